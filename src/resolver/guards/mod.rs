//! What forbids a mention, whatever accepted it: asked once for each accepted name.

mod american_body;
mod american_state;
mod another_name;
mod bare_head;
mod body_continues;
mod common_name;
mod currency;
mod defined_otherwise;
mod elided;
mod everyday_word;
mod filiation;
mod founders;
pub(super) mod given_name;
mod head_first;
mod headline_verb;
mod hyphenated;
mod in_capitals;
pub(super) mod institution;
mod introduced;
mod junior;
mod language;
mod longer_person_name;
mod month;
mod named_after;
mod named_otherwise;
mod occupation;
mod opener;
mod other_country;
mod other_time;
mod other_whole;
mod part_of_office;
pub(super) mod persons_name;
mod place;
mod qualified_body;
mod results;
mod ship;
mod street;
mod topics;

use super::rule::Guard;

/// In the order in which they are asked; the reason of the first counts.
pub(super) static GUARDS: &[&Guard] = &[
    &persons_name::GUARD,
    &persons_name::ORGANISATION,
    &institution::GUARD,
    &language::GUARD,
    &currency::GUARD,
    &ship::GUARD,
    &month::GUARD,
    &hyphenated::GUARD,
    &elided::GUARD,
    &american_state::GUARD,
    &street::GUARD,
    &street::PERSON,
    &head_first::GUARD,
    &named_otherwise::GUARD,
    &everyday_word::GUARD,
    &in_capitals::GUARD,
    &in_capitals::SURNAME,
    &in_capitals::ACRONYM,
    &opener::GUARD,
    &opener::NOUN,
    &opener::SHORT_NAME,
    &qualified_body::GUARD,
    &bare_head::GUARD,
    &topics::GUARD,
    &other_country::GUARD,
    &other_country::IN_CAPITAL,
    &other_country::IN_TEXT,
    &other_whole::GUARD,
    &american_body::GUARD,
    &defined_otherwise::GUARD,
    &body_continues::GUARD,
    &body_continues::BANK,
    &body_continues::TO_THE_RIGHT,
    &filiation::GUARD,
    &given_name::GUARD,
    &junior::GUARD,
    &part_of_office::GUARD,
    &part_of_office::WHOLE,
    &place::GUARD,
    &place::TOWN,
    &place::RIVER,
    &occupation::GUARD,
    &occupation::BEHIND,
    &longer_person_name::GUARD,
    &results::GUARD,
    &named_after::GUARD,
    &named_after::BUILDING,
    &founders::GUARD,
    &founders::FIRM,
    &headline_verb::GUARD,
    &another_name::GUARD,
    &introduced::GUARD,
    &other_time::GUARD,
    &common_name::GUARD,
];
