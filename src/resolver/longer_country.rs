//! The longer name of a country that brackets or a comma make of a shorter one: "Korea (Republic of)", "Congo, Rep.", "Gambia, The".

use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::text::{Span, cursor};
use crate::vocabulary::{Form, Kind};

/// Bytes in brackets or after the comma, at most.
pub(super) const LONGEST: usize = 48;

/// Where the longer name that starts with a shorter one ends, and which country it is.
pub(super) fn longer_name(gazetteer: &Gazetteer, text: &str, span: Span) -> Option<(usize, EntityHandle)> {
    let tail = cursor::after(text, span.end());
    let (inner, brackets) = match tail.strip_prefix(" (") {
        Some(inner) => (&inner[..inner.find(')')?], true),
        None => {
            let inner = tail.strip_prefix(", ")?;
            let words = inner.split(' ').take_while(|word| word.starts_with(char::is_uppercase));
            let length = words.map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
            let inner = &inner[..length];
            (&inner[..inner.find([',', ';', '\n', '(', ')']).unwrap_or(length)], false)
        }
    };
    if inner.len() > LONGEST || !inner.starts_with(char::is_uppercase) {
        return None;
    }
    let surface = &text[span.range()];
    let length = inner.len();
    // "Gambia, The; Bahamas, The": the article of the name, and nothing follows.
    if inner == "The" && !brackets {
        let end = span.end() + 2 + length;
        let ends = cursor::after(text, end).starts_with([',', ';', '.', ')', '\n']) || end == text.len();
        let country = only_country(gazetteer, surface).filter(|_| ends)?;
        return Some((end, country));
    }
    let (all, dotted) = (inner, inner.ends_with('.'));
    let inner = &without_dots(inner);
    // "Korea, South", "Congo, Rep."; but "Guinea, Bissau" are two.
    let before = only_country(gazetteer, &format!("{inner} {surface}"));
    let after = || only_country(gazetteer, &format!("{surface} {inner}"));
    // "Germany, Dem. Rep.": abbreviations as look-ups read them.
    let is_abbreviated = || all.contains(' ') && all.split(' ').all(|word| word.ends_with('.'));
    let abbreviated = || gazetteer.country(&format!("{surface}, {all}")).ok().filter(|_| is_abbreviated());
    let country = before.or_else(|| (brackets || dotted).then(after).flatten());
    let country = country.or_else(|| if dotted && !brackets { Some(abbreviated()?.handle()) } else { None })?;
    Some((span.end() + 2 + length + usize::from(brackets), country))
}

/// The words without the dots of abbreviations; those of initials stay.
pub(super) fn without_dots(words: &str) -> String {
    let end =
        |word: &str| if word.ends_with('.') && word.matches('.').count() == 1 { word.len() - 1 } else { word.len() };
    words.split(' ').map(|word| &word[..end(word)]).collect::<Vec<_>>().join(" ")
}

/// The only country of this name; capitals are none.
pub(super) fn only_country(gazetteer: &Gazetteer, name: &str) -> Option<EntityHandle> {
    let names = gazetteer.named(name);
    let mut countries = names.iter().filter(|name| {
        name.entity().kind() == Kind::Country
            && name.languages().any(|language| language == "en")
            && matches!(name.form(), Form::Name | Form::Short | Form::Official | Form::Acronym)
    });
    let first = countries.next()?.entity().handle();
    countries.all(|name| name.entity().handle() == first).then_some(first)
}
