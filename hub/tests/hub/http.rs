use std::sync::Arc;
use std::time::{Duration, Instant};

use soundings_hub::Hub;
use soundings_hub::clock::Clock;
use soundings_hub::server::Server;
use soundings_hub::tls::Tls;
use soundings_wire::enrolment::Role;
use soundings_wire::limits;
use soundings_wire::messages::*;
use tokio::sync::oneshot;

use crate::bench::{Counting, accepted, end, is_enrolment};
use crate::device::Device;

/// The real server on loopback, with its own threads.
pub struct Served {
    pub hub: Arc<Hub>,
    pub url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    _folder: tempfile::TempDir,
}

impl Served {
    /// In clear.
    pub fn new() -> Self {
        let served = Self::with(|_| None);
        // The wall's replica joins at its first reading, and would do so at any moment in a test.
        assert_eq!(get(&served.url, &[]).0, 200);
        served
    }

    fn with(tls: impl FnOnce(&Hub) -> Option<Tls>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::System;
        let hub = Arc::new(Hub::open(folder.path(), Arc::new(Counting::default()), clock.now_ms()).unwrap());
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = std::sync::mpsc::channel();
        let served = Arc::clone(&hub);
        let tls = tls(&hub);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(async move {
                let server = Server::bind("127.0.0.1:0".parse().unwrap(), tls).await.unwrap();
                tell.send(server.url()).unwrap();
                server.run(served, Arc::new(clock), async { stopped.await.unwrap_or(()) }).await;
            });
        });
        Self { hub, url: told.recv().unwrap(), stop: Some(stop), thread: Some(thread), _folder: folder }
    }

    fn send(&self, body: &[u8]) -> (u16, Option<String>, Vec<u8>) {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut response =
            agent.post(format!("{}/v1", self.url)).content_type("application/octet-stream").send(body).unwrap();
        let retry = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (response.status().as_u16(), retry, response.body_mut().read_to_vec().unwrap())
    }

    fn ask(&self, request: &HubRequest) -> HubReply {
        HubReply::from_frame(&self.send(&request.to_frame()).2).unwrap()
    }

    fn joined(&self, number: u8) -> Device {
        let mut device = Device::new(number, self.hub.team());
        let invite =
            self.hub.invite(&self.url, None, Role::Engineer, Clock::System.now_ms()).unwrap().claimed().unwrap();
        assert!(matches!(self.ask(&device.join(&invite)), HubReply::Joined(_)));
        let HubReply::Challenged(challenged) = self.ask(&device.challenge()) else { panic!() };
        let HubReply::Token(token) = self.ask(&device.token_request(self.hub.id(), challenged.nonce)) else { panic!() };
        device.token = token.token;
        device
    }

    /// The cursor behind all there is.
    fn end(&self, device: &Device) -> Cursor {
        end(&self.pull(device, Cursor::default(), 0))
    }

    fn pull(&self, device: &Device, after: Cursor, wait_ms: u64) -> Page {
        match self.ask(&HubRequest::Pull(Pull { wait_ms, ..device.pull(self.hub.team(), after) })) {
            HubReply::Page(page) => page,
            other => panic!("{other:?}"),
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(std::thread::JoinHandle::join);
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

/// The status and the body of a page.
pub fn get(url: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let request = headers.iter().fold(agent().get(url), |request, (name, value)| request.header(*name, *value));
    let mut response = request.call().unwrap();
    (response.status().as_u16(), response.body_mut().read_to_string().unwrap())
}

pub fn header_of(url: &str, name: &str) -> String {
    agent().get(url).call().unwrap().headers().get(name).unwrap().to_str().unwrap().to_owned()
}

/// Posts a form; the status after the way it leads to.
pub fn post(url: &str, form: &str, headers: &[(&str, &str)]) -> u16 {
    let request = headers.iter().fold(agent().post(url), |request, (name, value)| request.header(*name, *value));
    request.content_type("application/x-www-form-urlencoded").send(form).unwrap().status().as_u16()
}

#[test]
fn two_devices_meet_over_http() {
    let served = Served::new();
    let (mut ada, jonas) = (served.joined(1), served.joined(2));
    let operation = ada.write(1, b"words");
    let before = served.end(&jonas);
    let push = HubRequest::Push(ada.push(std::slice::from_ref(&operation)));
    let HubReply::Pushed(pushed) = served.ask(&push) else { panic!() };
    assert_eq!(accepted(&pushed.verdicts[0]).unwrap().hub_seq, before.hub_seq + 1);
    assert_eq!(served.pull(&jonas, before, 0).operations[0].content, Content::Whole(operation));
}

#[test]
fn a_waiting_teammate_is_woken_by_a_push() {
    let served = Served::new();
    let (mut ada, jonas) = (served.joined(1), served.joined(2));
    let before = served.end(&jonas);
    std::thread::scope(|scope| {
        let (waits, woken) = std::sync::mpsc::channel();
        let (served, jonas) = (&served, &jonas);
        scope.spawn(move || {
            waits.send(None).unwrap();
            let page = served.pull(jonas, before, 20_000);
            waits.send(Some((page.operations.len(), Instant::now()))).unwrap();
        });
        assert!(woken.recv().unwrap().is_none());
        let operation = ada.write(1, b"words");
        let pushed = Instant::now();
        served.ask(&HubRequest::Push(ada.push(&[operation])));
        let (operations, at) = woken.recv_timeout(Duration::from_secs(10)).unwrap().unwrap();
        assert_eq!(operations, 1);
        assert!(at.duration_since(pushed) < Duration::from_secs(5));
    });
}

#[test]
fn a_waiting_teammate_is_woken_by_a_device_that_joins() {
    let served = Served::new();
    let ada = served.joined(1);
    let before = served.end(&ada);
    let page = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| served.pull(&ada, before, 20_000));
        // The wait may begin before or after: either way it ends with the enrolment.
        served.joined(2);
        waiting.join().unwrap()
    });
    assert!(is_enrolment(&page.operations[0].content));
}

