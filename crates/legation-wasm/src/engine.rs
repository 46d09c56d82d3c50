//! The questions that JavaScript may ask, each with its arguments and its answer.

use std::sync::Arc;

use legation::{Date, Extractor, Gazetteer, Kind, MentionRecord, Options, Rejection, Rule};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What answers.
pub struct Engine {
    extractor: Extractor,
}

/// Every question about the gazetteer with its arguments.
#[derive(Deserialize)]
#[serde(tag = "question", content = "arguments", rename_all = "snake_case", deny_unknown_fields)]
enum Question {
    /// What is known of an entity; null if there is none of the id.
    Entity {
        id: String,
    },
    Country {
        query: String,
        on: Option<Date>,
    },
    Leader {
        query: String,
    },
    Organisation {
        query: String,
    },
    Search {
        query: String,
        limit: usize,
    },
    LeaderOf {
        country: String,
        on: Option<Date>,
    },
    HeadOf {
        organisation: String,
        on: Option<Date>,
    },
    OfficeHolders {
        body: String,
        on: Option<Date>,
    },
    Terms {
        leader: String,
    },
    Members {
        organisation: String,
        on: Option<Date>,
    },
    Memberships {
        country: String,
        on: Option<Date>,
    },
    ConvertCode {
        code: String,
        from: legation::CodeSystem,
        to: legation::CodeSystem,
        on: Option<Date>,
    },
    Info,
}

impl Engine {
    /// Opens a packed gazetteer; `Err` says what is wrong with it.
    pub fn new(packed: &[u8]) -> Result<Engine, String> {
        let gazetteer = Gazetteer::from_packed(packed).map_err(|error| error.to_string())?;
        Ok(Engine { extractor: Extractor::new(Arc::new(gazetteer)) })
    }

    /// The document of a text as JSON; the options are a JSON object with the keywords of Python.
    pub fn extract(&self, text: &str, options: &str) -> Result<String, String> {
        written(&self.extractor.extract_with(text, &self.options(options)?).in_utf16())
    }

    /// The same in words, a line for each decision.
    pub fn explain(&self, text: &str, options: &str) -> Result<String, String> {
        Ok(self.extractor.extract_with(text, &self.options(options)?).explain())
    }

    fn options(&self, options: &str) -> Result<Options, String> {
        let options: Options = serde_json::from_str(options).map_err(|error| message(&error))?;
        if let Some(language) = options.given_language() {
            self.extractor.gazetteer().language(language).map_err(|error| error.to_string())?;
        }
        Ok(options)
    }

    /// The answer to a question about the gazetteer as JSON.
    pub fn ask(&self, question: &str, arguments: &str) -> Result<String, String> {
        let question = format!("{{\"question\":{},\"arguments\":{arguments}}}", written(&question)?);
        let question: Question = serde_json::from_str(&question).map_err(|error| message(&error))?;
        self.answer(question)
    }

    fn answer(&self, question: Question) -> Result<String, String> {
        let gazetteer = self.extractor.gazetteer();
        let country = |query: &str, on| gazetteer.country_on(query, on).map_err(|error| error.to_string());
        match question {
            Question::Entity { id } => written(&gazetteer.entity(&id)),
            Question::Country { query, on } => written(&*country(&query, on)?),
            Question::Leader { query } => written(&*gazetteer.leader(&query).map_err(|error| error.to_string())?),
            Question::Organisation { query } => {
                written(&*gazetteer.organisation(&query).map_err(|error| error.to_string())?)
            }
            Question::Search { query, limit } => written(&gazetteer.search(&query, limit)),
            Question::LeaderOf { country, on } => {
                written(&gazetteer.leader_of(&country, on, None).map_err(|error| error.to_string())?)
            }
            Question::HeadOf { organisation, on } => {
                written(&gazetteer.head_of(&organisation, on).map_err(|error| error.to_string())?)
            }
            Question::OfficeHolders { body, on } => {
                written(&gazetteer.office_holders(&body, on).map_err(|error| error.to_string())?)
            }
            Question::Terms { leader } => written(&gazetteer.terms(&leader).map_err(|error| error.to_string())?),
            Question::Members { organisation, on } => {
                written(&gazetteer.members(&organisation, on).map_err(|error| error.to_string())?)
            }
            Question::Memberships { country, on } => {
                written(&gazetteer.memberships(&country, on).map_err(|error| error.to_string())?)
            }
            Question::ConvertCode { code, from, to, on } => written(&gazetteer.convert_code(&code, from, to, on)),
            Question::Info => written(&self.info()),
        }
    }

