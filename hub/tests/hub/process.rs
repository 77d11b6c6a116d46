//! The real binary.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use soundings_wire::invite;

use crate::bench::MORNING;
use crate::wall::Engineer;

pub fn hub(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_soundings-hub"));
    command.args(arguments).env_remove("SOUNDINGS_HUB_DATA").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub struct Serving {
    pub child: Child,
    pub url: String,
}

impl Serving {
    fn start(data: &Path, clock: &Path) -> Self {
        Self::with(&["serve", "--data", text(data), "--plain", "--listen", "127.0.0.1:0", "--clock", text(clock)])
    }

    pub fn with(arguments: &[&str]) -> Self {
        let mut child = hub(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Listening on ").unwrap_or_else(|| panic!("{line}")).to_owned();
        Self { child, url }
    }

    fn stop(mut self) -> i32 {
        let stopped = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(stopped.success());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn it_serves_invites_meanwhile_by_the_same_clock_and_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (data, clock) = (folder.path().join("hub"), folder.path().join("clock"));
    std::fs::write(&clock, MORNING.to_string()).unwrap();
    let serving = Serving::start(&data, &clock);
    let health = ureq::get(format!("{}/health", serving.url)).call().unwrap().body_mut().read_to_string().unwrap();
    assert_eq!(health, "ok\n");

    let invited = hub(&["invite", "--data", text(&data), "--clock", text(&clock), "--json"]).output().unwrap();
    assert!(invited.status.success(), "{}", stderr(&invited));
    let document: serde_json::Value = serde_json::from_slice(&invited.stdout).unwrap();
    assert_eq!((&document["format"], &document["expires_at"]), (&1.into(), &"2026-11-24T14:02:00Z".into()));
    let invite = invite::read(document["invite"].as_str().unwrap()).unwrap();
    assert_eq!(invite.address, serving.url);

    let plain = hub(&["invite", "--data", text(&data), "--clock", text(&clock)]).output().unwrap();
    assert!(invite::read(String::from_utf8(plain.stdout).unwrap().trim()).is_ok(), "alone on its line, to be piped");

    let second = hub(&["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    assert!(stderr(&second).contains("serves this folder already"));

    assert_eq!(serving.stop(), 0);
    assert!(!data.join("address").exists());
}

#[test]
fn an_invitation_is_written_as_a_qr_code_that_reads_as_the_same_and_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("hub"), folder.path().join("invitation.png"));
    std::fs::write(&file, "what was there before").unwrap();
    let invited = hub(&["invite", "--data", text(&data), "--png", text(&file)]).output().unwrap();
    assert!(invited.status.success(), "{}", stderr(&invited));
    let mut picture = png::Decoder::new(BufReader::new(std::fs::File::open(&file).unwrap())).read_info().unwrap();
    let mut pixels = vec![0; picture.output_buffer_size().unwrap()];
    let side = picture.next_frame(&mut pixels).unwrap().width as usize;
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
    let codes: Vec<String> = seen.detect_grids().iter().map(|code| code.decode().unwrap().1).collect();
    assert_eq!(codes, [String::from_utf8(invited.stdout).unwrap().trim()]);
    assert!(invite::read(&codes[0]).is_ok());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let nowhere = folder.path().join("nowhere/invitation.png");
    let refused = hub(&["invite", "--data", text(&data), "--png", text(&nowhere)]).output().unwrap();
    assert!(refused.status.code() == Some(1) && stderr(&refused).contains("nowhere/invitation.png"));
}

#[test]
fn nothing_is_served_in_clear_beyond_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let refused = hub(&["serve", "--data", text(folder.path()), "--plain", "--listen", address]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1));
        assert!(stderr(&refused).contains("without TLS notes would cross a network in clear"), "{}", stderr(&refused));
    }
}

#[test]
fn beyond_this_machine_it_serves_over_tls_under_a_name_that_devices_can_use() {
    let folder = tempfile::tempdir().unwrap();
    let everywhere = ["serve", "--data", text(folder.path()), "--listen", "0.0.0.0:0"];
    let refused = hub(&everywhere).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("--name"), "{}", stderr(&refused));

    let serving = Serving::with(&[everywhere.as_slice(), &["--name", "hub.example"]].concat());
    let port = serving.url.strip_prefix("https://hub.example:").unwrap_or_else(|| panic!("{}", serving.url));
    assert!(port.parse::<u16>().is_ok(), "{port}");
    let invited = hub(&["invite", "--data", text(folder.path())]).output().unwrap();
    let invite = invite::read(&String::from_utf8(invited.stdout).unwrap()).unwrap();
    assert_eq!(invite.address, serving.url);
}

