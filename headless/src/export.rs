//! People on their way out: which form, and a file that is whole or not there.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use fondly_core::{
    Error, Result,
    book::{Book, Whom},
    cards::CardForm,
};

use crate::wire::ExportForm;

/// Writes some people into one file, and says how many.
type OneFile = fn(&Book, &Whom, &mut dyn Write) -> Result<u32>;

impl ExportForm {
    /// How one file of it is written; none where it is many.
    pub fn one_file(self) -> Option<OneFile> {
        Some(match self {
            Self::Vcard3 => |book, whom, out| book.export_cards(whom, CardForm::V3, out),
            Self::Vcard4 => |book, whom, out| book.export_cards(whom, CardForm::V4, out),
            Self::Ics => |book, whom, out| book.export_calendar(whom, out),
            Self::Csv => |book, whom, out| book.export_sheet(whom, out),
            Self::Json => |book, whom, out| book.export_whole(whom, out),
            Self::Markdown => return None,
        })
    }

    /// What the file is called when nobody says otherwise.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Vcard3 | Self::Vcard4 => "people.vcf",
            Self::Ics => "days.ics",
            Self::Csv => "people.csv",
            Self::Json => "fondly.json",
            Self::Markdown => "people",
        }
    }
}

/// Writes people to a file, or for many files to a folder, and says so in a sentence.
///
/// # Errors
/// - `NotWritable`; `Refused`: the folder is not empty. What was there before is there still.
pub fn export(book: &Book, whom: &Whom, form: ExportForm, to: &Path) -> Result<String> {
    let count = match form.one_file() {
        None => book.export_pages(whom, to)?,
        Some(write) => {
            let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let unwritable = |_| Error::NotWritable(PathBuf::from(to));
            let mut half = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
            let count = write(book, whom, &mut half)?;
            half.as_file().sync_all().map_err(unwritable)?;
            half.persist(to).map_err(|error| unwritable(error.error))?;
            count
        }
    };
    Ok(format!("Wrote {count} {} to {}.", if count == 1 { "person" } else { "people" }, to.display()))
}
