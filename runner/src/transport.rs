//! ureq's transport for a hub: a socket that [`Line`] can shut down from another thread, so that cancelling takes
//! milliseconds however long a read was going to wait.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use ureq::Error;
use ureq::unversioned::transport::{Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport};

use crate::line::Line;

/// Connects to the hub's address, and to nothing but this machine.
#[derive(Debug)]
pub(crate) struct HubConnector(pub Arc<Line>);

impl Connector for HubConnector {
    type Out = HubTransport;

    fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<HubTransport>, Error> {
        let mut failure = Error::ConnectionFailed;
        for address in &details.addrs {
            if !address.ip().is_loopback() {
                continue;
            }
            match TcpStream::connect_timeout(address, *details.timeout.after) {
                Ok(stream) => {
                    stream.set_nodelay(true)?;
                    if !self.0.hold(stream.try_clone()?) {
                        return Err(io::Error::from(io::ErrorKind::Interrupted).into());
                    }
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
    stream: TcpStream,
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
        self.stream.set_write_timeout(socket_timeout(timeout))?;
        self.stream.write_all(&self.buffers.output()[..amount]).map_err(|error| timed_out(error, timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let timeout = timeout.for_read();
        self.stream.set_read_timeout(socket_timeout(timeout))?;
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
        let quiet = self.stream.set_nonblocking(true).is_ok()
            && matches!(self.stream.peek(&mut [0]), Err(error) if error.kind() == io::ErrorKind::WouldBlock);
        quiet && self.stream.set_nonblocking(false).is_ok()
    }
}
