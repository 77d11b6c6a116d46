//! What browsers get of a picture: on the wall, on the team's pages, what was covered is covered in its pixels.

use soundings_core::model::{ConsentChoice, MapPart, ObservationKind, PicturePoint};
use soundings_core::{Drawing, FileStep, FiledUnder, NewObservation, NewPoster, Person, Reply, StartVisit};
use soundings_hub::Hub;
use soundings_hub::clock::Clock;
use soundings_wire::messages::HubRequest;

use crate::browsers::opened;
use crate::http::{Served, get};
use crate::wall::Engineer;

#[path = "../../../core/tests/common/photo.rs"]
#[allow(dead_code, reason = "what other tests take of it")]
mod photo;

/// Whether bytes hold these words as they are.
fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Sends the files that wait.
fn send_files(engineer: &Engineer, hub: &Hub) {
    let now_ms = || Clock::System.now_ms();
    loop {
        let (id, reply) = match engineer.notebook.file_next().unwrap() {
            FileStep::Nothing => return,
            FileStep::Ask(asked) => {
                (asked.id, hub.handle(&HubRequest::from_frame(&asked.body).unwrap(), now_ms()).reply)
            }
            FileStep::Carry(transfer) => {
                let HubRequest::SendBlob(asked) = HubRequest::from_frame(&transfer.head[4..]).unwrap() else {
                    panic!("nothing is to be fetched")
                };
                let bytes = engineer.notebook.outgoing_bytes(&transfer).unwrap().unwrap();
                let mut receiving = hub.receive(&asked, now_ms()).unwrap_or_else(|_| panic!("it is taken"));
                hub.take(&mut receiving, &bytes).unwrap();
                (transfer.id, hub.received(receiving).reply)
            }
        };
        let reply = Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None };
        engineer.notebook.file_reply(id, &reply).unwrap();
    }
}

/// Every picture in a page, as files.
fn pictures_in(page: &str) -> Vec<Vec<u8>> {
    let files = page.split("data:image/").skip(1);
    let file = |rest: &str| rest.strip_prefix("jpeg;base64,").unwrap().split('"').next().unwrap().to_owned();
    files.map(|rest| data_encoding::BASE64.decode(file(rest).as_bytes()).unwrap()).collect()
}

#[test]
fn a_picture_on_the_wall_and_on_every_page_of_the_team_is_covered_in_its_pixels() {
    let served = Served::new();
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let notebook = &ada.notebook;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("IMG_1.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(900, 1200), 6)).unwrap();
    let customer = notebook.add_customer("Brightline Metals").unwrap();
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::Wall);
    let visit = notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = NewObservation {
        visit: FiledUnder::UnderWay,
        kind: Some(ObservationKind::Said),
        text: "It is on the tag.".into(),
        exact: true,
        by: Some(Person::Known(rosa)),
        attachments: vec![path],
        ..NewObservation::default()
    };
    let note = notebook.capture(&note).unwrap().id;
    let at = |x, y| PicturePoint { x, y };
    notebook.annotate(note, &Drawing::Cover { corner: at(100, 100), opposite: at(300, 300) }).unwrap();
    notebook.end_visit(None, true).unwrap();
    let picture = Some(notebook.attachments(note).unwrap()[0].id);
    let poster = NewPoster { person: rosa, words: vec![note], picture, matters: Vec::new() };
    notebook.new_poster(&poster).unwrap();
    ada.entry(rosa, MapPart::Say, None, &[note]);
    ada.sync(&served.hub);
    send_files(&ada, &served.hub);

    let (status, wall) = get(&format!("{}/wall", served.url), &[]);
    assert_eq!(status, 200);
    let on_the_wall = pictures_in(&wall);
    assert!(!on_the_wall.is_empty(), "the poster's picture is there");
    on_the_wall.iter().for_each(|picture| photo::covered(picture));

    let cookie = opened(&served);
    let page = |path: &str| {
        let (status, page) = get(&format!("{}{path}", served.url), &[("cookie", &cookie)]);
        assert_eq!(status, 200, "{path}");
        page
    };
    let mut seen = vec![page("/pages"), page("/pages/customers"), page("/pages/maps")];
    let lists = seen.concat();
    for kind in ["visit", "customer", "map"] {
        let linked: Vec<&str> = lists.split(&format!("href=\"/pages/{kind}/")).skip(1).collect();
        assert!(!linked.is_empty(), "{kind}");
        let ids = linked.iter().map(|rest| rest.split('"').next().unwrap());
        seen.extend(ids.map(|id| page(&format!("/pages/{kind}/{id}"))));
    }
    let report = page(&format!("/pages/visit/{visit}"));
    assert_eq!(pictures_in(&report).len(), 1, "the report shows it");
    for picture in seen.iter().flat_map(|page| pictures_in(page)) {
        photo::covered(&picture);
    }
    for page in seen.iter().chain([&wall]) {
        for secret in photo::SECRETS.into_iter().chain([photo::CAMERA]) {
            assert!(!holds(page.as_bytes(), secret), "{secret}");
        }
    }
}
