//! A hub that was backed up, went on, and was lost.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use soundings_core::model::{Id, Moment};
use soundings_core::{Clock, NewObservation};
use soundings_hub::{Hub, HubError, Lists, restore};
use soundings_wire::enrolment::Role;
use soundings_wire::messages::*;
use soundings_wire::{Envelope, invite, limits};
use tempfile::TempDir;

use crate::bench::{Bench, Counting, MINUTE, MORNING, accepted, end, parked, proof};
use crate::device::entity_id;
use crate::wall::Engineer;

const DAY: u64 = 24 * 60 * MINUTE;

fn open(folder: &Path, now_ms: u64) -> Hub {
    Hub::open(folder, Arc::new(Counting::from("restored")), now_ms).unwrap()
}

/// A folder for what lies outside the hub's.
struct Shelf(TempDir);

impl Shelf {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn holds(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .any(|path| std::fs::read(path).unwrap().windows(words.len()).any(|window| window == words.as_bytes()))
}

/// The one clock of a team.
#[derive(Clone)]
pub struct TeamTime(pub Arc<AtomicU64>);

impl TeamTime {
    pub fn ms(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Clock for TeamTime {
    fn now(&self) -> Moment {
        Moment::utc(self.0.fetch_add(10, Ordering::Relaxed) as i64)
    }
}

struct Team {
    time: TeamTime,
}

impl Team {
    fn engineer(&self, hub: &Hub, name: &str) -> Engineer {
        let engineer = Engineer::with_clock(name, Arc::new(self.time.clone()));
        let invite = hub.invite("http://127.0.0.1:1", None, Role::Engineer, self.time.ms()).unwrap();
        engineer.notebook.join(&invite::text(&invite)).unwrap();
        self.sync(hub, &engineer);
        engineer
    }

    fn sync(&self, hub: &Hub, engineer: &Engineer) {
        let ms = self.time.ms();
        engineer.sync_by(|body| hub.handle(&HubRequest::from_frame(body).unwrap(), ms).reply.to_frame());
    }
}

fn share(engineer: &Engineer, words: &str) -> Id {
    let note = NewObservation { text: words.into(), ..NewObservation::default() };
    let id = engineer.notebook.capture(&note).unwrap().id;
    engineer.notebook.share(&[id]).unwrap();
    id
}

#[test]
fn a_team_on_a_restored_hub_has_everything_again_and_nothing_that_was_erased() {
    let (shelf, team) = (Shelf::new(), Team { time: TeamTime(Arc::new(AtomicU64::new(MORNING))) });
    let (lost, restored) = (shelf.at("lost"), shelf.at("restored"));
    let hub = open(&lost, MORNING);
    let (ada, jonas) = (team.engineer(&hub, "Ada Okafor"), team.engineer(&hub, "Jonas Lindqvist"));
    let before = share(&ada, "before the backup");
    let slipped = share(&ada, "the furnace code is Quibblezot");
    team.sync(&hub, &ada);
    team.sync(&hub, &jonas);
    hub.back_up(&shelf.at("backup"), team.time.ms()).unwrap();
    assert!(holds(shelf.0.path(), "Quibblezot"), "so there is something to keep out");

    let after = [share(&ada, "after the backup"), share(&jonas, "after it too")];
    ada.notebook.erase(slipped).unwrap();
    team.sync(&hub, &ada);
    team.time.0.fetch_add(DAY + MINUTE, Ordering::Relaxed);
    for engineer in [&jonas, &ada, &ada, &jonas] {
        team.sync(&hub, engineer);
    }
    assert!(!holds(&lost, "Quibblezot"), "erased for good");
    drop(hub);

    let list = lost.join("erased-ids");
    let begun =
        restore(&shelf.at("backup"), &restored, Lists { erased: Some(&list), ..Lists::default() }, team.time.ms())
            .unwrap();
    assert!(begun.erased >= 1);
    assert!(!holds(&restored, "Quibblezot"), "before anybody is served");
    let hub = open(&restored, team.time.ms());
    let newcomer = team.engineer(&hub, "Rosa Medeiros");
    assert!(newcomer.notebook.note(before).is_ok() && newcomer.notebook.note(slipped).is_err());
    for engineer in [&jonas, &ada, &newcomer, &jonas] {
        team.sync(&hub, engineer);
    }
    for engineer in [&ada, &jonas, &newcomer] {
        assert!([before].iter().chain(&after).all(|note| engineer.notebook.note(*note).is_ok()));
        assert!(engineer.notebook.note(slipped).is_err());
        assert_eq!(engineer.notebook.dump_team().unwrap(), ada.notebook.dump_team().unwrap());
        assert!(!engineer.notebook.sync_screen().unwrap().server_never_backed_up);
    }
    assert!(!holds(&restored, "Quibblezot"));
    assert_eq!(hub.check_audit_log().unwrap().first_misfit, None);
}

#[test]
fn a_restored_hub_has_again_what_a_teammate_wrote_who_joined_after_the_backup_and_is_away() {
    let (shelf, team) = (Shelf::new(), Team { time: TeamTime(Arc::new(AtomicU64::new(MORNING))) });
    let hub = open(&shelf.at("lost"), MORNING);
    let ada = team.engineer(&hub, "Ada Okafor");
    hub.back_up(&shelf.at("backup"), team.time.ms()).unwrap();
    let jonas = team.engineer(&hub, "Jonas Lindqvist");
    let notes = [share(&jonas, "written after the backup"), share(&jonas, "and one more")];
    team.sync(&hub, &jonas);
    team.sync(&hub, &ada);
    drop(hub);

    restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), team.time.ms()).unwrap();
    let hub = open(&shelf.at("restored"), team.time.ms());
    team.sync(&hub, &ada);
    let newcomer = team.engineer(&hub, "Rosa Medeiros");
    assert!(notes.iter().all(|note| newcomer.notebook.note(*note).is_ok()), "a teammate carried them");
    team.sync(&hub, &ada);
    assert_eq!(newcomer.notebook.dump_team().unwrap(), ada.notebook.dump_team().unwrap());
    // And its author is let in again, by what the lost hub had signed.
    let later = share(&jonas, "back again");
    team.sync(&hub, &jonas);
    team.sync(&hub, &newcomer);
    assert!(newcomer.notebook.note(later).is_ok());
}

#[test]
fn a_restored_hub_takes_no_late_words_on_what_its_backup_did_not_know_to_be_erased() {
    let (mut bench, shelf) = (Bench::new(), Shelf::new());
    let mut ada = bench.joined();
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    let secret = ada.write(1, b"Quibblezot");
    bench.push(&ada, std::slice::from_ref(&secret));
    bench.erase(&mut ada, 9, |envelope| envelope.erased_entities = Some(vec![entity_id(1)]));
    for with_list in [false, true] {
        let folder = shelf.at(if with_list { "with the list" } else { "without" });
        let list = bench.folder.path().join("erased-ids");
        restore(
            &shelf.at("backup"),
            &folder,
            Lists { erased: with_list.then_some(list.as_path()), ..Lists::default() },
            MORNING,
        )
        .unwrap();
        let before = std::mem::replace(&mut bench.hub, open(&folder, MORNING));
        bench.sign_in(&mut ada);
        // Only the first of the three: its author's phone broke before the others.
        ada.seq = 2;
        let verdict = bench.push(&ada, std::slice::from_ref(&secret)).remove(0);
        assert_eq!(matches!(verdict, Verdict::Erased(_)), with_list, "{verdict:?}");
        assert_eq!(holds(&folder, "Quibblezot"), !with_list);
        bench.hub = before;
    }
}

#[test]
fn the_list_of_a_restored_hub_names_what_was_erased_before_and_after() {
    let (mut bench, shelf) = (Bench::new(), Shelf::new());
    let mut ada = bench.joined();
    let erase = |bench: &mut Bench, ada: &mut crate::device::Device, entity: u8| {
        bench.erase(ada, 90 + entity, |envelope| envelope.erased_entities = Some(vec![entity_id(entity)]));
    };
    erase(&mut bench, &mut ada, 1);
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    erase(&mut bench, &mut ada, 2);
    let list = bench.folder.path().join("erased-ids");
    let lines = format!("entity {}\nentity {}\n", entity_id(1), entity_id(2));
    assert_eq!(std::fs::read_to_string(&list).unwrap(), lines);
    restore(&shelf.at("backup"), &shelf.at("restored"), Lists { erased: Some(&list), ..Lists::default() }, MORNING)
        .unwrap();
    let kept = std::fs::read_to_string(shelf.at("restored").join("erased-ids")).unwrap();
    let sorted = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(sorted(&kept), sorted(&lines));
    std::fs::remove_file(&list).unwrap();
    erase(&mut bench, &mut ada, 3);
    assert_eq!(std::fs::read_to_string(&list).unwrap().lines().count(), 3, "a lost list is made again");
}

#[test]
fn a_backup_sets_the_watermark_to_the_last_operation_it_holds() {
    let (mut bench, shelf) = (Bench::new(), Shelf::new());
    let mut ada = bench.joined();
    assert_eq!(bench.sign_in(&mut ada).watermark, None);
    let operations = [ada.write(1, b"one"), ada.write(2, b"two"), ada.write(3, b"three")];
    bench.push(&ada, &operations[..2]);
    let two = bench.announced + 2;
    assert_eq!(bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap(), two);
    bench.push(&ada, &operations[2..]);
    assert_eq!(bench.sign_in(&mut ada).watermark, Some(two));
    assert_eq!(proof(&bench.pull(&ada, Cursor::default())).watermark, Some(two));
    let refused = bench.hub.back_up(&bench.folder.path().join("backup"), MORNING);
    assert!(matches!(refused, Err(HubError::BackupInside { .. })));
    assert!(bench.hub.back_up(&shelf.at("no such folder").join("backup"), MORNING).is_err());
    assert_eq!(bench.sign_in(&mut ada).watermark, Some(two), "a backup that failed counts for nothing");
    assert_eq!(bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap(), two + 1);
    assert_eq!(bench.sign_in(&mut ada).watermark, Some(two + 1));

    restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), MORNING).unwrap();
    bench.hub = open(&shelf.at("restored"), MORNING);
    assert_eq!(bench.sign_in(&mut ada).watermark, Some(two + 1), "it lies in the backup that was restored");
    assert_eq!(bench.pull_all(&ada).len(), 3);
}

