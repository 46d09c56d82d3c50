//! How well known a leader is on a date, and with it how likely a name means one of several people, or nobody of the gazetteer.
//!
//! The prominence of a term is the product of three numbers: the weight of its role (a ruler 1, a deputy or foreign minister less), the square root of
//! the state's share of mentions in news (`news_weights.tsv` of the lexicon, in ten-thousandths), and how present the term is: in force, just
//! ended or about to begin, or past. That of a person is the greatest of the terms; a few rulers of the past are as well known for ever as the
//! same table says.
//!
//! The *share* of a person is the prominence, to the power of 1.5, against that of all of the name, the [`Crowd`] included: the people of the name
//! who are no leaders. It is read as a probability, and stated as the confidence.

use super::context::Context;
use super::readings::Admitted;
pub(super) use super::surnames::Crowd;
use super::window::{Window, latest};
use crate::date::Date;
use crate::gazetteer::{EntityHandle, Organisation, Term, TermEnd};
use crate::lexicon::{WordList, WordLists};
use crate::vocabulary::{OrganisationClass, Role};

/// The share from which one of several leaders is far the best known.
const FAR: f64 = 0.8;

fn of_term(context: &Context<'_>, term: &Term<'_>) -> f64 {
    let presence = presence(term, context.options.date);
    if presence == 0.0 {
        return 0.0;
    }
    let body = term.body();
    let share = match (body.as_country(), body.as_organisation()) {
        (Some(_), _) => context.news_weight(body.handle()),
        // An organisation of the world is in the news like a middling state, one of a state like a small part of it.
        (_, Some(organisation)) => match organisation.country_handle() {
            Some(country) => context.news_weight(country) / 4,
            None => 60,
        },
        _ => 1,
    };
    weight_of(term) * f64::from(share.max(1)).sqrt() * presence
}

/// Whether a term is no office but the race for one: "Presidential candidate", "Candidate for Governor of Ohio", but not "Governor of Florida,
/// presidential candidate".
pub(super) fn is_candidacy(term: &Term<'_>) -> bool {
    let goes_on = |office: &[u8], at: usize| office[at] == b'c' && office[at..].starts_with(b"candidate ");
    term.role() == Role::Other && {
        let office = term.office_bytes();
        let is_race = office.starts_with(b"Candidate") || (0..office.len()).any(|at| goes_on(office, at));
        is_race || is_high_candidacy(term) && !office.contains(&b',')
    }
}

/// Whether it is the race for the highest office of a state.
pub(super) fn is_high_candidacy(term: &Term<'_>) -> bool {
    term.role() == Role::Other && term.office_bytes().ends_with(b"candidate")
}

/// The weight of an office: of its role, but heads of agencies are no better known than ministers, and candidates for the highest office as
/// well as leaders of the opposition.
pub(super) fn weight_of(term: &Term<'_>) -> f64 {
    let is_agency = |organisation: &Organisation<'_>| {
        use OrganisationClass::*;
        let is_of_state = matches!(
            organisation.class(),
            StateBody | Ministry | Court | Intelligence | Parliament | CentralBank | StateFirm
        );
        is_of_state && organisation.country_handle().is_some()
    };
    let heads_agency = || term.body().as_organisation().is_some_and(|organisation| is_agency(&organisation));
    weight_of_role(match term.role() {
        Role::HeadOfOrganisation if heads_agency() => Role::Minister,
        _ if is_high_candidacy(term) => Role::OppositionLeader,
        role => role,
    })
}

/// The weight of those who rule.
const RULERS: f64 = 1.0;

/// Whether holders of the role rule.
pub(super) fn makes_ruler(role: Role) -> bool {
    weight_of_role(role) >= RULERS
}

pub(super) fn weight_of_role(role: Role) -> f64 {
    match role {
        Role::HeadOfState | Role::HeadOfGovernment | Role::EffectiveLeader => RULERS,
        Role::HeadOfOrganisation => 0.5,
        Role::VicePresident | Role::ForeignMinister => 0.35,
        Role::DeputyHeadOfGovernment | Role::DefenceMinister | Role::OppositionLeader | Role::PartyLeader => 0.2,
        Role::Minister | Role::FinanceMinister | Role::InteriorMinister => 0.1,
        Role::CentralBanker | Role::ArmyHead | Role::IntelligenceHead | Role::SecurityAdviser => 0.1,
        _ => 0.04,
    }
}

