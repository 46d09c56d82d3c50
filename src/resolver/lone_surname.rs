//! Whether a surname alone may be somebody's where it stands: it is no word there, no part of a longer name, and no place or occupation goes with it.

use crate::document::mention::Mention;
use crate::lexicon::{WordList, WordLists};
use crate::resolver::headline;
use crate::resolver::politics;
use crate::resolver::readings::NameClasses;
use crate::resolver::site::Site;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

/// What is also the name of a country or an organisation means that: "French", "Fed".
pub(super) const NOT_PEOPLE: NameClasses = NameClasses::COUNTRY.or(NameClasses::ORGANISATION);

/// A surname of more leaders says nothing by itself: "Kim".
const MOST: usize = 52;

/// Words that are names in capitals at most by chance.
pub(super) const NO_SURNAMES: WordLists = WordLists::of(WordList::Calendar)
    .or(WordLists::of(WordList::SentenceOpeners))
    .or(WordLists::of(WordList::EverydaySurnames));

/// Whether the surface is a name where it stands, and not an everyday word or the surname of too many.
pub(super) fn is_a_name(site: &Site<'_, '_>) -> bool {
    if site.names.len() > MOST {
        return false;
    }
    if is_a_word(site) {
        return is_everyday_word_inside(site) || site.follows_honorific() || speaks(site);
    }
    let surface = site.surface();
    // In a line of capitals an everyday word is that word: "MAJOR LEAGUE".
    let in_capitals = || !surface.contains(char::is_lowercase);
    let small = site.lexicon().lists_in_lower_case(surface);
    !(small.any(NO_SURNAMES) || small.has(WordList::EverydayWords) && in_capitals())
}

/// Whether it is also a word that says nothing of anybody: "May", "Moon".
pub(super) fn is_a_word(site: &Site<'_, '_>) -> bool {
    site.neighbours.own_lists().any(NO_SURNAMES)
}

/// Words that are no name where they open a sentence.
const NEVER: WordLists = WordLists::of(WordList::Calendar).or(WordLists::of(WordList::SentenceOpeners));

/// "New Zealand votes for Key": inside a sentence an everyday word has its capital as a name.
fn is_everyday_word_inside(site: &Site<'_, '_>) -> bool {
    let [before, after] = [site.neighbours.before(), site.neighbours.after()];
    site.context.options.date.is_some()
        && !site.neighbours.own_lists().any(NEVER)
        && site.place.before().ends_with(' ')
        && before.word.starts_with(char::is_lowercase)
        && !is_name_like(after.word)
        && site.surface().contains(char::is_lowercase)
        && !headline::is_in_title_case(site.lexicon(), site.place.text(), site.span())
}

/// "Ban Urges Restraint": what a headline lets speak is somebody.
fn speaks(site: &Site<'_, '_>) -> bool {
    let before = site.place.before();
    let opens = || before.is_empty() || before.ends_with('\n') || before.ends_with(": ");
    site.context.options.date.is_some()
        && site.surface().contains(char::is_lowercase)
        && !site.neighbours.own_lists().any(NEVER)
        && site.lexicon().lists_in_lower_case(site.neighbours.after().word).has(WordList::SpeechVerbs)
        && opens()
}

/// "Carter Hawley", "Ridge Racer": what is rather somebody else's name goes on with that of a firm or a thing.
pub(super) fn goes_on(site: &Site<'_, '_>, is_rather_another: bool) -> bool {
    let next = site.neighbours.after();
    // "Sharon Pushes On": in a headline the next capital may be a verb's.
    let is_in_headline = || headline::is_in_title_case(site.lexicon(), site.place.text(), site.span());
    let is_verb = || site.lexicon().ends_like_verb(next.word) && is_in_headline();
    let is_of_a_thing = || {
        site.is_english()
            && !next.lists.any(NO_SURNAMES)
            && !politics::has_word(site.lexicon(), next.word)
            && !is_in_headline()
    };
    is_name_like(next.word) && !is_verb() && (is_rather_another || is_of_a_thing())
}

/// "East Ridge"; "in Churchill": whoever is long out of office may also be a place.
pub(super) fn is_of_a_place(site: &Site<'_, '_>, is_present: bool) -> bool {
    let lists = site.neighbours.before().lists;
    lists.has(WordList::PlaceWords) || !is_present && lists.has(WordList::PlacePrepositions)
}

/// "BATE Borisov", "8. Eleuterio Anguita (Spain)", "Inzamam-ul-Haq": a part of another name.
pub(super) fn is_of_a_longer_name(site: &Site<'_, '_>) -> bool {
    let (before, after) = (site.place.before(), site.place.after());
    let head = before.strip_suffix(' ').unwrap_or_default();
    let word = site.neighbours.before().word;
    // In a line of capitals every word is in capitals.
    let follows_capitals = || {
        word.chars().count() > 1
            && word.chars().all(char::is_uppercase)
            && site.surface().contains(char::is_lowercase)
            && !site.is_taken(site.span().start().saturating_sub(2))
    };
    let is_ranked = || {
        let rank = head[..head.len() - word.len()].strip_suffix(". ");
        is_name_like(word) && rank.is_some_and(|rank| rank.ends_with(|c: char| c.is_ascii_digit()))
    };
    // But "anti-Peres".
    let is_joined = || {
        let joined = before.strip_suffix('-').map(words::last);
        joined.is_some_and(|word| site.lexicon().has(WordList::AttachedParticles, word) || is_name_like(word))
            || after.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_uppercase))
    };
    // "Honda's Abe": who belongs to what is neither a mention nor a capital.
    let is_of_another = || {
        let owner = before.strip_suffix("'s ").map_or("", words::last);
        is_name_like(owner)
            && !site.lexicon().lists(owner).any(NO_SURNAMES)
            && !site.is_taken(site.span().start() - "'s  ".len())
            && !site.context.gazetteer.named(owner).iter().any(|name| name.form() == Form::Capital)
    };
    // "Miguel Uribe Londoño": the second family name of the person before.
    let is_second = || {
        let is_there = |name: &Mention| name.kind == Kind::Leader && name.span.end() + " ".len() == site.span().start();
        site.before.is_some_and(is_there)
    };
    follows_capitals() || is_ranked() || is_joined() || is_of_another() || is_second()
}
