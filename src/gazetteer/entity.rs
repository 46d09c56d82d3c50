//! Entities: countries, leaders and organisations, as views into the gazetteer.

use std::ops::Deref;

use super::image::{CodeRow, CountryRow, EntityRow, LeaderRow, NONE, OrganisationRow, OtherRow, TermRow};
use super::layer::Placed;
use super::term;
use super::{EntityHandle, Gazetteer, Name, Term};
use crate::date::Date;
use crate::vocabulary::{CodeSystem, CountryStatus, Form, Kind, LayerKind, OrganisationClass};

/// A thing in the gazetteer: a country, a leader or an organisation.
///
/// Two entities are equal when they are the same one of the same gazetteer. What several layers say of it is said together: see
/// [`Gazetteer::extend`].
#[derive(Clone, Copy)]
pub struct Entity<'g> {
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) handle: EntityHandle,
}

impl<'g> Entity<'g> {
    /// The stable id: `country:KOR`, `leader:lee-jae-myung`, `org:apec`.
    pub fn id(&self) -> &'g str {
        let (layer, row) = self.own();
        layer.string(row.id)
    }

    /// The class of an organisation ("party"); of something of a program's own, what its list calls its kind ("company").
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.entity("org:apec").and_then(|apec| apec.class_word()), Some("igo"));
    /// assert_eq!(gazetteer.country("KOR")?.class_word(), None);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn class_word(&self) -> Option<&'g str> {
        let other = || self.as_other()?.uppermost(|layer, row| layer.known(row.kind_word));
        self.as_organisation().map(|body| body.class().as_str()).or_else(other)
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        Kind::from_index(self.own().1.kind)
    }

    /// The terms of office of a leader that were in force on the date, the highest role first. Of one role the office of the state that stood for
    /// the country on the date comes first, then of the state that news names most: the chancellor of West Germany before that of Germany, the
    /// president of France before the co-prince of Andorra. None of what is not a leader.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let xi = gazetteer.entity("leader:xi-jinping").unwrap();
    /// assert_eq!(xi.terms_on("2025-11-01".parse()?)[0].role(), legation::Role::HeadOfState);
    /// let macron = gazetteer.entity("leader:emmanuel-macron").unwrap();
    /// assert_eq!(macron.terms_on("2025-11-01".parse()?)[0].body().id(), "country:FRA");
    /// # Ok::<(), legation::DateError>(())
    /// ```
    pub fn terms_on(&self, date: Date) -> Vec<Term<'g>> {
        let terms = self.as_leader().into_iter().flat_map(|leader| leader.terms());
        let mut terms: Vec<Term<'g>> = terms.filter(|term| term.holds_on(date)).collect();
        let rank = |term: &Term<'_>| {
            let body = term.body();
            let is_of_the_time = body.as_country().and_then(|country| country.as_of(date)) == body.as_country();
            (is_of_the_time, self.gazetteer.lexicon(None).news_weight(body.id()))
        };
        terms.sort_by(|one, other| one.role().cmp(&other.role()).then_with(|| rank(other).cmp(&rank(one))));
        terms
    }

    /// The name that English-language news uses.
    pub fn name(&self) -> &'g str {
        self.known(|row| row.name).unwrap_or_default()
    }

    /// Whether it is a party.
    pub(crate) fn is_party(&self) -> bool {
        self.as_organisation().is_some_and(|body| body.class() == OrganisationClass::Party)
    }

    /// The Wikidata item, where a source states it.
    pub fn qid(&self) -> Option<&'g str> {
        self.known(|row| row.qid)
    }

    /// The title of the English Wikipedia article, where it is known.
    pub fn wikipedia(&self) -> Option<&'g str> {
        self.known(|row| if row.wikipedia == NONE { row.name } else { row.wikipedia })
    }

    /// The ids of the sources that state it.
    pub fn sources(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        self.stated().flat_map(|(layer, row)| layer.string(row.sources).split('|'))
    }

    /// All names, in no particular order.
    pub fn names(&self) -> impl Iterator<Item = Name<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        gazetteer.stated(self.handle).flat_map(move |(layer, row)| {
            layer.names_of_entity(row).filter_map(move |number| Name::at(gazetteer, layer, number))
        })
    }

    /// The match keys of its names in full, without official and other forms.
    pub(crate) fn keys_of_full_names(&self) -> impl Iterator<Item = &'g [u8]> + use<'g> {
        let gazetteer = self.gazetteer;
        gazetteer.stated(self.handle).flat_map(move |(layer, row)| {
            let keys = layer.keys();
            let is_full =
                move |number: &u32| Name::at(gazetteer, layer, *number).is_some_and(|name| name.form() == Form::Name);
            layer.names_of_entity(row).filter(is_full).map(move |number| keys.get(keys.of_name(number)))
        })
    }

    /// The entity as a country.
    pub fn as_country(self) -> Option<Country<'g>> {
        (self.kind() == Kind::Country).then_some(Country { entity: self })
    }

    /// The entity as a leader.
    pub fn as_leader(self) -> Option<Leader<'g>> {
        (self.kind() == Kind::Leader).then_some(Leader { entity: self })
    }

    /// The entity as an organisation.
    pub fn as_organisation(self) -> Option<Organisation<'g>> {
        (self.kind() == Kind::Organisation).then_some(Organisation { entity: self })
    }

    /// The entity as something of a program's own, of no other kind.
    pub fn as_other(self) -> Option<Other<'g>> {
        (self.kind() == Kind::Other).then_some(Other { entity: self })
    }

    /// What stands for it within its gazetteer; see [`Gazetteer::entity_at`].
    pub fn handle(&self) -> EntityHandle {
        self.handle
    }

    /// Whether the lowest layer that has it is built in, or a program's own.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.country("KOR")?.layer(), legation::LayerKind::BuiltIn);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn layer(&self) -> LayerKind {
        self.gazetteer.layer(self.handle.layer()).kind()
    }

    /// What its own layer says.
    #[inline]
    fn own(&self) -> (&'g Placed, EntityRow) {
        let layer = self.gazetteer.layer(self.handle.layer());
        (layer, layer.rows().get(self.handle.row()))
    }

    /// What all layers say, from the lowest to the uppermost.
    fn stated(&self) -> impl DoubleEndedIterator<Item = (&'g Placed, EntityRow)> + use<'g> {
        self.gazetteer.stated(self.handle).map(|(layer, row)| (layer, layer.rows().get(row)))
    }

    /// The text of a column, of the uppermost layer that states it.
    fn known(&self, column: impl Fn(EntityRow) -> u32) -> Option<&'g str> {
        self.stated().rev().find_map(|(layer, row)| layer.known(column(row)))
    }
}

