//! The compiled gazetteer: one run of bytes that is read in place.
//!
//! Nothing is parsed at start-up. The image is a header and a few sections; a section is either a run of bytes or rows of numbers. Rows are
//! stored by column, and a column by place value: the lowest bytes of all its numbers, then the next ones, as many as its largest number needs.
//! That is what packs best, and packages carry images packed. Strings are interned: a row holds a number, the heap the text.
//!
//! Only [`compile`](super::compile) writes images and the embedded one is checked against the seeds by a test, so reading
//! trusts the numbers inside; opening checks what a mix-up of versions would break. An image that comes from elsewhere is checked to the last
//! number first: see `integrity`.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use once_cell::sync::OnceCell;
use rustc_hash::FxBuildHasher;
use wide::u8x64;

use crate::lexicon::{Part, Switch, TitleClass, WordList};
use crate::vocabulary::{
    CaseRule, CodeSystem, ContextRule, CountryStatus, ExternalIdSystem, Form, Kind, LookupWord, MembershipStatus,
    OrganisationClass, Role, TitlePosition,
};

/// Changes whenever the layout does, or a vocabulary whose words rows hold as numbers.
fn format() -> u32 {
    const LAYOUT: u32 = 19;
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
        Part::ALL.iter().map(|word| word.as_str()).collect(),
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
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
            pub(crate) struct $row { $(pub $field: u32),+ }

            impl Row for $row {
                const SECTION: usize = Section::$row as usize;
                const NAME: &'static str = stringify!($row);
                const FIELDS: &'static [&'static str] = &[$(stringify!($field)),+];
                const COLUMNS: usize = Self::FIELDS.len();

                #[inline(always)]
                fn read(fields: &[u32]) -> $row {
                    let &[$($field),+] = fields.first_chunk::<{ $row::COLUMNS }>().expect("a row is whole");
                    $row { $($field),+ }
                }

                fn write(&self, columns: &mut Vec<Vec<u32>>) {
                    let fields = [$(self.$field),+];
                    columns.resize_with(fields.len(), Vec::new);
                    columns.iter_mut().zip(fields).for_each(|(column, field)| column.push(field));
                }
            }
        )+

        /// The strings, the rows, the match keys one after another, and what a scanner reads in place: see `prefix_table`.
        #[derive(Clone, Copy, PartialEq, PartialOrd)]
        pub(super) enum Section { Heap, $($row),+, Keys, PrefixBuckets, LowerKeys, UpperKeys, FirstWords, LowercaseStarts, Count }

        /// How many columns the rows of each section have; bytes have one.
        const COLUMNS: [usize; SECTION_COUNT] = [1, $($row::COLUMNS),+, 1, 1, 1, 1, 1, 1];
        $(const _: () = assert!(COLUMNS[Section::$row as usize] <= MOST_COLUMNS);)+
    };
}

/// A row of a section.
pub(crate) trait Row: Copy {
    const SECTION: usize;
    /// What messages call it.
    const NAME: &'static str;
    /// The names of its columns.
    const FIELDS: &'static [&'static str];
    const COLUMNS: usize;
    fn read(fields: &[u32]) -> Self;
    /// Adds its fields to the columns of its section.
    fn write(&self, columns: &mut Vec<Vec<u32>>);
}

