//! Gazetteers: the built-in one, own ones, and both as layers of one.

use std::path::PathBuf;
use std::sync::Arc;

use legation::{Extractor, LayerKind, Selection};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple, PyType};

use crate::input::{self, LegationError, Strings, found_nothing, refused};
use crate::value::{Change, Layer, TupleOf};

/// The built-in gazetteer.
pub fn built_in() -> &'static Arc<legation::Gazetteer> {
    Extractor::embedded().gazetteer()
}

/// Entities with their names, codes and terms of office, in layers.
///
/// `Gazetteer.builtin()` is what the functions of the module ask. Tables of your own become one with
/// `Gazetteer.from_directory`, and `extend` puts it on top:
///
/// >>> both = legation.Gazetteer.builtin().extend([{"id": "firm:acme", "name": "Acme Mining"}])
/// >>> legation.Extractor(both).extract("Acme Mining left Peru.").mentions[0].entity_id
/// 'firm:acme'
///
/// Its methods are the look-ups of the module. Gazetteers are equal when their layers have the same data; they pickle
/// with the data of their own layers.
#[pyclass(frozen, module = "legation")]
pub struct Gazetteer(pub Arc<legation::Gazetteer>);

/// What a layer is equal by: not the file that it was read from.
fn data_of(gazetteer: &legation::Gazetteer) -> impl Iterator<Item = (LayerKind, &str, &str)> {
    gazetteer.layers().map(|layer| (layer.kind, layer.version, layer.hash))
}

/// Whether two gazetteers have the same layers.
pub fn have_the_same_data(one: &Arc<legation::Gazetteer>, other: &Arc<legation::Gazetteer>) -> bool {
    Arc::ptr_eq(one, other) || one.info().hash() == other.info().hash() && data_of(one).eq(data_of(other))
}

/// The lists of a selection: ids left out, kinds, countries, classes, languages, names left out.
type SelectedWords = [Vec<String>; 6];

fn words_of(selection: &Selection) -> SelectedWords {
    let Selection { without, kinds, countries, classes, languages, without_names, .. } = selection.clone();
    let kinds = kinds.into_iter().map(|kind| kind.as_str().to_owned()).collect();
    [without, kinds, countries, classes, languages, without_names]
}

fn selection_of([without, kinds, countries, classes, languages, without_names]: SelectedWords) -> PyResult<Selection> {
    let mut selection = Selection::default();
    selection.kinds = kinds.iter().map(|kind| input::word(kind)).collect::<PyResult<_>>()?;
    (selection.without, selection.countries) = (without, countries);
    (selection.classes, selection.languages, selection.without_names) = (classes, languages, without_names);
    Ok(selection)
}

/// A layer in a pickle.
#[derive(FromPyObject)]
enum LayerState {
    Data(Vec<u8>),
    /// The path and the hash.
    File(PathBuf, String),
}

/// The layer in a file, if it is still the one with the hash.
fn reread(
    base: &legation::Gazetteer,
    path: &std::path::Path,
    hash: &str,
) -> Result<legation::Gazetteer, legation::Error> {
    let layer = legation_lists::read(base, path)?.by_reference();
    let found = layer.info().hash().to_owned();
    if found == hash {
        return Ok(layer);
    }
    let message = format!("the file has changed since the pickle was made: its hash is {found}, not {hash}");
    Err(legation::Error::file(path, message))
}

impl Gazetteer {
    fn select(&self, py: Python<'_>, words: SelectedWords) -> PyResult<Gazetteer> {
        let selection = selection_of(words)?;
        let part = py.detach(|| self.0.select(&selection)).map_err(found_nothing)?;
        Ok(Gazetteer(Arc::new(part)))
    }

