//! The same verbs for a terminal: plain text, or JSON on request; exit code 0, 1 (refused, with a sentence on stderr) or 2 (usage).

mod add;
mod boundary;
mod brief;
mod catch_up;
mod circle;
mod day;
mod doctor;
mod entry;
mod every;
mod exchange;
mod export;
mod fact;
mod gathering;
mod goal;
mod hard_time;
mod history;
mod import;
mod insights;
mod introduce;
mod keep_close;
mod letter;
mod log;
mod mend;
mod merge;
mod milestone;
mod people;
mod plan;
mod remind;
mod reminders;
mod review;
mod sections;
mod settings;
mod share;
mod state;
mod tie;
mod today;

use std::{process::ExitCode, sync::Arc};

use clap::{Parser, Subcommand};
use fondly_core::{Error, Result, book::Book};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    clock::SystemClock,
    place::Place,
    resident,
    window::{self, Start},
};

/// Fondly helps you keep the people you care about close.
#[derive(Debug, Parser)]
#[command(name = "fondly", version, about, disable_help_subcommand = true)]
struct Arguments {
    #[command(flatten)]
    start: Start,
    /// Start without a window, as at login: reminders, and a tray where there is one.
    #[arg(long)]
    background: bool,
    #[command(subcommand)]
    verb: Option<Verb>,
}

/// What can be done from a terminal.
#[derive(Debug, Subcommand)]
enum Verb {
    /// Import vCard files; importing the same file again changes nothing.
    Import(import::Import),
    /// List people.
    People(people::People),
    /// Show everything about one person.
    Show(people::Show),
    /// What to have in mind before a talk, on one page.
    Brief(brief::Brief),
    /// What someone does not want to be asked about, how and when not to reach them.
    Boundary(boundary::Boundary),
    /// What someone told of themselves: what they like, plan, eat, need.
    Fact(fact::Fact),
    /// Which card in the book is your own.
    Me(tie::Me),
    /// Whom you may want to stay close to; with names, keep them close.
    KeepClose(keep_close::KeepClose),
    /// Whom you want to know better.
    KnowBetter(tie::KnowBetter),
    /// How two people are related.
    Related(tie::Related),
    /// What someone goes through: note it, and be reminded of being there for them.
    HardTime(hard_time::HardTime),
    /// What you would like of your connections: a mentor, a friend to climb with.
    Goal(goal::Goal),
    /// Why you are in touch with someone.
    Intention(goal::Intention),
    /// Note how near talks with someone may go, as you trust them.
    Trust(goal::Trust),
    /// Look back on the week: five questions, each of which may be skipped.
    Review(review::Review),
    /// A thought for your eyes only.
    Think(review::Think),
    /// Let a week hold half.
    Quiet(review::Quiet),
    /// Where people meet: the goal, whom you ask along, whom you met.
    Gathering(gathering::Gathering),
    /// Those who work at the same place or carry the same tag.
    Communities(gathering::Communities),
    /// Bringing two people together, once both want it.
    Introduce(introduce::Introduce),
    /// What stands between you and someone; for your eyes only.
    Mend(mend::Mend),
    /// What was given and received, and whom you have not thanked yet.
    Exchange(exchange::Exchange),
    /// What the last year looked like: talks by month, who began, circles, given and received.
    Insights(insights::Insights),
    /// What the year held with someone, to write a letter from.
    Letter(letter::Letter),
    /// News of your own, and what you saved for someone.
    Share(share::Share),
    /// What is worth doing today.
    Today(today::Today),
    /// What the reminders will say, and when.
    Upcoming(today::Coming),
    /// Add someone.
    Add(add::Add),
    /// Change what is known of someone.
    Edit(add::Edit),
    /// Note that you were in touch.
    Log(log::Log),
    /// Keep someone, silently.
    Archive(state::Who),
    /// Put someone into the trash for 30 days.
    Trash(state::Who),
    /// Bring someone back from the archive or the trash.
    Restore(state::Who),
    /// Change or remove what was logged.
    Entry(entry::Entry),
    /// Add, change or remove dates in someone's life.
    Milestone(milestone::Milestone),
    /// Propose a week: who is due, on days that hold no more than you want.
    Plan(plan::Plan),
    /// Check in with someone, or with nobody at all, only from a day on.
    Pause(plan::Pause),
    /// Plan catch-ups, move them, and say what became of them.
    CatchUp(catch_up::CatchUp),
    /// Add, change or remove circles, and put people into them.
    Circle(circle::Circle),
    /// List the circles.
    Circles(people::Circles),
    /// List who in the book may be one person.
    Duplicates(merge::Duplicates),
    /// Make several entries of one person one; it can be taken apart for ever.
    Merge(merge::Merge),
    /// Take someone out of the person they were merged into.
    Unmerge(merge::Unmerge),
    /// Remember that people are not the same.
    Apart(merge::Apart),
    /// Run the reminders in this terminal, until stopped.
    Remind,
    /// Say why reminders do or don’t arrive: everything, or of one person.
    Doctor(doctor::Doctor),
    /// Start the reminders at login, or no longer.
    Login(remind::Login),
    /// End the reminders in the background, and the window.
    Quit,
    /// Be reminded of something; see what is open, and what became of every reminder.
    Reminders(reminders::Reminders),
    /// Whether reminders arrive.
    Health(remind::Health),
    /// Show the settings, or change them.
    Settings(settings::Change),
    /// Write everyone out.
    Export(export::Export),
    /// Undo the last change, or an older one.
    Undo(history::Undo),
    /// Do again what was undone last.
    Redo,
    /// List what was changed.
    History(history::History),
    /// Check the book for damage.
    Check,
}

