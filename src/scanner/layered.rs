//! The scanners of all layers of a gazetteer as one: what they find comes together in the order of the text.

use super::{Candidate, Progress, Scanned, Scanner, Wanted};
use crate::cancellation::Going;
use crate::gazetteer::{Gazetteer, KeyHandle};
use crate::options::Options;

/// A scanner for each layer, from the lowest to the uppermost.
pub(crate) struct LayeredScanner(Box<[Scanner]>);

impl LayeredScanner {
    /// Builds the scanners; takes time in proportion to the keys.
    pub(crate) fn new(gazetteer: &Gazetteer) -> LayeredScanner {
        LayeredScanner(gazetteer.placed_layers().iter().map(|layer| Scanner::new(layer)).collect())
    }

    /// The scanner of the lowest layer.
    pub(super) fn lowest(&self) -> &Scanner {
        &self.0[0]
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
        let (mut progress, wanted) = (Progress::START, Wanted { names: true, capitals });
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
        let mut layers = gazetteer.placed_layers().iter().zip(&self.0);
        let (lowest, scanner) = layers.next().expect("a gazetteer has a layer");
        let mut found = scanner.scan_from(progress, length, lowest, text, options, wanted, going);
        if self.0.len() == 1 || !wanted.names {
            return found;
        }
        for (layer, scanner) in layers {
            // All layers read the same blocks: they all stop at the same place.
            let (mut progress, wanted) = (started, Wanted { names: true, capitals: false });
            let upper = scanner.scan_from(&mut progress, length, layer, text, options, wanted, going);
            let key = |key: KeyHandle| KeyHandle::new(layer.id(), key.row());
            found.candidates.extend(upper.candidates.iter().map(|name| Candidate { key: key(name.key), ..*name }));
        }
        // Each layer's are in order already, which the sort takes for granted parts.
        found.candidates.sort_by_key(|candidate| (candidate.span, candidate.key.layer()));
        found
    }
}