    /// What finds something in a gazetteer again when a pickle is read: a function of the module, or a method of the gazetteer.
    pub fn finder<'py>(
        py: Python<'py>,
        gazetteer: &Arc<legation::Gazetteer>,
        name: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        match Gazetteer::unless_built_in(py, gazetteer)? {
            None => py.import("legation._core")?.getattr(name),
            Some(gazetteer) => gazetteer.into_bound(py).getattr(name),
        }
    }

    /// The Python object of a gazetteer; `None` for the built-in one, which is there anyway.
    pub fn unless_built_in(py: Python<'_>, gazetteer: &Arc<legation::Gazetteer>) -> PyResult<Option<Py<Gazetteer>>> {
        (!Arc::ptr_eq(gazetteer, built_in())).then(|| Py::new(py, Gazetteer(gazetteer.clone()))).transpose()
    }

    /// The gazetteer of a pickle.
    pub fn or_built_in(gazetteer: Option<&Py<Gazetteer>>) -> Arc<legation::Gazetteer> {
        gazetteer.map_or_else(|| built_in().clone(), |gazetteer| gazetteer.get().0.clone())
    }
}

#[pymethods]
impl Gazetteer {
    /// The gazetteer inside the package.
    #[staticmethod]
    fn builtin() -> Gazetteer {
        Gazetteer(built_in().clone())
    }

    /// A layer of your own by itself, from the path of a list, a compiled gazetteer or a directory of tables, or by its name in the data
    /// directory: `"wikidata"` is the newest version there, `"wikidata-2026.11.22"` that one.
    ///
    /// `extend` puts it on top of another gazetteer, and takes paths and names, too. With `trusted`, for files that you wrote yourself, a compiled
    /// gazetteer is checked for damage and its version only, and opens in a tenth of the time. Raises `LegationError` when there is no such
    /// layer, it is not sound, or was compiled by another version of the package.
    #[staticmethod]
    #[pyo3(signature = (path_or_name, *, trusted = false))]
    fn load(py: Python<'_>, path_or_name: PathBuf, trusted: bool) -> PyResult<Gazetteer> {
        let read = || {
            let path = legation_lists::find(&path_or_name)?;
            let read = if trusted { legation_lists::read_trusted } else { legation_lists::read };
            read(built_in(), &path)
        };
        Ok(Gazetteer(Arc::new(py.detach(read).map_err(refused)?)))
    }

    /// The tables in a directory, compiled.
    ///
    /// The columns are those of the tables in `seeds/gazetteer`; tables that are absent count as empty.
    /// Raises `LegationError` for the first fault, with file, line and column.
    #[staticmethod]
    fn from_directory(py: Python<'_>, path: PathBuf) -> PyResult<Gazetteer> {
        let gazetteer = py.detach(|| legation::Gazetteer::from_directory(path)).map_err(refused)?;
        Ok(Gazetteer(Arc::new(gazetteer)))
    }

    /// Opens what `to_bytes` gave: of one layer. The bytes are checked to the last one.
    ///
    /// Raises `LegationError` when they are not a whole compiled gazetteer of this version of the package.
    #[staticmethod]
    fn from_bytes(py: Python<'_>, data: Vec<u8>) -> PyResult<Gazetteer> {
        let gazetteer = py.detach(|| legation::Gazetteer::from_compiled(data)).map_err(refused)?;
        Ok(Gazetteer(Arc::new(gazetteer)))
    }

