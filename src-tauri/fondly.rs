//! What people start: the terminal's verbs and the reminders. A window is another program, which this one hands over to.

use std::process::ExitCode;

fn main() -> ExitCode {
    fondly_headless::cli::run()
}
