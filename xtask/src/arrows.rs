//! The arrows of the house: which crate may know which, and inside core which module may know which.
//!
//! Shells -> bindings -> runner, pages -> core -> wire; cli, hub, pages -> words; what lies at the end of several arrows
//! may be used directly too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Journal, Problem};
use crate::project::Project;

/// Each crate with those of ours it may use. Tests and benchmarks may use all, and nobody else may use them.
const CRATES: &[(&str, &[&str])] = &[
    ("soundings-wire", &[]),
    ("soundings-words", &[]),
    ("soundings-core", &["soundings-wire"]),
    ("soundings-pages", &["soundings-core", "soundings-wire", "soundings-words"]),
    ("soundings-runner", &["soundings-core", "soundings-wire"]),
    ("soundings-ffi", &["soundings-runner", "soundings-pages", "soundings-core"]),
    ("soundings-press", &["soundings-pages", "soundings-core", "soundings-wire", "soundings-words"]),
    ("soundings-hub", &["soundings-pages", "soundings-core", "soundings-wire", "soundings-words", "soundings-press"]),
    (
        "soundings",
        &[
            "soundings-runner",
            "soundings-pages",
            "soundings-core",
            "soundings-wire",
            "soundings-words",
            "soundings-press",
        ],
    ),
    ("xtask", &[]),
    ("soundings-simulation", &["soundings-core", "soundings-wire", "soundings-hub"]),
    ("soundings-end-to-end", &["soundings-runner", "soundings-core", "soundings-wire", "soundings-hub"]),
    (
        "soundings-bench",
        &["soundings-runner", "soundings-core", "soundings-wire", "soundings-hub", "soundings-end-to-end"],
    ),
];

/// The feature of core by which its types cross to Kotlin and Swift, off by default, and the one bridge it may bring.
const CROSSING: (&str, &str) = ("uniffi", "uniffi");

/// The programs that cross to no other language and so hold no bridge.
const WITHOUT_BRIDGE: &[&str] = &["soundings-runner", "soundings-hub", "soundings"];

/// What a phone holds none of, not even through others: it prints by its own platform, and the fonts alone are 2 MB.
const NOT_ON_A_PHONE: &[&str] = &["soundings-press", "krilla", "parley"];

/// What core holds none of, not even through others: bridges, async runtimes, sockets, TLS, HTML.
const NOT_IN_CORE: &[&str] =
    &["uniffi", "tokio", "futures", "mio", "socket2", "ureq", "rustls", "axum", "hyper", "maud", "askama"];

/// Core's layers, from the lowest; a layer may use those before it, not its equals. Maps are made of the visit log's
/// notes, never the other way round. A module that is not here lies outside the
/// layers: what it uses counts as used by those who use it.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["store"],
    &["log"],
    &["sync_queue"],
    &["visit_log"],
    &["empathy_map"],
    &["consent"],
    &["present", "exchange"],
    &["example"],
];

