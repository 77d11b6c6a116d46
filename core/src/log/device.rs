//! Under which name this device signs, and by what (sync.md 20). Its secrets lie in the keyring, its name in the database. A
//! name that the keyring has no secret for means that the database was copied or restored, or the keyring lost: the device
//! goes on under another name at once, and what the hub calls it comes with the next contact.
//!
//! The secret is kept before the name is written, and forgotten only after another is: whenever the process ends, the name
//! that the database has either has its secret, or is given up once more.

use ed25519_dalek::SigningKey;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_wire::Incarnation;
use soundings_wire::keys::{self, Purpose};

use super::identity::{Identity, author_number, become_incarnation};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::store::keyring::{DeviceSecrets, Keyring, KeyringAway};

/// This notebook's engineer and device, and what the device signs by.
pub(crate) struct Signer {
    pub me: Identity,
    secret: [u8; 32],
    /// Of the name before, where its keyring was not lost.
    secret_before: Option<[u8; 32]>,
}

impl std::ops::Deref for Signer {
    type Target = Identity;

    fn deref(&self) -> &Identity {
        &self.me
    }
}

impl Signer {
    /// The key that this device signs with.
    pub fn device_key(&self) -> SigningKey {
        keys::signing(&self.secret, Purpose::DeviceSigning)
    }

    /// The key that others seal to for this device alone.
    pub fn sealing_key(&self) -> [u8; 32] {
        keys::sealing_public(&self.secret)
    }

    /// What opens that.
    pub fn sealing_secret(&self) -> [u8; 32] {
        keys::derive(&self.secret, Purpose::DeviceSealing)
    }

    /// The key that vouches for this device where it goes on under another name: its own before, else the engineer's.
    pub fn voucher_key(&self) -> SigningKey {
        match self.secret_before {
            Some(secret) => keys::signing(&secret, Purpose::DeviceSigning),
            None => self.me.engineer_key.signing(),
        }
    }

    /// Whether it can sign under the name before.
    pub fn has_key_before(&self) -> bool {
        self.secret_before.is_some()
    }
}

/// Who signs here. A device whose name has no secret goes on as another first. `None`: the keyring does not answer, and it
/// cannot be told.
pub(crate) fn signer(
    connection: &Connection,
    environment: &Environment,
    keyring: &dyn Keyring,
) -> Result<Option<Signer>> {
    unless_away(signs(connection, environment, keyring))
}

/// `None` where that came of a keyring that does not answer: later it may.
pub(crate) fn unless_away<T>(outcome: Result<T>) -> Result<Option<T>> {
    match outcome {
        Ok(done) => Ok(Some(done)),
        Err(Error::Unknown(source)) if source.is::<KeyringAway>() => Ok(None),
        Err(error) => Err(error),
    }
}

fn signs(connection: &Connection, environment: &Environment, keyring: &dyn Keyring) -> Result<Signer> {
    if let Some(signer) = look(connection, keyring)? {
        return Ok(signer);
    }
    if !connection.is_autocommit() {
        // In the middle of something else: the next contact begins with this.
        return Err(KeyringAway.into());
    }
    // Once more, now that no other process writes: it may have seen to that.
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    if look(&transaction, keyring)?.is_none() {
        become_another(&transaction, environment, keyring)?;
    }
    transaction.commit()?;
    // What was just kept and is not there: a keyring that does not do what it says is none.
    look(connection, keyring)?.ok_or_else(|| KeyringAway.into())
}

/// `None`: no secret is kept for the name that the database has.
fn look(connection: &Connection, keyring: &dyn Keyring) -> Result<Option<Signer>> {
    let secrets = DeviceSecrets::read(keyring)?;
    let me = Identity::read(connection)?;
    let Some(secret) = secrets.of(me.incarnation) else { return Ok(None) };
    if me.before.is_none() && secrets.are_several() {
        forget_names_before(connection, keyring)?;
    }
    let secret_before = me.before.and_then(|before| secrets.of(before));
    Ok(Some(Signer { me, secret, secret_before }))
}

/// Names were changed, and the process ended before those given up were forgotten: an older copy of the database must not
/// find their secrets.
fn forget_names_before(connection: &Connection, keyring: &dyn Keyring) -> Result<()> {
    let transaction = match connection.is_autocommit() {
        true => Some(Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?),
        false => None,
    };
    let me = Identity::read(connection)?;
    if me.before.is_none() {
        DeviceSecrets::read(keyring)?.only(&[me.incarnation]).keep(keyring)?;
    }
    transaction.map_or(Ok(()), |transaction| Ok(transaction.commit()?))
}

/// A new notebook's device: its secret is kept before its name is.
pub(crate) fn begin(environment: &Environment, keyring: &dyn Keyring, name: Incarnation) -> Result<()> {
    Ok(DeviceSecrets::default().with(name, environment.random()).keep(keyring)?)
}

/// Goes on under a name of its own making. In a team that is so until the hub has given it another, for which the name that the
/// hub knows is kept, and its secret where that is here. The caller commits.
pub(crate) fn become_another(connection: &Connection, environment: &Environment, keyring: &dyn Keyring) -> Result<()> {
    let me = Identity::read(connection)?;
    let before = me.has_team().then_some(me.before.unwrap_or(me.incarnation));
    let name = Incarnation { device: environment.new_id(), number: 1 };
    let known: Vec<Incarnation> = before.into_iter().chain([me.incarnation]).collect();
    DeviceSecrets::read(keyring)?.only(&known).with(name, environment.random()).keep(keyring)?;
    become_incarnation(connection, name, before)?;
    // Whatever it is called, it is the same engineer's: nobody else says so yet.
    author_number(connection, name)?;
    author_number(connection, me.incarnation)?;
    connection.execute(
        "UPDATE incarnation SET engineer = ?1
         WHERE engineer IS NULL AND ((device = ?2 AND incarnation = ?3) OR (device = ?4 AND incarnation = ?5))",
        (
            me.engineer.as_bytes(),
            name.device.as_bytes(),
            name.number,
            me.incarnation.device.as_bytes(),
            me.incarnation.number,
        ),
    )?;
    Ok(())
}

/// The hub gave the name that this device goes on under, and knows it by the secret of the one it made up. The caller commits.
pub(crate) fn is_named(
    connection: &Connection,
    keyring: &dyn Keyring,
    signer: &Signer,
    name: Incarnation,
) -> Result<()> {
    DeviceSecrets::read(keyring)?.with(name, signer.secret).keep(keyring)?;
    become_incarnation(connection, name, None)
}

/// Signs under the name before once more. The caller commits, and saw that its secret is here.
pub(crate) fn become_before(connection: &Connection, before: Incarnation) -> Result<()> {
    become_incarnation(connection, before, None)
}
