//! Tables that were changed at random and images that were damaged or made by hand: errors, never a panic, never a hang.

mod common;

use std::sync::Arc;

use legation::{CodeSystem, Extractor, Gazetteer, Options, compile};

/// Numbers that look random and are the same in each run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit
    }

    fn one_of<'v, T: ?Sized>(&mut self, values: &[&'v T]) -> &'v T {
        values[self.below(values.len())]
    }
}

/// Asks a gazetteer for everything that it has, and reads texts with it.
fn use_all(gazetteer: Gazetteer) {
    let gazetteer = Arc::new(gazetteer);
    let info = gazetteer.info();
    assert!(info.names() + info.terms() + info.offices() < 1_000_000);
    info.sources().for_each(|source| assert!(!source.id.is_empty() || source.title.len() < 1_000));
    let on = "2001-05-05".parse().ok();
    for entity in gazetteer.entities() {
        let (id, name) = (entity.id(), entity.name());
        let names: Vec<String> = entity.names().map(|name| format!("{name:?}")).collect();
        assert!(names.len() < 1000 && entity.sources().count() > 0);
        let _ = (gazetteer.entity(id), gazetteer.country_on(name, on), gazetteer.organisation(name));
        let _ = (gazetteer.leader(name).is_ok(), gazetteer.named(name).len(), gazetteer.search(name, 3).len());
        let _ = (gazetteer.leader_of(id, on, None), gazetteer.office_holders(id, on), gazetteer.terms(id));
        let _ = (gazetteer.members(id, on), gazetteer.memberships(id, None));
        assert!(entity.external_ids().count() < 1000);
        if let Some(country) = entity.as_country() {
            let _ = (country.parent(), country.successors().count(), country.status(), country.demonyms().count());
            CodeSystem::ALL.iter().for_each(|&system| {
                let code = country.code(system, on).unwrap_or_default();
                let _ = gazetteer.country_by_code(system, code, on);
            });
        }
        if let Some(leader) = entity.as_leader() {
            assert!(leader.terms().all(|term| format!("{term:?}").len() > 4 && term.leader() == leader));
            let _ = (leader.born(), leader.died(), leader.family_name());
        }
        if let Some(organisation) = entity.as_organisation() {
            let _ = (organisation.country(), organisation.parent(), organisation.class(), organisation.start());
        }
    }
    let extractor = Extractor::new(gazetteer);
    let text = "President Other of Arcadia met the League of Poets (LOP). Bohemian Foreign Minister Ada Quillfeather and the \
                president of Arcadia: Ann Othar, \u{301} d'Other \u{ad} 中国 's al-Other O.P. Other. The League. a 1 d’";
    let all = Options::new().rejected(true).roles(true).head_nouns(true).metonyms(true).constituents(true);
    for options in [Options::new(), all.clone().date("2001".parse().unwrap()), all.lower_case(true).language("de")] {
        let document = extractor.extract_with(text, &options);
        assert!(document.mentions().all(|mention| !document.surface(mention).is_empty()));
        let _ =
            (document.mentions().filter_map(|mention| document.entity(mention)).count(), document.rejected().count());
    }
}

#[test]
fn tables_that_were_changed_at_random_are_refused_or_used() {
    const NAMES: &[&str] = &[
        "\u{ad}", "\u{301}", "\u{640}", "-", "'", "?", "1", "中", "d'A", "a\u{301}", "|", "Ann", "x y, z", "2001-02-30",
    ];
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let (mut refused, mut used) = (0, 0);
    let fields: Vec<&str> = common::TABLES.iter().flat_map(|(_, text)| text.split(['\t', '\n'])).collect();
    for _ in 0..1500 {
        let mut files: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
        for (file, text) in common::TABLES {
            files.push((file, text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()));
        }
        for _ in 0..1 + numbers.below(3) {
            let place = numbers.below(files.len());
            let rows = &mut files[place].1;
            if rows.len() < 2 {
                continue;
            }
            let row = 1 + numbers.below(rows.len() - 1);
            let column = numbers.below(rows[row].len());
            match numbers.below(9) {
                0 => drop(rows.remove(row)),
                1 => rows[row][column].clear(),
                2 => rows[row][column] = numbers.one_of(NAMES).to_owned(),
                3 | 4 => rows[row][column] = numbers.one_of(&fields).to_owned(),
                5 => {
                    let other = numbers.below(rows[row].len());
                    rows[row].swap(column, other);
                }
                6 => {
                    let copy = rows[row].clone();
                    rows.push(copy);
                }
                7 => rows[row][column] = rows[row][column].repeat(20),
                _ => drop(files.remove(place)),
            }
        }
        let directory = common::scratch("damage-tables");
        for (file, rows) in &files {
            let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
            std::fs::write(directory.join(file), lines.join("\n") + "\n").expect("a table can be written");
        }
        match compile(&directory) {
            Err(error) => {
                refused += 1;
                assert!(error.to_string().contains("damage-tables"), "{error}");
            }
            Ok(image) => {
                used += 1;
                use_all(Gazetteer::from_compiled(image).expect("what was compiled is sound"));
            }
        }
    }
    assert!(refused > 300 && used > 300, "{refused} refused, {used} used");
}

