//! Country codes: who had a code on a date, and the same country in another system.

use super::image::{CodeRow, CountryRow};
use super::lookup::holds;
use super::{Country, Gazetteer};
use crate::date::Date;
use crate::vocabulary::{CodeSystem, CountryStatus};

impl<'g> Country<'g> {
    /// The code of the country in a system, on a date if given.
    ///
    /// Only COW and Gleditsch–Ward codes are dated; without a date the latest is meant.
    ///
    /// ```
    /// use legation::CodeSystem;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let germany = gazetteer.country("Germany")?;
    /// assert_eq!(germany.code(CodeSystem::Cow, "1995".parse().ok()), Some("255"));
    /// assert_eq!(germany.code(CodeSystem::Iso3, None), Some("DEU"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn code(&self, system: CodeSystem, on: Option<Date>) -> Option<&'g str> {
        match system {
            CodeSystem::Iso2 => self.iso2(),
            CodeSystem::Iso3 => self.iso3(),
            CodeSystem::Numeric => self.numeric(),
            CodeSystem::M49 => self.m49(),
            CodeSystem::Qid => self.qid(),
            CodeSystem::Cow | CodeSystem::Gw => {
                let dated = self.codes().filter(|code| code.system == system && in_force(code.start, code.end, on));
                dated.max_by_key(|code| code.start).map(|code| code.code)
            }
        }
    }
}

impl Gazetteer {
    /// The country that had a code, on a date if given.
    ///
    /// COW and Gleditsch–Ward codes are dated, and pass from state to state as ISO and M49 codes do ("CS" was Czechoslovakia, then Serbia and
    /// Montenegro). With a date a state that existed then is meant; without one the present holder, else the latest.
    ///
    /// ```
    /// use legation::CodeSystem;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let id = |on: &str| gazetteer.country_by_code(CodeSystem::Cow, "365", on.parse().ok()).map(|c| c.id());
    /// assert_eq!((id("1985-03-11"), id("2025")), (Some("country:SUHH"), Some("country:RUS")));
    /// ```
    pub fn country_by_code(&self, system: CodeSystem, code: &str, on: Option<Date>) -> Option<Country<'_>> {
        if code.is_empty() {
            return None;
        }
        let column: fn(&CountryRow) -> u32 = match system {
            CodeSystem::Qid => return self.entity(code).filter(|_| code.starts_with('Q'))?.as_country(),
            CodeSystem::Cow | CodeSystem::Gw => {
                let codes =
                    self.layers.iter().flat_map(|layer| layer.rows::<CodeRow>().iter().map(move |row| (layer, row)));
                let holders = codes.filter(|(layer, row)| {
                    row.system == system as u32
                        && layer.string(row.code) == code
                        && in_force(Date::unpack(row.start), Date::unpack(row.end), on)
                });
                let (layer, latest) = holders.max_by_key(|(_, row)| row.start)?;
                return self.entity_at(layer.handle(latest.country)).as_country();
            }
            CodeSystem::Iso2 => |row| row.iso2,
            CodeSystem::Iso3 => |row| row.iso3,
            CodeSystem::Numeric => |row| row.numeric,
            CodeSystem::M49 => |row| row.m49,
        };
        let countries =
            self.layers.iter().flat_map(|layer| layer.rows::<CountryRow>().iter().map(move |row| (layer, row)));
        let holders = countries.filter(|(layer, row)| layer.string(column(row)) == code);
        // Former states keep their last code: who has it on the date, who has it now, who had it last.
        let (layer, best) = holders.max_by_key(|(_, row)| {
            let existed = in_force(Date::unpack(row.start), Date::unpack(row.end), on);
            (existed, row.status != CountryStatus::Historical as u32, row.end)
        })?;
        self.entity_at(layer.handle(best.entity)).as_country()
    }

    /// A code in another system, on a date if given.
    ///
    /// `None` when no country had the code, or the country has none in the other system.
    ///
    /// ```
    /// use legation::CodeSystem::{Cow, Gw, Iso3, Qid};
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.convert_code("365", Cow, Iso3, "1985".parse().ok()), Some("SUN"));
    /// assert_eq!(gazetteer.convert_code("365", Cow, Iso3, "2025".parse().ok()), Some("RUS"));
    /// assert_eq!(gazetteer.convert_code("KOR", Iso3, Gw, None), Some("732"));
    /// assert_eq!(gazetteer.convert_code("KOR", Iso3, Qid, None), Some("Q884"));
    /// assert_eq!(gazetteer.convert_code("XXX", Iso3, Qid, None), None);
    /// ```
    pub fn convert_code(&self, code: &str, from: CodeSystem, to: CodeSystem, on: Option<Date>) -> Option<&str> {
        self.country_by_code(from, code, on)?.code(to, on)
    }
}

/// Whether the date may lie within the years; without a date everything does.
fn in_force(start: Option<Date>, end: Option<Date>, on: Option<Date>) -> bool {
    on.is_none_or(|on| holds(start, end, on))
}
