//! The seed tables: what the compiler cannot see, and that the embedded image is made from them.

mod common;

use std::collections::{HashMap, HashSet};

use legation::{CodeSystem, CountryStatus, Date, Form, Gazetteer, OrganisationClass, Role};

const DIRECTORY: &str = "seeds/gazetteer";

/// Every table of the gazetteer, with a number of rows below which something is amiss. A test says that there are no others.
const TABLES: [(&str, usize); 18] = [
    ("blockers", 1_000),
    ("countries", 250),
    ("country_codes", 300),
    ("country_names", 2_000),
    ("external_ids", 5_000),
    ("governing_roles", 50),
    ("last_seen", 5_000),
    ("leader_names", 8_000),
    ("leaders", 3_000),
    ("lookup_names", 400),
    ("lookup_words", 350),
    ("memberships", 2_000),
    ("offices", 200),
    ("organisation_names", 5_000),
    ("organisations", 2_000),
    ("person_words", 1_000),
    ("sources", 10),
    ("terms", 5_000),
];

struct Table {
    name: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A row of a table, for reading and for messages.
#[derive(Clone, Copy)]
struct Row<'t> {
    table: &'t Table,
    number: usize,
}

impl<'t> Row<'t> {
    fn get(self, column: &str) -> &'t str {
        let place = self.table.columns.iter().position(|name| name == column);
        let place = place.unwrap_or_else(|| panic!("{} has no column {column}", self.table.name));
        &self.table.rows[self.number][place]
    }

    fn list(self, column: &str) -> impl Iterator<Item = &'t str> {
        self.get(column).split('|').filter(|part| !part.is_empty())
    }

    fn date(self, column: &str) -> Option<Date> {
        match self.get(column) {
            "" | "?" => None,
            text => Some(text.parse().unwrap_or_else(|error| panic!("{self}: {error}"))),
        }
    }
}

impl std::fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.tsv:{}: {}", self.table.name, self.number + 2, self.table.rows[self.number].join(" | "))
    }
}

/// A table of the gazetteer.
fn table(name: &str) -> Table {
    let table = read_table(&format!("gazetteer/{name}.tsv")).1;
    let least = TABLES.iter().find(|(known, _)| *known == name).expect("a known table").1;
    assert!(table.rows.len() >= least, "{name}.tsv has only {} rows", table.rows.len());
    table
}

/// A table by its path below the seeds, with its text; every row has the columns of its schema.
fn read_table(path: &str) -> (String, Table) {
    let text = common::read(&format!("seeds/{path}"));
    let schema = schema_of(path).unwrap_or_else(|| panic!("{path} has no schema"));
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let columns = lines.next().unwrap_or_else(|| panic!("{path} is empty"));
    assert_eq!(columns, schema, "{path}: the header");
    let name = path.strip_prefix("gazetteer/").unwrap_or(path).trim_end_matches(".tsv").to_owned();
    let table = Table { name, columns, rows: lines.collect() };
    for row in table.rows() {
        let fields = table.rows[row.number].len();
        assert_eq!(fields, schema.len(), "{row}: the number of fields");
    }
    (text, table)
}

/// The columns of the table at a path below the seeds, as the library states them.
fn schema_of(path: &str) -> Option<&'static [&'static str]> {
    legation::table_schemas().into_iter().find_map(|(pattern, columns)| is_at(&pattern, path).then_some(columns))
}

/// Whether a path is of the pattern, in which `*` is one directory.
fn is_at(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.split('/'), path.split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(part, found)| part == "*" || part == found)
}

/// The paths of all tables below the seeds, those of the lexicon included.
fn all_tables() -> Vec<String> {
    fn collect(directory: &str, paths: &mut Vec<String>) {
        for entry in std::fs::read_dir(common::path(&format!("seeds/{directory}"))).expect("a directory of tables") {
            let entry = entry.expect("an entry");
            let path = format!("{directory}/{}", entry.file_name().to_string_lossy());
            match entry.file_type().expect("a type").is_dir() {
                true => collect(&path, paths),
                false if path == "gazetteer/VERSION" => {}
                false => paths.push(path),
            }
        }
    }
    let mut paths = Vec::new();
    ["gazetteer", "lexicon"].into_iter().for_each(|directory| collect(directory, &mut paths));
    paths.sort();
    paths
}