/// How present a term is on a date: 1 in force, less the longer it is over. Without a date the latest years count as the present.
fn presence(term: &Term<'_>, date: Option<Date>) -> f64 {
    // A text of later years forgets nobody whom one without a date knows: a date loses nobody who is found without it.
    let years_over = |end: Date, year: u16| year.min(NOW).saturating_sub(end.year());
    let over = |year: u16| match term.end() {
        TermEnd::On(end) => (fading(years_over(end, year)) * lasting(term, end)).min(JUST_OVER),
        TermEnd::Unknown | TermEnd::Open => fading(latest(term).map_or(50, |day| years_over(day, year))),
    };
    match date {
        Some(date) if term.holds_on(date) => 1.0,
        Some(date) if begins_soon(term, date) => 0.7,
        Some(date) if !has_begun(term, date) => 0.0,
        Some(date) => over(date.year()),
        None if term.end() == TermEnd::Open => 1.0,
        None => over(NOW),
    }
}

/// Whether a term is in force, has ended in the year before, or is about to begin.
pub(super) fn is_present_on(term: &Term<'_>, date: Option<Date>) -> bool {
    let just_ended = |end: Date, year: u16| (0..=1).contains(&(i32::from(year) - i32::from(end.year())));
    match (date, term.end()) {
        (Some(date), _) if term.holds_on(date) || begins_soon(term, date) => true,
        (Some(date), TermEnd::On(end)) => just_ended(end, date.year()),
        (None, TermEnd::On(end)) => end.year() + 1 >= NOW,
        (date, end) => date.is_none() && end == TermEnd::Open,
    }
}

/// Without a date a text is taken to be of these years: a term that ended in one of the years before is nearly as present as one in force.
const NOW: u16 = 2018;

/// Who ruled for decades is remembered longer than others: Stalin, Tito.
fn lasting(term: &Term<'_>, end: Date) -> f64 {
    /// As long as most rule.
    const YEARS: f64 = 8.0;
    const MOST: f64 = 2.0;
    let years = term.start().map_or(0, |start| end.year().saturating_sub(start.year()));
    if term.role().rules() { (f64::from(years) / YEARS).sqrt().clamp(1.0, MOST) } else { 1.0 }
}

/// How present a term is in the year after its end.
const JUST_OVER: f64 = 0.8;

/// Who left office is remembered for years, less and less.
fn fading(years: u16) -> f64 {
    match years {
        0 | 1 => JUST_OVER,
        2..=5 => 0.45,
        6..=15 => 0.25,
        16..=40 => 0.12,
        41..=75 => 0.08,
        _ => 0.055,
    }
}

/// Whether the term begins only long after the date.
pub(super) fn is_still_to_come(term: &Term<'_>, date: Date) -> bool {
    !has_begun(term, date) && !begins_soon(term, date)
}

fn has_begun(term: &Term<'_>, date: Date) -> bool {
    term.start().is_some_and(|start| start.earliest() <= date.latest())
}

/// Whether the term begins in the months after the date: elected, not yet sworn in.
pub(super) fn begins_soon(term: &Term<'_>, date: Date) -> bool {
    const MONTHS: i32 = 5;
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(6));
    !has_begun(term, date) && term.start().is_some_and(|start| months(start) - months(date) <= MONTHS)
}

impl Crowd {
    /// Beside the leaders of the gazetteer nobody counts.
    pub const NOBODY: Crowd = Crowd { people: 0.0, is_of_country: false };

    /// The people of any name.
    const ANYBODY: f64 = 0.3;
    /// A word or a place is seldom the person.
    const EVERYDAY: f64 = 10.0;
    const NO_NAMES: WordLists = WordLists::of(WordList::EverydaySurnames).or(WordLists::of(WordList::EverydayWords));

    /// The people of a surname: more where the US census lists it, where it is a given name, too, and where many leaders have it.
    pub fn of_surname(context: &Context<'_>, surname: &str, leaders: usize) -> Crowd {
        const LISTED: f64 = 0.6;
        const FREQUENT: f64 = 2.0;
        const GIVEN: f64 = 0.7;
        /// One more leader of the name stands for some people who are none, until there are many.
        const OF_A_LEADER: f64 = 0.1;
        const MANY_LEADERS: usize = 25;
        /// Three letters may be anything.
        const SHORT: f64 = 1.0;
        /// So may a word in a line of capitals, whether it is an everyday one or not.
        const WORD_IN_CAPITALS: f64 = 3.0;
        const CAPITALS: f64 = 0.5;
        let is_in_capitals = !surname.contains(char::is_lowercase);
        let is_word = || context.lexicon.lists_in_lower_case(surname).any(Crowd::NO_NAMES);
        let is_given_name = context.gazetteer.is_given_name(surname);
        let is_family_name = context.gazetteer.is_family_name(surname);
        let mut people = Crowd::ANYBODY + OF_A_LEADER * leaders.saturating_sub(1).min(MANY_LEADERS) as f64;
        for (is_so, weight) in [
            (surname.chars().count() < 4, SHORT),
            (is_in_capitals, CAPITALS),
            (is_in_capitals && is_word(), WORD_IN_CAPITALS),
            (context.lexicon.lists(surname).any(Crowd::NO_NAMES), Crowd::EVERYDAY),
            (is_family_name, LISTED),
            (context.lexicon.has(WordList::FrequentSurnames, surname), FREQUENT),
            (is_given_name, GIVEN),
        ] {
            people += if is_so { weight } else { 0.0 };
        }
        // A family name that is seldom a given one is not that of many in each country: "Morales".
        Crowd { people, is_of_country: is_given_name && !is_family_name }
    }

