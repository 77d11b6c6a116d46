//! Where things are, and cargo called as a person would call it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::Problem;

/// The checkout this was started from.
pub struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
}

impl Project {
    /// Read from the environment at run time: a target folder may have been copied from another checkout.
    pub fn find() -> Result<Project, Problem> {
        let xtask = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("start it as `cargo xtask`")?;
        let root = Path::new(&xtask).parent().ok_or("the xtask folder has no parent")?;
        Ok(Project { root: root.to_path_buf() })
    }

    /// A path below the root.
    pub fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// The folder of all that is built and can be made again.
    pub fn target(&self) -> PathBuf {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.path("target"), PathBuf::from);
        self.root.join(target)
    }

    /// Where cargo puts what it builds in the development profile.
    pub fn built(&self, file: &str) -> PathBuf {
        self.target().join("debug").join(file)
    }

    /// A command started in the root.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        // What `cargo run` told xtask about itself would make build scripts that watch these build again.
        for (name, _) in std::env::vars_os() {
            let about_xtask = name.to_str().is_some_and(|name| {
                name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name.starts_with("CARGO_BIN_")
            });
            if about_xtask {
                command.env_remove(name);
            }
        }
        command.env_remove("LD_LIBRARY_PATH");
        command
    }

    /// Cargo, the same one that runs this, with arguments that have no spaces in them.
    pub fn cargo(&self, arguments: &str) -> Command {
        let mut command = self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments.split_whitespace());
        command
    }
}
