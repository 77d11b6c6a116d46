//! Enrolments that a restored hub had written before and lost, brought back by a device that kept them: this hub signed them,
//! so whom they name is let in again.

use rusqlite::Connection;
use soundings_wire::enrolment::{Enrolment, KIND};
use soundings_wire::messages::{Push, Verdict};
use soundings_wire::{Envelope, Operation, OperationPayload, Payload};

use super::devices::{self, NewDevice};
use super::revocations::{self, Revoked};

/// Lets in whom the accepted operations of a push enrol, where the device is not known by now.
pub(crate) fn readmit(connection: &Connection, push: &Push, verdicts: &[Verdict], now_ms: u64) -> rusqlite::Result<()> {
    let accepted = push.operations.iter().zip(verdicts).filter(|(_, verdict)| matches!(verdict, Verdict::Accepted(_)));
    for (envelope, enrolment) in accepted.filter_map(|(operation, _)| read(operation)) {
        devices::keep_engineer(connection, enrolment.engineer, &enrolment.engineer_key)?;
        if devices::find(connection, enrolment.incarnation)?.is_none() {
            let device = NewDevice {
                incarnation: enrolment.incarnation,
                signing_key: enrolment.signing_key,
                sealing_key: enrolment.sealing_key,
                engineer: enrolment.engineer,
                role: enrolment.role,
                vouched: enrolment.vouched,
                enrolment: envelope.entity,
            };
            devices::enrol(connection, &device, enrolment.since_ms)?;
        }
        if let Some(since_ms) = enrolment.until_ms {
            revocations::revoke(connection, Revoked { device: enrolment.incarnation.device, since_ms }, now_ms)?;
        }
    }
    Ok(())
}

fn read(operation: &Operation) -> Option<(Envelope, Enrolment)> {
    let envelope = Envelope::from_bytes(&operation.envelope).ok().filter(|envelope| envelope.kind == KIND)?;
    let OperationPayload::Whole(payload) = &operation.payload else { return None };
    Some((envelope, Enrolment::in_payload(&Payload::from_bytes(payload).ok()?).ok()?))
}