/// How to answer.
#[derive(Debug, Clone, Copy, clap::Args)]
struct Format {
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl Format {
    /// Prints an answer: as JSON, or as the text that `plain` makes of it.
    fn print<T: Serialize>(self, answer: &T, plain: impl FnOnce(&T) -> String) -> Result<()> {
        let text = if self.json { serde_json::to_string(answer).map_err(|error| Error::Broken(error.to_string()))? } else { plain(answer) };
        say(&text)
    }
}

impl Format {
    /// Prints some things, a line each, or what is said where there is none.
    fn list<T: Serialize>(self, all: &[T], nothing: &str, line: impl Fn(&T) -> String) -> Result<()> {
        self.print(&all, |all| if all.is_empty() { nothing.to_owned() } else { all.iter().map(line).collect::<Vec<_>>().join("\n") })
    }
}

/// An instant on the user's own clock: "2026-11-22 09:06".
fn local(at: Timestamp, book: &Book) -> String {
    at.to_zoned(book.now().zoned().time_zone().clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Prints lines to standard output. A reader that has gone away (`| head`) is no failure.
fn say(text: &str) -> Result<()> {
    use std::io::{ErrorKind, Write};
    let text = text.trim_end_matches('\n');
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Refused(format!("The answer could not be written: {error}."))),
        _ => Ok(()),
    }
}

/// Reads the arguments and does what they ask.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match perform(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("fondly: {error}");
            ExitCode::from(1)
        }
    }
}

fn perform(Arguments { start, background, verb }: Arguments) -> Result<ExitCode> {
    if verb.is_none() && !background {
        return window::hand_over(&start);
    }
    let (place, clock) = (Place::find(start.data)?, Arc::new(SystemClock::default()));
    let mut book = Book::open(&place.book(), clock.clone())?;
    if start.demo {
        book.fill_with_samples()?;
    }
    let before = book.changes()?;
    match verb {
        // Each has openings of the book of its own, for as long as it runs.
        None => return resident::run(&place, clock).map(|()| ExitCode::SUCCESS),
        Some(Verb::Remind) => return remind::run(&place, clock).map(|()| ExitCode::SUCCESS),
        Some(Verb::Quit) => return remind::quit(&place, clock).map(|()| ExitCode::SUCCESS),
        Some(verb) => carry_out(verb, &place, &mut book)?,
    }
    if book.changes()? != before
        && let Err(error) = book.keep_calendar()
    {
        eprintln!("fondly: It was done, but the calendar file could not be kept current: {error}");
    }
    Ok(ExitCode::SUCCESS)
}

fn carry_out(verb: Verb, place: &Place, book: &mut Book) -> Result<()> {
    match verb {
        Verb::Import(import) => import.run(book),
        Verb::People(people) => people.run(book),
        Verb::Show(show) => show.run(book),
        Verb::Brief(brief) => brief.run(book),
        Verb::Boundary(boundary) => boundary.run(book),
        Verb::Fact(fact) => fact.run(book),
        Verb::Me(me) => me.run(book),
        Verb::KeepClose(whom) => whom.run(book),
        Verb::KnowBetter(whom) => whom.run(book),
        Verb::Related(related) => related.run(book),
        Verb::HardTime(hard_time) => hard_time.run(book),
        Verb::Goal(goal) => goal.run(book),
        Verb::Intention(intention) => intention.run(book),
        Verb::Trust(trust) => trust.run(book),
        Verb::Review(review) => review.run(book),
        Verb::Think(think) => think.run(place, book),
        Verb::Quiet(quiet) => quiet.run(book),
        Verb::Gathering(gathering) => gathering.run(book),
        Verb::Communities(communities) => communities.run(book),
        Verb::Introduce(introduce) => introduce.run(book),
        Verb::Mend(mend) => mend.run(book),
        Verb::Exchange(exchange) => exchange.run(book),
        Verb::Insights(insights) => insights.run(book),
        Verb::Letter(letter) => letter.run(book),
        Verb::Share(share) => share.run(book),
        Verb::Today(today) => today.run(book),
        Verb::Upcoming(coming) => coming.run(book),
        Verb::Add(add) => add.run(book),
        Verb::Edit(edit) => edit.run(book),
        Verb::Log(log) => log.run(book),
        Verb::Archive(who) => who.archive(book),
        Verb::Trash(who) => who.trash(book),
        Verb::Restore(who) => who.restore(book),
        Verb::Entry(entry) => entry.run(book),
        Verb::Milestone(milestone) => milestone.run(book),
        Verb::Plan(plan) => plan.run(book),
        Verb::Pause(pause) => pause.run(book),
        Verb::CatchUp(catch_up) => catch_up.run(book),
        Verb::Circle(circle) => circle.run(book),
        Verb::Circles(circles) => circles.run(book),
        Verb::Duplicates(duplicates) => duplicates.run(book),
        Verb::Merge(merge) => merge.run(book),
        Verb::Unmerge(unmerge) => unmerge.run(book),
        Verb::Apart(apart) => apart.run(book),
        // They are on their way before this.
        Verb::Remind | Verb::Quit => Ok(()),
        Verb::Doctor(doctor) => doctor.run(place, book),
        Verb::Login(login) => login.run(place),
        Verb::Reminders(reminders) => reminders.run(book),
        Verb::Health(health) => health.run(place, book),
        Verb::Settings(change) => change.run(book),
        Verb::Export(export) => export.run(book),
        Verb::Undo(undo) => undo.run(book),
        Verb::Redo => history::redo(book),
        Verb::History(history) => history.run(book),
        Verb::Check => history::check(book),
    }
}
