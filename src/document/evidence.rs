//! Why a mention was accepted and linked as it was.

use std::num::NonZeroUsize;

use crate::text::Span;

vocabulary! {
    /// A rule of the resolver. Each mention says which rules decided, from which words.
    ///
    /// ```
    /// assert_eq!(legation::Rule::TitleBefore.as_str(), "title_before");
    /// ```
    Rule, "rule" {
        /// The name is enough by itself: "South Korea", "Xi Jinping", "APEC".
        OwnName = "own_name",
        /// An office stands before the name: "President Xi". The words are the office.
        TitleBefore = "title_before",
        /// An office stands in apposition after the name: "Petra Pau, vice-president of the Bundestag". The words are the office.
        TitleAfter = "title_after",
        /// The text spells the name otherwise than the gazetteer: up to two letters, beside an office that the leader held.
        OtherSpelling = "other_spelling",
        /// A country stands before the office: "Chinese President Xi". The words are the country.
        CountryOfOffice = "country_of_office",
        /// The longer form stands earlier in the text: "Xi" after "Xi Jinping". The words are that form.
        LongFormBefore = "long_form_before",
        /// The longer form stands later in the text: a headline.
        LongFormAfter = "long_form_after",
        /// The country that the name needs is in the text: "Foreign Ministry" where Iran is. The words are the country.
        CountryInText = "country_in_text",
        /// The country stands right before the name: "Peru's Foreign Ministry". The words are the country.
        CountryBeside = "country_beside",
        /// The organisation of which it is a part is in the text: "the General Assembly" beside the United Nations. The words are the organisation.
        BodyInText = "body_in_text",
        /// Of several people of the name, this one held the office on the document's date.
        OfficeOnDate = "office_on_date",
        /// Of several entities of the name, this one existed, or the name was in use, on the document's date.
        YearsOnDate = "years_on_date",
        /// Of several people of the name, this one was in office last.
        LatestTerm = "latest_term",
        /// Of several entities of the name, this one is usually meant.
        UsualMeaning = "usual_meaning",
        /// The form counts because it was asked for: a capital, a seat of power.
        OnRequest = "on_request",
        /// Of several people of the name, this one is far the best known.
        Prominence = "prominence",
        /// A ruler of the time, or of world fame, who is called by surname alone.
        WellKnown = "well_known",
    }
}

/// One reason behind a mention: a rule, and the words it read beside the mention itself.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(into = "Record", from = "Record"))]
pub struct Evidence {
    rule: Rule,
    start: usize,
    /// No words end at byte 0. A span would take more room, and a text has many reasons.
    end: Option<NonZeroUsize>,
}

impl Evidence {
    pub(crate) fn new(rule: Rule) -> Evidence {
        Evidence { rule, start: 0, end: None }
    }

    pub(crate) fn from_words(rule: Rule, span: Span) -> Evidence {
        Evidence { rule, start: span.start(), end: NonZeroUsize::new(span.end()) }
    }

    /// Moves its words to another place.
    fn place(&mut self, at: impl Fn(Span) -> Span) {
        if let Some(span) = self.span() {
            *self = Evidence::from_words(self.rule, at(span));
        }
    }

    /// The rule.
    pub fn rule(self) -> Rule {
        self.rule
    }

    /// The place (bytes) of the words that the rule read, where it read any beside the mention.
    pub fn span(self) -> Option<Span> {
        self.end.map(|end| Span::new(self.start, end.get()))
    }
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evidence").field("rule", &self.rule).field("span", &self.span()).finish()
    }
}

/// How evidence is written.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
struct Record {
    rule: Rule,
    span: Option<Span>,
}

#[cfg(feature = "serde")]
impl From<Evidence> for Record {
    fn from(evidence: Evidence) -> Record {
        Record { rule: evidence.rule, span: evidence.span() }
    }
}

#[cfg(feature = "serde")]
impl From<Record> for Evidence {
    fn from(record: Record) -> Evidence {
        match record.span {
            Some(span) => Evidence::from_words(record.rule, span),
            None => Evidence::new(record.rule),
        }
    }
}

/// The reasons of one mention, in the order in which the rules spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reasons {
    /// What accepted the name.
    accepted_by: Evidence,
    /// What else it read.
    beside: Option<Evidence>,
    /// Why this one, of several that the name may denote or be spelt like.
    chosen_by: Option<Evidence>,
}

impl Reasons {
    pub(crate) fn new(accepted_by: Evidence) -> Reasons {
        Reasons { accepted_by, beside: None, chosen_by: None }
    }

    /// By a rule that read nothing but the name.
    pub(crate) fn of_rule(rule: Rule) -> Reasons {
        Reasons::new(Evidence::new(rule))
    }

    /// With what else the rule read.
    #[must_use]
    pub(crate) fn beside(self, evidence: Option<Evidence>) -> Reasons {
        Reasons { beside: evidence, ..self }
    }

    /// With the reason of a choice among several.
    #[must_use]
    pub(crate) fn chosen_by(self, evidence: Option<Evidence>) -> Reasons {
        Reasons { chosen_by: evidence, ..self }
    }

    /// Moves all words to other places.
    pub(crate) fn place(&mut self, at: impl Fn(Span) -> Span) {
        self.accepted_by.place(&at);
        self.beside.iter_mut().chain(&mut self.chosen_by).for_each(|evidence| evidence.place(&at));
    }

    /// What accepted the name.
    pub(crate) fn accepted_by(&self) -> Rule {
        self.accepted_by.rule()
    }

    /// The rules that say more than what accepted the name.
    pub(crate) fn further(&self) -> impl Iterator<Item = Rule> + use<> {
        [self.beside, self.chosen_by].into_iter().flatten().map(Evidence::rule)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Evidence> + use<> {
        [Some(self.accepted_by), self.beside, self.chosen_by].into_iter().flatten()
    }
}
