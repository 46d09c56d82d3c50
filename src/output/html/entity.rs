//! An entity as a short page.

use super::{Page, cut, grouped, kind_class};
use crate::gazetteer::{Country, Entity, Leader, Organisation, Term, TermEnd};

/// So many names, terms or codes are shown.
const FEW: usize = 12;

impl Entity<'_> {
    /// The entity as notebooks show it: names, codes or terms, sources, with links to Wikidata and Wikipedia. It is one `<div>` with a
    /// style for light and dark pages, escaped, without scripts; nothing is fetched. The form may change.
    ///
    /// ```
    /// let gazetteer = legation::Gazetteer::embedded();
    /// let html = gazetteer.country("KOR")?.to_html();
    /// assert!(html.contains("South Korea") && html.contains("https://www.wikidata.org/wiki/Q884"));
    /// # Ok::<(), legation::Error>(())
    /// ```
    pub fn to_html(&self) -> String {
        let mut page = Page::new();
        page.raw("<p><span");
        page.attribute("class", &format!("lg-name {}", kind_class(self.kind())));
        page.raw(">");
        page.name(self.name());
        page.raw("</span>");
        page.kind(self.kind());
        page.raw(" ");
        page.element("code", "", &cut(self.id(), super::CELL));
        page.raw("</p><table><tbody>");
        if let Some(class) = self.class_word() {
            row(&mut page, "Class", class);
        }
        match (self.as_country(), self.as_leader(), self.as_organisation()) {
            (Some(country), _, _) => write_country(&mut page, country),
            (_, Some(leader), _) => write_leader(&mut page, leader),
            (_, _, Some(organisation)) => write_organisation(&mut page, organisation),
            _ => {}
        }
        self.write_names(&mut page);
        if let Some(qid) = self.qid() {
            heading(&mut page, "Wikidata");
            page.wikidata(qid);
            page.raw("</td></tr>");
        }
        if let Some(title) = self.wikipedia() {
            heading(&mut page, "Wikipedia");
            page.wikipedia(title);
            page.raw("</td></tr>");
        }
        row(&mut page, "Sources", &listed(self.sources()));
        page.raw("</tbody></table>");
        page.finish()
    }

    fn write_names(&self, page: &mut Page) {
        let mut names: Vec<&str> = self.names().map(|name| name.text()).collect();
        names.sort_unstable();
        names.dedup();
        names.retain(|&name| name != self.name());
        if names.is_empty() {
            return;
        }
        heading(page, "Other names");
        for (place, name) in names.iter().take(FEW).enumerate() {
            page.raw(if place > 0 { ", " } else { "" });
            page.name(name);
        }
        write_more(page, names.len());
        page.raw("</td></tr>");
    }
}

fn write_country(page: &mut Page, country: Country<'_>) {
    row(page, "Status", country.status().as_str());
    let iso = [country.iso2(), country.iso3(), country.numeric()];
    row(page, "ISO 3166-1", &listed(iso.into_iter().flatten()));
    row(
        page,
        "From … to",
        &period(country.start().map(|date| date.to_string()), country.end().map(|date| date.to_string())),
    );
    let codes = country.state_codes().map(|code| {
        let system = code.system.as_str().to_uppercase();
        let dates = period(code.start.map(|date| date.to_string()), code.end.map(|date| date.to_string()));
        format!("{system} {} ({}), {dates}", code.code, code.abbreviation)
    });
    lines(page, "State systems", codes.collect());
    row(page, "Territory of", country.parent().map_or("", |parent| parent.name()));
    row(page, "Followed by", &listed(country.successors().map(|country| country.name())));
}

fn write_leader(page: &mut Page, leader: Leader<'_>) {
    row(page, "Born", &leader.born().map(|date| date.to_string()).unwrap_or_default());
    row(page, "Died", &leader.died().map(|date| date.to_string()).unwrap_or_default());
    let mut terms: Vec<Term<'_>> = leader.terms().collect();
    terms.reverse();
    let in_words = |term: &Term<'_>| {
        let end = match term.end() {
            TermEnd::Open => None,
            TermEnd::Unknown => Some("?".to_owned()),
            TermEnd::On(date) => Some(date.to_string()),
        };
        let start = term.start().map_or("?".to_owned(), |date| date.to_string());
        format!("{}, {}: {}", term.office(), term.body().name(), period(Some(start), end))
    };
    lines(page, "Offices", terms.iter().map(in_words).collect());
}

fn write_organisation(page: &mut Page, organisation: Organisation<'_>) {
    row(page, "Country", organisation.country().map_or("", |country| country.name()));
    row(page, "Part of", organisation.parent().map_or("", |parent| parent.name()));
    row(
        page,
        "From … to",
        &period(organisation.start().map(|date| date.to_string()), organisation.end().map(|date| date.to_string())),
    );
}

/// "1949-08-24 to now"; nothing if nothing is known.
fn period(start: Option<String>, end: Option<String>) -> String {
    match (start, end) {
        (None, None) => String::new(),
        (Some(start), None) => format!("{start} to now"),
        (start, Some(end)) => format!("{} to {end}", start.unwrap_or_default()).trim().to_owned(),
    }
}

fn heading(page: &mut Page, heading: &str) {
    page.raw("<tr>");
    page.element("th", "", heading);
    page.raw("<td dir=\"auto\">");
}

/// A row of one value; none where there is nothing to say.
fn row(page: &mut Page, what: &str, value: &str) {
    if !value.is_empty() {
        heading(page, what);
        page.text(&cut(value, 4 * super::CELL));
        page.raw("</td></tr>");
    }
}

/// A row of several values, a line each.
fn lines(page: &mut Page, what: &str, values: Vec<String>) {
    if values.is_empty() {
        return;
    }
    heading(page, what);
    for (place, value) in values.iter().take(FEW).enumerate() {
        page.raw(if place > 0 { "<br>" } else { "" });
        page.text(&cut(value, super::CELL));
    }
    write_more(page, values.len());
    page.raw("</td></tr>");
}

fn write_more(page: &mut Page, count: usize) {
    if count > FEW {
        page.text(&format!(" … and {} more", grouped(count - FEW)));
    }
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.take(FEW).collect::<Vec<_>>().join(", ")
}
