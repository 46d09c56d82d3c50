//! People whom the gazetteer does not know: their surnames, once introduced by a full name, are theirs for the whole text.
//!
//! "Neil Jordan … Jordan's film": no country. "Jay Nixon … Nixon said": not the president.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::country_namesakes;
use super::given_names;
use super::initials;
use super::readings::{Admitted, NameClasses, Readings};
use crate::document::mention::Mention;
use crate::gazetteer::Gazetteer;
use crate::lexicon::Lexicon;
use crate::text::words::is_name_like;
use crate::text::{Place, Span};
use crate::vocabulary::{Form, Kind};

/// Surnames and where each is first introduced.
pub(super) struct IntroducedPeople<'t> {
    first: Option<FirstPass<'t, 't>>,
    /// Those that are also names of countries.
    countries: FxHashMap<&'t str, usize>,
    /// Names of countries that the text gives to firms, products and American states.
    something_else: FxHashMap<&'t str, usize>,
    /// Those of leaders alone, which are seldom asked for.
    leaders: OnceCell<FxHashMap<&'t str, usize>>,
}

/// Where to look for them.
#[derive(Clone, Copy)]
struct FirstPass<'t, 'p> {
    gazetteer: &'t Gazetteer,
    lexicon: &'t Lexicon,
    text: &'t str,
    readings: &'p Readings,
    mentions: &'p [Mention],
}

impl<'t> IntroducedPeople<'t> {
    /// Before anything is known of the text.
    pub fn none() -> IntroducedPeople<'t> {
        IntroducedPeople {
            first: None,
            countries: FxHashMap::default(),
            something_else: FxHashMap::default(),
            leaders: OnceCell::new(),
        }
    }

    /// Collects the names of countries and leaders that follow a given name without being part of a mention of the first pass.
    pub fn new(
        gazetteer: &'t Gazetteer,
        lexicon: &'t Lexicon,
        text: &'t str,
        readings: &'t Readings,
        mentions: &'t [Mention],
    ) -> IntroducedPeople<'t> {
        let first = FirstPass { gazetteer, lexicon, text, readings, mentions };
        let mut something_else = FxHashMap::default();
        let countries = first.introduced(true, &mut something_else);
        IntroducedPeople { first: Some(first), countries, something_else, leaders: OnceCell::new() }
    }

    /// Collects those of more of the text; `mentions`: those of the first pass up to there.
    pub fn add(
        &mut self,
        gazetteer: &'t Gazetteer,
        lexicon: &'t Lexicon,
        text: &'t str,
        readings: &Readings,
        mentions: &[Mention],
    ) {
        let first = FirstPass { gazetteer, lexicon, text, readings, mentions };
        self.leaders.get_or_init(FxHashMap::default);
        let leaders = self.leaders.get_mut().expect("it was made");
        for (known, of_countries) in [(&mut self.countries, true), (leaders, false)] {
            for (name, start) in first.introduced(of_countries, &mut self.something_else) {
                known.entry(name).or_insert(start);
            }
        }
    }

    /// Where somebody or something else of this name, which is a country's, is introduced.
    pub fn as_country(&self, name: &str) -> Option<usize> {
        self.as_person(name).or_else(|| self.as_something_else(name))
    }

    /// Where somebody of this name, which is a country's, is introduced.
    pub fn as_person(&self, name: &str) -> Option<usize> {
        self.countries.get(name).copied()
    }

    /// Where a firm, a product or an American state of this name, which is a country's, is introduced.
    pub fn as_something_else(&self, name: &str) -> Option<usize> {
        self.something_else.get(name).copied()
    }

    /// Where somebody of this name is introduced.
    pub fn as_anybody(&self, name: &str) -> Option<usize> {
        let leaders = || {
            self.leaders.get_or_init(|| {
                self.first.map(|first| first.introduced(false, &mut FxHashMap::default())).unwrap_or_default()
            })
        };
        self.as_person(name).or_else(|| leaders().get(name).copied())
    }
}

