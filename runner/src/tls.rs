//! TLS towards a hub: 1.3 only, and only with the hub whose key the invitation named. It may show a certificate that the web's
//! authorities gave for the address's name; beside it stands what the pinned key says of that very certificate, so that nothing is
//! sent to anybody who does not have this key.

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
use soundings_wire::keys;

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
    config_by(hub_key, RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() })
}

fn config_by(hub_key: [u8; 32], authorities: RootCertStore) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
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

impl HubVerifier {
    /// Whether a certificate was signed by the hub's own key for itself, and names another that the hub shows.
    fn says_that_it_shows(&self, beside: &CertificateDer<'_>, shown: &CertificateDer<'_>) -> bool {
        let is_hubs =
            ParsedCertificate::try_from(beside).is_ok_and(|beside| *beside.subject_public_key_info() == *self.hub);
        let Some((said, signature)) = said_and_signed(beside).filter(|_| is_hubs) else { return false };
        let name = keys::shown_beside(shown);
        let (_, key) = self.hub.split_at(ED25519.len());
        let algorithms = self.provider.signature_verification_algorithms.mapping.iter();
        let mut ed25519 =
            algorithms.filter(|(scheme, _)| *scheme == SignatureScheme::ED25519).flat_map(|(_, all)| *all);
        said.windows(name.len()).any(|window| window == name.as_bytes())
            && ed25519.any(|algorithm| algorithm.verify_signature(key, said, signature).is_ok())
    }
}

/// What a certificate says, as it was signed, and the Ed25519 signature over it: a sequence of that, of the algorithm's name, and of
/// 64 bytes behind one that says how many bits of the last do not count.
fn said_and_signed(certificate: &[u8]) -> Option<(&[u8], &[u8])> {
    let (all, _) = element(certificate)?;
    let (_, behind) = element(all)?;
    let said = &all[..all.len() - behind.len()];
    let (_, behind) = element(behind)?;
    let (signature, _) = element(behind)?;
    (signature.len() == 65).then(|| (said, &signature[1..]))
}

