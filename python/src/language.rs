//! The language of a text: a BCP 47 tag that the gazetteer has names for.

use legation::Gazetteer;
use once_cell::race::OnceBox;
use pyo3::prelude::*;

use crate::input::LegationError;

/// The languages that a gazetteer has names in, looked for when they are first asked for. No lock is taken: see `pool`.
pub struct Languages(OnceBox<Vec<String>>);

impl Languages {
    pub const fn new() -> Languages {
        Languages(OnceBox::new())
    }

    /// Sorted.
    fn of(&self, gazetteer: &Gazetteer) -> &[String] {
        self.0.get_or_init(|| Box::new(gazetteer.languages().into_iter().map(str::to_owned).collect()))
    }

    /// A language as the gazetteer writes it, whatever the case of its letters.
    ///
    /// Raises `LegationError` when it is not a BCP 47 tag, or the gazetteer has no names in the language.
    pub fn read(&self, gazetteer: &Gazetteer, language: &str) -> PyResult<String> {
        let known = self.of(gazetteer);
        let list = || known.join(", ");
        let Some(tag) = well_formed(language) else {
            return Err(LegationError::new_err(format!(
                "language must be a BCP 47 tag such as \"de\" or \"pt-BR\", not {language:?}; the gazetteer has names in: {}",
                list()
            )));
        };
        if !has_names(known, &tag) {
            let message =
                format!("the gazetteer has no names in the language {language:?}; it has them in: {}", list());
            return Err(LegationError::new_err(message));
        }
        Ok(tag)
    }
}

/// The tag with the letters that BCP 47 recommends: "pt-BR", "zh-Hant". `None` where it is not one.
fn well_formed(tag: &str) -> Option<String> {
    let subtags = tag.split('-').enumerate().map(|(place, subtag)| {
        let letters = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        match (place, subtag.len()) {
            (0, 2..=3) if letters => Some(subtag.to_ascii_lowercase()),
            (0, _) => None,
            (_, 2) if letters => Some(subtag.to_ascii_uppercase()),
            (_, 4) if letters => Some(subtag[..1].to_ascii_uppercase() + &subtag[1..].to_ascii_lowercase()),
            (_, 1..=8) if subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Some(subtag.to_ascii_lowercase()),
            _ => None,
        }
    });
    let subtags: Option<Vec<String>> = subtags.collect();
    subtags.map(|subtags| subtags.join("-"))
}

/// Whether the gazetteer has names in the language: "de-AT" is also "de".
fn has_names(known: &[String], tag: &str) -> bool {
    let mut ends = tag.match_indices('-').map(|(at, _)| at).chain([tag.len()]);
    ends.any(|end| known.binary_search_by(|known| known[..].cmp(&tag[..end])).is_ok())
}
