//! An HTTP server on loopback that answers like Wikidata's endpoint, or badly.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Whole results without a row.
pub const EMPTY: &str = r#"{"head":{"vars":["holder"]},"results":{"bindings":[]}}"#;

/// What the server says.
#[derive(Clone, Debug)]
pub enum Answer {
    Whole {
        status: u16,
        headers: Vec<(String, String)>,
        body: String,
    },
    Bytes(Vec<u8>),
    /// A status of 200 and results that end in the middle, followed by the words of a fault.
    Half,
    /// Less than the announced length.
    Broken,
    /// Nothing for longer than anybody waits.
    Silence,
}

impl Answer {
    pub fn text(body: &str) -> Answer {
        Answer::Whole { status: 200, headers: Vec::new(), body: body.to_owned() }
    }

    pub fn status(status: u16, headers: &[(&str, &str)]) -> Answer {
        let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Answer::Whole { status, headers, body: "Sorry".to_owned() }
    }
}

/// What one request said.
#[derive(Clone)]
pub struct Seen {
    pub head: String,
    pub body: String,
}

struct Held {
    country: String,
    role: String,
    person: String,
    start: String,
    end: String,
    by: Vec<String>,
}

#[derive(Default)]
struct Person {
    label: String,
    aliases: Vec<(String, String)>,
    born: String,
    died: String,
    former: Vec<String>,
    modified: u32,
}

/// What the endpoint knows.
#[derive(Default)]
pub struct World {
    held: Vec<Held>,
    people: BTreeMap<String, Person>,
    /// Items that lead to others.
    redirects: BTreeMap<String, String>,
    /// What is said instead, by country and role.
    answers: BTreeMap<(String, String), Answer>,
}

impl World {
    pub fn holds(&mut self, country: &str, role: &str, person: &str, start: &str, end: &str, by: &[&str]) {
        let [country, role, person, start, end] = [country, role, person, start, end].map(str::to_owned);
        self.held.push(Held { country, role, person, start, end, by: by.iter().map(|by| by.to_string()).collect() });
    }

    pub fn person(&mut self, qid: &str, label: &str, born: &str) {
        self.people
            .insert(qid.to_owned(), Person { label: label.to_owned(), born: born.to_owned(), ..Person::default() });
    }

    pub fn alias(&mut self, qid: &str, language: &str, text: &str) {
        self.people.get_mut(qid).expect("a person").aliases.push((language.to_owned(), text.to_owned()));
    }

    pub fn died(&mut self, qid: &str, date: &str) {
        self.people.get_mut(qid).expect("a person").died = date.to_owned();
    }

    pub fn modify(&mut self, qid: &str) {
        self.people.get_mut(qid).expect("a person").modified += 1;
    }

    pub fn forget(&mut self, qid: &str) {
        self.held.retain(|held| held.person != qid);
    }

    pub fn merge(&mut self, old: &str, new: &str) {
        let mut person = self.people.remove(old).expect("a person");
        person.former.push(old.to_owned());
        person.modified += 1;
        self.people.insert(new.to_owned(), person);
        self.redirects.insert(old.to_owned(), new.to_owned());
    }

    pub fn answer(&mut self, country: &str, role: &str, answer: Answer) {
        self.answers.insert((country.to_owned(), role.to_owned()), answer);
    }

    pub fn well(&mut self) {
        self.answers.clear();
    }

    fn reply(&self, query: &str) -> Answer {
        if query.contains("VALUES ?person") {
            return Answer::text(&self.people(query));
        }
        let country =
            query.split("wd:").find_map(|part| part.split_once(" owl:sameAs?")).expect("a query of holders").0;
        let roles = [
            ("p:P35 ", "head_of_state"),
            ("p:P6 ", "head_of_government"),
            ("foreign (minister", "foreign_minister"),
            ("defen[cs]e", "defence_minister"),
            ("exchequer", "finance_minister"),
            ("home affairs", "interior_minister"),
        ];
        let role = roles.iter().find(|(words, _)| query.contains(words)).expect("an office").1;
        if let Some(answer) = self.answers.get(&(country.to_owned(), role.to_owned())) {
            return answer.clone();
        }
        let mut rows = Vec::new();
        for (number, held) in
            self.held.iter().enumerate().filter(|(_, held)| held.country == country && held.role == role)
        {
            let holder = self.redirects.get(&held.person).unwrap_or(&held.person);
            for by in &held.by {
                let statement = uri(&format!("statement/{number}-{by}"));
                let mut row = vec![("property", literal(by)), ("statement", statement), ("holder", uri(holder))];
                for (name, precise, date) in
                    [("start", "startPrecision", &held.start), ("end", "endPrecision", &held.end)]
                {
                    if !date.is_empty() {
                        row.extend([(name, literal(&time(date))), (precise, literal(precision(date)))]);
                    }
                }
                if let Some(person) = self.people.get(holder) {
                    row.push(("modified", literal(&format!("2031-05-01T00:00:{:02}Z", person.modified))));
                }
                rows.push(row);
            }
        }
        Answer::text(&results(&rows))
    }

