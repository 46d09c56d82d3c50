//! A gazetteer of one's own on top of the built-in one.

mod common;

use std::path::PathBuf;
use std::sync::Arc;

use legation::{
    CodeSystem, ErrorKind, ExternalIdSystem, Extractor, Gazetteer, LayerKind, Mention, Options, Role, Rule, TermEnd,
};

const NAMES: &str = "entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n";

/// A firm, a new president of France, and another name for Peru; the rows of France and Peru only say which ones are meant.
const TABLES: [(&str, &str); 9] = [
    ("sources.tsv", "id\ttitle\tlicence\tas_of\turl\tnotes\nmine\tMy own list\tCC0-1.0\t2031-01-01\t\t\n"),
    (
        "countries.tsv",
        "id\tname\tstatus\tiso2\tiso3\tnumeric\tm49\tqid\twikipedia\tstart\tend\tparent\tsuccessors\tsources\n\
         country:FRA\tFrance\tmember\t\t\t\t\t\t\t\t\t\t\tmine\n\
         country:PER\tPeru\tmember\t\t\t\t\t\t\t\t\t\t\tmine\n",
    ),
    (
        "country_names.tsv",
        "country:FRA\tFrance\ten\tname\ttitle\talone\t\t\tmine\n\
         country:PER\tPeru\ten\tname\ttitle\talone\t\t\tmine\n\
         country:PER\tLand of the Incas\ten\tname\ttitle\talone\t\t\tmine\n",
    ),
    (
        "leaders.tsv",
        "id\tname\tfamily_name\tqid\twikipedia\tborn\tdied\tsources\n\
         leader:zelie-quatremarre\tZélie Quatremarre\tQuatremarre\t\t\t1985-02-03\t\tmine\n\
         leader:emmanuel-macron\tEmmanuel Macron\t\t\tMacron of the own layer\t\t\tmine\n",
    ),
    (
        "leader_names.tsv",
        "leader:emmanuel-macron\tEmmanuel Macron\ten\tname\ttitle\talone\t\t\tmine\n\
         leader:zelie-quatremarre\tZélie Quatremarre\ten\tname\ttitle\talone\t\t\tmine\n\
         leader:zelie-quatremarre\tQuatremarre\ten\tsurname\ttitle\tcontext\t\t\tmine\n",
    ),
    (
        "organisations.tsv",
        "id\tname\tclass\tqid\twikipedia\tcountry\tparent\tstart\tend\tsources\n\
         org:brimworth-lathes\tBrimworth Lathes\tstate_firm\t\t\tcountry:PER\t\t1999\t\tmine\n",
    ),
    (
        "organisation_names.tsv",
        "org:brimworth-lathes\tBrimworth Lathes\ten\tname\ttitle\talone\t\t\tmine\n\
         org:brimworth-lathes\tBRWL\ten\tacronym\texact\talone\t\t\tmine\n",
    ),
    (
        "terms.tsv",
        "leader\tbody\trole\toffice\tstart\tend\tsources\n\
         leader:emmanuel-macron\tcountry:FRA\thead_of_state\tPresident\t2017-05-14\t2030-05-14\tmine\n\
         leader:zelie-quatremarre\tcountry:FRA\thead_of_state\tPresident\t2030-05-14\t\tmine\n",
    ),
    ("external_ids.tsv", "entity\tsystem\tid\tsources\norg:brimworth-lathes\tofac\tBRWL-77\tmine\n"),
];

fn directory(name: &str) -> PathBuf {
    let directory = common::scratch(&format!("layers-{name}"));
    for (file, rows) in TABLES {
        let header = if file.ends_with("_names.tsv") { NAMES } else { "" };
        std::fs::write(directory.join(file), format!("{header}{rows}")).expect("a table can be written");
    }
    directory
}

fn both(name: &str) -> Arc<Gazetteer> {
    let own = Gazetteer::from_directory(directory(name)).expect("the tables are sound");
    Arc::new(Gazetteer::embedded().extend(&own).expect("two layers"))
}