#[test]
fn every_restored_hub_has_an_epoch_of_its_own() {
    let (bench, shelf) = (Bench::new(), Shelf::new());
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    let mut epochs = vec![1];
    for number in 0..3_u64 {
        let folder = shelf.at(&number.to_string());
        let now_ms = MORNING + number * MINUTE;
        restore(&shelf.at("backup"), &folder, Lists::default(), now_ms).unwrap();
        let mut restored = Bench::new();
        restored.hub = open(&folder, now_ms);
        assert_eq!((restored.hub.id(), restored.hub.team()), (bench.hub.id(), bench.hub.team()));
        let newcomer = restored.joined();
        epochs.push(end(&restored.pull(&newcomer, Cursor::default())).epoch);
    }
    assert!(epochs.is_sorted_by(|before, after| before < after), "{epochs:?}");
}

#[test]
fn a_restored_hub_gives_no_access_that_was_used_up_since() {
    let (mut bench, shelf) = (Bench::new(), Shelf::new());
    let (ada, open_invite, newcomer) = (bench.joined(), bench.invite(), bench.device());
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), MORNING).unwrap();
    bench.hub = open(&shelf.at("restored"), MORNING);
    let pull = HubRequest::Pull(ada.pull(bench.hub.team(), Cursor::default()));
    assert_eq!(bench.refusal(pull), HubRefusal::TokenExpired);
    assert_eq!(bench.refusal(newcomer.join(&open_invite)), HubRefusal::InviteUnknown);
}

