//! Two spellings of a name from another script that sound alike: "Yulia" and "Julia", "Lavrov" and "Lawrow".

/// What is written otherwise for the same sound; the longest first.
const SAME: [(&str, &str); 13] = [
    ("tsch", "ch"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ou", "u"),
    ("oo", "u"),
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("ff", "v"),
];

/// Whether two folded names are one but for these, and for letters that are doubled.
pub(super) fn same_sound(one: &str, other: &str) -> bool {
    sound(one) == sound(other)
}

fn sound(name: &str) -> String {
    let mut text = name.to_owned();
    for (written, meant) in SAME {
        text = text.replace(written, meant);
    }
    let mut sound = String::with_capacity(text.len());
    for c in text.chars() {
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::same_sound;

    #[test]
    fn romanisations_of_a_name_sound_alike() {
        for (one, other) in [
            ("andrey kobyakov", "andrei kobiakov"),
            ("volodymyr zelenskyi", "volodymyr zelenskiy"),
            ("viktor janukovych", "viktor yanukovych"),
            ("petro poroschenko", "petro poroshenko"),
            ("sergej lawrow", "sergei lavrov"),
        ] {
            assert!(same_sound(one, other), "{one}, {other}");
        }
        for (one, other) in [("jose maria", "jose mario"), ("ali hasan", "ali husain"), ("kim jong un", "kim jong il")]
        {
            assert!(!same_sound(one, other), "{one}, {other}");
        }
    }
}
