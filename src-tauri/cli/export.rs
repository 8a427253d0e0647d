//! `fondly export`: everyone, written whole or not at all.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use fondly_core::{
    Error, Result,
    book::{Book, PeopleFilter},
    domain::ContactState,
};

use super::say;
use crate::wire::terminal::PersonWhole;

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// vCard 3.0, or JSON.
    #[arg(long, value_enum, default_value = "vcard")]
    format: As,
    /// The file; without it standard output.
    file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    Vcard,
    Json,
}

impl Export {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let Some(file) = &self.file else {
            return self.write(book, &mut io::stdout().lock()).map(drop);
        };
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let unwritable = |_| Error::NotWritable(file.clone());
        let mut half = tempfile::NamedTempFile::new_in(folder).map_err(unwritable)?;
        let count = self.write(book, &mut half)?;
        half.as_file().sync_all().map_err(unwritable)?;
        half.persist(file).map_err(|error| unwritable(error.error))?;
        say(&format!("Wrote {count} people to {}.", file.display()))
    }

    fn write(&self, book: &Book, out: &mut dyn Write) -> Result<u32> {
        match self.format {
            As::Vcard => book.export_cards(out),
            As::Json => write_json(book, out),
        }
    }
}

fn write_json(book: &Book, out: &mut dyn Write) -> Result<u32> {
    let mut people = Vec::new();
    for state in [ContactState::Active, ContactState::Archived, ContactState::Deceased] {
        let (_, found) = book.people(&PeopleFilter { state, ..PeopleFilter::active("") }, 0, u32::MAX)?;
        for line in found {
            people.push(PersonWhole::of(&book.person(line.id)?));
        }
    }
    let failed = |error: String| Error::Refused(format!("The people could not be written: {error}."));
    serde_json::to_writer_pretty(&mut *out, &people).map_err(|error| failed(error.to_string()))?;
    out.write_all(b"\n").map_err(|error| failed(error.to_string()))?;
    Ok(u32::try_from(people.len()).unwrap_or(u32::MAX))
}