#[test]
fn only_a_whole_backup_is_restored_and_only_into_an_empty_folder() {
    let (mut bench, shelf) = (Bench::new(), Shelf::new());
    let mut ada = bench.joined();
    let operations: Vec<_> = (0..200).map(|entity| ada.write(entity, &[entity; 500])).collect();
    bench.push(&ada, &operations);
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    let whole = std::fs::read(shelf.at("backup")).unwrap();
    let is_refused = |name: &str, bytes: &[u8]| {
        std::fs::write(shelf.at(name), bytes).unwrap();
        let refused = restore(&shelf.at(name), &shelf.at("restored"), Lists::default(), MORNING);
        assert!(matches!(refused, Err(HubError::NotABackup { .. })), "{name}: {refused:?}");
        assert_eq!(std::fs::read_dir(shelf.at("restored")).unwrap().count(), 0, "{name}");
    };
    is_refused("empty", b"");
    is_refused("text", b"The quick brown fox");
    is_refused("cut off", &whole[..whole.len() / 2]);
    is_refused("a copied database", &std::fs::read(bench.folder.path().join("hub.sqlite3")).unwrap());
    assert!(restore(&shelf.at("missing"), &shelf.at("restored"), Lists::default(), MORNING).is_err());
    std::fs::write(shelf.at("list"), "entity nonsense\n").unwrap();
    let refused = restore(
        &shelf.at("backup"),
        &shelf.at("restored"),
        Lists { erased: Some(&shelf.at("list")), ..Lists::default() },
        MORNING,
    );
    assert!(matches!(refused, Err(HubError::List { line: 1, .. })));

    restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), MORNING).unwrap();
    let again = restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), MORNING);
    assert!(matches!(again, Err(HubError::NotEmpty { .. })));
}

