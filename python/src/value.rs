//! Plain values: names, codes, sources; and how sequences reach Python.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

use legation::{ChangeKind, CodeSystem, ExternalIdSystem, Form, Kind, LayerKind, MembershipStatus};
#[cfg(feature = "stubs")]
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyList, PyTuple};
#[cfg(feature = "stubs")]
use pyo3::{PyTypeInfo, type_hint_identifier, type_hint_subscript};

use crate::word::Word;

/// Defines a Python object that holds items of one type, so that the stubs can name it.
macro_rules! typed_container {
    ($(#[$doc:meta])* $name:ident($object:ident), $hint:expr) => {
        $(#[$doc])*
        pub struct $name<'py, T> {
            object: Bound<'py, $object>,
            item: PhantomData<T>,
        }

        impl<'py, T> $name<'py, T> {
            pub fn new(object: Bound<'py, $object>) -> $name<'py, T> {
                $name { object, item: PhantomData }
            }
        }

        impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for $name<'py, T> {
            type Target = $object;
            type Output = Bound<'py, $object>;
            type Error = std::convert::Infallible;

            #[cfg(feature = "stubs")]
            const OUTPUT_TYPE: PyStaticExpr = $hint;

            fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.object)
            }
        }
    };
}

typed_container! {
    /// `tuple[T, ...]`
    TupleOf(PyTuple),
    type_hint_subscript!(PyTuple::TYPE_HINT, T::OUTPUT_TYPE, PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis })
}

typed_container! {
    /// `list[T]`
    ListOf(PyList),
    type_hint_subscript!(PyList::TYPE_HINT, T::OUTPUT_TYPE)
}

typed_container! {
    /// `Iterator[T]`
    IteratorOf(PyIterator),
    type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), T::OUTPUT_TYPE)
}

impl<'py, T: IntoPyObject<'py>> TupleOf<'py, T> {
    pub fn of(py: Python<'py>, items: impl IntoIterator<Item = T>) -> PyResult<TupleOf<'py, T>> {
        Ok(TupleOf::new(PyTuple::new(py, items.into_iter().collect::<Vec<T>>())?))
    }
}

