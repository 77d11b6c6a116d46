//! Keys for one purpose each, derived from a secret by HKDF-SHA-256 (RFC 5869) with the purpose's name.

use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};

use crate::sha256;

/// Every purpose a key is derived for, from which secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A device's Ed25519 key, from the secret of its incarnation: signs heads, joins, tokens.
    DeviceSigning,
    /// A device's X25519 key, from the secret of its incarnation: opens what is sealed to this device alone.
    DeviceSealing,
    /// An engineer's Ed25519 key, from the engineer's own: vouches for a new incarnation.
    EngineerSigning,
    /// Seals the payloads of a personal log, from the engineer's own.
    PersonalLog,
}

impl Purpose {
    fn name(self) -> &'static [u8] {
        match self {
            Self::DeviceSigning => b"device signing",
            Self::DeviceSealing => b"device sealing",
            Self::EngineerSigning => b"engineer signing",
            Self::PersonalLog => b"personal log",
        }
    }
}

/// The key for a purpose.
#[must_use]
pub fn derive(secret: &[u8; 32], purpose: Purpose) -> [u8; 32] {
    let mut derived = [0; 32];
    // 32 bytes are far below what HKDF can expand to, its only error.
    let _ = Hkdf::<Sha256>::new(Some(b"soundings 2"), secret).expand(purpose.name(), &mut derived);
    derived
}

/// The key pair that signs.
#[must_use]
pub fn signing(secret: &[u8; 32], purpose: Purpose) -> SigningKey {
    SigningKey::from_bytes(&derive(secret, purpose))
}

/// The X25519 public key to which others seal.
#[must_use]
pub fn sealing_public(secret: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(derive(secret, Purpose::DeviceSealing))).to_bytes()
}

/// What the hub's own key says of a certificate of the web's authorities that the hub shows: the name in a certificate that this key
/// signs itself and that stands beside it. So a device knows before it sends anything that who shows it is its hub.
#[must_use]
pub fn shown_beside(certificate: &[u8]) -> String {
    // A name in a certificate has room for 64 letters.
    let hash = sha256(&[certificate]).0;
    hash[..24].iter().fold("Soundings hub ".to_owned(), |name, byte| name + &format!("{byte:02x}"))
}
