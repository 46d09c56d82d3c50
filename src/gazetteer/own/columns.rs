//! The columns of a list of own entities: the one declaration from which reader, messages and docs take them.

/// One column: its name, what it holds.
pub struct OwnColumn {
    /// The name in the header.
    pub name: &'static str,
    /// What a cell holds, in one sentence.
    pub description: &'static str,
}

macro_rules! columns {
    ($($constant:ident $name:literal $description:literal)+) => {
        $(pub(super) const $constant: &str = $name;)+

        /// The columns that a list of own entities may have, in any order; `id` and `name` are enough.
        ///
        /// ```
        /// assert_eq!(legation::OWN_COLUMNS[0].name, "id");
        /// assert!(legation::OWN_COLUMNS.iter().any(|column| column.name == "aliases"));
        /// ```
        pub const OWN_COLUMNS: &[OwnColumn] = &[$(OwnColumn { name: $name, description: $description }),+];
    };
}

columns! {
    ID "id" "The id that mentions get, as it is; those of countries, leaders and organisations get the prefix of their kind where they lack it. The id of a built-in entity adds to that entity."
    NAME "name" "The name that outputs print, and a name that is found."
    KIND "kind" "country, leader, organisation, or a word of your own (company, ship, person); other where it is empty."
    CLASS "class" "Of an organisation its class (party, ngo, igo …), of a country its status."
    ALIASES "aliases" "Further names that are found, divided by |."
    LANGUAGE "language" "The languages of the names of this row, BCP 47, divided by |; und (any language) where it is empty."
    CASE "case" "title (as printed or in capitals), exact (only as printed), any (also in lower case); empty: exact for initials, title for others."
    CONTEXT "context" "alone (the name is enough), context (only beside a longer name or an office), country (where its country is in the text); alone where it is empty."
    START "start" "Since when it exists: YYYY, YYYY-MM or YYYY-MM-DD."
    END "end" "Until when it existed."
    COUNTRY "country" "The country it belongs to: an id, an ISO code or a name."
    PARENT "parent" "The organisation that it is a part of: an id of this list or of the gazetteer."
    QID "qid" "The Wikidata item."
    WIKIPEDIA "wikipedia" "The title of the English Wikipedia article."
    FAMILY_NAME "family_name" "Of a leader: the surname that stands for the whole name later in a text; the last word of the name where it is empty."
    BORN "born" "Of a leader: the date of birth."
    DIED "died" "Of a leader: the date of death."
    BODY "body" "Of a leader: the country or organisation of the office; the column country where it is empty."
    ROLE "role" "Of a leader: the class of the office (head_of_state, foreign_minister …); other where it is empty."
    OFFICE "office" "Of a leader: the office as it is called (\"President\")."
    OFFICE_START "office_start" "Since when the office is held; ? where nobody knows."
    OFFICE_END "office_end" "Until when; ? where nobody knows, empty while it is held."
    LEI "lei" "The Legal Entity Identifier."
    IMO "imo" "The number of a ship in the register of the International Maritime Organization."
    OPENSANCTIONS "opensanctions" "The id of OpenSanctions."
    NOTE "note" "Anything; it is not read."
}

/// The column with a name.
pub(super) fn column(name: &str) -> Option<&'static OwnColumn> {
    OWN_COLUMNS.iter().find(|column| column.name == name)
}
