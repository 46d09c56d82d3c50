//! The acronym in brackets after the name of its organisation, whatever its letters: "National Front (FN)"; and the name of two countries whose
//! brackets tell which: "Korea (Republic of)".

use crate::document::evidence::Rule;
use crate::gazetteer::EntityHandle;
use crate::resolver::longer_country::longer_name;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::rules::long_form;
use crate::resolver::site::Site;
use crate::text::{Place, Span};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::LongFormBefore,
    classes: NameClasses::ORGANISATION.or(NameClasses::COUNTRY),
    applies: |site| {
        site.place.after().starts_with(')') && site.before.is_some_and(|mention| mention.kind == Kind::Organisation)
            || site.place.after().starts_with(" (") && site.names.iter().any(is_shared_by_countries)
    },
    reads: Reads::Neighbours,
    decide: |site| {
        if site.place.after().starts_with(' ') {
            return by_brackets(site);
        }
        let defined = site.before.filter(|mention| {
            Place::new(site.context.text, mention.span).between(site.span()).is_some_and(|gap| gap == " (")
        });
        let name = defined.and_then(|mention| {
            let its_own = |name: &&_| is_acronym_of(name, mention.target.entity());
            Some((*site.names.iter().find(its_own)?, long_form::reasons(site.span(), mention.span)))
        });
        Verdict::of(name)
    },
};

fn is_acronym_of(name: &Admitted, organisation: Option<EntityHandle>) -> bool {
    name.form() == Form::Acronym && Some(name.entity) == organisation
}

fn is_shared_by_countries(name: &Admitted) -> bool {
    name.kind() == Some(Kind::Country) && name.needs_context()
}

/// The country that the brackets behind make of the name.
fn by_brackets(site: &Site<'_, '_>) -> Verdict {
    let found = longer_name(site.context.gazetteer, site.context.text, site.span());
    Verdict::of(found.and_then(|(end, country)| {
        let name = site.names.iter().find(|name| is_shared_by_countries(name) && name.entity == country)?;
        Some((*name, long_form::reasons(site.span(), Span::new(site.span().end() + 1, end))))
    }))
}
