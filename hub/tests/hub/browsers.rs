//! Browsers that look in by a link: what each sees, and when none does any more.

use soundings_core::StartVisit;
use soundings_core::model::ConsentChoice;
use soundings_hub::Looks;
use soundings_hub::clock::Clock;

use crate::http::{Served, get};
use crate::wall::Engineer;

const DAY: u64 = 24 * 60 * 60 * 1000;

fn now_ms() -> u64 {
    Clock::System.now_ms()
}

/// Presses the button of a link: the status, and the cookie that it gives.
fn press(served: &Served, secret: &str, headers: &[(&str, &str)]) -> (u16, Option<String>) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into();
    let request = agent.post(format!("{}/enter/{secret}", served.url));
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let response = request.send("").unwrap();
    let kept = response.headers().get("set-cookie").map(|value| value.to_str().unwrap().to_owned());
    (response.status().as_u16(), kept)
}

fn cookie(kept: &str) -> String {
    kept.split(';').next().unwrap().to_owned()
}

/// The cookie of a browser that opened the team's pages.
pub fn opened(served: &Served) -> String {
    let made = served.hub.make_pages_link("Sales", 30, now_ms()).unwrap();
    cookie(&press(served, &made.secret, &[]).1.unwrap())
}

fn team(served: &Served) -> Engineer {
    let ada = Engineer::joined(&served.hub, "Ada Okafor");
    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    ada.notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    ada.said(rosa, "It's my initials on the tag.", true);
    ada.notebook.end_visit(None, true).unwrap();
    ada.notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    ada.said(rosa, "This stays with Ada.", true);
    ada.sync(&served.hub);
    ada
}