#[cfg(unix)]
#[test]
fn a_backup_and_what_is_restored_from_it_are_their_owners_alone_and_stand_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (bench, shelf) = (Bench::new(), Shelf::new());
    // What somebody left in its place, for all to read, is not written into.
    std::fs::write(shelf.at("backup.new"), b"").unwrap();
    std::fs::write(shelf.at("backup"), b"an older one").unwrap();
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    assert_eq!(std::fs::read_dir(shelf.0.path()).unwrap().count(), 1);
    restore(&shelf.at("backup"), &shelf.at("restored"), Lists::default(), MORNING).unwrap();
    for file in ["backup", "restored/hub.sqlite3", "restored/hub.key", "restored/erased-ids"] {
        let mode = std::fs::metadata(shelf.at(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let keys =
        [bench.folder.path(), &shelf.at("restored")].map(|folder| std::fs::read(folder.join("hub.key")).unwrap());
    assert_eq!(keys[0], keys[1]);
    assert!(!holds(&shelf.at("restored"), "CREATE TABLE backup"), "the key lies in no second place");
}

#[test]
fn a_backup_that_fails_leaves_nothing_behind_and_the_older_one_alone() {
    let (bench, shelf) = (Bench::new(), Shelf::new());
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    let older = std::fs::read(shelf.at("backup")).unwrap();
    std::fs::remove_file(bench.folder.path().join("hub.key")).unwrap();
    assert!(bench.hub.back_up(&shelf.at("backup"), MORNING).is_err());
    assert_eq!(std::fs::read_dir(shelf.0.path()).unwrap().count(), 1);
    assert_eq!(std::fs::read(shelf.at("backup")).unwrap(), older);
}

#[test]
fn what_was_erased_before_a_restored_hub_is_erased_there_also_where_somebody_took_it_back_too_late() {
    let (shelf, mut bench) = (Shelf::new(), Bench::new());
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let note = jonas.write(1, b"Quibblezot");
    bench.push(&jonas, std::slice::from_ref(&note));
    bench.hub.back_up(&shelf.at("backup"), MORNING).unwrap();
    let names = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(1)]);
    let asking = ada.write_with(9, b"why", names);
    bench.push(&ada, std::slice::from_ref(&asking));
    bench.now_ms += limits::TAKE_BACK_MS;
    bench.sign_in(&mut ada);
    let erasing = ada.write_with(9, b"", names);
    assert!(accepted(&bench.push(&ada, std::slice::from_ref(&erasing))[0]).is_some());
    let list = bench.folder.path().join("erased-ids");
    let lists = Lists { erased: Some(&list), ..Lists::default() };
    restore(&shelf.at("backup"), &shelf.at("restored"), lists, bench.now_ms).unwrap();
    bench.hub = open(&shelf.at("restored"), bench.now_ms);
    [&mut jonas, &mut ada].into_iter().for_each(|device| drop(bench.sign_in(device)));
    // Jonas was away: what he says of it comes to the restored hub before what asked for it.
    let late = jonas.write(9, b"keep it");
    assert!(accepted(&bench.push(&jonas, &[late])[0]).is_some());
    let verdicts = bench.push(&ada, &[asking, erasing]);
    assert!(verdicts.iter().all(|verdict| accepted(verdict).is_some()), "{verdicts:?}");
    assert!(!holds(&shelf.at("restored"), "Quibblezot"));
}

