//! The news that the benchmarks read: `$CORPORA/bulk/en_news.txt` (`../shared/corpora` where the variable is not set), which may not be
//! redistributed; where it is absent, the article in `seeds/documents` stands in for it, again and again, and a line says so.

use std::path::PathBuf;

/// The usual length of an article.
const DOCUMENT: usize = 4 * 1024;
/// How much news one measurement reads.
const NEWS: usize = 8 * 1024 * 1024;

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn article() -> String {
    let path = repository().join("seeds/documents/china-south-korea-summit.txt");
    std::fs::read_to_string(path).expect("the article is in the repository")
}

/// News, cut into documents of the usual length.
pub fn documents() -> Vec<String> {
    let documents = cut(&news());
    println!("{} documents of about {DOCUMENT} bytes", documents.len());
    documents
}

pub fn size(documents: &[String]) -> usize {
    documents.iter().map(String::len).sum()
}

fn news() -> String {
    let corpora = std::env::var_os("CORPORA").unwrap_or("../shared/corpora".into());
    let path = repository().join(corpora).join("bulk/en_news.txt");
    match std::fs::read(&path) {
        // The cut may split a letter; one odd letter is no matter here.
        Ok(news) => String::from_utf8_lossy(&news[..NEWS.min(news.len())]).into_owned(),
        Err(error) => {
            println!("no news to read ({error}): the seed article is read again and again instead");
            let article = article() + "\n";
            article.repeat(NEWS / article.len())
        }
    }
}

/// Cuts a text at line ends into documents of the usual length.
fn cut(text: &str) -> Vec<String> {
    let mut documents = vec![String::new()];
    for line in text.split_inclusive('\n') {
        if documents.last().is_some_and(|document| document.len() >= DOCUMENT) {
            documents.push(String::new());
        }
        documents.last_mut().expect("there is always one").push_str(line);
    }
    documents
}
