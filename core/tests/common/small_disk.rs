//! A small file system that fills. Root mounts one; anybody else runs the same test once more in a namespace of their own,
//! where they are root. Where neither can be, the test fails rather than pass unrun.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Says that the test runs in a namespace already.
const IN_NAMESPACE: &str = "SOUNDINGS_IN_NAMESPACE";
/// Leaves these tests out, on a machine that can not have them.
const WITHOUT: &str = "SOUNDINGS_WITHOUT_SMALL_DISKS";

/// One that is mounted, as long as this is held.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one on a folder that is there. `None`: the whole test was run in a namespace, and went well.
    pub fn at(place: &Path, megabytes: u32) -> Option<Self> {
        let size = format!("size={megabytes}m");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(place).output();
        let why = match mount {
            Ok(output) if output.status.success() => return Some(Self(place.to_owned())),
            Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
            Err(error) => error.to_string(),
        };
        if std::env::var_os(WITHOUT).is_some() {
            eprintln!("NOT RUN, as {WITHOUT} says: {why}");
            return None;
        }
        assert!(std::env::var_os(IN_NAMESPACE).is_none(), "no small disk even in a namespace: {why}");
        in_namespace(&why);
        None
    }
}

/// Runs the test that asks once more, where it may mount.
fn in_namespace(why: &str) {
    let this = std::thread::current();
    let test = this.name().filter(|name| *name != "main").unwrap_or_else(|| {
        panic!("with one thread alone nobody knows which test this is; run it as root ({why})");
    });
    let run = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(IN_NAMESPACE, "1")
        .output()
        .unwrap_or_else(|error| panic!("a small disk needs root, or unshare ({error}); {WITHOUT}=1 leaves this out"));
    let said = [run.stdout, run.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(
        run.status.success() && said.contains("1 passed"),
        "in a namespace: {said}\na small disk needs root, or a namespace; {WITHOUT}=1 leaves this out"
    );
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
