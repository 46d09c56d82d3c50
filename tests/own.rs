//! Own entities: what a list of them is turned into, and every fault of it at once.

use std::sync::Arc;

use legation::{CaseRule, Extractor, Form, Gazetteer, GazetteerBuilder, Kind, LayerKind, Options, Selection};

/// A gazetteer of rows such as `id=acme, name=Acme`.
fn build(rows: &[&str]) -> Result<Gazetteer, legation::Error> {
    let base = Gazetteer::embedded();
    let mut builder = GazetteerBuilder::new(&base, "list");
    for (row, line) in rows.iter().zip(1..) {
        let cells = row.split(", ").map(|cell| cell.split_once('=').unwrap());
        builder.add(line, cells);
    }
    builder.build()
}

fn extended(rows: &[&str]) -> Arc<Gazetteer> {
    Arc::new(Gazetteer::embedded().extend(&build(rows).unwrap()).unwrap())
}

/// The words of each mention with the id behind it.
fn found<'d>(document: &'d legation::Document<'_>) -> Vec<(&'d str, &'d str)> {
    document.mentions().map(|it| (document.surface(it), document.entity(it).map_or("", |entity| entity.id()))).collect()
}

#[test]
fn two_columns_are_enough() {
    let both = extended(&["id=ac-7, name=Ackerbridge Mills", "id=zz, name=Zorvex"]);
    let extractor = Extractor::new(both.clone());
    let document = extractor.extract("Zorvex bought Ackerbridge Mills in France. ZORVEX cheered.");
    assert_eq!(
        found(&document),
        [("Zorvex", "zz"), ("Ackerbridge Mills", "ac-7"), ("France", "country:FRA"), ("ZORVEX", "zz")]
    );
    let entity = both.entity("ac-7").unwrap();
    assert_eq!((entity.kind(), entity.class_word(), entity.layer()), (Kind::Other, Some("other"), LayerKind::Own));
    assert_eq!(both.layers().len(), 2);
}

#[test]
fn rows_say_more_when_more_is_wanted() {
    let both = extended(&[
        "id=mv-1, name=Ostrava Star, kind=ship, imo=1234567, country=Panama, start=1999, aliases=OST|Star of Ostrava",
        "id=mv-1, name=Ostrava Star, aliases=Hvězda Ostravy, language=cs",
    ]);
    let ship = both.entity("mv-1").and_then(|entity| entity.as_other()).unwrap();
    assert_eq!((ship.class_word(), ship.country().unwrap().id()), (Some("ship"), "country:PAN"));
    assert_eq!(ship.start().unwrap().to_string(), "1999");
    assert_eq!(ship.external_ids().map(|id| (id.system.as_str(), id.id)).collect::<Vec<_>>(), [("imo", "1234567")]);
    let initials = ship.names().find(|name| name.text() == "OST").unwrap();
    assert_eq!((initials.form(), initials.case()), (Form::Acronym, CaseRule::Exact));
    let extractor = Extractor::new(both.clone());
    assert_eq!(
        found(&extractor.extract("The OST, or Star of Ostrava, sank; the ost did not."))[..],
        [("OST", "mv-1"), ("Star of Ostrava", "mv-1")]
    );
    let czech = Options::new().language("cs");
    assert_eq!(found(&extractor.extract_with("Hvězda Ostravy pluje.", &czech)), [("Hvězda Ostravy", "mv-1")]);
}

#[test]
fn own_leaders_are_leaders() {
    let both = extended(&[
        "id=ysolde-kvant, name=Ysolde Kvant, kind=leader, country=NOR, role=head_of_government, office=Prime Minister, office_start=2031-02-01, born=1980",
    ]);
    let leader = both.leader("Ysolde Kvant").unwrap();
    assert_eq!(leader.id(), "leader:ysolde-kvant");
    assert_eq!(leader.terms().next().unwrap().body().id(), "country:NOR");
    let extractor = Extractor::new(both.clone());
    let document = extractor.extract("Ysolde Kvant spoke. Norwegian Prime Minister Kvant left; Kvant is tired.");
    let ids: Vec<_> = found(&document).into_iter().filter(|(text, _)| text.contains("Kvant")).collect();
    assert_eq!(
        ids,
        [("Ysolde Kvant", "leader:ysolde-kvant"), ("Kvant", "leader:ysolde-kvant"), ("Kvant", "leader:ysolde-kvant")]
    );
}

#[test]
fn a_built_in_entity_gets_names() {
    let both = extended(&["id=org:nato, name=, aliases=Treaty Club"]);
    assert_eq!(
        found(&Extractor::new(both.clone()).extract("They left the Treaty Club.")),
        [("Treaty Club", "org:nato")]
    );
    let (nato, built_in) = (both.entity("org:nato").unwrap(), Gazetteer::embedded());
    let before = built_in.entity("org:nato").unwrap();
    assert_eq!((nato.name(), nato.qid(), nato.layer()), (before.name(), before.qid(), LayerKind::BuiltIn));
    assert_eq!(nato.as_organisation().unwrap().class(), before.as_organisation().unwrap().class());
}

