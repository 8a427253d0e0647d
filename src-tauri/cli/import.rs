//! `fondly import`.

use std::{ops::ControlFlow, path::PathBuf};

use fondly_core::{
    Result,
    book::{Book, Twin},
};

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
        if self.preview {
            let preview = book.preview_import(&self.files)?;
            let (twins, count) = (preview.twins.clone(), preview.problem_count);
            return self.format.print(&preview.into(), |line| plain(line, "would be ", &twins, count));
        }
        let report = book.import(&self.files, &mut |_, _| ControlFlow::Continue(()))?.value;
        let count = report.problem_count;
        self.format.print(&report.into(), |line| plain(line, "", &[], count))
    }
}

fn plain(line: &ImportLine, would: &str, twins: &[Twin], problem_count: u32) -> String {
    let mut lines = vec![format!("{} {would}added, {} {would}updated, {} unchanged.", line.added, line.updated, line.unchanged)];
    lines.extend(twins.iter().map(|twin| format!("{}: {} is in the book. {}", twin.name, twin.in_book, twin.evidence)));
    lines.extend(
        line.problems.iter().map(|problem| format!("{}, card {}, line {}: {}", problem.file, problem.card, problem.line, problem.reason)),
    );
    match usize::try_from(problem_count).unwrap_or(usize::MAX).saturating_sub(line.problems.len()) {
        0 => {}
        more => lines.push(format!("And {more} more that were not understood.")),
    }
    lines.join("\n")
}
