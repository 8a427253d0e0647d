//! What passed between the user and someone, in plain words: no sum, no balance, no debt (B9).

use jiff::civil::Date;

use crate::domain::{ExchangeFields, Standing};

/// Where it stands, with its day as `said`.
///
/// # Example
/// ```
/// use fondly_core::{
///     domain::{ExchangeFields, ExchangeKind, Standing},
///     planner::{ago, standing},
/// };
/// let day = |day: &str| day.parse().unwrap();
/// let said = |of| {
///     let fields = ExchangeFields { kind: ExchangeKind::Help, words: "the move".into(), standing: of };
///     standing(&fields, |on| ago(on, day("2026-03-10")))
/// };
/// assert_eq!(said(Standing::Idea), "Help, an idea");
/// assert_eq!(said(Standing::Given { on: day("2026-03-09"), thanked_on: None }), "Help, given yesterday");
/// let asked = Standing::Received { on: day("2026-02-17"), asked_for: true, thanked_on: Some(day("2026-03-01")) };
/// assert_eq!(said(asked), "Help you asked for, received 3 weeks ago, thanked");
/// ```
#[must_use]
pub fn standing(fields: &ExchangeFields, said: impl Fn(Date) -> String) -> String {
    let kind = fields.kind.name();
    match fields.standing {
        Standing::Idea => format!("{kind}, an idea"),
        Standing::Given { on, thanked_on: None } => format!("{kind}, given {}", said(on)),
        Standing::Given { on, thanked_on: Some(_) } => format!("{kind}, given {}, they thanked you", said(on)),
        Standing::Received { on, asked_for, thanked_on } => {
            let asked = if asked_for { " you asked for" } else { "" };
            let thanked = if thanked_on.is_some() { ", thanked" } else { "" };
            format!("{kind}{asked}, received {}{thanked}", said(on))
        }
    }
}

/// What is said where the last three things were all what the user had asked of someone.
#[must_use]
pub fn only_asked_hint(name: &str) -> String {
    format!("The last three times you asked something of {name}. Is there something that you could do for them?")
}
