//! What holds for every text, date and wish: checked on random texts mixed with names of the gazetteer.

mod common;

use legation::{CodePoints, Date, Document, Extractor, Gazetteer, Options, Rule};
use proptest::prelude::*;
use proptest::sample::Index;

/// Names that stand beside random characters in the texts.
fn names() -> &'static [&'static str] {
    static NAMES: std::sync::OnceLock<Vec<&'static str>> = std::sync::OnceLock::new();
    NAMES.get_or_init(|| {
        let gazetteer: &'static Gazetteer = Box::leak(Box::new((*Gazetteer::embedded()).clone()));
        // Every entity gives names, so rare shapes of names come up too.
        let names: Vec<&str> = gazetteer.entities().flat_map(|e| e.names().take(3)).map(|name| name.text()).collect();
        assert!(names.len() > 10_000, "only {} names to mix in", names.len());
        names
    })
}

const GLUE: &[&str] = &[
    " ", " ", " ", "\n", "\r\n", "\n\n", "-", "–", "—", "’s ", "'s ", "'S ", ". ", ", ", " (", ") ", "“", "” ", "/",
    " & ", "@", ".org", "#", "\u{ad}", "\u{200d}", "\u{301}", "İ", "ß", "🌍", "中", "한", "\0", "'", "’", "President ",
    "&amp;", "&eacute;", "&#39;", "&nbsp;", "[", "](https://e.org/Peru)", "](", ")", "*", "**", "_", "\n> ", ">",
    "-\n", "\u{a0}", "\u{2009}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{200e}", "\u{2028}", "\u{2029}", "\r", "\u{c}",
    "Ｐ", "#North", "@UN", "Prime Minister ", "King ", "Foreign Ministry", "U.S.", "US", "us", "IS", "WHO", "Korea",
    "Bush", "Mr. ",
];

/// A text of random characters, names (as printed, in capitals, in small letters) and what stands between them.
fn text() -> impl Strategy<Value = String> {
    let name = || any::<Index>().prop_map(|index| *index.get(names()));
    let piece = prop_oneof![
        2 => name().prop_map(str::to_owned),
        6 => name().prop_map(|name| format!(" {name} ")),
        1 => name().prop_map(str::to_uppercase),
        1 => name().prop_map(str::to_lowercase),
        6 => proptest::sample::select(GLUE).prop_map(str::to_owned),
        1 => ".{0,12}",
        1 => "\\PC{0,6}",
        1 => proptest::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn date() -> impl Strategy<Value = Date> {
    let day = (1..=9999u16, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| Date::from_day(y, m, d).expect("a valid day"));
    let near = (1900..=2030u16, 1..=12u8).prop_map(|(y, m)| format!("{y:04}-{m:02}").parse().expect("a valid month"));
    prop_oneof![day, near]
}

/// Every option, also those that are added later.
fn options() -> impl Strategy<Value = Options> {
    let language = proptest::option::weighted(0.3, proptest::sample::select(&["de", "fr", "zh", "ko", "ar"][..]));
    let surnames = proptest::sample::select(&["strict", "default", "eager"][..]);
    let switches = proptest::collection::vec(proptest::bool::weighted(0.4), Options::new().switches().count());
    (proptest::option::of(date()), language, surnames, switches).prop_map(|(date, language, surnames, values)| {
        let options = Options::new().surnames(surnames.parse().expect("a word of the vocabulary"));
        let switches = Options::new().switches().zip(values);
        let options = switches.fold(options, |options, ((keyword, _, default), turned)| {
            options.switch(keyword, default != turned).expect("a switch of the options")
        });
        let options = language.into_iter().fold(options, |options, language| options.language(language));
        date.into_iter().fold(options, Options::date)
    })
}

/// The options with a language: to find it the whole text is looked at.
fn in_a_language(options: Options) -> Options {
    if options.given_language().is_some() { options } else { options.language("en") }
}

fn extract<'t>(text: &'t str, options: &Options) -> Document<'t> {
    Extractor::embedded().extract_with(text, options)
}

