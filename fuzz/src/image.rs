//! Bytes as a compiled gazetteer: refused, or safe to use.

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use legation::{Gazetteer, compile};

use crate::everything;
use crate::tables;

/// A sound image of the small tables.
static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let directory = tempfile::tempdir().expect("a directory of its own");
    let files: Vec<_> = tables::TABLES.iter().map(|(_, text)| Some(text.as_bytes().to_vec())).collect();
    tables::write(directory.path(), &files);
    compile(directory.path()).expect("the small tables are sound")
});

/// The image of the small tables.
pub(crate) fn sound() -> Vec<u8> {
    SOUND.clone()
}

/// Where the checksum is: the last number of the header. The smoke test fails when this is no longer so.
const CHECKSUM: std::ops::Range<usize> = 12..16;

#[derive(Debug, Arbitrary)]
struct Change {
    place: u32,
    number: u32,
}

#[derive(Debug, Arbitrary)]
enum Input<'a> {
    /// Bytes that are nothing that was compiled.
    Raw(&'a [u8]),
    /// A sound image, cut short or with more behind it.
    Length(u32),
    /// A sound image with other numbers, and the checksum that fits.
    Numbers(Vec<Change>),
}

/// Opens the bytes, or a sound image that they damage.
pub fn image(bytes: &[u8]) {
    let bytes = match Input::arbitrary_take_rest(Unstructured::new(bytes)) {
        Ok(Input::Numbers(changes)) => with_numbers(&changes),
        Ok(Input::Length(length)) => {
            let mut image = SOUND.clone();
            image.resize(length as usize % (2 * SOUND.len()), 0);
            image
        }
        Ok(Input::Raw(raw)) => raw.to_vec(),
        Err(_) => bytes.to_vec(),
    };
    match Gazetteer::from_compiled(bytes) {
        Ok(gazetteer) => everything::ask(gazetteer, tables::TEXT),
        Err(error) => assert!(error.to_string().starts_with("<memory>: "), "{error}"),
    }
}

fn with_numbers(changes: &[Change]) -> Vec<u8> {
    let mut image = SOUND.clone();
    for change in changes.iter().take(8) {
        let place = CHECKSUM.end + change.place as usize % (image.len() - CHECKSUM.end - 4);
        image[place..place + 4].copy_from_slice(&change.number.to_le_bytes());
    }
    let checksum = crc32fast::hash(&image[CHECKSUM.end..]);
    image[CHECKSUM].copy_from_slice(&checksum.to_le_bytes());
    image
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without this all images with other numbers would be refused for their checksum alone.
    #[test]
    fn the_checksum_is_where_it_is_thought() {
        assert_eq!(with_numbers(&[]), *SOUND);
    }
}