impl Table {
    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|number| Row { table: self, number })
    }
}

/// Fails with every fault, and when fewer than `least` rows were looked at: a guard must have something to guard.
#[track_caller]
fn none(faults: &[String], seen: usize, least: usize) {
    assert!(seen >= least, "only {seen} rows were checked, at least {least} were expected");
    let shown = faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults in {seen} rows:\n{shown}", faults.len());
}

fn gazetteer() -> Gazetteer {
    Gazetteer::from_directory(common::path(DIRECTORY)).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_embedded_image_is_made_from_the_tables() {
    let (tables, embedded) = (gazetteer(), Gazetteer::embedded());
    assert_eq!(tables.info().hash(), embedded.info().hash());
    assert_eq!(tables.info().version(), legation_data::VERSION);
}

#[test]
fn the_version_is_a_date() {
    let version = common::read(&format!("{DIRECTORY}/VERSION"));
    let date: Date = version.trim_end().replace('.', "-").parse().expect("YYYY.MM.DD");
    assert!(date.day().is_some());
    assert_eq!(gazetteer().info().version(), version.trim_end());
}

#[test]
fn every_table_has_a_schema_and_every_schema_a_table() {
    let tables = all_tables();
    let unknown: Vec<&String> = tables.iter().filter(|path| schema_of(path).is_none()).collect();
    assert!(unknown.is_empty(), "nothing reads these: {unknown:?}");
    let schemas = legation::table_schemas();
    let english = |pattern: &String| pattern.replace('*', "en");
    let missing: Vec<String> =
        schemas.iter().map(|(pattern, _)| english(pattern)).filter(|path| !tables.contains(path)).collect();
    // The built-in data has nothing but the three kinds, and there is nothing below it that it could leave out; the English offices and names are in the gazetteer's own tables.
    let expected = [
        "gazetteer/other_names.tsv",
        "gazetteer/others.tsv",
        "gazetteer/removed_names.tsv",
        "lexicon/en/offices.tsv",
        "lexicon/en/inflection.tsv",
        "lexicon/en/nationalities.tsv",
        "lexicon/en/bodies.tsv",
    ];
    assert_eq!(missing, expected);
    let counted: Vec<String> = TABLES.iter().map(|(name, _)| format!("gazetteer/{name}.tsv")).collect();
    let of_gazetteer: Vec<&String> = tables.iter().filter(|path| path.starts_with("gazetteer/")).collect();
    assert_eq!(of_gazetteer, counted.iter().collect::<Vec<_>>(), "each table has its least number of rows");
    TABLES.iter().for_each(|(name, _)| drop(table(name)));
}

#[test]
fn tables_are_sorted_and_clean() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for path in all_tables() {
        let (text, table) = read_table(&path);
        assert!(text.ends_with('\n') && !text.contains('\r'), "{path} has LF line ends");
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert!(!lines.is_empty(), "{path} has no rows");
        for (number, pair) in lines.windows(2).enumerate() {
            seen += 1;
            if pair[0].as_bytes() >= pair[1].as_bytes() {
                faults.push(format!("{path}:{}: not sorted, or twice: {}", number + 3, pair[1]));
            }
        }
        for row in table.rows() {
            let fields = &table.rows[row.number];
            if let Some(field) = fields.iter().find(|field| field.trim() != field.as_str() || field.contains("  ")) {
                faults.push(format!("{row}: spaces around or twice in {field:?}"));
            }
        }
    }
    none(&faults, seen, 100_000);
}

/// A word is on a list once, with a reason; what looks like a list but is empty would be one that nobody misses.
#[test]
fn words_of_the_lexicon_have_reasons() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for path in all_tables().iter().filter(|path| path.starts_with("lexicon/")) {
        let table = read_table(path).1;
        if !table.columns.iter().any(|column| column == "reason") {
            continue;
        }
        let mut words = HashSet::new();
        for row in table.rows() {
            seen += 1;
            let word = match table.columns[0].as_str() {
                "switch" => format!("{} {}", row.get("switch"), row.get("value")),
                // Two paradigms may begin alike.
                "form" => ["form", "part", "of", "becomes"].map(|column| row.get(column)).join(" "),
                column => row.get(column).to_owned(),
            };
            if word.is_empty() || row.get("reason").is_empty() {
                faults.push(format!("{row}: a word and its reason must be stated"));
            }
            if !words.insert(word) {
                faults.push(format!("{row}: listed twice"));
            }
        }
    }
    none(&faults, seen, 600);
}

