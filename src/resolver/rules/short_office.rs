//! An office that is called by its first word alone: "Secretary Gates" is the Secretary of Defense.

use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::Term;
use crate::lexicon::WordList;
use crate::resolver::disambiguate;
use crate::resolver::readings::NameClasses;
use crate::resolver::rule::{Accepted, Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::text::Span;
use crate::vocabulary::Role;

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::TitleBefore,
    classes: NameClasses::OFFICIALS_SURNAME,
    // Every state has had secretaries: without a date only those of foreign affairs are called so.
    applies: |site| {
        let before = site.neighbours.before();
        before.lists.has(WordList::PortfolioOffices)
            && before.word.starts_with(char::is_uppercase)
            && site.title().is_none()
    },
    reads: Reads::Document,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let (context, word) = (site.context, site.neighbours.before().word);
    let held = |term: &Term<'_>| {
        let office = term.office();
        // "Secretary of State", "Treasury Secretary".
        let of = office.strip_prefix(word).is_some_and(|rest| rest.starts_with(" of "))
            || context.options.date.is_some()
                && office.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ') && rest.matches(' ').count() == 1);
        of && context.options.date.map_or(term.role() == Role::ForeignMinister, |date| term.holds_on(date))
    };
    let mut holders = site.people();
    holders.retain(|name| context.terms(name).any(|term| held(&term)));
    let Some(chosen) = disambiguate::choose_person(context, &holders, site.span(), held) else {
        return Verdict::Abstain;
    };
    let end = site.span().start() - 1;
    let office = Evidence::from_words(Rule::TitleBefore, Span::new(end - word.len(), end));
    let reasons = Reasons::new(office).chosen_by(chosen.evidence);
    Verdict::Accept(Accepted { name: chosen.name, reasons, start: None, share: None })
}
