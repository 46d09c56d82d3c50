//! The surname of a ruler right behind the country ruled: "North Korea's Kim inspects a missile site".

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::document::mention::Mention;
use crate::gazetteer::{Term, TermEnd};
use crate::lexicon::{WordList, WordLists};
use crate::options::Surnames;
use crate::resolver::disambiguate;
use crate::resolver::politics;
use crate::resolver::readings::{NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::text::Place;
use crate::text::words::is_name_like;
use crate::vocabulary::{Form, Kind, Role};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::CountryBeside,
    classes: NameClasses::RULERS_SURNAME,
    applies: |site| {
        const WORDS: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));
        site.before.is_some_and(|mention| mention.kind == Kind::Country && owns(site, mention))
            && !site.neighbours.own_lists().any(WORDS)
            && !is_name_like(site.neighbours.after().word)
    },
    reads: Reads::Document,
    decide,
};

/// The year from which on those who ruled are in the news that has no date.
const OF_OUR_TIME: u16 = 2000;

fn decide(site: &Site<'_, '_>) -> Verdict {
    let Some((mention, country)) = site.before.and_then(|mention| Some((mention, mention.target.entity()?))) else {
        return Verdict::Abstain;
    };
    let date = site.context.options.date;
    // "Spain's Sanchez scored": athletes are called so, too.
    if site.context.options.given_surnames() == Surnames::Strict || !politics::is_spoken_of(site) {
        return Verdict::Abstain;
    }
    // Who governs is meant before who only holds the other of the two offices, and without a date who rules before who did not long ago.
    let holds = |term: &Term<'_>| date.map_or(term.end() == TermEnd::Open, |date| term.holds_on(date));
    let is_recent =
        |term: &Term<'_>| date.is_none() && matches!(term.end(), TermEnd::On(end) if end.year() >= OF_OUR_TIME);
    let governs = |term: &Term<'_>| term.role() == Role::EffectiveLeader && holds(term);
    let by: [&dyn Fn(&Term<'_>) -> bool; 3] = [&governs, &holds, &is_recent];
    let surnames = || site.people().into_iter().filter(|name| matches!(name.form(), Form::Surname | Form::Given));
    let chosen = by.into_iter().find_map(|counts| {
        let rules = |term: &Term<'_>| term.role().rules() && term.body_handle() == country && counts(term);
        let rulers: Names = surnames().filter(|name| site.context.terms(name).any(|term| rules(&term))).collect();
        disambiguate::choose_person(site.context, &rulers, site.span(), rules)
    });
    let words = Reasons::new(Evidence::from_words(Rule::CountryBeside, mention.span));
    Verdict::of(chosen.map(|chosen| (chosen.name, words.chosen_by(chosen.evidence))))
}

/// Whether the country has the possessive and stands right before.
fn owns(site: &Site<'_, '_>, country: &Mention) -> bool {
    let between = Place::new(site.context.text, country.span).between(site.span());
    between.is_some_and(|between| {
        let possessive = site.lexicon().possessive(between);
        possessive > 0 && &between[possessive..] == " "
    })
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn a_ruler_is_called_by_the_country() {
        let options = Options::default().date("2016-03-01".parse().expect("a date"));
        for (text, expected) in [
            ("North Korea's Kim inspects a missile site", true),
            ("North Korea's Kim wins on points", false),
            ("North Korea's Kim Yong wants a treaty", false),
            ("Peru's Kim wants a treaty", false),
        ] {
            let document = Extractor::embedded().extract_with(text, &options);
            assert_eq!(document.mentions().len() == 2, expected, "{text}");
        }
    }
}
