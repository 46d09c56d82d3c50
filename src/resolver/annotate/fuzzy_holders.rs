//! Names of office holders that the text spells otherwise: "Prime Minister Yulia Timoshenko".

use smallvec::SmallVec;

use crate::document::mention::Mention;
use crate::gazetteer::{DistanceMatrix, EntityHandle, Gazetteer, WordLetters};
use crate::lexicon::{Lexicon, WordList, WordLists};
use crate::options::Options;
use crate::resolver::anchors::Offices;
use crate::resolver::spelling::{Word, edits_of};
use crate::resolver::title::Title;
use crate::text::fold::fold_name;
use crate::vocabulary::Kind;

/// Edits that two spellings of a full name may be apart.
const EDITS: u8 = 2;
/// Shorter names are too easily another's, unless only one letter differs and the country stands beside the office.
const SHORTEST: usize = 8;
const SHORTEST_BESIDE_COUNTRY: usize = 6;
/// Where the text names no country beside the office, at most this many that it does name are searched.
const COUNTRIES: usize = 6;

/// The leader whose name comes nearest to this one among those who held the office: of the body beside it, else of the countries.
pub(super) fn nearest_holder(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    name: &str,
    title: &Title,
    body: Option<&Mention>,
    countries: &[EntityHandle],
) -> Option<EntityHandle> {
    if !title.is_of_few() {
        return None;
    }
    let key = fold_name(name)?;
    let letters: Vec<char> = key.chars().collect();
    let edits = if letters.len() >= SHORTEST { EDITS } else { 1 };
    if letters.len() < SHORTEST && (body.is_none() || letters.len() < SHORTEST_BESIDE_COUNTRY) {
        return None;
    }
    let body = body.map(|body| body.target.entity());
    let bodies = body.as_ref().map_or(countries, |body| body.as_slice());
    let roles = title.roles_of_holders();
    let near = bodies.iter().flat_map(|&body| gazetteer.similar_holder_names(body, roles, &key, edits));
    let near = near.filter_map(|holder| {
        let other = std::str::from_utf8(holder.key()).expect("keys are text");
        let distance = DistanceMatrix::between(&letters, other, edits)?;
        (distance < 2 || !ends_in_short_word(&key, other)).then_some((distance, holder.leader()))
    });
    let near = near.min().map(|(_, leader)| leader);
    near.or_else(|| only_holder_of_words(gazetteer, lexicon, &key, bodies, roles))
}

/// Whether two names differ in a short last word: "Jim Webber" is not Jim Webb.
fn ends_in_short_word(name: &str, other: &str) -> bool {
    const SHORT: usize = 5;
    let last = |name: &'_ str| name.rfind(' ').map_or(0, |blank| blank + 1);
    let (word, others) = (&name[last(name)..], &other[last(other)..]);
    word != others && word.len().min(others.len()) <= SHORT
}

/// The only leader whose name has all the longer words of this one, or has no others: "Raul Ricardo Alfonsin", "Abe Shinzo", "Ben Bella".
///
/// Initials and particles do not count, and a word may be spelt a little otherwise.
fn only_holder_of_words(
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    key: &str,
    bodies: &[EntityHandle],
    roles: u32,
) -> Option<EntityHandle> {
    let words = NameWords::of(lexicon, key);
    if words.words.len() < LEAST_WORDS {
        return None;
    }
    let mut found: SmallVec<[EntityHandle; 2]> = SmallVec::new();
    for &body in bodies {
        for word in &words.words {
            for holder in gazetteer.holder_names_with_word(body, roles, word.text, edits_of(word.text.len())) {
                if words.may_share(holder.words()) && !found.contains(&holder.leader()) {
                    let other = std::str::from_utf8(holder.key()).expect("keys are text");
                    found.extend(words.agrees(&NameWords::of(lexicon, other)).then(|| holder.leader()));
                }
            }
        }
    }
    match found[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Words that two names must share.
const LEAST_WORDS: usize = 2;

/// Letters of the words that two names share, at least.
const LEAST_LETTERS: usize = 8;

/// The words of a folded name, without initials and particles.
struct NameWords<'k> {
    words: SmallVec<[Word<'k>; 6]>,
    /// What tells the son of a person of the same name: "iii".
    number: Option<&'k str>,
}

impl<'k> NameWords<'k> {
    fn of(lexicon: &Lexicon, key: &'k str) -> NameWords<'k> {
        const PARTICLES: WordLists =
            WordLists::of(WordList::NameParticles).or(WordLists::of(WordList::AttachedParticles));
        let is_number = |word: &&str| word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        let counts = |word: &&str| word.len() > 1 && !is_number(word) && !lexicon.lists(word).any(PARTICLES);
        let words = key.split(' ').filter(counts).map(Word::new).collect();
        NameWords { words, number: key.split(' ').find(is_number) }
    }

    /// Whether as many of the words as two names must share may be among those of another name; a "no" is right.
    fn may_share(&self, others: &[WordLetters]) -> bool {
        let is_shared =
            |own: &Word<'_>| others.iter().any(|other| own.may_be_like(other.length as usize, other.letters));
        self.words.iter().filter(|own| is_shared(own)).nth(LEAST_WORDS - 1).is_some()
    }

    /// Whether each word of the shorter name is in the longer one, in their order; or the family name comes first in one of them.
    fn agrees(&self, other: &NameWords<'k>) -> bool {
        let (short, long) = match self.words.len() <= other.words.len() {
            true => (&self.words, &other.words),
            false => (&other.words, &self.words),
        };
        let letters: usize = short.iter().map(|word| word.text.len()).sum();
        if short.len() < LEAST_WORDS || letters < LEAST_LETTERS || self.number != other.number {
            return false;
        }
        let (first, rest) = short.split_first().expect("it has words");
        let is_in_order = |words: &[Word<'k>]| {
            let mut left = long.iter();
            words.iter().all(|word| left.any(|other| word.is_like(other)))
        };
        let turned: SmallVec<[Word<'k>; 6]> = rest.iter().chain([first]).copied().collect();
        is_in_order(short) || short.len() == long.len() && is_in_order(&turned)
    }
}

/// The countries that the text names most, the most named first: those whose offices are searched where no body stands beside the office. Where
/// it names none, those whose rulers it has.
pub(super) fn most_mentioned_countries(
    gazetteer: &Gazetteer,
    options: &Options,
    mentions: &[Mention],
) -> Vec<EntityHandle> {
    let of_kind = |kind: Kind| mentions.iter().filter(move |mention| mention.kind == kind);
    let mut countries: Vec<EntityHandle> =
        of_kind(Kind::Country).filter_map(|mention| mention.target.entity()).collect();
    if countries.is_empty() {
        let leaders = of_kind(Kind::Leader).filter_map(|mention| mention.target.entity());
        countries = leaders.flat_map(|leader| Offices::of(gazetteer, options, leader).ruled).collect();
    }
    countries.sort_unstable();
    let mut counts: Vec<(usize, EntityHandle)> =
        countries.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counts.sort_by_key(|&(count, country)| (std::cmp::Reverse(count), country));
    counts.into_iter().map(|(_, country)| country).take(COUNTRIES).collect()
}
