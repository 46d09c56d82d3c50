//! A compiled gazetteer for the way over a network: without the tables that the scanner reads, which follow from the keys and do not compress.
//!
//! It is the beginning of the image, with the header of the whole: on arrival the tables are computed, and the checksum says whether the image
//! is the one that was sent.

use std::borrow::Cow;
use std::path::Path;

use super::Gazetteer;
use super::image::Image;
use crate::error::Error;
use crate::vocabulary::LayerKind;

/// Packs what [`compile`](super::compile) made: for programs that send a gazetteer over a network, compressed.
/// [`Gazetteer::from_packed`] opens it.
///
/// # Errors
/// When the bytes are not a whole compiled gazetteer of this version of the library; the message says what is wrong with them.
///
/// ```
/// let error = legation::pack(b"something else").unwrap_err();
/// assert_eq!(error.to_string(), "<memory>: it is shorter than its header");
/// ```
pub fn pack(image: &[u8]) -> Result<Vec<u8>, Error> {
    let opened = Image::open(Cow::Owned(image.to_vec())).map_err(fault)?;
    opened.verify().map_err(fault)?;
    Ok(opened.without_tables().to_vec())
}

impl Gazetteer {
    /// Opens what [`pack`] made, as the built-in gazetteer of a program that does not carry one inside: a page in a browser.
    ///
    /// The bytes are checked as by [`Gazetteer::from_compiled`], and it takes as long.
    ///
    /// # Errors
    /// When the bytes are not a whole packed gazetteer of this version of the library; the message says what is wrong with them.
    ///
    /// ```
    /// let error = legation::Gazetteer::from_packed(b"something else").unwrap_err();
    /// assert_eq!(error.to_string(), "<memory>: it is shorter than its header");
    /// ```
    pub fn from_packed(packed: &[u8]) -> Result<Gazetteer, Error> {
        unpack(packed).map(|image| Gazetteer::of(image, LayerKind::BuiltIn)).map_err(fault)
    }
}

fn unpack(packed: &[u8]) -> Result<Image, String> {
    let tables = Image::open_without_tables(packed)?.verify_rows()?;
    let image = Image::open(Cow::Owned(Image::bytes_with_tables(packed, &tables)))?;
    let is_same = image.has_its_checksum();
    is_same.then_some(image).ok_or("it is damaged: its checksum does not fit its bytes".to_owned())
}

fn fault(message: impl Into<String>) -> Error {
    Error::image(Path::new("<memory>"), message.into())
}
