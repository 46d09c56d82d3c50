//! The time, and waiting: of the system, or of a test.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use legation::Date;

/// What tells the time and waits.
pub trait Clock {
    /// What time it is.
    fn now(&self) -> SystemTime;

    /// Waits. The answer is false when somebody asked to stop.
    fn sleep(&self, duration: Duration) -> bool;
}

/// The clock of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> bool {
        std::thread::sleep(duration);
        true
    }
}

/// The seconds since 1970.
pub(crate) fn seconds(clock: &dyn Clock) -> u64 {
    clock.now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The day in UTC.
pub(crate) fn today(clock: &dyn Clock) -> Date {
    // An HTTP date has the calendar that the standard library lacks: "Sun, 06 Nov 1994 08:49:37 GMT".
    let text = httpdate::fmt_http_date(clock.now());
    let mut words = text.split(' ').skip(1);
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<u16>().ok()).unwrap_or(0);
    let day = number(words.next());
    let month = words.next().unwrap_or_default();
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.iter().position(|name| *name == month).map_or(0, |place| place + 1);
    let year = number(words.next());
    Date::from_day(year, month as u8, day as u8).expect("an HTTP date is a day")
}

#[cfg(test)]
mod tests {
    use super::*;

    struct At(u64);

    impl Clock for At {
        fn now(&self) -> SystemTime {
            UNIX_EPOCH + Duration::from_secs(self.0)
        }

        fn sleep(&self, _: Duration) -> bool {
            true
        }
    }

    #[test]
    fn days_are_those_of_utc() {
        assert_eq!(today(&At(784_111_777)).to_string(), "1994-11-06");
        assert_eq!(today(&At(1_709_251_199)).to_string(), "2024-02-29");
    }
}
