//! Spans of the calendar that dates are counted by.

use std::fmt;

use crate::date::Date;

vocabulary! {
    /// What counts are taken by: a span of the calendar, or everything at once.
    ///
    /// ```
    /// use legation::Period;
    /// let date: legation::Date = "2025-11-01".parse()?;
    /// let names = Period::ALL.iter().filter_map(|period| period.of(date)).map(|span| span.to_string());
    /// assert_eq!(names.collect::<Vec<_>>(), ["2025", "2025-Q4", "2025-11", "2025-W44", "2025-11-01"]);
    /// # Ok::<(), legation::DateError>(())
    /// ```
    Period, "period" {
        /// No division: everything is counted together.
        Whole = "whole",
        /// Years: `2025`.
        Year = "year",
        /// Quarters: `2025-Q4`.
        Quarter = "quarter",
        /// Months: `2025-11`.
        Month = "month",
        /// Weeks of ISO 8601, from Monday to Sunday: `2025-W44`.
        Week = "week",
        /// Days: `2025-11-01`.
        Day = "day",
    }
}

impl Period {
    /// The span that a date is in; none where the date is not known so precisely, and for [`Period::Whole`].
    pub fn of(self, date: Date) -> Option<TimeSpan> {
        let year = i32::from(date.year());
        let month = date.month().map(|month| i32::from(month) - 1);
        let day = || Some(days(year, month? as u32 + 1, date.day()?.into()));
        let number = match self {
            Period::Whole => return None,
            Period::Year => year,
            Period::Quarter => year * 4 + month? / 3,
            Period::Month => year * 12 + month?,
            // Day 0 is a Thursday; the week that it is in began three days before.
            Period::Week => (day()? + 3).div_euclid(7),
            Period::Day => day()?,
        };
        Some(TimeSpan { period: self, number })
    }
}

/// One span of the calendar: a year, a quarter, a month, a week or a day. Their order is that of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan {
    period: Period,
    /// Its place among the spans of its kind.
    number: i32,
}

impl TimeSpan {
    /// The first day in it.
    pub(super) fn first_day(self) -> Option<Date> {
        let number = self.number;
        let (year, month, day) = match self.period {
            Period::Whole => return None,
            Period::Year => (number, 1, 1),
            Period::Quarter => (number.div_euclid(4), number.rem_euclid(4) as u32 * 3 + 1, 1),
            Period::Month => (number.div_euclid(12), number.rem_euclid(12) as u32 + 1, 1),
            Period::Week => civil(number * 7 - 3),
            Period::Day => civil(number),
        };
        Date::from_day(year.try_into().ok()?, month as u8, day as u8).ok()
    }

    /// The spans from this one to another of its kind, both included.
    pub(super) fn through(self, last: TimeSpan) -> impl ExactSizeIterator<Item = TimeSpan> + Clone {
        let period = self.period;
        (0..(last.number - self.number + 1).max(0) as usize)
            .map(move |place| TimeSpan { period, number: self.number + place as i32 })
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number;
        match self.period {
            Period::Whole => Ok(()),
            Period::Year => write!(f, "{number:04}"),
            Period::Quarter => write!(f, "{:04}-Q{}", number.div_euclid(4), number.rem_euclid(4) + 1),
            Period::Month => write!(f, "{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
            Period::Week => {
                // The year of a week is that of its Thursday, which is day 7 n after day 0.
                let (year, ..) = civil(number * 7);
                let week = (number * 7 - days(year, 1, 1)) / 7 + 1;
                write!(f, "{year:04}-W{week:02}")
            }
            Period::Day => {
                let (year, month, day) = civil(number);
                write!(f, "{year:04}-{month:02}-{day:02}")
            }
        }
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Years are taken to begin in March, so that the leap day is the last one.
fn days(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year as i32 - 719_468
}

/// The year, month and day of a number of days since 1970-01-01.
fn civil(number: i32) -> (i32, u32, u32) {
    let number = number + 719_468;
    // A guess that is never too late, and at most a year too early.
    let mut year = (number as f64 / 365.2425).floor() as i32 - 1;
    while days(year + 1, 3, 1) + 719_468 <= number {
        year += 1;
    }
    let of_year = (number - (days(year, 3, 1) + 719_468)) as u32;
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = (month + 2) % 12 + 1;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn name(period: Period, text: &str) -> Option<String> {
        period.of(date(text)).map(|span| span.to_string())
    }

    #[test]
    fn every_day_has_one_number() {
        let mut expected = days(1, 1, 1);
        for year in 1..=2400u16 {
            for month in 1..=12 {
                for day in (1..=31).filter(|&day| Date::from_day(year, month, day).is_ok()) {
                    let number = days(year.into(), month.into(), day.into());
                    assert_eq!(number, expected);
                    assert_eq!(civil(number), (year.into(), month.into(), day.into()));
                    expected += 1;
                }
            }
        }
        assert_eq!(days(1970, 1, 1), 0);
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // From the examples of the standard and of `date +%G-W%V`.
        for (day, week) in [
            ("2005-01-01", "2004-W53"),
            ("2005-01-02", "2004-W53"),
            ("2005-12-31", "2005-W52"),
            ("2007-01-01", "2007-W01"),
            ("2008-12-29", "2009-W01"),
            ("2009-12-31", "2009-W53"),
            ("2010-01-03", "2009-W53"),
            ("1969-12-29", "1970-W01"),
            ("2025-11-01", "2025-W44"),
        ] {
            assert_eq!(name(Period::Week, day).as_deref(), Some(week));
        }
    }

    #[test]
    fn what_a_date_does_not_say_is_not_made_up() {
        assert_eq!(name(Period::Year, "1994").as_deref(), Some("1994"));
        for period in [Period::Quarter, Period::Month, Period::Week, Period::Day] {
            assert_eq!(name(period, "1994"), None);
        }
        assert_eq!(name(Period::Quarter, "1994-12").as_deref(), Some("1994-Q4"));
        assert_eq!(name(Period::Week, "1994-12"), None);
        assert_eq!(name(Period::Whole, "1994-12-01"), None);
    }

    #[test]
    fn spans_follow_each_other() {
        let names = |period: Period, first: &str, last: &str| -> Vec<String> {
            let of = |day| period.of(date(day)).expect("precise enough");
            of(first).through(of(last)).map(|span| span.to_string()).collect()
        };
        assert_eq!(names(Period::Month, "1999-11", "2000-02"), ["1999-11", "1999-12", "2000-01", "2000-02"]);
        assert_eq!(names(Period::Quarter, "1999-11", "2000-02"), ["1999-Q4", "2000-Q1"]);
        assert_eq!(names(Period::Week, "2009-12-27", "2010-01-04"), ["2009-W52", "2009-W53", "2010-W01"]);
        assert_eq!(names(Period::Day, "2000-02-28", "2000-03-01"), ["2000-02-28", "2000-02-29", "2000-03-01"]);
        let week = Period::Week.of(date("2010-01-01")).expect("a day");
        assert_eq!(week.first_day(), Some(date("2009-12-28")));
    }
}
