//! Country codes: who had a code on a date, and the same country in another system.

use std::borrow::Cow;

use super::image::{CodeRow, CountryRow};
use super::lookup::holds;
use super::{Country, Gazetteer};
use crate::date::Date;
use crate::vocabulary::{CodeSystem, CountryStatus};

impl<'g> Country<'g> {
    /// The code of the country in a system, on a date if given.
    ///
    /// Codes of COW and of Gleditsch and Ward are dated; without a date the latest is meant. A country that has no code of the system (then) has that of the state
    /// which [continues it or which it continues](Country::as_of): Germany in 1955 that of West Germany, and North Yemen the ISO code of Yemen.
    ///
    /// ```
    /// use legation::CodeSystem;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let germany = gazetteer.country("Germany")?;
    /// assert_eq!(germany.code(CodeSystem::Cow, "1995".parse().ok()), Some("255"));
    /// assert_eq!(germany.code(CodeSystem::Cow, "1955".parse().ok()), Some("260"));
    /// assert_eq!(germany.code(CodeSystem::Cowc, None), Some("GMY"));
    /// assert_eq!(germany.code(CodeSystem::Iso3, None), Some("DEU"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn code(&self, system: CodeSystem, on: Option<Date>) -> Option<&'g str> {
        let of_the_time = || self.as_of(on?).filter(|country| country != self)?.own_code(system, on);
        let of_the_next = || self.line_of_heirs().find_map(|country| country.own_code(system, on));
        self.own_code(system, on).or_else(of_the_time).or_else(of_the_next)
    }

    fn own_code(&self, system: CodeSystem, on: Option<Date>) -> Option<&'g str> {
        let column = match system {
            CodeSystem::Iso2 => self.iso2(),
            CodeSystem::Iso3 => self.iso3(),
            CodeSystem::Numeric => self.numeric(),
            CodeSystem::M49 => self.m49(),
            CodeSystem::Qid => return self.qid(),
            CodeSystem::Cow | CodeSystem::Gw | CodeSystem::Cowc | CodeSystem::Gwc => None,
        };
        column.or_else(|| {
            let (numbers, letters) = stored(system);
            let dated = self.codes().filter(|code| code.system == numbers && in_force(code.start, code.end, on));
            let latest = dated.max_by_key(|code| code.start)?;
            let code = if letters { latest.abbreviation } else { latest.code };
            (!code.is_empty()).then_some(code)
        })
    }
}

impl Gazetteer {
    /// The country that had a code, on a date if given.
    ///
    /// Letters may be in either case, numbers with or without zeros before them. COW and Gleditsch–Ward codes are dated, and pass from state to state as
    /// ISO and M49 codes do ("CS" was Czechoslovakia, then Serbia and Montenegro). With a date a state that existed then is meant; without
    /// one the present holder, else the latest. ISO codes that were withdrawn ("ZAR", "BUR") and those that tables use instead ("UK", "EL", "XKK") are known, too.
    ///
    /// ```
    /// use legation::CodeSystem;
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let id = |on: &str| gazetteer.country_by_code(CodeSystem::Cow, "365", on.parse().ok()).map(|c| c.id());
    /// assert_eq!((id("1985-03-11"), id("2025")), (Some("country:SUHH"), Some("country:RUS")));
    /// let id = |system, code| gazetteer.country_by_code(system, code, None).map(|country| country.id());
    /// assert_eq!(id(CodeSystem::Numeric, "4"), Some("country:AFG"));
    /// assert_eq!(id(CodeSystem::Cowc, "rok"), Some("country:KOR"));
    /// assert_eq!(id(CodeSystem::Iso3, "ZAR"), Some("country:COD"));
    /// ```
    pub fn country_by_code(&self, system: CodeSystem, code: &str, on: Option<Date>) -> Option<Country<'_>> {
        let code = as_written(system, code)?;
        let column: fn(&CountryRow) -> u32 = match system {
            CodeSystem::Qid => return self.entity(&code).filter(|_| code.starts_with('Q'))?.as_country(),
            CodeSystem::Cow | CodeSystem::Gw | CodeSystem::Cowc | CodeSystem::Gwc => {
                return self.country_by_dated_code(system, &code, on);
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
        let best = holders.max_by_key(|(_, row)| {
            let existed = in_force(Date::unpack(row.start), Date::unpack(row.end), on);
            (existed, row.status != CountryStatus::Historical as u32, row.end)
        });
        match best {
            Some((layer, row)) => self.entity_at(layer.handle(row.entity)).as_country(),
            None => {
                let former = self.country_by_dated_code(system, &code, on);
                former.or_else(|| self.country_by_dated_code(system, &code, None))
            }
        }
    }

    fn country_by_dated_code(&self, system: CodeSystem, code: &str, on: Option<Date>) -> Option<Country<'_>> {
        let (numbers, letters) = stored(system);
        let codes = self.layers.iter().flat_map(|layer| layer.rows::<CodeRow>().iter().map(move |row| (layer, row)));
        let holders = codes.filter(|(layer, row)| {
            row.system == numbers as u32
                && layer.string(if letters { row.abbreviation } else { row.code }) == code
                && in_force(Date::unpack(row.start), Date::unpack(row.end), on)
        });
        let (layer, latest) = holders.max_by_key(|(_, row)| row.start)?;
        self.entity_at(layer.handle(latest.country)).as_country()
    }

