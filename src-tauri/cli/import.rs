//! `fondly import`.

use std::{ops::ControlFlow, path::PathBuf};

use fondly_core::{Result, book::Book};

use super::Format;
use crate::wire::terminal::ImportLine;

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    /// vCard files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only tell what would be done.
    #[arg(long)]
    preview: bool,
    #[command(flatten)]
    format: Format,
}

impl Import {
    pub(super) fn run(self, book: &mut Book) -> Result<()> {
        let (line, would): (ImportLine, _) = if self.preview {
            (book.preview_import(&self.files)?.into(), "would be ")
        } else {
            (book.import(&self.files, &mut |_, _| ControlFlow::Continue(()))?.value.into(), "")
        };
        self.format.print(&line, |line| {
            let mut text = format!("{} {would}added, {} {would}updated, {} unchanged.\n", line.added, line.updated, line.unchanged);
            for problem in &line.problems {
                text.push_str(&format!("{}, card {}, line {}: {}\n", problem.file, problem.card, problem.line, problem.reason));
            }
            text
        })
    }
}
