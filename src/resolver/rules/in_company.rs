//! A surname beside that of a colleague or a rival: "Sanders & Clinton", "the Merkel-Hollande plan".
//!
//! Each alone may be anybody's; that two people of one state's politics of the time stand side by side is hardly chance, nor that two rulers of one
//! time do: "Kennedy and Khrushchev".

use crate::date::Date;
use crate::document::evidence::{Evidence, Reasons, Rule};
use crate::gazetteer::{Entity, Term, TermEnd};
use crate::lexicon::WordList;
use crate::options::Surnames;
use crate::resolver::colleague::colleague_beside;
use crate::resolver::context::Context;
use crate::resolver::lone_surname::{NO_SURNAMES, NOT_PEOPLE};
use crate::resolver::politics;
use crate::resolver::prominence::{self, Crowd};
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::site::Site;
use crate::resolver::standing::{MOST, Standing, colleagues, share_a_state, standing};
use crate::resolver::window;
use crate::text::words::is_name_like;
use crate::vocabulary::Form;

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::WellKnown,
    classes: NameClasses::SURNAME,
    applies: |site| {
        !site.contested
            && !site.surface().contains(' ')
            && (site.names.len() <= NAMES
                || site.context.options.date.is_some() && site.classes.any(NameClasses::RULERS_SURNAME))
            && !site.classes.any(NOT_PEOPLE.or(NameClasses::ALONE))
            && colleague_beside(site).is_some()
    },
    reads: Reads::Document,
    decide,
};

/// Names of a reading, at most: more are of too many leaders, of whom only rulers count, "Trump and Kim".
const NAMES: usize = 4 * MOST;

fn decide<'r>(site: &Site<'_, 'r>) -> Verdict {
    let context = site.context;
    if context.is_first_pass || context.options.given_surnames() == Surnames::Strict {
        return Verdict::Abstain;
    }
    let Some(colleague) = colleague_beside(site) else { return Verdict::Abstain };
    let words = &context.text[colleague.range()];
    // "Kim-Kim-Kim": two names of very many people tell nothing, and would take long to compare.
    let has_few = site.names.len() <= NAMES;
    if !has_few && words == site.surface() {
        return Verdict::Abstain;
    }
    // "Duncan-Smith" may be one person, and "Jorge Macri-Solís" is.
    let both = colleague.start().min(site.span().start())..colleague.end().max(site.span().end());
    let is_compound = !context.text[both].contains([' ', '\n']);
    let is_introduced = |name| context.introduced.as_anybody(name).is_some();
    if is_compound && (is_introduced(words) || is_introduced(site.surface())) {
        return Verdict::Abstain;
    }
    let may_be_meant = || {
        let lists = site.neighbours.own_lists();
        // "May and Corbyn": beside a name that is no word.
        let is_a_word = || {
            lists.has(WordList::SentenceOpeners) && !lists.has(WordList::Calendar)
                || lists.any(NO_SURNAMES) && site.lexicon().lists(words).any(NO_SURNAMES)
        };
        // "Wilson and Brown scored": two names that many have need a word of politics.
        let are_frequent =
            || lists.has(WordList::FrequentSurnames) && site.lexicon().has(WordList::FrequentSurnames, words);
        // "Sanders Shoes".
        let goes_on = is_name_like(site.neighbours.after().word);
        let is_in_politics =
            || politics::is_spoken_of(site) || context.options.date.is_none() && context.anchors.names_a_country();
        !(goes_on || is_a_word()) && (!are_frequent() || is_in_politics())
    };
    let reasons = || Reasons::new(Evidence::from_words(Rule::WellKnown, colleague));
    let Some(date) = context.options.date else {
        let ruler = contemporary(site, words).filter(|_| may_be_meant());
        return Verdict::of(ruler.map(|name| (name, reasons())));
    };
    let own: Vec<(Admitted, Standing)> = site
        .people()
        .into_iter()
        .filter(|name| name.form() == Form::Surname && (has_few || context.is_of_ruler(name)))
        .filter_map(|name| Some((name, standing(context.terms(&name), date)?)))
        .collect();
    if own.is_empty() || own.len() > MOST || !may_be_meant() {
        return Verdict::Abstain;
    }
    let colleagues = colleagues(context, words, date);
    let beside_colleague: Vec<&(Admitted, Standing)> = own
        .iter()
        .filter(|(name, standing)| {
            let with = |(other, theirs): &(Entity<'r>, Standing)| {
                other.handle() != name.entity
                    && (standing.is_high() || theirs.is_high())
                    && (!is_compound || standing.is_high() && theirs.is_high())
                    && (standing.rules() && theirs.rules() || share_a_state(context.terms(name), *other, date))
            };
            colleagues.iter().any(with)
        })
        .collect();
    let best = beside_colleague.iter().map(|(_, standing)| *standing).max();
    let mut highest = beside_colleague.iter().filter(|(_, standing)| Some(*standing) == best).map(|(name, _)| *name);
    // Of a name that very many have more than one may stand as high, of whom one leads a state.
    let of_many = |mut all: Names| {
        if all.iter().any(|name| name.entity != all[0].entity) {
            all.retain(|name| leads(context, name, date));
        }
        all.first().filter(|first| all.iter().all(|name| name.entity == first.entity)).copied()
    };
    let name = if has_few { highest.next_back() } else { of_many(highest.collect()) };
    Verdict::of(name.map(|name| (name, reasons())))
}