impl PartialEq for Entity<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.gazetteer, other.gazetteer) && self.handle == other.handle
    }
}

impl Eq for Entity<'_> {}

impl std::hash::Hash for Entity<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.handle.hash(state);
    }
}

impl std::fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entity({})", self.id())
    }
}

/// Defines a view on one kind of entity that can do all an [`Entity`] can.
macro_rules! kind_of_entity {
    ($(#[$doc:meta])* $name:ident($row:ident)) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            entity: Entity<'g>,
        }

        impl<'g> $name<'g> {
            /// What the layers say, from the uppermost to the lowest.
            #[inline]
            fn details(&self) -> impl DoubleEndedIterator<Item = (&'g Placed, $row)> + use<'g> {
                self.entity.stated().rev().map(|(layer, row)| (layer, layer.rows().get(row.detail)))
            }

            /// The value of the uppermost layer that states it.
            #[inline]
            fn uppermost<T>(&self, value: impl Fn(&'g Placed, $row) -> Option<T>) -> Option<T> {
                self.details().find_map(|(layer, row)| value(layer, row))
            }
        }

        impl<'g> Deref for $name<'g> {
            type Target = Entity<'g>;

            fn deref(&self) -> &Entity<'g> {
                &self.entity
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.entity == other.entity
            }
        }

        impl Eq for $name<'_> {}

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.id())
            }
        }
    };
}

kind_of_entity! {
    /// A state, a territory or a historical state.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let korea = gazetteer.country("South Korea")?;
    /// assert_eq!(korea.iso3(), Some("KOR"));
    /// assert!(korea.codes().any(|code| code.system == legation::CodeSystem::Cow && code.code == "732"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    Country(CountryRow)
}

/// A code of a country in a dated system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct CodedCountry<'g> {
    /// The system.
    pub system: CodeSystem,
    /// The code: "732".
    pub code: &'g str,
    /// The letters that the system uses beside the number: "ROK".
    pub abbreviation: &'g str,
    /// Since when.
    pub start: Option<Date>,
    /// Until when; `None` is still valid.
    pub end: Option<Date>,
}

