//! Refreshes against a real HTTP server on loopback, with replies in the shape of the public endpoint: good ones and all sorts of others.

mod server;

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use legation::{Extractor, Gazetteer, Options, Role};
use legation_update::{Clock, Error, Https, Refresh, Settings, prepare};
use server::{Answer, Server, World};
use tempfile::TempDir;

/// A clock that waits no time, and remembers for how long it should have. It is 2031-06-01.
struct FakeClock {
    now: Cell<SystemTime>,
    slept: RefCell<Vec<Duration>>,
}

impl FakeClock {
    fn new() -> FakeClock {
        FakeClock { now: Cell::new(UNIX_EPOCH + Duration::from_secs(1_938_038_400)), slept: RefCell::default() }
    }

    fn pass(&self, duration: Duration) {
        self.now.set(self.now.get() + duration);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> SystemTime {
        self.now.get()
    }

    fn sleep(&self, duration: Duration) -> bool {
        self.slept.borrow_mut().push(duration);
        self.pass(duration);
        true
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

struct Desk {
    server: Server,
    clock: FakeClock,
    directory: TempDir,
    settings: Settings,
}

impl Desk {
    fn new(world: World) -> Desk {
        let server = Server::start(world);
        let directory = tempfile::tempdir().expect("a directory can be made");
        let mut settings = Settings::new("desk@example.org");
        settings.endpoint = server.address();
        settings.directory = directory.path().join("data");
        settings.countries = vec!["Peru".to_owned(), "NOR".to_owned()];
        settings.offices = vec![Role::HeadOfState, Role::HeadOfGovernment];
        settings.timeout = Duration::from_millis(1500);
        Desk { server, clock: FakeClock::new(), directory, settings }
    }

    fn prepare(&self) -> Result<Refresh, Error> {
        prepare(&self.settings, &Gazetteer::embedded(), &Https::default(), &self.clock, &mut |_| {})
    }

    /// Prepares and applies, a day later than before.
    fn refresh(&self) -> Refresh {
        self.clock.pass(DAY);
        let refresh = self.prepare().expect("the endpoint answers");
        refresh.apply().expect("the file can be written");
        refresh
    }

    fn layer(&self) -> Gazetteer {
        let newest = legation_lists::layers_in(&self.settings.directory).unwrap().pop().expect("there is a layer");
        legation_lists::extend(&Gazetteer::embedded(), &newest.path).expect("the layer is sound")
    }

    fn slept(&self) -> Vec<u64> {
        self.clock.slept.borrow().iter().map(Duration::as_secs).collect()
    }
}

/// The id and the years of those who led Norway's government, of the layer.
fn heads(gazetteer: &Gazetteer) -> Vec<(String, String)> {
    let norway = gazetteer.country("NOR").unwrap();
    let terms = gazetteer.terms_of(&norway).into_iter();
    let terms = terms.filter(|term| {
        term.role() == legation::Role::HeadOfGovernment && term.start().is_some_and(|start| start.year() > 2028)
    });
    terms.map(|term| (term.leader().id().to_owned(), format!("{} {:?}", term.start().unwrap(), term.end()))).collect()
}

/// Norway has a new prime minister since 2031-02-01, on whom two items agree; the one before left on that day.
fn world() -> World {
    let mut world = World::default();
    world.holds("Q20", "head_of_government", "Q900001", "2029-10-01", "2031-02-01", &["country", "person", "office"]);
    world.holds("Q20", "head_of_government", "Q900002", "2031-02-01", "", &["country", "person"]);
    world.holds("Q419", "head_of_state", "Q900003", "2030-07-28", "", &["country", "person"]);
    world.person("Q900001", "Torvald Brekkehus", "1970-03-04");
    world.person("Q900002", "Ysolde Kvant", "1980-01-02");
    world.person("Q900003", "Inti Mamanqa", "1977-08-09");
    world.alias("Q900002", "de", "Isolde Kvant");
    world
}

#[test]
fn a_new_prime_minister_arrives() {
    let mut desk = Desk::new(world());
    desk.settings.languages = vec!["en".to_owned(), "de".to_owned()];
    let refresh = desk.refresh();
    assert!(refresh.path().ends_with("wikidata-2031.06.02.jsonl"), "{:?}", refresh.path());
    // Two countries, two offices, one batch of people.
    assert_eq!((refresh.requests(), desk.server.count()), (5, 5));
    assert_eq!(refresh.counts(), [3, 3, 4]);
    let changes: Vec<String> = refresh.changes().iter().map(ToString::to_string).collect();
    assert!(
        changes.contains(&"came: leader:Q900002: Ysolde Kvant, Prime Minister of Norway, 2031-02-01 –".to_owned()),
        "{changes:?}"
    );
    let layer = desk.layer();
    assert_eq!(
        heads(&layer),
        [
            ("leader:Q900001".to_owned(), "2029-10-01 On(Date { year: 2031, month: 2, day: 1 })".to_owned()),
            ("leader:Q900002".to_owned(), "2031-02-01 Open".to_owned())
        ]
    );
    let source = layer.info().sources().last().unwrap();
    assert_eq!((source.id, source.licence, source.as_of), ("wikidata", "CC0-1.0", "2031-06-02"));
    let own = layer.layers().last().unwrap();
    assert_eq!((own.version, own.name(), own.as_of), ("2031.06.02", "wikidata-2031.06.02", "2031-06-02"));

    let extractor = Extractor::new(Arc::new(layer));
    let options = Options::new().date("2031-06-01".parse().unwrap()).language("de");
    let document = extractor.extract_with("Prime Minister Kvant met Isolde Kvant.", &options);
    let found: Vec<&str> = document.mentions().map(|mention| document.entity(mention).unwrap().id()).collect();
    assert_eq!(found, ["leader:Q900002", "leader:Q900002"]);

    let requests = desk.server.requests();
    for request in &requests {
        assert!(request.head.contains("(desk@example.org)"), "{}", request.head);
        assert!(request.head.to_lowercase().contains("content-type: application/sparql-query"), "{}", request.head);
        assert!(!request.body.contains("SERVICE") && !request.body.contains("WITH"), "{}", request.body);
    }
    // One a second, though the server answers at once.
    assert_eq!(desk.slept(), [1, 1, 1, 1]);
}

/// Ministers are asked about like those above them: one query for each country and office, two items that agree.
#[test]
fn new_ministers_arrive() {
    let mut world = world();
    let offices = ["foreign_minister", "defence_minister", "finance_minister", "interior_minister"];
    for (role, number) in offices.into_iter().zip(10..) {
        let qid = format!("Q9000{number}");
        world.holds("Q20", role, &qid, "2031-02-01", "", &["office", "person"]);
        world.person(&qid, &format!("{} Minister", ["Alva", "Brita", "Cecil", "Dagny"][number - 10]), "1975-03-04");
    }
    world.holds("Q419", "foreign_minister", "Q900014", "2031-02-01", "", &["person"]);
    world.holds("Q419", "defence_minister", "Q900015", "2031-02-01", "", &["office", "person"]);
    world.person("Q900014", "Only Oneself", "1950");
    world.person("Q900015", "Bambino Rey", "2015-01-01");
    let mut desk = Desk::new(world);
    desk.settings.offices = Settings::new("desk@example.org").offices;
    let refresh = desk.refresh();
    // Two countries, six offices, one batch of people.
    assert_eq!((refresh.requests(), desk.server.count()), (13, 13));
    let layer = desk.layer();
    let holder = |role| {
        let term = layer.leader_of("NOR", "2031-06-01".parse().ok(), Some(role)).unwrap();
        term.map(|term| term.leader().id().to_owned())
    };
    let roles = [Role::ForeignMinister, Role::DefenceMinister, Role::FinanceMinister, Role::InteriorMinister];
    let expected: Vec<_> = (10..14).map(|number| Some(format!("leader:Q9000{number}"))).collect();
    assert_eq!(roles.map(holder)[..], expected);
    let notes = refresh.notes().join("\n");
    assert!(notes.contains("Q900014: only the item of the person says so"), "{notes}");
    assert!(notes.contains("Q900015: refused: the holder, born 2015-01-01, was under 18"), "{notes}");
    // Where a query about ministers fails, what was known of them stays.
    desk.server.change(|world| world.answer("Q20", "finance_minister", Answer::status(500, &[])));
    let refresh = desk.refresh();
    assert!(refresh.notes().iter().any(|note| note.starts_with("Norway, finance minister: no answer")));
    assert_eq!(refresh.changes(), []);
    // Who asks about fewer offices keeps the others.
    desk.settings.offices.truncate(2);
    let refresh = desk.refresh();
    assert_eq!((refresh.changes(), refresh.requests()), (&[][..], 4));
}

#[test]
fn the_same_again_is_no_change_and_the_same_bytes() {
    let desk = Desk::new(world());
    let first = desk.refresh();
    let again = desk.refresh();
    assert_eq!(again.changes(), []);
    // Nobody was modified: no names were asked for.
    assert_eq!(again.requests(), 4);
    let text = |refresh: &Refresh| {
        let text = std::fs::read_to_string(refresh.path()).unwrap();
        text.replace("2031-06-03", "2031-06-02").replace("2031.06.03", "2031.06.02")
    };
    assert_eq!(text(&again), text(&first));
    // One was.
    desk.server.change(|world| world.modify("Q900003"));
    assert_eq!(desk.refresh().requests(), 5);
    assert!(desk.server.requests().last().unwrap().body.contains("{ wd:Q900003 }"));
    // All versions are there.
    let layers = legation_lists::layers_in(&desk.settings.directory).unwrap();
    assert_eq!(
        layers.iter().map(|layer| &*layer.version).collect::<Vec<_>>(),
        ["2031.06.02", "2031.06.03", "2031.06.04"]
    );
}

#[test]
fn what_passes_is_asked_again() {
    let http_date = httpdate(&FakeClock::new(), DAY + Duration::from_secs(40));
    for (answer, least) in [
        (Answer::status(429, &[("Retry-After", "17")]), 17),
        (Answer::status(429, &[("Retry-After", &http_date)]), 38),
        (Answer::status(503, &[("Retry-After", "nonsense")]), 2),
        (Answer::status(500, &[]), 2),
        (Answer::Half, 2),
        (Answer::Broken, 2),
        (Answer::text("<html><body>Sorry</body></html>"), 2),
        (Answer::text("{\"head\":{\"vars\":[]}}"), 2),
        (Answer::text("{\"head\":{\"vars\":[]},\"results\":{\"bindings\":[{\"x\":7}]}}"), 2),
        (Answer::Bytes(vec![0xff, 0xfe, 0x00]), 2),
        (Answer::Silence, 2),
    ] {
        let desk = Desk::new(world());
        desk.server.first(vec![answer.clone()]);
        let refresh = desk.refresh();
        assert_eq!((refresh.requests(), refresh.counts()[0]), (6, 3), "{answer:?}");
        assert!(desk.slept()[0] >= least && desk.slept()[0] < least + 10, "{answer:?}: {:?}", desk.slept());
    }
}

fn httpdate(clock: &FakeClock, after: Duration) -> String {
    // The 2nd of June 2031 was a Monday.
    let seconds = (clock.now() + after).duration_since(UNIX_EPOCH).unwrap().as_secs() % 86_400;
    format!("Mon, 02 Jun 2031 {:02}:{:02}:{:02} GMT", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[test]
fn waits_grow() {
    let desk = Desk::new(world());
    desk.server.first(vec![Answer::status(500, &[]); 4]);
    desk.refresh();
    let slept = desk.slept();
    // 2, 4, 8, 16 seconds and up to as much again of jitter.
    for (wait, least) in slept.iter().zip([2, 4, 8, 16]) {
        assert!((least..=2 * least).contains(wait), "{slept:?}");
    }
}

#[test]
fn the_last_good_data_stays_where_a_query_fails() {
    let desk = Desk::new(world());
    desk.refresh();
    let before = heads(&desk.layer());
    for answer in [
        Answer::status(500, &[]),
        Answer::status(400, &[]),
        Answer::status(429, &[("Retry-After", "86400")]),
        Answer::Half,
        Answer::text(server::EMPTY),
    ] {
        desk.server.change(|world| world.answer("Q20", "head_of_government", answer.clone()));
        let refresh = desk.refresh();
        assert!(
            refresh.notes()[0].contains("Norway, head of government: ")
                && refresh.notes()[0].contains("what was known stays"),
            "{:?}",
            refresh.notes()
        );
        assert_eq!(heads(&desk.layer()), before, "{answer:?}");
        assert_eq!(refresh.changes(), [], "{answer:?}");
    }
}

#[test]
fn an_endpoint_that_is_down_changes_nothing_and_the_next_run_goes_on() {
    let desk = Desk::new(world());
    desk.refresh();
    let before = desk.layer().info().hash().to_owned();
    desk.clock.pass(DAY);
    desk.server.change(|world| {
        world.answer("Q419", "head_of_state", Answer::status(503, &[]));
        world.answer("Q419", "head_of_government", Answer::status(503, &[]));
    });
    let mut desk = desk;
    desk.settings.countries.push("Sweden".to_owned());
    desk.server.change(|world| world.answer("Q34", "head_of_state", Answer::status(503, &[])));
    let error = desk.prepare().expect_err("three queries in a row fail");
    assert!(
        matches!(&error, Error::Endpoint(message) if message.contains("status 503") && message.contains("nothing was changed")),
        "{error}"
    );
    assert_eq!(desk.layer().info().hash(), before);
    // Norway was answered: it is not asked again.
    desk.server.change(|world| world.well());
    let asked = desk.server.count();
    let refresh = desk.prepare().expect("the endpoint answers again");
    assert_eq!(desk.server.count() - asked, 4);
    assert_eq!(refresh.counts()[0], 3);
}

#[test]
fn a_fall_stops_it() {
    let desk = Desk::new(world());
    desk.refresh();
    let before = desk.layer().info().hash().to_owned();
    desk.server.change(|world| world.forget("Q900001"));
    desk.clock.pass(DAY);
    let refresh = desk.prepare().unwrap();
    assert_eq!(
        refresh.fall(),
        Some("2 people where there were 3, 2 terms of office where there were 3, 2 names where there were 3")
    );
    let error = refresh.apply().expect_err("a third is gone");
    assert!(error.to_string().starts_with("nothing was written: 2 people where there were 3"), "{error}");
    assert_eq!(desk.layer().info().hash(), before);
    refresh.apply_despite_fall().expect("the file can be written");
    assert_ne!(desk.layer().info().hash(), before);
}

#[test]
fn what_cannot_be_is_refused_and_told() {
    let mut world = world();
    let mut no = |qid: &str, start: &str, end: &str, born: &str, label: &str| {
        world.holds("Q419", "head_of_government", qid, start, end, &["country", "person"]);
        world.person(qid, label, born);
    };
    no("Q900010", "2030-01-01", "", "2015-01-01", "Bambino Rey");
    no("Q900011", "2030-01-01", "2029-01-01", "1950", "Turned Round");
    no("Q900012", "2030-02-31", "", "1950", "Thirtyfirst February");
    no("Q900013", "2040-02-01", "", "1950", "Not Yet");
    no("Q900014", "2030-01-01", "", "1950", "<b>Bold</b> Name");
    no("Q900015", "2030-01-01", "", "1950", "Dead Man");
    no("Q900016", "2030-05-01", "", "1950", "Long Dead");
    world.died("Q900015", "2030-11");
    world.died("Q900016", "2029");
    world.holds("Q419", "head_of_government", "Q900017", "2030-01-01", "", &["person"]);
    world.person("Q900017", "Only Oneself", "1950");
    let desk = Desk::new(world);
    let refresh = desk.refresh();
    let notes = refresh.notes().join("\n");
    for (qid, why) in [
        ("Q900010", "under 18"),
        ("Q900011", "before its start"),
        ("Q900012", "not a date"),
        ("Q900013", "future"),
        ("Q900014", "not a name"),
        ("Q900016", "after the death"),
        ("Q900017", "only the item of the person"),
    ] {
        assert!(notes.lines().any(|line| line.contains(qid) && line.contains(why)), "{qid}: {notes}");
        assert!(desk.layer().entity(&format!("leader:{qid}")).is_none(), "{qid}");
    }
    // Nobody holds an office after death: the month of the death is the end.
    let layer = desk.layer();
    let dead = layer.leader("leader:Q900015").unwrap();
    assert_eq!(format!("{:?}", dead.terms().next().unwrap().end()), "On(Date { year: 2030, month: 11, day: 0 })");
}

#[test]
fn merged_items_keep_their_ids() {
    let desk = Desk::new(world());
    desk.refresh();
    // The item was merged into another, to which the old one leads; one statement still has the old one.
    desk.server.change(|world| world.merge("Q900002", "Q900555"));
    desk.refresh();
    let ids: Vec<String> = heads(&desk.layer()).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["leader:Q900001", "leader:Q900002"]);
    assert_eq!(desk.layer().entity("Q900555").unwrap().id(), "leader:Q900002");
}

#[test]
fn those_whom_the_gazetteer_has_keep_their_ids_and_terms() {
    let built_in = Gazetteer::embedded();
    let store =
        built_in.leader_of("NOR", "2025-06-01".parse().ok(), Some(legation::Role::HeadOfGovernment)).unwrap().unwrap();
    let (qid, start) = (store.leader().qid().unwrap(), store.start().unwrap());
    let mut world = world();
    // Another source has another day of the same term, and knows its end.
    world.holds(
        "Q20",
        "head_of_government",
        qid,
        &format!("{}-{:02}-20", start.year(), start.month().unwrap()),
        "2029-10-01",
        &["country", "person"],
    );
    world.person(qid, "Somebody Else Entirely", "1960-08-25");
    let desk = Desk::new(world);
    desk.refresh();
    let layer = desk.layer();
    let leader = layer.leader(store.leader().id()).unwrap();
    assert_eq!(leader.name(), store.leader().name());
    let terms: Vec<_> = leader
        .terms()
        .filter(|term| term.role() == legation::Role::HeadOfGovernment && term.start() == Some(start))
        .collect();
    assert_eq!(terms.len(), 1, "{terms:?}");
    assert_eq!(format!("{:?}", terms[0].end()), "On(Date { year: 2029, month: 10, day: 1 })");
}

#[test]
fn settings_that_cannot_be_are_told() {
    let wrong = |change: fn(&mut Settings)| {
        let mut desk = Desk::new(world());
        change(&mut desk.settings);
        let error = desk.prepare().expect_err("it is wrong").to_string();
        assert_eq!(desk.server.count(), 0);
        error
    };
    assert!(wrong(|settings| settings.contact.clear()).contains("contact must be"));
    assert!(wrong(|settings| settings.contact = "a@b\r\nX: y".to_owned()).contains("contact must be"));
    assert!(wrong(|settings| settings.contact = "nobody@".to_owned()).contains("contact must be"));
    assert!(wrong(|settings| settings.contact = "@example.org".to_owned()).contains("contact must be"));
    assert!(wrong(|settings| settings.contact = "https://".to_owned()).contains("contact must be"));
    assert!(wrong(|settings| settings.languages = vec!["english".to_owned()]).contains("must be a tag such as"));
    assert!(wrong(|settings| settings.timeout = std::time::Duration::ZERO).contains("the timeout"));
    assert!(wrong(|settings| settings.endpoint = "file:///etc/passwd".to_owned()).contains("http or https"));
    assert!(wrong(|settings| settings.languages = vec!["en\") }".to_owned()]).contains("a language must be"));
    let hurried = |settings: &mut Settings| {
        settings.endpoint = "https://query.example.org/sparql".to_owned();
        settings.interval = Duration::ZERO;
    };
    assert!(wrong(hurried).contains("at least a second"));
    assert!(wrong(|settings| settings.offices = vec![Role::Ambassador]).contains("ambassador cannot be asked about"));
    assert!(wrong(|settings| settings.offices.clear()).contains("at least one office"));
    assert!(wrong(|settings| settings.name = "../x".to_owned()).contains("name of a layer"));
    assert!(wrong(|settings| settings.countries = vec!["Atlantis".to_owned()]).contains("Atlantis"));
}

#[test]
fn a_whole_world_takes_a_question_a_second() {
    let mut desk = Desk::new(world());
    desk.settings.countries.clear();
    desk.settings.offices = Settings::new("desk@example.org").offices;
    let (began_here, began) = (std::time::Instant::now(), desk.clock.now() + DAY);
    let refresh = desk.refresh();
    let seconds = desk.clock.now().duration_since(began).unwrap().as_secs();
    let here = began_here.elapsed().as_secs_f64();
    println!("{} requests in {seconds} s of the clock, {here:.1} s without its waits", refresh.requests());
    // Six questions about each state, and the names of all people in one more.
    assert!((1150..1300).contains(&refresh.requests()), "{}", refresh.requests());
    assert_eq!(seconds + 1, refresh.requests() as u64);
    assert!(desk.directory.path().exists());
}
