//! Both family names of a leader side by side: "Febres Cordero" is one mention.

use crate::document::mention::Mention;
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Joins two surnames of one leader with one blank or hyphen between.
pub(super) fn join(text: &str, mentions: &mut Vec<Mention>) {
    let is_surname = |mention: &Mention| mention.kind == Kind::Leader && mention.form == Form::Surname;
    mentions.dedup_by(|second, first| {
        let is_one = is_surname(first)
            && is_surname(second)
            && first.target == second.target
            && cursor::near(text, first.span.end(), second.span.start())
                .is_some_and(|it| matches!(it, " " | "-" | "\n"))
            && text[first.span.range()] != text[second.span.range()];
        if is_one {
            first.span = Span::new(first.span.start(), second.span.end());
        }
        is_one
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
