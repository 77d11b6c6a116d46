//! What a push holds, read as far as a hub uses it.

use std::ops::Range;

use soundings_wire::chain::Head;
use soundings_wire::messages::HubRefusal;
use soundings_wire::{Envelope, Group, HybridTime, Id, Operation, OperationPayload, limits, sealed, sha256};

use super::chain_row::Hashes;
use super::push::Push;

/// An operation as it was offered.
pub(super) struct Offered<'a> {
    pub operation: &'a Operation,
    pub seq: u64,
    pub hashes: Hashes,
    /// What it ranked by when a hub had it before.
    pub rank: Option<HybridTime>,
    /// `None` where the envelope cannot be read.
    pub entity: Option<Id>,
    /// `None` where it cannot be read or does not fit the push.
    pub envelope: Option<Envelope>,
}

impl Offered<'_> {
    /// Whether it says nothing to this hub: what an engineer's own log takes.
    pub fn is_sealed(&self) -> bool {
        self.envelope.as_ref().is_some_and(|envelope| envelope.kind == 0)
            && match &self.operation.payload {
                OperationPayload::Whole(payload) => sealed::is_sealed(payload),
                OperationPayload::Absent(_) => true,
            }
    }

    pub fn group(&self) -> Group {
        self.envelope.as_ref().map_or(Group { first: self.seq, count: 1 }, Envelope::group)
    }
}

/// Reads the envelopes. An operation that cannot be read has the seq that its place before the head gives it.
pub(super) fn read<'a>(
    push: &Push<'a>,
    head: &Head,
    ranks: Option<&[HybridTime]>,
) -> Result<Vec<Offered<'a>>, HubRefusal> {
    let operations = &push.push.operations;
    if operations.len() > limits::PUSH_OPERATIONS {
        return Err(HubRefusal::TooLarge);
    }
    if ranks.is_some_and(|ranks| ranks.len() != operations.len()) {
        return Err(HubRefusal::NotUnderstood);
    }
    if i64::try_from(head.seq).is_err() {
        return Err(HubRefusal::NotUnderstood);
    }
    let mut offered: Vec<Offered<'a>> = Vec::with_capacity(operations.len());
    for (place, operation) in operations.iter().enumerate() {
        let behind = (operations.len() - 1 - place) as u64;
        // Also of one that holds what is not understood here the outline tells which it is, and what must wait for it.
        let understood = Envelope::from_bytes(&operation.envelope).ok();
        let is_understood = understood.is_some();
        let named = understood
            .or_else(|| Envelope::outline(&operation.envelope).ok())
            .filter(|envelope| envelope.log == head.log && envelope.dot.incarnation == head.incarnation);
        let seq = match &named {
            Some(envelope) => envelope.dot.seq,
            None => head.seq.checked_sub(behind).filter(|seq| *seq >= 1).ok_or(HubRefusal::NotUnderstood)?,
        };
        let fits = |envelope: &Envelope| {
            let payload_fits = match &operation.payload {
                OperationPayload::Whole(payload) => payload.len() == envelope.payload_length as usize,
                OperationPayload::Absent(_) => true,
            };
            is_understood && payload_fits
        };
        let ascends = offered.last().is_none_or(|before| before.seq < seq);
        if !ascends || seq > head.seq {
            return Err(HubRefusal::NotUnderstood);
        }
        let hashes = (sha256(&[&operation.envelope]), operation.payload.hash());
        let entity = named.as_ref().map(|envelope| envelope.entity);
        let rank = ranks.and_then(|ranks| ranks.get(place)).copied();
        offered.push(Offered { operation, seq, hashes, rank, entity, envelope: named.filter(fits) });
    }
    Ok(offered)
}

/// Where the groups lie: neighbours that name the same one.
pub(super) fn groups(offered: &[Offered<'_>]) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (place, operation) in offered.iter().enumerate() {
        match groups.last_mut() {
            Some(group)
                if operation.envelope.is_some()
                    && offered[group.start].envelope.is_some()
                    && offered[group.start].group() == operation.group() =>
            {
                group.end = place + 1;
            }
            _ => groups.push(place..place + 1),
        }
    }
    groups
}