#[test]
fn a_certificate_that_is_none_is_refused_and_its_file_named() {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none.pem");
    std::fs::write(&none, "nothing").unwrap();
    let files = ["--certificate", text(&none), "--key", text(&none)];
    let refused =
        hub(&[["serve", "--data", text(folder.path()), "--listen", "127.0.0.1:0"].as_slice(), &files].concat())
            .output()
            .unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("none.pem"), "{}", stderr(&refused));
}

#[test]
fn misuse_is_2_and_a_refusal_in_json_has_a_code() {
    assert_eq!(hub(&["invite", "--role", "emperor"]).output().unwrap().status.code(), Some(2));
    let folder = tempfile::tempdir().unwrap();
    let nobody =
        ["invite", "--json", "--data", text(folder.path()), "--engineer", "01a20dd3-e400-7171-8181-010101010101"];
    let refused = hub(&nobody).output().unwrap();
    assert_eq!(refused.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!(document["error"]["code"], "engineer-unknown");
}

#[test]
fn a_killed_hub_serves_again() {
    let folder = tempfile::tempdir().unwrap();
    let (data, clock) = (folder.path().join("hub"), folder.path().join("clock"));
    std::fs::write(&clock, MORNING.to_string()).unwrap();
    let mut first = Serving::start(&data, &clock);
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    let mut said = String::new();
    first.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    let second = Serving::start(&data, &clock);
    assert_eq!(second.stop(), 0);
}

#[test]
fn another_device_is_invited_by_the_engineers_name_while_the_hub_serves() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("hub");
    let serving = Serving::with(&["serve", "--plain", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    let invited = |engineer: &[&str]| {
        let output = hub(&[&["invite", "--data", text(&data), "--json"], engineer].concat()).output().unwrap();
        (output.status.code().unwrap(), [output.stdout, output.stderr].concat())
    };
    let invite = |document: Vec<u8>| {
        serde_json::from_slice::<serde_json::Value>(&document).unwrap()["invite"].as_str().unwrap().to_owned()
    };
    let url = format!("{}/v1", serving.url);
    let ask = |body: &[u8]| ureq::post(&url).send(body).unwrap().body_mut().read_to_vec().unwrap();

    let (laptop, phone) = (Engineer::new("Ada Okafor"), Engineer::new("Ada on the phone"));
    laptop.notebook.join(&invite(invited(&[]).1)).unwrap();
    laptop.sync_by(ask);
    let (code, document) = invited(&["--engineer", "Ada Okafor"]);
    assert_eq!(code, 0, "{}", String::from_utf8_lossy(&document));
    phone.notebook.join(&invite(document)).unwrap();
    phone.sync_by(ask);
    assert_eq!(phone.notebook.engineer().unwrap().id, laptop.notebook.engineer().unwrap().id);

    let (code, document) = invited(&["--engineer", "Nobody At All"]);
    let document: serde_json::Value = serde_json::from_slice(&document).unwrap();
    assert_eq!((code, &document["error"]["code"]), (1, &"not-found".into()));
}

#[test]
fn devices_are_listed_and_the_audit_log_is_verified_while_the_hub_serves() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("hub");
    let run = |arguments: &[&str]| {
        let output = hub(&[arguments, &["--data", text(&data)]].concat()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output))
    };
    let (code, _, said) = run(&["verify"]);
    assert!(code == 1 && said.contains("no hub") && !data.exists(), "it makes none: {said}");

    let serving = Serving::with(&["serve", "--data", text(&data), "--plain", "--listen", "127.0.0.1:0"]);
    let invite = run(&["invite"]).1;
    let ada = Engineer::new("Ada Okafor");
    ada.notebook.join(invite.trim()).unwrap();
    let url = format!("{}/v1", serving.url);
    ada.sync_by(|body| ureq::post(&url).send(body).unwrap().body_mut().read_to_vec().unwrap());

    let engineer = ada.notebook.engineer().unwrap().id.to_string();
    let document: serde_json::Value = serde_json::from_str(&run(&["devices", "--json"]).1).unwrap();
    let listed = document["devices"].as_array().unwrap();
    let hers = listed.iter().find(|device| device["engineer"] == engineer.as_str()).unwrap();
    assert_eq!(
        (&hers["role"], &hers["incarnation"], &hers["revoked"]),
        (&"engineer".into(), &1.into(), &None::<u8>.into())
    );
    assert!(hers["last_contact"].as_str() >= hers["since"].as_str());
    assert!(run(&["devices"]).1.lines().any(|line| line.contains(&engineer) && line.contains("last contact 20")));

    assert!(run(&["verify"]).1.starts_with("The audit log fits: "));
    let database = rusqlite::Connection::open(data.join("hub.sqlite3")).unwrap();
    database.execute("UPDATE audit SET ids = zeroblob(16) WHERE number = 2", []).unwrap();
    let (code, _, said) = run(&["verify"]);
    assert_eq!(
        (code, said.as_str()),
        (1, "soundings-hub: entry 2 of the audit log does not fit what comes before it\n")
    );
    assert_eq!(serving.stop(), 0);
}

