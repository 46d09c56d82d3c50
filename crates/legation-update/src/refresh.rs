//! One refresh, from the first question to the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use legation::{Change, Country, CountryStatus, Date, Gazetteer, Role, TermEnd};

use crate::Error;
use crate::agreement::{End, Spell, are_near, days, spells};
use crate::asker::{Asker, Unanswered};
use crate::clock::{Clock, seconds, today};
use crate::query::{self, Office};
use crate::reply::Solutions;
use crate::roster::{About, Facts, OfficeRow, Roster, Row};
use crate::settings::{Settings, WIKIDATA};
use crate::store::Store;
use crate::transport::Transport;

/// How many queries that fail one after another mean that the endpoint is out of order.
const MOST_FAILURES: usize = 3;

/// How many people one query asks about.
const BATCH: usize = 50;

/// The age from which somebody can hold these offices. Monarchs may be younger: they are told, not taken.
const OF_AGE: i64 = 18 * 365;

/// What is done at the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// How many questions are answered, this one included.
    pub done: usize,
    /// How many there are, as far as it is known.
    pub of: usize,
    /// What the question is about.
    pub about: String,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}: {}", self.done, self.of, self.about)
    }
}

/// A new version of the layer, which is not written yet.
#[derive(Debug)]
pub struct Refresh {
    path: PathBuf,
    text: String,
    changes: Vec<Change>,
    notes: Vec<String>,
    fall: Option<String>,
    requests: usize,
    counts: [usize; 3],
}

impl Refresh {
    /// What would change, compared with the built-in gazetteer and the last version of the layer.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// What was refused, and why; which queries failed, so that the last good data stays.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// How many requests were sent.
    pub fn requests(&self) -> usize {
        self.requests
    }

    /// People, terms of office and names of the new version.
    pub fn counts(&self) -> [usize; 3] {
        self.counts
    }

    /// The file that [`apply`](Refresh::apply) writes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is so much less than before that it looks like a fault.
    pub fn fall(&self) -> Option<&str> {
        self.fall.as_deref()
    }

    /// Writes the new version, which appears whole or not at all; older ones stay.
    ///
    /// # Errors
    /// When the file cannot be written, or [something fell](Refresh::fall) by more than a tenth.
    pub fn apply(&self) -> Result<&Path, Error> {
        match &self.fall {
            Some(fall) => Err(Error::Fall(format!("nothing was written: {fall}; accept the fall if it is right"))),
            None => self.apply_despite_fall(),
        }
    }

    /// The same, however much is gone.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn apply_despite_fall(&self) -> Result<&Path, Error> {
        let directory = self.path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(directory).map_err(|error| legation::Error::file(directory, error))?;
        legation_lists::write(&self.path, self.text.as_bytes())?;
        Ok(&self.path)
    }
}

/// Asks an endpoint who holds and held the first offices and ministries of countries, and makes the next version of the layer of it. Nothing but replies is
/// written; what an interrupted run was told is not asked again.
///
/// # Errors
/// When a setting is wrong, the endpoint does not answer several queries in a row, or a file cannot be read or written.
pub fn prepare(
    settings: &Settings,
    base: &Gazetteer,
    transport: &dyn Transport,
    clock: &dyn Clock,
    progress: &mut dyn FnMut(Progress),
) -> Result<Refresh, Error> {
    settings.check()?;
    let store = Store::new(&settings.directory, &settings.name);
    let last_path = store.newest()?;
    let last = match &last_path {
        None => Roster::default(),
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| legation::Error::file(path, error))?;
            Roster::read(&text).map_err(|error| legation::Error::file(path, error))?
        }
    };
    let countries = countries(settings, base)?;
    let asker = Asker::new(settings, transport, clock);
    let run = Run {
        settings,
        base,
        asker,
        clock,
        store,
        today: today(clock),
        last,
        questions: countries.len() * settings.offices.len(),
    };
    let mut notes = Vec::new();
    let (answers, modified) = run.holders(&countries, progress, &mut notes)?;
    let people = run.people(&answers, &modified, progress, &mut notes)?;
    let roster = run.assembled(&countries, answers, &people, &mut notes);
    run.finished(roster, last_path.as_deref(), notes)
}

