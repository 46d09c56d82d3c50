//! The types for JavaScript have the words of the closed vocabularies as the code has them.

use legation::{
    CodeSystem, CountryStatus, Form, Kind, LayerKind, MembershipStatus, OrganisationClass, Rejection, Role, Rule,
    Surnames,
};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/js/index.d.ts");
const START: &str = "// vocabularies: made from the code\n";
const END: &str = "// end of vocabularies\n";

macro_rules! types {
    ($($name:ident: $what:literal),+ $(,)?) => {
        String::new() $(+ &{
            let words: Vec<String> = $name::ALL.iter().map(|word| format!("\"{word}\"")).collect();
            format!("/** {} */\nexport type {} = {};\n", $what, stringify!($name), words.join(" | "))
        })+
    };
}

#[test]
fn the_types_have_the_words_of_the_code() {
    let expected = types! {
        Kind: "What an entity is.",
        Form: "How a mention denotes its entity.",
        Rule: "A rule that decides; `Info.rules` has a sentence for each.",
        Rejection: "Why a name is not a mention.",
        LayerKind: "Where an entity comes from.",
        Role: "The role of an office.",
        Surnames: "How much must speak for a surname without the full name.",
        CodeSystem: "A system of country codes.",
        CountryStatus: "What a country is.",
        OrganisationClass: "What an organisation is.",
        MembershipStatus: "How somebody belongs to an organisation.",
    };
    let page = std::fs::read_to_string(PAGE).expect("the types are there");
    let (head, rest) = page.split_once(START).expect("the place of the vocabularies");
    let (block, tail) = rest.split_once(END).expect("their end");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PAGE, format!("{head}{START}{expected}{END}{tail}")).expect("it can be written");
    } else {
        assert_eq!(block, expected, "index.d.ts is stale: UPDATE_DOCS=1 cargo test --package legation-wasm");
    }
}
