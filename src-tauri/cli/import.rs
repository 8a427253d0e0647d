//! `fondly import`.

use std::path::PathBuf;

use fondly_core::{
    Result,
    book::{Book, ImportFate, PreviewLine, Twin, unwatched},
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
            let preview = book.preview_import(&self.files, &mut unwatched)?;
            let (first, twins, count) = (preview.first.clone(), preview.twins.clone(), preview.problem_count);
            return self.format.print(&preview.into(), |line| plain(line, "would be ", &first, &twins, count));
        }
        let report = book.import(&self.files, &mut unwatched)?.value;
        let count = report.problem_count;
        self.format.print(&report.into(), |line| plain(line, "", &[], &[], count))
    }
}

fn plain(line: &ImportLine, would: &str, first: &[PreviewLine], twins: &[Twin], problem_count: u32) -> String {
    let mut lines = vec![format!("{} {would}added, {} {would}updated, {} unchanged.", line.added, line.updated, line.unchanged)];
    let fate = |fate| match fate {
        ImportFate::New => "new",
        ImportFate::Changed => "changed",
        ImportFate::Same => "unchanged",
    };
    lines.extend(first.iter().map(|one| format!("  {}\t{}\t{}", fate(one.fate), one.name, one.detail)));
    let listed = u32::try_from(first.len()).unwrap_or(u32::MAX);
    match (line.added + line.updated + line.unchanged).saturating_sub(listed) {
        more if more > 0 && listed > 0 => lines.push(format!("  and {more} more")),
        _ => {}
    }
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
