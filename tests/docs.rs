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

/// The rules stand in the design page as the code has them.
#[test]
fn the_design_page_has_the_table_of_rules() {
    const START: &str = "<!-- rules: made from the code -->\n";
    const END: &str = "<!-- end of rules -->\n";
    let page = common::read("DESIGN.md");
    let block = page.split_once(START).and_then(|(_, rest)| rest.split_once(END)).map(|(block, _)| block);
    let expected = legation::rule_table();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let (head, rest) = page.split_once(START).expect("the page has the place of the table");
        let (_, tail) = rest.split_once(END).expect("the table has an end");
        std::fs::write(common::path("DESIGN.md"), format!("{head}{START}{expected}{END}{tail}")).expect("writable");
        return;
    }
    assert_eq!(block, Some(expected.as_str()), "DESIGN.md is stale: UPDATE_DOCS=1 cargo test --test docs");
}
