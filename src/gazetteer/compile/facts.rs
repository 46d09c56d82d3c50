//! Countries, leaders, organisations and what is stated of them.

use std::collections::BTreeMap;

use super::{Compiler, UNKNOWN_DATE, id_prefix, kind_of_id, pack};
use crate::date::Date;
use crate::error::Error;
use crate::gazetteer::image::*;
use crate::gazetteer::seeds::{Table, TableRow};
use crate::gazetteer::term::pack_last_seen;
use crate::vocabulary::*;

impl<'t> Compiler<'t> {
    pub(super) fn countries(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            for successor in row.list("successors") {
                self.lookup(&row, "successors", successor)?;
                self.of_kind(&row, "successors", successor, Kind::Country)?;
            }
            for (column, letters) in [("iso2", 2), ("iso3", 3)] {
                let code = row.field(column);
                let valid = code.len() == letters && code.bytes().all(|b| b.is_ascii_uppercase());
                if !code.is_empty() && !valid {
                    return Err(row.fault(column, format!("{code:?} is not {letters} capital letters")));
                }
            }
            let [iso2, iso3, numeric, m49, successors] =
                ["iso2", "iso3", "numeric", "m49", "successors"].map(|column| self.string(row.field(column)));
            let country = CountryRow {
                entity: self.entity(&row, "id")?,
                status: row.parsed::<CountryStatus>("status")? as u32,
                iso2,
                iso3,
                numeric,
                m49,
                start: pack(start),
                end: pack(end),
                parent: self.entity_or_none(&row, "parent", Kind::Country)?,
                successors,
            };
            self.details.countries.push(country);
        }
        Ok(())
    }

    pub(super) fn codes(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let system = row.parsed::<CodeSystem>("system")?;
            if matches!(system, CodeSystem::Qid | CodeSystem::Cowc | CodeSystem::Gwc) {
                return Err(row.fault("system", format!("codes of {system} stand in other columns")));
            }
            let code = CodeRow {
                country: self.entity_of(&row, "country", Kind::Country)?,
                system: system as u32,
                code: self.string(row.required("code")?),
                abbreviation: self.string(row.field("abbreviation")),
                start: pack(start),
                end: pack(end),
                sources: self.sources_of(&row)?,
            };
            self.details.codes.push(code);
        }
        Ok(())
    }

    pub(super) fn leaders(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (born, died) = (row.date("born")?, row.date("died")?);
            if let (Some(born), Some(died)) = (born, died)
                && born.earliest() > died.latest()
            {
                return Err(row.fault("died", format!("died at {died}, before birth at {born}")));
            }
            let family_name = row.field("family_name");
            let is_last_word = row.field("name").rsplit(' ').next() == Some(family_name);
            let leader = LeaderRow {
                entity: self.entity(&row, "id")?,
                family_name: if is_last_word && !family_name.is_empty() { NONE } else { self.string(family_name) },
                born: pack(born),
                died: pack(died),
                first_term: 0,
                end_of_terms: 0,
            };
            self.details.leaders.push(leader);
        }
        Ok(())
    }

    pub(super) fn organisations(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let organisation = OrganisationRow {
                entity: self.entity(&row, "id")?,
                class: row.parsed::<OrganisationClass>("class")? as u32,
                country: self.entity_or_none(&row, "country", Kind::Country)?,
                parent: self.entity_or_none(&row, "parent", Kind::Organisation)?,
                start: pack(start),
                end: pack(end),
            };
            self.details.organisations.push(organisation);
        }
        Ok(())
    }

    pub(super) fn others(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let other = OtherRow {
                entity: self.entity(&row, "id")?,
                kind_word: self.string(row.required("kind")?),
                country: self.entity_or_none(&row, "country", Kind::Country)?,
                start: pack(start),
                end: pack(end),
            };
            self.details.others.push(other);
        }
        Ok(())
    }

    pub(super) fn terms(&mut self, table: &'t Table, last_seen: &'t Table) -> Result<(), Error> {
        let identity = |row: &TableRow<'t>| ["leader", "body", "role", "start"].map(|column| row.field(column));
        let mut seen = BTreeMap::new();
        for row in last_seen.rows()? {
            let Some(date) = row.date("seen")? else { return Err(row.fault("seen", "the date is missing")) };
            seen.insert(identity(&row), date);
        }
        for row in table.rows()? {
            let (start, mut end) = span_of_office(&row)?;
            if end == UNKNOWN_DATE
                && let Some(&date) = seen.get(&identity(&row))
            {
                end = pack_last_seen(date);
            }
            if start == 0 {
                return Err(row.fault("start", "an unknown start is written \"?\""));
            }
            if !matches!(kind_of_id(row.field("body")), Kind::Country | Kind::Organisation) {
                return Err(row.fault("body", "only countries and organisations have offices"));
            }
            let role = row.parsed::<Role>("role")?;
            let term = TermRow {
                leader: self.entity_of(&row, "leader", Kind::Leader)?,
                body: self.entity(&row, "body")?,
                role: role as u32,
                office: self.string(row.required("office")?),
                start,
                end,
                sources: self.sources_of(&row)?,
            };
            if role.is_high() {
                self.details.officials.insert(term.leader);
            }
            if role.rules() {
                self.details.rulers.insert(term.leader);
            }
            self.details.terms.push(term);
        }
        Ok(())
    }

    pub(super) fn governing_roles(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = row.years()?;
            let role = row.parsed::<Role>("role")?;
            if !matches!(role, Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader) {
                return Err(row.fault("role", format!("nobody leads a country as {role}")));
            }
            let governing_role = GoverningRoleRow {
                country: self.entity_of(&row, "country", Kind::Country)?,
                role: role as u32,
                start: pack(start),
                end: pack(end),
                sources: self.sources_of(&row)?,
            };
            self.details.governing_roles.push(governing_role);
        }
        Ok(())
    }

    pub(super) fn memberships(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let (start, end) = span_of_office(&row)?;
            if start == UNKNOWN_DATE {
                return Err(row.fault("start", "an unknown start of a membership is left empty"));
            }
            if !row.field("organisation").starts_with(id_prefix(Kind::Organisation)) {
                return Err(row.fault("organisation", "only organisations have members"));
            }
            if !matches!(kind_of_id(row.field("member")), Kind::Country | Kind::Organisation) {
                return Err(row.fault("member", "only countries and organisations are members"));
            }
            let membership = MembershipRow {
                organisation: self.entity(&row, "organisation")?,
                member: self.entity(&row, "member")?,
                status: row.parsed::<MembershipStatus>("status")? as u32,
                start,
                end,
                listed_from: pack(row.date("listed_from")?),
                listed_to: pack(row.date("listed_to")?),
                sources: self.sources_of(&row)?,
            };
            self.details.memberships.push(membership);
        }
        Ok(())
    }

    pub(super) fn external_ids(&mut self, table: &'t Table) -> Result<(), Error> {
        for row in table.rows()? {
            let external_id = ExternalIdRow {
                entity: self.entity(&row, "entity")?,
                system: row.parsed::<ExternalIdSystem>("system")? as u32,
                id: self.string(row.required("id")?),
                sources: self.sources_of(&row)?,
            };
            self.details.external_ids.push(external_id);
        }
        Ok(())
    }
}

/// The packed `start` and `end` of a row, either of which may be written "?": a date that nobody knows.
fn span_of_office(row: &TableRow<'_>) -> Result<(u32, u32), Error> {
    let bound = |column| match row.field(column) {
        "?" => Ok(UNKNOWN_DATE),
        _ => row.date(column).map(pack),
    };
    let (start, end) = (bound("start")?, bound("end")?);
    let known = |packed| (packed != UNKNOWN_DATE).then(|| Date::unpack(packed)).flatten();
    if let (Some(start), Some(end)) = (known(start), known(end))
        && start.earliest() > end.latest()
    {
        return Err(row.fault("end", format!("it ends at {end}, before its start {start}")));
    }
    Ok((start, end))
}
