//! What the hub itself writes to the team's log: enrolments. It is an author like any other, with a chain and signed heads;
//! its device id is its own, and it is another incarnation each time it is opened, so that no hub forks its chain by going
//! back to an earlier state: not even one whose folder somebody copied back.

use ed25519_dalek::SigningKey;
use rusqlite::Connection;
use soundings_wire::chain::{Head, Receipt, extend_hashed};
use soundings_wire::enrolment::{self, Enrolment, Role, Vouched};
use soundings_wire::{Change, Dot, Envelope, HybridTime, Id, Incarnation, Payload, Signed, encode, sha256};

use super::chain_row::Chain;
use super::{Log, PushEnd, Row};
use crate::enrolment::devices::{self, Device};

/// The version of what stands in the payload.
const SCHEMA: u16 = 2;

/// The hub as it writes.
pub(crate) struct HubAuthor<'a> {
    pub hub: Id,
    /// Random, new each time the hub is opened.
    pub incarnation: u32,
    pub key: &'a SigningKey,
    /// New for each operation.
    pub random: [u8; 16],
    pub now_ms: u64,
}

impl HubAuthor<'_> {
    fn incarnation(&self) -> Incarnation {
        Incarnation { device: self.hub, number: self.incarnation }
    }

    /// Its row among the devices, which chains refer to.
    pub(crate) fn device(&self, connection: &Connection) -> rusqlite::Result<Option<Device>> {
        if let Some(device) = devices::find(connection, self.incarnation())? {
            return Ok(Some(device));
        }
        let itself = devices::NewDevice {
            incarnation: self.incarnation(),
            signing_key: self.key.verifying_key().to_bytes(),
            sealing_key: [0; 32],
            engineer: self.hub,
            role: Role::Display,
            vouched: Vouched::Invitation,
            enrolment: self.hub,
        };
        devices::enrol(connection, &itself, self.now_ms)
    }
}

/// Writes an enrolment, new or changed, to the team's log, so that everybody sees it.
pub(crate) fn enrol(
    connection: &Connection,
    log: &mut Log,
    author: &HubAuthor<'_>,
    enrolment: (Id, &Enrolment),
) -> rusqlite::Result<()> {
    let Some(device) = author.device(connection)? else { return Ok(()) };
    let mut chain = Chain::open(connection, log, &device)?;
    let (entity, enrolment) = enrolment;
    let payload = Payload::new(author.random, vec![Change::new(enrolment::FIELD, enrolment)]).to_bytes();
    let (seq, clock) = (chain.judged + 1, HybridTime::new(author.now_ms, 0));
    let envelope = encode(&Envelope {
        log: log.id,
        dot: Dot { incarnation: device.incarnation, seq },
        clock,
        kind: enrolment::KIND,
        entity,
        schema: SCHEMA,
        payload_length: payload.len() as u32,
        group: None,
        blobs: None,
        erased_entities: None,
        erased_operations: None,
        erased_blobs: None,
    });
    let hashes = (sha256(&[&envelope]), sha256(&[&payload]));
    chain.head = extend_hashed(&chain.head, &hashes.0, &hashes.1);
    chain.judged = seq;
    let row = Row {
        chain: chain.number,
        seq,
        entity: Some(entity),
        rank: clock,
        hashes,
        envelope: Some(&envelope),
        payload: Some(&payload),
    };
    log.append(connection, &row)?;
    let head = Head { log: log.id, incarnation: device.incarnation, seq, chain: chain.head };
    let receipt = Receipt { head: head.clone(), received_ms: author.now_ms, ranks: None };
    let signed = Signed::sign(author.key, &head);
    log.end_push(connection, &PushEnd { chain: chain.number, head: &signed, receipt, hub_key: author.key })?;
    chain.save(connection)?;
    log.save(connection)
}
