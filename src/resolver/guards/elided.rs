//! Names that an apostrophe divides: "Senator D'Amato" is not Amato, and an English text has "Banca D'America" from another language.

use crate::document::rejection::Rejection;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::text::fold::is_apostrophe;
use crate::vocabulary::Kind;

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A capital D with an apostrophe before it is of the name: \"Senator D'Amato\", \"Banca D'America\".",
    reason: Rejection::AnotherName,
    kinds: Kinds::ALL,
    except: Rules::NONE,
    applies: |site, _| site.place.before().ends_with(is_apostrophe),
    reads: Reads::Neighbours,
    // "D'Italie" is of Italy in French.
    forbids: |site, name| {
        site.place.before().trim_end_matches(is_apostrophe).ends_with('D')
            && (site.is_english() || name.kind() == Some(Kind::Leader))
    },
};

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn countries_are_elided_and_people_are_not() {
        let found = |text: &str, options: &Options| {
            let document = Extractor::embedded().extract_with(text, options);
            document.mentions().map(|mention| document.surface(mention).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("D'Italie et d'Espagne", &Options::new().language("fr")), ["Italie", "Espagne"]);
        assert_eq!(found("Giuliano Amato of Italy met Mr D'Amato.", &Options::new()), ["Giuliano Amato", "Italy"]);
    }
}