#[test]
fn ids_are_unique_and_well_formed() {
    let mut ids = HashSet::new();
    let mut faults = Vec::new();
    for (name, prefix) in [("countries", "country:"), ("leaders", "leader:"), ("organisations", "org:")] {
        for row in table(name).rows() {
            let id = row.get("id");
            let slug = id.strip_prefix(prefix).unwrap_or_default();
            let iso = prefix == "country:" && slug.bytes().all(|byte| byte.is_ascii_uppercase());
            // A namesake ends with the code of a country, and perhaps the year of the first term.
            let plain = slug.split('-').enumerate().all(|(place, part)| {
                let word = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
                let code = place > 0 && part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_uppercase());
                !part.is_empty() && (word || code)
            });
            if slug.is_empty() || !(iso || plain) || slug.starts_with('-') || slug.ends_with('-') {
                faults.push(format!("{row}: the id is no slug"));
            }
            if !ids.insert(id.to_owned()) {
                faults.push(format!("{row}: the id stands twice"));
            }
        }
    }
    none(&faults, ids.len(), 10_000);
}

#[test]
fn no_two_entities_share_a_wikidata_item() {
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut faults = Vec::new();
    for name in ["countries", "leaders", "organisations"] {
        for row in table(name).rows().filter(|row| !row.get("qid").is_empty()) {
            if let Some(other) = seen.insert(row.get("qid").to_owned(), row.get("id").to_owned()) {
                faults.push(format!("{row}: {other} has the same item"));
            }
        }
    }
    none(&faults, seen.len(), 4_000);
}

#[test]
fn dates_are_in_order() {
    let mut faults = Vec::new();
    let mut seen = 0;
    let spans = [
        ("countries", "start", "end"),
        ("country_codes", "start", "end"),
        ("country_names", "start", "end"),
        ("leader_names", "start", "end"),
        ("leaders", "born", "died"),
        ("organisation_names", "start", "end"),
        ("organisations", "start", "end"),
        ("terms", "start", "end"),
    ];
    for (name, from, to) in spans {
        for row in table(name).rows() {
            let (start, end) = (row.date(from), row.date(to));
            seen += usize::from(start.is_some() || end.is_some());
            if start.zip(end).is_some_and(|(start, end)| start.earliest() > end.latest()) {
                faults.push(format!("{row}: ends before it starts"));
            }
        }
    }
    none(&faults, seen, 8_000);
}

#[test]
fn people_hold_office_between_birth_and_death() {
    let leaders = table("leaders");
    let lives: HashMap<&str, (Option<Date>, Option<Date>)> =
        leaders.rows().map(|row| (row.get("id"), (row.date("born"), row.date("died")))).collect();
    let mut faults = Vec::new();
    let mut seen = 0;
    let terms = table("terms");
    for row in terms.rows() {
        let Some(&(born, died)) = lives.get(row.get("leader")) else { continue };
        let Some(start) = row.date("start") else { continue };
        seen += usize::from(born.is_some() || died.is_some());
        if born.is_some_and(|born| born.earliest() > start.latest()) {
            faults.push(format!("{row}: born at {}, later", born.expect("known")));
        }
        if died.is_some_and(|died| died.latest() < start.earliest()) {
            faults.push(format!("{row}: died at {}, before", died.expect("known")));
        }
    }
    none(&faults, seen, 2_000);
}

#[test]
fn terms_refer_to_what_exists() {
    let mut ids = HashSet::new();
    for name in ["countries", "leaders", "organisations"] {
        ids.extend(table(name).rows().map(|row| row.get("id").to_owned()));
    }
    let terms = table("terms");
    let mut faults = Vec::new();
    for row in terms.rows() {
        for column in ["leader", "body"] {
            if !ids.contains(row.get(column)) {
                faults.push(format!("{row}: nobody has the id in {column}"));
            }
        }
        if !row.get("leader").starts_with("leader:") || row.get("body").starts_with("leader:") {
            faults.push(format!("{row}: a leader holds office in a country or an organisation"));
        }
        if row.get("role").parse::<Role>().is_err() {
            faults.push(format!("{row}: no such role"));
        }
    }
    none(&faults, terms.rows.len(), 5_000);
}

