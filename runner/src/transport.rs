//! ureq's transport for a hub, over TLS or on this machine in clear: a socket that [`Line`] can shut down from another
//! thread, so that cancelling takes milliseconds however long a read was going to wait.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::ClientConfig;
use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport};

use crate::line::Line;
use crate::post;
use crate::tls::{self, Stream};

/// Connects to the hub's address, and in clear to nothing but this machine.
#[derive(Debug)]
pub(crate) struct HubConnector {
    pub line: Arc<Line>,
    pub tls: Arc<ClientConfig>,
}

impl Connector for HubConnector {
    type Out = HubTransport;

    fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<HubTransport>, Error> {
        let mut failure = Error::ConnectionFailed;
        let end = Instant::now().checked_add(*details.timeout.after);
        for address in &details.addrs {
            if !details.needs_tls() && !address.ip().is_loopback() {
                continue;
            }
            match TcpStream::connect_timeout(address, *details.timeout.after) {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    if !self.line.hold(stream.try_clone()?) {
                        return Err(io::Error::from(io::ErrorKind::Interrupted).into());
                    }
                    let stream = if details.needs_tls() {
                        let stream = tls::connect(&self.tls, post::host(details.uri), stream, end)
                            .map_err(|error| timed_out(error, details.timeout))?;
                        Stream::Tls(Box::new(stream))
                    } else {
                        Stream::Clear(stream)
                    };
                    let buffers =
                        LazyBuffers::new(details.config.input_buffer_size(), details.config.output_buffer_size());
                    return Ok(Some(HubTransport { stream, buffers }));
                }
                Err(error) => failure = error.into(),
            }
        }
        Err(failure)
    }
}

/// A connection to the hub.
pub(crate) struct HubTransport {
    stream: Stream,
    buffers: LazyBuffers,
}

impl std::fmt::Debug for HubTransport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HubTransport")
    }
}

/// A timeout as the socket takes it: it must not be zero, and `None` is for ever.
fn socket_timeout(timeout: NextTimeout) -> Option<Duration> {
    if timeout.after.is_not_happening() { None } else { Some((*timeout.after).max(Duration::from_millis(1))) }
}

fn timed_out(error: io::Error, timeout: NextTimeout) -> Error {
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Error::Timeout(timeout.reason),
        _ => error.into(),
    }
}

impl Transport for HubTransport {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let timeout = timeout.for_write();
        self.stream.socket().set_write_timeout(socket_timeout(timeout))?;
        let written = self.stream.write_all(&self.buffers.output()[..amount]);
        written.and_then(|()| self.stream.flush()).map_err(|error| timed_out(error, timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let timeout = timeout.for_read();
        self.stream.socket().set_read_timeout(socket_timeout(timeout))?;
        let input = self.buffers.input_append_buf();
        let amount = loop {
            match self.stream.read(input) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other.map_err(|error| timed_out(error, timeout))?,
            }
        };
        self.buffers.input_appended(amount);
        Ok(amount > 0)
    }

    fn is_open(&mut self) -> bool {
        // A quiet connection has nothing to read and no end; bytes nobody asked for, or an end, make it useless.
        let socket = self.stream.socket();
        let quiet = socket.set_nonblocking(true).is_ok()
            && matches!(socket.peek(&mut [0]), Err(error) if error.kind() == io::ErrorKind::WouldBlock);
        quiet && socket.set_nonblocking(false).is_ok()
    }

    fn is_tls(&self) -> bool {
        matches!(self.stream, Stream::Tls(_))
    }
}
