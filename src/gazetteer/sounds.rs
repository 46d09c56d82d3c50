//! Rulers by the sound of the names that news uses, however they are transliterated: "Sadam Hussein", "Alexander Lukaschenko".
//!
//! Two spellings sound alike when the letters that transliterations take for each other are taken for one: the vowels e and a, o and u, i and y, a
//! letter and two of them, c and k, the ways to write a consonant that English has two letters for. The list is made when it is first asked for:
//! of the names that news uses alone, so that the first answer does not wait for all the others to be read.

use std::hash::Hasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};

use super::image::{EntityRow, TermRow};
use super::{EntityHandle, Gazetteer, Layer, TermEnd};
use crate::text::fold::fold_name;
use crate::vocabulary::Role;

/// The rulers of a layer by the sound of their names; `None` where several have it.
pub(super) type RulersBySound = FxHashMap<Sound, Option<u32>>;

/// The hash of what a name sounds like: whoever is found by it has to be spelt alike, too.
pub(super) type Sound = u64;

/// Letters of a name and of its last word; shorter ones sound too easily like another's: "George Busch".
const LETTERS: usize = 8;
const LETTERS_OF_LAST: usize = 5;

impl Gazetteer {
    /// The only ruler whose name sounds like this one.
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
        let terms = self.rows::<TermRow>();
        let [leaders, roles, ends] = ["leader", "role", "end"].map(|field| terms.column(field));
        let rules = |role: u32, end: u32| Role::from_index(role).rules() && is_of_our_time(TermEnd::unpack(end));
        let terms = leaders.into_iter().zip(roles.into_iter().zip(ends));
        let mut rulers: Vec<u32> =
            terms.filter(|&(_, (role, end))| rules(role, end)).map(|(leader, _)| leader).collect();
        rulers.sort_unstable();
        rulers.dedup();
        let mut by_sound = RulersBySound::with_capacity_and_hasher(rulers.len(), FxBuildHasher);
        for ruler in rulers {
            let name = fold_name(self.string(self.rows::<EntityRow>().get(ruler).name));
            if let Some(sound) = name.and_then(|name| sound_of(name.as_bytes())) {
                // Two of one sound are told apart by nothing.
                by_sound.entry(sound).and_modify(|known| *known = None).or_insert(Some(ruler));
            }
        }
        by_sound
    }
}

/// Whether a term ended since the war, so that news of today may have the ruler.
fn is_of_our_time(end: TermEnd) -> bool {
    const SINCE: u16 = 1945;
    !matches!(end, TermEnd::On(end) if end.year() < SINCE)
}

/// The sound of a folded name of two words or more in Latin letters; `None` of others and of short ones.
fn sound_of(key: &[u8]) -> Option<Sound> {
    let last = key.iter().rev().take_while(|byte| **byte != b' ').count();
    let is_plain = key.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ');
    if key.len() < LETTERS || last < LETTERS_OF_LAST || last == key.len() || !is_plain {
        return None;
    }
    let (mut sound, mut heard, mut rest) = (FxHasher::default(), b' ', key);
    while let [first, ..] = rest {
        // How many letters are written, the longest first, and what is kept of them.
        let (length, kept): (usize, &[u8]) = match rest {
            [b't', b's', b'c', b'h', ..] => (4, b"c"),
            [b't', b'c', b'h', ..] => (3, b"c"),
            [b's', b'c', b'h', ..] => (3, b"x"),
            [b'd', b'z', b'h', ..] => (3, b"j"),
            [b's', b'h', ..] => (2, b"x"),
            [b'c', b'h', ..] => (2, b"c"),
            [b'c', b'k', ..] => (2, b"k"),
            [b'd', b'h', ..] => (2, b"d"),
            [b'd', b'j', ..] => (2, b"j"),
            [b'e', b'e', ..] => (2, b"i"),
            [b'g', b'h', ..] => (2, b"g"),
            [b'k', b'h', ..] => (2, b"h"),
            [b'o', b'u', ..] => (2, b"u"),
            [b'p', b'h', ..] => (2, b"f"),
            [b't', b'h', ..] => (2, b"t"),
            [b'z', b'h', ..] => (2, b"j"),
            [b'c' | b'q', ..] => (1, b"k"),
            [b'e', ..] => (1, b"a"),
            [b'o', ..] => (1, b"u"),
            [b'w', ..] => (1, b"v"),
            [b'x', ..] => (1, b"ks"),
            [b'y', ..] => (1, b"i"),
            [b'z', ..] => (1, b"s"),
            _ => (1, std::slice::from_ref(first)),
        };
        for &letter in kept {
            // "Zelenskyj", "Sergej": what ends a diphthong is heard no more than once.
            if letter != heard && !(letter == b'j' && heard == b'i') {
                sound.write_u8(letter);
                heard = letter;
            }
        }
        rest = &rest[length..];
    }
    Some(sound.finish())
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