/// The countries to ask about, with their Wikidata ids.
fn countries<'b>(settings: &Settings, base: &'b Gazetteer) -> Result<Vec<(Country<'b>, &'b str)>, Error> {
    let wanted: Vec<Country<'b>> = if settings.countries.is_empty() {
        let states = base.entities_of(legation::Kind::Country).filter_map(|entity| entity.as_country());
        let is_state = |country: &Country<'_>| {
            matches!(country.status(), CountryStatus::Member | CountryStatus::State | CountryStatus::Disputed)
        };
        states.filter(|country| is_state(country) && country.end().is_none() && country.qid().is_some()).collect()
    } else {
        settings.countries.iter().map(|query| base.country(query)).collect::<Result<_, _>>()?
    };
    let with_qid = |country: Country<'b>| {
        let qid = country.qid().ok_or_else(|| Error::Settings(format!("{} has no Wikidata item", country.id())))?;
        Ok((country, qid))
    };
    let mut countries = wanted.into_iter().map(with_qid).collect::<Result<Vec<_>, Error>>()?;
    countries.sort_by_key(|(country, _)| country.id());
    countries.dedup_by_key(|(country, _)| country.id());
    Ok(countries)
}

/// The terms that were proved, by the id of the country and the role. What is not there was not answered.
type Answers = BTreeMap<(String, Role), Vec<Spell>>;

struct Run<'a> {
    settings: &'a Settings,
    base: &'a Gazetteer,
    asker: Asker<'a>,
    clock: &'a dyn Clock,
    store: Store,
    today: Date,
    last: Roster,
    questions: usize,
}

