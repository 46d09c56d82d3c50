//! Rulers by the sound of their full names, however they are transliterated: "Sadam Hussein", "Alexander Lukaschenko".
//!
//! Two spellings sound alike when the letters that transliterations take for each other are taken for one: the vowels e and a, o and u, i and y, a
//! letter and two of them, c and k, the ways to write a consonant that English has two letters for. The list is made when it is first asked for.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::image::NameRow;
use super::{EntityHandle, Gazetteer, Layer, NameTraits};
use crate::text::fold::fold_name;
use crate::vocabulary::{Form, Kind};

/// The rulers of a layer by the sound of a full name; `None` where several have it.
pub(super) type RulersBySound = FxHashMap<Sound, Option<u32>>;

/// What a name sounds like.
pub(super) type Sound = SmallVec<[u8; 24]>;

/// Letters of a name and of its last word; shorter ones sound too easily like another's: "George Busch".
const LETTERS: usize = 8;
const LETTERS_OF_LAST: usize = 5;

impl Gazetteer {
    /// The only ruler of whom a full name sounds like this one.
    pub(crate) fn ruler_who_sounds_like(&self, name: &str) -> Option<EntityHandle> {
        let sound = sound_of(fold_name(name)?.as_bytes())?;
        let rulers =
            |layer: &'_ Layer| layer.rulers_by_sound.get_or_init(|| layer.make_rulers_by_sound()).get(&sound).copied();
        let mut found = self.layers.iter().filter_map(|layer| Some((layer, rulers(layer)?)));
        let (layer, ruler) = found.next()?;
        let is_only = found.next().is_none();
        ruler.filter(|_| is_only).map(|ruler| layer.handle(ruler))
    }
}

impl Layer {
    fn make_rulers_by_sound(&self) -> RulersBySound {
        let (keys, names) = (self.keys(), self.rows::<NameRow>());
        let (entities, traits) = (names.column("entity"), names.column("traits"));
        let mut rulers = RulersBySound::default();
        let mut key = Vec::new();
        for (number, (entity, traits)) in (0..).zip(entities.into_iter().zip(traits)) {
            let traits = NameTraits(traits);
            if traits.kind() != Some(Kind::Leader) || traits.form() != Form::Name || !traits.is_of_ruler() {
                continue;
            }
            key.clear();
            keys.read(keys.of_name(number), &mut key);
            if let Some(sound) = sound_of(&key) {
                let known = rulers.entry(sound).or_insert(Some(entity));
                *known = known.filter(|&known| known == entity);
            }
        }
        rulers
    }
}

/// The sound of a folded name of two words or more in Latin letters; `None` of others and of short ones.
fn sound_of(key: &[u8]) -> Option<Sound> {
    /// The letters that are written in several ways, the longest first, and what is kept of them.
    const WAYS: &[(&[u8], &[u8])] = &[
        (b"tsch", b"c"),
        (b"sch", b"x"),
        (b"tch", b"c"),
        (b"dzh", b"j"),
        (b"sh", b"x"),
        (b"ch", b"c"),
        (b"zh", b"j"),
        (b"dj", b"j"),
        (b"kh", b"h"),
        (b"gh", b"g"),
        (b"dh", b"d"),
        (b"th", b"t"),
        (b"ph", b"f"),
        (b"ck", b"k"),
        (b"ou", b"u"),
        (b"ee", b"i"),
        (b"x", b"ks"),
        (b"e", b"a"),
        (b"o", b"u"),
        (b"y", b"i"),
        (b"c", b"k"),
        (b"q", b"k"),
        (b"z", b"s"),
        (b"w", b"v"),
    ];
    let last = key.iter().rev().take_while(|byte| **byte != b' ').count();
    let is_plain = key.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ');
    if key.len() < LETTERS || last < LETTERS_OF_LAST || last == key.len() || !is_plain {
        return None;
    }
    let mut sound = Sound::new();
    let mut rest = key;
    while let [first, ..] = rest {
        let way = WAYS.iter().find(|(way, _)| rest.starts_with(way));
        let (length, kept) = way.map_or((1, std::slice::from_ref(first)), |(way, kept)| (way.len(), *kept));
        for &letter in kept {
            // "Zelenskyj", "Sergej": what ends a diphthong is heard no more than once.
            let is_heard = sound.last() != Some(&letter) && !(letter == b'j' && sound.last() == Some(&b'i'));
            sound.extend(is_heard.then_some(letter));
        }
        rest = &rest[length..];
    }
    Some(sound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_sound_alike() {
        let sound = |name: &str| sound_of(name.as_bytes());
        for (one, other) in [
            ("volodymyr zelenskyy", "wolodymyr zelenskyj"),
            ("saddam hussein", "sadam husein"),
            ("alexander lukashenko", "aleksander lukaschenko"),
            ("mikhail gorbachev", "mihail gorbatschev"),
            ("mahmoud ahmadinejad", "mahmud ahmedinezhad"),
        ] {
            assert_eq!(sound(one), sound(other), "{one}");
            assert!(sound(one).is_some());
        }
        for (one, other) in [("john major", "john mayor"), ("raul castro", "paul castro")] {
            assert_ne!(sound(one), sound(other), "{one}");
        }
        assert_eq!(["putin", "george busch", "george bush", "юлия тимошенко"].map(sound).iter().flatten().count(), 1);
    }
}
