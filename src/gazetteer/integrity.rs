//! Whether an image that somebody hands over is whole: its checksum, and that every number in it leads somewhere.
//!
//! The checksum finds damage. The rest is for images that were made by hand: no look-up and no scan may panic or go on for ever, whatever the
//! rows hold. The embedded image and what was compiled a moment ago need neither.

use std::collections::HashSet;

use super::image::*;
use super::{BLOCKER, NameTraits, UNKNOWN_DATE};
use crate::date::Date;
use crate::lexicon::{Switch, TitleClasses};
use crate::text::fold::{beginnings, is_between_words};
use crate::vocabulary::{
    CodeSystem, CountryStatus, ExternalIdSystem, Kind, MembershipStatus, OrganisationClass, Role, TitlePosition,
};

impl Image {
    /// Whether the image is whole; `Err` says what is wrong with it.
    pub(super) fn verify(&self) -> Result<(), String> {
        if !self.has_its_checksum() {
            return Err("it is damaged: its checksum does not fit its bytes; compile the tables again".to_owned());
        }
        let check = Check::of(self)?;
        check.keys()?;
        check.entities()?;
        check.facts()?;
        check.names()?;
        check.release()
    }
}

/// An image under the check, with what most rows refer to.
struct Check<'i> {
    image: &'i Image,
    strings: u32,
    /// The kind of each entity.
    kinds: Vec<Kind>,
}

