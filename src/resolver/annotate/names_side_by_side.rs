//! Two names of a leader side by side are one mention: both family names ("Febres Cordero"), or the given name behind ("MACRON Emmanuel").

use crate::document::mention::Mention;
use crate::text::{Span, cursor};
use crate::vocabulary::Form;

/// Joins a surname with the other surname or the given name of the same leader that follows at once.
pub(super) fn join(text: &str, mentions: &mut Vec<Mention>) {
    mentions.dedup_by(|second, first| {
        if first.form != Form::Surname || first.target != second.target {
            return false;
        }
        let Some(between) = cursor::near(text, first.span.end(), second.span.start()) else { return false };
        let form = match second.form {
            Form::Given if between == " " => Form::Name,
            Form::Surname
                if matches!(between, " " | "-" | "\n") && text[first.span.range()] != text[second.span.range()] =>
            {
                Form::Surname
            }
            _ => return false,
        };
        *first = Mention { span: Span::new(first.span.start(), second.span.end()), form, ..*first };
        true
    });
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn two_surnames_are_one_mention() {
        let text = "President Leon Febres Cordero spoke. Congress wants to oust Febres Cordero.";
        let document = Extractor::embedded().extract(text);
        let found: Vec<&str> = document.mentions().map(|mention| document.surface(mention)).collect();
        assert!(found.ends_with(&["Febres Cordero"]), "{found:?}");
    }
}
