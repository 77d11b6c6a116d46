//! Everything that is signed, each by whom it is signed.

use ed25519_dalek::SigningKey;
use soundings_wire::{Signable, Signed, WireError, decode, encode};

use super::{head, hub_key, key, messages, receipt};

/// One signed thing, and how its kind is verified.
pub struct SignedSample {
    pub name: &'static str,
    pub tag: &'static str,
    /// What is said.
    pub content: Vec<u8>,
    /// As it travels.
    pub bytes: Vec<u8>,
    pub signer: [u8; 32],
    /// Reads bytes as this kind and verifies them.
    pub verify: fn(&[u8], &[u8; 32]) -> Result<(), WireError>,
}

fn sample<T: Signable>(name: &'static str, key: &SigningKey, content: &T) -> SignedSample {
    SignedSample {
        name,
        tag: T::TAG,
        content: encode(content),
        bytes: encode(&Signed::sign(key, content)),
        signer: key.verifying_key().to_bytes(),
        verify: |bytes, key| decode::<Signed<T>>(bytes, "something signed")?.verified(key).map(drop),
    }
}

pub fn all() -> Vec<SignedSample> {
    let (device, hub, engineer) = (key(), hub_key(), super::engineer().signing());
    vec![
        sample("head", &device, &head()),
        sample("join", &device, &messages::join()),
        sample("renew", &device, &messages::renew()),
        sample("voucher", &engineer, &messages::voucher()),
        sample("token_request", &device, &messages::token_request()),
        sample("receipt", &hub, &receipt()),
        sample("welcome", &hub, &messages::welcome()),
        sample("hub_proof", &hub, &messages::hub_proof()),
        sample("page_proof", &hub, &messages::page_proof()),
        sample("erase_yourself", &hub, &messages::erase_yourself()),
        sample("invite", &hub, &messages::invite()),
    ]
}