/// Module name to the names of the modules it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// Names every arrow that points the wrong way.
pub fn check(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let mut tree = |extra: &str| {
        let plain = "tree --edges normal,build --target all --prefix depth --format {p}";
        journal.output_of(&mut project.cargo(&format!("{plain} {extra}")))
    };
    let mut faults = between_crates(&tree("--workspace --depth 1")?);
    faults.extend(in_core(&tree("--package soundings-core")?, ""));
    let (feature, bridge) = CROSSING;
    faults.extend(in_core(&tree(&format!("--package soundings-core --features {feature}"))?, bridge));
    faults.extend(on_a_phone(&tree("--package soundings-ffi --all-features")?));
    for program in WITHOUT_BRIDGE {
        faults.extend(without_bridge(program, &tree(&format!("--package {program}"))?));
    }
    faults.extend(between_layers(&uses_inside(&project.path("core/src"))?));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// A line of `cargo tree --prefix depth`: how deep, and the crate's name.
fn depth_and_name(line: &str) -> Option<(&str, &str)> {
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    Some((&line[..digits], line[digits..].split_whitespace().next()?))
}

fn between_crates(tree: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut from = "";
    for (depth, name) in tree.lines().filter_map(depth_and_name) {
        let ours = CRATES.iter().any(|(ours, _)| *ours == name);
        if depth == "0" {
            from = name;
            if !ours {
                faults.push(format!("{name} has no place in the house: give it its arrows in xtask/src/arrows.rs"));
            }
        } else if ours {
            let allowed =
                CRATES.iter().find(|(crate_name, _)| *crate_name == from).is_some_and(|(_, to)| to.contains(&name));
            if !allowed {
                faults.push(format!("{from} must not use {name}"));
            }
        } else if from == "xtask" {
            faults.push(format!("xtask must not use {name}: it is there in seconds because it uses nothing"));
        }
    }
    faults
}

fn names_in(tree: &str) -> BTreeSet<&str> {
    tree.lines().filter_map(depth_and_name).map(|(_, name)| name).collect()
}

/// `but`: the bridge that core may hold where its feature is on.
fn in_core(tree: &str, but: &str) -> Vec<String> {
    names_in(tree)
        .iter()
        .filter(|name| NOT_IN_CORE.contains(name) && **name != but)
        .map(|name| format!("soundings-core must not use {name}"))
        .collect()
}

fn on_a_phone(tree: &str) -> Vec<String> {
    names_in(tree)
        .iter()
        .filter(|name| NOT_ON_A_PHONE.contains(name))
        .map(|name| format!("soundings-ffi must not use {name}: phones print by their platform"))
        .collect()
}

fn without_bridge(program: &str, tree: &str) -> Vec<String> {
    let bridge = CROSSING.1;
    let held = names_in(tree).contains(bridge);
    held.then(|| format!("{program} must not use {bridge}: it crosses to no other language")).into_iter().collect()
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn between_layers(uses: &Uses) -> Vec<String> {
    let mut faults = Vec::new();
    for from in uses.keys() {
        let Some(layer) = layer_of(from) else {
            continue;
        };
        for (to, through) in reached(from, uses) {
            let allowed = to == *from || layer_of(&to).is_none_or(|other| other < layer);
            if !allowed {
                let through = if through.is_empty() { String::new() } else { format!(" (through {through})") };
                faults.push(format!("core: {from} must not use {to}{through}"));
            }
        }
    }
    faults
}

/// The modules that one uses, and those it uses through modules outside the layers.
fn reached(from: &str, uses: &Uses) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut waiting = vec![(from.to_owned(), String::new())];
    while let Some((module, through)) = waiting.pop() {
        for to in uses.get(&module).into_iter().flatten() {
            if !found.contains_key(to) {
                found.insert(to.clone(), through.clone());
                if layer_of(to).is_none() {
                    waiting.push((to.clone(), to.clone()));
                }
            }
        }
    }
    found
}

/// Reads every source file below a crate's `src`, but lib.rs, which holds the layers together.
fn uses_inside(source: &Path) -> Result<Uses, Problem> {
    let mut uses = Uses::new();
    for (path, module_depth) in rust_files(source)? {
        let below = path.strip_prefix(source).unwrap_or(&path);
        let module = below.iter().next().unwrap_or_default().to_string_lossy();
        let module = module.trim_end_matches(".rs");
        if module != "lib" {
            let found = uses.entry(module.to_owned()).or_default();
            found.extend(modules_named(&fs::read_to_string(&path)?, module_depth));
        }
    }
    let modules: BTreeSet<String> = uses.keys().cloned().collect();
    for found in uses.values_mut() {
        found.retain(|name| modules.contains(name));
    }
    Ok(uses)
}

/// Files with how deep their module lies below the crate; files that hold only tests are left out.
fn rust_files(source: &Path) -> Result<Vec<(PathBuf, usize)>, Problem> {
    let mut files = Vec::new();
    let mut folders = vec![(source.to_path_buf(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if name == "tests" || name.ends_with("_tests") {
                continue;
            }
            if path.is_dir() {
                folders.push((path, depth + 1));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push((path, if name == "mod" { depth } else { depth + 1 }));
            }
        }
    }
    Ok(files)
}

/// What follows `crate::` (or as many `super::` as lead there) in a file's code, up to its test module.
fn modules_named(text: &str, module_depth: usize) -> BTreeSet<String> {
    let code: Vec<&str> = text
        .lines()
        .map(str::trim)
        .take_while(|line| *line != "mod tests {")
        .filter(|line| !line.starts_with("//"))
        .collect();
    let code = code.join(" ").replace(&"super::".repeat(module_depth.max(1)), "crate::");
    let mut names = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            None => names.extend(first_name(after)),
            Some(group) => {
                let mut depth = 1;
                let mut start = 0;
                for (at, letter) in group.char_indices() {
                    match letter {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                    if (letter == ',' && depth == 1) || depth == 0 {
                        names.extend(first_name(group[start..at].trim_start()));
                        start = at + 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(path.len());
    (end > 0).then(|| path[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(pairs: &[(&str, &[&str])]) -> Uses {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        pairs.iter().map(|(from, to)| ((*from).to_owned(), set(to))).collect()
    }

    #[test]
    fn a_crate_that_points_up_or_has_no_place_is_named() {
        let tree =
            "0soundings-wire v0.1.0 (/x)\n1minicbor v2.3.1\n\n0soundings-core v0.1.0 (/x)\n1soundings-wire v0.1.0\n";
        assert!(between_crates(tree).is_empty());
        let tree = "0soundings-wire v0.1.0 (/x)\n1soundings-core v0.1.0 (/x)\n\n0soundings-attic v0.1.0 (/x)\n";
        assert_eq!(between_crates(tree).len(), 2);
    }

    #[test]
    fn xtask_uses_nothing_at_all() {
        assert_eq!(between_crates("0xtask v0.1.0 (/x)\n1serde v1.0.0\n").len(), 1);
    }

    #[test]
    fn a_socket_deep_below_core_is_named() {
        assert_eq!(
            in_core("0soundings-core v0.1.0\n1chrono v0.4.0\n2tokio v1.0.0\n", ""),
            ["soundings-core must not use tokio"]
        );
    }

    #[test]
    fn a_bridge_is_in_core_only_where_its_feature_is_on_and_brings_nothing_else() {
        let tree = "0soundings-core v0.1.0\n1uniffi v0.32.2\n2tokio v1.0.0\n";
        assert_eq!(in_core(tree, "").len(), 2);
        assert_eq!(in_core(tree, "uniffi"), ["soundings-core must not use tokio"]);
        assert_eq!(without_bridge("soundings-hub", tree).len(), 1);
        assert!(without_bridge("soundings-hub", "0soundings-hub v0.1.0\n1soundings-core v0.1.0\n").is_empty());
    }

    #[test]
    fn a_press_deep_below_the_bindings_is_named() {
        let tree = "0soundings-ffi v0.1.0\n1soundings-pages v0.1.0\n2krilla v0.8.2\n";
        assert_eq!(on_a_phone(tree), ["soundings-ffi must not use krilla: phones print by their platform"]);
        assert!(on_a_phone("0soundings-ffi v0.1.0\n1soundings-pages v0.1.0\n").is_empty());
    }

    #[test]
    fn a_layer_may_use_those_below_it_and_no_others() {
        assert!(
            between_layers(&uses(&[("model", &[]), ("store", &["model"]), ("present", &["visit_log", "present"])]))
                .is_empty()
        );
        assert_eq!(between_layers(&uses(&[("store", &["sync_queue"])])), ["core: store must not use sync_queue"]);
        assert_eq!(between_layers(&uses(&[("visit_log", &["empathy_map"])])).len(), 1);
    }

    #[test]
    fn a_module_outside_the_layers_is_no_way_around_them() {
        let uses = uses(&[("model", &["error"]), ("error", &["store"]), ("store", &["error"])]);
        assert_eq!(between_layers(&uses), ["core: model must not use store (through error)"]);
    }

    #[test]
    fn names_are_found_in_paths_groups_and_supers_but_not_in_comments_or_tests() {
        let text = "// crate::comment\nuse crate::{\n  store::{Row, open},\n  model::Id,\n};\nlet x = crate::sync_queue::go();\n\
                    use super::super::report::Page;\nuse super::own;\n#[cfg(test)]\nmod tests {\n use crate::present;\n}";
        let found: Vec<_> = modules_named(text, 2).into_iter().collect();
        assert_eq!(found, ["model", "report", "store", "sync_queue"]);
    }

    #[test]
    fn the_arrows_of_this_house_point_one_way() {
        check(&Project::find().unwrap(), &mut Journal::kept()).unwrap();
    }
}
