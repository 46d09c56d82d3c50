//! Words of closed vocabularies: strings in Python, whose types the stubs know (`legation.vocabulary`).

use std::convert::Infallible;
use std::hash::Hash;
use std::str::FromStr;

use pyo3::prelude::*;
use pyo3::types::PyString;
#[cfg(feature = "stubs")]
use pyo3::{inspect::PyStaticExpr, type_hint_identifier};

use crate::input;

/// A closed set of words.
pub trait Vocabulary: Copy + Eq + Hash + FromStr<Err = legation::UnknownWord> + 'static {
    /// The name of its type in `legation.vocabulary`.
    const NAME: &'static str;
    /// Its words, in the order of declaration.
    fn words() -> Vec<&'static str>;
    fn as_str(self) -> &'static str;
}

/// A word of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word<V>(pub V);

impl<'py, V: Vocabulary> IntoPyObject<'py> for Word<V> {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    #[cfg(feature = "stubs")]
    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("legation.vocabulary", V::NAME);

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(PyString::intern(py, self.0.as_str()))
    }
}

impl<V: Vocabulary> FromPyObject<'_, '_> for Word<V> {
    type Error = PyErr;

    #[cfg(feature = "stubs")]
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("legation.vocabulary", V::NAME);

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Word<V>> {
        input::word(value.extract::<&str>()?).map(Word)
    }
}

macro_rules! vocabularies {
    ($($name:ident: $what:literal,)+) => {
        $(impl Vocabulary for legation::$name {
            const NAME: &'static str = stringify!($name);

            fn words() -> Vec<&'static str> {
                legation::$name::ALL.iter().map(|word| word.as_str()).collect()
            }

            fn as_str(self) -> &'static str {
                legation::$name::as_str(self)
            }
        })+

        /// The vocabularies: name, what it is of, words. `legation.vocabulary` is made from them.
        #[pyfunction]
        pub fn vocabularies() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
            vec![$((<legation::$name as Vocabulary>::NAME, $what, <legation::$name as Vocabulary>::words())),+]
        }
    };
}

vocabularies! {
    Kind: "What an entity is.",
    Form: "How a name or a mention denotes.",
    Rule: "A rule of the resolver.",
    Rejection: "Why a name is not a mention.",
    LayerKind: "Where an entity comes from.",
    Role: "The class of an office.",
    CountryStatus: "The standing of a country.",
    OrganisationClass: "The class of an organisation.",
    MembershipStatus: "How a member belongs to an organisation.",
    CodeSystem: "A system of country codes.",
    ChangeKind: "A sort of difference between two gazetteers.",
    ExternalIdSystem: "Another data set's identifiers.",
    Knowledge: "A table of what a gazetteer knows.",
    Period: "What counts are taken by.",
    Within: "In what two entities are mentioned together.",
}
