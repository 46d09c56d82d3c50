//! A capitalised name that continues on either side of the span: "Michael Jordan" is not Jordan, "Laura Bush" not George.

use super::title;
use super::words::{self, is_name_like};
use crate::gazetteer::Gazetteer;
use crate::key::is_word_char;
use crate::mention::Mention;
use crate::span::Span;
use crate::vocabulary::Kind;

const ENDS_OF_SENTENCES: [char; 7] = ['.', ':', '!', '?', '"', '”', '\n'];

/// Characters of a word beside a name that are looked at.
const LONGEST_WORD: usize = 32;

/// Whether the word before the span is the given name of somebody whom the gazetteer does not know by it.
///
/// For a country only a known given name counts ("Michael Jordan"); before a surname every capitalised word does that is no
/// mention, no title and no word that opens sentences.
pub(super) fn follows_given_name(
    gazetteer: &Gazetteer,
    text: &str,
    span: Span,
    before: &[Mention],
    kind: Kind,
) -> bool {
    // "Bashir al-Assad".
    let head = &text[..span.start()];
    let head = ["al-", "el-"].iter().find_map(|particle| head.strip_suffix(particle)).unwrap_or(head);
    let Some(head) = head.strip_suffix(' ') else { return false };
    if kind == Kind::Leader && ends_in_initials(head) {
        return true;
    }
    // A middle initial: "Laura W. Bush".
    let head = strip_initial(head);
    let Some(start) = words::start_of_last(head, LONGEST_WORD, Some('-')) else { return false };
    let word = &head[start..];
    let taken = before.last().is_some_and(|mention| mention.span.end() > start);
    let place = matches!(word, "River" | "Lake" | "Mount" | "Cape" | "Valley" | "West" | "East" | "North" | "South");
    if taken || place || !is_name_like(word) || is_calendar_word(word) || is_opening_word(word) {
        return false;
    }
    let known = || gazetteer.is_given_name(word);
    (kind == Kind::Leader || known()) && !title::is_title_word(gazetteer, word)
}

/// Whether the span, a country's name, is the given name of somebody: "Georgia Stevens".
pub(super) fn precedes_family_name(gazetteer: &Gazetteer, text: &str, span: Span) -> bool {
    let Some(tail) = text[span.end()..].strip_prefix(' ') else { return false };
    let word = words::first(tail);
    is_name_like(word)
        && gazetteer.is_family_name(word)
        && gazetteer.is_given_name(&text[span.range()])
        && !title::is_title_word(gazetteer, word)
}

/// Whether the name of a body goes on before the span: "Continental Bank of Canada" is not the Bank of Canada.
///
/// The word that opens a sentence may be any.
pub(super) fn continues_to_the_left(gazetteer: &Gazetteer, text: &str, span: Span, before: &[Mention]) -> bool {
    let Some(head) = text[..span.start()].strip_suffix(' ') else { return false };
    let Some(start) = words::start_of_last(head, LONGEST_WORD, Some('-')) else { return false };
    let word = &head[start..];
    let opens =
        !head[..start].ends_with(' ') || words::near_end(&head[..start]).trim_end().ends_with(ENDS_OF_SENTENCES);
    let taken = before.last().is_some_and(|mention| mention.span.end() > start);
    !opens
        && !taken
        && is_name_like(word)
        && !is_calendar_word(word)
        && !is_opening_word(word)
        && !title::is_title_word(gazetteer, word)
}

/// Whether an adjective before the name of a body makes it another body: "the National Security Council" is not the Security Council.
pub(super) fn is_qualified(text: &str, span: Span) -> bool {
    const ADJECTIVES: [&str; 14] = [
        "Central", "Economic", "Federal", "Higher", "Joint", "Military", "National", "Presidential", "Provincial",
        "Regional", "Royal", "State", "Supreme", "Transitional",
    ];
    let head = text[..span.start()].strip_suffix(' ').unwrap_or_default();
    let before = |word: &&str| head.strip_suffix(*word).is_some_and(|rest| !rest.ends_with(is_word_char));
    ADJECTIVES.iter().any(before)
}

/// Whether a capitalised name goes on behind the span: "Li Song-ho" is no Li Peng, "Kengo wa Dondo" more than Kengo.
///
/// Only for names that come first; "President Bush Arrives" is a headline.
pub(super) fn continues_to_the_right(text: &str, span: Span) -> bool {
    let Some(tail) = text[span.end()..].strip_prefix([' ', '-']) else { return false };
    let word = words::first_compound(tail);
    let particle = |word: &str| {
        matches!(word, "al" | "bin" | "ben" | "ibn" | "wa" | "de" | "da" | "van" | "von" | "el" | "ould" | "ag")
            || word.starts_with("al-")
            || word.starts_with("el-")
    };
    let rest = tail[word.len()..].strip_prefix(' ').unwrap_or_default();
    is_name_like(word) && !is_calendar_word(word) && !is_opening_word(word)
        || particle(word) && rest.starts_with(char::is_uppercase)
        || word.starts_with("al-")
}

/// Whether the name goes on with what is part of nothing else: the number of a monarch ("Elizabeth I"), the family of an Arabic name ("Bashir al-Assad").
pub(super) fn goes_on(text: &str, span: Span) -> bool {
    let Some(tail) = text[span.end()..].strip_prefix(' ') else { return false };
    let word = words::first(tail);
    let number = !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    // "Castro I knew": a pronoun.
    const VERBS: [&str; 16] = [
        "am", "was", "have", "had", "will", "would", "could", "can", "did", "do", "know", "knew", "met", "saw",
        "think", "believe",
    ];
    let next = || words::first(words::near_start(&tail[1..]).trim_start());
    let pronoun = word == "I" && VERBS.contains(&next());
    let family = ["al-", "el-", "ul-", "bin ", "ibn "].iter().any(|particle| tail.starts_with(particle));
    number && !pronoun || family
}

