use std::fs::{File, TryLockError};
use std::io::Write;
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;

use axum::http::uri::Authority;
use clap::Args;
use soundings_hub::server::Server;
use soundings_hub::tls::Tls;
use soundings_hub::{Hub, Quotas};
use soundings_pages::Language;

use super::{ADDRESS_FILE, Failure, LISTEN, Place, file_failure};

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    place: Place,
    /// Address and port. Port 0 takes any that is free
    #[arg(long, value_name = "ADDR", default_value = LISTEN, value_parser = address)]
    listen: SocketAddr,
    /// What devices call this machine [default: the address it listens on]
    #[arg(long, value_name = "HOST[:PORT]", conflicts_with = "plain")]
    name: Option<Authority>,
    /// Show this certificate (PEM) instead of one for the hub's own key, which invitations name
    #[arg(long, value_name = "FILE", requires = "key", conflicts_with = "plain")]
    certificate: Option<PathBuf>,
    /// The certificate's private key (PEM)
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// Serve this machine alone, in clear: for tests, and for the wall in this machine's browser
    #[arg(long)]
    plain: bool,
    /// The most that the database may hold, with every log
    #[arg(long, value_name = "GIB", value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    most_log_gib: Option<u64>,
    /// The most that attachments' files may hold
    #[arg(long, value_name = "GIB", value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    most_files_gib: Option<u64>,
    /// The language of the wall and of the team's pages: en or fr
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "fr"])]
    language: String,
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let found: Vec<SocketAddr> = text.to_socket_addrs().map_err(|error| error.to_string())?.collect();
    let loopback = found.iter().find(|address| address.ip().is_loopback());
    loopback.or(found.first()).copied().ok_or_else(|| "no such address".to_owned())
}

impl Serve {
    fn tls(&self, hub: &Hub) -> Result<Option<Tls>, Failure> {
        Ok(match (&self.certificate, &self.key) {
            _ if self.plain => None,
            (Some(certificate), Some(key)) => Some(Tls::with_files(hub, certificate, key)?),
            _ => Some(Tls::with_own_key(hub)?),
        })
    }

    fn quotas(&self) -> Quotas {
        let Quotas { log_bytes, file_bytes } = Quotas::default();
        let bytes = |gib: Option<u64>, otherwise| gib.map_or(otherwise, |gib| gib << 30);
        Quotas { log_bytes: bytes(self.most_log_gib, log_bytes), file_bytes: bytes(self.most_files_gib, file_bytes) }
    }

    /// Where devices find the hub.
    fn url(&self, server: &Server) -> Result<String, Failure> {
        match &self.name {
            Some(name) if name.port().is_some() => Ok(format!("https://{name}")),
            Some(name) => Ok(format!("https://{name}:{}", server.address().port())),
            None if server.address().ip().is_unspecified() => Err(Failure::new(
                "no-name",
                format!("{} is every address of this machine and names none: say --name HOST", self.listen.ip()),
            )),
            None => Ok(server.url()),
        }
    }

    pub fn run(self) -> Result<(), Failure> {
        let (hub, clock) = self.place.open()?;
        hub.limit(self.quotas());
        let lock = hub.folder().join("serving.lock");
        let serving = File::create(&lock).map_err(|error| file_failure(&lock, &error))?;
        // Held as long as this process lives; two of them would not wake each other's waiting devices.
        match serving.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::new("already-serving", "another soundings-hub serves this folder already"));
            }
            Err(TryLockError::Error(error)) => return Err(file_failure(&lock, &error)),
        }
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new("runtime", format!("the hub could not start its threads: {error}")))?;
        runtime.block_on(async move {
            // Before anybody reads the address, and so may ask for the end.
            let stop = stop()
                .map_err(|error| Failure::new("signals", format!("the hub could not listen for signals: {error}")))?;
            let server = Server::bind(self.listen, self.tls(&hub)?).await?.speaking(Language::from_tag(&self.language));
            let url = self.url(&server)?;
            let address_file = hub.folder().join(ADDRESS_FILE);
            std::fs::write(&address_file, format!("{url}\n")).map_err(|error| file_failure(&address_file, &error))?;
            // Written where nobody reads any more, the line is lost and the hub serves all the same.
            let mut out = std::io::stdout();
            let _ = writeln!(out, "Listening on {url}").and_then(|()| out.flush());
            server.run(Arc::new(hub), Arc::new(clock), stop).await;
            let _ = std::fs::remove_file(&address_file);
            Ok(())
        })
    }
}

/// Ctrl-C, or a polite request of the system's to stop; listened for from the moment this returns.
fn stop() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
