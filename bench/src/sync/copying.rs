//! The peer: the same bytes copied from one database to another over a plain TCP connection, by hand.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior};
use soundings_end_to_end::PATIENCE;
use tempfile::TempDir;

use crate::words::Words;
use crate::{Outcome, filling};

/// What it is, for the page.
pub const ABOUT: &str = "\
The peer copies rows and does nothing else: each device an encrypted SQLite database (WAL, `synchronous=FULL`) with a row of \
the same bytes\nand a search row for every note, the hub a plain one with the same rows, between them one TCP connection on \
loopback without HTTP.\nA batch or a page is up to 1 MiB and one transaction. It signs, checks, compresses, merges and keeps \
nothing: no history, no versions.";

/// Bytes of a batch and of a page.
const PAGE_BYTES: usize = 1024 * 1024;
/// Bytes of a row beside its words: about what an envelope and a payload's frame take.
const ENVELOPE_BYTES: usize = 180;
const PUSH: u8 = 1;
const PULL: u8 = 2;

/// Rows as they travel.
type Rows = Vec<(Vec<u8>, String)>;

/// The hub's side.
pub struct CopyHub {
    address: SocketAddr,
    _folder: TempDir,
}

struct Shelf {
    rows: Mutex<Connection>,
    more: Condvar,
}

/// A device's side.
pub struct Copyist {
    rows: Connection,
    line: TcpStream,
    /// Rows that were sent or came from there, by their number there.
    read: i64,
    waiting: Rows,
    envelopes: Words,
    _folder: TempDir,
}

fn open(folder: &Path, encrypted: bool) -> Outcome<Connection> {
    let connection = Connection::open(folder.join("rows.db"))?;
    if encrypted {
        connection.execute_batch(&filling::key().opening())?;
    }
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE item (number INTEGER PRIMARY KEY, envelope BLOB NOT NULL, words TEXT NOT NULL) STRICT;
         CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');",
    )?;
    Ok(connection)
}

/// One transaction.
fn insert(connection: &mut Connection, rows: &Rows, searched: bool) -> Outcome<i64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (envelope, words) in rows {
        transaction.prepare_cached("INSERT INTO item (envelope, words) VALUES (?1, ?2)")?.execute((envelope, words))?;
        if searched {
            let number = transaction.last_insert_rowid();
            transaction
                .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
                .execute((number, words))?;
        }
    }
    let last = transaction.last_insert_rowid();
    transaction.commit()?;
    Ok(last)
}

fn to_bytes(rows: &[(Vec<u8>, String)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (envelope, words) in rows {
        for part in [envelope.as_slice(), words.as_bytes()] {
            bytes.extend((part.len() as u32).to_le_bytes());
            bytes.extend(part);
        }
    }
    bytes
}

fn from_bytes(mut bytes: &[u8]) -> Outcome<Rows> {
    let mut part = || -> Option<Vec<u8>> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        bytes = rest;
        Some(part.to_vec())
    };
    let mut rows = Vec::new();
    while let Some(envelope) = part() {
        rows.push((envelope, String::from_utf8(part().ok_or("half a row came")?)?));
    }
    Ok(rows)
}

fn send(line: &mut TcpStream, word: u8, number: i64, bytes: &[u8]) -> Outcome {
    let mut frame = vec![word];
    frame.extend(number.to_le_bytes());
    frame.extend((bytes.len() as u32).to_le_bytes());
    frame.extend(bytes);
    Ok(line.write_all(&frame)?)
}

fn receive(line: &mut TcpStream) -> Outcome<(u8, i64, Vec<u8>)> {
    let (mut word, mut number, mut length) = ([0; 1], [0; 8], [0; 4]);
    line.read_exact(&mut word)?;
    line.read_exact(&mut number)?;
    line.read_exact(&mut length)?;
    let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
    line.read_exact(&mut bytes)?;
    Ok((word[0], i64::from_le_bytes(number), bytes))
}

impl CopyHub {
    /// Starts one on any port that is free; it ends with the process.
    pub fn start() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let shelf = Arc::new(Shelf { rows: Mutex::new(open(folder.path(), false)?), more: Condvar::new() });
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let shelf = Arc::clone(&shelf);
                // A device that hangs up ends it.
                std::thread::spawn(move || serve(&shelf, line).map_err(|error| error.to_string()));
            }
        });
        Ok(Self { address, _folder: folder })
    }
}

