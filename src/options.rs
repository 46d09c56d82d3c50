//! What a caller can ask of an extraction: one declaration, from which fields, setters, getters, serde and the front ends' flags are made.

use crate::date::Date;
use crate::vocabulary::UnknownWord;

vocabulary! {
    /// How much must speak for a surname without the full name: [`Options::surnames`].
    ///
    /// ```
    /// assert_eq!("eager".parse::<legation::Surnames>()?, legation::Surnames::Eager);
    /// # Ok::<(), legation::UnknownWord>(())
    /// ```
    #[derive(Default)]
    Surnames, "setting for surnames" {
        /// Only beside an office with its country or date, or where the text has the full name or names the country ruled.
        Strict = "strict",
        /// Also where one holder is so much better known than everybody else of the name that hardly anybody else can be meant.
        #[default]
        Default = "default",
        /// Also where one holder is probably meant.
        Eager = "eager",
    }
}

/// Gives every switch of [`Options`] to a macro: `(setter, getter, keyword, default, "help") docs`, one after another.
///
/// The keyword is the name that Python, JSON and the tests' cases use; the flag of the command is the setter's name with hyphens, with `no-`
/// before it where the default is yes. The help says what the switch does.
#[doc(hidden)]
#[macro_export]
macro_rules! for_each_switch {
    ($then:ident) => {
        $crate::for_each_switch! { $then [] }
    };
    ($then:ident [$($before:tt)*]) => {
        $then! {
            $($before)*
            /// Whether capitals and seats of power are mentions of their state ("Beijing", "the Kremlin"). Default: no, because in news "in
            /// Beijing" is mostly a place.
            (metonyms, includes_metonyms, metonyms, false,
             "Count capitals and seats of power (\"Beijing\", \"the Kremlin\") as mentions of their state")
            /// Whether countries within a state are mentions ("England", "the Gaza Strip"). Default: no; they are places more often than
            /// actors.
            ///
            /// ```
            /// use legation::{Extractor, Options};
            /// let count = |options| Extractor::embedded().extract_with("Voters in Scotland", &options).mentions().count();
            /// assert_eq!((count(Options::new()), count(Options::new().constituents(true))), (0, 1));
            /// ```
            (constituents, includes_constituents, constituents, false,
             "Count countries within a state (\"Scotland\", \"the Gaza Strip\")")
            /// Whether news agencies are mentions. Default: no; news names them as the source of a report ("told Reuters"), not as actors.
            ///
            /// ```
            /// use legation::{Extractor, Options};
            /// let count = |options| Extractor::embedded().extract_with("he told Reuters", &options).mentions().count();
            /// assert_eq!((count(Options::new()), count(Options::new().news_agencies(true))), (0, 1));
            /// ```
            (news_agencies, includes_news_agencies, news_agencies, false, "Count news agencies (\"told Reuters\")")
            /// Whether leaders who are not in the gazetteer are mentions where the text introduces them by a political office ("Foreign
            /// Minister" and a name). Default: yes.
            ///
            /// ```
            /// use legation::{Extractor, Options};
            /// let text = "Foreign Minister Rudolf Rassendyll resigned.";
            /// let count = |options| Extractor::embedded().extract_with(text, &options).mentions().count();
            /// assert_eq!((count(Options::new()), count(Options::new().discovered(false))), (1, 0));
            /// ```
            (discovered, includes_discovered, discovered, true,
             "Count leaders who are not in the gazetteer where the text introduces them by an office")
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
            (roles, includes_roles, roles, false,
             "Count offices beside their country as mentions of the holder on the date (\"the South Korean president\")")
            /// Whether the head noun of an organisation's name stands for it where the text has named it: "the Court" after the International
            /// Criminal Court, "the Alliance" after NATO. Default: yes.
            ///
            /// ```
            /// use legation::{Extractor, Options};
            /// let text = "The International Criminal Court met. On Monday the Court decided.";
            /// let count = |options| Extractor::embedded().extract_with(text, &options).mentions().count();
            /// assert_eq!((count(Options::new()), count(Options::new().head_nouns(false))), (2, 1));
            /// ```
            (head_nouns, includes_head_nouns, head_nouns, true,
             "Count the head noun of an organisation's name (\"the Court\") where the text has named it")
            /// Whether names count that are written in lower case, as in posts and transcripts: "putin met angela merkel". Default: no. Names
            /// that are everyday words ("turkey", "may") still need their capital, and bare surnames the full name. `docs/accuracy.md` has the
            /// cost.
            ///
            /// ```
            /// use legation::{Extractor, Options};
            /// let count = |options| Extractor::embedded().extract_with("angela merkel in france", &options).mentions().count();
            /// assert_eq!((count(Options::new()), count(Options::new().lower_case(true))), (0, 2));
            /// ```
            (lower_case, includes_lower_case, lower_case, false,
             "Count names in lower case, as in posts and transcripts")
            /// Whether to keep the names that are not mentions, with the reason: see [`Document::rejected`](crate::Document::rejected).
            /// Default: no.
            (rejected, includes_rejected, include_rejected, false,
             "Also show the names that are not mentions, with the reason (not in CSV)")
        }
    };
}

