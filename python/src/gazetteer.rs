//! Gazetteers: the built-in one, own ones, and both as layers of one.

use std::path::PathBuf;
use std::sync::Arc;

use legation::{Extractor, LayerKind};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyTuple, PyType};

use crate::input::LegationError;
use crate::value::{Layer, TupleOf};

/// The built-in gazetteer.
pub fn built_in() -> &'static Arc<legation::Gazetteer> {
    Extractor::embedded().gazetteer()
}

/// Entities with their names, codes and terms of office, in layers.
///
/// `Gazetteer.builtin()` is what the functions of the module ask. Tables of your own become one with
/// `Gazetteer.from_directory`, and `extend` puts it on top:
///
/// >>> mine = legation.Gazetteer.from_directory("my-tables")
/// >>> both = legation.Gazetteer.builtin().extend(mine)
/// >>> legation.Extractor(both).extract("...")
///
/// Its methods are the look-ups of the module. Gazetteers are equal when their layers have the same data; they pickle
/// with the data of their own layers.
#[pyclass(frozen, module = "legation")]
pub struct Gazetteer(pub Arc<legation::Gazetteer>);

/// Whether two gazetteers have the same layers.
pub fn have_the_same_data(one: &Arc<legation::Gazetteer>, other: &Arc<legation::Gazetteer>) -> bool {
    Arc::ptr_eq(one, other) || one.layers().eq(other.layers())
}

pub fn refused(error: legation::Error) -> PyErr {
    LegationError::new_err(error.to_string())
}

impl Gazetteer {
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
    /// Raises `LegationError` when it has several layers: write each down by itself.
    fn to_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
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

    /// Writes the uppermost layer to a file whose name ends in `.legation`; `extend` opens it in milliseconds.
    ///
    /// The file appears whole or not at all. Raises `LegationError` when it cannot be written.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| legation_lists::save(&self.0, &path)).map_err(refused)
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

    /// Pickles as the data of its layers; of the built-in one as nothing.
    #[pyo3(signature = () -> "tuple[object, tuple[list[bytes | None]]]")]
    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let bytes = |layer: legation::LayerInfo<'_>| {
            (layer.kind != LayerKind::BuiltIn).then(|| PyBytes::new(py, self.0.compiled_layer(layer.id)))
        };
        let layers: Vec<_> = self.0.layers().map(bytes).collect();
        Ok((py.get_type::<Gazetteer>().getattr("_restore")?, (layers,).into_pyobject(py)?))
    }

    #[classmethod]
    fn _restore(_class: &Bound<'_, PyType>, layers: Vec<Option<Vec<u8>>>) -> PyResult<Gazetteer> {
        let mut whole: Option<Arc<legation::Gazetteer>> = None;
        for layer in layers {
            let layer = match layer {
                None => built_in().clone(),
                Some(bytes) => Arc::new(legation::Gazetteer::from_compiled(bytes).map_err(refused)?),
            };
            whole = Some(match whole {
                None => layer,
                Some(below) => Arc::new(below.extend(&layer).map_err(refused)?),
            });
        }
        whole.map(Gazetteer).ok_or_else(|| LegationError::new_err("a gazetteer has at least one layer"))
    }
}