fn serve(shelf: &Shelf, mut line: TcpStream) -> Outcome {
    line.set_nodelay(true)?;
    loop {
        let (word, number, bytes) = receive(&mut line)?;
        let mut rows = shelf.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if word == PUSH {
            let last = insert(&mut rows, &from_bytes(&bytes)?, false)?;
            shelf.more.notify_all();
            drop(rows);
            send(&mut line, PUSH, last, &[])?;
            continue;
        }
        // `number`: the last that is known, or below zero to wait for one after it.
        let waits = number < 0;
        let after = number.abs() - 1;
        loop {
            let (last, page) = page(&rows, after)?;
            if !page.is_empty() || !waits {
                drop(rows);
                send(&mut line, PULL, last, &to_bytes(&page))?;
                break;
            }
            rows = shelf.more.wait(rows).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn page(connection: &Connection, after: i64) -> Outcome<(i64, Rows)> {
    let mut statement =
        connection.prepare_cached("SELECT number, envelope, words FROM item WHERE number > ?1 ORDER BY number")?;
    let mut found = statement.query([after])?;
    let (mut last, mut page, mut bytes) = (after, Vec::new(), 0);
    while let Some(row) = found.next()? {
        let (envelope, words): (Vec<u8>, String) = (row.get(1)?, row.get(2)?);
        bytes += envelope.len() + words.len();
        page.push((envelope, words));
        last = row.get(0)?;
        if bytes >= PAGE_BYTES {
            break;
        }
    }
    Ok((last, page))
}

impl Copyist {
    /// A device with nothing yet.
    pub fn new(hub: &CopyHub) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let rows = open(folder.path(), true)?;
        let line = TcpStream::connect(hub.address)?;
        line.set_nodelay(true)?;
        // A hub that never answers ends the run, as it does on our side.
        line.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { rows, line, read: 0, waiting: Vec::new(), envelopes: Words::new(5), _folder: folder })
    }

    /// Writes notes, to be pushed.
    pub fn write_all(&mut self, texts: &[String]) -> Outcome {
        for text in texts {
            let envelope = (0..ENVELOPE_BYTES / 10).flat_map(|_| self.envelopes.bytes()).collect();
            self.waiting.push((envelope, text.clone()));
        }
        let unsent = self.waiting.len() - texts.len();
        insert(&mut self.rows, &self.waiting[unsent..].to_vec(), true)?;
        Ok(())
    }

    /// Sends what waits, a batch after another.
    pub fn push(&mut self) -> Outcome {
        let waiting = std::mem::take(&mut self.waiting);
        let each = PAGE_BYTES / (ENVELOPE_BYTES + 100);
        for batch in waiting.chunks(each) {
            send(&mut self.line, PUSH, 0, &to_bytes(batch))?;
            self.read = receive(&mut self.line)?.1;
        }
        Ok(())
    }

    /// Takes everything that is not here yet.
    pub fn pull(&mut self) -> Outcome {
        loop {
            send(&mut self.line, PULL, self.read + 1, &[])?;
            if self.take_page()? == 0 {
                return Ok(());
            }
        }
    }

    fn take_page(&mut self) -> Outcome<usize> {
        let (_, last, bytes) = receive(&mut self.line)?;
        let rows = from_bytes(&bytes)?;
        if !rows.is_empty() {
            insert(&mut self.rows, &rows, true)?;
        }
        self.read = last;
        Ok(rows.len())
    }

    /// Writes one note here, and has it on a teammate's device that waits for it.
    pub fn hand_over(&mut self, teammate: &mut Self, text: &str) -> Outcome<Duration> {
        std::thread::scope(|scope| {
            send(&mut teammate.line, PULL, -(teammate.read + 1), &[])?;
            let waiting = scope.spawn(|| {
                let came = teammate.take_page().map_err(|error| error.to_string())?;
                Ok::<_, String>((Instant::now(), came))
            });
            let begun = Instant::now();
            self.write_all(&[text.to_owned()])?;
            self.push()?;
            let (there, came) = waiting.join().map_err(|_| "a copying device broke off")??;
            if came == 1 { Ok(there - begun) } else { Err(format!("{came} rows came instead of one").into()) }
        })
    }
}
