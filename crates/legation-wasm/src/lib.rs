//! legation for JavaScript: what crosses the border between the two, and nothing else.
//!
//! Arguments and answers are JSON, whose names are those of the records (`docs/tables.md`); offsets are UTF-16 code units, as strings count
//! in JavaScript. `js/index.js` makes functions and objects of it, `js/index.d.ts` has their types.

mod engine;

use engine::Engine;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A gazetteer with the scanner made from it.
#[wasm_bindgen(js_name = Engine)]
pub struct Binding(Engine);

#[wasm_bindgen(js_class = Engine)]
impl Binding {
    /// Opens a packed gazetteer.
    ///
    /// # Errors
    /// When the bytes are not one, or are damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(packed: &[u8]) -> Result<Binding, JsError> {
        Engine::new(packed).map(Binding).map_err(|message| JsError::new(&message))
    }

    /// The document of a text; `options` is an object with the keywords of Python.
    ///
    /// # Errors
    /// When the options are none.
    pub fn extract(&self, text: &str, options: &str) -> Result<String, JsError> {
        self.0.extract(text, options).map_err(|message| JsError::new(&message))
    }

    /// The same in words, a line for each decision.
    ///
    /// # Errors
    /// When the options are none.
    pub fn explain(&self, text: &str, options: &str) -> Result<String, JsError> {
        self.0.explain(text, options).map_err(|message| JsError::new(&message))
    }

    /// Asks the gazetteer: the name of a question and an object with its arguments.
    ///
    /// # Errors
    /// When there is no such question, the arguments are not its own, or what they name is unknown or ambiguous.
    pub fn ask(&self, question: &str, arguments: &str) -> Result<String, JsError> {
        self.0.ask(question, arguments).map_err(|message| JsError::new(&message))
    }
}
