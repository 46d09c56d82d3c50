//! A name that comes first (a given name, a family name of East Asia) and goes on with another's: "Li Song-ho" is not Li Peng.

use std::cell::LazyCell;

use crate::document::rejection::Rejection;
use crate::gazetteer::Term;
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::resolver::headline;
use crate::resolver::politics;
use crate::resolver::prominence;
use crate::resolver::readings::Admitted;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::site::Site;
use crate::text::Place;
use crate::text::fold::{fold_name, is_hyphen};
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The name comes first and goes on with another's: \"Li Song-ho\" is not Li Peng.",
    reason: Rejection::AnotherName,
    kinds: Kinds::LEADERS,
    except: Rules::NONE,
    applies: |site, _| continues_to_the_right(site.lexicon(), site.place),
    reads: Reads::Neighbours,
    forbids: |site, accepted| {
        let needs_context = accepted.needs_context();
        if needs_context && (goes_on_with_verb(site, accepted) || goes_on_with_surname(site)) {
            return false;
        }
        *site.goes_on[usize::from(needs_context)].get_or_init(|| is_of_another(site, needs_context))
            && !goes_on_with_own_name(site, accepted)
    },
};

/// Whether a surname goes on with the leader's own given name: "Abe Shinzo".
fn goes_on_with_own_name(site: &Site<'_, '_>, accepted: &Admitted) -> bool {
    let next = || fold_name(site.neighbours.after().word);
    let name = || fold_name(site.context.gazetteer.entity_at(accepted.entity).name());
    accepted.form() == Form::Surname
        && next().zip(name()).is_some_and(|(next, name)| name.split(' ').any(|word| word == next))
}

/// Whether a hyphen joins the surname of somebody else: "the Kim-Trump summit".
fn goes_on_with_surname(site: &Site<'_, '_>) -> bool {
    let Some(next) = site.place.after().strip_prefix(is_hyphen).map(words::first) else { return false };
    let gazetteer = site.context.gazetteer;
    is_name_like(next)
        && !gazetteer.is_given_name(next)
        && gazetteer.named(next).iter().any(|name| name.form() == Form::Surname)
}

/// Whether no leader's name that is considered may go on as it does.
fn is_of_another(site: &Site<'_, '_>, needs_context: bool) -> bool {
    // Those that need no context are considered without those that do.
    let mut considered = site.of_kind(Kind::Leader).filter(|name| needs_context || !name.needs_context());
    let surface = site.surface();
    let one_word = !surface.contains(' ');
    let is_given_name = LazyCell::new(|| one_word && site.context.gazetteer.is_given_name(surface));
    considered.all(|name| match name.form() {
        Form::Given => true,
        // The only name of a monarch: "Paul" is not "Paul de Beer".
        Form::Name => one_word || is_of_given_names(site, name),
        // "President Mohamed Lemine Cheiguer" is nobody whose family name is Mohamed.
        Form::Surname => *is_given_name || has_family_name_first(site, name),
        _ => false,
    })
}

/// Whether the next word of a headline is rather its verb than a family name: "Sharon Pushes On", "Lee Sworn In"; of who rules whatever word it is:
/// "Rabin Slain".
fn goes_on_with_verb(site: &Site<'_, '_>, accepted: &Admitted) -> bool {
    let word = site.neighbours.after().word;
    let gazetteer = site.context.gazetteer;
    let date = site.context.options.date.filter(|_| accepted.is_of_ruler());
    let rules = |term: Term<'_>| term.role().rules() && prominence::is_present_on(&term, date);
    let is_of_ruler = || {
        date.is_some()
            && site.context.terms(accepted).any(rules)
            && !has_family_name_first(site, accepted)
            && !gazetteer.is_given_name(word)
    };
    // "President Mohamed Younis Menfi".
    site.title().is_none()
        && (site.lexicon().ends_like_verb(word) || politics::has_word(site.lexicon(), word) || is_of_ruler())
        && !gazetteer.is_family_name(word)
        && headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
}

/// Whether a monarch is known by given names alone: "Juan Carlos" is not "Juan Carlos Ortega".
fn is_of_given_names(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let leader = site.context.gazetteer.entity_at(name.entity);
    leader.as_leader().is_some_and(|leader| leader.family_name().is_none())
        && site.surface().split(' ').all(|word| site.context.gazetteer.is_given_name(word))
}

/// Whether the leader's family name comes first, as in East Asia.
fn has_family_name_first(site: &Site<'_, '_>, name: &Admitted) -> bool {
    let leader = site.context.gazetteer.entity_at(name.entity);
    let family_name = leader.as_leader().and_then(|leader| leader.family_name());
    family_name.is_some_and(|family_name| leader.name().starts_with(family_name))
}

/// Whether a capitalised name goes on after the place: "Li Song-ho" is no Li Peng, "Kengo wa Dondo" more than Kengo.
///
/// Only for names that come first; "President Bush Arrives" is a headline.
fn continues_to_the_right(lexicon: &Lexicon, place: Place<'_>) -> bool {
    const NO_PART: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));
    let Some(tail) = place.after().strip_prefix([' ', '-']) else { return false };
    // "Harald "Bluetooth" Gormsson".
    let tail = without_nickname(tail);
    let word = words::first_compound(tail);
    if is_name_like(word) {
        return !lexicon.lists(word).any(NO_PART);
    }
    let attached = word.split_once('-').is_some_and(|(first, _)| lexicon.has(WordList::AttachedParticles, first));
    let particle = || attached || lexicon.has(WordList::NameParticles, word);
    let capital_follows =
        || tail[word.len()..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    attached || particle() && capital_follows()
}

/// The text after a nickname in quotation marks that it begins with.
fn without_nickname(tail: &str) -> &str {
    const LONGEST: usize = 24;
    let Some(rest) = tail.strip_prefix(['"', '“', '‘', '\'']) else { return tail };
    let end = rest.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, '"' | '”' | '’' | '\''));
    end.and_then(|(end, c)| rest[end + c.len_utf8()..].strip_prefix(' ')).unwrap_or(tail)
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Place;

    #[test]
    fn names_go_on_with_capitals_and_particles() {
        let gazetteer = Gazetteer::embedded();
        for (text, name, expected) in [
            ("Li Song-ho spoke", "Li", true),
            ("Kengo wa Dondo spoke", "Kengo", true),
            ("Mohammed al-Baradei spoke", "Mohammed", true),
            ("Li \"Red\" Song spoke", "Li", true),
            ("Li spoke", "Li", false),
            ("Li Monday", "Li", false),
            ("Li The", "Li", false),
            ("Li van", "Li", false),
        ] {
            assert_eq!(continues_to_the_right(gazetteer.lexicon(None), Place::of(text, name)), expected, "{text}");
        }
    }
}