/// Whether the span is a line of results: "5. Armen Martirosyan (Armenia) 16.57".
pub(super) fn is_in_results(text: &str, span: Span) -> bool {
    let place =
        text[..span.start()].strip_suffix(". ").is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    place && text[span.end()..].starts_with(" (")
}

/// Whether the name goes on with "Jr": the son, whom the gazetteer has under that name or not at all.
pub(super) fn is_junior(text: &str, span: Span) -> bool {
    let tail = &text[span.end()..];
    let tail = tail.strip_prefix(", ").or_else(|| tail.strip_prefix(' ')).unwrap_or_default();
    tail.strip_prefix("Jr").is_some_and(|rest| !rest.starts_with(is_word_char))
}

/// Whether the span names a thing after a person: "Charles de Gaulle airport", "the Nelson Mandela Foundation".
pub(super) fn is_named_after(text: &str, span: Span) -> bool {
    const THINGS: &[&str] = &[
        "airport", "arena", "avenue", "boulevard", "bridge", "center", "centre", "college", "foundation", "highway",
        "hospital", "hotel", "institute", "international", "library", "memorial", "museum", "park", "prize", "road",
        "school", "square", "stadium", "street", "trophy", "university",
    ];
    let Some(tail) = text[span.end()..].strip_prefix(' ') else { return false };
    let word = words::first(tail);
    THINGS.iter().any(|thing| word.eq_ignore_ascii_case(thing))
}

/// The given name before a middle initial that ends right before a surname: "Vladimir" of "Vladimir V. ".
pub(super) fn given_name_before_initial(text: &str, surname: usize) -> Option<Span> {
    if !text.as_bytes()[..surname].ends_with(b". ") {
        return None;
    }
    let head = text[..surname].strip_suffix(' ')?;
    let before = strip_initial(head);
    if before.len() == head.len() {
        return None;
    }
    let start = words::start_of_last(before, LONGEST_WORD, Some('-'))?;
    is_name_like(&before[start..]).then(|| Span::new(start, before.len()))
}

fn strip_initial(head: &str) -> &str {
    let mut chars = head.chars().rev();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('.'), Some(initial), Some(' ')) if initial.is_uppercase() => &head[..head.len() - 2 - initial.len_utf8()],
        _ => head,
    }
}

/// Whether initials without a given name end here: "O.P. Singh", "S. K. Sharma".
fn ends_in_initials(head: &str) -> bool {
    /// Nobody has more.
    const MOST: usize = 8;
    let mut rest = head;
    let mut initials = 0;
    while initials < MOST
        && let Some(before) = rest.strip_suffix('.').and_then(|rest| rest.strip_suffix(char::is_uppercase))
    {
        initials += 1;
        rest = before.strip_suffix(' ').filter(|before| before.ends_with('.')).unwrap_or(before);
    }
    initials >= 2 && !rest.ends_with(is_word_char)
}

/// Capitalised in English, but never a given name before a surname that stands for a leader.
pub(super) fn is_calendar_word(word: &str) -> bool {
    let may_be =
        matches!(word.as_bytes(), [b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S' | b'T' | b'W', _, _, ..]);
    may_be
        && matches!(
            word,
            "Monday"
                | "Tuesday"
                | "Wednesday"
                | "Thursday"
                | "Friday"
                | "Saturday"
                | "Sunday"
                | "January"
                | "February"
                | "March"
                | "April"
                | "May"
                | "June"
                | "July"
                | "August"
                | "September"
                | "October"
                | "November"
                | "December"
        )
}

/// Words that are capitalised at the start of English sentences, some of them also somebody's first name.
pub(super) fn is_opening_word(word: &str) -> bool {
    OPENING_WORDS.binary_search(&word).is_ok()
}

/// Sorted.
const OPENING_WORDS: &[&str] = &[
    "A", "About", "According", "After", "Afterwards", "Again", "Against", "Ago", "All", "Also", "Although", "Among",
    "An", "And", "Any", "Are", "As", "Asked", "At", "Because", "Before", "Behind", "Besides", "Between", "Both", "But",
    "By", "Can", "Could", "Despite", "Did", "Do", "Does", "Due", "During", "Earlier", "Even", "Ever", "Every",
    "Finally", "First", "For", "From", "Had", "Has", "Have", "He", "Her", "Here", "His", "How", "However", "If", "In",
    "Indeed", "Instead", "Is", "It", "Its", "Just", "Last", "Later", "Like", "Man", "Many", "May", "Meanwhile",
    "Might", "More", "Most", "Mr", "Must", "My", "Neither", "Never", "Nevertheless", "New", "Next", "No", "Nor", "Not",
    "Now", "Of", "Often", "On", "Once", "One", "Only", "Or", "Our", "Over", "Perhaps", "Previously", "Quoting",
    "Recently", "Said", "Say", "Says", "She", "Should", "Since", "So", "Some", "Soon", "Still", "Such", "Than", "That",
    "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though", "Through", "Thus", "To", "Today",
    "Together", "Tomorrow", "Under", "Unless", "Unlike", "Until", "Up", "Was", "We", "Were", "What", "When", "Where",
    "Whether", "Which", "While", "Who", "Whose", "Why", "Will", "With", "Within", "Without", "Would", "Yes",
    "Yesterday", "Yet", "You",
];

#[cfg(test)]
mod tests {
    #[test]
    fn opening_words_are_sorted() {
        assert!(super::OPENING_WORDS.is_sorted());
    }
}
