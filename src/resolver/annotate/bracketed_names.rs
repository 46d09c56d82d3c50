//! Longer names of countries that brackets and commas make: "Congo (Brazzaville)", "Virgin Islands (U.S.)", "Micronesia, Fed. Sts.".

use crate::document::mention::{Mention, Target};
use crate::gazetteer::{EntityHandle, Gazetteer};
use crate::resolver::longer_country::{LONGEST, longer_name, only_country, without_dots};
use crate::text::{Span, cursor, words};
use crate::vocabulary::{Form, Kind};

/// Lets what the brackets say count: the mention goes over them where they make it another country, and what was found in them is none.
pub(super) fn join(gazetteer: &Gazetteer, text: &str, mentions: &mut Vec<Mention>) {
    let mut longer: Vec<(usize, Span, EntityHandle)> = Vec::new();
    for (place, mention) in mentions.iter().enumerate() {
        let is_name =
            mention.kind == Kind::Country && matches!(mention.form, Form::Name | Form::Short | Form::Official);
        if let Some((span, country)) = around_brackets(gazetteer, text, mention) {
            longer.push((place, span, country));
        } else if let Some((span, country)) = after_abbreviation(gazetteer, text, mention) {
            longer.push((place, span, country));
        } else if let Some((end, country)) = is_name.then(|| longer_name(gazetteer, text, mention.span)).flatten() {
            longer.push((place, Span::new(mention.span.start(), end), country));
        }
    }
    for (place, span, country) in longer.into_iter().rev() {
        let inside = mentions[place + 1..].iter().take_while(|mention| mention.span.start() < span.end()).count();
        mentions.drain(place + 1..place + 1 + inside);
        let mention = &mut mentions[place];
        mention.target = Target::Entity(country);
        // "Congo, Rep. joined": a short word after the comma only tells which one, what is written out belongs to the name.
        let is_whole = span.start() < mention.span.start() || text.as_bytes()[span.end() - 1] != b'.';
        mention.span = if is_whole { span } else { mention.span };
    }
    for mention in mentions {
        if ends_in_abbreviation(gazetteer, text, mention) {
            let span = mention.span;
            let comma = text[span.range()].find(", ");
            mention.span = Span::new(span.start(), comma.map_or(span.end() + 1, |comma| span.start() + comma));
        }
    }
}

/// Whether the dot behind the mention is its name's: "the Central African Rep.".
fn ends_in_abbreviation(gazetteer: &Gazetteer, text: &str, mention: &Mention) -> bool {
    /// Letters of a word that a dot shortens, at most.
    const LETTERS: usize = 4;
    let may_be = mention.kind == Kind::Country
        && matches!(mention.form, Form::Short | Form::Official)
        && text[mention.span.end()..].starts_with('.');
    let surface = &text[mention.span.range()];
    may_be
        && surface.contains([' ', '-'])
        && words::last(surface).len() <= LETTERS
        && gazetteer.named(surface).iter().any(|name| name.text().ends_with('.'))
}

/// The longer name that has the mention in its brackets: "Virgin Islands (U.S.)".
fn around_brackets(gazetteer: &Gazetteer, text: &str, mention: &Mention) -> Option<(Span, EntityHandle)> {
    /// Words before the brackets, at most.
    const WORDS: usize = 3;
    if mention.kind != Kind::Country {
        return None;
    }
    let before = cursor::before(text, mention.span.start()).strip_suffix(" (")?;
    let after = cursor::after(text, mention.span.end());
    let length = after.find(')').filter(|&length| length <= LONGEST)?;
    let end = mention.span.end() + length;
    let inner = &text[mention.span.start()..end];
    let mut start = before.len();
    let mut found = None;
    for _ in 0..WORDS {
        let word = words::last(before[..start].trim_end_matches([' ', '.']));
        let at = before[..start].rfind(word).filter(|_| word.starts_with(char::is_uppercase));
        let Some(at) = at else { break };
        start = at;
        let name = &before[start..];
        let country = only_country(gazetteer, &format!("{inner} {name}"))
            .or_else(|| only_country(gazetteer, &format!("{name} {inner}")));
        found = country.map(|country| (Span::new(mention.span.start() - 2 - name.len(), end + 1), country)).or(found);
    }
    found
}

/// The longer name that begins with an abbreviation: "Dem. People's Republic of Korea".
fn after_abbreviation(gazetteer: &Gazetteer, text: &str, mention: &Mention) -> Option<(Span, EntityHandle)> {
    /// Words before the name, at most.
    const WORDS: usize = 2;
    let before =
        cursor::before(text, mention.span.start()).strip_suffix(' ').filter(|_| mention.kind == Kind::Country)?;
    let mut start = before.len();
    for word in before.rsplit(' ').take(WORDS) {
        start -= word.len();
        if word.len() > 2 && word.ends_with('.') && word.starts_with(char::is_uppercase) {
            let at = mention.span.start() - 1 - (before.len() - start);
            let span = Span::new(at, mention.span.end());
            return only_country(gazetteer, &without_dots(&text[span.range()])).map(|country| (span, country));
        }
        start = start.saturating_sub(1);
    }
    None
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use crate::Extractor;

    #[test]
    fn brackets_make_longer_names() {
        for (text, expected) in [
            ("Congo (Brazzaville) traded.", &[("Congo (Brazzaville)", "country:COG")][..]),
            ("Congo (Kinshasa) traded.", &[("Congo (Kinshasa)", "country:COD")]),
            ("Iran (Islamic Republic of) traded.", &[("Iran (Islamic Republic of)", "country:IRN")]),
            ("Myanmar (Burma) traded.", &[("Myanmar", "country:MMR"), ("Burma", "country:MMR")]),
            ("Korea (Republic of) traded.", &[("Korea (Republic of)", "country:KOR")]),
            ("Ghana (Accra) traded.", &[("Ghana", "country:GHA")]),
            ("In Guinea, Bissau was asked.", &[("Guinea", "country:GIN")]),
            ("Virgin Islands (U.S.) traded.", &[("Virgin Islands (U.S.)", "country:VIR")]),
            ("Congo, Rep. traded.", &[("Congo", "country:COG")]),
            ("Gambia, The; Togo", &[("Gambia, The", "country:GMB"), ("Togo", "country:TGO")]),
            ("In Gambia, The Hague was asked.", &[("Gambia", "country:GMB")]),
            ("Yemen, Rep.", &[("Yemen", "country:YEM")]),
            ("the Czech Rep.", &[("Czech Rep.", "country:CZE")]),
            ("Dem. People's Republic of Korea", &[("Dem. People's Republic of Korea", "country:PRK")]),
            ("Peru, Chile and Ghana", &[("Peru", "country:PER"), ("Chile", "country:CHL"), ("Ghana", "country:GHA")]),
        ] {
            let document = Extractor::embedded().extract(text);
            let found: Vec<_> = document
                .mentions()
                .map(|mention| (document.surface(mention), document.entity(mention).unwrap().id().to_owned()))
                .collect();
            let found: Vec<_> = found.iter().map(|(surface, id)| (*surface, id.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