#[test]
fn own_leaders_have_particles_in_lower_case() {
    let both = extended(&[
        "id=ahm-fas, name=Ahmad al-Fasiri, kind=leader, country=JOR, role=head_of_government, office=Prime Minister, office_start=2029",
        "id=rest, name=Sailors Without Harbours, kind=organisation, class=ngo",
    ]);
    let extractor = Extractor::new(both);
    let options = Options::new().date("2031-06-01".parse().unwrap());
    let document = extractor.extract_with("Jordanian Prime Minister al-Fasiri left. Al-Fasiri spoke.", &options);
    let leader = "leader:ahm-fas";
    assert_eq!(found(&document)[1..], [("al-Fasiri", leader), ("Al-Fasiri", leader)]);
    assert_eq!(found(&extractor.extract("Sailors without Harbours met.")), [("Sailors without Harbours", "org:rest")]);
}

#[test]
fn a_list_removes_names_of_the_gazetteer() {
    let rows = ["id=country:NZL, without_names=kiwi", "id=org:nato, without_names=Atlantic Alliance"];
    let layer = build(&rows).unwrap();
    let both = Arc::new(Gazetteer::embedded().extend(&layer).unwrap());
    let built_in = Gazetteer::embedded();
    let text = "A Kiwi left New Zealand; NATO, the Atlantic Alliance, met.";
    let all = Extractor::embedded().extract(text);
    assert_eq!(found(&all)[0], ("Kiwi", "country:NZL"));
    assert!(found(&all).contains(&("Atlantic Alliance", "org:nato")));
    let extractor = Extractor::new(both.clone());
    assert_eq!(found(&extractor.extract(text)), [("New Zealand", "country:NZL"), ("NATO", "org:nato")]);
    assert!(both.named("Kiwi").iter().all(|name| name.entity().id() != "country:NZL"));
    // The entity keeps its name and its other names; the change is told.
    assert_eq!(both.country("NZL").unwrap().name(), built_in.country("NZL").unwrap().name());
    let removed: Vec<String> = built_in
        .changes_to(&both)
        .iter()
        .filter(|change| change.kind == legation::ChangeKind::NameRemoved)
        .map(ToString::to_string)
        .collect();
    assert_eq!(removed.len(), 2, "{removed:?}");
    // It is in the compiled form, whose bytes are always the same, and in a selection of it.
    let bytes = layer.compiled_layer(layer.layers().next().unwrap().id).to_vec();
    let again = build(&[rows[1], rows[0]]).unwrap();
    assert_eq!(bytes, again.compiled_layer(again.layers().next().unwrap().id));
    let again = built_in.extend(&Gazetteer::from_compiled(bytes).unwrap()).unwrap();
    let part = again.select(&Selection::default()).unwrap();
    assert_eq!(found(&Extractor::new(Arc::new(part)).extract("A Kiwi.")), []);
    // A layer above may state it again, and the printed name can be removed, too.
    let stated = build(&["id=country:NZL, name=New Zealand, aliases=Kiwi, without_names=Kiwi"]).unwrap();
    let stated = built_in.extend(&stated).unwrap();
    assert_eq!(found(&Extractor::new(Arc::new(stated)).extract("A Kiwi."))[0].1, "country:NZL");
    let quiet = built_in.extend(&build(&["id=country:TCD, without_names=Chad"]).unwrap()).unwrap();
    assert_eq!(found(&Extractor::new(Arc::new(quiet)).extract("Chad and Peru.")), [("Peru", "country:PER")]);
}

