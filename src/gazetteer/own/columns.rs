//! The columns of a list of own entities: the one declaration from which reader, messages, schema and docs take them.

use crate::vocabulary::{CaseRule, ContextRule, Role};

/// One column: its name, what it holds.
pub struct OwnColumn {
    /// The name in the header.
    pub name: &'static str,
    /// What a cell may be.
    pub holds: OwnCell,
    /// What a cell holds, in one sentence.
    pub description: &'static str,
}

/// What a cell of a column may be.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum OwnCell {
    /// Any text of one line.
    Text,
    /// Texts divided by `|`; in JSON a list of them, too.
    Texts,
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// The same, or `?` for a date that nobody knows.
    DateOrUnknown,
    /// A Wikidata id: Q and digits.
    WikidataId,
}

macro_rules! words {
    ($vocabulary:ident) => {
        OwnCell::Word(|| $vocabulary::ALL.iter().map(|word| word.as_str()).collect())
    };
}

macro_rules! columns {
    ($($constant:ident $name:literal $holds:expr, $description:literal;)+) => {
        $(pub(super) const $constant: &str = $name;)+

        /// The columns that a list of own entities may have, in any order; `id` and `name` are enough.
        ///
        /// ```
        /// assert_eq!(legation::OWN_COLUMNS[0].name, "id");
        /// assert!(legation::OWN_COLUMNS.iter().any(|column| column.name == "aliases"));
        /// ```
        pub const OWN_COLUMNS: &[OwnColumn] =
            &[$(OwnColumn { name: $name, holds: $holds, description: $description }),+];
    };
}

use OwnCell::{Date, DateOrUnknown, Text, Texts, WikidataId};

columns! {
    ID "id" Text, "The id that mentions get, as it is; those of countries, leaders and organisations get the prefix of their kind where they lack it. The id of a built-in entity, or its Wikidata id, adds to that entity.";
    NAME "name" Text, "The name that outputs print, and a name that is found.";
    KIND "kind" Text, "country, leader, organisation, or a word of your own (company, ship, person); other where it is empty.";
    CLASS "class" Text, "Of an organisation its class (party, ngo, igo …), of a country its status.";
    ALIASES "aliases" Texts, "Further names that are found, divided by |.";
    WITHOUT_NAMES "without_names" Texts, "Names that the gazetteer has for the entity and that count no longer, divided by |.";
    LANGUAGE "language" Texts, "The languages of the names of this row, BCP 47, divided by |; und (any language) where it is empty.";
    CASE "case" words!(CaseRule), "title (as printed or in capitals), exact (only as printed), any (also in lower case); empty: exact for initials, title for others.";
    CONTEXT "context" words!(ContextRule), "alone (the name is enough), context (only beside a longer name or an office), country (where its country is in the text); alone where it is empty.";
    START "start" Date, "Since when it exists: YYYY, YYYY-MM or YYYY-MM-DD.";
    END "end" Date, "Until when it existed.";
    COUNTRY "country" Text, "The country it belongs to: an id, an ISO code or a name.";
    PARENT "parent" Text, "The organisation that it is a part of: an id of this list or of the gazetteer.";
    QID "qid" WikidataId, "The Wikidata item.";
    WIKIPEDIA "wikipedia" Text, "The title of the English Wikipedia article.";
    FAMILY_NAME "family_name" Text, "Of a leader: the surname that stands for the whole name later in a text; the last word of the name where it is empty.";
    BORN "born" Date, "Of a leader: the date of birth.";
    DIED "died" Date, "Of a leader: the date of death.";
    BODY "body" Text, "Of a leader: the country or organisation of the office; the column country where it is empty.";
    ROLE "role" words!(Role), "Of a leader: the class of the office (head_of_state, foreign_minister …); other where it is empty.";
    OFFICE "office" Text, "Of a leader: the office as it is called (\"President\").";
    OFFICE_START "office_start" DateOrUnknown, "Since when the office is held; ? where nobody knows.";
    OFFICE_END "office_end" DateOrUnknown, "Until when; ? where nobody knows, empty while it is held.";
    LEI "lei" Text, "The Legal Entity Identifier.";
    IMO "imo" Text, "The number of a ship in the register of the International Maritime Organization.";
    OPENSANCTIONS "opensanctions" Text, "The id of OpenSanctions.";
    NOTE "note" Text, "Anything; it is not read.";
}

/// The column with a name.
pub(super) fn column(name: &str) -> Option<&'static OwnColumn> {
    OWN_COLUMNS.iter().find(|column| column.name == name)
}
