//! Sealing to a public key: HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305), in its base mode. What it is for stands
//! in its info.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};

use crate::environment::{Environment, Randomness};
use crate::error::{Error, Result};

/// Seals to a public key: the encapsulated key, and what is sealed, 16 bytes longer than it was.
pub(crate) fn seal_to(
    public: &[u8; 32],
    info: &[u8],
    bytes: &[u8],
    environment: &Environment,
) -> Result<([u8; 32], Vec<u8>)> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public).map_err(|_| Error::Damaged)?;
    let (encapsulated, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        info,
        bytes,
        &[],
        &mut Random(environment.randomness.as_ref()),
    )
    .map_err(|_| Error::Damaged)?;
    Ok((encapsulated.to_bytes().into(), sealed))
}

/// Opens what was sealed to a secret's public key; `None`: it was not, or was changed.
pub(crate) fn open(secret: &[u8; 32], info: &[u8], encapsulated: &[u8; 32], sealed: &[u8]) -> Option<Vec<u8>> {
    open_with(&<X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(secret).ok()?, info, encapsulated, sealed)
}

/// [`open`] with the key as the library has it.
pub(super) fn open_with(
    secret: &<X25519HkdfSha256 as Kem>::PrivateKey,
    info: &[u8],
    encapsulated: &[u8; 32],
    sealed: &[u8],
) -> Option<Vec<u8>> {
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
    let mode = OpModeR::Base;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &mode,
        secret,
        &encapsulated,
        info,
        sealed,
        &[],
    )
    .ok()
}

/// Our seam in the shape the library takes.
struct Random<'a>(&'a dyn Randomness);

impl rand_core::TryRng for Random<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Self::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Random<'_> {}
