//! What a caller can ask of an extraction.

use crate::date::Date;
use crate::gazetteer::NameTraits;
use crate::vocabulary::{Form, Kind};

/// How a text is to be read.
///
/// ```
/// let options = legation::Options::new().date("2025-11-01".parse()?).metonyms(true);
/// let text = "Beijing and Seoul are intent on a stable relationship.";
/// let document = legation::Extractor::embedded().extract_with(text, &options);
/// assert_eq!(document.mentions().count(), 2);
/// assert_eq!(legation::Extractor::embedded().extract(text).mentions().count(), 0);
/// # Ok::<(), legation::DateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub(crate) date: Option<Date>,
    language: Option<Box<str>>,
    pub(crate) metonyms: bool,
    pub(crate) constituents: bool,
    pub(crate) news_agencies: bool,
    pub(crate) discovered: bool,
    pub(crate) roles: bool,
    pub(crate) head_nouns: bool,
    pub(crate) lower_case: bool,
    pub(crate) rejected: bool,
}

impl Default for Options {
    fn default() -> Options {
        let (date, language) = (None, None);
        Options {
            date,
            language,
            metonyms: false,
            constituents: false,
            news_agencies: false,
            discovered: true,
            roles: false,
            head_nouns: false,
            lower_case: false,
            rejected: false,
        }
    }
}

impl Options {
    /// No date, and only what news calls an actor: no metonyms, constituent countries or news agencies.
    pub fn new() -> Options {
        Options::default()
    }

    /// The date of the text (UTC): decides who held an office and which of several namesakes is meant.
    /// Default: none; then the latest holder is meant.
    pub fn date(mut self, date: Date) -> Options {
        self.date = Some(date);
        self
    }

    /// The language of the text (BCP 47: "de", "pt-BR"). Its names count then beside the English ones ("Deutschland"). Default: English.
    ///
    /// Names in other alphabets than the Latin need no language: the text's script says enough.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let count = |options| Extractor::embedded().extract_with("Die Schweiz und 日本", &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().language("de"))), (1, 2));
    /// ```
    pub fn language(mut self, language: &str) -> Options {
        self.language = Some(language.into());
        self
    }

    /// Whether capitals and seats of power are mentions of their state ("Beijing", "the Kremlin"). Default: no, because in news "in Beijing"
    /// is mostly a place.
    pub fn metonyms(mut self, include: bool) -> Options {
        self.metonyms = include;
        self
    }

    /// Whether countries within a state are mentions ("England", "the Gaza Strip"). Default: no; they are places more often than actors.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let count = |options| Extractor::embedded().extract_with("Voters in Scotland", &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().constituents(true))), (0, 1));
    /// ```
    pub fn constituents(mut self, include: bool) -> Options {
        self.constituents = include;
        self
    }

    /// Whether news agencies are mentions. Default: no; news names them as the source of a report ("told Reuters"), not as actors.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let count = |options| Extractor::embedded().extract_with("he told Reuters", &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().news_agencies(true))), (0, 1));
    /// ```
    pub fn news_agencies(mut self, include: bool) -> Options {
        self.news_agencies = include;
        self
    }

    /// Whether leaders who are not in the gazetteer are mentions where the text introduces them by a political office ("Foreign Minister" and a
    /// name). Default: yes.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let text = "Foreign Minister Rudolf Rassendyll resigned.";
    /// let count = |options| Extractor::embedded().extract_with(text, &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().discovered(false))), (1, 0));
    /// ```
    pub fn discovered(mut self, include: bool) -> Options {
        self.discovered = include;
        self
    }

    /// Whether an office beside its country stands for its holder on the date: "the South Korean president". Default: no. Without a
    /// date, or where several people hold such an office, there is no mention. The mention is the office alone.
    ///
    /// ```
    /// use legation::{Extractor, Form, Options};
    /// let options = Options::new().date("2017-05-01".parse()?).roles(true);
    /// let document = Extractor::embedded().extract_with("The German chancellor spoke.", &options);
    /// let role = document.mentions().find(|mention| mention.form() == Form::Role).unwrap();
    /// assert_eq!((document.surface(role), document.name(role)), ("chancellor", "Angela Merkel"));
    /// # Ok::<(), legation::DateError>(())
    /// ```
    pub fn roles(mut self, include: bool) -> Options {
        self.roles = include;
        self
    }

    /// Whether the head noun of an organisation's name stands for it where the text has named it: "the Court" after the International
    /// Criminal Court. Default: no; annotators seldom mark it.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let text = "The International Criminal Court met. On Monday the Court decided.";
    /// let count = |options| Extractor::embedded().extract_with(text, &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().head_nouns(true))), (1, 2));
    /// ```
    pub fn head_nouns(mut self, include: bool) -> Options {
        self.head_nouns = include;
        self
    }

    /// Whether names count that are written in small letters, as in posts and transcripts: "putin met angela merkel". Default: no. Names
    /// that are everyday words ("turkey", "may") still need their capital, and bare surnames the full name. `docs/accuracy.md` has the cost.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let count = |options| Extractor::embedded().extract_with("angela merkel in france", &options).mentions().count();
    /// assert_eq!((count(Options::new()), count(Options::new().lower_case(true))), (0, 2));
    /// ```
    pub fn lower_case(mut self, include: bool) -> Options {
        self.lower_case = include;
        self
    }

    /// Whether to keep the names that are no mentions, with the reason: see [`Document::rejected`](crate::Document::rejected). Default: no.
    pub fn rejected(mut self, include: bool) -> Options {
        self.rejected = include;
        self
    }

    /// The date, if one was given.
    pub fn given_date(&self) -> Option<Date> {
        self.date
    }

    /// The language, if one was given.
    pub fn given_language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Whether capitals and seats of power count.
    pub fn includes_metonyms(&self) -> bool {
        self.metonyms
    }

    /// Whether countries within a state count.
    pub fn includes_constituents(&self) -> bool {
        self.constituents
    }

    /// Whether news agencies count.
    pub fn includes_news_agencies(&self) -> bool {
        self.news_agencies
    }

    /// Whether leaders who are not in the gazetteer count.
    pub fn includes_discovered(&self) -> bool {
        self.discovered
    }

    /// Whether offices stand for their holders.
    pub fn includes_roles(&self) -> bool {
        self.roles
    }

    /// Whether head nouns stand for organisations.
    pub fn includes_head_nouns(&self) -> bool {
        self.head_nouns
    }

    /// Whether names in small letters count.
    pub fn includes_lower_case(&self) -> bool {
        self.lower_case
    }

    /// Whether what is no mention is kept.
    pub fn includes_rejected(&self) -> bool {
        self.rejected
    }

    /// Whether names of these languages, `|` between them, belong to the text's.
    pub(crate) fn speaks(&self, languages: &str) -> bool {
        let Some(wanted) = self.given_language() else { return false };
        // "pt-BR" is also "pt", but not the other way round.
        languages
            .split('|')
            .any(|known| wanted.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')))
    }

    /// Whether a name is wanted at all.
    pub(crate) fn want(&self, name: NameTraits) -> bool {
        match name.kind() {
            None => false,
            _ if matches!(name.form(), Form::Capital | Form::Metonym) => self.metonyms,
            _ if !name.is_on_request() => true,
            Some(Kind::Country) => self.constituents,
            Some(_) => self.news_agencies,
        }
    }
}