macro_rules! options {
    ($($(#[$doc:meta])* ($setter:ident, $getter:ident, $keyword:ident, $default:literal, $help:literal))+) => {
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
        ///
        /// With the feature `serde` they are a map of the keywords that Python uses; what a map does not have is the default, so that
        /// options which were written down by an earlier version can be read.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(default, deny_unknown_fields))]
        pub struct Options {
            pub(crate) date: Option<Date>,
            language: Option<Box<str>>,
            /// What the text was found to be in, where it was not said.
            #[cfg_attr(feature = "serde", serde(skip))]
            detected: Box<[Box<str>]>,
            surnames: Surnames,
            $(pub(crate) $keyword: bool,)+
        }

        impl Default for Options {
            fn default() -> Options {
                Options { date: None, language: None, detected: [].into(), surnames: Surnames::Default, $($keyword: $default,)+ }
            }
        }

        impl Options {
            $($(#[$doc])*
            pub fn $setter(mut self, include: bool) -> Options {
                self.$keyword = include;
                self
            }

            #[doc = concat!("Whether [`", stringify!($setter), "`](Options::", stringify!($setter), ") was asked for.")]
            pub fn $getter(&self) -> bool {
                self.$keyword
            }
            )+

            /// The keywords of the switches, in the order of declaration, each with what these options say and with the default.
            ///
            /// ```
            /// let switches = legation::Options::new().metonyms(true);
            /// assert_eq!(switches.switches().next(), Some(("metonyms", true, false)));
            /// ```
            pub fn switches(&self) -> impl ExactSizeIterator<Item = (&'static str, bool, bool)> + use<> {
                [$((stringify!($keyword), self.$keyword, $default)),+].into_iter()
            }

            /// Sets a switch by its keyword.
            ///
            /// # Errors
            /// When there is no such switch; the message lists those that there are.
            ///
            /// ```
            /// let options = legation::Options::new().switch("metonyms", true)?;
            /// assert!(options.includes_metonyms());
            /// assert!(legation::Options::new().switch("emojis", true).is_err());
            /// # Ok::<(), legation::UnknownWord>(())
            /// ```
            pub fn switch(self, keyword: &str, include: bool) -> Result<Options, UnknownWord> {
                match keyword {
                    $(stringify!($keyword) => Ok(self.$setter(include)),)+
                    _ => Err(UnknownWord {
                        word: keyword.to_owned(),
                        what: "option",
                        known: vec![$(stringify!($keyword)),+],
                    }),
                }
            }
        }
    };
}

for_each_switch!(options);

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

    /// The language of the text (BCP 47: "de", "pt-BR"). Its names count then beside the English ones ("Deutschland"), and its lexicon is
    /// used where the gazetteer has one. Default: what the commonest words of the text
    /// say, and in a headline frequent words of news and names of countries; a text in several languages has the names of each. Give "en" where only English names are to count.
    ///
    /// Names in other alphabets than the Latin need no language: the text's script says enough.
    ///
    /// ```
    /// use legation::{Extractor, Options};
    /// let text = "Die Schweiz und 日本 sind sich nach der Konferenz einig.";
    /// let count = |options| Extractor::embedded().extract_with(text, &options).mentions().count();
    /// assert_eq!((count(Options::new().language("en")), count(Options::new().language("de"))), (1, 2));
    /// assert_eq!(count(Options::new()), 2);
    /// ```
    pub fn language(mut self, language: &str) -> Options {
        self.language = Some(language.into());
        self
    }

    /// How much must speak for a surname without the full name, as in a headline: "Talks with Erdogan fail". Default: so much that hardly
    /// anybody else can be meant. `docs/accuracy.md` has what each setting finds and gets wrong.
    ///
    /// ```
    /// use legation::{Extractor, Options, Surnames};
    /// let count = |surnames| {
    ///     let options = Options::new().date("2016-07-20".parse()?).surnames(surnames);
    ///     Ok::<_, legation::DateError>(Extractor::embedded().extract_with("Talks with Erdogan fail", &options).mentions().count())
    /// };
    /// assert_eq!((count(Surnames::Strict)?, count(Surnames::Default)?), (0, 1));
    /// # Ok::<(), legation::DateError>(())
    /// ```
    pub fn surnames(mut self, surnames: Surnames) -> Options {
        self.surnames = surnames;
        self
    }

    /// How much must speak for a surname without the full name.
    pub fn given_surnames(&self) -> Surnames {
        self.surnames
    }

    /// The date, if one was given.
    pub fn given_date(&self) -> Option<Date> {
        self.date
    }

    /// The language, if one was given.
    pub fn given_language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// The same for a text that was found to be in these languages, the one with most of it first.
    pub(crate) fn in_languages(&self, languages: &[&str]) -> Options {
        Options { detected: languages.iter().map(|&language| language.into()).collect(), ..self.clone() }
    }

    /// The languages of the text beside English: the one that was given, or those that were found.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        self.given_language().into_iter().chain(self.detected.iter().map(|language| &**language))
    }

    /// The language of most of the text, if it is known; `None` is English.
    pub(crate) fn main_language(&self) -> Option<&str> {
        self.languages().next()
    }

    /// Whether names of these languages, `|` between them, belong to the text's.
    pub(crate) fn speaks(&self, languages: &str) -> bool {
        // "pt-BR" is also "pt", but not the other way round.
        let is = |wanted: &str, known: &str| {
            wanted.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.languages().any(|wanted| languages.split('|').any(|known| is(wanted, known)))
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::Options;

    #[test]
    fn options_are_read_as_they_were_written() {
        let options = Options::new().date("2024-07".parse().unwrap()).language("de").rejected(true).discovered(false);
        let written = serde_json::to_string(&options).unwrap();
        assert_eq!(serde_json::from_str::<Options>(&written).unwrap(), options);
        assert!(written.contains("include_rejected"));
    }

    #[test]
    fn what_an_earlier_version_did_not_know_is_the_default() {
        assert_eq!(serde_json::from_str::<Options>("{\"roles\": true}").unwrap(), Options::new().roles(true));
        assert!(serde_json::from_str::<Options>("{\"no_such_option\": true}").is_err());
    }
}
