//! What pages say that the code knows better.

mod common;

/// The figures that people write down are in one page, and the page made from it repeats them: what differs contradicts.
#[test]
fn the_performance_page_ends_with_its_notes() {
    let (page, notes) = (common::read("docs/performance.md"), common::read("docs/performance_notes.md"));
    assert!(
        notes.starts_with("## ") && page.ends_with(&notes),
        "docs/performance.md is stale: copy the notes to its end"
    );
}

/// The block of a page between its two marks is what the code says; `UPDATE_DOCS` writes it.
fn has_block(path: &str, what: &str, expected: &str) {
    let (start, end) = (format!("<!-- {what}: made from the code -->\n"), format!("<!-- end of {what} -->\n"));
    let page = common::read(path);
    let (head, rest) = page.split_once(&start).expect("the page has the place of the block");
    let (block, tail) = rest.split_once(&end).expect("the block has an end");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(common::path(path), format!("{head}{start}{expected}{end}{tail}")).expect("writable");
    } else {
        assert_eq!(block, expected, "{path} is stale: UPDATE_DOCS=1 cargo test --test docs");
    }
}

/// The rules stand in the design page as the code has them.
#[test]
fn the_design_page_has_the_table_of_rules() {
    has_block("DESIGN.md", "rules", &legation::rule_table());
}

/// The page about Rust shows a program that is compiled with the tests.
#[test]
fn the_page_of_rust_has_its_example() {
    let (page, example) = (common::read("docs/reference/rust.md"), common::read("examples/leaders.rs"));
    let (_, program) = example.split_once('\n').expect("a line about it, then the program");
    assert!(page.contains(&format!("```rust\n{program}```\n")), "docs/reference/rust.md is stale: examples/leaders.rs");
}

/// And so they do in the page for users.
#[test]
fn the_page_of_rules_has_the_table_of_rules() {
    has_block("docs/reference/rules.md", "rules", &legation::rule_table());
}

/// The columns stand in the page of tables as the code has them, with the version of the records.
#[test]
fn the_page_of_tables_has_the_columns() {
    use legation::{EntityRecord, Knowledge, MentionRecord, RECORD_SCHEMA, SentenceRecord, columns_page};
    let page = "docs/tables.md";
    // One after the other: each writes the page.
    has_block(page, "mentions", &columns_page(MentionRecord::COLUMNS));
    has_block(page, "sentences", &columns_page(SentenceRecord::COLUMNS));
    has_block(page, "entities", &columns_page(EntityRecord::COLUMNS));
    for table in Knowledge::ALL {
        let block = format!("known {}", table.as_str().replace('_', " "));
        has_block(page, &block, &columns_page(table.columns()));
    }
    assert!(
        common::read(page).contains(&format!("(`schema` in JSON, `RECORD_SCHEMA` in Rust) is **{RECORD_SCHEMA}**"))
    );
}

/// The columns of counts and dyads stand in the page for analysts as the code has them.
#[test]
fn the_page_of_analysis_has_the_columns() {
    use legation::{CountRecord, DyadCountRecord, DyadRecord, columns_page};
    let page = "docs/analysis.md";
    has_block(page, "counts", &columns_page(CountRecord::COLUMNS));
    has_block(page, "dyads", &columns_page(DyadRecord::COLUMNS));
    has_block(page, "dyad counts", &columns_page(DyadCountRecord::COLUMNS));
}

/// The columns of own lists stand in their page as the code has them.
#[test]
fn the_page_of_own_entities_has_the_columns() {
    let rows = legation::OWN_COLUMNS.iter().map(|column| {
        let description = column.description.replace('|', "\\|");
        format!("| `{}` | {description} |\n", column.name)
    });
    let table = format!("| column | what a cell holds |\n|---|---|\n{}", rows.collect::<String>());
    has_block("docs/own-entities.md", "columns", &table);
}

/// Every test that the page of promises names exists.
#[test]
fn promises_name_tests_that_exist() {
    let page = common::read("docs/promises.md");
    let (mut named, mut missing) = (0, Vec::new());
    for name in page.split('`').skip(1).step_by(2).filter(|name| name.contains("::")) {
        let (file, function) = name.split_once("::").expect("it was looked for");
        let code = std::fs::read_to_string(common::path(file)).unwrap_or_default();
        let is_there = [format!("fn {function}("), format!("def {function}(")].iter().any(|start| code.contains(start));
        named += 1;
        if !is_there {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "docs/promises.md names tests that are not there: {missing:?}");
    assert!(named > 40, "only {named} tests are named");
    for line in page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")) {
        assert!(line.contains("::"), "a promise without a test: {line}");
    }
}
