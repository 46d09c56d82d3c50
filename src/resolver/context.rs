//! What is the same for every place of a text: data, and nothing that decides.

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::anchors::Anchors;
use super::capitals;
use super::introduced_people::IntroducedPeople;
use super::readings::Admitted;
use super::surnames::{FullNames, Surnames};
use crate::cancellation::Going;
use crate::gazetteer::{EntityHandle, Gazetteer, Term};
use crate::lexicon::Lexicon;
use crate::options::Options;
use crate::text::Span;
use crate::vocabulary::Form;

/// One text on its way through the rules, with what is known of it so far.
pub(super) struct Context<'r> {
    pub gazetteer: &'r Gazetteer,
    pub lexicon: &'r Lexicon,
    pub text: &'r str,
    pub options: &'r Options,
    /// Whether the caller still wants it.
    pub going: &'r Going<'r>,
    /// Nothing is known of the text as a whole yet.
    pub is_first_pass: bool,
    /// What the text mentions.
    pub anchors: Anchors,
    /// People of the text whom the gazetteer does not know.
    pub introduced: IntroducedPeople<'r>,
    /// The weights in news of the states that were asked for.
    pub news_weights: RefCell<FxHashMap<EntityHandle, u32>>,
    /// What was found out about surnames.
    pub surnames: Surnames<'r>,
    /// And about those with given names.
    pub full_names: FullNames<'r>,
    /// The state whose capital stands in the dateline, with its place.
    pub dateline: OnceCell<Option<(EntityHandle, Span)>>,
}

impl<'r> Context<'r> {
    /// The terms of office of the leader that a name denotes.
    pub fn terms(&self, name: &Admitted) -> impl Iterator<Item = Term<'r>> + use<'r> {
        let leader = self.gazetteer.entity_at(name.entity).as_leader();
        leader.into_iter().flat_map(|leader| leader.terms())
    }

    /// Whether the leader that a name denotes rules, or ruled.
    pub fn is_of_ruler(&self, name: &Admitted) -> bool {
        // Another layer than that of the name may say more of its leader.
        name.is_of_ruler() || self.gazetteer.is_layered() && self.terms(name).any(|term| term.role().rules())
    }

    /// The state whose capital stands in the dateline: see [`capitals::of_dateline`].
    pub fn dateline(&self) -> Option<(EntityHandle, Span)> {
        *self.dateline.get_or_init(|| capitals::of_dateline(self.gazetteer, self.text))
    }

    /// Whether it is the whole name of a ruler whom every reader knows for ever: "Francisco Franco".
    pub fn is_of_history(&self, name: &Admitted) -> bool {
        /// The weight of a leader whom the table does not have.
        const UNKNOWN: u32 = 1;
        name.form() == Form::Name && self.news_weight(name.entity) > UNKNOWN
    }

    /// How often news names a state, or how well known a leader is: see [`Lexicon::news_weight`].
    pub fn news_weight(&self, entity: EntityHandle) -> u32 {
        let look_up = || self.lexicon.news_weight(self.gazetteer.entity_at(entity).id());
        *self.news_weights.borrow_mut().entry(entity).or_insert_with(look_up)
    }
}
