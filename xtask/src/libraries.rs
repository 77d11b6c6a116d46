//! The Rust library for the phones: a shared one an architecture for Android, an xcframework for iOS. What the machine does not
//! have (an NDK, a Mac) is said, with the plan of what would be run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::steps;

/// The oldest Android that the app runs on.
const ANDROID_API: &str = "26";
/// Pages of memory on phones from Android 15 on: a library laid out for smaller ones is not loaded there.
const PAGE_BYTES: u64 = 16 * 1024;
const LIBRARY: &str = "libsoundings_ffi.so";
const JNI_LIBS: &str = "target/bindings/jniLibs";

/// Architectures by the folder's name in the app and Rust's own.
const ARCHITECTURES: [(&str, &str); 3] = [
    ("arm64-v8a", "aarch64-linux-android"),
    ("armeabi-v7a", "armv7-linux-androideabi"),
    ("x86_64", "x86_64-linux-android"),
];

/// Builds the library for each architecture, stripped and for 16 KB pages, and says how large each is.
pub fn android(project: &Project, journal: &mut Journal, plan_only: bool) -> Result<(), Problem> {
    let ndk = ndk();
    let can = ndk.is_some() && runs("cargo-ndk");
    if plan_only || !can {
        for line in android_plan(ndk.as_deref()) {
            journal.line(&line);
        }
        return match (plan_only, ndk) {
            (true, _) => Ok(()),
            (false, None) => {
                Err("no NDK is here: set ANDROID_NDK_HOME, or install one with Android Studio's SDK manager".into())
            }
            (false, Some(_)) => Err("cargo-ndk is not here: cargo install cargo-ndk".into()),
        };
    }
    steps::cargo(project, journal, steps::BUILD_FOR_BINDINGS)?;
    steps::bindings(project, journal)?;
    for (abi, target) in ARCHITECTURES {
        journal.run(project.command("rustup").args(["target", "add", target]))?;
        let mut build = project.cargo(&ndk_arguments(abi));
        build.env("RUSTFLAGS", link_flags());
        journal.run(&mut build)?;
        let library = project.path(JNI_LIBS).join(abi).join(LIBRARY);
        let bytes = fs::read(&library)?;
        check_pages(&bytes).map_err(|problem| format!("{abi}: {problem}"))?;
        journal.line(&format!("{abi:<12} {:>6.1} MB, {} KB pages", bytes.len() as f64 / 1e6, PAGE_BYTES / 1024));
    }
    journal.line("The libraries are in target/bindings/jniLibs, where the app takes them from.");
    Ok(())
}

fn ndk_arguments(abi: &str) -> String {
    // The profile strips; a second tool would have to be found in the NDK.
    format!(
        "ndk --target {abi} --platform {ANDROID_API} --output-dir {JNI_LIBS} build --package soundings-ffi --profile phone"
    )
}

/// Laid out for pages of 16 KB, with what the loader has to put right packed as Android reads it since 6, and functions of the
/// same instructions kept once.
fn link_flags() -> String {
    format!(
        "-C link-arg=-Wl,-z,max-page-size={PAGE_BYTES} -C link-arg=-Wl,-z,common-page-size={PAGE_BYTES} \
         -C link-arg=-Wl,--pack-dyn-relocs=android -C link-arg=-Wl,--icf=all"
    )
}

fn android_plan(ndk: Option<&Path>) -> Vec<String> {
    let found = ndk.map_or("none".to_owned(), |ndk| ndk.display().to_string());
    let mut plan = vec![format!("NDK: {found}"), "cargo xtask bindings".to_owned()];
    for (abi, target) in ARCHITECTURES {
        plan.push(format!("rustup target add {target}"));
        plan.push(format!("RUSTFLAGS=\"{}\" cargo {}", link_flags(), ndk_arguments(abi)));
    }
    plan.push(format!("each library: stripped, laid out for {} KB pages, its size reported", PAGE_BYTES / 1024));
    plan
}

/// Where an NDK is: as it is said, or the newest of an SDK.
fn ndk() -> Option<PathBuf> {
    let said = ["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT"].iter().find_map(std::env::var_os).map(PathBuf::from);
    let sdk = ["ANDROID_HOME", "ANDROID_SDK_ROOT"].iter().find_map(std::env::var_os).map(PathBuf::from);
    let newest = || {
        let mut all: Vec<_> = fs::read_dir(sdk?.join("ndk")).ok()?.flatten().map(|entry| entry.path()).collect();
        all.sort();
        all.pop()
    };
    said.or_else(newest).filter(|ndk| ndk.is_dir())
}

