//! Which state goes on as which: the rule of successor states.
//!
//! A former state is continued by the successor that took over its code of the Correlates of War or of Gleditsch and Ward, or else by its only
//! successor. So Yugoslavia goes on as Serbia and Montenegro and that as Serbia, the Soviet Union as Russia, both Germanys as Germany, both Yemens as Yemen;
//! Czechoslovakia and Austria-Hungary end. Country-year data sets count so: they know one series "Germany" of 260 until 1990 and of 255 since.

use super::lookup::holds;
use super::{CodedCountry, Country, Entity};
use crate::date::Date;
use crate::vocabulary::{CountryStatus, Kind};

/// More states than ever followed each other: tables from elsewhere may go round in a circle.
const LONGEST_LINE: usize = 12;

impl<'g> Country<'g> {
    /// The state that continues a former one; `None` for a present one, and for one that ended without.
    ///
    /// That is the successor which took over its COW or Gleditsch–Ward code, else its only successor.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let continued = |id| gazetteer.country(id).map(|country| country.continued_by().map(|next| next.id()));
    /// assert_eq!(continued("country:SUHH")?, Some("country:RUS"));
    /// assert_eq!(continued("country:south-vietnam")?, Some("country:VNM"));
    /// assert_eq!(continued("Czechoslovakia")?, None);
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn continued_by(&self) -> Option<Country<'g>> {
        let successors: Vec<Country<'g>> = self.successors().collect();
        let heir = successors.iter().find(|successor| self.hands_its_code_to(successor));
        heir.or(if let [only] = &successors[..] { Some(only) } else { None }).copied()
    }

    /// The state of a date that is this one for a country-year data set: itself, one that it continues, or one that continues it.
    ///
    /// Of several that it continues (both German states) the one whose COW or Gleditsch–Ward code it took over is meant. `None` when there
    /// was none on the date.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let on = |id, date: &str| {
    ///     gazetteer.country(id).map(|country| country.as_of(date.parse().unwrap()).map(|country| country.id()))
    /// };
    /// assert_eq!(on("DEU", "1955")?, Some("country:west-germany"));
    /// assert_eq!(on("country:west-germany", "2017")?, Some("country:DEU"));
    /// assert_eq!(on("Serbia", "1980")?, Some("country:YUCS"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn as_of(&self, date: Date) -> Option<Country<'g>> {
        if self.is_counted_on(date) {
            return Some(*self);
        }
        self.line_of_heirs()
            .find(|country| country.is_counted_on(date))
            .or_else(|| self.former_as_of(date, LONGEST_LINE))
    }

    /// The states that continue it, one after another.
    pub(super) fn line_of_heirs(&self) -> impl Iterator<Item = Country<'g>> + use<'g> {
        std::iter::successors(self.continued_by(), |country| country.continued_by()).take(LONGEST_LINE)
    }

    /// `longest`: how many states it looks back at most.
    fn former_as_of(&self, date: Date, longest: usize) -> Option<Country<'g>> {
        let longest = longest.checked_sub(1)?;
        let continued = self.continued();
        // The heir's own line first: West Germany before East Germany.
        let (heirs, others): (Vec<_>, Vec<_>) =
            continued.into_iter().partition(|former| former.hands_its_code_to(self));
        for line in [heirs, others] {
            let found: Vec<Country<'g>> = line.iter().filter(|former| former.is_counted_on(date)).copied().collect();
            if let [only] = found[..] {
                return Some(only);
            }
            if let Some(earlier) = line.iter().find_map(|former| former.former_as_of(date, longest)) {
                return Some(earlier);
            }
        }
        None
    }

    /// The former states that it continues.
    fn continued(&self) -> Vec<Country<'g>> {
        let countries = self.gazetteer.entities_of(Kind::Country).filter_map(Entity::as_country);
        let former = countries.filter(|country| country.status() == CountryStatus::Historical);
        former.filter(|former| former.continued_by() == Some(*self)).collect()
    }

    fn hands_its_code_to(&self, successor: &Country<'g>) -> bool {
        let same =
            |one: &CodedCountry<'_>, other: &CodedCountry<'_>| one.system == other.system && one.code == other.code;
        self.state_codes().any(|own| successor.state_codes().any(|code| same(&own, &code)))
    }

    /// Whether it existed, and had a code of its own if it ever had one: Germany had none from 1945 to 1990.
    fn is_counted_on(&self, date: Date) -> bool {
        let mut codes = self.state_codes().peekable();
        self.existed_on(date) && (codes.peek().is_none() || codes.any(|code| holds(code.start, code.end, date)))
    }

    /// Whether the state existed on the date, as far as its years are known.
    pub(super) fn existed_on(&self, date: Date) -> bool {
        holds(self.start(), self.end(), date)
    }
}