sections! {
    /// A string in the heap; it starts where the one before ends.
    StringRow { length }
    /// What the data is: the version and the hash of the seeds; the bytes of the longest key.
    ReleaseRow { version, hash, longest_key }
    /// One entity, sorted by id. `detail` is its row in the section of its kind; `wikipedia` is none where the article has the very name.
    EntityRow { id, kind, name, qid, wikipedia, sources, detail }
    CountryRow { entity, status, iso2, iso3, numeric, m49, start, end, parent, successors }
    /// A dated code, sorted by country, system, start.
    CodeRow { country, system, code, abbreviation, start, end, sources }
    /// A leader, whose terms are the rows from `first_term` to before `end_of_terms`; `family_name` is none where it is the last word of the name.
    LeaderRow { entity, family_name, born, died, first_term, end_of_terms }
    OrganisationRow { entity, class, country, parent, start, end }
    /// An entity of no other kind; `kind_word`: what its layer calls its kind.
    OtherRow { entity, kind_word, country, start, end }
    /// A term of office, sorted by leader, then start.
    TermRow { leader, body, role, office, start, end, sources }
    /// In which role a country was led, sorted by country, then start.
    GoverningRoleRow { country, role, start, end, sources }
    /// A membership, sorted by organisation, then member, then start.
    MembershipRow { organisation, member, status, start, end, listed_from, listed_to, sources }
    /// An id in another data set, sorted by entity, then system.
    ExternalIdRow { entity, system, id, sources }
    /// External ids by system, then the text of the id: numbers of external id rows.
    ExternalIdBySystemRow { system, id, row }
    /// What matching must know of a name, sorted by key, then entity; `country` and `parent`: of an organisation.
    NameRow { entity, traits, start, end, country, parent }
    /// The rest of what is known of a name, in the same order.
    NameTextRow { text, language, sources }
    /// A match key, sorted: how many name rows it has, and which of their texts it is the folded form of, counted from one; zero where it has its
    /// bytes among those of all such keys, `length` of them.
    KeyRow { names, text, length }
    /// Entities with a QID, sorted by its text.
    QidRow { entity }
    /// A title, sorted by language, then key; `classes`: the bits of `TitleClasses`.
    OfficeRow { language, key, classes, position }
    /// A word of a language, sorted by language, then text, with the lists it is on: a bit set over `WordList::ALL`.
    LexiconWordRow { language, word, lists, more_lists, last_lists }
    /// A switch of a language's grammar, sorted by language, then switch.
    GrammarRow { language, switch, value }
    /// How often news in a language names a state, or as well known as which state a leader is for ever; sorted by language, then entity.
    NewsWeightRow { language, entity, weight }
    /// What a language makes of words, sorted by language; `form`: of the names, or none for all forms; `part`: a `Part`.
    InflectionRow { language, form, part, of, becomes }
    /// What a language calls a country or its people beside the names of the gazetteer, sorted by language.
    NationalityRow { language, country, text, form, case }
    /// What a language calls bodies, sorted by language; `body`: an id, or a name of English that they share; `texts`: bars between them.
    BodyRow { language, body, texts, form, case, context }
    /// Common words of a language, blanks between them, sorted by language; `is_for_short`: asked for only where a text is short.
    FunctionWordsRow { language, words, is_for_short }
    /// A word that opens the names of people, sorted by key: a given name (or a family name that comes first).
    GivenNameRow { key }
    /// A frequent family name, sorted by key.
    FamilyNameRow { key }
    /// A name of a country that only look-ups read.
    LookupNameRow { country, text, language, start, end, sources }
    /// What a word does in the names that look-ups read; `means`: what an abbreviation stands for.
    LookupWordRow { word, class, means }
    SourceRow { id, title, licence, as_of, url, notes }
    /// A name of an entity that counts no longer in the layers below, sorted by entity.
    RemovedNameRow { entity, text }
}

const SECTION_COUNT: usize = Section::Count as usize;
/// Magic, format, checksum, then of each section where it starts, how many rows it has and how wide its columns are.
const HEADER: usize = CHECKED + SECTION_COUNT * ENTRY;
/// The bytes that the header has for a section: two numbers of four bytes, one of eight.
const ENTRY: usize = 16;
/// From here on the checksum counts.
const CHECKED: usize = MAGIC.len() + 8;

/// How many columns a section has at most: four bits each say their widths.
const MOST_COLUMNS: usize = 16;

/// Where tables that are read in place start: at a multiple of a processor's cache line.
const ALIGNMENT: usize = 64;

/// Whether a section has rows, not bytes.
fn has_rows(index: usize) -> bool {
    (Section::Heap as usize + 1..Section::Keys as usize).contains(&index)
}

/// A column of the rows of a section.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Where the lowest bytes of its numbers start.
    start: usize,
    /// The bytes of a number: those of each place stand together.
    width: usize,
}