impl<'i> Check<'i> {
    /// Checks the strings and the kinds of the entities.
    fn of(image: &'i Image) -> Result<Check<'i>, String> {
        let heap = std::str::from_utf8(image.heap_bytes()).map_err(|_| "its strings are not UTF-8".to_owned())?;
        let (mut end, strings) = (0, image.rows::<StringRow>());
        for (number, row) in (0..).zip(strings.iter()) {
            let is_sound = row.end >= end && heap.is_char_boundary(row.end as usize) && (number > 0 || row.end == 0);
            end = row.end;
            is_sound.then_some(()).ok_or_else(|| fault::<StringRow>(number))?;
        }
        let mut kinds = Vec::with_capacity(image.rows::<EntityRow>().len() as usize);
        for (number, row) in (0..).zip(image.rows::<EntityRow>().iter()) {
            kinds.push(*Kind::ALL.get(row.kind as usize).ok_or_else(|| fault::<EntityRow>(number))?);
        }
        (strings.len() > 0).then_some(Check { image, strings: strings.len(), kinds }).ok_or("it has no strings".into())
    }

    /// Whether every row of a section is sound; `is_sound` is given its number, too.
    fn each<R: Row>(&self, mut is_sound: impl FnMut(u32, R) -> bool) -> Result<(), String> {
        let mut rows = (0..).zip(self.image.rows::<R>().iter());
        rows.find(|&(number, row)| !is_sound(number, row)).map_or(Ok(()), |(number, _)| Err(fault::<R>(number)))
    }

    fn count<R: Row>(&self) -> u32 {
        self.image.rows::<R>().len()
    }

    fn strings<const N: usize>(&self, numbers: [u32; N]) -> bool {
        numbers.iter().all(|&number| number < self.strings)
    }

    fn entity(&self, number: u32) -> bool {
        (number as usize) < self.kinds.len()
    }

    fn is(&self, kind: Kind, number: u32) -> bool {
        self.kinds.get(number as usize) == Some(&kind)
    }

    fn is_or_none(&self, kind: Kind, number: u32) -> bool {
        number == NONE || self.is(kind, number)
    }

    fn keys(&self) -> Result<(), String> {
        let heap = std::str::from_utf8(self.image.heap_bytes()).unwrap_or_default();
        let (names, keys) = (self.count::<NameRow>(), self.image.rows::<KeyRow>());
        let mut before: Option<(u32, &[u8])> = None;
        self.each::<KeyRow>(|_, row| {
            let Some(key) = heap.get(row.start as usize..row.end as usize) else { return false };
            let is_word = key.bytes().next().is_some_and(|first| !is_between_words(&first));
            let follows = match before.replace((row.first_name, key.as_bytes())) {
                None => row.first_name == 0,
                Some((first_name, before)) => first_name < row.first_name && before < key.as_bytes(),
            };
            is_word && follows && row.first_name < names
        })?;
        let mut before = None;
        self.each::<PrefixRow>(|_, row| {
            let follows = before.replace(row.first_key).is_none_or(|before| before < row.first_key);
            follows && row.first_key < keys.len()
        })
    }

    fn entities(&self) -> Result<(), String> {
        let names = self.count::<NameByEntityRow>();
        let mut first_name = 0;
        self.each::<EntityRow>(|number, row| {
            let follows = first_name <= row.first_name && row.first_name <= names;
            first_name = row.first_name;
            let detail = match self.kinds[number as usize] {
                Kind::Country => self.row::<CountryRow>(row.detail).map(|detail| detail.entity),
                Kind::Leader => self.row::<LeaderRow>(row.detail).map(|detail| detail.entity),
                Kind::Organisation => self.row::<OrganisationRow>(row.detail).map(|detail| detail.entity),
            };
            follows && detail == Some(number) && self.strings([row.id, row.name, row.qid, row.wikipedia, row.sources])
        })?;
        self.each::<CountryRow>(|_, row| {
            self.is(Kind::Country, row.entity)
                && (row.status as usize) < CountryStatus::ALL.len()
                && self.strings([row.iso2, row.iso3, row.numeric, row.m49, row.successors])
                && [row.start, row.end].into_iter().all(is_date)
                && self.is_or_none(Kind::Country, row.parent)
        })?;
        let terms = self.image.rows::<TermRow>();
        self.each::<LeaderRow>(|_, row| {
            let own = row.first_term..row.end_of_terms;
            self.is(Kind::Leader, row.entity)
                && self.strings([row.family_name])
                && [row.born, row.died].into_iter().all(is_date)
                && own.start <= own.end
                && own.end <= terms.len()
                && own.into_iter().all(|number| terms.get(number).leader == row.entity)
        })?;
        self.each::<OrganisationRow>(|_, row| {
            self.is(Kind::Organisation, row.entity)
                && (row.class as usize) < OrganisationClass::ALL.len()
                && [row.start, row.end].into_iter().all(is_date)
                && self.is_or_none(Kind::Country, row.country)
                && self.is_or_none(Kind::Organisation, row.parent)
        })
    }

    /// What is said of entities: codes, terms, memberships, ids.
    fn facts(&self) -> Result<(), String> {
        self.each::<CodeRow>(|_, row| {
            self.is(Kind::Country, row.country)
                && (row.system as usize) < CodeSystem::ALL.len()
                && self.strings([row.code, row.abbreviation, row.sources])
                && [row.start, row.end].into_iter().all(is_date)
        })?;
        self.each::<TermRow>(|_, row| {
            self.is(Kind::Leader, row.leader)
                && self.entity(row.body)
                && (row.role as usize) < Role::ALL.len()
                && self.strings([row.office, row.sources])
                && [row.start, row.end].into_iter().all(is_bound)
        })?;
        let terms = self.count::<TermRow>();
        self.each::<TermByBodyRow>(|_, row| self.entity(row.body) && row.term < terms)?;
        let keys = self.count::<KeyRow>();
        self.each::<HolderNameRow>(|_, row| self.is(Kind::Leader, row.leader) && row.key < keys)?;
        let (bodies, holders) = (self.count::<HolderBodyRow>(), self.count::<HolderNameRow>());
        let mut first_name = 0;
        self.each::<HolderBodyRow>(|number, row| {
            let follows = first_name <= row.first_name && row.first_name <= holders;
            first_name = row.first_name;
            let is_last = number + 1 == bodies;
            follows && if is_last { row.body == NONE } else { self.entity(row.body) }
        })?;
        self.each::<GoverningRoleRow>(|_, row| {
            self.is(Kind::Country, row.country)
                && (row.role as usize) < Role::ALL.len()
                && [row.start, row.end].into_iter().all(is_bound)
                && self.strings([row.sources])
        })?;
        self.each::<MembershipRow>(|_, row| {
            self.is(Kind::Organisation, row.organisation)
                && self.entity(row.member)
                && (row.status as usize) < MembershipStatus::ALL.len()
                && [row.start, row.listed_from, row.listed_to].into_iter().all(is_date)
                && is_bound(row.end)
                && self.strings([row.sources])
        })?;
        let memberships = self.count::<MembershipRow>();
        self.each::<MembershipByMemberRow>(|_, row| self.entity(row.member) && row.membership < memberships)?;
        self.each::<ExternalIdRow>(|_, row| {
            self.entity(row.entity)
                && (row.system as usize) < ExternalIdSystem::ALL.len()
                && self.strings([row.id, row.sources])
        })?;
        let ids = self.count::<ExternalIdRow>();
        self.each::<ExternalIdBySystemRow>(|_, row| self.strings([row.id]) && row.row < ids)?;
        self.each::<QidRow>(|_, row| self.strings([row.qid]) && self.entity(row.entity))
    }

    fn names(&self) -> Result<(), String> {
        self.each::<NameRow>(|_, row| {
            let kind = (row.entity != BLOCKER).then(|| self.kinds.get(row.entity as usize).copied());
            NameTraits(row.traits).are_of(kind.flatten())
                && (row.entity == BLOCKER || self.entity(row.entity))
                && [row.start, row.end].into_iter().all(is_date)
                && self.is_or_none(Kind::Country, row.country)
                && self.is_or_none(Kind::Organisation, row.parent)
        })?;
        let names = self.count::<NameRow>();
        if self.count::<NameTextRow>() != names || (names > 0) != (self.count::<KeyRow>() > 0) {
            return Err("its names do not fit their texts and keys".to_owned());
        }
        self.each::<NameTextRow>(|_, row| self.strings([row.text, row.language, row.sources]))?;
        self.each::<NameByEntityRow>(|_, row| row.name < names)?;
        self.each::<OfficeRow>(|_, row| {
            self.strings([row.language, row.key])
                && TitleClasses::from_bits(row.classes).is_some()
                && (row.position as usize) < TitlePosition::ALL.len()
        })?;
        self.each::<LexiconWordRow>(|_, row| self.strings([row.language, row.word]))?;
        self.each::<GrammarRow>(|_, row| {
            self.strings([row.language, row.value]) && (row.switch as usize) < Switch::ALL.len()
        })?;
        self.each::<NewsWeightRow>(|_, row| self.strings([row.language]) && self.is(Kind::Country, row.country))?;
        self.each::<GivenNameRow>(|_, row| self.strings([row.key]))?;
        self.each::<FamilyNameRow>(|_, row| self.strings([row.key]))?;
        self.each::<SourceRow>(|_, row| self.strings([row.id, row.title, row.licence, row.as_of, row.url, row.notes]))
    }

    /// What the scanner takes from the image to know how much room it needs.
    fn release(&self) -> Result<(), String> {
        let heap = std::str::from_utf8(self.image.heap_bytes()).unwrap_or_default();
        let keys = self.image.rows::<KeyRow>();
        let keys = || keys.iter().map(|row| &heap[row.start as usize..row.end as usize]);
        let longest = keys().map(str::len).max().unwrap_or(0);
        let known: HashSet<&str> = keys().flat_map(beginnings).collect();
        self.each::<ReleaseRow>(|_, row| {
            self.strings([row.version, row.hash])
                && row.longest_key as usize == longest
                && row.beginnings as usize == known.len()
        })?;
        (self.count::<ReleaseRow>() == 1).then_some(()).ok_or("it does not say what it is".to_owned())
    }

    fn row<R: Row>(&self, number: u32) -> Option<R> {
        let rows = self.image.rows::<R>();
        (number < rows.len()).then(|| rows.get(number))
    }
}

/// Whether a packed date is one of the calendar, or none.
fn is_date(packed: u32) -> bool {
    Date::unpack(packed).is_none_or(|date| date.pack() == packed && date.to_string().parse() == Ok(date))
}

/// Whether it is a date, none, or one that nobody knows.
fn is_bound(packed: u32) -> bool {
    packed == UNKNOWN_DATE || is_date(packed)
}

fn fault<R: Row>(number: u32) -> String {
    format!("{} {number} does not fit the rest of it; compile the tables again", R::NAME)
}
