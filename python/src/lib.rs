//! The Python face of legation: converts, releases the GIL, and decides nothing.
//!
//! `legation._core` is private; the package `legation` says what is public.

// Input is never unwrapped: an `expect` says why there is something. What is indexed was found in the same slice, which the fuzz targets hold, with
// overflow checks and debug assertions.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used, clippy::get_unwrap, clippy::panic, clippy::todo, clippy::unimplemented, clippy::dbg_macro,
        clippy::exit
    )
)]

mod analysis;
mod arrow;
mod column;
mod columnar;
mod command;
mod document;
mod documents;
mod entity;
mod entity_or_id;
mod extract;
mod fold;
mod gazetteer;
mod input;
mod interpreter;
mod interrupt;
mod lookup;
mod many;
mod options;
mod own;
mod pool;
mod progress;
mod sentences;
mod table;
mod term;
mod update;
mod value;
mod word;

#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use super::column::UnresolvedName;
    #[pymodule_export]
    use super::command::run_command;
    #[pymodule_export]
    use super::document::{DiscoveredLeader, Document, Evidence, Mention, RejectedCandidate};
    #[pymodule_export]
    use super::documents::{DocumentStream, Documents, mention_table};
    #[pymodule_export]
    use super::entity::{Country, Entity, Leader, Organisation};
    #[pymodule_export]
    use super::extract::{Extractor, extract, extract_iter, extract_many, restore_document};
    #[pymodule_export]
    use super::fold::{fold_key, table_schemas};
    #[pymodule_export]
    use super::gazetteer::Gazetteer;
    #[pymodule_export]
    use super::interpreter::check_interpreter;
    #[pymodule_export]
    use super::interrupt::panic_on_purpose;
    #[pymodule_export]
    use super::lookup::{
        affiliates, by_external_id, convert_code, countries, country, country_by_code, data_info, entities, entity,
        head_of, knowledge, leader, leader_of, members, memberships, named, office_holders, organisation, search,
        terms, terms_table, unresolved,
    };
    #[pymodule_export]
    use super::options::Options;
    #[pymodule_export]
    use super::own::own_columns;
    #[pymodule_export]
    use super::sentences::Sentence;
    #[pymodule_export]
    use super::table::{Table, rows_to_html};
    #[pymodule_export]
    use super::term::Term;
    #[pymodule_export]
    use super::update::{Refresh, update};
    #[pymodule_export]
    use super::value::{Change, CountryCode, DataInfo, ExternalId, Layer, Membership, Name, SearchResult, Source};
    #[pymodule_export]
    use super::word::vocabularies;

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
