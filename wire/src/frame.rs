//! The outermost bytes of a message: one byte that says how, then the message.

use std::io::Read;

use crate::WireError;

const PLAIN: u8 = 0;
const ZSTD: u8 = 1;
/// Below this, compressing costs more than it saves.
const WORTH_COMPRESSING: usize = 256;

/// Frames a message, compressed where that is worth it.
#[must_use]
pub fn pack(message: &[u8]) -> Vec<u8> {
    if message.len() >= WORTH_COMPRESSING
        && let Ok(compressed) = zstd::bulk::compress(message, 1)
        && compressed.len() < message.len()
    {
        return [&[ZSTD], compressed.as_slice()].concat();
    }
    [&[PLAIN], message].concat()
}

/// Opens a frame of at most `limit` bytes, which bounds what it makes its reader allocate, too.
///
/// # Errors
/// [`WireError`] if it is none, or grows beyond the limit.
pub fn unpack(frame: &[u8], limit: usize) -> Result<Vec<u8>, WireError> {
    const WHAT: &str = "a message";
    match frame.split_first() {
        Some((&PLAIN, message)) if message.len() <= limit => Ok(message.to_vec()),
        Some((&ZSTD, compressed)) => {
            let mut message = Vec::new();
            zstd::Decoder::new(compressed)
                .and_then(|mut decoder| {
                    decoder.window_log_max(limit.ilog2())?;
                    Ok(decoder)
                })
                .and_then(|decoder| decoder.take(limit as u64 + 1).read_to_end(&mut message))
                .map_err(|_| WireError::Unreadable(WHAT))?;
            if message.len() > limit { Err(WireError::TooLarge { what: WHAT, limit }) } else { Ok(message) }
        }
        Some((&PLAIN, _)) => Err(WireError::TooLarge { what: WHAT, limit }),
        _ => Err(WireError::Unreadable(WHAT)),
    }
}