#[test]
fn texts_are_read_with_both_layers() {
    let extractor = Extractor::new(both("texts"));
    let text = "Chinese President Xi Jinping met French President Zélie Quatremarre in the Land of the Incas. Quatremarre \
                had asked France for help. Brimworth Lathes (BRWL) and the United Nations were there.";
    let document = extractor.extract_with(text, &Options::new().date("2031-06-01".parse().unwrap()));
    let found: Vec<(&str, &str, LayerKind)> = document
        .mentions()
        .map(|mention| (document.surface(mention), document.entity(mention).unwrap().id(), document.layer(mention)))
        .collect();
    use LayerKind::{BuiltIn, Own};
    assert_eq!(
        found,
        [
            ("Chinese", "country:CHN", BuiltIn),
            ("Xi Jinping", "leader:xi-jinping", BuiltIn),
            ("French", "country:FRA", BuiltIn),
            ("Zélie Quatremarre", "leader:zelie-quatremarre", Own),
            ("Land of the Incas", "country:PER", BuiltIn),
            ("Quatremarre", "leader:zelie-quatremarre", Own),
            ("France", "country:FRA", BuiltIn),
            ("Brimworth Lathes", "org:brimworth-lathes", Own),
            ("BRWL", "org:brimworth-lathes", Own),
            ("United Nations", "org:un", BuiltIn),
        ]
    );
    // The built-in gazetteer alone knows nothing of all this.
    let document = Extractor::embedded().extract(text);
    assert!(document.mentions().filter_map(|mention| document.entity(mention)).all(|entity| entity.layer() == BuiltIn));
}

#[test]
fn titles_dates_and_offices_count_for_own_leaders() {
    let extractor = Extractor::new(both("titles"));
    let on = |date: &str| Options::new().date(date.parse().unwrap()).roles(true);
    let only = |text: &str, options: &Options| -> Option<(String, Vec<Rule>)> {
        let document = extractor.extract_with(text, options);
        let leaders = document.mentions().filter(|mention| mention.kind() == legation::Kind::Leader);
        let leaders: Vec<&Mention> = leaders.collect();
        let [leader] = leaders[..] else { return None };
        let rules = leader.evidence().map(|evidence| evidence.rule()).collect();
        document.entity(leader).map(|entity| (entity.id().to_owned(), rules))
    };
    let own = "leader:zelie-quatremarre".to_owned();
    // A built-in title, a built-in adjective of the country, an own surname.
    let titled = only("French President Quatremarre resigned.", &on("2031-06-01"));
    assert_eq!(titled, Some((own.clone(), vec![Rule::TitleBefore, Rule::CountryOfOffice])));
    let bare = only("Quatremarre resigned.", &on("2031-06-01"));
    assert_eq!(bare, Some((own.clone(), vec![Rule::WellKnown])));
    assert_eq!(only("Quatremarre resigned.", &on("2001-06-01")), None);
    // The office alone is its holder's on the date: of the own layer, then of the built-in one.
    let holder = |date| only("The French president spoke.", &on(date)).map(|(id, _)| id);
    assert_eq!(holder("2031-06-01"), Some(own));
    assert_eq!(holder("2019-06-01").as_deref(), Some("leader:emmanuel-macron"));
    // A misspelt name beside the office that the leader held.
    let misspelt = only("French President Zelie Quatremare resigned.", &on("2031-06-01"));
    assert!(
        misspelt.is_some_and(|(id, rules)| id == "leader:zelie-quatremarre" && rules.contains(&Rule::OtherSpelling))
    );
}

#[test]
fn look_ups_ask_all_layers() {
    let gazetteer = both("look-ups");
    let date = |date: &str| date.parse().ok();
    assert_eq!(gazetteer.country("Land of the Incas").unwrap().iso3(), Some("PER"));
    assert_eq!(gazetteer.country("PE").unwrap().name(), "Peru");
    assert_eq!(gazetteer.organisation("BRWL").unwrap().country().unwrap().iso2(), Some("PE"));
    assert_eq!(gazetteer.by_external_id(ExternalIdSystem::Ofac, "BRWL-77")[0].id(), "org:brimworth-lathes");
    assert_eq!(gazetteer.convert_code("FR", CodeSystem::Iso2, CodeSystem::Qid, None), Some("Q142"));
    assert_eq!(gazetteer.named("Peru").iter().map(|name| name.entity().id()).collect::<Vec<_>>(), ["country:PER"; 2]);
    assert_eq!(gazetteer.search("Brimworth Lath", 3)[0].entity().id(), "org:brimworth-lathes");
    assert_eq!(gazetteer.search("Zelie Quatremare", 3)[0].entity().id(), "leader:zelie-quatremarre");
    // What an upper layer states comes first, what it does not comes from below.
    let macron = gazetteer.leader("Emmanuel Macron").unwrap();
    assert_eq!((macron.wikipedia(), macron.family_name()), (Some("Macron of the own layer"), Some("Macron")));
    let built_in = Gazetteer::embedded();
    let below = built_in.leader("Emmanuel Macron").unwrap();
    assert_eq!((macron.qid(), macron.born()), (below.qid(), below.born()));
    assert_eq!(macron.names().count(), below.names().count() + 1);
    assert!(macron.sources().any(|source| source == "mine") && macron.sources().count() > 1);
    // The term of the same office from the same day is one: the upper layer knows its end.
    let terms = macron.terms().filter(|term| term.role() == Role::HeadOfState && term.body().id() == "country:FRA");
    let terms: Vec<_> = terms.map(|term| (term.start(), term.end())).collect();
    assert_eq!(terms, [(date("2017-05-14"), TermEnd::On("2030-05-14".parse().unwrap()))]);
    assert!(macron.terms().count() > 1 && macron.terms().is_sorted_by_key(|term| term.start()));
    let leader = |on| gazetteer.leader_of("France", date(on), Some(Role::HeadOfState)).unwrap().unwrap().leader().id();
    assert_eq!((leader("2031"), leader("2020")), ("leader:zelie-quatremarre", "leader:emmanuel-macron"));
    assert!(gazetteer.terms("Zélie Quatremarre").unwrap().iter().all(|term| term.body().id() == "country:FRA"));
    assert!(gazetteer.members("United Nations", date("2020")).unwrap().len() > 190);
}

