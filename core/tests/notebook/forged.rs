//! A bundle made by hand, by whoever signs it, of whatever they like.

use aead_stream::EncryptorBE32;
use chacha20poly1305::ChaCha20Poly1305;
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use hpke::aead::ChaCha20Poly1305 as Sealed;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable};
use sha2::{Digest as _, Sha256};
use soundings_wire::bundle::{BundleEnd, BundleEntry, BundleOpening, BundlePart, BundlePiece};
use soundings_wire::chain::Head;
use soundings_wire::messages::{Content, SignedPush};
use soundings_wire::{Digest, Envelope, Id, Incarnation, Operation, Signed};

use crate::common::{Author, Office};

const INFO: &[u8] = b"soundings bundle 2";

/// The same bytes again and again: nobody keeps this secret.
struct Same;

impl rand_core::TryRng for Same {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        Ok(7)
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(7)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.fill(7);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Same {}

/// Seals bytes to a device as a bundle's pieces are.
pub fn sealed(to: &[u8; 32], pieces: &[u8]) -> Vec<u8> {
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(to).unwrap();
    let secret = [9; 32];
    let (encapsulated, slot) = hpke::single_shot_seal_with_rng::<Sealed, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        INFO,
        &secret,
        &[],
        &mut Same,
    )
    .unwrap();
    let header = [b"soundings bundle".as_slice(), &[2, 1], encapsulated.to_bytes().as_slice(), &slot].concat();
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(&Sha256::digest(&header)), &secret).expand(INFO, &mut key).unwrap();
    let mut cipher = EncryptorBE32::<ChaCha20Poly1305>::new(&key.into(), &[0; 7].into());
    let mut out = header;
    let mut chunks = pieces.chunks(64 * 1024).peekable();
    while let Some(chunk) = chunks.next() {
        let mut chunk = chunk.to_vec();
        if chunks.peek().is_some() {
            cipher.encrypt_next_in_place(b"", &mut chunk).unwrap();
            out.extend(chunk);
        } else {
            cipher.encrypt_last_in_place(b"", &mut chunk).unwrap();
            out.extend(chunk);
            break;
        }
    }
    out
}

/// What somebody claims in a bundle.
pub struct Forged {
    pub opening: BundleOpening,
    pub entries: Vec<BundleEntry>,
    pub heads: Vec<SignedPush>,
    /// Pieces as they are, before the last.
    pub raw: Vec<u8>,
}

impl Forged {
    pub fn of(office: &Office, carrier: Incarnation, recipient: Id) -> Self {
        let opening = BundleOpening {
            bundle: Id([0x77; 16]),
            team: office.team,
            hub: office.id,
            carrier,
            recipient,
            made_ms: 0,
            since: None,
            proof: None,
        };
        Self { opening, entries: Vec::new(), heads: Vec::new(), raw: Vec::new() }
    }

    pub fn says(mut self, operation: Operation) -> Self {
        let rank = Envelope::from_bytes(&operation.envelope).unwrap().clock;
        self.entries.push(BundleEntry { hub_seq: 0, rank, content: Content::Whole(operation) });
        self
    }

    pub fn under(mut self, head: Signed<Head>) -> Self {
        self.heads.push(SignedPush { head, receipt: None });
        self
    }

    /// Its pieces, signed by a key.
    pub fn signed(self, key: &SigningKey) -> Vec<u8> {
        let carrier = self.opening.carrier;
        let team = self.opening.team;
        let mut pieces = BundlePiece::Opening(self.opening).to_bytes();
        let part = BundlePart { log: team, entries: self.entries, heads: self.heads };
        pieces.extend(BundlePiece::Part(part).to_bytes());
        pieces.extend(self.raw);
        let end = BundleEnd { carrier, pieces: Digest(Sha256::digest(&pieces).into()) };
        pieces.extend(BundlePiece::End(Signed::sign(key, &end)).to_bytes());
        pieces
    }

    pub fn by(self, author: &Author) -> Vec<u8> {
        self.signed(&author.key)
    }
}
