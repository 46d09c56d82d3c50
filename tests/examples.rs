//! The examples do what they say. Their files are part of this test, so that they run whatever else is built.

#![cfg(all(feature = "embedded", feature = "parallel", feature = "serde"))]

use serde_json::Value;

macro_rules! example {
    ($name:ident, $path:literal) => {
        #[allow(dead_code)] // `main` is for those who run it
        #[path = $path]
        mod $name;
    };
}

example!(json_lines, "../examples/json_lines.rs");
example!(own_gazetteer, "../examples/own_gazetteer.rs");
example!(service, "../examples/service.rs");
example!(tag_file, "../examples/tag_file.rs");

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the output is UTF-8")
}

#[test]
fn a_file_is_tagged() {
    let tagged = |text: &str, date| {
        let mut out = Vec::new();
        tag_file::tag(text, date, &mut out).map(|()| self::text(out))
    };
    assert_eq!(
        tagged("In Seoul, President Xi met Peru’s envoy.\n", Some("2025-11-01")).expect("a date"),
        "In Seoul, President [Xi](leader:xi-jinping, President) met [Peru](country:PER)’s envoy.\n"
    );
    assert_eq!(tagged("nothing", None).expect("no date"), "nothing\n");
    let error = tagged("Peru", Some("soon")).expect_err("no date");
    assert!(error.to_string().contains("YYYY-MM-DD"));
}

#[test]
fn lines_become_lines() {
    let lines = "Peru left.\n\n".repeat(300) + "Xi Jinping";
    let mut out = Vec::new();
    json_lines::convert(lines.as_bytes(), &mut out).expect("all is text");
    let documents: Vec<Value> = text(out).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(documents.len(), 601);
    assert_eq!(documents[600]["document_id"], "line 601");
    assert_eq!(documents[600]["mentions"][0]["entity_id"], "leader:xi-jinping");
    assert!(documents[1]["mentions"].as_array().is_some_and(Vec::is_empty));
    assert!(json_lines::convert(&b"Per\xff"[..], &mut Vec::new()).is_err());
}

#[test]
fn own_entities_are_found() {
    let mut out = Vec::new();
    own_gazetteer::report("Acme Mining sued Peru; Acme slept.", &mut out).expect("the list is sound");
    assert_eq!(text(out), "Acme Mining: firm:acme (own)\nPeru: country:PER (built_in)\nAcme: firm:acme (own)\n");
}

#[test]
fn the_service_answers() {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};

    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("it listens");
    std::thread::spawn(|| service::serve(listener));
    let ask = |request: &str| {
        let mut connection = TcpStream::connect(address).expect("it listens");
        connection.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("it answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let body: Value = serde_json::from_str(body).expect("JSON");
        (head.lines().next().expect("a status").to_owned(), body)
    };
    let post = |target: &str, text: &str| {
        ask(&format!("POST {target} HTTP/1.1\r\nHost: here\r\ncontent-length: {}\r\n\r\n{text}", text.len()))
    };
    let (status, document) = post("/?date=2025-11-01", "President Xi of “China”");
    assert_eq!(status, "HTTP/1.1 200 OK");
    assert_eq!((&document["date"], &document["mentions"][0]["office"]), (&"2025-11-01".into(), &"President".into()));
    assert_eq!(post("/", "").1["mentions"], Value::Array(Vec::new()));
    let (status, problem) = post("/?date=soon", "Peru");
    assert_eq!(status, "HTTP/1.1 400 Bad Request");
    assert!(problem["error"].as_str().is_some_and(|message| message.contains("YYYY")));
    assert_eq!(ask("GET / HTTP/1.1\r\n\r\n").0, "HTTP/1.1 405 Method Not Allowed");
    assert_eq!(ask("POST / HTTP/1.1\r\n\r\n").0, "HTTP/1.1 411 Length Required");
    let large = "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n";
    assert_eq!(ask(large).0, "HTTP/1.1 413 Content Too Large");
}
