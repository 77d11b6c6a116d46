//! The database key, and the keys derived from it.

use hkdf::Hkdf;
use sha2::Sha256;

use crate::environment::Randomness;
use crate::error::{Refusal, Result};

/// The database key: 256 random bits, used raw.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseKey([u8; 32]);

impl DatabaseKey {
    /// A key of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// A new key.
    #[must_use]
    pub fn random(randomness: &dyn Randomness) -> Self {
        let mut bytes = [0; 32];
        randomness.fill(&mut bytes);
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// [`Refusal::KeyUnreadable`] if they are none.
    pub fn from_hex(text: &str) -> Result<Self> {
        let digits = text.trim().to_ascii_lowercase();
        let bytes = data_encoding::HEXLOWER.decode(digits.as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or(Refusal::KeyUnreadable.into())
    }

    /// Its bytes.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What opens a database under this key, before anything else is asked of it. Pages are authenticated by HMAC-SHA-256, for
    /// which processors have instructions that SQLCipher's own HMAC-SHA-512 lacks.
    #[must_use]
    pub fn opening(&self) -> String {
        format!("PRAGMA key = \"x'{}'\"; PRAGMA cipher_hmac_algorithm = HMAC_SHA256", self.to_hex())
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}

impl std::fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseKey")
    }
}

/// A key for one purpose, derived from the database key (HKDF-SHA-256, RFC 5869).
pub(crate) fn derive(key: &DatabaseKey, purpose: &str) -> [u8; 32] {
    let mut derived = [0; 32];
    // 32 bytes are far below what HKDF can expand to, its only error.
    let _ = Hkdf::<Sha256>::new(Some(b"soundings 1"), &key.0).expand(purpose.as_bytes(), &mut derived);
    derived
}
