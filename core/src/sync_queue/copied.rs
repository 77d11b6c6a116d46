//! A copy of this notebook, or this one as it once was, shows itself by its own signature on a chain that is not the one here.

use soundings_wire::Digest;
use soundings_wire::messages::Page;

use crate::error::Result;
use crate::log::device::Signer;
use crate::store::columns::Log;

/// Whether a page shows that this notebook was copied, or went back to an earlier state: its device signed a chain that is
/// not the one here. Only its own signature proves that. `chain_at`: the chain here after a seq, `None` beyond its end.
pub(super) fn is_copied(
    page: &Page,
    (me, log): (&Signer, Log),
    chain_at: impl Fn(u64) -> Result<ChainHere>,
) -> Result<bool> {
    let key = me.device_key().verifying_key().to_bytes();
    for push in &page.heads {
        let Ok(head) = push.head.claimed() else { continue };
        if head.incarnation == me.incarnation && head.log == me.log_id(log) {
            let fits = match chain_at(head.seq)? {
                ChainHere::Is(chain) => chain == head.chain,
                ChainHere::Ended => false,
                ChainHere::NotAsked => true,
            };
            if !fits && push.head.verified(&key).is_ok() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// This device's own chain after a seq.
pub(super) enum ChainHere {
    Is(Digest),
    /// It does not reach so far.
    Ended,
    /// It lies below what was handed over and would have to be worked out from the start.
    NotAsked,
}
