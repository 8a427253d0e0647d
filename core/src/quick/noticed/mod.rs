//! What the note of a talk says besides: dates in a life, promises, what to ask after, what was given and received, what someone likes, fears
//! or does not want. Each is proposed and nothing is kept unasked; what is said of somebody else, or of the user, is left alone.
//!
//! `clauses` cuts a note into what can be said at once of someone; `facts`, `lives` (dates), `hard` (what they go through), `loops` (what is open), `exchanges` (given and
//! received) and `limits` (what is not wanted) hold the grammar, in English and German.

mod clauses;
mod exchanges;
mod facts;
mod hard;
mod limits;
mod lives;
mod loops;

use jiff::civil::Date;

use crate::domain::{BoundaryFields, ExchangeFields, FactFields, HardTimeFields, MilestoneFields};

/// Something that a note says.
#[derive(Debug, Clone, PartialEq)]
pub enum Noticed {
    /// A date in their life.
    Milestone(MilestoneFields),
    /// Something that happens to them on a day, to ask after.
    Event(String, Date),
    /// Something to ask after: what, and on which day, if that is said.
    OpenLoop(String, Option<Date>),
    /// Something that the user said they would do, and until when, if that is said.
    Promise(String, Option<Date>),
    /// What they said they would do for the user, perhaps by a day.
    TheirPromise(String, Option<Date>),
    /// Something that was given or received, or that the user thinks of giving.
    Exchange(ExchangeFields),
    /// What they go through.
    HardTime(HardTimeFields),
    /// Something to know of them.
    Fact(FactFields),
    /// Something that they do not want.
    Boundary(BoundaryFields),
}

/// All that a note, written `on` a day, says of the person it is about, who is called by `names` or by a pronoun, in the order it is said.
#[must_use]
pub fn noticed(note: &str, names: &[&str], on: Date) -> Vec<Noticed> {
    let read = |clause| {
        // What is not wanted is read first: "doesn't like to talk about" is no taste.
        limits::read(clause, on)
            .or_else(|| loops::read(clause, on))
            .or_else(|| lives::read(clause, on))
            .or_else(|| hard::read(clause, on))
            .or_else(|| exchanges::read(clause, on))
            .or_else(|| facts::read(clause, on))
    };
    // Whoever lost someone goes through it.
    let with_what_follows = |one: Noticed| {
        let follows = if let Noticed::Milestone(fields) = &one { hard::of_loss(fields, on) } else { None };
        [Some(one), follows].into_iter().flatten()
    };
    clauses::clauses(note, names).iter().filter_map(read).flat_map(with_what_follows).collect()
}
