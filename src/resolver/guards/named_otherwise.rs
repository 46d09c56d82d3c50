//! A country's name that the text has given to something else: the brand Jordan, the state of Georgia, Turkish Airlines.

use super::institution::is_adjective;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::country_namesakes::follows_firm_noun;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "The text has given the name to a firm, a product or an American state: \"the brand Jordan … Jordan's prices\".",
    reason: Rejection::LongerName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    applies: |_, _| true,
    reads: Reads::Neighbours,
    forbids: |site, country| {
        let (before, after) = (site.neighbours.before().lists, site.neighbours.after().lists);
        let adjective = is_adjective(country.form());
        if !adjective && follows_firm_noun(site.lexicon(), site.place) {
            return true;
        }
        let introduced = || {
            site.context
                .introduced
                .as_something_else(site.surface())
                .is_some_and(|at| at < site.span().start() && !site.context.anchors.has_before(country.entity, at))
        };
        // "Turkish said fuel was dear" is the airline; "the Turkish said" are people, and "Turkish officials said" too.
        let is_subject = after.has(WordList::FirmVerbs) && !before.has(WordList::Articles);
        (!adjective || is_subject) && introduced()
    },
};