impl<'g> Country<'g> {
    /// Member of the United Nations, territory, historical state …
    pub fn status(&self) -> CountryStatus {
        CountryStatus::from_index(self.details().next().expect("its own layer has it").1.status)
    }

    /// ISO 3166-1 alpha-2; for former states the last code they had.
    pub fn iso2(&self) -> Option<&'g str> {
        self.uppermost(|layer, row| layer.known(row.iso2))
    }

    /// ISO 3166-1 alpha-3.
    pub fn iso3(&self) -> Option<&'g str> {
        self.uppermost(|layer, row| layer.known(row.iso3))
    }

    /// ISO 3166-1 numeric, three digits.
    pub fn numeric(&self) -> Option<&'g str> {
        self.uppermost(|layer, row| layer.known(row.numeric))
    }

    /// UN M49, three digits.
    pub fn m49(&self) -> Option<&'g str> {
        self.uppermost(|layer, row| layer.known(row.m49))
    }

    /// The COW and Gleditsch–Ward codes with the dates they were valid.
    pub fn state_codes(&self) -> impl Iterator<Item = CodedCountry<'g>> + use<'g> {
        self.codes().filter(|code| matches!(code.system, CodeSystem::Cow | CodeSystem::Gw))
    }

    /// The codes that come with dates: of COW and of Gleditsch and Ward, and the ISO and M49 codes that it had before or that tables use beside
    /// the present ones ("ZAR", "UK").
    pub fn codes(&self) -> impl Iterator<Item = CodedCountry<'g>> + use<'g> {
        self.gazetteer.stated(self.handle).flat_map(|(layer, country)| {
            let rows = layer.rows::<CodeRow>();
            rows.equal_range(country, |row| row.country).map(move |number| {
                let row = rows.get(number);
                CodedCountry {
                    system: CodeSystem::from_index(row.system),
                    code: layer.string(row.code),
                    abbreviation: layer.string(row.abbreviation),
                    start: Date::unpack(row.start),
                    end: Date::unpack(row.end),
                }
            })
        })
    }

    /// Since when the state exists, where that is known.
    pub fn start(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.start))
    }

    /// When the state ended; `None` for those that exist.
    pub fn end(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.end))
    }

    /// The state that a territory belongs to.
    pub fn parent(&self) -> Option<Country<'g>> {
        let parent = self.uppermost(|layer, row| (row.parent != NONE).then(|| layer.handle(row.parent)));
        self.gazetteer.entity_at(parent?).as_country()
    }

    /// The states that followed a historical one.
    pub fn successors(&self) -> impl Iterator<Item = Country<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        let ids = self.uppermost(|layer, row| layer.known(row.successors)).unwrap_or_default().split('|');
        ids.filter_map(move |id| gazetteer.entity(id)?.as_country())
    }

    /// The adjectives and demonyms: "Korean", "Koreans".
    pub fn demonyms(&self) -> impl Iterator<Item = Name<'g>> + use<'g> {
        self.names().filter(|name| matches!(name.form(), Form::Adjective | Form::Demonym))
    }
}

kind_of_entity! {
    /// A person who holds or held political office or leads a political body.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let lee = gazetteer.leader("Lee Jae-myung")?;
    /// assert_eq!((lee.id(), lee.family_name()), ("leader:lee-jae-myung", Some("Lee")));
    /// # Ok::<(), legation::Error>(())
    /// ```
    Leader(LeaderRow)
}

impl<'g> Leader<'g> {
    /// The family name, where a source marks it.
    pub fn family_name(&self) -> Option<&'g str> {
        self.uppermost(|layer, row| match row.family_name {
            NONE => layer.known(layer.rows::<EntityRow>().get(row.entity).name)?.rsplit(' ').next(),
            family_name => layer.known(family_name),
        })
    }

    /// The date of birth, where a source states it.
    pub fn born(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.born))
    }

    /// The date of death, where a source states it.
    pub fn died(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.died))
    }

    /// The terms of office, in the order of their starts (unknown starts last).
    pub fn terms(&self) -> impl Iterator<Item = Term<'g>> + use<'g> {
        let gazetteer = self.gazetteer;
        let of = move |(layer, row): (&'g Placed, LeaderRow)| {
            let rows = layer.rows::<TermRow>();
            (row.first_term..row.end_of_terms).map(move |number| Term::new(gazetteer, layer, rows.get(number)))
        };
        let mut details = self.details().map(of);
        let first = details.next().expect("its own layer has it");
        match details.next() {
            None => term::Terms::of_one_layer(first),
            Some(second) => term::Terms::of_layers(first.chain(second).chain(details.flatten()).collect()),
        }
    }
}