#[test]
fn names_to_remove_must_be_there() {
    let error =
        build(&["id=org:nato, without_names=NATO|Nada", "id=new, name=New Firm, without_names=New"]).unwrap_err();
    let lines: Vec<String> = error.all().map(ToString::to_string).collect();
    assert!(
        lines[0].starts_with("list:1: column 2 (without_names): \"Nada\" is no name of \"org:nato\", which has "),
        "{lines:?}"
    );
    assert!(lines[1].contains("only an entity of the gazetteer has names to leave out"), "{lines:?}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn all_faults_are_told_at_once() {
    let error = build(&[
        "id=, name=Nameless Id",
        "id=b, name=a*b",
        "id=c, name=Corvin, country=Atlantis, start=2001, end=1999, case=loud",
        "id=leader:d, name=Dora Dunst, kind=organisation",
        "id=e, nmae=Errol",
        "id=f, name=Fine Firm, qid=7",
        "id=f, name=Fine Firm, lei=1, wikipedia=Fine",
        "id=f, name=Fine Firm, lei=2",
    ])
    .unwrap_err();
    let lines: Vec<_> = error.all().map(|fault| fault.location().unwrap()).collect();
    let places: Vec<_> = lines.iter().map(|at| (at.line_number().unwrap(), at.column().unwrap_or_default())).collect();
    assert_eq!(
        places,
        [
            (1, "id"),
            (2, "name"),
            (3, "case"),
            (3, "end"),
            (3, "country"),
            (4, "kind"),
            (5, "header"),
            (5, "name"),
            (6, "qid"),
            (8, "lei")
        ]
    );
    let text = error.to_string();
    assert_eq!(text.lines().count(), 10);
    assert!(text.starts_with("list:1: column 1 (id): the row needs an id\n"), "{text}");
    assert!(text.contains("list:3: column 3 (country): no country \"Atlantis\""), "{text}");
    assert!(text.contains("no column \"nmae\"; the columns are id, name, kind"), "{text}");
    assert_eq!(build(&[]).unwrap_err().to_string(), "list: the list has no rows");
}

#[test]
fn the_same_list_gives_the_same_bytes_in_any_order() {
    let rows = ["id=a, name=Anvil Works, kind=company, country=DEU", "id=b, name=Bolt Works, kind=company"];
    let bytes = |rows: &[&str]| {
        let own = build(rows).unwrap();
        let layer = own.layers().next().unwrap().id;
        own.compiled_layer(layer).to_vec()
    };
    let forwards = bytes(&rows);
    assert_eq!(forwards, bytes(&[rows[1], rows[0]]));
    let again = Gazetteer::from_compiled(forwards).unwrap();
    assert_eq!(again.entity("a").unwrap().class_word(), Some("company"));
}

#[test]
fn parts_of_a_gazetteer() {
    let built_in = Gazetteer::embedded();
    let text = "Xi Jinping and NATO spoke of France, the Labour Party of Britain and Frankreich.";
    let ids = |part: Gazetteer| {
        let extractor = Extractor::new(Arc::new(part));
        let document = extractor.extract_with(text, &Options::new().language("de"));
        found(&document).into_iter().map(|(_, id)| id.to_owned()).collect::<Vec<_>>()
    };
    let select = |change: &dyn Fn(&mut Selection)| {
        let mut selection = Selection::default();
        change(&mut selection);
        ids(built_in.select(&selection).unwrap())
    };
    let all = ids(built_in.select(&Selection::default()).unwrap());
    let (xi, nato, france, labour, britain) =
        ("leader:xi-jinping", "org:nato", "country:FRA", "org:labour-gbr", "country:GBR");
    assert_eq!(all, [xi, nato, france, labour, britain, france]);
    assert_eq!(select(&|part| part.without = vec![nato.to_owned(), xi.to_owned()]), [france, labour, britain, france]);
    assert_eq!(select(&|part| part.kinds = vec![Kind::Leader]), [xi]);
    assert_eq!(select(&|part| part.countries = vec!["UK".to_owned()]), [labour, britain]);
    assert_eq!(select(&|part| part.countries = vec!["China".to_owned()]), [xi]);
    assert_eq!(select(&|part| part.classes = vec!["party".to_owned()]), [xi, france, labour, britain, france]);
    assert_eq!(select(&|part| part.languages = vec!["en".to_owned()]), [xi, nato, france, labour, britain]);

    let mut selection = Selection::default();
    selection.without = vec![nato.to_owned()];
    let part = built_in.select(&selection).unwrap();
    assert!(part.entity(nato).is_none() && part.organisation("NATO").is_err());
    assert_eq!(part.entities().len() + 1, built_in.entities().len());
    assert!(part.info().version().starts_with(built_in.info().version()));
    assert_ne!(part.info().hash(), built_in.info().hash());
    // What is put on top afterwards is whole.
    let both = part.extend(&build(&["id=zz, name=Zorvex"]).unwrap()).unwrap();
    assert_eq!(found(&Extractor::new(Arc::new(both)).extract("Zorvex left NATO.")), [("Zorvex", "zz")]);
    selection.without = vec!["org:no-such-body".to_owned()];
    assert!(built_in.select(&selection).unwrap_err().to_string().contains("org:no-such-body"));
}

#[test]
fn what_is_left_out_still_swallows_the_shorter_name() {
    let text = "South Sudan thanked Sudan; the Central Bank of Chad thanked Chad.";
    let found_without = |id: &str| {
        let mut selection = Selection::default();
        selection.without = vec![id.to_owned()];
        let extractor = Extractor::new(Arc::new(Gazetteer::embedded().select(&selection).unwrap()));
        let document = extractor.extract(text);
        document.mentions().map(|mention| mention.span().start()).collect::<Vec<_>>()
    };
    let [south, sudan, chad] = ["South Sudan", " Sudan;", " Chad."].map(|name| text.find(name).unwrap());
    assert!(!found_without("country:SSD").contains(&(south + "South ".len())));
    assert!(found_without("country:SSD").contains(&(sudan + 1)));
    assert!(found_without("country:SDN").contains(&south) && !found_without("country:SDN").contains(&(sudan + 1)));
    assert!(found_without("country:SSD").contains(&(chad + 1)));
}

/// The messages of a list, one a line.
fn faults(rows: &[&str]) -> Vec<String> {
    build(rows).unwrap_err().all().map(ToString::to_string).collect()
}

#[test]
fn a_row_without_id_or_name_is_read_to_its_end() {
    let told = faults(&["id=, name=, kind=leader, start=soon, language=english, case=loud, country=Atlantis"]);
    let columns = ["(id)", "(name)", "(case)", "(language)", "(start)", "(country)"];
    assert_eq!(told.len(), columns.len(), "{told:#?}");
    for column in columns {
        assert!(told.iter().any(|fault| fault.contains(column)), "{column}: {told:#?}");
    }
}

#[test]
fn kinds_of_the_gazetteer_are_known_in_any_case_and_spelling() {
    let both = extended(&[
        "id=kvant, name=Ysolde Kvant, kind=Leader, country=NOR, role=head_of_government, office_start=2031",
        "id=zorvex, name=Zorvex Council, kind=organization",
        "id=kvant, name=Ysolde Kvant, kind=LEADER, aliases=Y. Kvant",
    ]);
    assert_eq!(both.leader("Ysolde Kvant").unwrap().id(), "leader:kvant");
    assert_eq!(both.organisation("Zorvex Council").unwrap().id(), "org:zorvex");
}

#[test]
fn cells_that_would_be_lost_are_faults() {
    let told = faults(&[
        "id=a, name=Aorvex, office=Minister, country=NOR",
        "id=b, name=Borvex, parent=org:nato",
        "id=c, name=Corvex, name=Corvo",
        "id=d, name=Dorvex (UK) Ltd.",
    ]);
    assert!(
        told[0].contains("(office): only a row of the kind leader has this, and it is of the kind other"),
        "{told:#?}"
    );
    assert!(told[1].contains("(parent): only a row of the kind organisation"), "{told:#?}");
    assert!(told[2].contains("the column \"name\" is there twice"), "{told:#?}");
    assert!(told[3].ends_with("for instance \"Dorvex UK Ltd\""), "{told:#?}");
}

#[test]
fn languages_are_tags_in_any_case() {
    let both = extended(&["id=z, name=Zorvex, language=EN|pt-br"]);
    let languages: Vec<_> = both.entity("z").unwrap().names().next().unwrap().languages().map(str::to_owned).collect();
    assert_eq!(languages, ["en", "pt-BR"]);
    assert!(faults(&["id=z, name=Zorvex, language=english"])[0].contains("\"english\" is no BCP 47 tag"));
}

#[test]
fn nobody_holds_office_before_birth_or_takes_it_after_death() {
    let row = "id=k, name=Ysolde Kvant, kind=leader, country=NOR, role=head_of_government, office_start=2031";
    assert!(faults(&[&format!("{row}, born=2035")])[0].contains("(born): 2035 is after the office"));
    assert!(faults(&[&format!("{row}, died=2000")])[0].contains("(died): 2000 is before the office"));
    assert!(build(&[&format!("{row}, born=1980, died=2031")]).is_ok());
}

#[test]
fn the_item_of_a_country_may_be_given_to_something_else() {
    let both = extended(&["id=z, name=Zorvex, kind=ship, qid=Q884"]);
    assert_eq!(both.country("Q884").unwrap().id(), "country:KOR");
    assert_eq!(both.entity("Q884").unwrap().id(), "z");
}

#[test]
fn selections_say_what_they_do_not_know() {
    let built_in = Gazetteer::embedded();
    let refused = |change: &dyn Fn(&mut Selection)| {
        let mut selection = Selection::default();
        change(&mut selection);
        built_in.select(&selection).unwrap_err()
    };
    let error = refused(&|selection| selection.without = vec!["NATO".to_owned()]);
    assert_eq!(error.to_string(), "\"NATO\" is a name, not an id: use one of org:nato");
    assert_eq!(error.candidates(), ["org:nato"]);
    let error = refused(&|selection| selection.without_names = vec!["Zorvex".to_owned()]);
    assert!(error.to_string().starts_with("no name \"Zorvex\" in the gazetteer"), "{error}");
    let nothing = built_in.select(&Selection::default()).unwrap();
    assert_eq!(nothing.info().version(), built_in.info().version());
}
