//! What a rule sees: one reading, where it stands, and what is known of the text.

use std::cell::OnceCell;

use super::context::Context;
use super::given_names;
use super::neighbours::Neighbours;
use super::readings::{Admitted, NameClasses, Names};
use super::title::{self, Title};
use crate::document::mention::Mention;
use crate::lexicon::Lexicon;
use crate::text::{Place, Span, words};
use crate::vocabulary::Kind;

/// One reading before the rules.
pub(super) struct Site<'s, 'r> {
    pub context: &'s Context<'r>,
    pub place: Place<'s>,
    /// The words beside it.
    pub neighbours: Neighbours<'s, 'r>,
    /// The names that may be meant, those that were asked for.
    pub names: &'s [Admitted],
    pub classes: NameClasses,
    /// It is also the name of something that was not asked for, such as a news agency.
    pub contested: bool,
    /// The mention before it, if rules look so far.
    pub before: Option<&'s Mention>,
    title: OnceCell<Option<Title>>,
    before_title: OnceCell<Option<&'s str>>,
    /// What the guard of names that go on says of names that count alone, and of those that need context: it is asked for each of hundreds.
    pub goes_on: [OnceCell<bool>; 2],
}

impl<'s, 'r> Site<'s, 'r> {
    pub fn new(
        context: &'s Context<'r>,
        span: Span,
        (names, contested): (&'s [Admitted], bool),
        classes: NameClasses,
        before: Option<&'s Mention>,
    ) -> Site<'s, 'r> {
        let place = Place::new(context.text, span);
        let before = before.filter(|mention| Site::sees(mention, span));
        let neighbours = Neighbours::new(context.lexicon, place);
        Site {
            context,
            place,
            neighbours,
            names,
            classes,
            contested,
            before,
            title: OnceCell::new(),
            before_title: OnceCell::new(),
            goes_on: Default::default(),
        }
    }

    /// The same with a name that starts earlier: "Gerald R. Ford" for "Ford".
    pub fn from(&self, start: usize) -> Site<'s, 'r> {
        let span = Span::new(start, self.span().end());
        Site::new(self.context, span, (self.names, self.contested), self.classes, self.before)
    }

    /// Whether rules for a place look as far back as to a mention.
    pub fn sees(mention: &Mention, span: Span) -> bool {
        mention.span.end() + Place::REACH >= span.start()
    }

    pub fn span(&self) -> Span {
        self.place.span()
    }

    pub fn surface(&self) -> &'s str {
        self.place.surface()
    }

    pub fn lexicon(&self) -> &'r Lexicon {
        self.context.lexicon
    }

    /// The office beside the name, without a comma.
    pub fn title(&self) -> Option<Title> {
        *self.title.get_or_init(|| title::beside(self.lexicon(), self.place))
    }

    /// The word before a title of one word that stands right before the name: "HMS" of "HMS Queen Elizabeth".
    pub fn before_title(&self) -> Option<&'s str> {
        *self.before_title.get_or_init(|| {
            let title = self.neighbours.before().word;
            let head = || words::split_last(self.place.before().trim_end_matches(' ')).0;
            (!title.is_empty() && title::is_title_word(self.lexicon(), title)).then(|| words::last(head()))
        })
    }

    /// Whether a given name stands before it: see [`given_names::stands_before`]. An article of the text's language that opens a sentence is none,
    /// though people are called so elsewhere: "La Bolivie".
    pub fn follows_given_name(&self, before: Option<&Mention>, kind: Kind) -> bool {
        let Context { gazetteer, options, .. } = self.context;
        let is_article = || {
            let head = self.place.before().trim_end_matches([' ', '\n']);
            options.languages().any(|language| gazetteer.detector().has_word(language, words::last(head)))
        };
        given_names::stands_before(gazetteer, self.lexicon(), self.place, before, kind) && !is_article()
    }

    /// Whether an honorific stands before it, so that it is somebody's name, whatever the word is: "Mrs May", "Mr Jordan".
    pub fn follows_honorific(&self) -> bool {
        let head = self.place.before().strip_suffix(' ');
        head.is_some_and(|head| title::ends_in_honorific(self.lexicon(), head))
    }

    /// Whether the text may be English: of other languages neither the words of politics are known nor how many people have a name.
    pub fn is_english(&self) -> bool {
        self.context.options.main_language().is_none_or(|language| language.starts_with("en"))
    }

    /// The names of leaders.
    pub fn people(&self) -> Names {
        self.of_kind(Kind::Leader).copied().collect()
    }

    /// Whether a leader has the name, too.
    pub fn is_a_leaders_name(&self) -> bool {
        self.classes.any(NameClasses::LEADER)
    }

    /// The names of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &'s Admitted> {
        self.names.iter().filter(move |name| name.kind() == Some(kind))
    }

    /// Whether the mention before takes the text from byte `start` on.
    pub fn is_taken(&self, start: usize) -> bool {
        self.before.is_some_and(|mention| mention.span.end() > start)
    }
}
