//! A document with its mentions marked, and below it what they denote.

use std::collections::HashMap;

use super::{Page, counted, cut, grouped, kind_class, kind_word};
use crate::document::{Document, Mention};
use crate::gazetteer::Gazetteer;
use crate::output::record::{EntityFacts, EntityRecord};
use crate::text::CodePoints;
use crate::vocabulary::Kind;

/// A text is shown up to so many characters and mentions.
const CHARACTERS: usize = 10_000;
const MENTIONS: usize = 500;
/// So many entities are listed.
const ENTITIES: usize = 30;
/// So many documents.
const DOCUMENTS: usize = 10;
/// So much of the text of each.
const BEGINNING: usize = 100;

impl Document<'_> {
    /// The document as notebooks show it: the text with its mentions marked, each with a tooltip (entity, codes, office, reasons), and a table
    /// of the entities with links to Wikidata. It is one `<div>` with a style for light and dark pages, escaped, without scripts; nothing is fetched.
    /// Of a long text the beginning is shown, and a line says how much is not. The form may change.
    ///
    /// ```
    /// let html = legation::Extractor::embedded().extract("Xi Jinping <b>left</b>.").to_html();
    /// assert!(html.contains("https://www.wikidata.org/wiki/Q15031") && !html.contains("<b>"));
    /// ```
    pub fn to_html(&self) -> String {
        let mut page = Page::new();
        self.write_text(&mut page);
        self.write_entities(&mut page);
        page.finish()
    }

    fn write_text(&self, page: &mut Page) {
        let text = self.text();
        let mut end = text.char_indices().nth(CHARACTERS).map_or(text.len(), |(end, _)| end);
        let shown: Vec<&Mention> =
            self.mentions().take(MENTIONS).take_while(|mention| mention.span().end() <= end).collect();
        // Nothing is cut within a mention, and nothing stands unmarked that is one.
        if let Some(first_hidden) = self.mentions().nth(shown.len()) {
            end = end.min(first_hidden.span().start());
        }
        let offsets = CodePoints::new(text);
        page.raw("<div class=\"lg-text\" dir=\"auto\">");
        let mut done = 0;
        for mention in &shown {
            let span = mention.span();
            page.text(&text[done..span.start()]);
            self.write_mark(page, mention, &offsets);
            done = span.end();
        }
        page.text(&text[done..end]);
        page.raw("</div>");
        if end < text.len() {
            let characters = counted(text[end..].chars().count(), "more character");
            let mentions = counted(self.mentions().len() - shown.len(), "mention");
            page.note(&format!("… {characters} with {mentions} are not shown."));
        }
    }

    fn write_mark(&self, page: &mut Page, mention: &Mention, offsets: &CodePoints<'_>) {
        page.raw("<mark");
        page.attribute("class", kind_class(mention.kind()));
        page.attribute("title", &self.tooltip(mention, offsets));
        page.raw("><bdi>");
        page.text(self.surface(mention));
        page.raw("</bdi>");
        page.kind(mention.kind());
        page.raw("</mark>");
    }

    /// What is to be said of a mention, a line each.
    fn tooltip(&self, mention: &Mention, offsets: &CodePoints<'_>) -> String {
        let facts = EntityFacts::of_mention(self, mention);
        let mut lines = vec![facts.entity_name.to_owned()];
        let kind = facts.kind.as_str();
        let class = facts.entity_class.map(|class| format!(" ({class})")).unwrap_or_default();
        lines.push(match facts.entity_id {
            Some(id) => format!("{kind}{class}, {id}"),
            None => format!("{kind}, not in the gazetteer"),
        });
        lines.extend(office(self.gazetteer(), &facts));
        lines.extend(Some(codes(&facts)).filter(|codes| !codes.is_empty()));
        lines.extend(facts.qid.map(|qid| format!("Wikidata {qid}")));
        lines.push(format!("by {}, confidence {}", mention.form(), mention.confidence()));
        lines.extend(mention.evidence().map(|evidence| match evidence.span() {
            Some(span) => {
                let words = &self.text()[span.range()];
                format!("{}: “{}” at {}", evidence.rule(), words.replace('\n', " "), offsets.at(span.start()))
            }
            None => evidence.rule().to_string(),
        }));
        let lines: Vec<_> = lines.iter().map(|line| cut(line, super::CELL)).collect();
        lines.join("\n")
    }

    fn write_entities(&self, page: &mut Page) {
        let offsets = CodePoints::new(self.text());
        let known = self.entities(None).map(|mentioned| EntityRecord::new(self, &mentioned, &offsets));
        let discovered = self.discovered_leaders().map(|leader| EntityRecord::of_discovered(self, leader, &offsets));
        let rows: Vec<EntityRecord<'_>> = known.chain(discovered).collect();
        if rows.is_empty() {
            page.note("No leaders, countries or organisations.");
            return;
        }
        page.raw("<table><thead><tr>");
        for heading in ["Entity", "Kind"] {
            page.element("th", "", heading);
        }
        page.element("th", "lg-number", "Mentions");
        for heading in ["Codes", "Office", "Wikidata", "Id"] {
            page.element("th", "", heading);
        }
        page.raw("</tr></thead><tbody>");
        for row in rows.iter().take(ENTITIES) {
            let facts = facts_of(row);
            write_entity_cells(page, row.kind, row.entity_name, row.count);
            page.element("td", "", &codes(&facts));
            page.element("td", "", &cut(&office(self.gazetteer(), &facts).unwrap_or_default(), super::CELL));
            write_ids(page, row.qid, row.entity_id);
        }
        page.raw("</tbody></table>");
        let mut note = format!("{} of {}", counted(self.mentions().len(), "mention"), counted_entities(rows.len()));
        if rows.len() > ENTITIES {
            note += &format!(", of which {} are listed", grouped(ENTITIES));
        }
        note += &self.date().map(|date| format!("; offices and codes on {date}")).unwrap_or_default();
        note += &format!("; data {}.", cut(self.gazetteer().info().version(), super::CELL));
        page.note(&note);
    }
}