/// Whether somebody leads a state on a date, whoever else has a high office in it.
fn leads(context: &Context<'_>, name: &Admitted, date: Date) -> bool {
    let leads = |term: Term<'_>| {
        let leader = context.gazetteer.leader_of(term.body().id(), Some(date), None);
        leader.is_ok_and(|leader| leader.is_some_and(|leader| leader.leader_handle() == name.entity))
    };
    context.terms(name).filter(|term| prominence::makes_ruler(term.role())).any(leads)
}

/// Of a text without a date the best known ruler of the surname who ruled at the time of one of the colleague's: "Kennedy and Khrushchev".
fn contemporary(site: &Site<'_, '_>, colleague: &str) -> Option<Admitted> {
    let context = site.context;
    let years = |term: Term<'_>| -> Option<(u16, u16)> {
        let start = term.start()?.year();
        let end = match term.end() {
            TermEnd::On(end) => end.year(),
            TermEnd::Open => u16::MAX,
            TermEnd::Unknown => window::latest(&term).map_or(start, |day| day.year()),
        };
        prominence::makes_ruler(term.role()).then_some((start, end))
    };
    let names = context.gazetteer.named(colleague);
    let mut theirs: Vec<(u16, u16)> = Vec::new();
    for name in names.iter().filter(|name| name.form() == Form::Surname) {
        theirs.extend(name.entity().as_leader().into_iter().flat_map(|leader| leader.terms()).filter_map(years));
    }
    let overlaps = |term: &Term<'_>| {
        years(*term).is_some_and(|own| theirs.iter().any(|their| own.0 <= their.1 && their.0 <= own.1))
    };
    let mut rulers: Names = site.people();
    rulers.retain(|name| name.form() == Form::Surname && context.terms(name).any(|term| overlaps(&term)));
    let best = prominence::best(context, &rulers, Crowd::NOBODY, overlaps)?;
    best.is_far().then_some(*best.name)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn rivals_name_each_other() {
        for (text, date, expected) in [
            ("Talk about Sanders & Clinton.", "2016-04-22", &["Sanders", "Clinton"][..]),
            ("Talk about Sanders & Clinton.", "1986-04-22", &[]),
            ("Talk about Sanders & Clinton Shoes.", "2016-04-22", &[]),
            ("Talk about Sanders & Sons.", "2016-04-22", &[]),
        ] {
            let options = Options::default().date(date.parse().expect("a date"));
            let document = Extractor::embedded().extract_with(text, &options);
            let found: Vec<&str> = document.mentions().map(|mention| &text[mention.span().range()]).collect();
            assert_eq!(found, expected, "{text} {date}");
        }
    }
}
