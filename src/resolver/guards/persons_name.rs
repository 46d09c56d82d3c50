//! A country's name that is here a person's ("Michael Jordan", "Georgia Stevens … Georgia"), and an organisation's that is ("Abdul Fatah Younis").

use super::institution::is_adjective;
use crate::document::rejection::Rejection;
use crate::lexicon::WordList;
use crate::resolver::given_names;
use crate::resolver::rule::{Guard, Kinds, Reads, Rules};
use crate::resolver::title;
use crate::text::words::{self, is_name_like};
use crate::vocabulary::{Form, Kind};

pub(in crate::resolver) static GUARD: Guard = Guard {
    description: "A country's name is part of a person's, or stands for somebody introduced before: \"Michael Jordan\".",
    reason: Rejection::PersonsName,
    kinds: Kinds::COUNTRIES,
    except: Rules::NONE,
    // No person is called by an acronym.
    applies: |_, name| name.form() != Form::Acronym,
    // Who is introduced as a country is read by the check of what may be kept from the first pass.
    reads: Reads::Neighbours,
    forbids: |site, country| {
        let (gazetteer, lexicon) = (site.context.gazetteer, site.lexicon());
        // "Judge Ireland fined the firm."
        let titled = || {
            let word = site.neighbours.before().word;
            word.starts_with(char::is_uppercase)
                && country.form() == Form::Name
                && !is_name_like(site.place.next_word())
                // "Coach Jordan".
                && (title::is_of_a_person(lexicon, word)
                    || site.neighbours.before().lists.has(WordList::Occupations))
        };
        // "Ralph Lauren Japan", "Sue Italy first", "Young Nigerians": no family name.
        let may_be_surname = || match country.form() {
            Form::Name => site.neighbours.own_lists().has(WordList::SurnameCountries),
            Form::Demonym => !site.surface().ends_with('s'),
            _ => true,
        };
        // "From: J. Holland".
        let has_initial = || {
            let word = site.place.before().strip_suffix(". ").map_or("", words::last);
            // "W. Germany".
            let is_initial = word.len() == 1 && word.starts_with(char::is_uppercase) && !"NESW".contains(word);
            is_initial && !is_adjective(country.form())
        };
        let is_called = || {
            site.follows_honorific()
                || titled()
                || may_be_surname() && (has_initial() || site.follows_given_name(site.before, Kind::Country))
        };
        // "Mali Roberts, a singer", but not "in Malaysia Mahathir said".
        let is_given_name =
            || country.form() == Form::Name && given_names::stands_for_given_name(gazetteer, lexicon, site.place);
        !site.neighbours.follow_small_word() && (is_called() || site.is_english() && is_given_name())
            || given_names::precedes_family_name(gazetteer, lexicon, site.place)
            || site.context.introduced.as_person(site.surface()).is_some_and(|place| {
                place < site.span().start() && !site.context.anchors.has_before(country.entity, place)
            })
    },
};

pub(in crate::resolver) static ORGANISATION: Guard = Guard {
    description: "An organisation's name stands between a given name and another name, or is the given name: \"Abdul Fatah Younis\", \"Amal Clooney\".",
    reason: Rejection::PersonsName,
    kinds: Kinds::ORGANISATIONS,
    except: Rules::NONE,
    applies: |site, name| {
        name.form() != Form::Acronym && is_name_like(site.surface()) && {
            let next = site.place.next_word();
            // "Abdul Fatah al-Sissi".
            is_name_like(next)
                || site.neighbours.after().lists.has(WordList::AttachedParticles)
                    && site.place.after()[1 + next.len()..].starts_with('-')
        }
    },
    reads: Reads::Neighbours,
    forbids: |site, _| {
        let (gazetteer, lexicon) = (site.context.gazetteer, site.lexicon());
        site.follows_given_name(site.before, Kind::Country) && !title::is_title_word(lexicon, site.place.next_word())
            || given_names::is_given_name_of_somebody(gazetteer, lexicon, site.place)
    },
};