#[test]
fn what_took_an_erasure_back_counts_also_where_it_came_to_a_restored_hub_before_what_asked() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let names = |envelope: &mut Envelope| envelope.erased_entities = Some(vec![entity_id(1)]);
    let keeping = jonas.write(9, b"keep it");
    bench.push(&jonas, &[keeping]);
    let asking = ada.write_with(9, b"why", names);
    assert!(accepted(&bench.push(&ada, &[asking])[0]).is_some());
    bench.now_ms += limits::TAKE_BACK_MS;
    bench.sign_in(&mut ada);
    let erasing = ada.write_with(9, b"", names);
    assert_eq!(parked(&bench.push(&ada, &[erasing])[0]).unwrap().0, ParkReason::ErasureTakenBack);
}

#[test]
fn backups_expire_after_their_days_and_nothing_else_beside_them_does() {
    let (mut bench, elsewhere, shelf) = (Bench::new(), Shelf::new(), Shelf::new());
    let other = open(&elsewhere.at("hub"), bench.now_ms);
    assert_ne!(other.id(), bench.hub.id());
    let begun = bench.now_ms;
    for day in [0, 50, 80] {
        bench.hub.back_up(&shelf.at(&format!("day-{day}")), begun + day * DAY).unwrap();
    }
    other.back_up(&shelf.at("another hub's"), begun).unwrap();
    std::fs::write(shelf.at("notes.txt"), "of somebody's").unwrap();
    std::fs::create_dir(shelf.at("folder")).unwrap();
    bench.now_ms = begun + 120 * DAY;
    let newest = shelf.at("day-120");
    bench.hub.back_up(&newest, bench.now_ms).unwrap();
    assert_eq!(bench.hub.expire_backups(&newest, 90, bench.now_ms).unwrap(), 1);
    assert_eq!(bench.hub.expire_backups(&newest, 90, bench.now_ms).unwrap(), 0);
    let mut left: Vec<_> = std::fs::read_dir(shelf.0.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["another hub's", "day-120", "day-50", "day-80", "folder", "notes.txt"]);
    // The newest stays, whatever its age.
    assert_eq!(bench.hub.expire_backups(&newest, 1, begun + 400 * DAY).unwrap(), 2);
    let restored = Shelf::new();
    restore(&newest, &restored.at("hub"), Lists::default(), bench.now_ms).unwrap();
}
