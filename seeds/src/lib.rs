//! The data of [legation](https://docs.rs/legation): tables of entities, names, terms of office and codes, and the word lists of its rules.
//!
//! `gazetteer/` and `lexicon/` hold the tables; legation compiles them into its binary when it is built. Each fact names its source, and
//! `gazetteer/sources.tsv` says under which licence it is passed on.

/// The date of the newest source, `YYYY.MM.DD`.
///
/// ```
/// assert_eq!(legation_data::VERSION.len(), "2026.11.23".len());
/// ```
pub const VERSION: &str = include_str!("../gazetteer/VERSION").trim_ascii_end();

/// The sources with their licences, and the notices that must go with the data: `legation`'s image holds their facts, too.
///
/// ```
/// assert!(legation_data::NOTICES.contains("Unicode"));
/// ```
pub const NOTICES: &str = include_str!("../NOTICES");

/// Where the tables are while a program is built; not where it runs.
#[doc(hidden)]
pub const DIRECTORY: &str = env!("CARGO_MANIFEST_DIR");
