//! A bad line: a proxy before the hub that cuts connections at bytes chosen by a seed, whichever way they go.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// A line that is cut again and again, until it is dropped.
pub struct BadLine {
    address: String,
    stop: Arc<AtomicBool>,
    cuts: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl BadLine {
    /// Listens where a hub was and hands on to where it is now. Each connection lives for so many bytes: at least, at most.
    pub fn between(was: &str, is: &str, seed: u64, (least, most): (u32, u32)) -> Self {
        let host = |url: &str| url.split_once("://").unwrap().1.to_owned();
        let (address, hub) = (host(was), host(is));
        let listener = TcpListener::bind(&address).unwrap();
        let (stop, cuts) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (stopping, counted) = (Arc::clone(&stop), Arc::clone(&cuts));
        let thread = std::thread::spawn(move || {
            let chance = Mutex::new(ChaCha8Rng::seed_from_u64(seed));
            for stream in listener.incoming() {
                if stopping.load(Ordering::SeqCst) {
                    return;
                }
                let (Ok(device), Ok(hub)) = (stream, TcpStream::connect(&hub)) else { continue };
                let lives = least + chance.lock().unwrap().next_u32() % (most - least).max(1);
                let left = Arc::new(AtomicI64::new(lives.into()));
                for (from, to) in [(&device, &hub), (&hub, &device)] {
                    let (from, to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
                    let (left, cuts) = (Arc::clone(&left), Arc::clone(&counted));
                    std::thread::spawn(move || hand_on(from, to, &left, &cuts));
                }
            }
        });
        Self { address, stop, cuts, thread: Some(thread) }
    }

    /// How many connections were cut so far.
    pub fn cuts(&self) -> u64 {
        self.cuts.load(Ordering::SeqCst)
    }
}

fn hand_on(mut from: TcpStream, mut to: TcpStream, left: &AtomicI64, cuts: &AtomicU64) {
    let mut bytes = [0; 4096];
    while let Ok(read) = from.read(&mut bytes) {
        let before = left.fetch_sub(read as i64, Ordering::SeqCst);
        let handed = usize::try_from(before.clamp(0, read as i64)).unwrap();
        let sent = to.write_all(&bytes[..handed]);
        if read == 0 || sent.is_err() || handed < read {
            if before > 0 && handed < read {
                cuts.fetch_add(1, Ordering::SeqCst);
            }
            break;
        }
    }
    // Both ways end together. One that is closed already needs no more.
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

impl Drop for BadLine {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(&self.address);
        self.thread.take().unwrap().join().unwrap();
    }
}
