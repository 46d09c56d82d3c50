//! Where the surname of somebody else stands beside a name, joined to it: "Sanders & Clinton", "Hollande beats Sarkozy", "the Merkel-Hollande plan".

use super::neighbours::Neighbour;
use super::site::Site;
use crate::lexicon::WordList;
use crate::text::fold::is_hyphen;
use crate::text::words::{self, is_name_like};
use crate::text::{Place, Span};

/// The name that stands beside, joined by "and", "&", "vs." or a hyphen.
pub(super) fn colleague_beside(site: &Site<'_, '_>) -> Option<Span> {
    behind(site).or_else(|| before(site))
}

/// "& Clinton", "and Schumer", "beats Sarkozy", ", Cameron and Clegg", "-Hollande".
fn behind(site: &Site<'_, '_>) -> Option<Span> {
    let tail = site.place.after();
    let hyphen = tail.chars().next().filter(|&c| is_hyphen(c) && is_in_compound(site));
    let start = match site.neighbours.after() {
        _ if hyphen.is_some() => hyphen.map_or(0, char::len_utf8),
        _ if tail.starts_with(", ") => ", ".len(),
        _ if tail.starts_with(" & ") => " & ".len(),
        next if next.word.is_empty() => return None,
        next => {
            // Mostly no name follows, which is seen sooner than what the word is.
            let rest = &tail[1 + next.word.len()..];
            let name = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(' ')?;
            if !name.starts_with(char::is_uppercase) || !is_joint(site, next) {
                return None;
            }
            tail.len() - name.len()
        }
    };
    let name = words::first(&tail[start..]);
    let end = start + name.len();
    let rest = &tail[end..];
    // "Sanders and Clinton Foundation".
    let goes_on = rest.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    // "Brown, Cameron and Clegg", but not "Brown, Texas".
    let is_listed = || {
        let next = words::first(rest.strip_prefix(' ').unwrap_or_default());
        site.lexicon().has(WordList::Conjunctions, next)
    };
    let at = site.span().end();
    let is_whole = !goes_on && (!tail.starts_with(',') || is_listed());
    (is_name_like(name) && is_whole).then(|| Span::new(at + start, at + end))
}

/// "Sanders &", "Schumer and", "Hollande beats", "Merkel-".
fn before(site: &Site<'_, '_>) -> Option<Span> {
    let head = site.place.before();
    let head = match site.neighbours.before() {
        _ if head.ends_with(is_hyphen) && is_in_compound(site) => head.trim_end_matches(is_hyphen),
        joint if is_joint(site, joint) => head[..head.len() - 1 - joint.word.len()].strip_suffix(' ')?,
        _ => head.strip_suffix(" & ").or_else(|| head.strip_suffix(" vs. "))?,
    };
    let joins = (!is_in_compound(site)).then_some('-');
    let start = words::start_of_last(head, Place::LONGEST_WORD, joins).filter(|&start| is_name_like(&head[start..]))?;
    let at = site.span().start() - site.place.before().len();
    Some(Span::new(at + start, at + head.len()))
}

/// Whether a surname may stand in a compound of two people's: "the Merkel-Hollande plan".
fn is_in_compound(site: &Site<'_, '_>) -> bool {
    is_name_like(site.surface()) && !site.surface().contains('-')
}

/// Whether a word joins two names: "and", "vs.", the verb of a headline.
fn is_joint(site: &Site<'_, '_>, Neighbour { word, lists }: Neighbour<'_>) -> bool {
    let is_verb =
        || word.len() > 3 && site.lexicon().ends_like_verb(word) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    lists.has(WordList::Conjunctions) || matches!(word, "vs" | "v" | "versus") || is_verb()
}
