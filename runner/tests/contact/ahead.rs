//! The next page is asked for while the one before it is taken in.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use soundings_core::model::ObservationKind;
use soundings_core::{NewObservation, Received, Reply, StartVisit, Step};
use soundings_wire::messages::{HubReply, HubRequest};

use soundings_hub::clock::Clock as HubClock;

use super::{Engineer, Outcome, Served};

/// Carries what two sides say, and counts the requests.
fn counting(server: String) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, requests) = (format!("http://{}", listener.local_addr().unwrap()), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&requests);
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let (client, server) = (client.unwrap(), TcpStream::connect(server.trim_start_matches("http://")).unwrap());
            let (answers, to_client) = (server.try_clone().unwrap(), client.try_clone().unwrap());
            std::thread::spawn(move || carry(answers, to_client, |_| {}));
            let counted = Arc::clone(&counted);
            std::thread::spawn(move || {
                carry(client, server, |bytes| {
                    counted.fetch_add(bytes.windows(9).filter(|at| at == b"POST /v1 ").count(), Ordering::SeqCst);
                });
            });
        }
    });
    (address, requests)
}

fn carry(mut from: TcpStream, mut to: TcpStream, mut seen: impl FnMut(&[u8])) {
    let mut bytes = [0; 65_536];
    while let Ok(length @ 1..) = from.read(&mut bytes) {
        seen(&bytes[..length]);
        if to.write_all(&bytes[..length]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}

#[test]
fn a_log_of_many_pages_is_read_with_one_request_a_page() {
    let served = Served::in_clear();
    let ada = Engineer::joined("Ada", &served);
    ada.notebook.start_visit(&StartVisit::default()).unwrap();
    for _ in 0..30 {
        let text = "twice ".repeat(20_000);
        let note = NewObservation { kind: Some(ObservationKind::Said), text, ..NewObservation::default() };
        ada.notebook.capture(&note).unwrap();
    }
    ada.notebook.end_visit(None, true).unwrap();
    assert_eq!(ada.sync(), Outcome::Together);
    let (address, requests) = counting(served.url.clone());
    let jonas = Engineer::new("Jonas");
    jonas.notebook.join(&served.invite_by(&address)).unwrap();
    assert_eq!(jonas.sync(), Outcome::Together);
    assert_eq!(ada.sync(), Outcome::Together);
    assert!(jonas.notebook.dump_team().unwrap() == ada.notebook.dump_team().unwrap());
    // Eight beside the pages: to join, to prove himself, and to hand his name over; each other one is a page of its own.
    let requests = requests.load(Ordering::SeqCst);
    assert!((10..=12).contains(&requests), "{requests} requests");
}

#[test]
fn only_a_page_with_more_behind_it_is_followed_by_another() {
    let served = Served::in_clear();
    let (ada, jonas) = (Engineer::joined("Ada", &served), Engineer::joined("Jonas", &served));
    ada.notebook.add_customer("Brightline Metals").unwrap();
    assert_eq!(ada.sync(), Outcome::Together);
    jonas.notebook.sync_now().unwrap();
    let Step::Send(request) = jonas.notebook.sync_next().unwrap() else { panic!("he has something to ask") };
    let HubRequest::Pull(pull) = HubRequest::from_frame(&request.body).unwrap() else { panic!("a page") };
    let received =
        |reply: &HubReply| Received::read(&Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None });
    let HubReply::Page(mut page) = served.hub.look_again(&pull, HubClock::System.now_ms()) else { panic!("a page") };
    assert_eq!(request.next_page(&received(&HubReply::Page(page.clone()))), None);
    page.more = true;
    let next = request.next_page(&received(&HubReply::Page(page.clone()))).unwrap();
    let HubRequest::Pull(behind) = HubRequest::from_frame(&next.body).unwrap() else { panic!("a page") };
    assert_eq!(behind.after.hub_seq, pull.after.hub_seq + page.operations.len() as u64);
    assert_eq!((behind.log, behind.token, behind.wait_ms), (pull.log, pull.token, pull.wait_ms));
    for lie in [0, u64::MAX] {
        let mut page = page.clone();
        page.first = lie;
        page.operations.clear();
        let _ = request.next_page(&received(&HubReply::Page(page)));
    }
}
