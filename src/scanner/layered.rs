//! The scanners of all layers of a gazetteer as one: what they find comes together in the order of the text.

use once_cell::sync::OnceCell;

use super::{Candidate, Keys, Progress, Scanned, Scanner, Wanted};
use crate::cancellation::Going;
use crate::gazetteer::{Gazetteer, KeyHandle, LayerId};
use crate::options::Options;
use crate::text::Span;
use crate::text::fold::is_dropped_mark;

/// A scanner for each layer, from the lowest to the uppermost.
pub(crate) struct LayeredScanner {
    layers: Box<[Scanner]>,
    /// Of the forms of each language, made when the first text of the language is read.
    forms: Box<[OnceCell<Scanner>]>,
}

impl LayeredScanner {
    /// Builds the scanners; takes time in proportion to the keys.
    pub(crate) fn new(gazetteer: &Gazetteer) -> LayeredScanner {
        let layers = gazetteer.placed_layers().iter().map(|layer| Scanner::new(layer)).collect();
        let forms = (0..gazetteer.count_languages_with_forms()).map(|_| OnceCell::new()).collect();
        LayeredScanner { layers, forms }
    }

    /// The scanner of the lowest layer.
    pub(super) fn lowest(&self) -> &Scanner {
        &self.layers[0]
    }

    /// Finds every key of every layer at every place where a name can start; `capitals`: and keeps the capitalised words.
    pub(crate) fn scan(
        &self,
        gazetteer: &Gazetteer,
        text: &str,
        options: &Options,
        capitals: bool,
        going: &Going<'_>,
    ) -> Scanned {
        let (mut progress, wanted) = (Progress::START, Wanted { names: true, capitals, apostrophes: false });
        self.scan_from(&mut progress, text.len(), gazetteer, text, options, wanted, going)
    }

    /// The same for the names that start in the next bytes of the text: see [`Scanner::scan_from`].
    #[allow(clippy::too_many_arguments, reason = "one place where all of a scan comes together")]
    pub(super) fn scan_from(
        &self,
        progress: &mut Progress,
        length: usize,
        gazetteer: &Gazetteer,
        text: &str,
        options: &Options,
        wanted: Wanted,
        going: &Going<'_>,
    ) -> Scanned {
        let started = *progress;
        let languages = match options.main_language() {
            Some(_) if wanted.names => gazetteer.languages_with_forms(options.languages()),
            _ => Vec::new(),
        };
        let apostrophes = languages.iter().any(|&language| gazetteer.forms(language).has_apostrophes);
        let wanted = Wanted { apostrophes, ..wanted };
        let mut layers = gazetteer.placed_layers().iter().zip(&self.layers);
        let (lowest, scanner) = layers.next().expect("a gazetteer has a layer");
        let mut found = scanner.scan_from(progress, length, Keys::Layer(lowest), text, options, wanted, going);
        if self.layers.len() == 1 && languages.is_empty() || !wanted.names {
            return found;
        }
        for (layer, scanner) in layers {
            // All layers read the same blocks: they all stop at the same place.
            let (mut progress, wanted) = (started, Wanted { capitals: false, ..wanted });
            let upper = scanner.scan_from(&mut progress, length, Keys::Layer(layer), text, options, wanted, going);
            let key = |key: KeyHandle| KeyHandle::new(layer.id(), key.row());
            found.candidates.extend(upper.candidates.iter().map(|name| Candidate { key: key(name.key), ..*name }));
        }
        for &language in &languages {
            let forms = gazetteer.forms(language);
            let scanner = self.forms[language].get_or_init(|| Scanner::of_forms(forms));
            let (mut progress, wanted) = (started, Wanted { capitals: false, ..wanted });
            let inflected = scanner.scan_from(&mut progress, length, Keys::Forms(forms), text, options, wanted, going);
            let stands = |name: &&Candidate| forms.may_stand(name.key.row(), text, name.span);
            found.candidates.extend(inflected.candidates.iter().filter(stands).map(|name| Candidate {
                span: span_of_form(text, name.span, forms.joined(name.key.row())),
                key: KeyHandle::of_form(language, name.key.row()),
                ..*name
            }));
        }
        compose(gazetteer, &languages, text, &mut found.candidates);
        // Each layer's are in order already, which the sort takes for granted parts.
        found.candidates.sort_by_key(|candidate| (candidate.span, candidate.key.layer()));
        // Two languages may have one form.
        found.candidates.dedup_by(|next, first| next.span == first.span && next.key.layer() == first.key.layer());
        found
    }
}

/// Adds bodies together with the country beside them that they are of: "Сенат США", "министерство обороны России".
fn compose(gazetteer: &Gazetteer, languages: &[usize], text: &str, candidates: &mut Vec<Candidate>) {
    /// How many candidates before a body are looked at: those that start inside a country's name, and readings of its beginning.
    const MOST_BEFORE: usize = 12;
    let mut composed = Vec::new();
    for &language in languages {
        let forms = gazetteer.forms(language);
        if forms.beside.is_empty() {
            continue;
        }
        candidates.sort_by_key(|candidate| candidate.span);
        let is_own =
            |key: KeyHandle| key.layer() == LayerId::FORMS && KeyHandle::of_form(language, key.number_of_form()) == key;
        let bodies = candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| is_own(candidate.key) && forms.may_be_composed(candidate.key.number_of_form()));
        for (place, body) in bodies {
            for beside in &forms.beside {
                for gap in &beside.between {
                    let (start, end) = (body.span.start(), body.span.end());
                    let touches = |country: &&Candidate| match beside.is_after {
                        true => country.span.start() == end + gap.len() && text[end..].starts_with(&**gap),
                        false => country.span.end() + gap.len() == start && is_gap(&text[..start], gap),
                    };
                    let around = if beside.is_after {
                        let first = candidates.partition_point(|other| other.span.start() < end + gap.len());
                        let count = candidates[first..].partition_point(|other| other.span.start() == end + gap.len());
                        first..first + count
                    } else {
                        place.saturating_sub(MOST_BEFORE)..place
                    };
                    for country in candidates[around].iter().filter(touches) {
                        for entity in gazetteer.countries_under(country.key, beside.form) {
                            if let Some(number) = forms.composed(body.key.number_of_form(), entity) {
                                let span = Span::new(start.min(country.span.start()), end.max(country.span.end()));
                                let shape = if beside.is_after { body.shape } else { country.shape };
                                composed.push(Candidate { span, key: KeyHandle::of_form(language, number), shape });
                            }
                        }
                    }
                }
            }
        }
    }
    candidates.append(&mut composed);
}

/// Whether a text ends with what stands between two names: a hyphen counts as a blank.
fn is_gap(head: &str, gap: &str) -> bool {
    head.ends_with(gap) || gap == " " && head.ends_with('-')
}

/// The span of a form without so many letters of words that are joined to it, and with the last dot of "EE. UU."
fn span_of_form(text: &str, span: Span, joined: usize) -> Span {
    let surface = &text[span.range()];
    let letters = surface.char_indices().filter(|&(_, c)| !is_dropped_mark(c));
    let start = letters.map(|(at, _)| at).nth(joined).unwrap_or(0);
    let has_dots = surface.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'.' | b' '));
    let is_abbreviated = has_dots && surface.contains('.') && text[span.end()..].starts_with('.');
    Span::new(span.start() + start, span.end() + usize::from(is_abbreviated))
}