    /// The same of a name that stands behind an office, where no everyday word does: "Prime Minister Major".
    pub fn of_office_holder(context: &Context<'_>, surname: &str, leaders: usize) -> Crowd {
        /// Of the people of a surname hardly anybody has such an office.
        const OFFICE: f64 = 0.2;
        let crowd = Crowd::of_surname(context, surname, leaders);
        let is_word = context.lexicon.lists(surname).any(Crowd::NO_NAMES) && surname.contains(char::is_lowercase);
        let crowd = if is_word { crowd.of_no_words() } else { crowd };
        crowd.times(OFFICE)
    }

    /// Of a surname that is an everyday word, only the people.
    #[must_use]
    pub fn of_no_words(self) -> Crowd {
        Crowd { people: (self.people - Crowd::EVERYDAY).max(Crowd::ANYBODY), ..self }
    }

    /// Whether hardly anybody beside the leaders has the name.
    pub fn is_of_rare_name(self) -> bool {
        const FEW: f64 = 0.5;
        self.people <= FEW
    }

    /// Of the name, only those count who could have what is said here: an office, a country beside.
    #[must_use]
    pub fn times(self, factor: f64) -> Crowd {
        Crowd { people: self.people * factor, ..self }
    }
}

/// How many times as likely somebody is meant whose country or organisation the text names.
const NAMED_BODY: f64 = 4.0;

/// News speaks of the best known more than in proportion: the prominence to the power of 1.5.
fn skewed(prominence: f64) -> f64 {
    prominence * prominence.sqrt()
}

/// The best known of several people, by the terms that count; `None` where nobody is known at all.
pub(super) fn best<'n>(
    context: &Context<'_>,
    people: &'n [Admitted],
    crowd: Crowd,
    counts: impl Fn(&Term<'_>) -> bool,
) -> Option<Best<'n>> {
    Leading::of(context, people, counts).map(|leading| leading.among(crowd))
}

/// The best known of several people, whoever else has the name.
pub(super) struct Leading<'n> {
    name: &'n Admitted,
    known: Known,
    /// Of all of them, skewed.
    prominence_of_all: f64,
}

impl<'n> Leading<'n> {
    /// By the terms that count; `None` where nobody is known at all.
    pub fn of(
        context: &Context<'_>,
        people: &'n [Admitted],
        counts: impl Fn(&Term<'_>) -> bool,
    ) -> Option<Leading<'n>> {
        let mut leading: Option<(&Admitted, Known)> = None;
        let mut prominence_of_all = 0.0;
        // The names of one person stand together.
        for same in people.chunk_by(|one, other| one.entity == other.entity) {
            let Some(known) = of_person(context, &same[0], &counts) else { continue };
            prominence_of_all += skewed(known.prominence);
            if leading.as_ref().is_none_or(|(_, leading)| known.prominence > leading.prominence) {
                leading = Some((&same[0], known));
            }
        }
        leading.map(|(name, known)| Leading { name, known, prominence_of_all })
    }

    /// With what share of all who may be meant, a crowd included.
    pub fn among(&self, crowd: Crowd) -> Best<'n> {
        let Known { prominence, weight, is_candidacy, is_now, is_present, is_named, is_famous } = self.known;
        // The people of a given name are of the country that is named, too.
        let times_where_named = if crowd.is_of_country && is_named { NAMED_BODY } else { 1.0 };
        let people = skewed(crowd.people * times_where_named);
        let all = self.prominence_of_all + people;
        let (share, share_of_all) = (skewed(prominence) / all, 1.0 - people / all);
        let name = self.name;
        Best { name, prominence, weight, is_candidacy, share, share_of_all, is_now, is_present, is_named, is_famous }
    }
}

/// As long news speaks of people by the surname after they had an office, and before.
const FRESH: Window = Window { before: 1, after: 8 };