#[test]
fn names_refer_to_what_exists() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for (name, entities) in
        [("country_names", "countries"), ("leader_names", "leaders"), ("organisation_names", "organisations")]
    {
        let ids: HashSet<String> = table(entities).rows().map(|row| row.get("id").to_owned()).collect();
        let names = table(name);
        let named: HashSet<&str> = names.rows().map(|row| row.get("entity")).collect();
        faults.extend(names.rows().filter(|row| !ids.contains(row.get("entity"))).map(|row| format!("{row}: nobody")));
        faults.extend(ids.iter().filter(|id| !named.contains(id.as_str())).map(|id| format!("{id} has no name")));
        seen += names.rows.len();
    }
    none(&faults, seen, 20_000);
}

/// Heads of self-governing colonies and of republics within a federation, and some errors. The number must only shrink.
const EARLY_TERMS: usize = 190;

fn rules(row: Row<'_>) -> bool {
    matches!(row.get("role"), "head_of_state" | "head_of_government" | "effective_leader")
}

#[test]
fn a_term_begins_when_its_body_exists() {
    let countries = table("countries");
    let bounds: HashMap<&str, (Option<Date>, Option<Date>)> =
        countries.rows().map(|row| (row.get("id"), (row.date("start"), row.date("end")))).collect();
    let terms = table("terms");
    let (mut early, mut late) = (Vec::new(), Vec::new());
    let mut seen = 0;
    for row in terms.rows() {
        let Some(start) = row.date("start") else { continue };
        let Some(&(founded, ended)) = bounds.get(row.get("body")) else { continue };
        seen += usize::from(founded.is_some() || ended.is_some());
        // Movements and their leaders are older than the states they fought for.
        if rules(row) && founded.is_some_and(|founded| start.year() < founded.year()) {
            early.push(format!("{row}: the country starts at {}", founded.expect("known")));
        }
        if ended.is_some_and(|ended| start.year() > ended.year()) {
            late.push(format!("{row}: the country ends at {}", ended.expect("known")));
        }
    }
    none(&late, seen, 1_000);
    let list = early.join("\n");
    assert!(
        early.len() <= EARLY_TERMS,
        "{} terms before their country, {EARLY_TERMS} were known:\n{list}",
        early.len()
    );
}

/// One person entered twice under two ids, which would split the mentions.
#[test]
fn no_two_leaders_of_one_name_hold_one_office_at_once() {
    let leaders = table("leaders");
    let names: HashMap<&str, &str> = leaders.rows().map(|row| (row.get("id"), row.get("name"))).collect();
    let terms = table("terms");
    let mut by_name: HashMap<(&str, &str), Vec<Row<'_>>> = HashMap::new();
    for row in terms.rows() {
        if let Some(name) = names.get(row.get("leader")) {
            by_name.entry((name, row.get("body"))).or_default().push(row);
        }
    }
    let mut faults = HashSet::new();
    for rows in by_name.values() {
        for (place, one) in rows.iter().enumerate() {
            for other in &rows[place + 1..] {
                let overlap = |a: Row<'_>, b: Row<'_>| {
                    let start = a.date("start").map(Date::earliest);
                    start.is_some() && (b.get("end").is_empty() || start < b.date("end").map(Date::earliest))
                };
                let twice = one.get("leader") != other.get("leader") && rules(*one) && rules(*other);
                if twice && overlap(*one, *other) && overlap(*other, *one) {
                    let mut ids = [one.get("leader"), other.get("leader")];
                    ids.sort_unstable();
                    faults.insert(format!("{} and {} of {}", ids[0], ids[1], one.get("body")));
                }
            }
        }
    }
    let mut faults: Vec<String> = faults.into_iter().collect();
    faults.sort();
    none(&faults, by_name.len(), 2_000);
}

