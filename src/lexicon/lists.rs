//! The lists that words of a language are on.

vocabulary! {
    /// A list of words that rules ask for. Its table is `seeds/lexicon/<language>/<list>.tsv`.
    WordList, "list of words" {
        /// Weekdays and months: capitalised, and no part of a name.
        Calendar = "calendar",
        /// Words that are capitalised because they open a sentence.
        SentenceOpeners = "sentence_openers",
        /// Words inside the names of people, between spaces: "van", "bin".
        NameParticles = "name_particles",
        /// Particles that a hyphen joins to the family name: "al-", "as-".
        AttachedParticles = "attached_particles",
        /// Particles that mean "son of": a name goes on with them.
        Filiations = "filiations",
        /// Words between a name and the office in apposition: "the", "former".
        AppositionFillers = "apposition_fillers",
        /// Nouns at the end of the names of institutions, firms and contests.
        InstitutionHeads = "institution_heads",
        /// Nouns at the end of the names of firms, before which an acronym only says where the firm is: "a U.S. Bank manager".
        FirmNameHeads = "firm_name_heads",
        /// Heads whose name goes on with "of" and a country: "the Geological Society of Canada".
        OfHeads = "of_heads",
        /// Heads of the names of firms, which are called by the rest of the name alone: "Turkish Airlines … Turkish said".
        FirmHeads = "firm_heads",
        /// What follows the names of a firm's founders.
        FirmTails = "firm_tails",
        /// Nouns before the name of a firm, a product or an artist: "the brand Jordan".
        FirmNouns = "firm_nouns",
        /// What a firm does in business news: "Turkish said", "Canadian posted".
        FirmVerbs = "firm_verbs",
        /// Nouns at the end of the names of bodies: no person is called so.
        BodyHeads = "body_heads",
        /// Words inside the names of bodies that news writes in lower case, too: "Reporters without Borders".
        BodyWords = "body_words",
        /// Nouns that stand for a body once it has been named: "the Court".
        NominalHeads = "nominal_heads",
        /// Nouns after a list of topics: "the Women, Peace and Security agenda".
        TopicNouns = "topic_nouns",
        /// Adjectives before the name of a body that make it another one.
        BodyQualifiers = "body_qualifiers",
        /// Things that are named after people: "airport", "foundation".
        NamedThings = "named_things",
        /// Words of places before a name: "River", "Lake".
        PlaceWords = "place_words",
        /// Verbs after the pronoun that looks like the number of a monarch: "Castro I knew".
        PronounVerbs = "pronoun_verbs",
        /// Words after an adjective that are no noun for it: "in Russian why they came".
        NonNouns = "non_nouns",
        /// Words that join the last two items of a list.
        Conjunctions = "conjunctions",
        /// Words before the name of a language: "in Turkish".
        LanguagePrepositions = "language_prepositions",
        /// Verbs before a language: "she learns Turkish".
        LanguageVerbs = "language_verbs",
        /// Nouns after a language: "Italian lessons".
        LanguageNouns = "language_nouns",
        /// Numbers in words: "million", "six".
        Amounts = "amounts",
        /// Currencies: "Danish kroner".
        Currencies = "currencies",
        /// Those that are something else without an amount: "the Danish crown".
        CurrencyHomonyms = "currency_homonyms",
        /// Words that news of politics has: "resigns", "election".
        PoliticalWords = "political_words",
        /// Words before the names of ships.
        ShipPrefixes = "ship_prefixes",
        /// Words between an office and its country: "president of France".
        GenitivePrepositions = "genitive_prepositions",
        /// Words between the head noun of an institution and the rest of its name.
        HeadPrepositions = "head_prepositions",
        /// Words between an office and its body in apposition before a name.
        OfficePrepositions = "office_prepositions",
        /// Words of somebody's death: "Khamenei had died".
        DeathWords = "death_words",
        /// Words before the name of a place.
        PlacePrepositions = "place_prepositions",
        /// The definite article.
        Articles = "articles",
        /// Words that show that a country and the office after it are two things: "China and President Xi".
        SeparatingWords = "separating_words",
        /// What marks the son of a person of the same name.
        Juniors = "juniors",
        /// Nouns that any portfolio may stand before: "mining minister".
        MinisterWords = "minister_words",
        /// States of the United States.
        AmericanStates = "american_states",
        /// First words of their names.
        AmericanStatePrefixes = "american_state_prefixes",
        /// Nouns before which the state's name stands as it is: "Georgia prosecutors"; the country has an adjective.
        AmericanStateNouns = "american_state_nouns",
        /// Places in those that share their name with a country.
        AmericanStatePlaces = "american_state_places",
        /// Abbreviations of their names after a town: "Cuba, N.Y.".
        AmericanAbbreviations = "american_abbreviations",
        /// Those that share their name with a country.
        AmericanStateHomonyms = "american_state_homonyms",
        /// Names of the gazetteer that are everyday words in lower case.
        EverydayWords = "everyday_words",
        /// Words that a headline in title case has in lower case.
        HeadlineWords = "headline_words",
        /// First words of streets in addresses: "Calle de Palau 14".
        StreetWords = "street_words",
        /// Words that a dot shortens and that never end a sentence: "Mr", "Gen", "St".
        TitleAbbreviations = "title_abbreviations",
        /// Words that a dot shortens and that may end one: "Inc", "Jan".
        Abbreviations = "abbreviations",
        /// Countries whose name is a given name in the first place: "Chad Kroeger".
        GivenNameCountries = "given_name_countries",
        /// Countries that are family names, too: "Kathy Ireland".
        SurnameCountries = "surname_countries",
        /// Foreign prepositions inside the names of places: "Bassas da India".
        ForeignGenitives = "foreign_genitives",
        /// What ministers are in charge of: "Work and Pensions Secretary".
        Portfolios = "portfolios",
        /// Offices of a portfolio: "Secretary".
        PortfolioOffices = "portfolio_offices",
        /// Last words of offices of a city, a province or a federal state: "Munich Mayor".
        LocalOffices = "local_offices",
        /// Last words of offices that say enough without a country: "Senator".
        ClearOffices = "clear_offices",
        /// Prefixes that a hyphen joins to a name: "Non-Opec".
        HyphenPrefixes = "hyphen_prefixes",
        /// Pronouns that no article stands before: "THE US" in a line of capitals is a country.
        Pronouns = "pronouns",
        /// Words of an occupation that somebody has no more, or of whose family one is: "the former cricketer".
        PastWords = "past_words",
        /// Prepositions after a noun: "unity among farmers".
        NounPrepositions = "noun_prepositions",
        /// Short names of parties that are everyday nouns: "Unity".
        EverydayParties = "everyday_parties",
        /// Verbs of what somebody says or does, of whom a headline speaks by the surname: "Ban Urges Restraint".
        SpeechVerbs = "speech_verbs",
        /// Surnames of rulers that are everyday words or places, too.
        EverydaySurnames = "everyday_surnames",
        /// Surnames of rulers that many other people have, too.
        FrequentSurnames = "frequent_surnames",
        /// Acronyms that are everyday words in a line of capitals.
        EverydayAcronyms = "everyday_acronyms",
        /// Short acronyms that are no words in lower case either.
        ClearAcronyms = "clear_acronyms",
        /// Occupations that are no office, before the name of somebody: "striker".
        Occupations = "occupations",
        /// Words before the language that somebody speaks: "his Spanish".
        Possessives = "possessives",
        /// Words before a language that no noun goes with: "uses Portuguese in court".
        UsingVerbs = "using_verbs",
        /// Verbs whose subject is one thing: "Vietnamese is hard".
        SingularVerbs = "singular_verbs",
        /// Subjects after the verb of a wish: "May we".
        WishSubjects = "wish_subjects",
        /// What people have in others: "confidence in May" is in no month.
        TrustWords = "trust_words",
        /// Times that own what happens in them: "this year's General Assembly".
        TimeNouns = "time_nouns",
        /// Last words of the names of buildings.
        BuildingNouns = "building_nouns",
        /// Places that have the name behind "of": "the town of Cuba".
        Settlements = "settlements",
        /// First words of the names of movements in Romance languages: "Movimiento Bolivia Libre".
        ForeignHeads = "foreign_heads",
        /// Rivers and their land, behind their name: "the Niger river".
        Waters = "waters",
    }
}

/// Numbers of 32 bits that hold a set of lists.
const PARTS: usize = 3;
const _: () = assert!(WordList::ALL.len() <= 32 * PARTS, "more lists than a set holds");

/// A set of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordLists(u128);

impl WordLists {
    pub const fn of(list: WordList) -> WordLists {
        WordLists(1 << list as u64)
    }

    /// What either has.
    #[must_use]
    pub const fn or(self, other: WordLists) -> WordLists {
        WordLists(self.0 | other.0)
    }

    /// What both have.
    #[must_use]
    pub const fn and(self, other: WordLists) -> WordLists {
        WordLists(self.0 & other.0)
    }

    pub fn has(self, list: WordList) -> bool {
        self.any(WordLists::of(list))
    }

    /// Whether both have a list.
    pub const fn any(self, other: WordLists) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as the numbers of an image.
    pub fn to_parts(self) -> [u32; PARTS] {
        std::array::from_fn(|part| (self.0 >> (32 * part)) as u32)
    }

    pub fn from_parts(parts: [u32; PARTS]) -> WordLists {
        WordLists(parts.into_iter().rev().fold(0, |all, part| all << 32 | u128::from(part)))
    }
}
