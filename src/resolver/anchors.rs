//! What the text mentions by names that need no support; other mentions can lean on it.

use std::cell::Cell;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::readings::Admitted;
use super::window::Window;
use crate::document::evidence::Rule;
use crate::document::mention::Mention;
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::options::Options;
use crate::text::Span;
use crate::vocabulary::Kind;

/// The entities of the first pass and where they stand.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// By entity, then place.
    places: Vec<Span>,
    /// Each entity once; sorted.
    entities: Vec<Anchor>,
    /// A bit for each entity, by the last digits of its handle: most that are asked for are not there.
    known: Vec<u64>,
    most_mentions_of_a_country: usize,
    most_named_country: Option<EntityHandle>,
    /// The countries that mentioned leaders rule (on the date of the text, if it is known), with the mentions of one leader each; sorted.
    ruled: Vec<(EntityHandle, usize)>,
    /// The countries of mentioned organisations and rulers, with the first two places of each: one may be the place that asks; sorted.
    implied: Vec<(EntityHandle, Span)>,
    /// The countries and organisations that mentioned leaders serve (about the date of the text, if it is known), with the first two places of each, too;
    /// sorted.
    served: Vec<(EntityHandle, Span)>,
    /// What was asked since it was taken last.
    asked: [Cell<u64>; Asked::WORDS],
}

/// What a decision asked of the anchors, or what of them has changed: a bit for each question, which others may share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked([u64; Asked::WORDS]);

impl Asked {
    const WORDS: usize = 2;

    /// Whether both may have a question; a "no" is right.
    pub fn meets(self, other: Asked) -> bool {
        self.0.iter().zip(other.0).any(|(one, other)| one & other != 0)
    }
}

/// What can be asked of the anchors.
#[derive(Clone, Copy)]
enum Question {
    /// Whether the text names a country, implies one, or has anything at all.
    AnyCountry,
    /// How often it names the country that it names most.
    MostOfACountry,
    /// Whether it has an entity.
    Presence(EntityHandle),
    /// What it has of an entity, where, how often and what implies it.
    Places(EntityHandle),
}

impl Question {
    /// The word and the bit that stand for it.
    #[inline]
    fn bit(self) -> (usize, u64) {
        let number = match self {
            Question::AnyCountry => 0,
            Question::MostOfACountry => 1,
            Question::Presence(entity) => 2 * entity.hash_bits(),
            Question::Places(entity) => 2 * entity.hash_bits() + 1,
        };
        (number / 64 % Asked::WORDS, 1 << (number % 64))
    }
}

/// What stands for an entity, and where.
type Places = [(EntityHandle, Span)];

/// An entity of the text.
#[derive(Debug)]
struct Anchor {
    entity: EntityHandle,
    /// Where its places start, and where those of the next one do.
    places: [usize; 2],
    /// The length of its longest mention.
    longest: usize,
}

impl Anchors {
    /// Bits for each entity, at least, so that few others share one.
    const BITS: usize = 16;