    /// The compiled form of a gazetteer of one layer.
    ///
    /// Raises `LegationError` when it has several layers (write each down by itself), or is a part of a gazetteer.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        if self.0.selections().next().is_some() {
            let message = "what was left out (without, only) has no compiled form; take the whole gazetteer's, and leave out again";
            return Err(LegationError::new_err(message));
        }
        let mut layers = self.0.layers();
        match (layers.next(), layers.len()) {
            (Some(layer), 0) => Ok(PyBytes::new(py, self.0.compiled_layer(layer.id))),
            (_, more) => {
                let message =
                    format!("a gazetteer of {} layers has no single compiled form; write each down", more + 1);
                Err(LegationError::new_err(message))
            }
        }
    }

    /// This gazetteer with own entities on top; it stays as it is.
    ///
    /// They are another gazetteer, the path of a list (CSV, TSV, JSON Lines), of a compiled gazetteer or of a directory of
    /// tables, a data frame (pandas, polars), an Arrow table, or a list of dicts. A list needs the columns id and name;
    /// `own_columns()` says what else it may have:
    ///
    /// >>> mine = [{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company"}]
    /// >>> both = legation.Gazetteer.builtin().extend(mine)
    /// >>> legation.Extractor(both).extract("Vellamo Shipping sued Peru.").mentions[0].entity_id
    /// 'vell-7'
    ///
    /// An entity that both have (the same id) is one: it has the names, terms of office, codes and memberships of both;
    /// what there can be only one of (name, Wikidata item, dates) is the upper layer's where it states it.
    /// Raises `LegationError` with every fault of a list, its place and the remedy, and when there would be more than 15
    /// layers.
    fn extend(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Gazetteer> {
        let other = match other.cast::<Gazetteer>() {
            Ok(other) => other.get().0.clone(),
            Err(_) => Arc::new(crate::own::layer(&self.0, other)?),
        };
        let gazetteer = py.detach(|| self.0.extend(&other)).map_err(refused)?;
        Ok(Gazetteer(Arc::new(gazetteer)))
    }

    /// Writes the uppermost layer to a file: compiled (`.legation`), which `extend` opens in milliseconds, or as a list (`.jsonl`), of which
    /// `extend` makes the same layer again.
    ///
    /// The file appears whole or not at all. Raises `LegationError` when it cannot be written, something was left out of the
    /// layer (`without`, `only`), or it says more than a list can.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| legation_lists::save(&self.0, &path)).map_err(refused)
    }

    /// This gazetteer without some entities, by id; texts and look-ups by id and name do not see them.
    ///
    /// >>> legation.Gazetteer.builtin().without(["org:nato"]).search("NATO", limit=1)[0].entity_id != "org:nato"
    /// True
    ///
    /// `names` leaves single names out, whatever they denote; the entities stay:
    ///
    /// >>> part = legation.Gazetteer.builtin().without(names=["Kiwi"])
    /// >>> len(legation.Extractor(part).extract("A Kiwi met a New Zealander."))
    /// 1
    ///
    /// Raises `UnknownEntityError` for an id or a name that it does not have.
    #[pyo3(signature = (ids = Strings::default(), *, names = Strings::default()))]
    fn without(&self, py: Python<'_>, ids: Strings, names: Strings) -> PyResult<Gazetteer> {
        self.select(py, [ids.0, Vec::new(), Vec::new(), Vec::new(), Vec::new(), names.0])
    }

    /// What a later gazetteer says otherwise: entities that came and left, other names, terms of office and facts, in a fixed order.
    ///
    /// >>> builtin = legation.Gazetteer.builtin()
    /// >>> later = builtin.extend([{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company"}])
    /// >>> [str(change) for change in builtin.changes_to(later)]
    /// ['came: vell-7: Vellamo Shipping (company)']
    fn changes_to(&self, py: Python<'_>, later: &Gazetteer) -> Vec<Change> {
        py.detach(|| self.0.changes_to(&later.0).into_iter().map(Change::new).collect())
    }

    /// Only a part of this gazetteer: entities of these kinds, countries (by id, code or name: themselves, their organisations, the holders of
    /// their offices) and classes (of organisations, and kinds of your own; countries and leaders have none, and stay), and names of these
    /// languages beside those of any language. What is not given keeps all.
    ///
    /// >>> part = legation.Gazetteer.builtin().only(kinds=["country"])
    /// >>> [mention.text for mention in legation.Extractor(part).extract("Xi Jinping left China.")]
    /// ['China']
    ///
    /// Raises `UnknownEntityError` for words that it does not know, `LegationError` for a list of none.
    #[pyo3(signature = (*, kinds = None, countries = None, classes = None, languages = None))]
    fn only(
        &self,
        py: Python<'_>,
        kinds: Option<Strings>,
        countries: Option<Strings>,
        classes: Option<Strings>,
        languages: Option<Strings>,
    ) -> PyResult<Gazetteer> {
        // A list that came out empty would keep all.
        let some = |name: &str, given: Option<Strings>| match given {
            Some(Strings(none)) if none.is_empty() => {
                Err(LegationError::new_err(format!("{name} names none; leave it out for all")))
            }
            given => Ok(given.unwrap_or_default().0),
        };
        let [kinds, countries, classes, languages] = [
            some("kinds", kinds)?,
            some("countries", countries)?,
            some("classes", classes)?,
            some("languages", languages)?,
        ];
        self.select(py, [Vec::new(), kinds, countries, classes, languages, Vec::new()])
    }

    /// The layers, the lowest first.
    #[getter]
    fn layers<'py>(&self, py: Python<'py>) -> PyResult<TupleOf<'py, Layer>> {
        TupleOf::of(py, self.0.layers().map(|layer| Layer::new(&layer)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Gazetteer>().is_ok_and(|other| have_the_same_data(&self.0, &other.get().0))
    }

    fn __hash__(&self) -> u64 {
        crate::value::hash(&self.0.info().hash())
    }

    fn __repr__(&self) -> String {
        let layers: Vec<&str> = self.0.layers().map(|layer| layer.kind.as_str()).collect();
        format!("<Gazetteer {} layers={}>", self.0.info().version(), layers.join("+"))
    }

    /// This gazetteer, which pickles with the paths and hashes of its layers' files instead of their data.
    ///
    /// For workers that can read the files: the pickle has a few hundred bytes, and a worker that finds another file there raises
    /// `LegationError`. Layers that were read from no file pickle as they are.
    fn by_path(&self) -> Gazetteer {
        Gazetteer(Arc::new(legation::Gazetteer::clone(&self.0).by_reference()))
    }

    /// Pickles as the data of its layers (of `by_path` as their files), of the built-in one as nothing, and what was selected of them.
    #[pyo3(signature = () -> "tuple[object, tuple[list[bytes | tuple[str, str] | None], list[tuple[int, int, list[list[str]]]]]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let state = |layer: legation::LayerInfo<'_>| -> PyResult<Bound<'py, PyAny>> {
            match (layer.kind, layer.path) {
                (LayerKind::BuiltIn, _) => py.None().into_bound_py_any(py),
                (_, Some(path)) if layer.by_reference => {
                    // A worker may be somewhere else.
                    let path = std::path::absolute(path)?.into_os_string();
                    (path, layer.hash).into_bound_py_any(py)
                }
                _ => PyBytes::new(py, self.0.compiled_layer(layer.id)).into_bound_py_any(py),
            }
        };
        let layers = self.0.layers().map(state).collect::<PyResult<Vec<_>>>()?;
        let parts = self.0.selections().map(|(layers, selection)| (layers.start, layers.end, words_of(selection)));
        let selections: Vec<_> = parts.collect();
        Ok((py.get_type::<Gazetteer>().getattr("_restore")?, (layers, selections).into_pyobject(py)?))
    }

    #[classmethod]
    #[pyo3(signature = (layers, selections = Vec::new()))]
    fn _restore(
        _class: &Bound<'_, PyType>,
        layers: Vec<Option<LayerState>>,
        selections: Vec<(usize, usize, SelectedWords)>,
    ) -> PyResult<Gazetteer> {
        let mut whole: Option<Arc<legation::Gazetteer>> = None;
        for (layer, count) in layers.into_iter().zip(1..) {
            let layer = match layer {
                None => built_in().clone(),
                // Who makes a pickle can do worse than a layer that does not fit together.
                Some(LayerState::Data(bytes)) => Arc::new(legation::Gazetteer::from_trusted(bytes).map_err(refused)?),
                Some(LayerState::File(path, hash)) => {
                    Arc::new(reread(whole.as_ref().unwrap_or(built_in()), &path, &hash).map_err(refused)?)
                }
            };
            whole = Some(match whole {
                None => layer,
                Some(below) => Arc::new(below.extend(&layer).map_err(refused)?),
            });
            for (start, _, words) in selections.iter().filter(|(_, end, _)| *end == count) {
                let selection = selection_of(words.clone())?;
                let part = whole.as_ref().map(|whole| whole.select_layers(*start..count, &selection));
                whole = part.transpose().map_err(refused)?.map(Arc::new);
            }
        }
        whole.map(Gazetteer).ok_or_else(|| LegationError::new_err("a gazetteer has at least one layer"))
    }
}