    /// A code in another system, on a date if given.
    ///
    /// `None` when no country had the code, or the country has none in the other system.
    ///
    /// ```
    /// use legation::CodeSystem::{Cow, Gw, Iso2, Iso3, Qid};
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.convert_code("365", Cow, Iso3, "1985".parse().ok()), Some("SUN"));
    /// assert_eq!(gazetteer.convert_code("365", Cow, Iso3, "2025".parse().ok()), Some("RUS"));
    /// assert_eq!(gazetteer.convert_code("RUS", Iso3, Cow, "1985".parse().ok()), Some("365"));
    /// assert_eq!(gazetteer.convert_code("DEU", Iso3, Cow, "1955".parse().ok()), Some("260"));
    /// assert_eq!(gazetteer.convert_code("260", Cow, Iso3, "1980".parse().ok()), Some("DEU"));
    /// assert_eq!(gazetteer.convert_code("KOR", Iso3, Gw, None), Some("732"));
    /// assert_eq!(gazetteer.convert_code("kor", Iso3, Qid, None), Some("Q884"));
    /// assert_eq!(gazetteer.convert_code("UK", Iso2, Iso3, None), Some("GBR"));
    /// assert_eq!(gazetteer.convert_code("XXX", Iso3, Qid, None), None);
    /// ```
    pub fn convert_code(&self, code: &str, from: CodeSystem, to: CodeSystem, on: Option<Date>) -> Option<&str> {
        self.country_by_code(from, code, on)?.code(to, on)
    }
}

/// The system under which the codes stand in the table, and whether they are the letters there.
fn stored(system: CodeSystem) -> (CodeSystem, bool) {
    match system {
        CodeSystem::Cowc => (CodeSystem::Cow, true),
        CodeSystem::Gwc => (CodeSystem::Gw, true),
        _ => (system, false),
    }
}

/// A code as its system writes it: letters in capitals, ISO and M49 numbers of three digits, the others without zeros before them.
fn as_written(system: CodeSystem, code: &str) -> Option<Cow<'_, str>> {
    let code = code.trim();
    let is_number = code.bytes().all(|byte| byte.is_ascii_digit());
    let digits = code.trim_start_matches('0');
    let code = match system {
        CodeSystem::Numeric | CodeSystem::M49 if is_number && code.len() < 3 => format!("{digits:0>3}").into(),
        CodeSystem::Cow | CodeSystem::Gw if is_number => digits.into(),
        _ if code.bytes().any(|byte| byte.is_ascii_lowercase()) => code.to_ascii_uppercase().into(),
        _ => Cow::Borrowed(code),
    };
    (!code.is_empty()).then_some(code)
}

/// Whether the date may lie within the years; without a date everything does.
fn in_force(start: Option<Date>, end: Option<Date>, on: Option<Date>) -> bool {
    on.is_none_or(|on| holds(start, end, on))
}
