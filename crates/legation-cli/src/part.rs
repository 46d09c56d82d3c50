//! The flags of `legation extract` that use a part of the gazetteer.

use std::sync::Arc;

use legation::{Gazetteer, Selection};

use crate::Failure;

#[derive(clap::Args)]
pub(crate) struct Part {
    /// Leave an entity out, by id (org:nato); may be given several times
    #[arg(long, value_name = "ID")]
    without: Vec<String>,
    /// Leave a name out, whatever it denotes, in any case and with any accents (Kiwi); may be given several times
    #[arg(long, value_name = "NAME")]
    without_name: Vec<String>,
    /// Use a part of the gazetteer: kind=country,leader, country=PER,CHL (themselves, their organisations, the holders of their offices), class=party
    /// (of organisations and own entities), language=de (names of that language beside those of any); may be given several times, and all must hold
    #[arg(long, value_name = "WHAT=VALUE,…", value_parser = only)]
    only: Vec<Only>,
}

/// A criterion with its values.
#[derive(Clone)]
struct Only {
    what: What,
    values: Vec<String>,
}

#[derive(Clone, Copy)]
enum What {
    Kind,
    Country,
    Class,
    Language,
}

fn only(argument: &str) -> Result<Only, String> {
    let (what, values) = argument.split_once('=').unwrap_or((argument, ""));
    let what = match what.trim() {
        "kind" => What::Kind,
        "country" => What::Country,
        "class" => What::Class,
        "language" => What::Language,
        _ => return Err("say kind=…, country=…, class=… or language=…".to_owned()),
    };
    let values: Vec<String> =
        values.split(',').map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect();
    if values.is_empty() { Err("a value is missing behind the =".to_owned()) } else { Ok(Only { what, values }) }
}

impl Part {
    /// The part that the flags ask for; the gazetteer itself where they ask for none.
    pub(crate) fn of(&self, gazetteer: Arc<Gazetteer>) -> Result<Arc<Gazetteer>, Failure> {
        let mut selection = Selection::default();
        selection.without.clone_from(&self.without);
        selection.without_names.clone_from(&self.without_name);
        for Only { what, values } in &self.only {
            match what {
                What::Kind => {
                    let kinds = values.iter().map(|word| word.parse::<legation::Kind>());
                    selection.kinds.extend(kinds.collect::<Result<Vec<_>, _>>().map_err(Failure::message)?);
                }
                What::Country => selection.countries.extend_from_slice(values),
                What::Class => selection.classes.extend_from_slice(values),
                What::Language => selection.languages.extend_from_slice(values),
            }
        }
        if selection == Selection::default() {
            return Ok(gazetteer);
        }
        gazetteer.select(&selection).map(Arc::new).map_err(Failure::message)
    }
}
