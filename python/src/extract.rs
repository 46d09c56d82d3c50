//! From texts to documents, one or many at a time; the interpreter is free meanwhile.

use legation::{Extractor, Findings, Options};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use rayon::prelude::*;

use crate::document::Document;
use crate::input::{self, GivenDate, GivenDates, Text, Texts};
use crate::interrupt::{self, KeepGoing};
use crate::language;

/// How many things a caller can ask for or not.
const WISHES: usize = 8;

/// Those of finished options.
pub fn wishes(options: &Options) -> [bool; WISHES] {
    [
        options.includes_metonyms(),
        options.includes_constituents(),
        options.includes_news_agencies(),
        options.includes_discovered(),
        options.includes_roles(),
        options.includes_head_nouns(),
        options.includes_lower_case(),
        options.includes_rejected(),
    ]
}

/// What a caller asked for, but for the date.
fn wished(language: Option<&str>, wishes: [bool; WISHES]) -> PyResult<Options> {
    let [metonyms, constituents, news_agencies, discovered, roles, head_nouns, lower_case, rejected] = wishes;
    let options = Options::new().metonyms(metonyms).constituents(constituents).news_agencies(news_agencies);
    let options = options.discovered(discovered).roles(roles).head_nouns(head_nouns);
    let options = options.lower_case(lower_case).rejected(rejected);
    Ok(match language {
        Some(language) => options.language(&language::read(language)?),
        None => options,
    })
}

fn dated(options: Options, date: Option<GivenDate>) -> Options {
    match input::known_date(date) {
        Some(date) => options.date(date),
        None => options,
    }
}

/// What a text holds; nothing where `keep_going` said no before all of it was read.
fn findings(text: &str, options: &Options, keep_going: KeepGoing<'_>) -> Option<Findings> {
    Extractor::embedded().extract_while(text, options, keep_going).map(legation::Document::into_findings)
}

fn read(py: Python<'_>, text: Text, options: Options) -> PyResult<Document> {
    let found = interrupt::here(py, |keep_going| findings(&text.0, &options, keep_going))?;
    Ok(Document::new(text.0, options, found))
}

/// Whether texts are read before other threads would be awake (some 50 µs), or a single one keeps no other thread busy.
fn is_soon_read(texts: &[PyBackedStr]) -> bool {
    const TEXTS: usize = 16;
    const BYTES: usize = 1 << 10;
    texts.len() <= 1 || texts.len() <= TEXTS && texts.iter().map(|text| text.len()).sum::<usize>() <= BYTES
}

/// Makes a pickled document again.
#[pyfunction]
pub fn restore_document(
    py: Python<'_>,
    text: Text,
    date: Option<GivenDate>,
    language: Option<&str>,
    wishes: [bool; WISHES],
) -> PyResult<Document> {
    read(py, text, dated(wished(language, wishes)?, date))
}

/// Finds and links the leaders, countries and organisations that a text mentions.
///
/// `date` is the date of the text: "YYYY", "YYYY-MM", "YYYY-MM-DD", a `datetime.date` or a
/// `datetime.datetime` (an aware one is read in UTC). It decides who held an office. `None`, NaN, NaT and NA say
/// that it is not known.
///
/// `language` (BCP 47: "de", "pt-BR") lets the names of that language count beside the English ones; names
/// in other alphabets than the Latin need none.
///
/// On request also: `metonyms`, capitals and seats of power as mentions of their state ("Beijing", "the
/// Kremlin"); `constituents`, countries within a state ("Scotland", "the Gaza Strip"); `news_agencies`
/// ("told Reuters"). Leaders who are not in the gazetteer are mentions where the text introduces them by a political
/// office ("Foreign Minister" and a name), unless `discovered` is false.
///
/// `roles`: an office beside its country stands for its holder on the date ("the South Korean president");
/// `head_nouns`: "the Court" stands for the International Criminal Court where the text has named it;
/// `lower_case`: names count in small letters, too, as in posts and transcripts; `include_rejected`: the
/// document's `rejected` holds the names that are no mentions, with the reason.
///
/// Raises `TypeError` when `text` is not a string, `TextError` when it holds a lone surrogate,
/// `DateError` for an impossible date, `LegationError` for a language that is not a BCP 47 tag or that the
/// gazetteer has no names in. Ctrl-C ends it within 0.2 s, however long the text is.
#[pyfunction]
#[pyo3(signature = (text, *, date = None, language = None, metonyms = false, constituents = false, news_agencies = false, discovered = true, roles = false, head_nouns = false, lower_case = false, include_rejected = false))]
#[allow(clippy::too_many_arguments)] // keywords
pub fn extract(
    py: Python<'_>,
    text: Text,
    date: Option<GivenDate>,
    language: Option<&str>,
    metonyms: bool,
    constituents: bool,
    news_agencies: bool,
    discovered: bool,
    roles: bool,
    head_nouns: bool,
    lower_case: bool,
    include_rejected: bool,
) -> PyResult<Document> {
    let wishes = [metonyms, constituents, news_agencies, discovered, roles, head_nouns, lower_case, include_rejected];
    read(py, text, dated(wished(language, wishes)?, date))
}

