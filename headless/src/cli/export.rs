//! `fondly export`: everyone or some, in the form another program reads.

use std::{io, path::PathBuf};

use fondly_core::{
    Error, Result,
    book::{Book, Whom},
};

use super::say;
use crate::{export::export, wire::ExportForm};

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// How it is written.
    #[arg(long, value_enum, default_value = "vcard3")]
    format: ExportForm,
    #[command(flatten)]
    whom: Chosen,
    /// The file, or for markdown the folder; without it standard output.
    file: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

/// Whom to write; without any of these everyone.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
struct Chosen {
    /// The people of a circle.
    #[arg(long)]
    circle: Option<String>,
    /// Those with a tag.
    #[arg(long)]
    tag: Option<String>,
    /// Those a search finds.
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// One person: a name, an e-mail address or an id.
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
}

impl Export {
    pub(super) fn run(self, book: &Book) -> Result<()> {
        let whom = self.whom.whom(book)?;
        if let Some(file) = self.file.as_ref().filter(|file| file.is_file() && !self.force) {
            let sentence =
                format!("{} is there already. Name another file, or write over it with --force. Nothing was written.", file.display());
            return Err(Error::Refused(sentence));
        }
        match (&self.file, self.format.one_file()) {
            (Some(file), _) => say(&export(book, &whom, self.format, file)?),
            (None, Some(write)) => write(book, &whom, &mut io::stdout().lock()).map(drop),
            (None, None) => Err(Error::refused("Please name a folder for the pages. Nothing was written.")),
        }
    }
}

impl Chosen {
    fn whom(&self, book: &Book) -> Result<Whom> {
        Ok(match (&self.circle, &self.tag, &self.search, &self.person) {
            (Some(circle), ..) => Whom::Circle(book.circle_named(circle)?.id),
            (_, Some(tag), ..) => Whom::Tagged(tag.clone()),
            (_, _, Some(words), _) => Whom::Found(words.clone()),
            (.., Some(who)) => Whom::One(book.find(who)?),
            _ => Whom::Everyone,
        })
    }
}
