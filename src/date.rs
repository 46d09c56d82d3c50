//! Calendar dates of the precision that is known: a day, a month or a year.

use std::fmt;
use std::str::FromStr;

/// A date in the proleptic Gregorian calendar (UTC), known to the day, the month or the year.
///
/// Sources often state only the year a minister took office. A `Date` keeps what is known and never turns
/// "1994" into a false 1 January. It is written and read as `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, years 1 to 9999).
///
/// The order of dates is the order of their [earliest](Date::earliest) days; at the same earliest day the less precise comes first.
///
/// ```
/// use legation::Date;
///
/// let summit: Date = "2025-11-01".parse()?;
/// assert_eq!((summit.year(), summit.month(), summit.day()), (2025, Some(11), Some(1)));
/// assert_eq!("1994".parse::<Date>()?.latest().to_string(), "1994-12-31");
/// assert!("2025-02-29".parse::<Date>().is_err());
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    // Zero stands for "not known", so that the derived order is the documented one.
    month: u8,
    day: u8,
}

impl Date {
    /// The date of a day.
    ///
    /// # Errors
    /// When there is no such day.
    ///
    /// ```
    /// assert!(legation::Date::from_day(2024, 2, 29).is_ok());
    /// assert!(legation::Date::from_day(2025, 2, 29).is_err());
    /// ```
    pub fn from_day(year: u16, month: u8, day: u8) -> Result<Date, DateError> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        if valid {
            Ok(Date { year, month, day })
        } else {
            Err(DateError { input: format!("{year:04}-{month:02}-{day:02}"), reason: "there is no such day" })
        }
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, when it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// The first day that this date can mean.
    ///
    /// ```
    /// let date: legation::Date = "1994-12".parse()?;
    /// assert_eq!(date.earliest().to_string(), "1994-12-01");
    /// # Ok::<(), legation::DateError>(())
    /// ```
    pub fn earliest(self) -> Date {
        Date { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// The last day that this date can mean.
    ///
    /// ```
    /// let date: legation::Date = "1996-02".parse()?;
    /// assert_eq!(date.latest().to_string(), "1996-02-29");
    /// # Ok::<(), legation::DateError>(())
    /// ```
    pub fn latest(self) -> Date {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Date { year: self.year, month, day }
    }

    /// The date in one integer that orders like the date and is never zero.
    pub(crate) fn pack(self) -> u32 {
        u32::from(self.year) << 9 | u32::from(self.month) << 5 | u32::from(self.day)
    }

    /// The inverse of [`Date::pack`]; zero is no date.
    pub(crate) fn unpack(packed: u32) -> Option<Date> {
        (packed != 0).then_some(Date {
            year: (packed >> 9) as u16,
            month: (packed >> 5 & 15) as u8,
            day: (packed & 31) as u8,
        })
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(input: &str) -> Result<Date, DateError> {
        let error = |reason| DateError { input: input.to_owned(), reason };
        let shape = "expected YYYY, YYYY-MM or YYYY-MM-DD";
        let number = |part: &str, width: usize| -> Result<u16, DateError> {
            if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) {
                part.parse().map_err(|_| error(shape))
            } else {
                Err(error(shape))
            }
        };
        let mut parts = input.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(|part| number(part, 2)).transpose()?;
        let day = parts.next().map(|part| number(part, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(error(shape));
        }
        let (month, day) = (month.map(|m| m as u8), day.map(|d| d as u8));
        // The least precise parts are completed only to check that the calendar has such a day.
        Date::from_day(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| error("there is no such date"))?;
        Ok(Date { year, month: month.unwrap_or(0), day: day.unwrap_or(0) })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A text that is not a date, or a date that the calendar does not have.
///
/// ```
/// let error = "2025-13-01".parse::<legation::Date>().unwrap_err();
/// assert_eq!(error.to_string(), "invalid date \"2025-13-01\": there is no such date");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    input: String,
    reason: &'static str,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid date {:?}: {}", self.input, self.reason)
    }
}

impl std::error::Error for DateError {}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn packing_keeps_order_and_value() {
        let dates = ["0001", "1994", "1994-01", "1994-01-01", "1994-12-31", "9999-12-31"];
        let dates: Vec<Date> = dates.iter().map(|d| d.parse().unwrap()).collect();
        assert!(dates.is_sorted());
        assert!(dates.iter().map(|d| d.pack()).collect::<Vec<_>>().is_sorted());
        for date in dates {
            assert_eq!(Date::unpack(date.pack()), Some(date));
            assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
        }
        assert_eq!(Date::unpack(0), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for input in [
            "", "2025-", "25", "2025-1-1", "2025-00", "2025-04-31", "1900-02-29", "0000", "2025-11-01T00:00",
            "2025/11/01", "２０２５", "+025", "2025-11-01-01",
        ] {
            assert!(input.parse::<Date>().is_err(), "{input}");
        }
    }
}
