//! Whom the user may want to stay close to: how much speaks for it, and what (C9).

use jiff::{ToSpan as _, civil::Date};

use super::spans::ago;
use crate::domain::{Traces, capitalised, fold, in_a_row};

/// So long a talk speaks for closeness.
const LATELY: i64 = 1;

/// What is asked beside what the book says of them: what they are to the user, and the user's own family name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToTheUser<'a> {
    /// "sister"; empty: nothing that is known.
    pub tie: &'a str,
    /// Empty while nobody in the book is the user.
    pub family: &'a str,
}

/// How much speaks for it, and what: "Your sister · birthday and address in the book"; 0 and nothing where nothing does. What somebody said of them weighs
/// most, then that they were talked with within a year, then what one knows of those one is close to.
///
/// # Example
/// ```
/// use fondly_core::{
///     domain::{ContactId, Traces},
///     planner::{ToTheUser, speaks_for},
/// };
/// let person = ContactId::new(jiff::Timestamp::UNIX_EPOCH);
/// let [birthday, home] = [true, true];
/// let traces = Traces {
///     birthday, home, person, family: "Costa".into(), tags: vec!["Choir".into()], talked: None, nickname: false, picture: false, note: false,
///     both_ways: false,
/// };
/// let today = "2026-03-10".parse().unwrap();
/// let said = speaks_for(&traces, ToTheUser { tie: "sister", family: "" }, today).1;
/// assert_eq!(said, "Your sister · birthday and address in the book");
/// ```
#[must_use]
pub fn speaks_for(traces: &Traces, to_me: ToTheUser<'_>, today: Date) -> (u32, String) {
    let tag = traces.close_tag();
    let talked = traces.talked.filter(|on| *on >= today.saturating_sub(LATELY.years()));
    let carries_the_name = !to_me.family.is_empty() && fold(to_me.family) == fold(&traces.family);
    let told = [
        (8, (!to_me.tie.is_empty()).then(|| format!("your {}", to_me.tie))),
        (6, tag.map(|tag| format!("in “{tag}”"))),
        (5, talked.map(|on| format!("last talked {}", ago(on, today)))),
        (3, carries_the_name.then(|| "carries your name".to_owned())),
    ];
    let known = [
        (3, traces.birthday, "birthday"),
        (3, traces.nickname, "nickname"),
        (2, traces.picture, "picture"),
        (2, traces.home, "address"),
        (2, traces.note, "note"),
        (1, traces.both_ways, "phone"),
        (0, traces.both_ways, "e-mail"),
    ];
    let weight = told.iter().filter(|(_, said)| said.is_some()).map(|(weight, _)| weight).sum::<u32>()
        + known.iter().filter(|(_, is, _)| *is).map(|(weight, ..)| weight).sum::<u32>();
    let known: Vec<String> = known.iter().filter(|(_, is, _)| *is).map(|(.., what)| (*what).to_owned()).collect();
    let known = (!known.is_empty()).then(|| format!("{} in the book", in_a_row(&known)));
    let said: Vec<String> = told.into_iter().filter_map(|(_, said)| said).chain(known).collect();
    (weight, capitalised(&said.join(" · ")))
}
