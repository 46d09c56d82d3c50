//! Rulers whose names the text spells as they sound, without an office beside them: "Talks with Sadam Hussein failed".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::lexicon::{Lexicon, WordList};
use crate::resolver::given_names;
use crate::resolver::spelling::are_alike;
use crate::scanner::Chunks;
use crate::text::fold::fold_name;
use crate::text::{Span, cursor};

/// Words of such a name.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;

/// The ruler whose name a run of capitalised words spells otherwise, with the place of the name.
pub(super) fn in_run(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    text: &str,
    chunks: &Chunks<'_>,
    run: &[Span],
) -> Option<(Span, EntityHandle)> {
    let opens = |word: &Span| {
        let word = &text[word.range()];
        lexicon.titles().may_end_with(word) || lexicon.has(WordList::SentenceOpeners, word)
    };
    let openers = run.iter().take_while(|word| opens(word)).count();
    let name = &run[openers..];
    let (first, last) = (name.first()?, name.last()?);
    let span = Span::new(first.start(), last.end());
    // "The baker Vladimir Puttin" is somebody else.
    let is_somebody_else = || given_names::ends_in_occupation(lexicon, cursor::before(text, run[0].start()));
    let may_be = WORDS.contains(&name.len()) && !is_somebody_else();
    let name = may_be.then_some(&text[span.range()])?;
    let ruler = gazetteer.ruler_who_sounds_like(name).filter(|&ruler| is_spelt_alike(gazetteer, name, ruler))?;
    // What the gazetteer has in English was seen by the rules: "the carrier Charles de Gaulle".
    let mut names = chunks.keys_at(span).into_iter().flat_map(|key| gazetteer.names_under(key));
    names.all(|name| name.traits().foreign()).then_some((span, ruler))
}

/// Whether each word is spelt much as in a full name of the ruler: "Charles Brieant" is not Charles Bryant.
fn is_spelt_alike(gazetteer: &Gazetteer, name: &str, ruler: EntityHandle) -> bool {
    let Some(key) = fold_name(name) else { return false };
    gazetteer.entity_at(ruler).keys_of_full_names().filter_map(|other| std::str::from_utf8(other).ok()).any(|other| {
        let is_as_long = key.split(' ').count() == other.split(' ').count();
        is_as_long && key.split(' ').zip(other.split(' ')).all(|(word, other)| are_alike(word, other))
    })
}

/// The reasons of such a mention.
pub(super) fn reasons() -> Reasons {
    Reasons::of_rule(Rule::OwnName).chosen_by(Some(Evidence::new(Rule::OtherSpelling)))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn rulers_are_known_however_they_are_spelt() {
        for (text, expected) in [
            ("Then Sadam Hussein left. Hussein was gone.", &["leader:saddam-hussein"; 2][..]),
            ("Volodimir Zelenskij met Yaser Arafat.", &["leader:volodymyr-zelenskyy", "leader:yasser-arafat"]),
            ("Judge Charles Brieant spoke.", &[]),
            ("Sadam Huskins spoke.", &[]),
            ("The carrier Charles de Gaulle sailed.", &[]),
        ] {
            let document = Extractor::embedded().extract(text);
            let found: Vec<&str> =
                document.mentions().filter_map(|mention| document.entity(mention)).map(|entity| entity.id()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