/// How many rows are unpacked together: few enough for a text that needs one of them.
const BLOCK: usize = 128;

/// A section of an opened image.
struct Place {
    rows: usize,
    columns: [Column; MOST_COLUMNS],
    /// The numbers of the rows that were read, with others of their neighbourhood, row by row.
    blocks: Box<[OnceCell<Box<[u32]>>]>,
}

impl Place {
    /// At byte `start`; `widths`: four bits for each column. The answer holds the byte after it, too.
    fn new(start: usize, rows: usize, widths: u64, columns: usize) -> Option<(Place, usize)> {
        let (mut all, mut at) = ([Column::default(); MOST_COLUMNS], start);
        for (number, column) in all.iter_mut().enumerate() {
            let width = (widths >> (4 * number) & 0xF) as usize;
            if width > if number < columns { size_of::<u32>() } else { 0 } {
                return None;
            }
            *column = Column { start: at, width };
            at = at.checked_add(width.checked_mul(rows)?)?;
        }
        // A row without a byte could be there a billion times.
        (rows == 0 || at > start).then_some((Place { rows, columns: all, blocks: Box::default() }, at))
    }

    /// All numbers of a column.
    fn unpack_column(&self, image: &[u8], number: usize) -> Vec<u32> {
        let mut numbers = vec![0_u32; self.rows];
        self.read_column(image, number, 0, &mut numbers);
        numbers
    }

    /// The numbers of a column from row `first` on, as many as `numbers` has, which are zero before.
    fn read_column(&self, image: &[u8], number: usize, first: usize, numbers: &mut [u32]) {
        let column = self.columns[number];
        for place in 0..column.width {
            let bytes = &image[column.start + place * self.rows + first..][..numbers.len()];
            numbers.iter_mut().zip(bytes).for_each(|(number, byte)| *number |= u32::from(*byte) << (8 * place));
        }
        numbers.iter_mut().for_each(|number| *number = number.wrapping_sub(ONE_MORE));
    }

    /// The numbers of a block of rows, of `columns` columns.
    #[cold]
    fn unpack(&self, image: &[u8], block: usize, columns: usize) -> Box<[u32]> {
        let first = block * BLOCK;
        let rows = BLOCK.min(self.rows - first);
        let mut numbers = vec![0_u32; rows * columns];
        for number in 0..columns {
            // A column by itself is read many numbers at a time.
            let mut column = [0; BLOCK];
            let column = &mut column[..rows];
            self.read_column(image, number, first, column);
            numbers.iter_mut().skip(number).step_by(columns).zip(column).for_each(|(place, &mut value)| *place = value);
        }
        numbers.into()
    }

    /// The bytes of a section that has no rows.
    fn bytes(&self) -> Range<usize> {
        let start = self.columns[0].start;
        start..start + self.rows * self.columns[0].width
    }
}

