//! A text of sections for the terminal: a title, and its lines below it.

/// The text so far.
#[derive(Default)]
pub(super) struct Sections(String);

impl Sections {
    /// A text that begins with these lines.
    pub(super) fn below(head: impl IntoIterator<Item = String>) -> Self {
        Self(head.into_iter().map(|line| line + "\n").collect())
    }

    /// Adds a section; one without lines is none.
    pub(super) fn add(&mut self, title: &str, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.0.extend([title, "\n"]);
        }
        for line in lines {
            self.0.extend(["  ", &line, "\n"]);
        }
    }

    /// All of it, or what is said where there is nothing.
    pub(super) fn or(self, nothing: &str) -> String {
        if self.0.is_empty() { nothing.to_owned() } else { self.0 }
    }
}

/// What stands behind what touches a boundary (B3).
pub(super) fn touching(touches: bool) -> &'static str {
    if touches { " (touches what they would rather not)" } else { "" }
}
