//! The closed sets of words that entities, names, terms and mentions are described with.

/// Defines an enum whose variants are written as fixed lower-case words everywhere: in seed tables, JSON and Python.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that stands for this value in tables, JSON and Python.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            #[allow(dead_code)] // not every vocabulary is stored as a number
            pub(crate) fn from_index(index: u32) -> $name {
                $name::ALL[index as usize]
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::vocabulary::UnknownWord;

            fn from_str(word: &str) -> Result<$name, $crate::vocabulary::UnknownWord> {
                $name::ALL.iter().copied().find(|value| value.as_str() == word).ok_or_else(|| $crate::vocabulary::UnknownWord {
                    word: word.to_owned(),
                    what: $what,
                    known: $name::ALL.iter().map(|value| value.as_str()).collect(),
                })
            }
        }
    };
}

/// A word that is not in the vocabulary it was read for.
///
/// ```
/// let error = "king".parse::<legation::Kind>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown kind \"king\": expected country, leader, organisation or other");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    pub(crate) word: String,
    pub(crate) what: &'static str,
    pub(crate) known: Vec<&'static str>,
}

impl std::fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (last, first) = self.known.split_last().expect("vocabularies have words");
        let (what, word) = (self.what, &self.word);
        write!(f, "unknown {what} {word:?}: expected {} or {last}", first.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

vocabulary! {
    /// What an entity is.
    ///
    /// ```
    /// assert_eq!("leader".parse::<legation::Kind>()?, legation::Kind::Leader);
    /// # Ok::<(), legation::UnknownWord>(())
    /// ```
    Kind, "kind" {
        /// A state, a dependent or disputed territory, or a historical state.
        Country = "country",
        /// A person who holds or held political office or leads a political body.
        Leader = "leader",
        /// An intergovernmental body, a state body, a party, an armed group, an international NGO …
        Organisation = "organisation",
        /// Anything else that a program looks for, in a layer of its own: a company, a ship. [`Entity::class_word`](crate::Entity::class_word)
        /// is the program's word for it.
        Other = "other",
    }
}

vocabulary! {
    /// How a name or a mention denotes its entity.
    ///
    /// ```
    /// assert_eq!(legation::Form::Demonym.to_string(), "demonym");
    /// ```
    Form, "form" {
        /// A name that is neither official nor short nor an acronym: "South Korea", "Xi Jinping".
        Name = "name",
        /// The official long name: "Republic of Korea".
        Official = "official",
        /// A short everyday name: "Britain".
        Short = "short",
        /// Initials or an abbreviation: "UK", "APEC".
        Acronym = "acronym",
        /// The adjective of a country: "Korean".
        Adjective = "adjective",
        /// People of a country: "Koreans".
        Demonym = "demonym",
        /// A capital standing for its state: "Seoul". Only on request.
        Capital = "capital",
        /// A seat of power standing for its state: "the Kremlin". Only on request.
        Metonym = "metonym",
        /// The family name alone: "Xi".
        Surname = "surname",
        /// The given name alone: "Saddam".
        Given = "given",
        /// An office standing for its holder: "the South Korean president". Only on request.
        Role = "role",
        /// A leader who is not in the gazetteer, found by the office beside the name.
        Discovered = "discovered",
    }
}

vocabulary! {
    /// The class of an office.
    ///
    /// ```
    /// assert_eq!("head_of_state".parse::<legation::Role>()?, legation::Role::HeadOfState);
    /// # Ok::<(), legation::UnknownWord>(())
    /// ```
    Role, "role" {
        /// President, monarch, supreme leader.
        HeadOfState = "head_of_state",
        /// Prime minister, premier, chancellor; a president who also leads the government.
        HeadOfGovernment = "head_of_government",
        /// Who rules without either office.
        EffectiveLeader = "effective_leader",
        /// Deputy of a head of state.
        VicePresident = "vice_president",
        /// Deputy of a head of government.
        DeputyHeadOfGovernment = "deputy_head_of_government",
        /// Foreign minister, foreign secretary, secretary of state.
        ForeignMinister = "foreign_minister",
        /// Defence minister or secretary.
        DefenceMinister = "defence_minister",
        /// Any other member of a cabinet.
        Minister = "minister",
        /// Leader of a party.
        PartyLeader = "party_leader",
        /// Leader of the opposition.
        OppositionLeader = "opposition_leader",
        /// Head of an organisation: secretary-general, president, director.
        HeadOfOrganisation = "head_of_organisation",
        /// Ambassador or envoy.
        Ambassador = "ambassador",
        /// Any other office.
        Other = "other",
        /// Minister of finance, treasurer, chancellor of the exchequer; a minister, too.
        FinanceMinister = "finance_minister",
        /// Minister of the interior, home secretary; a minister, too.
        InteriorMinister = "interior_minister",
        /// Head of a central bank.
        CentralBanker = "central_banker",
        /// Who presides over a parliament or one of its chambers.
        Speaker = "speaker",
        /// National security adviser, secretary of a security council.
        SecurityAdviser = "security_adviser",
        /// Head of an intelligence service.
        IntelligenceHead = "intelligence_head",
        /// Head of the armed forces or of one of them.
        ArmyHead = "army_head",
        /// Head of a part of a state: a governor, a premier, the mayor of a capital.
        Governor = "governor",
    }
}

impl Role {
    /// Whether news calls its holders by surname alone: those who rule a state, their deputies, the ministers of the great portfolios.
    pub(crate) fn is_high(self) -> bool {
        self.rules()
            || matches!(
                self,
                Role::VicePresident
                    | Role::DeputyHeadOfGovernment
                    | Role::ForeignMinister
                    | Role::DefenceMinister
                    | Role::FinanceMinister
                    | Role::InteriorMinister
                    | Role::HeadOfOrganisation
                    | Role::PartyLeader
                    | Role::OppositionLeader
            )
    }

    /// Whether its holders rule a state.
    pub(crate) fn rules(self) -> bool {
        matches!(self, Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader)
    }
}

vocabulary! {
    /// Where an entity comes from: three layers of one thing.
    ///
    /// ```
    /// assert_eq!(legation::LayerKind::BuiltIn.as_str(), "built_in");
    /// ```
    LayerKind, "layer" {
        /// The data that is compiled into the library.
        BuiltIn = "built_in",
        /// A layer that a program made or opened: see [`Gazetteer::extend`](crate::Gazetteer::extend).
        Own = "own",
        /// No gazetteer has it: the text introduces the person by a political office.
        Discovered = "discovered",
    }
}

vocabulary! {
    /// The standing of a country.
    ///
    /// ```
    /// assert_eq!(legation::CountryStatus::Member.as_str(), "member");
    /// ```
    CountryStatus, "country status" {
        /// A member of the United Nations.
        Member = "member",
        /// A state that is not a member.
        State = "state",
        /// A dependent territory.
        Territory = "territory",
        /// A country within a state: England, Scotland.
        Constituent = "constituent",
        /// A disputed territory or a state of limited recognition.
        Disputed = "disputed",
        /// A state that ended.
        Historical = "historical",
    }
}

vocabulary! {
    /// The class of an organisation.
    ///
    /// ```
    /// assert_eq!(legation::OrganisationClass::Igo.as_str(), "igo");
    /// ```
    OrganisationClass, "organisation class" {
        /// An intergovernmental organisation, its organs and agencies.
        Igo = "igo",
        /// An informal group of states.
        Forum = "forum",
        /// An international or national court.
        Court = "court",
        /// A body of a state that no other class names.
        StateBody = "state_body",
        /// A ministry or department.
        Ministry = "ministry",
        /// A parliament or one of its chambers.
        Parliament = "parliament",
        /// A political party.
        Party = "party",
        /// An armed group.
        ArmedGroup = "armed_group",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A central bank.
        CentralBank = "central_bank",
        /// An intelligence service.
        Intelligence = "intelligence",
        /// A news agency or state broadcaster.
        NewsAgency = "news_agency",
        /// A firm that a state owns or steers.
        StateFirm = "state_firm",
    }
}

vocabulary! {
    /// A system of country codes.
    ///
    /// ```
    /// assert_eq!("gw".parse::<legation::CodeSystem>()?, legation::CodeSystem::Gw);
    /// # Ok::<(), legation::UnknownWord>(())
    /// ```
    CodeSystem, "code system" {
        /// ISO 3166-1 alpha-2 ("KR"); for former states the last one they had.
        Iso2 = "iso2",
        /// ISO 3166-1 alpha-3 ("KOR").
        Iso3 = "iso3",
        /// ISO 3166-1 numeric ("410").
        Numeric = "numeric",
        /// UN M49 ("410").
        M49 = "m49",
        /// Correlates of War country code ("732"), valid between dates.
        Cow = "cow",
        /// Gleditsch–Ward country code ("732"), valid between dates.
        Gw = "gw",
        /// Wikidata item ("Q884").
        Qid = "qid",
        /// The letters beside a Correlates of War code ("ROK").
        Cowc = "cowc",
        /// The letters beside a Gleditsch–Ward code ("ROK").
        Gwc = "gwc",
    }
}

vocabulary! {
    /// Another data set's identifiers of leaders and organisations.
    ///
    /// ```
    /// assert_eq!("partyfacts".parse::<legation::ExternalIdSystem>()?, legation::ExternalIdSystem::PartyFacts);
    /// # Ok::<(), legation::UnknownWord>(())
    /// ```
    ExternalIdSystem, "system of external ids" {
        /// A leader of Archigos ("leadid").
        Archigos = "archigos",
        /// A party of PartyFacts ("partyfacts_id").
        PartyFacts = "partyfacts",
        /// An organisation of the Research Organization Registry.
        Ror = "ror",
        /// An actor of the Uppsala Conflict Data Program.
        UcdpActor = "ucdp_actor",
        /// A channel of the OECD's Creditor Reporting System.
        OecdCrs = "oecd_crs",
        /// An entry of the sanctions lists of the US Office of Foreign Assets Control.
        Ofac = "ofac",
        /// The Legal Entity Identifier of a company or another body.
        Lei = "lei",
        /// A ship in the register of the International Maritime Organization.
        Imo = "imo",
        /// An entity of OpenSanctions.
        OpenSanctions = "opensanctions",
        /// An id of this gazetteer that became part of another one.
        Legation = "legation",
        /// Another title of the article in the English Wikipedia: one that it had, or that leads to it.
        Wikipedia = "wikipedia",
    }
}

vocabulary! {
    /// How a country (or an organisation) belongs to an organisation.
    ///
    /// ```
    /// assert_eq!(legation::MembershipStatus::Observer.as_str(), "observer");
    /// ```
    MembershipStatus, "membership status" {
        /// A full member.
        Member = "member",
        /// An observer without a vote.
        Observer = "observer",
        /// Negotiates or awaits its accession.
        Candidate = "candidate",
        /// An associate member, a dialogue partner.
        Associate = "associate",
        /// A member whose rights are suspended.
        Suspended = "suspended",
    }
}

vocabulary! {
    /// When a name may be matched, by its letters.
    CaseRule, "case rule" {
        /// As printed or in capitals: "Turkey", "TURKEY".
        Title = "title",
        /// Only as printed: "US", "IS".
        Exact = "exact",
        /// Also in lower case.
        Any = "any",
    }
}

vocabulary! {
    /// Whether a name needs support from the text around it.
    ContextRule, "context rule" {
        /// The name is enough by itself.
        Alone = "alone",
        /// The name counts only with support in the same text: a longer form, an office.
        Context = "context",
        /// A surname that is rare enough to count where the text names the country that its bearer ruled.
        Country = "country",
    }
}

vocabulary! {
    /// What a word does in a name that is looked up.
    LookupWord, "class of words in look-ups" {
        /// An article, a conjunction, a preposition: left out.
        Dropped = "dropped",
        /// Stands for one word or several.
        Abbreviation = "abbreviation",
        /// A form of state: "Republic". It may be left out where no other country is meant then.
        FormOfState = "form_of_state",
        /// Says of which time or in which borders the country is meant: "until", "mainland".
        Remark = "remark",
        /// Says that a state is meant which ended: "former". A remark, too.
        Former = "former",
        /// A part of the world, a point of the compass: such words alone are no country.
        Region = "region",
        /// What follows says how far the figures of a country reach: "including".
        Reach = "reach",
    }
}

vocabulary! {
    /// Which part of a person's name a word is.
    PersonWord, "part of a person's name" {
        /// "Neil", "Georgia".
        Given = "given",
        /// "Stevens".
        Family = "family",
    }
}

vocabulary! {
    /// Where a title stands beside a person's name.
    TitlePosition, "title position" {
        /// "President Xi".
        Before = "before",
        /// "Merkel, the chancellor".
        After = "after",
        /// Either.
        Both = "both",
    }
}