fn small_image() -> Vec<u8> {
    compile(&common::tables("damage-image", |_, text| text.as_bytes().to_vec())).expect("the tables are sound")
}

fn refusal(bytes: Vec<u8>) -> String {
    Gazetteer::from_compiled(bytes).expect_err("it is damaged").to_string()
}

#[test]
fn every_flipped_bit_and_every_cut_is_found() {
    let image = small_image();
    use_all(Gazetteer::from_compiled(image.clone()).expect("it is whole"));
    for place in 0..image.len() {
        assert!(refusal(image[..place].to_vec()).starts_with("<memory>: it "), "{place} bytes");
        for bit in 0..8 {
            let mut damaged = image.clone();
            damaged[place] ^= 1 << bit;
            assert!(refusal(damaged).starts_with("<memory>: it "), "bit {bit} of byte {place}");
        }
    }
    assert!(refusal([&image[..], b"more"].concat()).contains("damaged"));
}

#[test]
fn damage_to_a_large_image_is_found() {
    let image = legation::compile(&common::path("seeds/gazetteer")).expect("the tables are in the repository");
    assert!(Gazetteer::from_compiled(image.clone()).is_ok());
    let mut numbers = Numbers(42);
    for _ in 0..8 {
        let mut damaged = image.clone();
        damaged[numbers.below(image.len())] ^= 1 << numbers.below(8);
        refusal(damaged);
        refusal(image[..numbers.below(image.len())].to_vec());
    }
}

#[test]
fn a_packed_gazetteer_is_the_same_or_refused() {
    let image = small_image();
    let packed = legation::pack(&image).expect("it is what the compiler writes");
    assert!(packed.len() < image.len());
    let (unpacked, compiled) = (Gazetteer::from_packed(&packed).unwrap(), Gazetteer::from_compiled(image).unwrap());
    assert_eq!(unpacked.info().hash(), compiled.info().hash());
    use_all(unpacked);
    let refusal = |bytes: &[u8]| Gazetteer::from_packed(bytes).expect_err("it is damaged").to_string();
    for place in 0..packed.len() {
        assert!(refusal(&packed[..place]).starts_with("<memory>: it"), "{place} bytes");
        for change in [1, 0x10, 0x80, 0xff] {
            let mut damaged = packed.clone();
            damaged[place] ^= change;
            assert!(refusal(&damaged).starts_with("<memory>: "), "{change} at byte {place}");
        }
    }
    assert!(refusal(&[&packed[..], b"more"].concat()).contains("damaged"));
}

/// The image with one number changed, and the checksum that fits.
fn with_number(image: &[u8], place: usize, number: u32) -> Vec<u8> {
    const CHECKED: usize = 16;
    let mut changed = image.to_vec();
    changed[place..place + 4].copy_from_slice(&number.to_le_bytes());
    let checksum = crc32fast::hash(&changed[CHECKED..]);
    changed[CHECKED - 4..CHECKED].copy_from_slice(&checksum.to_le_bytes());
    changed
}

#[test]
fn numbers_that_lead_nowhere_are_refused_or_harmless() {
    let image = small_image();
    assert_eq!(with_number(&image, 16, u32::from_le_bytes(image[16..20].try_into().unwrap())), image);
    let (mut refused, mut harmless) = (0, 0);
    for place in 16..image.len() - 3 {
        let old = u32::from_le_bytes(image[place..place + 4].try_into().unwrap());
        let hostile =
            [0, 1, 7, 0x7fff_ffff, u32::MAX - 1, u32::MAX, old.wrapping_add(1), old.wrapping_sub(1), old << 8];
        for number in hostile.into_iter().filter(|&number| number != old) {
            match Gazetteer::from_compiled(with_number(&image, place, number)) {
                Err(error) => {
                    refused += 1;
                    assert!(error.to_string().starts_with("<memory>: "), "{error}");
                }
                Ok(gazetteer) => {
                    harmless += 1;
                    if harmless % 2 == 0 {
                        use_all(gazetteer);
                    }
                }
            }
        }
    }
    assert!(refused > 3 * harmless, "{refused} refused, {harmless} harmless");
}
