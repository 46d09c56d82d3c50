//! A small service over HTTP on this machine: the body of a POST is a text, the answer its document as JSON; `?date=2025-11-01` is the date of the text.
//!
//! ```console
//! $ cargo run --release --example service --features serde -- 127.0.0.1:8080 &
//! $ curl --data-binary 'President Xi met Lee Jae-myung.' 'http://127.0.0.1:8080/?date=2025-11-01'
//! ```
//!
//! It is as plain as the standard library: one thread for each connection, one request each. The extractor is shared by all.

use std::error::Error;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use legation::{Extractor, Options};

/// Texts may have as many bytes.
const LONGEST: usize = 16 << 20;
/// Bytes of the request line and the headers.
const LONGEST_HEAD: u64 = 16 << 10;

fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let listener = TcpListener::bind(&address)?;
    eprintln!("listening on http://{}", listener.local_addr()?);
    Ok(serve(listener)?)
}

/// Answers for ever.
pub fn serve(listener: TcpListener) -> io::Result<()> {
    loop {
        let (connection, _) = listener.accept()?;
        std::thread::spawn(move || {
            // Who goes away in the middle does not want an answer.
            let _ = answer(connection);
        });
    }
}

fn answer(mut connection: TcpStream) -> io::Result<()> {
    connection.set_read_timeout(Some(Duration::from_secs(10)))?;
    let (status, body) = match read(&connection) {
        Ok(request) => reply(&request),
        Err((status, message)) => (status, problem(&message)),
    };
    write!(
        connection,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

struct Request {
    date: Option<String>,
    text: String,
}

type Refused = (&'static str, String);

fn read(connection: &TcpStream) -> Result<Request, Refused> {
    let bad = |message: &str| ("400 Bad Request", message.to_owned());
    let unreadable = |error: io::Error| ("400 Bad Request", error.to_string());
    let mut head = BufReader::new(connection).take(LONGEST_HEAD);
    let mut line = String::new();
    head.read_line(&mut line).map_err(unreadable)?;
    let mut words = line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else { return Err(bad("no request")) };
    if method != "POST" {
        return Err(("405 Method Not Allowed", "send the text as the body of a POST".to_owned()));
    }
    let date =
        target.split_once('?').and_then(|(_, query)| query.split('&').find_map(|part| part.strip_prefix("date=")));
    let mut length = None;
    loop {
        let mut header = String::new();
        head.read_line(&mut header).map_err(unreadable)?;
        match header.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            Some(_) => {}
            None if header.trim_end().is_empty() && header.ends_with('\n') => break,
            None => return Err(bad("a header that does not end")),
        }
    }
    let Some(length) = length else { return Err(("411 Length Required", "no Content-Length".to_owned())) };
    if length > LONGEST {
        return Err(("413 Content Too Large", format!("a text may have {LONGEST} bytes")));
    }
    let mut body = vec![0; length];
    head.into_inner().read_exact(&mut body).map_err(unreadable)?;
    let text = String::from_utf8(body).map_err(|_| bad("the text is not UTF-8"))?;
    Ok(Request { date: date.map(str::to_owned), text })
}

fn reply(request: &Request) -> (&'static str, String) {
    let mut options = Options::new();
    if let Some(date) = &request.date {
        match date.parse() {
            Ok(date) => options = options.date(date),
            Err(error) => return ("400 Bad Request", problem(&format!("{error}"))),
        }
    }
    let document = Extractor::embedded().extract_with(&request.text, &options);
    ("200 OK", serde_json::to_string(&document).expect("a document holds nothing that JSON cannot"))
}

fn problem(message: &str) -> String {
    serde_json::json!({ "error": message }).to_string()
}