    /// Takes the mentions of a pass; `offices`: those of the leaders of passes before, to which is added.
    pub fn new(
        gazetteer: &Gazetteer,
        options: &Options,
        mentions: &[Mention],
        offices: &mut FxHashMap<EntityHandle, Offices>,
    ) -> Anchors {
        let mut all = Vec::with_capacity(mentions.len());
        let by_fame = |mention: &Mention| mention.reasons.accepted_by() == Rule::WellKnown;
        let anchor = |mention: &Mention| Some((mention.target.entity()?, mention.span, mention.kind, by_fame(mention)));
        all.extend(mentions.iter().filter_map(anchor));
        all.sort_unstable_by_key(|&(entity, span, ..)| (entity, span.start()));
        let mut anchors = Anchors { places: Vec::with_capacity(all.len()), ..Anchors::default() };
        anchors.entities.reserve(all.len());
        for same in all.chunk_by(|one, other| one.0 == other.0) {
            let (entity, _, kind, _) = same[0];
            // Who is only known by fame supports no other mention by the surname, but what is of the country.
            if same.iter().any(|&(.., by_fame)| !by_fame) {
                let start = anchors.places.len();
                anchors.places.extend(same.iter().map(|&(_, span, ..)| span));
                let longest = same.iter().map(|(_, span, ..)| span.len()).max().unwrap_or(0);
                anchors.entities.push(Anchor { entity, places: [start, start + same.len()], longest });
            }
            match kind {
                Kind::Country if same.len() > anchors.most_mentions_of_a_country => {
                    anchors.most_mentions_of_a_country = same.len();
                    anchors.most_named_country = Some(entity);
                }
                Kind::Country => {}
                Kind::Leader => {
                    let Offices { ruled, served } =
                        offices.entry(entity).or_insert_with(|| Offices::of(gazetteer, options, entity));
                    for &country in &*ruled {
                        anchors.ruled.push((country, same.len()));
                        anchors.implied.push((country, same[0].1));
                    }
                    anchors.served.extend(served.iter().map(|&body| (body, same[0].1)));
                }
                Kind::Organisation => {
                    let country = gazetteer.entity_at(entity).as_organisation().and_then(|body| body.country_handle());
                    anchors.implied.extend(country.map(|country| (country, same[0].1)));
                }
                Kind::Other => {}
            }
        }
        anchors.ruled.sort_unstable();
        for places in [&mut anchors.implied, &mut anchors.served] {
            keep_two_of_each(places);
        }
        let bits = (anchors.entities.len() * Anchors::BITS).next_power_of_two().max(64);
        anchors.known.resize(bits / 64, 0);
        for Anchor { entity, .. } in &anchors.entities {
            let bit = entity.hash_bits() % bits;
            anchors.known[bit / 64] |= 1 << (bit % 64);
        }
        anchors
    }

    /// What was asked since the last time.
    pub fn take_asked(&self) -> Asked {
        Asked(std::array::from_fn(|word| self.asked[word].take()))
    }

    #[inline]
    fn note(&self, question: Question) {
        let (word, bit) = question.bit();
        self.asked[word].set(self.asked[word].get() | bit);
    }

    /// What others answer otherwise.
    pub fn changed(&self, others: &Anchors) -> Asked {
        let mut changed = Asked::default();
        let mut add = |question: Question| {
            let (word, bit) = question.bit();
            changed.0[word] |= bit;
        };
        let any_country = |anchors: &Anchors| {
            let [named, implied] = [anchors.most_mentions_of_a_country > 0, !anchors.implied.is_empty()];
            (named, implied, !anchors.served.is_empty(), !anchors.entities.is_empty())
        };
        if any_country(self) != any_country(others) {
            add(Question::AnyCountry);
        }
        let most_named = |anchors: &Anchors| (anchors.most_mentions_of_a_country, anchors.most_named_country);
        if most_named(self) != most_named(others) {
            add(Question::MostOfACountry);
        }
        let is_same =
            |one: &Anchor, other: &Anchor| one.entity == other.entity && self.places_at(one) == others.places_at(other);
        for_each_difference(
            [&self.entities, &others.entities],
            |anchor| anchor.entity,
            is_same,
            |entity| {
                add(Question::Places(entity));
                if self.look_up(entity).is_some() != others.look_up(entity).is_some() {
                    add(Question::Presence(entity));
                }
            },
        );
        let mut add_body = |body| add(Question::Places(body));
        for_each_difference([&self.ruled, &others.ruled], |&(country, _)| country, PartialEq::eq, &mut add_body);
        for bodies in [[&self.implied, &others.implied], [&self.served, &others.served]] {
            for_each_difference(bodies.map(|places| &places[..]), |&(body, _)| body, PartialEq::eq, &mut add_body);
        }
        changed
    }

    /// How often the text has leaders who rule the country.
    pub fn rulers_of(&self, country: EntityHandle) -> usize {
        self.note(Question::Places(country));
        let start = self.ruled.partition_point(|&(other, _)| other < country);
        let of_country = self.ruled[start..].iter().take_while(|(other, _)| *other == country);
        of_country.map(|(_, mentions)| mentions).sum()
    }

