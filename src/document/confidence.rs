//! How sure a decision is: a share of right mentions, in thousandths.

/// A share from 0 to 1 in steps of a thousandth: every front end shows the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Confidence(u16);

impl Confidence {
    /// The nearest thousandth.
    pub fn new(share: f64) -> Confidence {
        Confidence((share.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// The share.
    pub fn share(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::Confidence;

    #[test]
    fn a_share_is_printed_as_it_is_stated() {
        for (share, printed) in [(0.95, "0.95"), (0.98 * 0.95, "0.931"), (1.0, "1"), (0.0, "0"), (0.6, "0.6")] {
            assert_eq!(Confidence::new(share).share().to_string(), printed);
        }
    }
}
