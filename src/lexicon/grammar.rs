//! How a language puts names together: the switches of `seeds/lexicon/<language>/grammar.tsv`.

vocabulary! {
    /// A switch of the grammar.
    Switch, "grammar switch" {
        /// What follows the apostrophe of a possessive: "s". May be given more than once.
        PossessiveSuffix = "possessive_suffix",
        /// Whether an office may follow a name after a comma: "yes" or "no".
        Apposition = "apposition",
        /// Where an office stands beside a name, without a comma: "before" or "after".
        OfficePosition = "office_position",
        /// How a verb of a headline ends: "ed". May be given more than once.
        VerbEnding = "verb_ending",
    }
}

vocabulary! {
    /// Where an office stands beside a name.
    OfficePosition, "position of offices" {
        /// "President Xi".
        Before = "before",
        /// "Orbán Viktor miniszterelnök".
        After = "after",
    }
}

vocabulary! {
    /// What a row of `inflection.tsv` speaks of.
    Part, "part of words" {
        /// The beginning of a name, to which words are joined: Arabic "وفرنسا".
        Start = "start",
        /// The end of a word: Russian "Франция", "Франции".
        End = "end",
        /// A form that is an everyday word, or another name.
        Never = "never",
        /// Marks tell words apart, and a name of one syllable counts only inside a sentence: Vietnamese "Mỹ".
        Syllable = "syllable",
        /// Suffixes follow an apostrophe, which ends the name: Turkish "Ankara'da".
        Apostrophe = "apostrophe",
        /// What stands between a country and a body after it that is the country's: nothing in "российский сенат".
        Before = "before",
        /// What stands between a body and a country after it: "de" in "Senado de Chile".
        After = "after",
        /// A letter of one alphabet of the language and that of the other: Serbian "nj", "њ".
        Letters = "letters",
    }
}

/// The switches of one language.
#[derive(Clone, Debug)]
pub(crate) struct Grammar {
    pub possessive_suffixes: Vec<Box<str>>,
    pub apposition: bool,
    pub office_position: OfficePosition,
    pub verb_endings: Vec<Box<str>>,
}

impl Default for Grammar {
    fn default() -> Grammar {
        Grammar {
            possessive_suffixes: Vec::new(),
            apposition: true,
            office_position: OfficePosition::Before,
            verb_endings: Vec::new(),
        }
    }
}

impl Grammar {
    /// Sets a switch; `Err` says which values it has.
    pub fn set(&mut self, switch: Switch, value: &str) -> Result<(), String> {
        match switch {
            Switch::PossessiveSuffix => self.possessive_suffixes.push(value.into()),
            Switch::Apposition => {
                self.apposition = match value {
                    "yes" => true,
                    "no" => false,
                    _ => return Err(format!("{value:?} is not a value of {switch}: expected yes or no")),
                }
            }
            Switch::VerbEnding => self.verb_endings.push(value.into()),
            Switch::OfficePosition => self.office_position = value.parse().map_err(|error| format!("{error}"))?,
        }
        Ok(())
    }
}