    /// Whether the text has an organisation or a ruler of some country.
    pub fn implies_any(&self) -> bool {
        self.note(Question::AnyCountry);
        !self.implied.is_empty()
    }

    /// A place of an organisation or a ruler of the country, other than the one that asks.
    pub fn implies(&self, country: EntityHandle, asking: Span) -> Option<Span> {
        self.note(Question::Places(country));
        places_of(&self.implied, country).iter().map(|&(_, span)| span).find(|&span| span != asking)
    }

    /// Whether the text has a leader who serves some country or organisation.
    pub fn has_servants(&self) -> bool {
        self.note(Question::AnyCountry);
        !self.served.is_empty()
    }

    /// A place of a leader who serves the country or organisation, other than the one that asks.
    pub fn served_by(&self, body: EntityHandle, asking: Span) -> Option<Span> {
        self.note(Question::Places(body));
        places_of(&self.served, body).iter().map(|&(_, span)| span).find(|&span| span != asking)
    }

    /// Whether the text has anything that needs no support.
    pub fn has_any(&self) -> bool {
        self.note(Question::AnyCountry);
        !self.entities.is_empty()
    }

    /// Whether the text names a country.
    pub fn names_a_country(&self) -> bool {
        self.note(Question::AnyCountry);
        self.most_mentions_of_a_country > 0
    }

    /// How often the text names the country that it names most.
    pub fn most_mentions_of_a_country(&self) -> usize {
        self.note(Question::MostOfACountry);
        self.most_mentions_of_a_country
    }

    /// The country that the text names most, the first of several.
    pub fn most_named_country(&self) -> Option<EntityHandle> {
        self.note(Question::MostOfACountry);
        self.most_named_country
    }

    /// Whether the text has the entity.
    #[inline]
    pub fn has(&self, entity: EntityHandle) -> bool {
        self.note(Question::Presence(entity));
        self.look_up(entity).is_some()
    }

    /// Whether the text has the entity by more letters than the span has.
    pub fn has_longer(&self, entity: EntityHandle, span: Span) -> bool {
        self.note(Question::Places(entity));
        self.look_up(entity).is_some_and(|anchor| anchor.longest > span.len())
    }

    /// How often the text has the entity.
    pub fn count(&self, entity: EntityHandle) -> usize {
        self.of(entity).len()
    }

    /// Whether the text has the entity before byte `start`.
    pub fn has_before(&self, entity: EntityHandle, start: usize) -> bool {
        self.of(entity).first().is_some_and(|span| span.start() < start)
    }

    /// Of the names whose entity the text has by a longer form, the one whose longer form stands nearest before `start`;
    /// failing that, nearest after it.
    pub fn nearest(&self, names: impl Iterator<Item = Admitted>, start: usize) -> Option<(Admitted, Span)> {
        let mut best: Option<((bool, usize), Admitted, Span)> = None;
        for name in names {
            let places = self.of(name.entity);
            let behind = places.partition_point(|span| span.start() < start);
            // A mention does not support itself.
            let later = places[behind..].iter().find(|span| span.start() > start);
            let Some(&span) = behind.checked_sub(1).map(|last| &places[last]).or(later) else { continue };
            let rank = (span.start() > start, span.start().abs_diff(start));
            if best.as_ref().is_none_or(|(other, ..)| rank < *other) {
                best = Some((rank, name, span));
            }
        }
        best.map(|(_, name, span)| (name, span))
    }

    /// How often the text has the entity, and the place nearest before `start`, else the first.
    pub fn nearest_of(&self, entity: EntityHandle, start: usize) -> Option<(usize, Span)> {
        let places = self.of(entity);
        let behind = places.partition_point(|span| span.start() < start);
        let place = behind.checked_sub(1).map_or(places.first(), |last| places.get(last))?;
        Some((places.len(), *place))
    }

    /// How often the text has the entity, and the nearest places before and after `start`.
    pub fn around(&self, entity: EntityHandle, start: usize) -> (usize, [Option<Span>; 2]) {
        let places = self.of(entity);
        let behind = places.partition_point(|span| span.start() < start);
        let span = |place: Option<usize>| place.and_then(|place| places.get(place)).copied();
        (places.len(), [span(behind.checked_sub(1)), span(Some(behind))])
    }

