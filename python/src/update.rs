//! Refreshes from Wikidata. The HTTP client is Python's own: a second one would be a tenth of the wheel.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use legation_update::{Clock, Reply, Request, Settings, Transport, TransportError};
use pyo3::exceptions::{PyKeyboardInterrupt, PyOSError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::gazetteer::built_in;
use crate::input::{self, DateError, LegationError, Strings};
use crate::value::Change;

/// How long a signal may wait.
const PATIENCE: Duration = Duration::from_millis(50);

/// `legation._http`, and what it or a signal handler raised.
#[derive(Default)]
pub struct PythonNetwork {
    raised: Mutex<Option<PyErr>>,
}

impl PythonNetwork {
    /// The exception that stopped the work, if one did.
    pub fn raised(&self) -> Option<PyErr> {
        self.raised.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    }

    fn stop(&self, error: PyErr) {
        *self.raised.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(error);
    }
}

impl Transport for PythonNetwork {
    fn post(&self, request: &Request<'_>) -> Result<Reply, TransportError> {
        let sent = Python::attach(|py| -> PyResult<Reply> {
            let headers = PyDict::new(py);
            for (name, value) in request.headers {
                headers.set_item(name, value)?;
            }
            let arguments = (request.url, request.body, headers, request.timeout.as_secs_f64());
            let reply = py.import("legation._http")?.getattr("post")?.call1(arguments)?;
            let (status, retry_after, body) = reply.extract()?;
            Ok(Reply { status, retry_after, body })
        });
        sent.map_err(|error| {
            let failed = Python::attach(|py| {
                error.is_instance_of::<PyOSError>(py).then(|| TransportError::Failed(error.value(py).to_string()))
            });
            failed.unwrap_or_else(|| {
                self.stop(error);
                TransportError::Interrupted
            })
        })
    }
}

impl Clock for PythonNetwork {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> bool {
        let mut left = duration;
        while !left.is_zero() {
            let some = left.min(PATIENCE);
            std::thread::sleep(some);
            left -= some;
            let checked = Python::try_attach(|py| py.check_signals());
            if let Err(error) = checked.unwrap_or_else(|| Err(PyKeyboardInterrupt::new_err(()))) {
                self.stop(error);
                return false;
            }
        }
        true
    }
}

/// A new version of the layer of Wikidata, which is not written yet: see `legation.update`.
#[pyclass(frozen, module = "legation")]
pub struct Refresh(legation_update::Refresh);

#[pymethods]
impl Refresh {
    /// What would change, compared with the built-in gazetteer and the last version of the layer.
    #[getter]
    fn changes(&self) -> Vec<Change> {
        self.0.changes().iter().cloned().map(Change::new).collect()
    }

    /// What was refused, and why; which queries failed, so that the last good data stays.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.0.notes().to_vec()
    }

    /// What is less than nine tenths of what there was, in words.
    #[getter]
    fn fall(&self) -> Option<&str> {
        self.0.fall()
    }

    /// The file that `apply` writes.
    #[getter]
    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// How many requests were sent.
    #[getter]
    fn requests(&self) -> usize {
        self.0.requests()
    }

    /// Writes the new version, which appears whole or not at all, and returns its path; older versions stay.
    ///
    /// Raises `LegationError` when the file cannot be written, and on a fall unless `accept_fall` is true.
    #[pyo3(signature = (*, accept_fall = false))]
    fn apply(&self, py: Python<'_>, accept_fall: bool) -> PyResult<PathBuf> {
        let write = || if accept_fall { self.0.apply_despite_fall() } else { self.0.apply() };
        let path = py.detach(|| write().map(|path| path.to_owned()));
        path.map_err(|error| LegationError::new_err(error.to_string()))
    }

    fn __repr__(&self) -> String {
        let [people, terms, _] = self.0.counts();
        format!("<Refresh changes={} people={people} terms={terms}>", self.0.changes().len())
    }
}

/// Asks Wikidata who holds and held the first offices and ministries of each state, and makes the next version of a layer in the user's data directory of it.
///
/// This and `legation update` in the shell are all that ever uses the network. Nothing but a cache of replies is written until
/// `apply` is called on the result, whose `changes` say in words what is new:
///
/// >>> refresh = legation.update("newsroom@example.org", countries=["Peru"])  # doctest: +SKIP
/// >>> refresh.apply()  # doctest: +SKIP
/// >>> both = legation.Gazetteer.builtin().extend("wikidata")  # doctest: +SKIP
///
/// `contact` is a mail address or a page by which the operators of the endpoint can reach you. `countries` are ids, ISO codes or names;
/// empty, all states are asked about, about 1,250 requests at one a second. `offices` are roles: head_of_state,
/// head_of_government, foreign_minister, defence_minister, finance_minister, interior_minister; empty, all of them. `languages` are those of the names; terms that ended before
/// `since` are left out; `endpoint` is another SPARQL endpoint with the data of Wikidata; `directory` takes the layer instead of the
/// data directory. An interrupted run is gone on with.
///
/// Raises `ValueError` for arguments that cannot be, `LegationError` when the endpoint does not answer or a file cannot be read.
#[pyfunction]
#[pyo3(signature = (contact, *, languages = Strings(vec!["en".to_owned()]), since = "2015", countries = Strings::default(), offices = Strings::default(), endpoint = None, directory = None, interval = 1.0, timeout = 60.0))]
#[allow(clippy::too_many_arguments)]
pub fn update(
    py: Python<'_>,
    contact: &str,
    languages: Strings,
    since: &str,
    countries: Strings,
    offices: Strings,
    endpoint: Option<String>,
    directory: Option<PathBuf>,
    interval: f64,
    timeout: f64,
) -> PyResult<Refresh> {
    let seconds = |name: &str, seconds: f64| {
        let cannot = |_| PyValueError::new_err(format!("{name} must be a number of seconds, not {seconds}"));
        Duration::try_from_secs_f64(seconds).map_err(cannot)
    };
    let mut settings = Settings::new(contact);
    (settings.languages, settings.countries) = (languages.0, countries.0);
    (settings.interval, settings.timeout) = (seconds("interval", interval)?, seconds("timeout", timeout)?);
    if !offices.0.is_empty() {
        settings.offices = offices.0.iter().map(|role| input::word(role)).collect::<PyResult<_>>()?;
    }
    settings.since = since.parse().map_err(|error: legation::DateError| DateError::new_err(error.to_string()))?;
    settings.endpoint = endpoint.unwrap_or(settings.endpoint);
    settings.directory = directory.unwrap_or(settings.directory);
    let network = PythonNetwork::default();
    let prepared = py.detach(|| legation_update::prepare(&settings, built_in(), &network, &network, &mut |_| {}));
    prepared.map(Refresh).map_err(|error| match (network.raised(), error) {
        (Some(raised), _) => raised,
        (None, legation_update::Error::Settings(message)) => PyValueError::new_err(message),
        (None, error) => LegationError::new_err(error.to_string()),
    })
}