    fn people(&self, query: &str) -> String {
        let mut rows = Vec::new();
        for (qid, person) in self.people.iter().filter(|(qid, _)| query.contains(&format!("wd:{qid} "))) {
            let mut row = |fact: &str, value: String, more: Vec<(&'static str, String)>| {
                rows.push([vec![("person", uri(qid)), ("fact", literal(fact)), ("value", value)], more].concat());
            };
            row("label", literal(&person.label), vec![("language", literal("en"))]);
            for (language, text) in
                person.aliases.iter().filter(|(language, _)| query.contains(&format!("\"{language}\"")))
            {
                row("alias", literal(text), vec![("language", literal(language))]);
            }
            for (fact, date) in [("born", &person.born), ("died", &person.died)] {
                if !date.is_empty() {
                    row(fact, literal(&time(date)), vec![("precision", literal(precision(date)))]);
                }
            }
            for former in &person.former {
                row("former id", uri(former), Vec::new());
            }
        }
        results(&rows)
    }
}

fn literal(text: &str) -> String {
    format!(r#"{{"type":"literal","value":"{}"}}"#, text.replace('"', "\\\""))
}

fn uri(id: &str) -> String {
    format!(r#"{{"type":"uri","value":"http://www.wikidata.org/entity/{id}"}}"#)
}

fn time(date: &str) -> String {
    let day = format!("{date}{}", &"0000-01-01"[date.len().min(10)..]);
    format!("{day}T00:00:00Z")
}

fn precision(date: &str) -> &'static str {
    ["9", "10", "11"][date.matches('-').count()]
}

fn results(rows: &[Vec<(&'static str, String)>]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|row| row.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect::<Vec<_>>().join(","))
        .map(|row| format!("{{{row}}}"))
        .collect();
    format!(r#"{{"head":{{"vars":["holder"]}},"results":{{"bindings":[{}]}}}}"#, rows.join(","))
}

struct State {
    world: World,
    /// What is said first, whatever is asked.
    first: Vec<Answer>,
    seen: Vec<Seen>,
}

pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn start(world: World) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let state = Arc::new(Mutex::new(State { world, first: Vec::new(), seen: Vec::new() }));
        let shared = state.clone();
        // It ends with the process of the test.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = shared.clone();
                std::thread::spawn(move || serve(stream, &state));
            }
        });
        Server { port, state }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/sparql", self.port)
    }

    pub fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.state.lock().unwrap().world);
    }

    pub fn first(&self, answers: Vec<Answer>) {
        self.state.lock().unwrap().first = answers;
    }

    pub fn requests(&self) -> Vec<Seen> {
        self.state.lock().unwrap().seen.clone()
    }

    pub fn count(&self) -> usize {
        self.state.lock().unwrap().seen.len()
    }
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    loop {
        let before = head.len();
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
        if head[before..].trim().is_empty() {
            break;
        }
    }
    let lower = head.to_lowercase();
    let length = lower.split("content-length:").nth(1).and_then(|rest| rest.lines().next()?.trim().parse().ok());
    let mut body = vec![0; length.expect("a length")];
    reader.read_exact(&mut body).expect("the body");
    let body = String::from_utf8(body).expect("UTF-8");
    let answer = {
        let mut state = state.lock().unwrap();
        let answer = if state.first.is_empty() { state.world.reply(&body) } else { state.first.remove(0) };
        state.seen.push(Seen { head, body });
        answer
    };
    let mut stream = reader.into_inner();
    let ok = |length: usize| format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
    // A client that is gone hears nothing.
    let _ = match answer {
        Answer::Whole { status, headers, body } => {
            let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
            let length = body.len();
            write!(
                stream,
                "HTTP/1.1 {status} Word\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
            )
        }
        Answer::Bytes(bytes) => stream.write_all(ok(bytes.len()).as_bytes()).and_then(|()| stream.write_all(&bytes)),
        Answer::Half => {
            let half = format!("{}\njava.util.concurrent.TimeoutException", &EMPTY[..EMPTY.len() - 9]);
            write!(stream, "{}{half}", ok(half.len()))
        }
        Answer::Broken => write!(stream, "{}{}", ok(EMPTY.len()), &EMPTY[..EMPTY.len() / 2]),
        Answer::Silence => {
            std::thread::sleep(Duration::from_secs(4));
            Ok(())
        }
    };
}
