//! TLS, 1.3 only: with the hub's own key, which every invitation names, or with a certificate for the hub's name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use soundings_wire::keys;

use crate::Hub;

/// What stands before an Ed25519 private key in PKCS #8 (RFC 8410).
const PKCS8: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/// What a server shows to those who connect.
#[derive(Clone)]
pub struct Tls(pub(crate) Arc<ServerConfig>);

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file holds no certificate, or no private key.
    #[error("{} could not be used: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: rustls::pki_types::pem::Error,
    },
    /// No certificate can be made for the hub's key.
    #[error("the hub could not make its certificate: {0}")]
    Own(#[from] rcgen::Error),
    /// The key and the certificate do not serve together.
    #[error("the certificate and its key could not be used: {0}")]
    Unfit(#[from] rustls::Error),
}

impl TlsError {
    /// A stable name for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "file",
            Self::Own(_) | Self::Unfit(_) => "certificate",
        }
    }
}

impl Tls {
    /// With the hub's own key, in a certificate made for it now. Devices look at the key alone, so it carries no name,
    /// never runs out and is kept nowhere.
    ///
    /// # Errors
    /// [`TlsError`] if the certificate cannot be made.
    pub fn with_own_key(hub: &Hub) -> Result<Self, TlsError> {
        let (certificate, key) = by_own_key(hub, "Soundings hub".to_owned())?;
        Self::new(vec![certificate], key.into())
    }

    /// With a certificate and its private key, each in a PEM file; the certificate's chain stands after it. Behind all of it stands
    /// what the hub's own key says of it, which devices look for and browsers pass over.
    ///
    /// # Errors
    /// [`TlsError`] if a file cannot be used, or the two do not belong together.
    pub fn with_files(hub: &Hub, certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let fault = |path: &Path| {
            let path = path.to_owned();
            |source| TlsError::File { path, source }
        };
        let mut chain: Vec<_> =
            CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect).map_err(fault(certificate))?;
        let key = PrivateKeyDer::from_pem_file(key).map_err(fault(key))?;
        if let Some(shown) = chain.first() {
            let (beside, _) = by_own_key(hub, keys::shown_beside(shown))?;
            chain.push(beside);
        }
        Self::new(chain, key)
    }

    fn new(chain: Vec<CertificateDer<'static>>, key: PrivateKeyDer<'static>) -> Result<Self, TlsError> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&rustls::version::TLS13])?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        // Nobody resumes: a device keeps its connection, and bytes it did not ask for would make it look spent.
        config.send_tls13_tickets = 0;
        Ok(Self(Arc::new(config)))
    }
}

/// A certificate for the hub's own key, signed by it.
fn by_own_key(hub: &Hub, name: String) -> Result<(CertificateDer<'static>, PrivatePkcs8KeyDer<'static>), rcgen::Error> {
    let key = PrivatePkcs8KeyDer::from([PKCS8.as_slice(), hub.identity.key.as_bytes()].concat());
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = DistinguishedName::new();
    parameters.distinguished_name.push(DnType::CommonName, name);
    let pair = KeyPair::from_pkcs8_der_and_sign_algo(&key, &rcgen::PKCS_ED25519)?;
    Ok((parameters.self_signed(&pair)?.into(), key))
}