fn runs(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Whether every loaded segment of a shared library begins at a page of 16 KB.
fn check_pages(library: &[u8]) -> Result<(), String> {
    const LOADED: u64 = 1;
    let number = |at: usize, bytes: usize| -> Option<u64> {
        let found = library.get(at..at + bytes)?;
        Some(found.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    let headers = || -> Option<Vec<(u64, u64)>> {
        let wide = match library.get(..5)? {
            [0x7f, b'E', b'L', b'F', class] => *class == 2,
            _ => return None,
        };
        let (start, size, count) = if wide {
            (number(32, 8)?, number(54, 2)?, number(56, 2)?)
        } else {
            (number(28, 4)?, number(42, 2)?, number(44, 2)?)
        };
        (0..count)
            .map(|index| {
                let at = usize::try_from(start + index * size).ok()?;
                Some((number(at, 4)?, if wide { number(at + 48, 8)? } else { number(at + 28, 4)? }))
            })
            .collect()
    };
    let headers = headers().ok_or("that is no shared library")?;
    match headers.iter().find(|(kind, align)| *kind == LOADED && *align < PAGE_BYTES) {
        Some((_, align)) => {
            Err(format!("a segment is laid out for pages of {align} bytes; a phone of 16 KB pages does not load it"))
        }
        None => Ok(()),
    }
}

/// Builds the xcframework on a Mac; elsewhere, or asked to, prints what would be run.
pub fn xcframework(project: &Project, journal: &mut Journal, plan_only: bool) -> Result<(), Problem> {
    let script = "ios/scripts/build-xcframework.sh";
    if plan_only || !cfg!(target_os = "macos") {
        journal.line("cargo xtask bindings");
        journal.run(project.command(project.path(script)).arg("--dry-run"))?;
        return if plan_only {
            Ok(())
        } else {
            Err("an xcframework is made on a Mac; above is what would be run there".into())
        };
    }
    steps::cargo(project, journal, steps::BUILD_FOR_BINDINGS)?;
    steps::bindings(project, journal)?;
    journal.run(&mut project.command(project.path(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shared library of 64 bits with one loaded segment.
    fn library(align: u64) -> Vec<u8> {
        let mut bytes = vec![0; 64 + 56];
        bytes[..5].copy_from_slice(b"\x7fELF\x02");
        bytes[32] = 64;
        bytes[54] = 56;
        bytes[56] = 1;
        bytes[64] = 1;
        bytes[64 + 48..64 + 56].copy_from_slice(&align.to_le_bytes());
        bytes
    }

    #[test]
    fn a_library_for_smaller_pages_and_what_is_no_library_are_found() {
        assert_eq!(check_pages(&library(PAGE_BYTES)), Ok(()));
        assert_eq!(check_pages(&library(65_536)), Ok(()));
        assert!(check_pages(&library(4_096)).unwrap_err().contains("4096"));
        assert!(check_pages(b"#!/bin/sh").is_err());
        assert!(check_pages(&library(PAGE_BYTES)[..70]).is_err(), "cut off");
    }

    #[test]
    fn the_plan_names_each_architecture_with_its_pages() {
        let plan = android_plan(None).join("\n");
        for (abi, target) in ARCHITECTURES {
            assert!(plan.contains(&format!("--target {abi} ")) && plan.contains(target), "{abi}");
        }
        assert!(plan.contains("max-page-size=16384") && plan.contains("NDK: none"));
    }

    #[test]
    fn the_plan_for_a_mac_builds_each_slice_and_wraps_both_where_the_package_looks() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut script = Command::new("bash");
        let said = script.arg(root.join("ios/scripts/build-xcframework.sh")).arg("--dry-run").output().unwrap();
        assert!(said.status.success());
        let plan = String::from_utf8(said.stdout).unwrap();
        for target in ["aarch64-apple-ios", "aarch64-apple-ios-sim"] {
            assert!(plan.contains(&format!("rustup target add {target}\n")), "{plan}");
            assert!(
                plan.contains(&format!("cargo build -p soundings-ffi --profile phone --target {target}\n")),
                "{plan}"
            );
            assert!(plan.contains(&format!("-library target/{target}/phone/libsoundings_ffi.a -headers ")), "{plan}");
        }
        assert!(plan.ends_with("-output bindings/swift/SoundingsCore.xcframework\n"), "{plan}");
        let package = fs::read_to_string(root.join("bindings/swift/Package.swift")).unwrap();
        assert!(package.contains("path: \"SoundingsCore.xcframework\""));
    }
}
