//! The initials before a surname: "V. Putin" is one name.

use crate::document::mention::{Mention, is_taken};
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::resolver::initials;
use crate::text::Span;
use crate::vocabulary::{Form, Kind};

/// Takes the initials of the leader into the mentions by surname.
pub(super) fn join(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        let mention = mentions[place];
        let is_surname = mention.kind == Kind::Leader && mention.form == Form::Surname;
        // Few stand behind a dot.
        let is_behind_dot = || text[..mention.span.start()].trim_end_matches(' ').ends_with('.');
        let Some(leader) = mention.target.entity().filter(|_| is_surname && is_behind_dot()) else { continue };
        if let Some(start) = initials::start_of_own(gazetteer, lexicon, text, mention.span, leader)
            && !is_taken(mentions, Span::new(start, mention.span.start()))
        {
            let span = Span::new(start, mention.span.end());
            mentions[place] = Mention { span, form: Form::Name, ..mention };
        }
    }
}