impl Run<'_> {
    /// Asks who holds each office; also gives when the items of the holders were modified.
    fn holders(
        &self,
        countries: &[(Country<'_>, &str)],
        progress: &mut dyn FnMut(Progress),
        notes: &mut Vec<String>,
    ) -> Result<(Answers, BTreeMap<String, String>), Error> {
        let (mut answers, mut modified) = (Answers::new(), BTreeMap::new());
        let (mut failures, mut done) = (0, 0);
        for (country, qid) in countries {
            for office in self.settings.offices.iter().filter_map(|&role| Office::of(role)) {
                let what = format!("{}, {}", country.name(), office.role.as_str().replace('_', " "));
                let solutions = match self.reply(qid, office) {
                    Ok(solutions) => solutions,
                    Err(Unanswered::Interrupted) => return Err(Error::Interrupted),
                    Err(Unanswered::ForNow(why, _) | Unanswered::ForGood(why)) => {
                        failures += 1;
                        if failures == MOST_FAILURES {
                            let message = format!(
                                "{} does not answer ({why}); nothing was changed, and the next run goes on from here",
                                self.settings.endpoint
                            );
                            return Err(Error::Endpoint(message));
                        }
                        notes.push(format!("{what}: no answer ({why}); what was known stays"));
                        continue;
                    }
                };
                failures = 0;
                done += 1;
                progress(Progress { done, of: self.questions, about: what.clone() });
                if solutions.is_empty() && !self.last.terms_of(country.id(), office.role).is_empty() {
                    notes.push(format!("{what}: an empty answer; what was known stays"));
                    continue;
                }
                for row in solutions.iter() {
                    if let (Some(holder), Some(when)) = (row.qid("holder"), row.text("modified")) {
                        modified.insert(holder.to_owned(), when.to_owned());
                    }
                }
                let mut own = Vec::new();
                let since = self.settings.since;
                let is_recent = |spell: &Spell| match spell.end {
                    End::Open => true,
                    End::On(end) => end.latest() >= since.earliest(),
                    End::Unknown => spell.start.is_some_and(|start| start.latest() >= since.earliest()),
                };
                let proved = spells(&solutions, self.today, &mut own);
                notes.extend(own.into_iter().map(|note| format!("{what}: {note}")));
                answers.insert((country.id().to_owned(), office.role), proved.into_iter().filter(is_recent).collect());
            }
        }
        Ok((answers, modified))
    }

    /// The reply to one question: of an interrupted run, or a new one.
    fn reply(&self, qid: &str, office: Office) -> Result<Solutions, Unanswered> {
        let (query, key) = (query::holders(qid, office), format!("{qid}-{}", office.role));
        let now = seconds(self.clock);
        let endpoint = &self.settings.endpoint;
        if let Some(reply) =
            self.store.reply(&key, endpoint, &query, now.saturating_sub(self.settings.resume.as_secs()))
            && let Ok(solutions) = Solutions::parse(&reply)
        {
            return Ok(solutions);
        }
        let (reply, solutions) = self.asker.ask(&query)?;
        let kept = self.store.keep_reply(&key, endpoint, &query, now, &reply);
        kept.map_err(|error| Unanswered::ForGood(error.to_string()))?;
        Ok(solutions)
    }

    /// What is known of the holders: asked for again where the item was modified since.
    fn people(
        &self,
        answers: &Answers,
        modified: &BTreeMap<String, String>,
        progress: &mut dyn FnMut(Progress),
        notes: &mut Vec<String>,
    ) -> Result<BTreeMap<String, Facts>, Error> {
        let mut known = self.store.people();
        let holders: BTreeSet<&str> = answers.values().flatten().map(|spell| &*spell.holder).collect();
        let when = |qid: &str| modified.get(qid).cloned().unwrap_or_default();
        let is_known = |qid: &str| {
            let facts = known.get(qid);
            facts.is_some_and(|facts| {
                facts.modified == when(qid) && facts.languages == self.settings.languages && !facts.modified.is_empty()
            })
        };
        let unknown: Vec<&str> = holders.iter().copied().filter(|qid| !is_known(qid)).collect();
        let batches = unknown.chunks(BATCH);
        let of = self.questions + batches.len();
        for (batch, done) in batches.zip(self.questions + 1..) {
            match self.asker.ask(&query::people(batch, &self.settings.languages)) {
                Ok((_, solutions)) => {
                    for (qid, mut facts) in Facts::of(&solutions) {
                        (facts.modified, facts.languages) = (when(&qid), self.settings.languages.clone());
                        known.insert(qid, facts);
                    }
                    self.store.keep_people(&known)?;
                    progress(Progress { done, of, about: format!("names of {} people", batch.len()) });
                }
                Err(Unanswered::Interrupted) => return Err(Error::Interrupted),
                Err(Unanswered::ForNow(why, _) | Unanswered::ForGood(why)) => {
                    notes.push(format!("names of {} people: no answer ({why}); what was known stays", batch.len()));
                }
            }
        }
        Ok(known)
    }

    /// The new version: what was answered, and what was known of everything else.
    fn assembled(
        &self,
        countries: &[(Country<'_>, &str)],
        answers: Answers,
        people: &BTreeMap<String, Facts>,
        notes: &mut Vec<String>,
    ) -> Roster {
        let mut roster = Roster::default();
        for ((body, role), spells) in &answers {
            let country = countries.iter().find(|(country, _)| country.id() == body).expect("it was asked about").0;
            for spell in spells {
                let what = || format!("{}, {}: {}", country.name(), role.as_str().replace('_', " "), spell.holder);
                let Some(rows) = self.rows(&spell.holder, people.get(&spell.holder)) else {
                    notes.push(format!("{}: no label in the languages asked for", what()));
                    continue;
                };
                match possible(spell, people.get(&spell.holder)) {
                    Ok(end) => roster.add(&rows, self.office(&rows[0], country, *role, spell, end)),
                    Err(why) => notes.push(format!("{}: refused: {why}", what())),
                }
            }
        }
        for facts in answers.values().flatten().filter_map(|spell| Some((&spell.holder, people.get(&spell.holder)?))) {
            notes.extend(facts.1.refused.iter().map(|why| format!("{}: refused {why}", facts.0)));
        }
        // What was not asked about, or not answered.
        for id in self.last.ids() {
            let rows = self.last.rows_of(id).expect("it is there");
            let is_kept = |office: &&OfficeRow| {
                let is_answered = |role: Role| answers.contains_key(&(office.body.clone(), role));
                !office.role.parse().is_ok_and(is_answered)
            };
            rows[0].offices.iter().filter(is_kept).for_each(|office| roster.add(rows, office.clone()));
        }
        roster
    }

    /// The lines of a person, without terms. The id is the one of the last version, if the item was merged since.
    fn rows(&self, qid: &str, facts: Option<&Facts>) -> Option<Vec<Row>> {
        let Some(facts) = facts else {
            // Not answered: as it was.
            return self.last.rows_of(qid).map(<[Row]>::to_vec);
        };
        let former = facts.former_ids.iter().map(|id| &**id);
        let ids = || std::iter::once(qid).chain(former.clone());
        let known = ids().find_map(|id| self.base.entity(id)?.as_leader());
        let id = ids().find(|id| self.last.rows_of(id).is_some()).unwrap_or(qid);
        // An id of the gazetteer's own is that of the entity which has one of the former ids.
        let id = known.filter(|known| known.qid() != Some(id)).and_then(|known| known.qid()).unwrap_or(id);
        let row = |language: &str| Row {
            id: id.to_owned(),
            kind: "leader".to_owned(),
            language: Some(language.to_owned()),
            ..Row::default()
        };
        let label = facts.label();
        let (language, name) = match (label, known) {
            (Some((language, label)), _) => (language, label),
            (None, Some(known)) => ("en", known.name()),
            (None, None) => return None,
        };
        let is_one_word = !name.contains([' ', '-']) && name.chars().any(|c| c.is_lowercase() != c.is_uppercase());
        let mut rows = Vec::new();
        for language in std::iter::once(language)
            .chain(self.settings.languages.iter().map(|tag| &**tag).filter(|tag| *tag != language))
        {
            let mut row = row(language);
            let names = facts.labels.get(language).into_iter().chain(facts.aliases.get(language).into_iter().flatten());
            let names: BTreeSet<&String> = names.filter(|text| *text != name).collect();
            row.aliases = names.into_iter().cloned().collect();
            if rows.is_empty() {
                // Of somebody whom the gazetteer has it states what is new.
                if known.is_none() {
                    row.name = Some(name.to_owned());
                    row.family_name.clone_from(&facts.family_name);
                    row.context = is_one_word.then(|| "context".to_owned());
                } else if known.is_some_and(|known| known.name() != name) && !is_one_word {
                    row.aliases.insert(0, name.to_owned());
                }
                row.qid = Some(qid.to_owned());
                row.born = facts.born.clone();
                row.died = facts.died.clone();
                rows.push(row);
            } else if !row.aliases.is_empty() {
                rows.push(row);
            }
        }
        Some(rows)
    }

    /// A term as the list has it. One that the gazetteer has, too, keeps its day and title, so that it replaces that one.
    fn office(&self, person: &Row, country: Country<'_>, role: Role, spell: &Spell, end: End) -> OfficeRow {
        let leader = self.base.entity(&person.id).and_then(|entity| entity.as_leader());
        let same = leader.into_iter().flat_map(|leader| leader.terms().collect::<Vec<_>>()).find(|term| {
            let is_near = || match (term.start(), spell.start) {
                (Some(one), Some(other)) => are_near(one, other),
                (None, _) | (_, None) => true,
            };
            term.body().id() == country.id() && term.role() == role && is_near()
        });
        let terms = self.base.terms_of(&country);
        let usual = terms.iter().filter(|term| term.role() == role).max_by_key(|term| term.start());
        let office = same.as_ref().or(usual).map(|term| term.office().to_owned());
        let start = same.as_ref().map_or(spell.start, |term| term.start());
        // What the gazetteer knows more exactly stays.
        let known_end = same.as_ref().and_then(|term| match (term.end(), end) {
            (TermEnd::On(known), End::On(end)) if are_near(known, end) => Some(known),
            (TermEnd::On(known), End::Unknown) => Some(known),
            _ => None,
        });
        let end = match (known_end, end) {
            (Some(known), _) => Some(known.to_string()),
            (None, End::Open) => None,
            (None, End::Unknown) => Some("?".to_owned()),
            (None, End::On(end)) => Some(end.to_string()),
        };
        let witnesses: Vec<&str> = spell.witnesses.iter().map(|witness| witness.as_str()).collect();
        OfficeRow {
            body: country.id().to_owned(),
            role: role.as_str().to_owned(),
            office: office.unwrap_or_else(|| role.as_str().replace('_', " ")),
            office_start: start.map_or("?".to_owned(), |start| start.to_string()),
            office_end: end,
            note: format!("{}: agreed by the items of {}, {}", spell.holder, witnesses.join(" and "), self.today),
        }
    }

    fn finished(&self, roster: Roster, last_path: Option<&Path>, mut notes: Vec<String>) -> Result<Refresh, Error> {
        if roster.is_empty() {
            return Err(Error::Endpoint(format!(
                "{} proves nothing: no two statements agree on a term of office",
                self.settings.endpoint
            )));
        }
        let is_wikidata = self.settings.endpoint == WIKIDATA;
        let about = About {
            version: self.today.to_string().replace('-', "."),
            source: self.settings.name.clone(),
            title: if is_wikidata {
                "Wikidata".to_owned()
            } else {
                format!("Statements of {}", self.settings.endpoint)
            },
            licence: "CC0-1.0".to_owned(),
            as_of: self.today.to_string(),
            url: self.settings.endpoint.clone(),
        };
        let text = roster.write(&about);
        let path = self.store.path_of(&about.version);
        // It is read as those will read it who use it; what is not sound is not offered.
        let new = legation_lists::read_bytes(self.base, &path, text.clone().into_bytes())?;
        let with = |layer: &Gazetteer| self.base.extend(layer);
        let before = match last_path {
            Some(last_path) => with(&legation_lists::read(self.base, last_path)?)?,
            None => self.base.clone(),
        };
        let changes = before.changes_to(&with(&new)?);
        let counts = [roster.people(), roster.terms(), roster.names()];
        let were = [self.last.people(), self.last.terms(), self.last.names()];
        let fallen = ["people", "terms of office", "names"].into_iter().zip(were).zip(counts);
        let fallen = fallen
            .filter(|((_, was), is)| is * 10 < was * 9)
            .map(|((what, was), is)| format!("{is} {what} where there were {was}"));
        let fallen: Vec<String> = fallen.collect();
        notes.sort();
        notes.dedup();
        Ok(Refresh {
            path,
            text,
            changes,
            notes,
            fall: (!fallen.is_empty()).then(|| fallen.join(", ")),
            requests: self.asker.requests(),
            counts,
        })
    }
}

/// The end of a term as far as the life of its holder allows; an error where the term cannot be.
fn possible(spell: &Spell, facts: Option<&Facts>) -> Result<End, String> {
    let date = |text: Option<&String>| text.and_then(|text| text.parse::<Date>().ok());
    let (born, died) = facts.map_or((None, None), |facts| (date(facts.born.as_ref()), date(facts.died.as_ref())));
    if let (Some(start), Some(born)) = (spell.start, born)
        && days(start.latest()) - days(born.earliest()) < OF_AGE
    {
        return Err(format!("the holder, born {born}, was under 18 at the start, {start}"));
    }
    let Some(died) = died else { return Ok(spell.end) };
    if let Some(start) = spell.start.filter(|start| start.earliest() > died.latest()) {
        return Err(format!("it starts at {start}, after the death, {died}"));
    }
    match spell.end {
        End::On(end) if end.earliest() > died.latest() => Err(format!("it ends at {end}, after the death, {died}")),
        End::On(end) => Ok(End::On(end)),
        End::Open | End::Unknown => Ok(End::On(died)),
    }
}