/// Defines a frozen value class: plain fields, equality, hash, pickle and a `repr` that can be pasted back.
///
/// `if check` after the name: the constructor raises the error of the check.
macro_rules! value_class {
    ($(#[doc = $doc:literal])* $name:ident $(if $check:path)? { $($(#[doc = $field_doc:literal])* $field:ident: $type:ty,)+ }) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, eq, hash, get_all, from_py_object, module = "legation")]
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name { $($(#[doc = $field_doc])* pub $field: $type,)+ }

        #[pymethods]
        impl $name {
            #[new]
            #[pyo3(signature = ($($field),+))]
            #[allow(clippy::too_many_arguments)]
            fn from_parts($($field: $type),+) -> PyResult<$name> {
                let value = $name { $($field),+ };
                $($check(&value)?;)?
                Ok(value)
            }

            #[classattr]
            fn __match_args__() -> value_class!(@strs $($field)+) {
                ($(stringify!($field),)+)
            }

            // `__getnewargs__` would do for pickle only from the second protocol on.
            #[pyo3(signature = () -> "tuple[type, tuple[object, ...]]")]
            fn __reduce__<'py>(
                &self,
                py: Python<'py>,
            ) -> PyResult<(Bound<'py, pyo3::types::PyType>, Bound<'py, pyo3::types::PyTuple>)> {
                py.check_signals()?;
                Ok((py.get_type::<$name>(), ($(self.$field.clone(),)+).into_pyobject(py)?))
            }

            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                let fields = [$(pyo3::IntoPyObjectExt::into_bound_py_any(self.$field.clone(), py)?.repr()?.to_string()),+];
                Ok(format!("{}({})", stringify!($name), fields.join(", ")))
            }
        }
    };
    (@strs $($field:ident)+) => { ($(value_class!(@str $field),)+) };
    (@str $field:ident) => { &'static str };
}
pub(crate) use value_class;

value_class! {
    /// A name of an entity.
    Name {
        /// The name as it is printed.
        text: String,
        /// How it denotes: "name", "acronym", "adjective" …
        form: Word<Form>,
        /// The languages it belongs to (BCP 47), joined with "|"; "und" stands for any.
        languages: String,
        /// The id of the entity.
        entity_id: String,
    }
}

impl Name {
    pub fn new(name: &legation::Name<'_>) -> Name {
        Name {
            text: name.text().to_owned(),
            form: Word(name.form()),
            languages: name.languages().collect::<Vec<_>>().join("|"),
            entity_id: name.entity().id().to_owned(),
        }
    }
}

value_class! {
    /// A code of a country in a dated system.
    CountryCode {
        /// "cow" or "gw".
        system: Word<CodeSystem>,
        /// The code: "732".
        code: String,
        /// The letters beside the number: "ROK".
        abbreviation: String,
        /// Since when (YYYY-MM-DD).
        start: Option<String>,
        /// Until when; `None` is still valid.
        end: Option<String>,
    }
}

impl CountryCode {
    pub fn new(code: &legation::CodedCountry<'_>) -> CountryCode {
        CountryCode {
            system: Word(code.system),
            code: code.code.to_owned(),
            abbreviation: code.abbreviation.to_owned(),
            start: code.start.map(|date| date.to_string()),
            end: code.end.map(|date| date.to_string()),
        }
    }
}

value_class! {
    /// An identifier in another data set.
    ExternalId {
        /// "archigos", "partyfacts", "ror", "ucdp_actor", "oecd_crs", "ofac" or "wikipedia" (a former title).
        system: Word<ExternalIdSystem>,
        /// The identifier as it is written there.
        id: String,
    }
}

impl ExternalId {
    pub fn new(external: &legation::ExternalId<'_>) -> ExternalId {
        ExternalId { system: Word(external.system), id: external.id.to_owned() }
    }
}

value_class! {
    /// A country (or an organisation: the EU in the G20) in an organisation, from one date to another.
    Membership {
        /// The id of the member.
        member_id: String,
        /// The name of the member.
        member_name: String,
        /// The id of the organisation.
        organisation_id: String,
        /// The name of the organisation.
        organisation_name: String,
        /// "member", "observer", "candidate", "associate" or "suspended".
        status: Word<MembershipStatus>,
        /// The date of joining (YYYY, YYYY-MM or YYYY-MM-DD), if a source states it.
        start: Option<String>,
        /// The date of leaving: a date, "?" when it ended on an unknown day, `None` when it had not ended as of the data version.
        end: Option<String>,
        /// The first year in which a yearly source lists it; the membership may be older.
        listed_from: Option<String>,
        /// The last year in which a yearly source lists it.
        listed_to: Option<String>,
    }
}

impl Membership {
    pub fn new(membership: &legation::Membership<'_>) -> Membership {
        let (member, organisation) = (membership.member(), membership.organisation());
        let date = |date: Option<legation::Date>| date.map(|date| date.to_string());
        Membership {
            member_id: member.id().to_owned(),
            member_name: member.name().to_owned(),
            organisation_id: organisation.id().to_owned(),
            organisation_name: organisation.name().to_owned(),
            status: Word(membership.status()),
            start: date(membership.start()),
            end: end_text(membership.end()),
            listed_from: date(membership.listed_from()),
            listed_to: date(membership.listed_to()),
        }
    }
}

/// A date, "?" for an end that nobody knows, nothing for none.
pub fn end_text(end: legation::TermEnd) -> Option<String> {
    match end {
        legation::TermEnd::Open => None,
        legation::TermEnd::Unknown => Some("?".to_owned()),
        legation::TermEnd::On(date) => Some(date.to_string()),
    }
}

value_class! {
    /// An entity that `search` found, with the name that comes nearest to the query.
    SearchResult {
        /// The id of the entity.
        entity_id: String,
        /// "country", "leader" or "organisation".
        kind: Word<Kind>,
        /// The name that English-language news uses.
        entity_name: String,
        /// The name of the entity that matched best.
        matched: String,
        /// How many letters had to be put in, left out, changed or swapped with their neighbour.
        edits: usize,
        /// Whether the query is the whole name and not only its beginning.
        whole: bool,
    }
}

impl SearchResult {
    pub fn new(result: &legation::SearchResult<'_>) -> SearchResult {
        let entity = result.entity();
        SearchResult {
            entity_id: entity.id().to_owned(),
            kind: Word(entity.kind()),
            entity_name: entity.name().to_owned(),
            matched: result.name().text().to_owned(),
            edits: result.edits(),
            whole: result.is_whole(),
        }
    }
}

value_class! {
    /// Where facts come from.
    Source {
        /// The id that rows refer to.
        id: String,
        /// What it is.
        title: String,
        /// The licence under which its facts are passed on.
        licence: String,
        /// The date of the state that was read, as the source gives it.
        as_of: String,
    }
}

value_class! {
    /// What the gazetteer's data is: keep it with every result.
    DataInfo {
        /// The date of the newest source, YYYY.MM.DD.
        version: String,
        /// A hash of the seed tables: equal hashes, equal data.
        hash: String,
        /// The number of countries, territories and historical states.
        countries: usize,
        /// The number of leaders.
        leaders: usize,
        /// The number of organisations.
        organisations: usize,
        /// The number of names.
        names: usize,
        /// The number of terms of office.
        terms: usize,
        /// The sources with their licences.
        sources: Vec<Source>,
        /// The layers, the lowest first.
        layers: Vec<Layer>,
    }
}

value_class! {
    /// A layer of a gazetteer.
    Layer if Layer::check {
        /// "built_in" or "own".
        kind: Word<LayerKind>,
        /// The version of its tables; empty where they have none.
        version: String,
        /// A hash of its tables: equal hashes, equal data.
        hash: String,
        /// What people call it: the name of its file without the ending, otherwise its kind.
        name: String,
        /// The date of its newest source, as the source gives it; empty where none does.
        as_of: String,
        /// The file that it was read from, if it was read from one.
        path: Option<std::path::PathBuf>,
    }
}

impl Layer {
    /// A path of nothing is none: Python would call it ".", which is another.
    fn check(&self) -> PyResult<()> {
        match &self.path {
            Some(path) if path.as_os_str().is_empty() => Err(crate::input::LegationError::new_err(
                "the path of a layer is empty; say None where there is no file",
            )),
            _ => Ok(()),
        }
    }

    pub fn new(layer: &legation::LayerInfo<'_>) -> Layer {
        Layer {
            kind: Word(layer.kind),
            version: layer.version.to_owned(),
            hash: layer.hash.to_owned(),
            name: layer.name().to_owned(),
            as_of: layer.as_of.to_owned(),
            path: layer.path.map(std::path::Path::to_owned),
        }
    }
}

value_class! {
    /// A difference between two gazetteers; its text is a line: `str(change)`.
    Change {
        /// "came", "left", "renamed", "term_added", "term_removed", "term_moved", "name_added", "name_removed" or "fact".
        kind: Word<ChangeKind>,
        /// The id of the entity.
        entity_id: String,
        /// What is different, in words.
        text: String,
    }
}

#[pymethods]
impl Change {
    fn __str__(&self) -> String {
        format!("{}: {}: {}", self.kind.0.in_words(), self.entity_id, self.text)
    }
}

impl Change {
    pub fn new(change: legation::Change) -> Change {
        Change { kind: Word(change.kind), entity_id: change.entity_id, text: change.text }
    }
}

/// A stable hash within the process.
pub fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
