//! Leaders whom the gazetteer does not know: a person's name beside a political office.
//!
//! "EU Energy Commissioner Andris Piebalgs" introduces somebody; "Piebalgs" is then that person in the whole text.

use std::collections::HashMap;

use super::person_names::{self, CapitalisedWords};
use super::title::{self, Title};
use crate::discovered::Discovery;
use crate::evidence::{Evidence, EvidenceList, Rule};
use crate::gazetteer::Gazetteer;
use crate::key::is_word_char;
use crate::mention::{Mention, Target};
use crate::span::Span;
use crate::vocabulary::{Form, Kind};

/// Finds the leaders that the text introduces and adds their mentions to those of the gazetteer, in the order of the text.
pub(super) fn discover(gazetteer: &Gazetteer, text: &str, mentions: &mut Vec<Mention>) -> Vec<Discovery> {
    let runs = person_names::runs(text, mentions);
    let mut introduced: Vec<(Span, Discovery, EvidenceList)> = Vec::new();
    for run in &runs {
        introduced.extend(introduction(gazetteer, text, run, mentions));
    }
    if introduced.is_empty() {
        return Vec::new();
    }
    let mut people = People::default();
    let mut found = Vec::new();
    for &(span, discovery, evidence) in &introduced {
        let number = people.number_of(text, span, discovery);
        found.push(mention(span, number, Form::Discovered, 0.8, evidence));
    }
    for run in &runs {
        let taken = introduced.iter().any(|(span, ..)| run.words.iter().any(|word| span.contains(*word)));
        if !taken {
            found.extend(people.mentioned(gazetteer, text, run));
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.start());
    people.known
}

/// The person whom an office introduces in a run of capitalised words, with the reasons.
fn introduction(
    gazetteer: &Gazetteer,
    text: &str,
    run: &CapitalisedWords,
    mentions: &[Mention],
) -> Option<(Span, Discovery, EvidenceList)> {
    let last = run.words.last()?.end();
    // "Foreign Minister John Smith" is one run: the name starts behind the last word that ends an office.
    let before = run.words.iter().enumerate().rev().find_map(|(place, word)| {
        let title = title::before(gazetteer, text, word.start()).filter(Title::is_political)?;
        let body = body_before(text, title.span.start(), mentions);
        Some((place, title, body.or_else(|| title::body_behind(text, last, mentions)), Rule::TitleBefore))
    });
    let (start, title, body, rule) = before.or_else(|| {
        let (title, body) = title::behind(gazetteer, text, last, mentions)?;
        title.is_political().then_some((0, title, body, Rule::TitleBehind))
    })?;
    let words = &run.words[start..];
    if !(2..=4).contains(&words.len()) || !is_name_of_a_person(gazetteer, text, words) {
        return None;
    }
    let name = Span::new(words[0].start(), last);
    let suits = match body {
        None => title.is_of_a_state(),
        Some(body) => body.kind == Kind::Organisation || !title.is_of_an_organisation(),
    };
    if !suits {
        return None;
    }
    let mut evidence = EvidenceList::of(Evidence::from_words(rule, title.span));
    if let Some(body) = body {
        evidence = evidence.and(Evidence::from_words(Rule::CountryOfOffice, body.span));
    }
    let discovery = Discovery { name, office: title.span, body: body.and_then(|body| body.target.entity()) };
    Some((name, discovery, evidence))
}

/// Whether no word is an office and one is longer than an initial or a particle.
fn is_name_of_a_person(gazetteer: &Gazetteer, text: &str, words: &[Span]) -> bool {
    words.iter().any(|word| text[word.range()].chars().count() > 3)
        && !words.iter().any(|word| title::is_title_word(gazetteer, &text[word.range()]))
}

/// The country or organisation before an office, at most three words between: "EU Energy Commissioner".
///
/// What is capitalised between a country and an office is the name of something else: "Panamanian Boxing Association President".
fn body_before(text: &str, start: usize, mentions: &[Mention]) -> Option<Mention> {
    let behind = mentions.partition_point(|mention| mention.span.end() <= start);
    let body = *mentions[..behind].last().filter(|mention| mention.kind != Kind::Leader)?;
    let between = &text[body.span.end()..start];
    let broken = between.contains(['.', ',', ';', ':', '(', ')', '\n', '"', '“', '”']);
    let mut words = between.split(|c: char| !is_word_char(c)).filter(|word| !word.is_empty());
    let small = words.clone().count() <= 3;
    let something_else = body.kind == Kind::Country && words.clone().any(|word| word.starts_with(char::is_uppercase));
    let joined = words.any(|word| matches!(word, "and" | "or" | "to" | "with" | "as" | "that" | "in" | "by" | "on"));
    (small && !broken && !joined && !something_else).then_some(body)
}

/// Those whom the text introduced, by full name and by surname.
#[derive(Default)]
struct People<'t> {
    known: Vec<Discovery>,
    by_name: HashMap<&'t str, u32>,
    by_surname: HashMap<&'t str, u32>,
}

impl<'t> People<'t> {
    fn number_of(&mut self, text: &'t str, span: Span, discovery: Discovery) -> u32 {
        let name = &text[span.range()];
        let number = *self.by_name.entry(name).or_insert_with(|| {
            self.known.push(discovery);
            self.known.len() as u32 - 1
        });
        let surname = name.rsplit([' ', '\n']).next().unwrap_or(name);
        self.by_surname.entry(surname).or_insert(number);
        number
    }

    /// The person that a run of capitalised words names: by the full name, or by the surname alone or behind an office.
    fn mentioned(&self, gazetteer: &Gazetteer, text: &'t str, run: &CapitalisedWords) -> Option<Mention> {
        let last = *run.words.last()?;
        for start in 0..run.words.len() - 1 {
            let span = Span::new(run.words[start].start(), last.end());
            if let Some(&number) = self.by_name.get(&text[span.range()]) {
                let evidence =
                    EvidenceList::of(Evidence::from_words(Rule::LongFormBefore, self.known[number as usize].name));
                return Some(mention(span, number, Form::Discovered, 0.8, evidence));
            }
        }
        let &number = self.by_surname.get(&text[last.range()])?;
        let long_form = self.known[number as usize].name;
        let alone =
            run.words.len() == 1 || title::is_title_word(gazetteer, &text[run.words[run.words.len() - 2].range()]);
        alone.then(|| {
            let rule = super::choice::long_form_rule(last, long_form);
            mention(last, number, Form::Surname, 0.8, EvidenceList::of(Evidence::from_words(rule, long_form)))
        })
    }
}

fn mention(span: Span, number: u32, form: Form, confidence: f32, evidence: EvidenceList) -> Mention {
    Mention { span, kind: Kind::Leader, form, target: Target::Discovered(number), confidence, evidence }
}