fn mentions(document: &Document<'_>) -> Vec<legation::Mention> {
    document.mentions().copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mentions_are_ordered_and_within_the_text(text in text(), options in options()) {
        let document = extract(&text, &options);
        let mut reached = 0;
        for mention in document.mentions() {
            let span = mention.span();
            prop_assert!(span.start() >= reached, "mentions overlap or go back at {span:?}");
            prop_assert!(!span.is_empty() && span.end() <= text.len());
            prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
            prop_assert_eq!(document.surface(mention), &text[span.range()]);
            reached = span.end();
        }
    }

    #[test]
    fn mentions_carry_sound_facts(text in text(), options in options()) {
        let document = extract(&text, &options);
        for mention in document.mentions() {
            prop_assert!((0.0..=1.0).contains(&mention.confidence()), "{}", mention.confidence());
            match (document.entity(mention), document.discovered(mention)) {
                (Some(entity), None) => prop_assert_eq!(entity.kind(), mention.kind()),
                (None, Some(leader)) => {
                    prop_assert_eq!(mention.kind(), legation::Kind::Leader);
                    prop_assert!(!leader.name().is_empty() && !leader.office().is_empty());
                }
                other => prop_assert!(false, "a mention denotes one thing: {other:?}"),
            }
            prop_assert!(mention.evidence().count() >= 1, "a mention without a reason");
            for evidence in mention.evidence() {
                if let Some(span) = evidence.span() {
                    prop_assert!(text.get(span.range()).is_some(), "evidence at {span:?} is no piece of the text");
                }
            }
        }
        let discovered: usize = document.discovered_leaders().map(|leader| leader.count()).sum();
        let counted = discovered + document.entities(None).map(|entity| entity.count()).sum::<usize>();
        prop_assert_eq!(counted, document.mentions().count());
    }

    #[test]
    fn the_same_text_gives_the_same_mentions(text in text(), options in options()) {
        prop_assert_eq!(mentions(&extract(&text, &options)), mentions(&extract(&text, &options)));
    }

    #[test]
    fn text_behind_changes_nothing_before(text in text(), options in options(), tail in "[a-z ,]{0,40}") {
        let options = in_a_language(options);
        // What is as short as a headline is read as one, so both are as short, or neither is.
        let text = if text.len() > 200 { text + "\n\n" + &"text ".repeat(60) } else { text };
        let longer = format!("{text}\n\n{tail}");
        // More words may tell more of a language that nobody gave.
        let options = if options.given_language().is_none() { options.language("en") } else { options };
        let before = mentions(&extract(&text, &options));
        let after = extract(&longer, &options);
        let kept: Vec<_> = after.mentions().copied().filter(|m| m.span().start() < text.len()).collect();
        // A tail of small letters can hold names of its own ("al-qaeda"); then it is not unrelated.
        prop_assume!(kept.len() == after.mentions().count());
        prop_assert_eq!(kept, before);
    }

    /// Blocks of ASCII, other blocks and the end of the text are read in different ways, which must find the same.
    #[test]
    fn finding_is_the_same_at_every_place(text in text(), options in options(), before in "[ é]{0,140}") {
        let options = in_a_language(options);
        let find = |text: &str| -> Vec<legation::Span> { Extractor::embedded().candidates(text, &options).collect() };
        let head = before + "\n\n";
        let moved: Vec<_> = find(&text)
            .iter()
            .map(|span| legation::Span::new(span.start() + head.len(), span.end() + head.len()))
            .collect();
        let mut found = find(&(head.clone() + &text));
        // In small letters "éé" is a name itself.
        found.retain(|span| span.start() >= head.len());
        prop_assert_eq!(found, moved);
    }

    /// Typesetting changes how a text looks, not what it says.
    #[test]
    fn typeset_text_says_what_typed_text_says(text in text(), options in options(), seed in any::<u64>()) {
        // Joiners and the like inside markup make it something else, and what is beyond ASCII is typeset already.
        let is_typed = |c: &char| c.is_ascii() && !"<&#@*_[\r\u{c}".contains(*c);
        let text = text.chars().map(|c| if is_typed(&c) { c } else { ' ' }).collect::<String>().replace("-\n", "- ");
        let (mut typeset, mut state) = (String::new(), seed);
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            // A hyphen at the end of a line says that the word goes on in the next one.
            let goes_on = characters.peek().is_some_and(|next| next.is_alphanumeric());
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            match (c, state >> 62) {
                (' ', 0) => typeset.push('\u{a0}'),
                (' ', 1) => typeset.push('\u{2009}'),
                ('\'', 0) => typeset.push('’'),
                ('"', 0) => typeset.push('“'),
                ('-', 0) => typeset.push('\u{2011}'),
                ('\n', 0) => typeset.push_str("\r\n"),
                (c, 1) if c.is_alphanumeric() && goes_on => typeset.extend(['\u{2060}', c, '\u{ad}']),
                _ => typeset.push(c),
            }
        }
        let (typed, found) = (extract(&text, &options), extract(&typeset, &options));
        let facts = |document: &Document<'_>| -> Vec<_> {
            let mentions = document.mentions().map(|mention| (mention.handle(), mention.form(), mention.confidence().to_bits()));
            mentions.collect()
        };
        prop_assert_eq!(facts(&typed), facts(&found), "{:?}", typeset);
    }

    /// Composed and decomposed accents are the same letters.
    #[test]
    fn composed_and_decomposed_texts_say_the_same(text in text(), options in options()) {
        use unicode_normalization::UnicodeNormalization;
        // In small letters a word may start with an accent only if a name does, and "u\u{300}" starts with "u".
        // And a text of two scripts is in the language that has more letters: decomposed Korean has three for one.
        let options = in_a_language(options.lower_case(false));
        // Some characters look alike and are composed into others: "Å" of physics.
        let composed: String = text.nfc().collect();
        let decomposed: String = composed.nfd().collect();
        prop_assume!(decomposed.nfc().eq(composed.chars()));
        let facts = |document: &Document<'_>| -> Vec<_> {
            let surface = |mention| document.surface(mention).nfc().collect::<String>();
            document.mentions().map(|mention| (surface(mention), mention.handle(), mention.form())).collect()
        };
        prop_assert_eq!(facts(&extract(&composed, &options)), facts(&extract(&decomposed, &options)), "{:?}", composed);
    }

    #[test]
    fn code_points_and_bytes_agree(text in text(), options in options()) {
        let document = extract(&text, &options);
        let offsets = CodePoints::new(&text);
        for mention in document.mentions() {
            let (start, end) = (offsets.at(mention.span().start()), offsets.at(mention.span().end()));
            let surface: String = text.chars().skip(start).take(end - start).collect();
            prop_assert_eq!(surface, document.surface(mention));
        }
        prop_assert_eq!(offsets.at(text.len()), text.chars().count());
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn many_texts_give_what_each_gives(texts in proptest::collection::vec((text(), options()), 0..8)) {
        let (texts, wishes): (Vec<String>, Vec<Options>) = texts.into_iter().unzip();
        let together = Extractor::embedded().extract_many(&texts, |index| wishes[index].clone());
        prop_assert_eq!(together.len(), texts.len());
        for ((document, text), options) in together.iter().zip(&texts).zip(&wishes) {
            prop_assert_eq!(document.text(), text.as_str());
            prop_assert_eq!(mentions(document), mentions(&extract(text, options)));
        }
    }
}