/// An opened image.
pub(crate) struct Image {
    bytes: Cow<'static, [u8]>,
    sections: Box<[Place]>,
    /// Where each string ends in the heap, after a zero; made when the first one is read.
    string_ends: OnceCell<Box<[u32]>>,
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
        let mut sections = Vec::with_capacity(SECTION_COUNT);
        let mut at = HEADER;
        for (index, columns) in COLUMNS.into_iter().enumerate() {
            let entry = CHECKED + index * ENTRY;
            let [start, rows, low, high] = [0, 4, 8, 12].map(|field| number(entry + field));
            let widths = u64::from(high) << 32 | u64::from(low);
            if index >= Section::PrefixBuckets as usize {
                let padding = at..at.next_multiple_of(ALIGNMENT);
                at = padding.end;
                if bytes.get(padding).is_none_or(|padding| padding.iter().any(|&byte| byte != 0)) {
                    return Err("it is damaged: its tables do not start where they should");
                }
            }
            let place = Place::new(at, rows as usize, widths, columns).filter(|_| start as usize == at);
            let Some((mut place, end)) = place else {
                return Err("it is damaged: its sections do not fit together");
            };
            if end > bytes.len() {
                return Err("it is cut short");
            }
            if has_rows(index) {
                place.blocks = (0..place.rows.div_ceil(BLOCK)).map(|_| OnceCell::new()).collect();
            }
            sections.push(place);
            at = end;
        }
        if at != bytes.len() {
            return Err("it is damaged: something follows its last section");
        }
        Ok(Image { bytes, sections: sections.into(), string_ends: OnceCell::new() })
    }

    /// The image up to the tables that a scanner reads, the last of its sections.
    pub(super) fn without_tables(&self) -> &[u8] {
        &self.bytes[..self.sections[Section::PrefixBuckets as usize].columns[0].start]
    }

    /// Opens what [`Image::without_tables`] gave, as an image whose tables are empty.
    pub(super) fn open_without_tables(bytes: &[u8]) -> Result<Image, &'static str> {
        let mut bytes = bytes.to_vec();
        let end = bytes.len() as u32;
        let tables = CHECKED + Section::PrefixBuckets as usize * ENTRY..HEADER;
        for entry in bytes.get_mut(tables).ok_or("it is shorter than its header")?.chunks_exact_mut(ENTRY) {
            entry.fill(0);
            entry[..4].copy_from_slice(&end.to_le_bytes());
        }
        Image::open(Cow::Owned(bytes))
    }

    /// The whole image again.
    pub(super) fn bytes_with_tables(bytes: &[u8], tables: &[(Section, Vec<u8>)]) -> Vec<u8> {
        let mut whole = bytes.to_vec();
        for (_, table) in tables {
            whole.resize(whole.len().next_multiple_of(ALIGNMENT), 0);
            whole.extend_from_slice(table);
        }
        whole
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
        let place = self.sections[section as usize].bytes();
        match &self.bytes {
            Cow::Borrowed(bytes) if cfg!(target_endian = "little") => {
                match bytemuck::try_cast_slice(&bytes[place.clone()]) {
                    Ok(table) => Cow::Borrowed(table),
                    Err(_) => T::copy(&bytes[place]).into(),
                }
            }
            bytes => T::copy(&bytes[place]).into(),
        }
    }

    /// Whether a scanner reads these tables.
    pub(super) fn has_tables(&self, tables: &[(Section, Vec<u8>)]) -> bool {
        tables.iter().all(|(section, table)| self.section(*section) == table)
    }

    fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].bytes()]
    }

    /// All strings, one after another.
    pub(super) fn heap_bytes(&self) -> &[u8] {
        self.section(Section::Heap)
    }

    /// All match keys that their names do not tell, one after another.
    pub(super) fn key_bytes(&self) -> &[u8] {
        self.section(Section::Keys)
    }

    /// The rows of a section.
    #[inline]
    pub(crate) fn rows<R: Row>(&self) -> Rows<'_, R> {
        Rows { bytes: &self.bytes, place: &self.sections[R::SECTION], row: std::marker::PhantomData }
    }

    /// An interned string. Number 0 is the empty one.
    #[inline]
    pub(crate) fn string(&self, number: u32) -> &str {
        std::str::from_utf8(self.bytes_of(number)).expect("the heap holds whole strings")
    }

    /// The same as [`Image::string`], without reading it as UTF-8.
    #[inline]
    pub(crate) fn bytes_of(&self, number: u32) -> &[u8] {
        let ends = self.string_ends();
        let start = self.sections[Section::Heap as usize].columns[0].start;
        &self.bytes[start + ends[number as usize] as usize..start + ends[number as usize + 1] as usize]
    }

    /// Where each string ends in the heap, after a zero.
    #[inline]
    pub(super) fn string_ends(&self) -> &[u32] {
        self.string_ends.get_or_init(|| {
            let mut ends = self.rows::<StringRow>().column("length");
            let mut end = 0_u32;
            for length in &mut ends {
                // Lengths that no image can hold are cut.
                end = end.saturating_add(*length);
                *length = end;
            }
            ends.insert(0, 0);
            ends.into()
        })
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

impl TableRow for u16 {
    fn copy(bytes: &[u8]) -> Vec<u16> {
        bytes.as_chunks().0.iter().map(|number| u16::from_le_bytes(*number)).collect()
    }
}

/// A bucket, which starts where a processor's cache line does.
impl TableRow for u8x64 {
    fn copy(bytes: &[u8]) -> Vec<u8x64> {
        bytes.as_chunks().0.iter().map(|bucket| u8x64::new(*bucket)).collect()
    }
}

/// Of what follows the place where it stands.
fn checksum(image: &[u8]) -> u32 {
    crc32fast::hash(&image[CHECKED..])
}

/// The first of these numbers for which `before` is false; they must be partitioned by it.
pub(super) fn partition_point(within: Range<u32>, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (within.start, within.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The rows of one section.
pub(crate) struct Rows<'i, R> {
    /// Of the image.
    bytes: &'i [u8],
    place: &'i Place,
    row: std::marker::PhantomData<R>,
}

impl<R> Clone for Rows<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Rows<'_, R> {}

impl<'i, R: Row + 'i> Rows<'i, R> {
    #[inline]
    pub(crate) fn len(self) -> u32 {
        self.place.rows as u32
    }

    /// # Panics
    /// When there is no such row.
    #[inline]
    pub(crate) fn get(self, number: u32) -> R {
        let (block, row) = (number as usize / BLOCK, number as usize % BLOCK);
        R::read(&self.block(block)[row * R::COLUMNS..])
    }

    /// Those with these numbers, which it has.
    #[inline]
    pub(crate) fn within(self, numbers: Range<u32>) -> impl Iterator<Item = R> + 'i {
        let (mut at, end) = (numbers.start as usize, numbers.end as usize);
        let mut of_block = [].chunks_exact(R::COLUMNS);
        std::iter::from_fn(move || {
            if of_block.len() == 0 && at < end {
                let (block, row) = (at / BLOCK, at % BLOCK);
                let rows = (BLOCK - row).min(end - at);
                of_block = self.block(block)[row * R::COLUMNS..][..rows * R::COLUMNS].chunks_exact(R::COLUMNS);
                at += rows;
            }
            of_block.next().map(R::read)
        })
    }

    /// The numbers of a block of rows.
    #[inline]
    fn block(self, block: usize) -> &'i [u32] {
        self.place.blocks[block].get_or_init(|| self.place.unpack(self.bytes, block, R::COLUMNS))
    }

    /// All of them; what was unpacked for it is not kept.
    pub(crate) fn iter(self) -> impl Iterator<Item = R> + Clone + 'i {
        let blocks =
            (0..self.place.rows.div_ceil(BLOCK)).map(move |block| self.place.unpack(self.bytes, block, R::COLUMNS));
        blocks.flat_map(|block| (0..block.len() / R::COLUMNS).map(move |row| R::read(&block[row * R::COLUMNS..])))
    }

    /// What all of them have in a field: quicker than to read them whole.
    ///
    /// # Panics
    /// When rows have no such field.
    pub(crate) fn column(self, field: &str) -> Vec<u32> {
        let number = R::FIELDS.iter().position(|name| *name == field).expect("rows have the field");
        self.place.unpack_column(self.bytes, number)
    }

    /// The number of the first row for which `before` is false; rows must be partitioned by it.
    pub(crate) fn partition_point(self, within: Range<u32>, before: impl Fn(R) -> bool) -> u32 {
        partition_point(within, |number| before(self.get(number)))
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

/// Columns hold one more than their numbers: [`NONE`], which is frequent, is zero and needs no place.
const ONE_MORE: u32 = 1;

/// Collects strings and rows and writes an image.
pub(crate) struct ImageWriter {
    /// The numbers of strings, found by their texts in the heap.
    numbers: HashTable<u32>,
    heap: Vec<u8>,
    /// Where each string starts in the heap.
    string_starts: Vec<usize>,
    columns: [Vec<Vec<u32>>; SECTION_COUNT],
    bytes: [Vec<u8>; SECTION_COUNT],
}

impl Default for ImageWriter {
    fn default() -> ImageWriter {
        let mut writer = ImageWriter {
            numbers: HashTable::new(),
            heap: Vec::new(),
            string_starts: Vec::new(),
            columns: std::array::from_fn(|_| Vec::new()),
            bytes: std::array::from_fn(|_| Vec::new()),
        };
        writer.string("");
        writer
    }
}

impl ImageWriter {
    /// Interns a string and returns its number.
    pub(crate) fn string(&mut self, text: &str) -> u32 {
        let hash = |bytes: &[u8]| FxBuildHasher.hash_one(bytes);
        let (heap, starts) = (&self.heap, &self.string_starts);
        let is_text = |&number: &u32| string_bytes(heap, starts, number) == text.as_bytes();
        let hash_of = |&number: &u32| hash(string_bytes(heap, starts, number));
        match self.numbers.entry(hash(text.as_bytes()), is_text, hash_of) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                let number = self.string_starts.len() as u32;
                place.insert(number);
                self.string_starts.push(self.heap.len());
                self.heap.extend_from_slice(text.as_bytes());
                self.push(StringRow { length: text.len() as u32 });
                number
            }
        }
    }

    pub(crate) fn push<R: Row>(&mut self, row: R) {
        row.write(&mut self.columns[R::SECTION]);
    }

    /// Adds the bytes of a match key that none of its names tells.
    pub(super) fn key(&mut self, key: &str) {
        self.bytes[Section::Keys as usize].extend_from_slice(key.as_bytes());
    }

    pub(super) fn tables(&mut self, tables: impl IntoIterator<Item = (Section, Vec<u8>)>) {
        for (section, bytes) in tables {
            self.bytes[section as usize] = bytes;
        }
    }

    /// The text of an interned string.
    pub(crate) fn text(&self, number: u32) -> &str {
        let bytes = string_bytes(&self.heap, &self.string_starts, number);
        std::str::from_utf8(bytes).expect("the heap holds whole strings")
    }

    /// The image.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        self.bytes[Section::Heap as usize] = self.heap;
        let mut out = vec![0; HEADER];
        out[..8].copy_from_slice(MAGIC);
        out[8..12].copy_from_slice(&format().to_le_bytes());
        for (index, (columns, bytes)) in self.columns.iter().zip(&self.bytes).enumerate() {
            if index >= Section::PrefixBuckets as usize {
                out.resize(out.len().next_multiple_of(ALIGNMENT), 0);
            }
            let start = out.len();
            let (mut rows, mut widths) = (bytes.len(), u64::from(columns.is_empty()));
            out.extend_from_slice(bytes);
            for (number, column) in columns.iter().enumerate() {
                rows = column.len();
                widths |= u64::from(write_column(column, &mut out)) << (4 * number);
            }
            let entry = &mut out[CHECKED + index * ENTRY..][..ENTRY];
            entry[..4].copy_from_slice(&(start as u32).to_le_bytes());
            entry[4..8].copy_from_slice(&(rows as u32).to_le_bytes());
            entry[8..].copy_from_slice(&widths.to_le_bytes());
        }
        let checksum = checksum(&out).to_le_bytes();
        out[CHECKED - 4..CHECKED].copy_from_slice(&checksum);
        out
    }
}

/// The bytes of a string in a heap.
fn string_bytes<'h>(heap: &'h [u8], starts: &[usize], number: u32) -> &'h [u8] {
    let end = starts.get(number as usize + 1).copied().unwrap_or(heap.len());
    &heap[starts[number as usize]..end]
}

/// Writes the numbers of a column by place value and returns how many bytes each has.
fn write_column(column: &[u32], out: &mut Vec<u8>) -> u32 {
    let numbers = || column.iter().map(|number| number.wrapping_add(ONE_MORE));
    let width = size_of::<u32>() as u32 - numbers().fold(0, |all, number| all | number).leading_zeros() / 8;
    for place in 0..width {
        out.extend(numbers().map(|number| (number >> (8 * place)) as u8));
    }
    width
}
