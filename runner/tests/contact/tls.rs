//! The same over TLS and beside it: who is spoken to, and who is not.

use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use soundings_hub::tls::{Tls, TlsError};
use soundings_runner::{Cancel, Outcome};

use super::{Engineer, Served};

#[test]
fn on_one_machine_a_hub_in_clear_serves_as_well() {
    let served = Served::in_clear();
    let (ada, jonas) = (Engineer::joined("Ada", &served), Engineer::joined("Jonas", &served));
    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    assert_eq!((ada.sync(), jonas.sync()), (Outcome::Together, Outcome::Together));
    assert_eq!(jonas.customers(), [customer]);
}

#[test]
fn those_who_never_finish_a_handshake_hold_up_nobody() {
    let served = Served::new();
    let address = served.url.strip_prefix("https://").unwrap();
    let _slow: Vec<_> = (0..100).map(|_| TcpStream::connect(address).unwrap()).collect();
    let begun = Instant::now();
    Engineer::joined("Ada", &served);
    assert!(begun.elapsed() < Duration::from_secs(5));
}

/// Takes connections, and keeps each open while it tells how many bytes came first.
fn silent() -> (String, Receiver<usize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = tell.send(stream.read(&mut [0; 65_536]).unwrap_or_default());
            kept.push(stream);
        }
    });
    (address, told)
}

#[test]
fn a_hub_that_stalls_in_the_handshake_is_left_at_once_when_cancelled() {
    let (address, greeted) = silent();
    let ada = Engineer::led_to(&address);
    let cancel = Cancel::new();
    let runs = ada.run(&cancel);
    assert!(greeted.recv().unwrap() > 0);
    let cancelled = Instant::now();
    cancel.cancel();
    assert!(runs.join().unwrap().duration_since(cancelled) < Duration::from_millis(500));
}

#[test]
fn a_server_in_clear_where_tls_is_expected_is_away_and_hears_no_request() {
    let served = Served::in_clear();
    let ada = Engineer::led_to(&served.url.replace("http:", "https:"));
    let begun = Instant::now();
    assert_eq!(ada.sync(), Outcome::Away);
    assert!(begun.elapsed() < Duration::from_secs(4), "before any time runs out");
}

#[test]
fn another_hub_at_the_address_is_known_by_its_key() {
    let mut served = Served::new();
    let ada = Engineer::joined("Ada", &served);
    served.stop();
    let other = Served::at(served.url.strip_prefix("https://").unwrap(), |hub| Some(Tls::with_own_key(hub).unwrap()));
    assert_eq!(other.url, served.url);
    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    let refused = ada.runner.sync(Instant::now(), &Cancel::new());
    assert_eq!(refused.unwrap_err().code(), "wrong-hub");
    assert_eq!(ada.notebook.sync_stopped().unwrap().map(|why| why.code()), Some("wrong-hub"));

    assert_eq!(ada.customers(), [customer]);
}

#[test]
fn whoever_has_another_key_hears_nothing_that_was_to_be_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let ada = Engineer::led_to(&format!("https://{}", listener.local_addr().unwrap()));
    let heard = std::thread::spawn(move || {
        let pair = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
        let certificate = rcgen::CertificateParams::default().self_signed(&pair).unwrap();
        let key = PrivateKeyDer::try_from(pair.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(&[&rustls::version::TLS13])
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.into()], key)
            .unwrap();
        let connection = ServerConnection::new(Arc::new(config)).unwrap();
        let mut heard = Vec::new();
        let _ = StreamOwned::new(connection, listener.accept().unwrap().0).read_to_end(&mut heard);
        heard
    });
    let refused = ada.runner.sync(Instant::now(), &Cancel::new());
    assert_eq!(refused.unwrap_err().code(), "wrong-hub");
    assert_eq!(heard.join().unwrap(), b"");
}

/// A certificate for this name that no authority gave, and its key, as PEM files.
fn files(folder: &Path, name: &str, pair: &rcgen::KeyPair) -> (PathBuf, PathBuf) {
    let certificate = rcgen::CertificateParams::new([name.to_owned()]).unwrap().self_signed(pair).unwrap();
    let (shown, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    std::fs::write(&shown, certificate.pem()).unwrap();
    std::fs::write(&key, pair.serialize_pem()).unwrap();
    (shown, key)
}

#[test]
fn a_certificate_that_no_authority_gave_is_not_believed_and_what_waits_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (shown, key) = files(folder.path(), "127.0.0.1", &rcgen::KeyPair::generate().unwrap());
    let served = Served::with(|hub| Some(Tls::with_files(hub, &shown, &key).unwrap()));
    let ada = Engineer::new("Ada");
    ada.notebook.join(&served.invite()).unwrap();
    assert_eq!(ada.sync(), Outcome::Away);
    assert!(ada.notebook.sync_stopped().unwrap().is_none(), "a portal on the way stops nothing for good");
}

#[test]
fn a_certificate_from_a_file_serves_with_its_own_key_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let hub_pair = |hub: &Path| {
        let seed = std::fs::read_to_string(hub.join("hub.key")).unwrap();
        let seed = (0..32).map(|at| u8::from_str_radix(&seed.trim()[2 * at..2 * at + 2], 16).unwrap());
        let start = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
        let key = PrivateKeyDer::try_from(start.into_iter().chain(seed).collect::<Vec<u8>>()).unwrap();
        rcgen::KeyPair::from_der_and_sign_algo(&key, &rcgen::PKCS_ED25519).unwrap()
    };
    let served = Served::with(|hub| {
        let (shown, key) = files(folder.path(), "hub.example", &hub_pair(hub.folder()));
        Some(Tls::with_files(hub, &shown, &key).unwrap())
    });
    Engineer::joined("Ada", &served);
    let shown = folder.path().join("certificate.pem");
    let other = tempfile::tempdir().unwrap();
    let (_, key) = files(other.path(), "hub.example", &rcgen::KeyPair::generate().unwrap());
    assert!(matches!(Tls::with_files(&served.hub, &shown, &key), Err(TlsError::Unfit(_))));
}
