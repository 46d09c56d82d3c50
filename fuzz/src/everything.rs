//! Using a whole gazetteer: each look-up once, and a text.

use std::sync::Arc;

use legation::{CodeSystem, Extractor, Gazetteer, Options};

/// Asks for everything that a small gazetteer has, and reads a text with it.
pub(crate) fn ask(gazetteer: Gazetteer, text: &str) {
    const ENTITIES: usize = 200;
    let gazetteer = Arc::new(gazetteer);
    let on = "2001-05-05".parse().ok();
    for entity in gazetteer.entities().take(ENTITIES) {
        let (id, name) = (entity.id(), entity.name());
        assert!(entity.names().all(|name| format!("{name:?}").len() > 4));
        let _ = (gazetteer.entity(id), gazetteer.country_on(name, on), gazetteer.organisation(name));
        let _ = (gazetteer.leader(name).is_ok(), gazetteer.named(name).len(), gazetteer.search(name, 3).len());
        let _ = (gazetteer.leader_of(id, on, None), gazetteer.office_holders(id, on), gazetteer.terms(id));
        let _ = (gazetteer.members(id, on), gazetteer.memberships(id, None), entity.external_ids().count());
        if let Some(country) = entity.as_country() {
            let _ = (country.parent(), country.successors().count(), country.status(), country.demonyms().count());
            CodeSystem::ALL.iter().for_each(|&system| {
                let _ = gazetteer.country_by_code(system, country.code(system, on).unwrap_or_default(), on);
            });
        }
        if let Some(leader) = entity.as_leader() {
            assert!(leader.terms().all(|term| term.leader() == leader));
        }
        if let Some(organisation) = entity.as_organisation() {
            let _ = (organisation.country(), organisation.parent(), organisation.class());
        }
    }
    let extractor = Extractor::new(gazetteer);
    let options = Options::new().roles(true).head_nouns(true).metonyms(true).constituents(true).rejected(true);
    for options in [Options::new(), options.clone(), options.lower_case(true).language("xx")] {
        crate::extract::check(&extractor, text, &options);
    }
}
