//! A document in words: every decision, its rule and the words that the rule read.

use std::fmt::Write;

use crate::document::{Document, RejectedCandidate};
use crate::text::{CodePoints, Span};

impl Document<'_> {
    /// Every decision in words for people, one a line: where (code points), the mention, what it denotes, how sure, which rules and from
    /// which words; then the rejected candidates, if they were asked for. The form may change.
    ///
    /// ```
    /// let document = legation::Extractor::embedded().extract("Xi Jinping spoke. Xi left.");
    /// let explanation = document.explain();
    /// assert!(explanation.contains("long_form_before “Xi Jinping” at 0"));
    /// ```
    pub fn explain(&self) -> String {
        let offsets = CodePoints::new(self.text());
        let mut out = String::new();
        for mention in self.mentions() {
            let target = self.entity(mention).map_or("discovered", |entity| entity.id());
            let reasons: Vec<String> = mention
                .evidence()
                .map(|evidence| match evidence.span() {
                    Some(span) => {
                        format!("{} “{}” at {}", evidence.rule(), self.words(span), offsets.at(span.start()))
                    }
                    None => evidence.rule().to_string(),
                })
                .collect();
            let (at, words) = (offsets.at(mention.span().start()), self.words(mention.span()));
            let (form, name, sure) = (mention.form(), self.name(mention), mention.confidence());
            let reasons = reasons.join(", ");
            writeln!(out, "{at}: “{words}” is {name} ({target}), by {form}, {sure}: {reasons}")
                .expect("a string grows");
        }
        for rejected in self.rejected() {
            let (at, words) = (offsets.at(rejected.span().start()), self.words(rejected.span()));
            let (what, reason) = (candidates(&rejected), rejected.reason());
            writeln!(out, "{at}: “{words}” is not a mention{what}: {reason}").expect("a string grows");
        }
        out
    }

    /// The words of a span on one line.
    fn words(&self, span: Span) -> String {
        self.text()[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a rejected name may denote, in brackets: a few ids, and how many more there are. Generic names have hundreds.
fn candidates(rejected: &RejectedCandidate<'_>) -> String {
    const SHOWN: usize = 5;
    let ids: Vec<&str> = rejected.entities().map(|entity| entity.id()).collect();
    match ids.len() {
        0 => String::new(),
        count if count <= SHOWN => format!(" ({})", ids.join(", ")),
        count => format!(" ({} and {} more)", ids[..SHOWN].join(", "), count - SHOWN),
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn generic_names_are_cut_short() {
        let text = "The Foreign Ministry said so.";
        let document = Extractor::embedded().extract_with(text, &Options::new().rejected(true));
        let candidates = document.rejected().next().expect("the ministry of nobody").entities().count();
        assert!(candidates > 5);
        let explanation = document.explain();
        assert!(explanation.contains(&format!(" and {} more): ", candidates - 5)), "{explanation}");
        assert_eq!(explanation.matches("org:").count(), 5);
    }
}
