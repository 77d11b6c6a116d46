//! Without the team's server, and with another device: phone to phone, pictures that wait for Wi-Fi, Ada's laptop.

use std::collections::BTreeSet;

use soundings_core::example::Author;
use soundings_core::model::Id;
use soundings_core::present::{AttachmentRow, KeyState};

use super::chapters::Play;
use super::team::Player;
use super::{check, unmet};
use crate::failure::Failure;

impl Play {
    /// In the basement: what both shared goes from phone to phone, and no server hears of it yet.
    pub fn phone_to_phone(&mut self) -> Result<(), Failure> {
        let before = self.team.jonas.notes(self.team.cast.visit)?.len();
        let name = &self.day.engineers.jonas;
        let engineers = self.team.ada.notebook.phones()?.engineers;
        let jonas = engineers.iter().find(|row| row.engineer.name == *name).map(|row| row.engineer.id);
        let file = self.folder.join("ada-to-jonas.soundings");
        let jonas = jonas.ok_or_else(|| unmet("Ada's phone knows Jonas"))?;
        let made = self.team.ada.notebook.make_bundle_with(jonas, &file, false, 0)?;
        let taken = self.team.jonas.notebook.take_bundle(&file)?;
        let now = self.team.jonas.notes(self.team.cast.visit)?;
        check(taken.new > 0 && now.len() > before, "what Ada shared is on Jonas's phone without a server")?;
        check(self.team.jonas.notebook.take_bundle(&file).is_err(), "the same file once more changes nothing")?;
        self.say(&format!(
            "Still no network: by a sealed file of {} kB Jonas's phone has all {} notes.",
            made.bytes.div_ceil(1000),
            now.len()
        ));
        Ok(())
    }

    /// On the phone's network words go, and pictures wait for Wi-Fi.
    pub fn pictures_later(&mut self) -> Result<(), Failure> {
        for author in [Author::Ada, Author::Jonas] {
            self.team.player(author).notebook.set_metered(true)?;
        }
        self.clock.set("12:40")?;
        self.team.exchange()?;
        let follow = self.pictures(&self.team.jonas)?.iter().filter(|picture| !picture.here).count();
        check(follow > 0, "words are there, and pictures follow")?;
        self.clock.set("12:55")?;
        for author in [Author::Ada, Author::Jonas] {
            self.team.player(author).notebook.set_metered(false)?;
        }
        self.team.exchange()?;
        let pictures = self.pictures(&self.team.jonas)?;
        check(pictures.iter().all(|picture| picture.here), "every picture has arrived")?;
        self.say(&format!("Wi-Fi. {follow} pictures follow; {} are on both phones.", pictures.len()));
        Ok(())
    }

    fn pictures(&self, player: &Player) -> Result<Vec<AttachmentRow>, Failure> {
        Ok(player.notes(self.team.cast.visit)?.iter().flat_map(|note| note.attachments.clone()).collect())
    }

    /// Ada's laptop has all that is hers, and who runs the server can read none of what is only hers.
    pub fn second_device(&mut self) -> Result<(), Failure> {
        self.clock.set("16:45")?;
        let ada = &self.team.ada;
        ada.sync()?;
        let laptop = Player::new(&self.folder, "ada-laptop", &self.day.engineers.ada, &self.clock)?;
        laptop.notebook.join(&self.server.invite(Some(&self.day.engineers.ada))?)?;
        laptop.sync()?;
        let ids = |player: &Player| -> Result<BTreeSet<Id>, Failure> {
            Ok(player.notes(self.team.cast.visit)?.iter().map(|note| note.id).collect())
        };
        let own = self.day.notes.iter().filter(|note| note.only_me && note.author == Author::Ada).count();
        check(laptop.notebook.phones()?.key == KeyState::Wanted, "a new device waits for its engineer's key")?;
        check(own > 0 && ids(ada)?.len() - ids(&laptop)?.len() == own, "without the key it shows the team's alone")?;
        // Her phone hears that it is hers.
        ada.sync()?;
        let shown = laptop.notebook.show_device()?;
        laptop.notebook.take_key(&ada.notebook.hand_over(&shown.text)?.text)?;
        laptop.sync()?;
        check(ids(ada)? == ids(&laptop)?, "with the key it has all that is hers")?;
        laptop.notebook.close();
        self.say(
            "Ada's laptop reads a QR code off her phone and has all that is hers, also what is only hers. The server keeps that sealed.",
        );
        Ok(())
    }
}
