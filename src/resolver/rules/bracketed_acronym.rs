//! The acronym in brackets after the name of its organisation, whatever its letters: "National Front (FN)".

use crate::document::evidence::Rule;
use crate::gazetteer::EntityHandle;
use crate::resolver::readings::{Admitted, NameClasses};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::rules::long_form;
use crate::text::Place;
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::LongFormBefore,
    classes: NameClasses::ORGANISATION,
    applies: |site| {
        site.place.after().starts_with(')') && site.before.is_some_and(|mention| mention.kind == Kind::Organisation)
    },
    reads: Reads::Neighbours,
    decide: |site| {
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