    fn of(&self, entity: EntityHandle) -> &[Span] {
        self.note(Question::Places(entity));
        self.places_of(entity)
    }

    fn places_of(&self, entity: EntityHandle) -> &[Span] {
        self.look_up(entity).map_or(&[], |anchor| self.places_at(anchor))
    }

    fn places_at(&self, &Anchor { places: [start, end], .. }: &Anchor) -> &[Span] {
        &self.places[start..end]
    }

    #[inline]
    fn look_up(&self, entity: EntityHandle) -> Option<&Anchor> {
        // As many as a power of two; none before anything is known.
        let bit = entity.hash_bits() & (self.known.len() * 64).wrapping_sub(1);
        let may_be_there = self.known.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 != 0);
        if may_be_there { self.search(entity) } else { None }
    }

    fn search(&self, entity: EntityHandle) -> Option<&Anchor> {
        let place = self.entities.binary_search_by_key(&entity, |anchor| anchor.entity).ok()?;
        Some(&self.entities[place])
    }
}

/// What two sorted lists have different rows of.
fn for_each_difference<T>(
    [mut ours, mut theirs]: [&[T]; 2],
    of: impl Fn(&T) -> EntityHandle,
    is_same: impl Fn(&T, &T) -> bool,
    mut visit: impl FnMut(EntityHandle),
) {
    loop {
        let firsts = [ours.first(), theirs.first()];
        if let [Some(one), Some(other)] = firsts
            && is_same(one, other)
        {
            (ours, theirs) = (&ours[1..], &theirs[1..]);
            continue;
        }
        let Some(entity) = firsts.into_iter().flatten().map(&of).min() else { return };
        visit(entity);
        for list in [&mut ours, &mut theirs] {
            let rows = list.iter().take_while(|row| of(row) == entity).count();
            *list = &list[rows..];
        }
    }
}

/// Sorts places by what they are of, and keeps the first two of each.
fn keep_two_of_each(places: &mut Vec<(EntityHandle, Span)>) {
    places.sort_unstable_by_key(|&(of, span)| (of, span.start()));
    let mut last = [None; 2];
    places.retain(|&(of, _)| {
        let is_third = last == [Some(of); 2];
        last = [last[1], Some(of)];
        !is_third
    });
}

/// Those of sorted places that are of an entity.
fn places_of(places: &Places, entity: EntityHandle) -> &Places {
    let start = places.partition_point(|&(other, _)| other < entity);
    let count = places[start..].iter().take_while(|(other, _)| *other == entity).count();
    &places[start..start + count]
}

/// About the term, others of the state and its bodies are spoken of.
const SERVING: Window = Window { before: 2, after: 2 };

/// What a leader rules and serves: countries and organisations, each once.
pub(super) struct Offices {
    /// On the date of the text, if it is known.
    pub ruled: SmallVec<[EntityHandle; 4]>,
    /// About the date of the text, if it is known.
    served: SmallVec<[EntityHandle; 4]>,
}

impl Offices {
    pub fn of(gazetteer: &Gazetteer, options: &Options, leader: EntityHandle) -> Offices {
        let mut offices = Offices { ruled: SmallVec::new(), served: SmallVec::new() };
        let leader = gazetteer.entity_at(leader).as_leader();
        // Mostly the same few again.
        let add = |bodies: &mut SmallVec<[EntityHandle; 4]>, body| {
            let is_new = !bodies.contains(&body);
            if is_new {
                bodies.push(body);
            }
            is_new
        };
        for term in leader.into_iter().flat_map(|leader| leader.terms()) {
            let body = term.body_handle();
            if term.role().rules() && options.date.is_none_or(|date| term.holds_on(date)) {
                add(&mut offices.ruled, body);
            }
            // Who leads a party serves its country.
            if options.date.is_none_or(|date| SERVING.has(&term, date))
                && add(&mut offices.served, body)
                && let Some(country) = term.country_handle()
            {
                add(&mut offices.served, country);
            }
        }
        offices
    }
}
