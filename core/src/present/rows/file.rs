//! Where an attachment's file stands between its author, the team's server and this device.

use serde::Serialize;

use crate::error::Result;
use crate::log::reading::Reading;
use crate::store::attachments::Part;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::transfers::{self, Held, Setting, Trouble, Way};

/// Where an attachment's file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum FileStanding {
    /// On this device, and only me.
    OnlyHere,
    /// On this device, and not with the team yet.
    ToSend,
    /// Some of it is at the server.
    Sending,
    /// On this device, and goes over Wi-Fi.
    SendsOverWifi,
    /// The server keeps it whole, and has shown that it is what it should be.
    WithTheTeam,
    /// Only me, and the server keeps it whole, sealed.
    KeptForYou,
    /// Its author's device has not sent it yet: *picture follows*.
    Follows,
    /// At the server, and comes next.
    OnServer,
    /// Some of it is here.
    Coming,
    /// At the server; comes over Wi-Fi, or when it is asked for.
    AsksForWifi,
    /// At the server, and larger than what comes by itself, or gone from here to make room: it comes when it is asked for.
    AsksForYou,
    /// The server does not take it: too large.
    Refused,
    /// The server holds, or gave, something else under its name. None of that counts; it is tried again later.
    OtherBytes,
    /// The disk here was full. It is tried again later.
    NoRoom,
    /// It was erased.
    Erased,
}

impl FileStanding {
    /// The name in commands and files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OnlyHere => "only-here",
            Self::ToSend => "to-send",
            Self::Sending => "sending",
            Self::SendsOverWifi => "sends-over-wifi",
            Self::WithTheTeam => "with-the-team",
            Self::KeptForYou => "kept-for-you",
            Self::Follows => "follows",
            Self::OnServer => "on-server",
            Self::Coming => "coming",
            Self::AsksForWifi => "asks-for-wifi",
            Self::AsksForYou => "asks-for-you",
            Self::Refused => "refused",
            Self::OtherBytes => "other-bytes",
            Self::NoRoom => "no-room",
            Self::Erased => "erased",
        }
    }
}

/// Where an attachment's content stands, and how many bytes of it are at the other end already.
pub(crate) fn file_standing(reading: &Reading<'_>, entity: &Entity, here: bool) -> Result<(FileStanding, u64)> {
    let file = transfers::of(reading.connection, entity.id, Part::Content)?;
    let Some(file) = file else {
        // It was not looked at yet, or is not to travel.
        return Ok(match (here, entity.log) {
            (true, Log::Personal) => (FileStanding::OnlyHere, 0),
            (true, Log::Team) => (FileStanding::ToSend, 0),
            (false, _) => (FileStanding::Follows, 0),
        });
    };
    let setting = Setting::read(reading.connection)?;
    let standing = match (file.way, file.trouble) {
        (_, Trouble::TooLarge) => FileStanding::Refused,
        (_, Trouble::Erased) => FileStanding::Erased,
        (_, Trouble::OtherBytes) => FileStanding::OtherBytes,
        (_, Trouble::NoRoom) => FileStanding::NoRoom,
        (Way::Settled | Way::Check, _) if file.log == Log::Personal => FileStanding::KeptForYou,
        (Way::Settled | Way::Check, _) => FileStanding::WithTheTeam,
        (Way::Away, _) => FileStanding::AsksForYou,
        (Way::Send, _) if setting.asks_for_wifi(&file) => FileStanding::SendsOverWifi,
        (Way::Send, _) if file.moved > 0 => FileStanding::Sending,
        (Way::Send, _) => FileStanding::ToSend,
        (Way::Fetch, _) if file.held != Held::Whole && file.moved == 0 => FileStanding::Follows,
        (Way::Fetch, _) if setting.asks_for_wifi(&file) => FileStanding::AsksForWifi,
        (Way::Fetch, _) if setting.is_too_large(&file) => FileStanding::AsksForYou,
        (Way::Fetch, _) if file.moved > 0 => FileStanding::Coming,
        (Way::Fetch, _) => FileStanding::OnServer,
    };
    Ok((standing, file.moved))
}