/// Whether the last word of the whole name of one leader is by itself only a name of others.
fn is_last_name_of_another(mention: &Mention, word: Span, names: &[Admitted]) -> bool {
    mention.kind == Kind::Leader
        && mention.form == Form::Name
        && mention.span.end() == word.end()
        && mention.span.start() < word.start()
        && names.iter().all(|name| Some(name.entity) != mention.target.entity())
}

impl<'t> FirstPass<'t, '_> {
    /// The names that are introduced, of countries or of leaders alone; those of countries that are something else's are collected apart.
    fn introduced(
        &self,
        of_countries: bool,
        something_else: &mut FxHashMap<&'t str, usize>,
    ) -> FxHashMap<&'t str, usize> {
        let FirstPass { gazetteer, lexicon, text, readings, mentions } = *self;
        let mut introduced = FxHashMap::default();
        let mut by_start = readings.by_start().map(|same_start| &same_start[0]).peekable();
        let start = by_start.peek().map_or(0, |reading| reading.span.start());
        let mut behind = mentions.partition_point(|mention| mention.span.end() <= start);
        for reading in by_start {
            let is_leaders = reading.all_classes.any(NameClasses::LEADER);
            if reading.all_classes.any(NameClasses::COUNTRY) != of_countries || !of_countries && !is_leaders {
                continue;
            }
            let names = readings.names(reading);
            while mentions.get(behind).is_some_and(|mention| mention.span.end() <= reading.span.start()) {
                behind += 1;
            }
            if let Some(mention) = mentions.get(behind).filter(|mention| mention.span.start() <= reading.span.start()) {
                // "Ellen Johnson Sirleaf … Sirleaf" is no Fombah Sirleaf.
                if !of_countries && is_last_name_of_another(mention, reading.span, names) {
                    introduced.entry(&text[reading.span.range()]).or_insert(reading.span.start());
                }
                continue;
            }
            let place = Place::new(text, reading.span);
            let adjective =
                || names.iter().any(|name| name.kind() == Some(Kind::Country) && name.form() == Form::Adjective);
            if of_countries && country_namesakes::is_something_else(lexicon, place, adjective()) {
                something_else.entry(&text[reading.span.range()]).or_insert(reading.span.start());
                continue;
            }
            let before = mentions[..behind].last();
            let follows = |kind| given_names::stands_before(gazetteer, lexicon, place, before, kind);
            // What blocks a name is nobody's.
            let is_own = |name: &Admitted| {
                name.kind() == Some(Kind::Leader)
                    && initials::start_of_own(gazetteer, lexicon, text, reading.span, name.entity).is_some()
            };
            if is_leaders
                && (follows(Kind::Leader) && !names.iter().any(is_own)
                    // "Merkel Foods … Merkel": the firm, which is as good as somebody else of the name.
                    || !of_countries && country_namesakes::begins_firm(lexicon, place)
                    || given_names::precedes_compound_given_name(place)
                    || !of_countries && self.begins_with_family_name(names, place)
                    || given_names::follows_occupation(lexicon, place))
                || of_countries
                    && (follows(Kind::Country) || given_names::precedes_family_name(gazetteer, lexicon, place))
            {
                introduced.entry(&text[reading.span.range()]).or_insert(reading.span.start());
            }
        }
        introduced
    }

    /// Whether a family name comes first, as that of the leaders who have it does: "Nguyen Duc Lam, a trader," beside Nguyen Phu Trong.
    // Apart, because hardly a name goes on with another word.
    #[inline(never)]
    fn begins_with_family_name(&self, names: &[Admitted], place: Place<'_>) -> bool {
        let comes_first = |name: &Admitted| {
            let whole = self.gazetteer.entity_at(name.entity).name();
            whole.strip_prefix(place.surface()).is_some_and(|given| given.starts_with(' '))
        };
        !place.surface().contains(' ')
            && is_name_like(place.next_word())
            && given_names::precedes_given_names(self.lexicon, place)
            && names.iter().any(|name| name.kind() == Some(Kind::Leader) && comes_first(name))
    }
}