kind_of_entity! {
    /// An intergovernmental body, a state body, a party, an armed group, a non-governmental organisation …
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let apec = gazetteer.entity("org:apec").and_then(|entity| entity.as_organisation()).unwrap();
    /// assert_eq!(apec.name(), "Asia-Pacific Economic Cooperation");
    /// ```
    Organisation(OrganisationRow)
}

impl<'g> Organisation<'g> {
    /// The class.
    pub fn class(&self) -> OrganisationClass {
        OrganisationClass::from_index(self.details().next().expect("its own layer has it").1.class)
    }

    /// The country of a party, a ministry, a state firm …
    pub fn country(&self) -> Option<Country<'g>> {
        self.gazetteer.entity_at(self.country_handle()?).as_country()
    }

    /// The handle of the country, without a look at it.
    pub(crate) fn country_handle(&self) -> Option<EntityHandle> {
        self.uppermost(|layer, row| (row.country != NONE).then(|| layer.handle(row.country)))
    }

    /// The organisation that it is a part of.
    pub fn parent(&self) -> Option<Organisation<'g>> {
        let parent = self.uppermost(|layer, row| (row.parent != NONE).then(|| layer.handle(row.parent)));
        self.gazetteer.entity_at(parent?).as_organisation()
    }

    /// When it was founded, where that is known.
    pub fn start(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.start))
    }

    /// When it ended; `None` for those that exist and where it is not known.
    pub fn end(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.end))
    }
}

kind_of_entity! {
    /// Something that a program added and that is of no other kind: a company, a ship.
    Other(OtherRow)
}

impl<'g> Other<'g> {
    /// The country it belongs to, where that is known.
    pub fn country(&self) -> Option<Country<'g>> {
        let country = self.uppermost(|layer, row| (row.country != NONE).then(|| layer.handle(row.country)));
        self.gazetteer.entity_at(country?).as_country()
    }

    /// Since when it exists, where that is known.
    pub fn start(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.start))
    }

    /// When it ended; `None` for what exists and where it is not known.
    pub fn end(&self) -> Option<Date> {
        self.uppermost(|_, row| Date::unpack(row.end))
    }
}

#[cfg(feature = "serde")]
mod json {
    use super::*;
    use serde::ser::{Serialize, SerializeMap, Serializer};

    impl Serialize for Entity<'_> {
        /// Writes what the entity is: id, names, codes or terms by kind; absent facts are left out.
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("id", self.id())?;
            map.serialize_entry("kind", &self.kind())?;
            map.serialize_entry("name", self.name())?;
            let mut known = |key: &'static str, value: Option<String>| match value {
                Some(value) => map.serialize_entry(key, &value),
                None => Ok(()),
            };
            let text = |value: Option<&str>| value.map(str::to_owned);
            let date = |value: Option<Date>| value.map(|date| date.to_string());
            known("qid", text(self.qid()))?;
            known("wikipedia", text(self.wikipedia()))?;
            if let Some(country) = self.as_country() {
                known("status", Some(country.status().to_string()))?;
                known("iso2", text(country.iso2()))?;
                known("iso3", text(country.iso3()))?;
                known("numeric", text(country.numeric()))?;
                known("m49", text(country.m49()))?;
                known("start", date(country.start()))?;
                known("end", date(country.end()))?;
                map.serialize_entry("codes", &country.codes().collect::<Vec<_>>())?;
            } else if let Some(leader) = self.as_leader() {
                known("family_name", text(leader.family_name()))?;
                known("born", date(leader.born()))?;
                known("died", date(leader.died()))?;
                map.serialize_entry("terms", &leader.terms().collect::<Vec<_>>())?;
            } else if let Some(organisation) = self.as_organisation() {
                known("class", Some(organisation.class().to_string()))?;
                known("country", organisation.country().map(|country| country.id().to_owned()))?;
                known("start", date(organisation.start()))?;
                known("end", date(organisation.end()))?;
            } else if let Some(other) = self.as_other() {
                known("class", text(self.class_word()))?;
                known("country", other.country().map(|country| country.id().to_owned()))?;
                known("start", date(other.start()))?;
                known("end", date(other.end()))?;
            }
            map.end()
        }
    }
}
