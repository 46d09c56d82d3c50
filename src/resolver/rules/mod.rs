//! What makes a name a mention: the table of supports, and the list of all rules with what they are worth.

mod among_colleagues;
mod body_in_text;
mod bracketed_acronym;
mod candidate;
mod country_beside;
mod country_in_text;
mod in_company;
mod long_form;
mod middle_initial;
mod of_state;
mod other_given_names;
mod own_name;
mod ruler_of;
mod short_office;
mod spelt_out;
mod title_before;
mod unlisted_names;
mod well_known;

use super::disambiguate;
use super::rule::Support;
use super::worth::RuleRow;

/// In the order in which they are asked: the surest first.
pub(super) static SUPPORTS: &[&Support] = &[
    &middle_initial::SUPPORT,
    &other_given_names::SUPPORT,
    &title_before::SUPPORT,
    &short_office::SUPPORT,
    &bracketed_acronym::SUPPORT,
    &spelt_out::SUPPORT,
    &country_beside::SUPPORT,
    &ruler_of::SUPPORT,
    &of_state::SUPPORT,
    &own_name::SUPPORT,
    &own_name::OF_NAMESAKES,
    &long_form::SUPPORT,
    &body_in_text::SUPPORT,
    &country_in_text::SUPPORT,
    &well_known::SUPPORT,
    &in_company::SUPPORT,
    &candidate::SUPPORT,
    &among_colleagues::SUPPORT,
];

/// Every rule, in the order of `Rule::ALL`.
pub(super) static RULES: &[&RuleRow] = &[
    &own_name::RULE,
    &title_before::RULE,
    &unlisted_names::TITLE_AFTER,
    &unlisted_names::OTHER_SPELLING,
    &title_before::COUNTRY,
    &long_form::BEFORE,
    &long_form::AFTER,
    &country_in_text::RULE,
    &country_beside::RULE,
    &body_in_text::RULE,
    &disambiguate::OFFICE_ON_DATE,
    &disambiguate::YEARS_ON_DATE,
    &disambiguate::LATEST_TERM,
    &disambiguate::USUAL_MEANING,
    &own_name::ON_REQUEST,
    &disambiguate::PROMINENCE,
    &well_known::RULE,
];