/// Many documents as notebooks show them: how much is in them, the entities that most of them mention, and how the first begin. As
/// [`Document::to_html`] in all else.
///
/// ```
/// let extractor = legation::Extractor::embedded();
/// let documents = ["Xi Jinping left Peru.", "Peru"].map(|text| extractor.extract(text));
/// assert!(legation::documents_to_html(&documents).contains("2 documents with 3 mentions"));
/// ```
pub fn documents_to_html<'t>(documents: &[Document<'t>]) -> String {
    let mut page = Page::new();
    let mentions: usize = documents.iter().map(|document| document.mentions().len()).sum();
    page.raw("<p><strong>");
    page.text(&format!("{} with {}", counted(documents.len(), "document"), counted(mentions, "mention")));
    page.raw("</strong></p>");
    write_most_mentioned(&mut page, documents);
    write_beginnings(&mut page, documents);
    page.finish()
}

/// How many documents mention an entity, and how often.
struct Total<'d> {
    facts: EntityFacts<'d>,
    documents: usize,
    mentions: usize,
}

fn write_most_mentioned(page: &mut Page, documents: &[Document<'_>]) {
    let mut totals: HashMap<&str, Total<'_>> = HashMap::new();
    for mentioned in documents.iter().flat_map(|document| document.entities(None)) {
        let entity = mentioned.entity();
        let total = totals.entry(entity.id()).or_insert_with(|| Total {
            facts: EntityFacts::new(entity, None),
            documents: 0,
            mentions: 0,
        });
        total.documents += 1;
        total.mentions += mentioned.count();
    }
    let mut totals: Vec<(&str, Total<'_>)> = totals.into_iter().collect();
    totals.sort_by_key(|(id, total)| (std::cmp::Reverse((total.documents, total.mentions)), *id));
    if totals.is_empty() {
        return;
    }
    page.raw("<table><thead><tr>");
    for (class, heading) in [("", "Entity"), ("", "Kind"), ("lg-number", "Mentions"), ("lg-number", "Documents")] {
        page.element("th", class, heading);
    }
    page.raw("<th>Wikidata</th><th>Id</th></tr></thead><tbody>");
    for (id, total) in totals.iter().take(ENTITIES / 2) {
        write_entity_cells(page, total.facts.kind, total.facts.entity_name, total.mentions);
        page.element("td", "lg-number", &grouped(total.documents));
        write_ids(page, total.facts.qid, Some(id));
    }
    page.raw("</tbody></table>");
    if totals.len() > ENTITIES / 2 {
        page.note(&format!("The first {} of {}.", ENTITIES / 2, counted_entities(totals.len())));
    }
}

fn write_beginnings(page: &mut Page, documents: &[Document<'_>]) {
    page.raw("<table><thead><tr><th>Document</th><th>Date</th><th class=\"lg-number\">Mentions</th><th>Text</th></tr></thead><tbody>");
    for (place, document) in documents.iter().enumerate().take(DOCUMENTS) {
        page.raw("<tr><td>");
        page.name(document.id().unwrap_or(&place.to_string()));
        page.raw("</td>");
        page.element("td", "", &document.date().map(|date| date.to_string()).unwrap_or_default());
        page.element("td", "lg-number", &grouped(document.mentions().len()));
        page.raw("<td dir=\"auto\">");
        page.text(&cut(document.text(), BEGINNING).replace('\n', " "));
        page.raw("</td></tr>");
    }
    page.raw("</tbody></table>");
    if documents.len() > DOCUMENTS {
        page.note(&format!("The first {DOCUMENTS} of {}.", counted(documents.len(), "document")));
    }
}

/// The first cells of a row that is about an entity.
fn write_entity_cells(page: &mut Page, kind: Kind, name: &str, mentions: usize) {
    page.raw("<tr><td><span");
    page.attribute("class", &format!("lg-swatch {}", kind_class(kind)));
    page.raw(">");
    page.name(name);
    page.raw("</span></td>");
    page.element("td", "", kind_word(kind));
    page.element("td", "lg-number", &grouped(mentions));
}

/// The last cells of such a row.
fn write_ids(page: &mut Page, qid: Option<&str>, id: Option<&str>) {
    page.raw("<td>");
    if let Some(qid) = qid {
        page.wikidata(qid);
    }
    page.raw("</td><td>");
    match id {
        Some(id) => page.element("code", "", &cut(id, super::CELL)),
        None => page.text("not in the gazetteer"),
    }
    page.raw("</td></tr>");
}

fn counted_entities(count: usize) -> String {
    format!("{} {}", grouped(count), if count == 1 { "entity" } else { "entities" })
}

fn facts_of<'d>(row: &EntityRecord<'d>) -> EntityFacts<'d> {
    let mut facts = EntityFacts::of_name(row.entity_name);
    (facts.iso3, facts.cow, facts.gw) = (row.iso3, row.cow, row.gw);
    (facts.office, facts.body_id, facts.term_start) = (row.office, row.body_id, row.term_start);
    facts
}

/// "ISO KOR · COW 732 · GW 732"; a line does not end within a code.
fn codes(facts: &EntityFacts<'_>) -> String {
    let systems = [("ISO", facts.iso3), ("COW", facts.cow), ("GW", facts.gw)];
    let known = systems.into_iter().filter_map(|(system, code)| Some(format!("{system}\u{a0}{}", code?)));
    cut(&known.collect::<Vec<_>>().join(" · "), super::CELL).into_owned()
}

/// "President of China since 2013-03-14"
fn office(gazetteer: &Gazetteer, facts: &EntityFacts<'_>) -> Option<String> {
    let body = facts.body_id.map(|id| gazetteer.entity(id).map_or(id, |body| body.name()));
    let of = body.map(|body| format!(" of {body}")).unwrap_or_default();
    let since = facts.term_start.map(|start| format!(" since {start}")).unwrap_or_default();
    Some(format!("{}{of}{since}", facts.office?))
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, documents_to_html};

    /// What is between tags, as a reader sees it, without the style and the words for kinds.
    fn visible(html: &str) -> String {
        let html = html.split("</style>").nth(1).expect("a style comes first");
        let mut words = String::new();
        for part in html.replace("<br>", "\n").split('<') {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            if !tag.contains("lg-kind") {
                words += text;
            }
        }
        html_escape::decode_html_entities(&words).into_owned()
    }

    #[test]
    fn a_text_is_shown_as_it_is() {
        let text = "Xi & <script>Xi Jinping</script>\n\n\"Peru\" 'left' &amp; $x_1$ \u{202e}NATO";
        let html = Extractor::embedded().extract(text).to_html();
        assert!(visible(&html).starts_with(text), "{html}");
        assert!(!html.contains("<script") && !html.contains('\n'), "{html}");
    }

    #[test]
    fn a_long_text_is_cut_before_a_mention_and_says_so() {
        let text = "Peru and Chile. ".repeat(5_000);
        let document = Extractor::embedded().extract(&text);
        let html = document.to_html();
        assert_eq!(html.matches("<mark").count(), super::MENTIONS);
        assert!(html.contains("… 76,000 more characters with 9,500 mentions are not shown."), "{html}");
        assert!(html.len() < 400_000, "{}", html.len());
        let text = format!("{}Peru", "ا".repeat(super::CHARACTERS - 2));
        let html = Extractor::embedded().extract(&format!("{text} Chile")).to_html();
        assert!(html.len() < 50_000 && html.contains("more character"), "{html}");
    }

    #[test]
    fn many_documents_are_counted_and_the_first_shown() {
        let documents: Vec<_> = (0..40).map(|_| Extractor::embedded().extract("Peru <b>met</b> Chile")).collect();
        let html = documents_to_html(&documents);
        assert!(html.contains("40 documents with 80 mentions") && html.contains("The first 10 of 40 documents."));
        assert_eq!(html.matches("&lt;b&gt;").count(), super::DOCUMENTS);
        assert!(documents_to_html(&[]).contains("0 documents"));
    }
}