#[test]
fn a_backup_made_while_devices_push_is_restored_and_served() {
    let folder = tempfile::tempdir().unwrap();
    let [data, backup, restored] = ["hub", "backup", "restored"].map(|name| folder.path().join(name));
    let run = |arguments: &[&str]| {
        let output = hub(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        (String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output))
    };
    let serving = Serving::with(&["serve", "--data", text(&data), "--plain", "--listen", "127.0.0.1:0"]);
    let invite = run(&["invite", "--data", text(&data)]).0;
    let ada = Engineer::new("Ada Okafor");
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let sync = |engineer: &Engineer, serving: &Serving| {
        let url = format!("{}/v1", serving.url);
        engineer.sync_by(|body| agent.post(&url).send(body).unwrap().body_mut().read_to_vec().unwrap());
    };
    ada.notebook.join(invite.trim()).unwrap();
    sync(&ada, &serving);
    let mut backing_up = hub(&["backup", text(&backup), "--data", text(&data)]).spawn().unwrap();
    let mut written = 0;
    while backing_up.try_wait().unwrap().is_none() || written < 5 {
        ada.notebook.add_customer(&format!("Customer {written}")).unwrap();
        sync(&ada, &serving);
        written += 1;
    }
    assert!(backing_up.wait().unwrap().success());
    sync(&ada, &serving);
    assert!(!ada.notebook.sync_screen().unwrap().server_never_backed_up);
    assert_eq!(serving.stop(), 0);

    let lists = ["erased-ids", "revoked-devices"].map(|list| data.join(list));
    let lists = ["--erased", text(&lists[0]), "--revoked", text(&lists[1])];
    let (said, warned) = run(&[&["restore", text(&backup), "--data", text(&restored)], &lists[..]].concat());
    assert!(said.starts_with("Restored into ") && warned.is_empty(), "{said}{warned}");
    let again = hub(&["restore", text(&backup), "--data", text(&restored)]).output().unwrap();
    assert!(again.status.code() == Some(1) && stderr(&again).contains("empty folder only"));
    let serving = Serving::with(&["serve", "--data", text(&restored), "--plain", "--listen", "127.0.0.1:0"]);
    sync(&ada, &serving);
    let invite = run(&["invite", "--data", text(&restored)]).0;
    let jonas = Engineer::new("Jonas Lindqvist");
    jonas.notebook.join(invite.trim()).unwrap();
    sync(&jonas, &serving);
    assert_eq!(jonas.notebook.customers(None, 1_000).unwrap().items.len(), written);
    assert!(run(&["verify", "--data", text(&restored)]).0.starts_with("The audit log fits"));
}

#[test]
fn an_engineer_is_revoked_by_name_after_their_devices_were_shown() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("hub");
    let run = |arguments: &[&str]| {
        let output = hub(&[arguments, &["--data", text(&data)]].concat()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout.clone()).unwrap(), stderr(&output))
    };
    let serving = Serving::with(&["serve", "--data", text(&data), "--plain", "--listen", "127.0.0.1:0"]);
    let ada = Engineer::new("Ada Okafor");
    ada.notebook.join(run(&["invite"]).1.trim()).unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let url = format!("{}/v1", serving.url);
    let sync = || ada.sync_by(|body| agent.post(&url).send(body).unwrap().body_mut().read_to_vec().unwrap());
    sync();

    let (code, shown, said) = run(&["revoke", "Ada Okafor"]);
    let engineer = ada.notebook.engineer().unwrap().id.to_string();
    assert_eq!((code, shown.lines().count(), shown.contains(&engineer)), (1, 1, true), "{shown}{said}");
    assert!(said.contains("nothing was revoked") && !shown.contains("revoked"), "{said}{shown}");

    let (code, shown, said) = run(&["revoke", "Ada Okafor", "--yes"]);
    assert!(code == 0 && said.is_empty() && shown.contains("  revoked 20"), "{shown}{said}");
    assert!(run(&["revoke", &engineer, "--json"]).1.contains("\"revoked\":\"20"), "by the engineer's id too");
    assert_eq!(
        run(&["revoke", "01a20dd3-e400-7171-8181-010101010101"]).2,
        "soundings-hub: no such device has joined this team, nor one of such an engineer\n"
    );
    assert!(std::fs::read_to_string(data.join("revoked-devices")).unwrap().starts_with("device "));
    assert_eq!(serving.stop(), 0);
}
