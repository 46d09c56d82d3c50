//! The compiled gazetteer: one run of bytes that is read in place.
//!
//! Nothing is parsed at start-up. The image is a header and a few sections; a section is either the string heap or rows of
//! little-endian `u32` fields. Strings are interned: a row holds a number, the heap the text.
//!
//! Only [`compile`](super::compile) writes images and the embedded one is checked against the seeds by a test, so reading
//! trusts the numbers inside; opening checks what a mix-up of versions would break. An image that comes from elsewhere is checked to the last
//! number first: see `integrity`.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use wide::u16x32;

use crate::lexicon::{Switch, TitleClass, WordList};
use crate::vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LookupWord, MembershipStatus,
    OrganisationClass, Role, TitlePosition,
};

/// Changes whenever the layout does, or a vocabulary whose words rows hold as numbers.
fn format() -> u32 {
    const LAYOUT: u32 = 15;
    let words = [
        CaseRule::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
        CodeSystem::ALL.iter().map(|word| word.as_str()).collect(),
        ContextRule::ALL.iter().map(|word| word.as_str()).collect(),
        CountryStatus::ALL.iter().map(|word| word.as_str()).collect(),
        ExternalIdSystem::ALL.iter().map(|word| word.as_str()).collect(),
        Form::ALL.iter().map(|word| word.as_str()).collect(),
        Kind::ALL.iter().map(|word| word.as_str()).collect(),
        LookupWord::ALL.iter().map(|word| word.as_str()).collect(),
        MembershipStatus::ALL.iter().map(|word| word.as_str()).collect(),
        OrganisationClass::ALL.iter().map(|word| word.as_str()).collect(),
        Role::ALL.iter().map(|word| word.as_str()).collect(),
        TitleClass::ALL.iter().map(|word| word.as_str()).collect(),
        TitlePosition::ALL.iter().map(|word| word.as_str()).collect(),
        WordList::ALL.iter().map(|word| word.as_str()).collect(),
        Switch::ALL.iter().map(|word| word.as_str()).collect(),
    ];
    let bytes = words.iter().flatten().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(LAYOUT, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

const MAGIC: &[u8; 8] = b"LEGATION";

/// Stands for "none" where a row refers to another.
pub(crate) const NONE: u32 = u32::MAX;

/// Defines the sections and their rows: a struct of `u32` fields for each.
macro_rules! sections {
    ($($(#[$doc:meta])* $row:ident { $($field:ident),+ $(,)? })+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub(crate) struct $row { $(pub $field: u32),+ }

            impl Row for $row {
                const SECTION: usize = Section::$row as usize;
                const NAME: &'static str = stringify!($row);
                const WIDTH: usize = [$(stringify!($field)),+].len() * 4;

                #[inline]
                fn read(bytes: &[u8]) -> $row {
                    let fields: &[[u8; 4]; $row::WIDTH / 4] = bytes.as_chunks().0.first_chunk().expect("a row is whole");
                    let [$($field),+] = fields.map(u32::from_le_bytes);
                    $row { $($field),+ }
                }

                fn write(&self, out: &mut Vec<u8>) {
                    $(out.extend_from_slice(&self.$field.to_le_bytes());)+
                }
            }
        )+

        /// The strings, the rows, the match keys one after another, and what a scanner reads in place: see `prefix_table`.
        #[derive(Clone, Copy, PartialEq, PartialOrd)]
        pub(super) enum Section { Heap, $($row),+, Keys, PrefixBuckets, FirstWords, LowercaseStarts, Count }

        /// The bytes of a row of each section.
        const WIDTHS: [usize; SECTION_COUNT] = [1, $($row::WIDTH),+, 1, 64, 8, 8];
    };
}

/// A fixed-width row of a section.
pub(crate) trait Row: Copy {
    const SECTION: usize;
    /// What messages call it.
    const NAME: &'static str;
    const WIDTH: usize;
    fn read(bytes: &[u8]) -> Self;
    fn write(&self, out: &mut Vec<u8>);
}

sections! {
    /// End of a string in the heap; it starts where the one before ends.
    StringRow { end }
    /// What the data is: the version and the hash of the seeds; the bytes of the longest key.
    ReleaseRow { version, hash, longest_key }
    /// One entity, sorted by id. `detail` is its row in the section of its kind, `first_name` its first row among the names by entity.
    EntityRow { id, kind, name, qid, wikipedia, sources, detail, first_name }
    CountryRow { entity, status, iso2, iso3, numeric, m49, start, end, parent, successors }
    /// A dated code, sorted by country, system, start.
    CodeRow { country, system, code, abbreviation, start, end, sources }
    /// A leader, whose terms are the rows from `first_term` to before `end_of_terms`.
    LeaderRow { entity, family_name, born, died, first_term, end_of_terms }
    OrganisationRow { entity, class, country, parent, start, end }
    /// An entity of no other kind; `kind_word`: what its layer calls its kind.
    OtherRow { entity, kind_word, country, start, end }
    /// A term of office, sorted by leader, then start.
    TermRow { leader, body, role, office, start, end, sources }
    /// Terms by body, then start: numbers of term rows.
    TermByBodyRow { body, term }
    /// In which role a country was led, sorted by country, then start.
    GoverningRoleRow { country, role, start, end, sources }
    /// A membership, sorted by organisation, then member, then start.
    MembershipRow { organisation, member, status, start, end, listed_from, listed_to, sources }
    /// Memberships by member: numbers of membership rows.
    MembershipByMemberRow { member, membership }
    /// An id in another data set, sorted by entity, then system.
    ExternalIdRow { entity, system, id, sources }
    /// External ids by system, then the text of the id: numbers of external id rows.
    ExternalIdBySystemRow { system, id, row }
    /// What matching must know of a name, sorted by key, then entity; `country` and `parent`: of an organisation.
    NameRow { entity, traits, start, end, country, parent }
    /// The rest of what is known of a name, in the same order.
    NameTextRow { text, language, sources }
    /// Names by entity: numbers of name rows.
    NameByEntityRow { name }
    /// The first name row of a match key, and the place of its bytes among those of all keys; sorted by key.
    KeyRow { first_name, start, end }
    /// Entities with a QID, sorted by its text.
    QidRow { entity }
    /// A title, sorted by language, then key; `classes`: the bits of `TitleClasses`.
    OfficeRow { language, key, classes, position }
    /// A word of a language, sorted by language, then text, with the lists it is on: a bit set over `WordList::ALL`.
    LexiconWordRow { language, word, lists, more_lists }
    /// A switch of a language's grammar, sorted by language, then switch.
    GrammarRow { language, switch, value }
    /// How often news in a language names a state, sorted by language, then country.
    NewsWeightRow { language, country, weight }
    /// A word that opens the names of people, sorted by key: a given name (or a family name that comes first).
    GivenNameRow { key }
    /// A frequent family name, sorted by key.
    FamilyNameRow { key }
    /// A name of a country that only look-ups read.
    LookupNameRow { country, text, language, start, end, sources }
    /// What a word does in the names that look-ups read; `means`: what an abbreviation stands for.
    LookupWordRow { word, class, means }
    SourceRow { id, title, licence, as_of, url, notes }
}

const SECTION_COUNT: usize = Section::Count as usize;
/// Magic, format, checksum, then where each section starts and ends.
const HEADER: usize = CHECKED + SECTION_COUNT * 8;
/// From here on the checksum counts.
const CHECKED: usize = MAGIC.len() + 8;

/// Where tables that are read in place start: at a multiple of a processor's cache line.
const ALIGNMENT: usize = 64;

/// An opened image.
#[derive(Clone)]
pub(crate) struct Image {
    bytes: Cow<'static, [u8]>,
    sections: [(usize, usize); SECTION_COUNT],
}

impl Image {
    /// Opens an image; `Err` says what is wrong with it.
    pub(crate) fn open(bytes: Cow<'static, [u8]>) -> Result<Image, &'static str> {
        let header = bytes.get(..HEADER).ok_or("it is shorter than its header")?;
        if &header[..8] != MAGIC {
            return Err("it is not a compiled gazetteer");
        }
        let number = |at: usize| u32::from_le_bytes(header[at..at + 4].try_into().expect("four bytes"));
        if number(8) != format() {
            return Err("it was compiled by another version of legation: compile the list again");
        }
        let mut sections = [(0, 0); SECTION_COUNT];
        let mut at = HEADER;
        for (index, section) in sections.iter_mut().enumerate() {
            let place = CHECKED + index * 8;
            let (start, end) = (number(place) as usize, number(place + 4) as usize);
            if end > bytes.len() {
                return Err("it is cut short");
            }
            if index >= Section::PrefixBuckets as usize {
                let padding = at..at.next_multiple_of(ALIGNMENT);
                at = padding.end;
                if bytes.get(padding).is_none_or(|padding| padding.iter().any(|&byte| byte != 0)) {
                    return Err("it is damaged: its tables do not start where they should");
                }
            }
            if start != at || start > end || !(end - start).is_multiple_of(WIDTHS[index]) {
                return Err("it is damaged: its sections do not fit together");
            }
            (*section, at) = ((start, end), end);
        }
        if at != bytes.len() {
            return Err("it is damaged: something follows its last section");
        }
        Ok(Image { bytes, sections })
    }

    /// Whether the bytes are those that were written.
    pub(super) fn has_its_checksum(&self) -> bool {
        self.bytes[CHECKED - 4..CHECKED] == checksum(&self.bytes).to_le_bytes()
    }

    /// The whole image.
    pub(super) fn all_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A table that is read in place, if it is aligned in memory as it is in the image and the image outlives the program; otherwise a copy.
    pub(super) fn table<T: TableRow>(&self, section: Section) -> Cow<'static, [T]> {
        let (start, end) = self.sections[section as usize];
        match &self.bytes {
            Cow::Borrowed(bytes) if cfg!(target_endian = "little") => {
                match bytemuck::try_cast_slice(&bytes[start..end]) {
                    Ok(table) => Cow::Borrowed(table),
                    Err(_) => T::copy(&bytes[start..end]).into(),
                }
            }
            bytes => T::copy(&bytes[start..end]).into(),
        }
    }

    /// Whether a scanner reads these tables.
    pub(super) fn has_tables(&self, tables: &[(Section, Vec<u8>)]) -> bool {
        let bytes = |section: Section| {
            let (start, end) = self.sections[section as usize];
            &self.bytes[start..end]
        };
        tables.iter().all(|(section, table)| bytes(*section) == table)
    }

    /// All strings, one after another.
    pub(super) fn heap_bytes(&self) -> &[u8] {
        let (start, end) = self.sections[Section::Heap as usize];
        &self.bytes[start..end]
    }

    /// All match keys, one after another.
    #[inline]
    pub(super) fn key_bytes(&self) -> &[u8] {
        let (start, end) = self.sections[Section::Keys as usize];
        &self.bytes[start..end]
    }

    /// The rows of a section.
    #[inline]
    pub(crate) fn rows<R: Row>(&self) -> Rows<'_, R> {
        let (start, end) = self.sections[R::SECTION];
        Rows { bytes: &self.bytes[start..end], row: std::marker::PhantomData }
    }

    /// An interned string. Number 0 is the empty one.
    #[inline]
    pub(crate) fn string(&self, number: u32) -> &str {
        std::str::from_utf8(self.bytes_of(number)).expect("the heap holds whole strings")
    }

    /// The same as [`Image::string`], without reading it as UTF-8.
    #[inline]
    pub(crate) fn bytes_of(&self, number: u32) -> &[u8] {
        let ends = self.rows::<StringRow>();
        let start = if number == 0 { 0 } else { ends.get(number - 1).end };
        self.heap(start, ends.get(number).end)
    }

    /// A match key.
    #[inline]
    pub(crate) fn key(&self, row: KeyRow) -> &[u8] {
        &self.key_bytes()[row.start as usize..row.end as usize]
    }

    #[inline]
    fn heap(&self, start: u32, end: u32) -> &[u8] {
        let heap = self.sections[Section::Heap as usize].0;
        &self.bytes[heap + start as usize..heap + end as usize]
    }
}

/// A row of a table that is read in place.
pub(super) trait TableRow: bytemuck::AnyBitPattern {
    /// Reads little-endian numbers.
    fn copy(bytes: &[u8]) -> Vec<Self>;
}

impl TableRow for u64 {
    fn copy(bytes: &[u8]) -> Vec<u64> {
        bytes.as_chunks().0.iter().map(|number| u64::from_le_bytes(*number)).collect()
    }
}

/// A bucket, which starts where a processor's cache line does.
impl TableRow for u16x32 {
    fn copy(bytes: &[u8]) -> Vec<u16x32> {
        let bucket = |bytes: &[u8; 64]| {
            let numbers = bytes.as_chunks().0;
            u16x32::new(std::array::from_fn(|place| u16::from_le_bytes(numbers[place])))
        };
        bytes.as_chunks().0.iter().map(bucket).collect()
    }
}

/// Of what follows the place where it stands.
fn checksum(image: &[u8]) -> u32 {
    crc32fast::hash(&image[CHECKED..])
}

/// The rows of one section.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'i, R> {
    bytes: &'i [u8],
    row: std::marker::PhantomData<R>,
}

impl<'i, R: Row + 'i> Rows<'i, R> {
    pub(crate) fn len(self) -> u32 {
        (self.bytes.len() / R::WIDTH) as u32
    }

    /// # Panics
    /// When there is no such row.
    #[inline]
    pub(crate) fn get(self, number: u32) -> R {
        let at = number as usize * R::WIDTH;
        R::read(&self.bytes[at..at + R::WIDTH])
    }

    pub(crate) fn iter(self) -> impl ExactSizeIterator<Item = R> + 'i {
        self.bytes.chunks_exact(R::WIDTH).map(R::read)
    }

    /// The number of the first row for which `before` is false; rows must be partitioned by it.
    pub(crate) fn partition_point(self, within: Range<u32>, before: impl Fn(R) -> bool) -> u32 {
        let (mut low, mut high) = (within.start, within.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The number of the first row whose `field` equals `value`; rows must be sorted by it.
    pub(crate) fn position<K: Ord>(self, value: K, field: impl Fn(R) -> K) -> Option<u32> {
        let number = self.partition_point(0..self.len(), |row| field(row) < value);
        (number < self.len() && field(self.get(number)) == value).then_some(number)
    }

    /// The numbers of the rows whose `field` equals `value`; rows must be sorted by it.
    pub(crate) fn equal_range<K: Ord>(self, value: K, field: impl Fn(R) -> K) -> Range<u32> {
        let start = self.partition_point(0..self.len(), |row| field(row) < value);
        let end = self.partition_point(start..self.len(), |row| field(row) <= value);
        start..end
    }
}

/// Collects strings and rows and writes an image.
pub(crate) struct ImageWriter {
    strings: FxHashMap<String, u32>,
    heap: Vec<u8>,
    sections: [Vec<u8>; SECTION_COUNT],
}

impl Default for ImageWriter {
    fn default() -> ImageWriter {
        let mut writer = ImageWriter {
            strings: FxHashMap::default(),
            heap: Vec::new(),
            sections: std::array::from_fn(|_| Vec::new()),
        };
        writer.string("");
        writer
    }
}

impl ImageWriter {
    /// Interns a string and returns its number.
    pub(crate) fn string(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.strings.get(text) {
            return number;
        }
        let number = self.strings.len() as u32;
        self.heap.extend_from_slice(text.as_bytes());
        self.push(StringRow { end: self.heap.len() as u32 });
        self.strings.insert(text.to_owned(), number);
        number
    }

    pub(crate) fn push<R: Row>(&mut self, row: R) {
        row.write(&mut self.sections[R::SECTION]);
    }

    /// Adds the bytes of a match key and returns their place.
    pub(super) fn key(&mut self, key: &str) -> Range<u32> {
        let keys = &mut self.sections[Section::Keys as usize];
        let start = keys.len() as u32;
        keys.extend_from_slice(key.as_bytes());
        start..keys.len() as u32
    }

    pub(super) fn tables(&mut self, tables: impl IntoIterator<Item = (Section, Vec<u8>)>) {
        for (section, bytes) in tables {
            self.sections[section as usize] = bytes;
        }
    }

    /// The text of an interned string.
    pub(crate) fn text(&self, number: u32) -> &str {
        let place = self.place(number);
        let bytes = &self.heap[place.start as usize..place.end as usize];
        std::str::from_utf8(bytes).expect("the heap holds whole strings")
    }

    /// The place of an interned string in the heap.
    fn place(&self, number: u32) -> Range<u32> {
        let ends = |number: u32| {
            let at = number as usize * StringRow::WIDTH;
            StringRow::read(&self.sections[StringRow::SECTION][at..at + StringRow::WIDTH]).end
        };
        let start = if number == 0 { 0 } else { ends(number - 1) };
        start..ends(number)
    }

    /// The image.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.sections[Section::Heap as usize] = self.heap;
        let mut out = Vec::with_capacity(HEADER + self.sections.iter().map(Vec::len).sum::<usize>());
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&format().to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        let mut at = HEADER;
        let is_table = |index: usize| index >= Section::PrefixBuckets as usize;
        for (index, section) in self.sections.iter().enumerate() {
            at = if is_table(index) { at.next_multiple_of(ALIGNMENT) } else { at };
            out.extend_from_slice(&(at as u32).to_le_bytes());
            at += section.len();
            out.extend_from_slice(&(at as u32).to_le_bytes());
        }
        for (index, section) in self.sections.iter().enumerate() {
            out.resize(if is_table(index) { out.len().next_multiple_of(ALIGNMENT) } else { out.len() }, 0);
            out.extend_from_slice(section);
        }
        let checksum = checksum(&out).to_le_bytes();
        out[CHECKED - 4..CHECKED].copy_from_slice(&checksum);
        out
    }
}
