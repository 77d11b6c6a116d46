//! TLS towards a hub: 1.3 only, and only with the hub whose key the invitation named, or with a certificate that the
//! web's authorities gave for the address's name. The latter still has to prove the pinned key in the protocol.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{Resumption, WebPkiServerVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, ClientConfig, ClientConnection, DigitallySignedStruct, Error, PeerIncompatible, RootCertStore,
    SignatureScheme, StreamOwned,
};

/// What stands before an Ed25519 public key in a certificate (SubjectPublicKeyInfo, RFC 8410).
const ED25519: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A connection to a hub that proved who it is.
pub(crate) type TlsStream = StreamOwned<ClientConnection, Socket>;

/// A socket that is written to one piece at a time. Several at once would go by `writev`, which on Linux ends a process that does
/// not ignore SIGPIPE, as a phone app need not, where the other side is gone; `send`, as std does it, fails with an error.
pub(crate) struct Socket(TcpStream);

impl Read for Socket {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl Write for Socket {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// How to speak to the hub with this key.
pub(crate) fn config(hub_key: [u8; 32]) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let authorities = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let verifier = HubVerifier::new(hub_key, authorities, &provider)?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    // A connection stays open as long as it is of use; each new one asks for the proof again.
    config.resumption = Resumption::disabled();
    Ok(config)
}

/// Shakes hands over `stream`, which another thread may shut down, until `end`.
pub(crate) fn connect(
    config: &Arc<ClientConfig>,
    host: &str,
    stream: TcpStream,
    end: Option<Instant>,
) -> io::Result<TlsStream> {
    let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
    let mut connection = ClientConnection::new(Arc::clone(config), name).map_err(io::Error::other)?;
    let mut stream = Socket(stream);
    while connection.is_handshaking() {
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        stream.0.set_read_timeout(left)?;
        stream.0.set_write_timeout(left)?;
        while connection.wants_write() {
            connection.write_tls(&mut stream)?;
        }
        if connection.is_handshaking() && connection.read_tls(&mut stream)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Err(error) = connection.process_new_packets() {
            // The other side is told why; whether it hears it changes nothing.
            while connection.wants_write() && matches!(connection.write_tls(&mut stream), Ok(1..)) {}
            return Err(io::Error::new(io::ErrorKind::InvalidData, error));
        }
    }
    Ok(StreamOwned::new(connection, stream))
}

/// Whether a connection failed because another hub answered.
pub(crate) fn is_other_hub(error: &io::Error) -> bool {
    let reason = error.get_ref().and_then(|error| error.downcast_ref::<Error>());
    matches!(reason, Some(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure)))
}

/// A stream in clear, or not.
pub(crate) enum Stream {
    Clear(TcpStream),
    Tls(Box<TlsStream>),
}

impl Stream {
    pub fn socket(&self) -> &TcpStream {
        match self {
            Self::Clear(socket) => socket,
            Self::Tls(stream) => &stream.sock.0,
        }
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Clear(socket) => socket.read(bytes),
            Self::Tls(stream) => stream.read(bytes),
        }
    }
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Clear(socket) => socket.write(bytes),
            Self::Tls(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Clear(socket) => socket.flush(),
            Self::Tls(stream) => stream.flush(),
        }
    }
}

/// Who is believed to be the hub.
#[derive(Debug)]
struct HubVerifier {
    /// The hub's key as a certificate holds it.
    hub: Vec<u8>,
    authorities: Arc<WebPkiServerVerifier>,
    provider: Arc<CryptoProvider>,
}

impl HubVerifier {
    fn new(hub_key: [u8; 32], authorities: RootCertStore, provider: &Arc<CryptoProvider>) -> Result<Self, Error> {
        let authorities = WebPkiServerVerifier::builder_with_provider(Arc::new(authorities), Arc::clone(provider))
            .build()
            .map_err(|error| Error::General(error.to_string()))?;
        Ok(Self { hub: [ED25519.as_slice(), &hub_key].concat(), authorities, provider: Arc::clone(provider) })
    }
}

impl ServerCertVerifier for HubVerifier {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let key = ParsedCertificate::try_from(certificate)?.subject_public_key_info();
        if *key == *self.hub {
            // The key is the whole proof: names and dates of its certificate say nothing more, and a phone whose
            // clock is years off still reaches its hub.
            return Ok(ServerCertVerified::assertion());
        }
        if key.starts_with(&ED25519) {
            // Authorities certify no such keys, hubs have no others.
            return Err(CertificateError::ApplicationVerificationFailure.into());
        }
        self.authorities.verify_server_cert(certificate, intermediates, name, ocsp, now)
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(PeerIncompatible::Tls12NotOffered.into())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test's report is its panic")]
mod tests {
    use rcgen::{BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair, PKCS_ED25519, PublicKeyData};

    use super::*;

    fn self_signed(pair: &KeyPair) -> Certificate {
        CertificateParams::default().self_signed(pair).unwrap()
    }

    fn ed25519() -> (KeyPair, [u8; 32]) {
        let pair = KeyPair::generate_for(&PKCS_ED25519).unwrap();
        let key = pair.der_bytes().try_into().unwrap();
        (pair, key)
    }

    /// What a device with this hub's key says to a certificate at `hub.example`, in the year 2026.
    fn judged(hub_key: [u8; 32], authority: &Certificate, shown: &Certificate, name: &str) -> Result<(), Error> {
        let mut authorities = RootCertStore::empty();
        authorities.add(authority.der().clone()).unwrap();
        let verifier = HubVerifier::new(hub_key, authorities, &Arc::new(ring::default_provider())).unwrap();
        let now = UnixTime::since_unix_epoch(Duration::from_secs(1_790_000_000));
        let name = ServerName::try_from(name.to_owned()).unwrap();
        verifier.verify_server_cert(shown.der(), &[], &name, &[], now).map(|_| ())
    }

    #[test]
    fn the_pinned_key_is_enough_another_hubs_is_named_and_authorities_are_asked_for_the_rest() {
        let (pair, key) = ed25519();
        let (other, _) = ed25519();
        let authority_pair = KeyPair::generate().unwrap();
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let authority_certificate = authority.self_signed(&authority_pair).unwrap();
        let leaf = CertificateParams::new(["hub.example".to_owned()]).unwrap();
        let certified = leaf.signed_by(&KeyPair::generate().unwrap(), &Issuer::new(authority, authority_pair)).unwrap();
        let judged = |shown: &Certificate, name: &str| judged(key, &authority_certificate, shown, name);

        judged(&self_signed(&pair), "hub.example").unwrap();
        judged(&self_signed(&pair), "192.0.2.1").unwrap();
        judged(&certified, "hub.example").unwrap();

        let other_hub: Error = CertificateError::ApplicationVerificationFailure.into();
        assert_eq!(judged(&self_signed(&other), "hub.example"), Err(other_hub.clone()));
        for refused in
            [judged(&certified, "other.example"), judged(&self_signed(&KeyPair::generate().unwrap()), "hub.example")]
        {
            let error = refused.unwrap_err();
            assert!(matches!(error, Error::InvalidCertificate(_)) && error != other_hub, "{error}");
        }
    }
}
