//! A calendar file that is kept current in a folder of the user's choice: any calendar program can subscribe to it.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use super::Whom;
use crate::{Error, Result, book::Book};

/// What the file is called.
const NAME: &str = "Fondly.ics";

impl Book {
    /// Brings the calendar file in line with the book, if the user wants one: its place. One that says the same already is left alone, so that
    /// nobody reads it for nothing; another takes its place whole.
    ///
    /// # Errors
    /// - `Refused`: the folder is gone, or can't be written.
    pub fn keep_calendar(&self) -> Result<Option<PathBuf>> {
        let folder = self.settings()?.calendar_folder;
        if folder.is_empty() {
            return Ok(None);
        }
        let (folder, path) = (Path::new(&folder), Path::new(&folder).join(NAME));
        let mut text = Vec::new();
        self.export_calendar(&Whom::Everyone, &mut text)?;
        if fs::read(&path).is_ok_and(|known| known == text) {
            return Ok(Some(path));
        }
        let unwritable = |_| {
            let sentence =
                "could not be written. All of it is safe in the book. Check that the folder exists and that you may write there.";
            Error::Refused(format!("The calendar file {} {sentence}", path.display()))
        };
        let mut half = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        half.write_all(&text).map_err(unwritable)?;
        half.as_file().sync_all().map_err(unwritable)?;
        half.persist(&path).map_err(|error| unwritable(error.error))?;
        Ok(Some(path))
    }
}