#[test]
fn a_wait_ends_with_an_empty_page_when_nothing_comes() {
    let served = Served::new();
    let ada = served.joined(1);
    let before = served.end(&ada);
    let asked = Instant::now();
    assert_eq!(served.pull(&ada, before, 300).operations.len(), 0);
    assert!(asked.elapsed() >= Duration::from_millis(300));
}

#[test]
fn a_stopping_hub_answers_those_who_wait() {
    let mut served = Served::new();
    let ada = served.joined(1);
    let before = served.end(&ada);
    let stop = served.stop.take().unwrap();
    std::thread::scope(|scope| {
        let asked = Instant::now();
        let waiting = scope.spawn(|| served.pull(&ada, before, 20_000));
        // The wait may begin before or after: either way it ends at once.
        stop.send(()).unwrap();
        let _ = waiting.join();
        assert!(asked.elapsed() < Duration::from_secs(10));
    });
}

#[test]
fn who_never_says_a_word_of_tls_is_let_go_and_one_who_speaks_in_clear_at_once() {
    use std::io::{Read, Write};
    let served = Served::with(|hub| Some(Tls::with_own_key(hub).unwrap()));
    let connect = || {
        let stream = std::net::TcpStream::connect(served.url.strip_prefix("https://").unwrap()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    };
    let (mut silent, begun) = (connect(), Instant::now());

    let mut in_clear = connect();
    in_clear.write_all(b"POST /v1 HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = in_clear.read_to_end(&mut answer);
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");

    assert_eq!(silent.read(&mut [0]).unwrap(), 0);
    assert!(begun.elapsed() < Duration::from_secs(15));
}

#[test]
fn rubbish_is_refused_as_such() {
    let served = Served::new();
    for rubbish in [b"".as_slice(), b"hello", &[1, 2, 3], &[0xff; 1_000]] {
        let (status, _, body) = served.send(rubbish);
        assert_eq!(
            (status, HubReply::from_frame(&body)),
            (400, Ok(HubReply::Refused(HubRefusal::NotUnderstood.into())))
        );
    }
}

#[test]
fn a_body_larger_than_any_push_is_refused() {
    let served = Served::new();
    let (status, _, body) = served.send(&vec![0; limits::PUSH_BYTES + 65 * 1024]);
    assert_eq!((status, HubReply::from_frame(&body)), (413, Ok(HubReply::Refused(HubRefusal::TooLarge.into()))));
}

#[test]
fn a_token_that_ran_out_is_a_401_and_too_much_a_429_that_says_when() {
    let served = Served::new();
    let mut ada = served.joined(1);
    let pull =
        |device: &Device| served.send(&HubRequest::Pull(device.pull(served.hub.team(), Cursor::default())).to_frame());
    let busy = (0..5_000).map(|_| pull(&ada)).find(|(status, ..)| *status != 200).unwrap();
    assert_eq!((busy.0, busy.1.as_deref()), (429, Some("2")));
    ada.token = [0; 32];
    assert_eq!(pull(&ada).0, 401);
}

#[test]
fn connections_beyond_what_one_address_may_have_are_closed_until_others_end() {
    use std::io::Read;
    let served = Served::new();
    let address = served.url.strip_prefix("http://").unwrap();
    let connect = || std::net::TcpStream::connect(address).unwrap();
    let held: Vec<_> = (0..200).map(|_| connect()).collect();
    let mut more = connect();
    more.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert_eq!(more.read(&mut [0]).unwrap(), 0);
    drop(held);
    let end = Instant::now() + Duration::from_secs(10);
    while ureq::get(format!("{}/health", served.url)).call().is_err() {
        assert!(Instant::now() < end, "places become free again");
    }
}

#[test]
fn an_address_that_sends_too_much_gets_a_429_and_a_device_that_proved_itself_goes_on_beside_it() {
    let served = Served::new();
    let ada = served.joined(1);
    let url = format!("{}/v1", served.url);
    let (strangers, devices) = (agent(), agent());
    let post = |agent: &ureq::Agent, body: &[u8]| {
        let mut response = agent.post(&url).send(body).unwrap();
        let retry = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (response.status().as_u16(), retry, response.body_mut().read_to_vec().unwrap())
    };
    let pull = HubRequest::Pull(ada.pull(served.hub.team(), Cursor::default())).to_frame();
    assert_eq!(post(&devices, &pull).0, 200);
    let busy = (0..50_000).map(|_| post(&strangers, b"rubbish")).find(|(status, ..)| *status != 400).unwrap();
    assert_eq!((busy.0, busy.1.as_deref()), (429, Some("2")));
    assert_eq!(HubReply::from_frame(&busy.2).unwrap(), HubReply::Refused(HubRefusal::Busy.into()));
    for _ in 0..100 {
        assert_eq!(post(&devices, &pull).0, 200, "on the connection on which it showed its token");
        post(&strangers, b"rubbish");
    }
}