#[test]
fn one_thing_is_one_entity() {
    let (built_in, gazetteer) = (Gazetteer::embedded(), both("entities"));
    let peru = gazetteer.entity("country:PER").unwrap();
    assert_eq!((peru.layer(), peru.handle().layer().index()), (LayerKind::BuiltIn, 0));
    assert_eq!(peru.handle(), built_in.entity("country:PER").unwrap().handle());
    let firm = gazetteer.entity("org:brimworth-lathes").unwrap();
    assert_eq!((firm.layer(), firm.handle().layer().index()), (LayerKind::Own, 1));
    assert_eq!(gazetteer.entity_at(firm.handle()), firm);
    let (all, below) = (gazetteer.info(), built_in.info());
    let counts = |info: &legation::DataInfo<'_>| [info.countries(), info.leaders(), info.organisations()];
    let [countries, leaders, organisations] = counts(&below);
    assert_eq!(counts(&all), [countries, leaders + 1, organisations + 1]);
    assert_eq!(gazetteer.entities().len(), counts(&all).iter().sum::<usize>());
    assert_eq!(all.terms(), below.terms() + 2);
    let own = all.sources().filter(|source| source.id == "mine");
    assert_eq!((own.count(), all.sources().len()), (1, below.sources().len() + 1));
}

#[test]
fn the_data_version_names_each_layer() {
    let gazetteer = both("version");
    let layers: Vec<_> = gazetteer.layers().collect();
    assert_eq!(layers.iter().map(|layer| layer.kind).collect::<Vec<_>>(), [LayerKind::BuiltIn, LayerKind::Own]);
    let info = gazetteer.info();
    assert_eq!(info.version(), format!("{}+{}", layers[0].version, &layers[1].hash[..8]));
    assert_eq!(info.hash(), format!("{}+{}", layers[0].hash, layers[1].hash));
}

#[test]
fn a_layer_can_be_written_down() {
    let directory = directory("bytes");
    let bytes = legation::compile(&directory).expect("the tables are sound");
    assert_eq!(bytes, legation::compile(&directory).unwrap(), "the same tables, the same bytes");
    let own = Gazetteer::from_compiled(bytes.clone()).expect("they are whole");
    let gazetteer = Arc::new(Gazetteer::embedded().extend(&own).unwrap());
    let document = Extractor::new(gazetteer).extract("BRWL in Chile");
    let ids: Vec<_> = document.mentions().map(|mention| document.entity(mention).unwrap().id()).collect();
    assert_eq!(ids, ["org:brimworth-lathes", "country:CHL"]);
    let cut = Gazetteer::from_compiled(bytes[..bytes.len() - 1].to_vec()).unwrap_err();
    assert_eq!(cut.kind(), ErrorKind::Image);
}

#[test]
fn layers_go_on_any_gazetteer_and_have_an_end() {
    let own = Gazetteer::from_directory(directory("many")).unwrap();
    // Without the built-in layer there are neither titles nor other countries.
    let alone = Extractor::new(Arc::new(own.clone()));
    let document = alone.extract("Xi Jinping met Brimworth Lathes.");
    assert_eq!(document.mentions().map(|mention| document.surface(mention)).collect::<Vec<_>>(), ["Brimworth Lathes"]);
    let mut stack = own.clone();
    for count in 2..=15 {
        stack = stack.extend(&own).unwrap();
        assert_eq!(stack.layers().len(), count);
        assert_eq!(stack.entities().len(), own.entities().len());
    }
    let names = Extractor::new(Arc::new(stack.clone())).candidates("BRWL, BRWL", &Options::new()).len();
    assert_eq!(names, 2, "what several layers have is one name");
    let error = stack.extend(&own).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Layers);
    assert_eq!(error.to_string(), "16 layers where a gazetteer can have 15; compile several into one");
}
