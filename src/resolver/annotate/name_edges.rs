//! Where the mention of a leader starts and ends: "King Hussein" is a mention of Hussein, the dot of "Ferdinand Marcos Jr." a part of it, and the
//! particle of "al-Jolani", too.

use super::widen;
use crate::document::mention::Mention;
use crate::gazetteer::Gazetteer;
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::title;
use crate::text::fold::is_hyphen;
use crate::text::words::{self, is_name_like};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Takes titles out of mentions, unless the leader's own name begins with them, as Sheikh Hasina's does; adds the dot of the son.
pub(super) fn settle(gazetteer: &Gazetteer, lexicon: &Lexicon, text: &str, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.kind == Kind::Leader && mention.form == Form::Name) {
        let surface = &text[mention.span.range()];
        if lexicon.has(WordList::Juniors, words::last(surface)) && text[mention.span.end()..].starts_with('.') {
            mention.span = Span::new(mention.span.start(), mention.span.end() + 1);
        }
        let start = behind_titles(lexicon, text, mention.span);
        let has_it = || {
            let entity = mention.target.entity().map(|entity| gazetteer.entity_at(entity));
            let first = words::first(surface);
            entity.is_some_and(|entity| entity.name().starts_with(first))
        };
        if start > mention.span.start() && !has_it() {
            mention.span = Span::new(start, mention.span.end());
        }
    }
}

/// Takes the particle into the mention of a surname that a hyphen joins to it: "al-Jolani".
pub(super) fn join_particles(lexicon: &Lexicon, text: &str, mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        let mention = mentions[place];
        if mention.kind != Kind::Leader || !matches!(mention.form, Form::Surname | Form::Given) {
            continue;
        }
        let Some(head) = cursor::before(text, mention.span.start()).strip_suffix('-') else { continue };
        let particle = words::last(head);
        if lexicon.has(WordList::AttachedParticles, particle)
            && !head[..head.len() - particle.len()].ends_with(is_hyphen)
        {
            let start = mention.span.start() - "-".len() - particle.len();
            widen(mentions, place, Span::new(start, mention.span.end()));
        }
    }
}

/// Where the titles end that a span begins with, if a name is left.
fn behind_titles(lexicon: &Lexicon, text: &str, span: Span) -> usize {
    let mut start = span.start();
    while let Some(end) = title::end_at(lexicon, text, start) {
        let rest = cursor::after(text, end).strip_prefix(' ');
        if end + 1 >= span.end() || !rest.is_some_and(|rest| is_name_like(words::first(rest))) {
            break;
        }
        start = end + 1;
    }
    start
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;

    #[test]
    fn titles_end_where_the_name_begins() {
        let gazetteer = Gazetteer::embedded();
        for (text, name) in [
            ("King Hussein", "Hussein"),
            ("Crown Prince Haakon", "Haakon"),
            ("Pope John Paul II", "John Paul II"),
            ("Sheikh Hassan Nasrallah", "Hassan Nasrallah"),
            ("Hosni Mubarak", "Hosni Mubarak"),
            ("John Major", "John Major"),
        ] {
            let start = behind_titles(gazetteer.lexicon(None), text, Span::new(0, text.len()));
            assert_eq!(&text[start..], name);
        }
    }
}