#[test]
fn the_united_nations_have_193_members_with_codes_and_adjectives() {
    let countries = table("countries");
    let names = table("country_names");
    let described: HashSet<&str> = names
        .rows()
        .filter(|row| {
            matches!(row.get("form").parse(), Ok(Form::Adjective | Form::Demonym)) && row.get("language") == "en"
        })
        .map(|row| row.get("entity"))
        .collect();
    let members: Vec<Row<'_>> = countries.rows().filter(|row| row.get("status") == "member").collect();
    assert_eq!(members.len(), 193);
    let mut faults = Vec::new();
    for row in &members {
        if !described.contains(row.get("id")) {
            faults.push(format!("{row}: neither adjective nor demonym"));
        }
        for code in ["iso2", "iso3", "numeric", "m49", "qid"] {
            if row.get(code).is_empty() {
                faults.push(format!("{row}: no {code}"));
            }
        }
        if row.get("id") != format!("country:{}", row.get("iso3")) {
            faults.push(format!("{row}: the id is not the code"));
        }
        if !row.get("end").is_empty() {
            faults.push(format!("{row}: a member that ended"));
        }
    }
    none(&faults, members.len(), 193);
}

#[test]
fn codes_of_countries_are_valid_and_unique() {
    let letters = |code: &str, length| code.len() == length && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    let countries = table("countries");
    let mut faults = Vec::new();
    let mut seen = 0;
    let mut holders = HashSet::new();
    for row in countries.rows() {
        let valid = [
            ("iso2", letters(row.get("iso2"), 2)),
            ("iso3", letters(row.get("iso3"), 3)),
            ("numeric", digits(row.get("numeric"))),
            ("m49", digits(row.get("m49"))),
        ];
        for (column, valid) in valid.into_iter().filter(|(column, _)| !row.get(column).is_empty()) {
            seen += 1;
            if !valid {
                faults.push(format!("{row}: {column} is malformed"));
            }
            let historical = row.get("status") == "historical";
            if !historical && !holders.insert((column, row.get(column))) {
                faults.push(format!("{row}: another country has the same {column}"));
            }
        }
        if row.get("status").parse::<CountryStatus>().is_err() {
            faults.push(format!("{row}: no such status"));
        }
        // A disputed state may have ended too ("Artsakh").
        let (historical, ended) = (row.get("status") == "historical", !row.get("end").is_empty());
        if historical != ended && row.get("status") != "disputed" {
            faults.push(format!("{row}: historical states have an end, others have none"));
        }
    }
    none(&faults, seen, 900);
}

#[test]
fn one_country_has_a_dated_code_at_a_time() {
    let codes = table("country_codes");
    let mut faults = Vec::new();
    let mut by_code: HashMap<(&str, &str), Vec<Row<'_>>> = HashMap::new();
    for row in codes.rows() {
        // Besides these, withdrawn and customary ISO codes, which have letters.
        let is_numbered = matches!(row.get("system").parse(), Ok(CodeSystem::Cow | CodeSystem::Gw));
        let number = row.get("code").parse::<u16>();
        if is_numbered && !number.is_ok_and(|number| (1..1000).contains(&number)) {
            faults.push(format!("{row}: the code is no number below 1000"));
        }
        by_code.entry((row.get("system"), row.get("code"))).or_default().push(row);
    }
    for rows in by_code.values_mut() {
        rows.sort_by_key(|row| row.date("start"));
        for pair in rows.windows(2) {
            let ends = pair[0].date("end").map(Date::earliest);
            let starts = pair[1].date("start").map(Date::latest);
            if ends.is_none() || ends > starts {
                faults.push(format!("{}\n  overlaps {}", pair[0], pair[1]));
            }
        }
    }
    none(&faults, codes.rows.len(), 300);
}

#[test]
fn names_have_two_characters_or_more() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for name in ["country_names", "leader_names", "organisation_names"] {
        for row in table(name).rows() {
            seen += 1;
            let letters = row.get("text").chars().filter(|c| c.is_alphanumeric()).count();
            if letters < 2 {
                faults.push(format!("{row}: too short a name"));
            }
            let alone = row.get("context") == "alone";
            let acronym = row.get("form") == "acronym";
            if letters <= 2 && row.get("text").is_ascii() && alone && row.get("case") != "exact" {
                faults.push(format!("{row}: so short a name must be exact or need context"));
            }
            if letters <= 2 && acronym && row.get("case") != "exact" {
                faults.push(format!("{row}: so short an acronym must be exact"));
            }
        }
    }
    none(&faults, seen, 20_000);
}