#[test]
fn the_teams_pages_open_by_their_link_alone_and_close_when_it_is_taken_back() {
    let served = Served::new();
    let _ada = team(&served);
    let page = |path: &str, cookie: &str| get(&format!("{}{path}", served.url), &[("cookie", cookie)]);
    assert_eq!(page("/pages", "").0, 403, "also for this machine");
    let made = served.hub.make_pages_link("Sales", 30, now_ms()).unwrap();
    let (status, html) = page(&format!("/enter/{}", made.secret), "");
    assert!(status == 200 && html.contains("not for outside") && !html.contains("Brightline"), "{html}");
    for _ in 0..2 {
        let (status, kept) = press(&served, &made.secret, &[]);
        let kept = kept.unwrap();
        assert!(status == 303 && kept.contains("HttpOnly") && kept.contains("SameSite=Lax"), "{kept}");
        let (status, html) = page("/pages", &cookie(&kept));
        assert!(status == 200 && html.contains("Brightline Metals") && html.contains("not for outside"), "{html}");
        let visit = html.split("/pages/visit/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (status, html) = page(&format!("/pages/visit/{visit}"), &cookie(&kept));
        assert!(status == 200 && html.contains("initials on the tag") && html.contains("not for outside"));
        assert!(!html.contains("stays with Ada"), "what is only somebody's is not the team's");
        let customers = page("/pages/customers", &cookie(&kept)).1;
        let customer = customers.split("/pages/customer/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(page(&format!("/pages/customer/{customer}"), &cookie(&kept)).1.contains("Rosa Medeiros"));
        assert!(page("/pages/maps", &cookie(&kept)).1.contains("no map yet"));
        for odd in ["/pages/visit/none", "/pages/map/00000000-0000-7000-8000-000000000000", "/pages?after=odd"] {
            assert_eq!(page(odd, &cookie(&kept)).0, 404, "{odd}");
        }
        assert_eq!(page("/wall", "").0, 200, "this machine sees the wall as before");
    }
    let kept = cookie(&press(&served, &made.secret, &[]).1.unwrap());
    assert!(served.hub.take_link_back(made.id, now_ms()).unwrap());
    assert_eq!(page("/pages", &kept).0, 403);
    assert_eq!(press(&served, &made.secret, &[]).0, 403);
    assert!(!served.hub.take_link_back(made.id, now_ms()).unwrap());
}

#[test]
fn a_link_holds_its_days_and_a_displays_opens_once_within_ten_minutes() {
    let served = Served::new();
    let hub = &served.hub;
    let now = now_ms();
    let pages = hub.make_pages_link("", 1, now).unwrap();
    assert!(hub.open_link(&pages.secret, now).unwrap().is_some());
    assert!(hub.lets_in(Looks::Pages, &pages.secret, now + DAY - 1).unwrap());
    assert!(!hub.lets_in(Looks::Pages, &pages.secret, now + DAY).unwrap());
    assert!(!hub.lets_in(Looks::Wall, &pages.secret, now).unwrap(), "each looks at its own");

    let late = hub.make_display_link("", now).unwrap();
    assert!(hub.open_link(&late.secret, now + 10 * 60 * 1000).unwrap().is_none());
    let display = hub.make_display_link("Hall", now).unwrap();
    let opened = hub.open_link(&display.secret, now).unwrap().unwrap();
    assert!(hub.open_link(&display.secret, now).unwrap().is_none(), "once");
    assert!(!hub.lets_in(Looks::Wall, &display.secret, now).unwrap(), "the link itself lets nobody in");
    assert!(hub.lets_in(Looks::Wall, &opened.secret, now + 300 * DAY).unwrap());
    assert!(!hub.lets_in(Looks::Pages, &opened.secret, now).unwrap());
    let listed = hub.browser_access().unwrap();
    assert!(listed.iter().any(|one| one.label == "Hall" && one.looks == Looks::Wall && one.opened));
    hub.take_link_back(display.id, now).unwrap();
    assert!(!hub.lets_in(Looks::Wall, &opened.secret, now).unwrap());
}

#[test]
fn a_display_is_let_in_to_the_wall_and_to_nothing_else() {
    let served = Served::new();
    let _ada = team(&served);
    let made = served.hub.make_display_link("", now_ms()).unwrap();
    let kept = cookie(&press(&served, &made.secret, &[]).1.unwrap());
    // Under another name this machine is as any other on the network.
    let host = ("host", "hub.example:7878");
    let asked = |path: &str, headers: &[(&str, &str)]| get(&format!("{}{path}", served.url), headers).0;
    assert_eq!(asked("/wall", &[host]), 403);
    assert_eq!(asked("/wall", &[host, ("cookie", &kept)]), 200);
    assert_eq!(asked("/wall.js", &[host, ("cookie", &kept)]), 200);
    assert_eq!(asked("/wall", &[host, ("cookie", &kept), ("origin", "http://evil.example")]), 403);
    assert_eq!(asked("/pages", &[host, ("cookie", &kept)]), 403);
    assert_eq!(asked("/wall", &[host, ("cookie", "soundings-wall=guessed")]), 403);
}

#[test]
fn a_link_that_looks_ahead_of_people_is_not_used_up_and_nobody_guesses_for_long() {
    let served = Served::new();
    let made = served.hub.make_display_link("", now_ms()).unwrap();
    for _ in 0..3 {
        assert_eq!(get(&format!("{}/enter/{}", served.url, made.secret), &[]).0, 200);
    }
    assert_eq!(press(&served, &made.secret, &[("origin", "http://evil.example")]).0, 403, "another site's button");
    assert_eq!(press(&served, &made.secret, &[]).0, 303);
    let statuses: Vec<u16> = (0..25).map(|number| press(&served, &format!("guess{number}"), &[]).0).collect();
    assert_eq!((statuses[0], statuses[24]), (403, 429), "{statuses:?}");
    assert_eq!(get(&format!("{}/enter/{}", served.url, "a".repeat(65)), &[]).0, 404);
    assert_eq!(get(&format!("{}/enter/%3Cscript%3E", served.url), &[]).0, 404);
}

#[test]
fn no_secret_lies_in_the_database() {
    let served = Served::new();
    let (pages, display) =
        (served.hub.make_pages_link("", 1, now_ms()).unwrap(), served.hub.make_display_link("", now_ms()).unwrap());
    let opened = served.hub.open_link(&display.secret, now_ms()).unwrap().unwrap();
    for file in std::fs::read_dir(served.hub.folder()).unwrap().map(|file| file.unwrap().path()) {
        let bytes = if file.is_file() { std::fs::read(&file).unwrap() } else { Vec::new() };
        for secret in [&pages.secret, &display.secret, &opened.secret] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{file:?}");
        }
    }
}

#[test]
fn a_teller_who_left_loses_the_week_to_the_next_and_what_they_told_stays() {
    let served = Served::new();
    let (ada, jonas) = (Engineer::joined(&served.hub, "Ada Okafor"), Engineer::joined(&served.hub, "Jonas Lindqvist"));
    let sync = || [&ada, &jonas, &ada].iter().for_each(|one| one.sync(&served.hub));
    sync();
    ada.notebook.take_story().unwrap();
    sync();
    let id = |engineer: &Engineer| engineer.notebook.engineer().unwrap().id;
    assert_eq!(jonas.notebook.story_page().unwrap().teller.unwrap().id, id(&ada));
    served.hub.revoke(id(&ada), now_ms()).unwrap();
    jonas.sync(&served.hub);
    let page = jonas.notebook.story_page().unwrap();
    assert_eq!((page.teller.unwrap().id, page.taken), (id(&jonas), false), "the next, who has not taken it up yet");
    let story = soundings_core::StoryChange { text: Some("We came back.".into()), ..Default::default() };
    jonas.notebook.tell_story(&story).unwrap();
    jonas.sync(&served.hub);
    let mira = Engineer::joined(&served.hub, "Mira Sand");
    served.hub.revoke(id(&jonas), now_ms()).unwrap();
    mira.sync(&served.hub);
    let page = mira.notebook.story_page().unwrap();
    let told = page.story.unwrap();
    assert!(told.told && told.teller_left && told.teller.unwrap().name == "Jonas Lindqvist");
}
