//! An acronym of several bodies, one of which the text spells out: "the Secret Army Organisation (OAS)" is not the Organization of American States.

use crate::document::evidence::Rule;
use crate::resolver::disambiguate;
use crate::resolver::readings::{Admitted, NameClasses, Names};
use crate::resolver::rule::{Reads, Support, Verdict};
use crate::resolver::rules::long_form;
use crate::resolver::site::Site;
use crate::vocabulary::Form;

pub(in crate::resolver) static SUPPORT: Support = Support {
    rule: Rule::LongFormBefore,
    classes: NameClasses::ALONE,
    applies: |site| {
        let alone = site.names.iter().find(|name| !name.needs_context());
        alone.is_some_and(|first| {
            first.form() == Form::Acronym && site.names.iter().any(|name| name.entity != first.entity)
        })
    },
    reads: Reads::Document,
    decide,
};

fn decide(site: &Site<'_, '_>) -> Verdict {
    let has_longer = |name: &Admitted| site.context.anchors.has_longer(name.entity, site.span());
    // The one that needs no support may be the one that is spelt out.
    if site.names.iter().any(|name| !name.needs_context() && has_longer(name)) {
        return Verdict::Abstain;
    }
    let spelt_out = site.names.iter().filter(|name| name.form() == Form::Acronym && has_longer(name));
    let spelt_out: Names = spelt_out.copied().collect();
    Verdict::of(
        disambiguate::by_long_form(site.context, &spelt_out, site.span())
            .map(|(name, long_form)| (name, long_form::reasons(site.span(), long_form))),
    )
}
