//! Which languages the gazetteer has names in.

use std::collections::BTreeSet;

use once_cell::race::OnceBox;

use super::image::NameTextRow;
use super::{Gazetteer, Layer};
use crate::error::Error;

/// The languages of a layer, looked for when they are first asked for: going through all names takes about a millisecond. No lock is taken, which
/// a process might be forked with.
#[derive(Default)]
pub(super) struct Languages(OnceBox<Vec<Box<str>>>);

impl Gazetteer {
    /// The languages that names belong to (BCP 47: "de", "zh-Hant"), sorted; "und", which stands for any, is among them.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let languages = gazetteer.languages();
    /// assert!(languages.contains(&"de") && languages.contains(&"zh-Hant") && languages.is_sorted());
    /// assert!(!languages.contains(&"german"));
    /// ```
    pub fn languages(&self) -> Vec<&str> {
        let languages: BTreeSet<&str> =
            self.layers.iter().flat_map(|layer| layer.languages()).map(|language| &**language).collect();
        languages.into_iter().collect()
    }

    /// A language tag (BCP 47) that names in the gazetteer belong to, in the case that BCP 47 recommends; "de-AT" is also "de".
    ///
    /// [`Options::language`](crate::Options::language) takes any string, and one that no name belongs to changes nothing: ask here about what a
    /// user has typed.
    ///
    /// # Errors
    /// When it is not a language tag, or no name belongs to the language; both say which languages there are.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// assert_eq!(gazetteer.language("DE-at")?, "de-AT");
    /// assert!(gazetteer.language("german").unwrap_err().to_string().contains("such as \"de\""));
    /// assert!(gazetteer.language("tlh").unwrap_err().to_string().contains("no names"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn language(&self, tag: &str) -> Result<String, Error> {
        let known = self.languages();
        let error = |well_formed: bool| {
            let known: Vec<&str> = known.iter().copied().filter(|&language| language != "und").collect();
            Error::language(tag, well_formed, &known.join(", "))
        };
        let canonical = canonical(tag).ok_or_else(|| error(false))?;
        let mut ends = canonical.match_indices('-').map(|(at, _)| at).chain([canonical.len()]);
        let has_names = ends.any(|end| known.binary_search(&&canonical[..end]).is_ok());
        if has_names { Ok(canonical) } else { Err(error(true)) }
    }
}

impl Layer {
    /// Sorted, without the empty one.
    fn languages(&self) -> &[Box<str>] {
        self.languages.0.get_or_init(|| {
            // Few lists of languages stand in many rows.
            let lists: BTreeSet<u32> = self.rows::<NameTextRow>().column("language").into_iter().collect();
            let languages: BTreeSet<&str> = lists.into_iter().flat_map(|list| self.string(list).split('|')).collect();
            Box::new(languages.into_iter().filter(|language| !language.is_empty()).map(Box::from).collect())
        })
    }
}

/// A tag in the case that BCP 47 recommends: "pt-BR", "zh-Hant". `None` where it is not one.
pub(super) fn canonical(tag: &str) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn tags_have_short_alphanumeric_parts() {
        for (tag, expected) in
            [("de", "de"), ("PT-br", "pt-BR"), ("ZH-hant-tw", "zh-Hant-TW"), ("sl-ROZAJ", "sl-rozaj")]
        {
            assert_eq!(canonical(tag).as_deref(), Some(expected), "{tag}");
        }
        for tag in ["", "d", "german", "de_DE", "de-", "-de", "12", "de-abcdefghi", "d\u{e9}", "de-d\u{e9}", "de AT"] {
            assert_eq!(canonical(tag), None, "{tag:?}");
        }
    }
}
