//! Who held an office on the date of the text, under a name that is spelt otherwise: "Prime Minister Robert J. L. Hawke of Australia" was Bob Hawke.
//!
//! Office, state and date leave one person or two; that one word of the name fits is enough then.

use crate::date::Date;
use crate::gazetteer::{EntityHandle, Gazetteer, Term};
use crate::resolver::prominence;
use crate::resolver::spelling::are_alike;
use crate::resolver::title::Title;
use crate::text::fold::fold_name;

/// Letters of a surname that tells a person, at least: of the very name, and of another spelling.
const SHORTEST: usize = 4;
const SHORTEST_SPELT_OTHERWISE: usize = 6;

/// The only holder of the office in one of the bodies about the date who has the last word of the name among the words of a full name.
pub(super) fn holder_on_date(
    gazetteer: &Gazetteer,
    name: &str,
    title: &Title,
    bodies: &[EntityHandle],
    date: Date,
) -> Option<EntityHandle> {
    if !title.is_of_few() {
        return None;
    }
    let key = fold_name(name)?;
    let surname = key.rsplit(' ').next().filter(|surname| surname.len() >= SHORTEST)?;
    let is_one_word = surname.len() == key.len();
    let is_surname = |word: &[u8]| {
        let is_near = |word: &str| surname.len() >= SHORTEST_SPELT_OTHERWISE && are_alike(word, surname);
        word == surname.as_bytes() || std::str::from_utf8(word).is_ok_and(is_near)
    };
    let mut found = None;
    for &body in bodies {
        for leader in gazetteer.leaders_who_held(body, title.roles_of_holders()) {
            let entity = gazetteer.entity_at(leader);
            let holds = |term: Term<'_>| {
                term.body_handle() == body && title.names(term.role())
                    // Of ministers another may have the surname.
                    && (is_one_word || term.role().rules()) && prominence::is_present_on(&term, Some(date))
            };
            let held = entity.as_leader().is_some_and(|leader| leader.terms().any(holds));
            let is_meant = || entity.keys_of_full_names().any(|name| name.split(|&byte| byte == b' ').any(is_surname));
            if held && found != Some(leader) && is_meant() && found.replace(leader).is_some() {
                return None;
            }
        }
    }
    found
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::{Extractor, Options};

    #[test]
    fn office_state_and_date_tell_who_it_is() {
        for (text, date, expected) in [
            ("Prime Minister Robert J. L. Hawke of Australia spoke.", "1988-06-22", Some("leader:bob-hawke")),
            ("Prime Minister Robert J. L. Hawke of Australia spoke.", "1998-06-22", None),
            ("They met Foreign Minister Nalbandian in Armenia.", "2010-07-04", Some("leader:eduard-nalbandian")),
            ("They met Foreign Minister Nalban in Armenia.", "2010-07-04", None),
        ] {
            let options = Options::default().date(date.parse().expect("a date"));
            let document = Extractor::embedded().extract_with(text, &options);
            let ids = document.mentions().filter_map(|mention| document.entity(mention));
            let found: Vec<&str> = ids.map(|entity| entity.id()).filter(|id| id.starts_with("leader:")).collect();
            assert_eq!(found, Vec::from_iter(expected), "{text} {date}");
        }
    }
}