/// Extracts many texts on all cores; the documents come in the order of the texts.
///
/// `texts` is an iterable of strings, such as a list or the column of a data frame. `dates` is one date for all texts,
/// or one for each (`None`, NaN, NaT or NA where unknown). The other options are those of `extract`.
///
/// Raises what `extract` raises, naming the place (`texts[17]`, `dates[17]`); `TypeError` for a data frame or a mapping,
/// which would give its keys; `LegationError` when the numbers of texts and dates differ. Ctrl-C ends it within 0.2 s;
/// to free what was found in more than a million texts may take longer. It may be called in forked processes: each has
/// threads of its own.
#[pyfunction]
#[pyo3(signature = (texts, *, dates = None, language = None, metonyms = false, constituents = false, news_agencies = false, discovered = true, roles = false, head_nouns = false, lower_case = false, include_rejected = false))]
#[allow(clippy::too_many_arguments)] // keywords
pub fn extract_many(
    py: Python<'_>,
    texts: Texts,
    dates: Option<GivenDates>,
    language: Option<&str>,
    metonyms: bool,
    constituents: bool,
    news_agencies: bool,
    discovered: bool,
    roles: bool,
    head_nouns: bool,
    lower_case: bool,
    include_rejected: bool,
) -> PyResult<Vec<Py<Document>>> {
    let texts = texts.0;
    let wishes = [metonyms, constituents, news_agencies, discovered, roles, head_nouns, lower_case, include_rejected];
    let options = wished(language, wishes)?;
    let options: Vec<Options> = match dates {
        None => vec![options; texts.len()],
        Some(GivenDates::One(date)) => vec![dated(options, Some(date)); texts.len()],
        Some(GivenDates::Each(dates)) if dates.len() == texts.len() => {
            dates.into_iter().map(|date| dated(options.clone(), Some(date))).collect()
        }
        Some(GivenDates::Each(dates)) => {
            let (dates, texts) = (dates.len(), texts.len());
            let message = format!("{dates} dates for {texts} texts; give one date, or one for each text");
            return Err(input::LegationError::new_err(message));
        }
    };
    let found: Vec<Findings> = if is_soon_read(&texts) {
        interrupt::here(py, |keep_going| {
            texts.iter().zip(&options).map(|(text, options)| findings(text, options, keep_going)).collect()
        })?
    } else {
        interrupt::on_all_cores(py, |keep_going| {
            // Small portions, so that no core waits for another that is slower, or has the longer texts.
            let texts = texts.par_iter().zip(&options).with_max_len(8);
            texts.map(|(text, options)| findings(text, options, keep_going)).collect()
        })?
    };
    let documents = texts.into_iter().zip(options).zip(found);
    let documents = documents.map(|((text, options), found)| Document::new(text, options, found));
    interrupt::between(py, documents).map(|document| Py::new(py, document?)).collect()
}
