//! The machine that figures come from: what bears on them, and nothing that names it.

use std::fs::read_to_string;

/// Processor, cores, kernel, disk and load.
pub fn describe() -> String {
    let known = |found: Option<String>| found.unwrap_or_else(|| "unknown".to_owned());
    let processor =
        line_of("/proc/cpuinfo", "model name").and_then(|line| Some(line.split_once(':')?.1.trim().to_owned()));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let kernel = read_to_string("/proc/sys/kernel/osrelease").ok().map(|release| release.trim().to_owned());
    let load = read_to_string("/proc/loadavg").ok().and_then(|load| load.split_whitespace().next().map(str::to_owned));
    format!(
        "| the machine | |\n| --- | --- |\n| processor | {}, {cores} cores |\n| kernel | {} {} |\n| disk | {} |\n| load as the run ended | {} |\n",
        known(processor),
        std::env::consts::OS,
        known(kernel),
        known(disk()),
        known(load),
    )
}

fn line_of(path: &str, beginning: &str) -> Option<String> {
    read_to_string(path).ok()?.lines().find(|line| line.starts_with(beginning)).map(str::to_owned)
}

/// The kind of disk below the folder for temporary files: its file system, its bus, and whether it turns.
fn disk() -> Option<String> {
    let folder = std::env::temp_dir().canonicalize().ok()?;
    let mounts = read_to_string("/proc/mounts").ok()?;
    let mut found: Option<(usize, &str, &str)> = None;
    for line in mounts.lines() {
        let mut parts = line.split_whitespace();
        let (Some(device), Some(place), Some(kind)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let deeper = found.is_none_or(|(length, ..)| place.len() >= length);
        if folder.starts_with(place) && deeper {
            found = Some((place.len(), device, kind));
        }
    }
    let (_, device, kind) = found?;
    let name = device.rsplit('/').next()?;
    let name = if name == "root" { "vda" } else { name.trim_end_matches(|digit: char| digit.is_ascii_digit()) };
    let turns = read_to_string(format!("/sys/block/{name}/queue/rotational")).ok();
    let turns = match turns.as_deref().map(str::trim) {
        Some("0") => ", solid state by its own word",
        Some(_) => ", rotational by its own word",
        None => "",
    };
    let bus = if name.starts_with("vd") {
        "virtual disk (virtio)"
    } else if name.starts_with("nvme") {
        "NVMe"
    } else {
        "disk"
    };
    Some(format!("{bus}, {kind}{turns}"))
}