/// Rules that read the name and what stands beside it, and choose by the date of the text alone.
const LOCAL: &[Rule] = &[
    Rule::OwnName,
    Rule::TitleBefore,
    Rule::TitleAfter,
    Rule::CountryOfOffice,
    Rule::CountryBeside,
    Rule::OfficeOnDate,
    Rule::YearsOnDate,
];

/// What a mention is, from `start` on: place, entity, form.
fn facts_from(document: &Document<'_>, start: usize, length: usize) -> Vec<(usize, usize, String, legation::Form)> {
    let mentions = document.mentions().filter(|mention| (start..start + length).contains(&mention.span().start()));
    let fact = |mention: &legation::Mention| {
        let (span, name) = (mention.span(), document.name(mention).to_owned());
        (span.start() - start, span.end() - start, name, mention.form())
    };
    mentions.map(fact).collect()
}

/// Another story before or after one, or the same again, changes nothing that needs no more than its own sentence.
#[test]
fn distant_text_changes_nothing_that_was_unambiguous() {
    let news = std::fs::read_dir(common::path("tests/news")).expect("the news are in the repository");
    let mut files: Vec<_> = news.map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let texts: Vec<String> = files.iter().map(|path| std::fs::read_to_string(path).expect("a text")).collect();
    let (mut unambiguous, mut all) = (0, 0);
    for (place, text) in texts.iter().enumerate() {
        // Not a neighbour: those may be of the same year and story.
        let other = &texts[(place + texts.len() / 2) % texts.len()];
        for options in [Options::new(), Options::new().date("2008-07-01".parse().expect("a date")).roles(true)] {
            let alone = extract(text, &options);
            let facts = facts_from(&alone, 0, text.len());
            let is_local =
                |mention: &legation::Mention| mention.evidence().all(|reason| LOCAL.contains(&reason.rule()));
            let local: Vec<_> = alone.mentions().zip(&facts).filter(|(mention, _)| is_local(mention)).collect();
            (unambiguous, all) = (unambiguous + local.len(), all + facts.len());
            let (before, after) = (format!("{other}\n\n{text}"), format!("{text}\n\n{other}"));
            for (longer, start) in [(&after, 0), (&before, other.len() + 2)] {
                let found = facts_from(&extract(longer, &options), start, text.len());
                for (_, fact) in &local {
                    assert!(found.contains(fact), "{fact:?} of {} is lost", files[place].display());
                }
            }
            let doubled = format!("{text}\n\n{text}");
            assert_eq!(facts_from(&extract(&doubled, &options), 0, text.len()), facts, "{}", files[place].display());
        }
    }
    assert!(3 * unambiguous > 2 * all, "only {unambiguous} of {all} mentions are unambiguous");
}

