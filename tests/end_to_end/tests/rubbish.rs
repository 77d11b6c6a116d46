//! Something else answers where the hub was: a portal, a proxy in trouble, another hub, nobody.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use soundings_core::Refusal;
use soundings_end_to_end::{Engineer, Serving, said};
use soundings_runner::{Cancel, Outcome};

/// Answers every request in one way, until it is dropped.
struct Answering {
    address: String,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Answering {
    fn at(url: &str, answer: impl Fn(&mut TcpStream) + Send + 'static) -> Self {
        let address = url.split_once("://").unwrap().1.to_owned();
        let listener = TcpListener::bind(&address).unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let stopping = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut open = Vec::new();
            for stream in listener.incoming() {
                if stopping.load(Ordering::SeqCst) {
                    return;
                }
                let mut stream = stream.unwrap();
                stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
                // As much of the request as comes; what it says is all the same.
                let _ = stream.read(&mut [0; 64 * 1024]);
                answer(&mut stream);
                open.push(stream);
            }
        });
        Self { address, stop, thread: Some(thread) }
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(&self.address);
        self.thread.take().unwrap().join().unwrap();
    }
}

fn http(status: &str, body: &[u8]) -> Vec<u8> {
    let mut answer =
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

#[test]
fn rubbish_in_the_hubs_place_changes_nothing_and_what_waits_goes_when_the_hub_is_back() {
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start_in_clear(hub.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let team = ada.notebook.dump_team().unwrap();
    serving.kill();

    let rubbish: Vec<Vec<u8>> = vec![
        http("200 OK", b"<html>Sign in to Plant Guest Wi-Fi</html>"),
        http("500 Internal Server Error", b"oh no"),
        http("302 Found", b""),
        http("200 OK", &[]),
        http("200 OK", &[0xff; 70_000]),
        b"\x00\x01\x02 this is not HTTP at all".to_vec(),
        b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\ncut off here".to_vec(),
        format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "y".repeat(300_000)).into_bytes(),
        Vec::new(),
    ];
    let mut notes = Vec::new();
    for answer in rubbish {
        let _answering = Answering::at(&url, move |stream| {
            let _ = stream.write_all(&answer);
            let _ = stream.shutdown(std::net::Shutdown::Both);
        });
        notes.push(ada.share_note(&format!("note {}", notes.len())));
        assert_eq!(ada.sync_briefly().unwrap(), Outcome::Away);
        assert!(ada.notebook.sync_stopped().unwrap().is_none(), "rubbish stops nothing for good");
    }
    assert!(ada.notebook.dump_team().unwrap().len() > team.len());

    let _serving = Serving::start_again(hub.path(), &url);
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    assert_eq!(jonas.sync().unwrap(), Outcome::Together);
    assert!(notes.iter().all(|note| jonas.notebook.note(*note).is_ok()));
    assert_eq!(ada.notebook.dump_team().unwrap(), jonas.notebook.dump_team().unwrap());
}

#[test]
fn another_hub_in_the_hubs_place_gets_nothing_and_a_person_is_asked() {
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", hub.path());
    serving.kill();
    ada.share_note("not for strangers");

    let stranger = tempfile::tempdir().unwrap();
    let stranger_serving = Serving::start_again(stranger.path(), &url);
    // The token of the real hub says nothing to this one, and what it says of itself does not hold.
    let outcome = ada.sync();
    println!("{outcome:?}");
    assert!(!matches!(outcome, Ok(Outcome::Together)));
    let files =
        std::fs::read_dir(stranger.path()).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file());
    let bytes: Vec<u8> = files.flat_map(|file| std::fs::read(file).unwrap()).collect();
    assert!(!bytes.windows(17).any(|window| window == b"not for strangers"), "nothing was handed over");
    let why = ada.notebook.sync_stopped().unwrap().expect("a person is asked").code();
    assert!([Refusal::WrongHub.code(), Refusal::DeviceUnknown.code()].contains(&why));
    ada.notebook.capture(&said("capturing goes on")).unwrap();

    stranger_serving.kill();
    let _serving = Serving::start_again(hub.path(), &url);
    assert_eq!(ada.sync().unwrap(), Outcome::Together, "asked again, it finds its own hub");
}

#[test]
fn a_hub_that_never_answers_lets_go_within_half_a_second_of_being_cancelled() {
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", hub.path());
    serving.kill();
    let (sender, asked) = std::sync::mpsc::channel();
    let _answering = Answering::at(&url, move |_| {
        let _ = sender.send(());
    });
    let note = ada.share_note("capturing never waits for it");
    let cancel = Cancel::new();
    let waiting = {
        let (runner, cancel) = (Arc::clone(&ada.runner), cancel.clone());
        std::thread::spawn(move || runner.sync(Instant::now() + Duration::from_secs(60), &cancel))
    };
    asked.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(ada.notebook.capture(&said("meanwhile")).is_ok());
    let begun = Instant::now();
    cancel.cancel();
    assert_eq!(waiting.join().unwrap().unwrap(), Outcome::Cancelled);
    assert!(begun.elapsed() < Duration::from_millis(500));
    assert!(ada.notebook.note(note).is_ok());
}