    /// What the engine and its data are, and the words that explain its answers.
    fn info(&self) -> impl Serialize {
        let info = self.extractor.gazetteer().info();
        let rules = Rule::ALL.iter().map(|rule| (rule.as_str().to_owned(), json!(rule.description())));
        let columns: Vec<_> = MentionRecord::COLUMNS.iter().map(|column| column.name).collect();
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "data_version": info.version(),
            "data_hash": info.hash(),
            "countries": info.countries(),
            "leaders": info.leaders(),
            "organisations": info.organisations(),
            "names": info.names(),
            "terms": info.terms(),
            "sources": info.sources().collect::<Vec<_>>(),
            "rules": rules.collect::<serde_json::Map<_, _>>(),
            "rejections": Rejection::ALL,
            "kinds": Kind::ALL,
            "mention_columns": columns,
        })
    }
}

fn written(answer: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(answer).map_err(|error| error.to_string())
}

/// Without the place in the JSON, which the caller did not write.
fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned()
}

#[cfg(test)]
mod tests {
    use legation::{Extractor, Gazetteer};
    use serde_json::{Value, json};

    use super::Engine;

    fn engine() -> Engine {
        Engine { extractor: Extractor::new(Gazetteer::embedded()) }
    }

    fn answer(question: &str, arguments: Value) -> Value {
        serde_json::from_str(&engine().ask(question, &arguments.to_string()).unwrap()).unwrap()
    }

    #[test]
    fn offsets_are_code_units() {
        let document = engine().extract("🌍 Xi Jinping", r#"{"date": "2024"}"#).unwrap();
        let document: Value = serde_json::from_str(&document).unwrap();
        let mention = &document["mentions"][0];
        assert_eq!((&mention["start"], &mention["end"], &mention["iso3"]), (&json!(3), &json!(13), &json!(null)));
        assert_eq!(mention["entity_id"], "leader:xi-jinping");
    }

    #[test]
    fn questions_are_answered() {
        assert_eq!(answer("country", json!({"query": "Burma", "on": null}))["id"], "country:MMR");
        assert_eq!(answer("leader_of", json!({"country": "Germany", "on": "1985"}))["leader"], "leader:helmut-kohl");
        let code = json!({"code": "365", "from": "cow", "to": "iso3", "on": "1985"});
        assert_eq!(answer("convert_code", code), json!("SUN"));
        assert_eq!(answer("entity", json!({"id": "country:no-such"})), json!(null));
        assert!(answer("info", json!(null))["rules"]["own_name"].as_str().unwrap().ends_with('.'));
    }

    #[test]
    fn wrong_arguments_are_named() {
        let error = |question: &str, arguments: &str| engine().ask(question, arguments).unwrap_err();
        assert!(error("country", r#"{"query": "Congo", "on": null}"#).contains("country:COD, country:COG"));
        assert!(error("king_of", "{}").contains("unknown variant `king_of`"));
        assert!(error("terms", "{}").contains("missing field `leader`"));
        assert!(engine().extract("", r#"{"date": "yesterday"}"#).unwrap_err().contains("yesterday"));
        assert!(engine().extract("", r#"{"colour": true}"#).unwrap_err().contains("unknown field `colour`"));
        assert!(engine().extract("", r#"{"language": "xx"}"#).unwrap_err().contains("xx"));
        assert!(Engine::new(b"LEGATION").is_err());
    }
}
