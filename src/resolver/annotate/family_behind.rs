//! The family behind an Arabic name that goes from father to father: "Mohammed bin Salman Al Saud".

use super::widen;
use crate::document::mention::Mention;
use crate::lexicon::Lexicon;
use crate::resolver::fathers::family;
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Takes the family into the mentions of leaders by such a name.
pub(super) fn join(lexicon: &Lexicon, text: &str, mentions: &mut [Mention]) {
    for place in 0..mentions.len() {
        let mention = mentions[place];
        // Few mentions are followed by a particle with a capital, or by a father.
        let behind = cursor::after(text, mention.span.end());
        let is_followed = behind.as_bytes().get(1).is_some_and(|byte| byte.is_ascii_uppercase() || *byte == b'b');
        if mention.kind != Kind::Leader || mention.form != Form::Name || !is_followed {
            continue;
        }
        if let Some(length) = family(lexicon, &text[mention.span.range()], behind) {
            widen(mentions, place, Span::new(mention.span.start(), mention.span.end() + length));
        }
    }
}