#[test]
fn surnames_and_given_names_need_context() {
    let names = table("leader_names");
    let bare: Vec<Row<'_>> = names.rows().filter(|row| matches!(row.get("form"), "surname" | "given")).collect();
    let unsupported = |row: &&Row<'_>| match row.get("context") {
        "context" => false,
        "country" => row.get("form") != "surname",
        _ => true,
    };
    let faults: Vec<String> =
        bare.iter().filter(unsupported).map(|row| format!("{row}: a bare name that needs no support")).collect();
    none(&faults, bare.len(), 3_000);
}

#[test]
fn every_leader_has_a_term() {
    let terms = table("terms");
    let holders: HashSet<&str> = terms.rows().map(|row| row.get("leader")).collect();
    let leaders = table("leaders");
    let faults: Vec<String> = leaders
        .rows()
        .filter(|row| !holders.contains(row.get("id")))
        .map(|row| format!("{row}: never held an office"))
        .collect();
    none(&faults, leaders.rows.len(), 3_000);
}

#[test]
fn every_source_is_listed_with_a_licence() {
    let sources = table("sources");
    let listed: HashSet<&str> = sources.rows().map(|row| row.get("id")).collect();
    let mut faults: Vec<String> = sources
        .rows()
        .filter(|row| ["title", "licence", "as_of"].iter().any(|column| row.get(column).is_empty()))
        .map(|row| format!("{row}: title, licence and as_of must be stated"))
        .collect();
    let mut seen = 0;
    for path in all_tables() {
        let table = read_table(&path).1;
        if !table.columns.iter().any(|column| column == "sources") {
            // The sources themselves, and words, which have reasons.
            assert!(path == "gazetteer/sources.tsv" || table.columns.ends_with(&["reason".to_owned()]), "{path}");
            continue;
        }
        for row in table.rows() {
            seen += 1;
            if row.get("sources").is_empty() {
                faults.push(format!("{row}: no source"));
            }
            for source in row.list("sources") {
                if !listed.contains(source) {
                    faults.push(format!("{row}: {source} is not listed"));
                }
            }
        }
    }
    none(&faults, seen, 100_000);
}

#[test]
fn organisations_are_of_a_class_and_a_country_where_it_needs_one() {
    let organisations = table("organisations");
    let countries: HashSet<String> = table("countries").rows().map(|row| row.get("id").to_owned()).collect();
    let ids: HashSet<&str> = organisations.rows().map(|row| row.get("id")).collect();
    let mut faults = Vec::new();
    for row in organisations.rows() {
        let Ok(class) = row.get("class").parse::<OrganisationClass>() else {
            faults.push(format!("{row}: no such class"));
            continue;
        };
        let of_a_state = matches!(class, OrganisationClass::Ministry);
        if of_a_state && row.get("country").is_empty() {
            faults.push(format!("{row}: a ministry of no country"));
        }
        if !row.get("country").is_empty() && !countries.contains(row.get("country")) {
            faults.push(format!("{row}: no such country"));
        }
        if !row.get("parent").is_empty() && (!ids.contains(row.get("parent")) || row.get("parent") == row.get("id")) {
            faults.push(format!("{row}: no such parent"));
        }
    }
    none(&faults, organisations.rows.len(), 2_000);
}

#[test]
fn every_name_can_be_found_by_look_up() {
    let gazetteer = gazetteer();
    let mut faults = Vec::new();
    let mut seen = 0;
    for entity in gazetteer.entities() {
        seen += 1;
        if !gazetteer.named(entity.name()).iter().any(|name| name.entity() == entity) {
            faults.push(format!("{entity:?} is not found by {:?}", entity.name()));
        }
        if entity.qid().is_some_and(|qid| gazetteer.entity(qid) != Some(entity)) {
            faults.push(format!("{entity:?} is not found by its item"));
        }
    }
    none(&faults, seen, 10_000);
}
