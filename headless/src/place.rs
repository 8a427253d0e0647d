//! Where the book lies: `--data`, `FONDLY_DATA`, or the platform's data folder.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};
use fondly_core::Error;

/// The folder of one user's book and what belongs to it.
#[derive(Debug, Clone)]
pub struct Place {
    folder: PathBuf,
}

impl Place {
    /// The folder that was asked for, or the platform's own.
    ///
    /// # Errors
    /// - `Refused`: this system tells no folder for data.
    pub fn find(asked: Option<PathBuf>) -> Result<Self, Error> {
        let own = || ProjectDirs::from("app", "Fondly", "fondly").map(|dirs| dirs.data_dir().to_owned());
        let folder =
            asked.or_else(own).ok_or_else(|| Error::refused("This system tells no folder for data. Please give one with --data."))?;
        Ok(Self { folder: std::path::absolute(&folder).unwrap_or(folder) })
    }

    /// A path as people write it: `~/` is the user's home.
    #[must_use]
    pub fn typed(path: &str) -> PathBuf {
        match (path.strip_prefix("~/"), BaseDirs::new()) {
            (Some(rest), Some(places)) => places.home_dir().join(rest),
            _ => PathBuf::from(path),
        }
    }

    /// What to start Fondly with so that it opens this book: nothing, when it is the platform's own.
    pub fn argument(&self) -> Vec<String> {
        match Self::find(None) {
            Ok(own) if own.folder == self.folder => Vec::new(),
            // There it is an argument by itself, and not part of a line.
            _ if cfg!(target_os = "macos") => vec![format!("--data={}", self.folder.display())],
            // Quoted as a whole, as the Desktop Entry specification wants an argument with blanks.
            _ => vec![format!("\"--data={}\"", self.folder.display())],
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The book.
    pub fn book(&self) -> PathBuf {
        self.folder.join("fondly.db")
    }

    /// The lock that whoever runs the reminder engine holds (S5).
    pub fn engine_lock(&self) -> PathBuf {
        self.folder.join("engine.lock")
    }

    /// A short name of this folder for the bus: letters and digits, the same for the same folder.
    pub fn bus_name(&self) -> String {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.folder.hash(&mut hasher);
        format!("app.fondly.Fondly.at{:016x}", hasher.finish())
    }
}