/// How well known a person is.
#[derive(Default)]
struct Known {
    prominence: f64,
    /// Of the office that makes the person so.
    weight: f64,
    /// Whether it is only the race for one.
    is_candidacy: bool,
    /// Whether that office is the present one.
    is_now: bool,
    /// Whether one of the offices is.
    is_present: bool,
    /// Whether the text names the country or organisation of the office that makes the person known.
    is_named: bool,
    /// Whether every reader knows the person for ever.
    is_famous: bool,
}

/// The prominence of a person by the terms that count.
fn of_person(context: &Context<'_>, name: &Admitted, counts: impl Fn(&Term<'_>) -> bool) -> Option<Known> {
    let mut known = Known::default();
    for term in context.terms(name).filter(|term| counts(term)) {
        let is_now = is_present_on(&term, context.options.date);
        known.is_present |= is_now && !is_candidacy(&term);
        let alone = of_term(context, &term);
        // What the text names makes it no more than this.
        if alone * NAMED_BODY <= known.prominence {
            continue;
        }
        // A text that names a state speaks of those who rule it, and seldom of those who did, unless it may be of any time.
        let may_be_meant = is_now || context.options.date.is_none() && makes_ruler(term.role());
        // Beside who rules, others in office of that state are spoken of; nobody supports himself.
        let own = || if context.is_of_ruler(name) { context.anchors.count(name.entity) } else { 0 };
        let is_in_text =
            |body: EntityHandle| context.anchors.has(body) || is_now && context.anchors.rulers_of(body) > own();
        // Who leads a party is known by its country, too.
        let may_lead_a_body = || matches!(term.role(), Role::PartyLeader | Role::HeadOfOrganisation | Role::Other);
        let is_of_it =
            || is_in_text(term.body_handle()) || may_lead_a_body() && term.country_handle().is_some_and(is_in_text);
        let is_named = may_be_meant && is_of_it();
        let times = if is_named { NAMED_BODY } else { 1.0 };
        let prominence = alone * times;
        if prominence > known.prominence {
            let weight = weight_of(&term);
            known = Known { prominence, weight, is_candidacy: is_candidacy(&term), is_now, is_named, ..known };
        }
    }
    if known.prominence > 0.0 && known.weight >= RULERS && !known.is_now {
        let fame = context.news_weight(name.entity);
        known.is_famous = fame > 1;
        // Of others nobody has said how well they are known.
        known.prominence =
            if known.is_famous { known.prominence.max(f64::from(fame).sqrt()) } else { known.prominence };
    }
    (known.prominence > 0.0).then_some(known)
}

/// The best known of several people.
pub(super) struct Best<'n> {
    pub name: &'n Admitted,
    /// Of the person alone; the name of the country or organisation in the text counts.
    pub prominence: f64,
    /// The weight of the office that makes the person known.
    weight: f64,
    /// What makes the person known is the race for an office.
    pub is_candidacy: bool,
    /// Of all who may be meant, from 0 to 1.
    pub share: f64,
    /// Of all leaders of the name together.
    pub share_of_all: f64,
    /// In the office that makes the person known, just left it, or about to come to it.
    pub is_now: bool,
    /// In one of the offices, just left it, or about to come to it.
    pub is_present: bool,
    /// The text names the country or organisation of the office, or who rules it.
    is_named: bool,
    /// Every reader knows the ruler for ever, by the surname: "Stalin".
    pub is_famous: bool,
}

impl Best<'_> {
    /// Whether the person rules or ruled.
    pub fn is_ruler(&self) -> bool {
        self.weight >= RULERS
    }

    /// Whether the office is one that news of its state knows by the name alone, and the text has the state.
    pub fn is_known_in_its_state(&self) -> bool {
        self.is_named && self.weight >= weight_of_role(Role::OppositionLeader)
    }

    /// Whether news of politics in its state speaks of the office, and the text has the state.
    pub fn is_named_in_politics(&self) -> bool {
        self.is_named && self.weight >= weight_of_role(Role::Minister)
    }

    /// Whether the office is one of few that news knows by the name alone: of a deputy or a foreign minister.
    pub fn is_deputy(&self) -> bool {
        self.weight >= weight_of_role(Role::ForeignMinister)
    }

    /// Whether news of the text's date may still, or already, speak of one of the offices.
    pub fn is_fresh(&self, context: &Context<'_>) -> bool {
        context.options.date.is_some_and(|date| context.terms(self.name).any(|term| FRESH.has(&term, date)))
    }

    /// Whether nobody else comes near.
    pub fn is_far(&self) -> bool {
        self.share >= FAR
    }
}
