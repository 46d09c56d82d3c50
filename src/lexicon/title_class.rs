//! What titles say of people: the roles of offices, and classes of words that are nobody's role.

use crate::vocabulary::{Role, UnknownWord};

vocabulary! {
    /// What a title says that is not a role one can hold in a country or an organisation.
    TitleClass, "class of titles" {
        /// An official who leads nothing: a spokesman, an adviser, a judge, a bishop.
        Official = "official",
        /// A military rank.
        Military = "military",
        /// A member of a parliament.
        Legislator = "legislator",
        /// "Mr", "Sir".
        Honorific = "honorific",
        /// "former", "acting".
        Modifier = "modifier",
    }
}

/// A set of roles and of other classes of titles.
///
/// The roles have the low bits and the other classes the high ones, so that either vocabulary can grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TitleClasses(u32);

impl TitleClasses {
    /// The roles, and the other classes.
    pub const fn of(roles: &[Role], others: &[TitleClass]) -> TitleClasses {
        let (mut set, mut place) = (0, 0);
        while place < roles.len() {
            set |= 1 << roles[place] as u32;
            place += 1;
        }
        place = 0;
        while place < others.len() {
            set |= 1 << (31 - others[place] as u32);
            place += 1;
        }
        TitleClasses(set)
    }

    /// The class that a word of the tables stands for.
    pub fn parse(word: &str) -> Result<TitleClasses, UnknownWord> {
        if let Ok(class) = word.parse() {
            return Ok(TitleClasses::of(&[], &[class]));
        }
        word.parse().map(|role| TitleClasses::of(&[role], &[])).map_err(|error: UnknownWord| {
            let known = error.known.into_iter().chain(TitleClass::ALL.iter().map(|class| class.as_str())).collect();
            UnknownWord { known, ..error }
        })
    }

    /// As a number of the image.
    pub fn bits(self) -> u32 {
        self.0
    }

    /// The set of a number of the image; `None` where it has bits that stand for nothing.
    pub fn from_bits(bits: u32) -> Option<TitleClasses> {
        let all = TitleClasses::of(Role::ALL, TitleClass::ALL);
        (bits & !all.0 == 0).then_some(TitleClasses(bits))
    }

    #[must_use]
    pub fn or(self, other: TitleClasses) -> TitleClasses {
        TitleClasses(self.0 | other.0)
    }

    /// Whether both have a class.
    pub fn any(self, other: TitleClasses) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it has no class that the other has not.
    pub fn is_within(self, other: TitleClasses) -> bool {
        self.0 & !other.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_other_classes_are_told_apart() {
        let (role, class) = (TitleClasses::of(&[Role::Minister], &[]), TitleClasses::of(&[], &[TitleClass::Modifier]));
        assert_eq!((TitleClasses::parse("minister"), TitleClasses::parse("modifier")), (Ok(role), Ok(class)));
        assert!(!role.any(class) && role.is_within(role.or(class)) && !role.or(class).is_within(class));
        assert_eq!(TitleClasses::from_bits(role.or(class).bits()), Some(role.or(class)));
        assert_eq!(TitleClasses::from_bits(1 << 26), None);
        assert!("modifier".parse::<Role>().is_err());
        let error = TitleClasses::parse("emperor").unwrap_err().to_string();
        assert!(error.starts_with("unknown role \"emperor\"") && error.ends_with("honorific or modifier"), "{error}");
    }
}