/// What is in an element of DER, and what stands behind it.
fn element(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (first, rest) = bytes.get(1..)?.split_first()?;
    let (length, rest) = match usize::from(*first) {
        short @ 0..=0x7f => (short, rest),
        long @ 0x81..=0x84 => {
            let (length, rest) = rest.split_at_checked(long - 0x80)?;
            (length.iter().fold(0, |all, byte| all << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length)
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
        let verified = self.authorities.verify_server_cert(certificate, intermediates, name, ocsp, now)?;
        // Whatever an authority gave to whomever: the hub's own key says that it shows this one.
        match intermediates.iter().any(|beside| self.says_that_it_shows(beside, certificate)) {
            true => Ok(verified),
            false => Err(CertificateError::ApplicationVerificationFailure.into()),
        }
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
    use rcgen::{
        BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair, PKCS_ED25519, PublicKeyData,
    };

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
    fn judged(
        hub_key: [u8; 32],
        authority: &Certificate,
        (shown, beside): (&Certificate, &[CertificateDer<'static>]),
        name: &str,
    ) -> Result<(), Error> {
        let mut authorities = RootCertStore::empty();
        authorities.add(authority.der().clone()).unwrap();
        let verifier = HubVerifier::new(hub_key, authorities, &Arc::new(ring::default_provider())).unwrap();
        let now = UnixTime::since_unix_epoch(Duration::from_secs(1_790_000_000));
        let name = ServerName::try_from(name.to_owned()).unwrap();
        verifier.verify_server_cert(shown.der(), beside, &name, &[], now).map(|_| ())
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
        let another = leaf.clone();
        let issuer = Issuer::new(authority, authority_pair);
        let certified = leaf.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap();
        let named = |certificate: &Certificate, pair: &KeyPair| {
            let mut beside = CertificateParams::default();
            beside.distinguished_name.push(DnType::CommonName, keys::shown_beside(certificate.der()));
            beside.self_signed(pair).unwrap().der().clone()
        };
        let beside = [named(&certified, &pair)];
        let judged = |shown: &Certificate, name: &str| judged(key, &authority_certificate, (shown, &beside), name);

        judged(&self_signed(&pair), "hub.example").unwrap();
        judged(&self_signed(&pair), "192.0.2.1").unwrap();
        judged(&certified, "hub.example").unwrap();

        let other_hub: Error = CertificateError::ApplicationVerificationFailure.into();
        let another = another.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap();
        assert_eq!(judged(&another, "hub.example"), Err(other_hub.clone()), "an authority gave it to somebody else");
        let judged_beside = |beside: &[CertificateDer<'static>]| {
            super::tests::judged(key, &authority_certificate, (&certified, beside), "hub.example")
        };
        let mut forged = beside[0].to_vec();
        let last = forged.len() - 1;
        forged[last] ^= 1;
        for nothing in [vec![], vec![named(&certified, &other)], vec![forged.into()], vec![named(&another, &pair)]] {
            assert_eq!(judged_beside(&nothing), Err(other_hub.clone()));
        }
        judged_beside(&[authority_certificate.der().clone(), beside[0].clone()]).unwrap();
        assert_eq!(judged(&self_signed(&other), "hub.example"), Err(other_hub.clone()));
        for refused in
            [judged(&certified, "other.example"), judged(&self_signed(&KeyPair::generate().unwrap()), "hub.example")]
        {
            let error = refused.unwrap_err();
            assert!(matches!(error, Error::InvalidCertificate(_)) && error != other_hub, "{error}");
        }
    }

    struct Dice;

    impl soundings_core::Randomness for Dice {
        fn fill(&self, bytes: &mut [u8]) {
            use std::hash::{BuildHasher, Hasher, RandomState};
            bytes.iter_mut().for_each(|byte| *byte = RandomState::new().build_hasher().finish() as u8);
        }
    }

    #[test]
    fn the_real_hub_with_an_authoritys_certificate_is_shaken_hands_with_under_its_own_key_alone() {
        let authority_pair = KeyPair::generate().unwrap();
        let mut authority = CertificateParams::default();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let mut roots = RootCertStore::empty();
        roots.add(authority.self_signed(&authority_pair).unwrap().der().clone()).unwrap();
        let leaf_pair = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(["hub.example".to_owned()]).unwrap();
        let leaf = leaf.signed_by(&leaf_pair, &Issuer::new(authority, authority_pair)).unwrap();

        let folder = tempfile::tempdir().unwrap();
        let (shown, key) = (folder.path().join("shown.pem"), folder.path().join("key.pem"));
        std::fs::write(&shown, leaf.pem()).unwrap();
        std::fs::write(&key, leaf_pair.serialize_pem()).unwrap();
        let hub = soundings_hub::Hub::open(&folder.path().join("hub"), Arc::new(Dice), 1_790_000_000_000).unwrap();
        let invitation = hub.invite("https://hub.example", None, soundings_wire::enrolment::Role::Engineer, 0).unwrap();
        let hub_key = invitation.claimed().unwrap().hub_key;
        let tls = soundings_hub::tls::Tls::with_files(&hub, &shown, &key).unwrap();

        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = soundings_hub::server::Server::bind("127.0.0.1:0".parse().unwrap(), Some(tls));
        let server = runtime.block_on(server).unwrap();
        let address = server.address();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let clock = Arc::new(soundings_hub::clock::Clock::System);
        let serving = runtime.spawn(server.run(Arc::new(hub), clock, async { stopped.await.unwrap_or(()) }));
        let shakes_hands = |pinned: [u8; 32]| {
            let config = Arc::new(config_by(pinned, roots.clone()).unwrap());
            let end = Instant::now() + Duration::from_secs(20);
            connect(&config, "hub.example", TcpStream::connect(address).unwrap(), Some(end)).map(drop)
        };
        shakes_hands(hub_key).unwrap();
        assert!(is_other_hub(&shakes_hands([7; 32]).unwrap_err()), "nothing is sent to it");
        stop.send(()).unwrap();
        runtime.block_on(serving).unwrap();
    }
}
