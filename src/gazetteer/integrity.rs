//! Whether an image that somebody hands over is whole: its checksum, and that every number in it leads somewhere.
//!
//! The checksum finds damage. The rest is for images that were made by hand: no look-up and no scan may panic or go on for ever, whatever the
//! rows hold. The embedded image and what was compiled a moment ago need neither.

use rustc_hash::FxHashSet;

use super::image::*;
use super::keys::{KeyBlocks, Keys};
use super::prefix_table::{Tables, TablesBuilder};
use super::term::without_seen;
use super::{BLOCKER, NameTraits, UNKNOWN_DATE};
use crate::date::Date;
use crate::lexicon::{Part, Switch, TitleClasses};
use crate::text::fold::fold_name;
use crate::vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LookupWord, MembershipStatus,
    OrganisationClass, Role, TitlePosition,
};

impl Image {
    /// Whether the bytes are those that were written.
    pub(super) fn check_for_damage(&self) -> Result<(), &'static str> {
        let damaged = "it is damaged: its checksum does not fit its bytes; compile the tables again";
        self.has_its_checksum().then_some(()).ok_or(damaged)
    }

    /// Whether the image is whole; `Err` says what is wrong with it.
    pub(super) fn verify(&self) -> Result<(), String> {
        self.check_for_damage()?;
        let is_sound = self.has_tables(&self.verify_rows()?);
        is_sound.then_some(()).ok_or("its scanner tables do not fit its keys; compile the tables again".to_owned())
    }

    /// Whether all but the tables that a scanner reads is sound. The answer are these tables, computed from the rest.
    pub(super) fn verify_rows(&self) -> Result<Tables, String> {
        let check = Check::of(self)?;
        let blocks = check.keys()?;
        let keys = Keys::new(self, &blocks);
        check.entities()?;
        check.facts()?;
        check.names()?;
        check.release(keys)?;
        check.scanner_tables(keys)
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
        let strings = image.rows::<StringRow>();
        let ends = image.string_ends();
        for (number, &end) in (0..).zip(&ends[1..]) {
            let is_sound = heap.is_char_boundary(end as usize) && (number > 0 || end == 0);
            is_sound.then_some(()).ok_or_else(|| fault::<StringRow>(number))?;
        }
        let is_whole = ends.last().is_some_and(|&end| end as usize == heap.len());
        is_whole.then_some(()).ok_or("its strings do not fit together; compile the tables again")?;
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

    /// Checks what keys are made of, makes them, and checks that they are sorted.
    fn keys(&self) -> Result<KeyBlocks, String> {
        let unsound = || "its keys do not fit together; compile the tables again".to_owned();
        let own = std::str::from_utf8(self.image.key_bytes()).map_err(|_| unsound())?;
        let texts = self.image.rows::<NameTextRow>();
        self.each::<NameTextRow>(|_, row| self.strings([row.text]))?;
        let (mut end, mut names) = (0_usize, 0_u32);
        self.each::<KeyRow>(|_, row| {
            let is_made_of_text = row.text > 0 && row.length == 0 && row.text <= row.names;
            let has_bytes = row.text == 0 && row.length > 0;
            names = names.saturating_add(row.names);
            end = end.saturating_add(row.length as usize);
            (is_made_of_text || has_bytes) && row.names > 0 && names <= texts.len() && own.is_char_boundary(end)
        })?;
        (end == own.len() && names == texts.len()).then_some(()).ok_or_else(unsound)?;
        let blocks = KeyBlocks::of(self.image);
        let keys = Keys::new(self.image, &blocks);
        let mut before: Option<&[u8]> = None;
        self.each::<KeyRow>(|number, _| {
            // Only what folding writes has its place in the scanner's tables.
            let is_folded =
                |key: &str| !key.starts_with(' ') && fold_name(key).is_some_and(|folded| words(&folded).eq(words(key)));
            let key = keys.get(number);
            let follows = before.replace(key).is_none_or(|before| before < key);
            follows && std::str::from_utf8(key).is_ok_and(is_folded)
        })?;
        Ok(blocks)
    }

    fn entities(&self) -> Result<(), String> {
        self.each::<EntityRow>(|number, row| {
            let detail = match self.kinds[number as usize] {
                Kind::Country => self.row::<CountryRow>(row.detail).map(|detail| detail.entity),
                Kind::Leader => self.row::<LeaderRow>(row.detail).map(|detail| detail.entity),
                Kind::Organisation => self.row::<OrganisationRow>(row.detail).map(|detail| detail.entity),
                Kind::Other => self.row::<OtherRow>(row.detail).map(|detail| detail.entity),
            };
            detail == Some(number)
                && self.strings([row.id, row.name, row.qid, row.sources])
                && (row.wikipedia == NONE || self.strings([row.wikipedia]))
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
                && (row.family_name == NONE || self.strings([row.family_name]))
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
        })?;
        self.each::<OtherRow>(|_, row| {
            self.is(Kind::Other, row.entity)
                && self.strings([row.kind_word])
                && [row.start, row.end].into_iter().all(is_date)
                && self.is_or_none(Kind::Country, row.country)
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
                && is_bound(row.start)
                && (is_bound(row.end) || is_date(without_seen(row.end)))
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
        self.each::<ExternalIdRow>(|_, row| {
            self.entity(row.entity)
                && (row.system as usize) < ExternalIdSystem::ALL.len()
                && self.strings([row.id, row.sources])
        })?;
        let ids = self.count::<ExternalIdRow>();
        self.each::<ExternalIdBySystemRow>(|_, row| self.strings([row.id]) && row.row < ids)?;
        self.each::<QidRow>(|_, row| self.entity(row.entity))
    }

    fn names(&self) -> Result<(), String> {
        let holders = |is_such: fn(Role) -> bool| -> FxHashSet<u32> {
            let terms = self.image.rows::<TermRow>().iter().filter(|term| is_such(Role::from_index(term.role)));
            terms.map(|term| term.leader).collect()
        };
        let (officials, rulers) = (holders(Role::is_high), holders(Role::rules));
        self.each::<NameRow>(|_, row| {
            let kind = (row.entity != BLOCKER).then(|| self.kinds.get(row.entity as usize).copied());
            NameTraits(row.traits).are_of(kind.flatten())
                && NameTraits(row.traits).held_high_office() == officials.contains(&row.entity)
                && NameTraits(row.traits).is_of_ruler() == rulers.contains(&row.entity)
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
        self.each::<OfficeRow>(|_, row| {
            self.strings([row.language, row.key])
                && TitleClasses::from_bits(row.classes).is_some()
                && (row.position as usize) < TitlePosition::ALL.len()
        })?;
        self.each::<LexiconWordRow>(|_, row| self.strings([row.language, row.word]))?;
        self.each::<GrammarRow>(|_, row| {
            self.strings([row.language, row.value]) && (row.switch as usize) < Switch::ALL.len()
        })?;
        self.each::<NewsWeightRow>(|_, row| {
            self.strings([row.language]) && (self.is(Kind::Country, row.entity) || self.is(Kind::Leader, row.entity))
        })?;
        self.each::<InflectionRow>(|_, row| {
            self.strings([row.language, row.of, row.becomes])
                && (row.form == NONE || (row.form as usize) < Form::ALL.len())
                && (row.part as usize) < Part::ALL.len()
        })?;
        self.each::<NationalityRow>(|_, row| {
            self.strings([row.language, row.text])
                && self.is_or_none(Kind::Country, row.country)
                && (row.form as usize) < Form::ALL.len()
                && (row.case as usize) < CaseRule::ALL.len()
        })?;
        self.each::<RemovedNameRow>(|_, row| self.entity(row.entity) && self.strings([row.text]))?;
        self.each::<BodyRow>(|_, row| {
            self.strings([row.language, row.body, row.texts])
                && (row.form as usize) < Form::ALL.len()
                && (row.case as usize) < CaseRule::ALL.len()
                && (row.context == NONE || (row.context as usize) < ContextRule::ALL.len())
        })?;
        self.each::<FunctionWordsRow>(|_, row| self.strings([row.language, row.words]))?;
        self.each::<GivenNameRow>(|_, row| self.strings([row.key]))?;
        self.each::<FamilyNameRow>(|_, row| self.strings([row.key]))?;
        self.each::<LookupNameRow>(|_, row| {
            self.is(Kind::Country, row.country)
                && self.strings([row.text, row.language, row.sources])
                && [row.start, row.end].into_iter().all(is_date)
        })?;
        self.each::<LookupWordRow>(|_, row| {
            self.strings([row.word, row.means]) && (row.class as usize) < LookupWord::ALL.len()
        })?;
        self.each::<SourceRow>(|_, row| self.strings([row.id, row.title, row.licence, row.as_of, row.url, row.notes]))
    }

    /// What the image says of itself.
    fn release(&self, keys: Keys<'_>) -> Result<(), String> {
        let longest = keys.iter().map(<[u8]>::len).max().unwrap_or(0);
        self.each::<ReleaseRow>(|_, row| self.strings([row.version, row.hash]) && row.longest_key as usize == longest)?;
        (self.count::<ReleaseRow>() == 1).then_some(()).ok_or("it does not say what it is".to_owned())
    }

    /// What a scanner reads, computed from the keys.
    fn scanner_tables(&self, keys: Keys<'_>) -> Result<Tables, String> {
        let names = self.image.rows::<NameRow>();
        let mut tables = TablesBuilder::new((0..keys.len()).map(|number| keys.text(number)));
        let mut traits = Vec::new();
        for (number, key) in (0..).zip(keys.iter()) {
            traits.clear();
            traits.extend(keys.names(number).map(|name| NameTraits(names.get(name).traits)));
            tables.insert(number, key, &traits);
        }
        let is_sound = !tables.is_overfull();
        is_sound.then(|| tables.finish()).ok_or("its keys do not fit a table; compile the tables again".to_owned())
    }

    fn row<R: Row>(&self, number: u32) -> Option<R> {
        let rows = self.image.rows::<R>();
        (number < rows.len()).then(|| rows.get(number))
    }
}

/// The words of a key. Where something stood alone between spaces and was dropped, the key has two spaces.
fn words(key: &str) -> impl Iterator<Item = &str> {
    key.split(' ').filter(|word| !word.is_empty())
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