/// The properties must not hold only because nothing is ever found.
#[test]
fn random_texts_have_mentions() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let texts = (0..50).map(|_| text().new_tree(&mut runner).expect("a text").current());
    let found: usize = texts.map(|text| extract(&text, &Options::new()).mentions().count()).sum();
    assert!(found > 100, "only {found} mentions in 50 texts");
}

#[test]
fn public_types_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Extractor>();
    shared::<Gazetteer>();
    shared::<Document<'_>>();
    shared::<legation::Mention>();
    shared::<legation::Entity<'_>>();
    shared::<legation::Country<'_>>();
    shared::<legation::Leader<'_>>();
    shared::<legation::Organisation<'_>>();
    shared::<legation::Term<'_>>();
    shared::<legation::Name<'_>>();
    shared::<legation::MentionedEntity<'_>>();
    shared::<legation::DataInfo<'_>>();
    shared::<legation::Evidence>();
    shared::<Options>();
    shared::<Date>();
    shared::<legation::Error>();
}

#[test]
fn threads_find_the_same() {
    let text = common::summit();
    let options = common::options(Some("2025-11-01"), false);
    let expected = mentions(&extract(&text, &options));
    assert!(expected.len() > 20);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| mentions(&extract(&text, &options)))).collect();
        for thread in threads {
            assert_eq!(thread.join().expect("no panic"), expected);
        }
    });
}
