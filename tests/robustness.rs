//! Texts as they come: wrapped lines, other blanks, characters that nobody sees.

use legation::{Extractor, Options};

fn found(text: &str, options: &Options) -> Vec<String> {
    let document = Extractor::embedded().extract_with(text, options);
    let fact = |mention| {
        let id = document.entity(mention).map_or("discovered", |entity| entity.id());
        format!("{} = {id}", document.surface(mention))
    };
    document.mentions().map(fact).collect()
}

fn assert_found(text: &str, options: &Options, expected: &[&str]) {
    assert_eq!(found(text, options), expected, "{text:?}");
}

#[test]
fn a_name_goes_on_in_the_next_line_only_where_text_is_wrapped() {
    let headline = "Foreign Minister Ada Quillfeather\nThe talks failed. The end came soon.";
    assert_found(headline, &Options::new(), &["Ada Quillfeather = discovered"]);
    let headline = "Foreign Minister Ada Quillfeather\nObservers of the long talks in the capital had expected as much from both sides.";
    assert_found(headline, &Options::new(), &["Ada Quillfeather = discovered"]);
    let wrapped =
        "It was said in the evening by Foreign Minister Ada\nQuillfeather, who had come late. Quillfeather left.";
    let expected = ["Ada\nQuillfeather = discovered", "Quillfeather = discovered"];
    assert_found(wrapped, &Options::new(), &expected);
    let wrapped =
        "The long talks were opened by Foreign Minister Ada Bet\nQuillfeather, who had come late from another town";
    assert_found(wrapped, &Options::new(), &["Ada Bet\nQuillfeather = discovered"]);
    let wrapped =
        "ZENDA, May 13 - Foreign and Trade Minister Ada Maria Bet\nQuillfeather left. Quillfeather knew\nwhy.";
    let expected = ["Ada Maria Bet\nQuillfeather = discovered", "Quillfeather = discovered"];
    assert_found(wrapped, &Options::new(), &expected);
    let initial = "Foreign Minister Ada\nA. Quillfeather left.";
    assert_found(initial, &Options::new(), &["Ada\nA. Quillfeather = discovered"]);
}

#[test]
fn line_ends_of_two_characters_are_line_ends() {
    let text = "It was said by Defence Minister Ada\r\nQuillfeather. Quillfeather knew. So did Angela\r\nMerkel.";
    let expected =
        ["Ada\r\nQuillfeather = discovered", "Quillfeather = discovered", "Angela\r\nMerkel = leader:angela-merkel"];
    assert_found(text, &Options::new(), &expected);
    let text = "It was said by Defence\r\nMinister Ada Quillfeather.";
    assert_found(text, &Options::new(), &["Ada Quillfeather = discovered"]);
}

#[test]
fn a_word_that_opens_sentences_is_nobodys_surname() {
    let text = "Foreign Minister Ada Quillfeather The talks failed. The end. The Hague.";
    assert!(!found(text, &Options::new()).iter().any(|mention| mention.starts_with("The ")));
    let text = "Foreign Minister Thuy Van An left. An end came. Thuy Van An is back.";
    assert_found(text, &Options::new(), &["Thuy Van An = discovered"; 2]);
}

#[test]
fn every_blank_stands_between_the_words_of_a_name() {
    for blank in
        ['\u{a0}', '\u{2002}', '\u{2003}', '\u{2007}', '\u{2009}', '\u{200a}', '\u{202f}', '\u{205f}', '\u{3000}']
    {
        let text = format!(
            "North{blank}Korea and Foreign Minister Ada{blank}Quillfeather. Quillfeather met Angela{blank}Merkel."
        );
        let expected = [
            format!("North{blank}Korea = country:PRK"),
            format!("Ada{blank}Quillfeather = discovered"),
            "Quillfeather = discovered".to_owned(),
            format!("Angela{blank}Merkel = leader:angela-merkel"),
        ];
        assert_eq!(found(&text, &Options::new()), expected, "{blank:?}");
    }
}

#[test]
fn what_nobody_sees_is_not_part_of_a_mention() {
    for unseen in ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}'] {
        let text = format!(
            "{unseen}Japan{unseen}, Brazil{unseen}. Foreign Minister Ada Quillfeather{unseen} met {unseen}NATO{unseen}'s {unseen}"
        );
        let expected =
            ["Japan = country:JPN", "Brazil = country:BRA", "Ada Quillfeather = discovered", "NATO = org:nato"];
        assert_eq!(found(&text, &Options::new()), expected, "{unseen:?}");
    }
    // Inside a word they are.
    assert_found("Bra\u{ad}zil", &Options::new(), &["Bra\u{ad}zil = country:BRA"]);
    assert_found("New\u{ad} Zealand", &Options::new(), &["New\u{ad} Zealand = country:NZL"]);
}

#[test]
fn particles_after_the_last_word_leave_a_name_its_length() {
    let korean = Options::new().language("ko");
    for (text, expected) in [
        ("콩고 민주 공화국은", "콩고 민주 공화국 = country:COD"),
        ("콩고 민주 공화국에서 온", "콩고 민주 공화국 = country:COD"),
        ("콩고 민주 공화국", "콩고 민주 공화국 = country:COD"),
        ("콩고는", "콩고 = country:COG"),
    ] {
        assert_found(text, &korean, &[expected]);
    }
}

#[test]
fn a_candidate_comes_once() {
    for text in ["ไทย's", "中国's", "한국's", "Peru's", "Österreich's", "콩고 민주 공화국's"] {
        let spans: Vec<_> = Extractor::embedded().candidates(text, &Options::new().language("de")).collect();
        let mut once = spans.clone();
        once.dedup();
        assert!(!spans.is_empty() && spans == once, "{text}: {spans:?}");
    }
}

#[test]
fn an_elided_particle_may_be_in_lower_case() {
    let in_year = |year: &str| Options::new().date(year.parse().expect("a date"));
    assert_found(
        "the Italian Massimo d'Alema",
        &in_year("1999"),
        &["Italian = country:ITA", "Massimo d'Alema = leader:massimo-dalema"],
    );
    assert_found("Massimo D’Alema", &in_year("1999"), &["Massimo D’Alema = leader:massimo-dalema"]);
    let expected = ["French = country:FRA", "d'Estaing = leader:valery-giscard-destaing"];
    assert_found("French President d'Estaing spoke", &in_year("1979"), &expected);
}
