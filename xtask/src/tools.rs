//! What the checks need beyond Rust: looked for first, named before anything is installed, and only what is
//! missing is installed.

use std::path::Path;

use crate::process::{Journal, Problem};
use crate::project::Project;

/// One thing a check cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Builds SQLCipher and OpenSSL, and links Rust.
    CCompiler,
    /// Configures OpenSSL.
    Perl,
    /// Builds OpenSSL.
    Make,
    /// Read what the press wrote.
    PdfReaders,
    /// Records what a process writes and syncs.
    Tracer,
    /// Compiles and runs the Kotlin.
    Jdk,
    /// Fetches the Kotlin's libraries and runs its tests.
    Maven,
    /// Links Android resources (aapt2).
    AndroidResources,
    /// Makes pictures of pages.
    Browser,
    /// So that those pages look as they do elsewhere.
    Fonts,
    /// Runs the tests that drive the browser.
    Node,
    /// Names the checkout to the Swift scripts.
    Git,
    /// Sets up the Debian that Swift lives in.
    Debootstrap,
    /// Swift 6, in a folder of its own.
    Swift,
}

/// What compiling Rust needs here.
pub const RUST: &[Tool] = &[Tool::CCompiler, Tool::Perl, Tool::Make];

/// What records a process needs beside.
pub const RECORDING: &[Tool] = &[Tool::CCompiler, Tool::Perl, Tool::Make, Tool::Tracer];

/// What the Rust tests need beside.
pub const RUST_TESTS: &[Tool] = &[Tool::CCompiler, Tool::Perl, Tool::Make, Tool::PdfReaders, Tool::Tracer];

enum Found {
    Command(&'static str),
    Files(&'static [&'static str]),
    /// Only its own script can tell.
    ByScript(&'static str),
}

impl Tool {
    /// What to call it, how it is found, and the Debian packages it is in.
    fn facts(self) -> (&'static str, Found, &'static [&'static str]) {
        match self {
            Tool::CCompiler => ("a C compiler", Found::Command("cc"), &["gcc", "libc6-dev"]),
            Tool::Perl => ("Perl", Found::Command("perl"), &["perl"]),
            Tool::Make => ("make", Found::Command("make"), &["make"]),
            Tool::PdfReaders => {
                ("readers of PDF", Found::Files(&["/usr/bin/pdftotext", "/usr/bin/qpdf"]), &["poppler-utils", "qpdf"])
            }
            Tool::Tracer => ("strace", Found::Command("strace"), &["strace"]),
            Tool::Jdk => ("a JDK (17 or newer)", Found::Command("javac"), &["default-jdk-headless"]),
            Tool::Maven => ("Maven", Found::Command("mvn"), &["maven"]),
            Tool::AndroidResources => ("aapt2", Found::Command("aapt2"), &["aapt"]),
            Tool::Browser => ("Chromium", Found::Command("chromium"), &["chromium"]),
            Tool::Fonts => (
                "fonts for pages",
                Found::Files(&[
                    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
                ]),
                &["fonts-noto-core", "fonts-dejavu-core"],
            ),
            Tool::Node => ("Node and npm", Found::Files(&["/usr/bin/node", "/usr/bin/npm"]), &["nodejs", "npm"]),
            Tool::Git => ("git", Found::Command("git"), &["git"]),
            Tool::Debootstrap => ("debootstrap", Found::Command("debootstrap"), &["debootstrap"]),
            Tool::Swift => {
                ("Swift 6 (3 GB, under ~/.cache/soundings)", Found::ByScript("ios/scripts/swift-toolchain.sh"), &[])
            }
        }
    }

    fn is_here(self, project: &Project) -> bool {
        match self.facts().1 {
            Found::Command(name) => on_path(name),
            Found::Files(paths) => paths.iter().all(|path| Path::new(path).exists()),
            Found::ByScript(script) => {
                project.command(project.path(script)).arg("--check").status().is_ok_and(|status| status.success())
            }
        }
    }
}

fn on_path(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

/// What of `needs` is not here, each once.
pub fn missing(project: &Project, needs: &[Tool]) -> Vec<Tool> {
    let mut missing = Vec::new();
    for tool in needs {
        if !missing.contains(tool) && !tool.is_here(project) {
            missing.push(*tool);
        }
    }
    missing
}

/// Says what will be installed; nothing, where all is here.
pub fn announce(missing: &[Tool], journal: &mut Journal) {
    if missing.is_empty() {
        return;
    }
    journal.line("Missing here, and installed now:");
    for tool in missing {
        let (name, _, packages) = tool.facts();
        let from = if packages.is_empty() { String::new() } else { format!(" (Debian: {})", packages.join(" ")) };
        journal.line(&format!("  {name}{from}"));
    }
}

/// Installs whichever of `needs` are missing. Where that can't be done, the problem names what to install by hand.
pub fn install(project: &Project, needs: &[Tool], journal: &mut Journal) -> Result<(), Problem> {
    let missing = missing(project, needs);
    announce(&missing, journal);
    let packages: Vec<&str> = missing.iter().flat_map(|tool| tool.facts().2).copied().collect();
    if !packages.is_empty() {
        install_packages(project, &packages, journal)?;
    }
    for tool in missing {
        let (name, found, _) = tool.facts();
        if let Found::ByScript(script) = found {
            journal.run(&mut project.command(project.path(script)))?;
        }
        if !tool.is_here(project) {
            return Err(format!("{name} was installed, and still can't be found").into());
        }
    }
    Ok(())
}

fn install_packages(project: &Project, packages: &[&str], journal: &mut Journal) -> Result<(), Problem> {
    let list = packages.join(" ");
    if !on_path("apt-get") {
        return Err(format!("there is no apt-get here; install what these Debian packages hold: {list}").into());
    }
    if journal.output_of(project.command("id").arg("-u"))?.trim() != "0" {
        return Err(format!("installing needs root; as root: apt-get install {list}").into());
    }
    let apt = |arguments: &[&str]| {
        let mut command = project.command("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-qq", "-y", "-o", "DPkg::Lock::Timeout=600"])
            .args(arguments);
        command
    };
    journal.run(&mut apt(&["update"]))?;
    // -qq still prints a line per package unpacked; only a failure is worth reading.
    let mut quiet = journal.quiet();
    let installed = quiet.run(apt(&["--no-install-recommends", "install"]).args(packages));
    if installed.is_err() {
        journal.line(quiet.text());
    }
    installed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_found_on_the_path_and_a_made_up_one_is_not() {
        assert!(on_path("sh"));
        assert!(!on_path("no-such-program"));
    }

    #[test]
    fn every_tool_can_be_installed_by_a_package_or_by_its_script() {
        for tool in [Tool::CCompiler, Tool::Jdk, Tool::Browser, Tool::Fonts, Tool::Swift] {
            let (name, found, packages) = tool.facts();
            assert!(!packages.is_empty() || matches!(found, Found::ByScript(_)), "{name}");
        }
    }
}
