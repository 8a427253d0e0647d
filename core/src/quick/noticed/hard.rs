//! What they go through: an illness, lost work, a separation; and what a loss is for whoever is left.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject},
};
use crate::{
    domain::{HardKind, HardTimeFields, MilestoneFields, MilestoneKind, PartialDate, days_between, uncapitalised},
    quick::{dates::when, pattern, words::Word},
};

/// What was so long ago is not what they go through now.
const OF_LATE: i32 = 60;

/// What closes the clause, and what may stand behind it: "was diagnosed with" takes what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Nothing but a day.
    Nothing,
    /// What it is, kept in its words.
    What,
}

use Behind::{Nothing, What};
use HardKind::{Illness, Separation, Work};

const PATTERNS: [((HardKind, Behind), &str); 24] = [
    ((Work, Nothing), "has|just? just? lost her|his|their|the job"),
    ((Work, Nothing), "has|was|got|is? been|being? laid off"),
    ((Work, Nothing), "has|was|got|is? been|being? made? fired|redundant"),
    ((Work, Nothing), "is unemployed|jobless"),
    ((Work, Nothing), "hat ihren|ihre|seinen|seine job|arbeit|stelle|arbeitsplatz verloren"),
    ((Work, Nothing), "wurde|ist entlassen|gekundigt|arbeitslos"),
    ((Illness, What), "has|was|is? been? diagnosed with"),
    ((Illness, Nothing), "is|lies|went|was? taken? back? in|into|to the? hospital"),
    ((Illness, Nothing), "has|had? had? a stroke"),
    ((Illness, Nothing), "has|had? had? a heart attack"),
    ((Illness, Nothing), "is very|seriously|badly|gravely|really ill|sick"),
    ((Illness, Nothing), "liegt|ist|musste im|ins krankenhaus"),
    ((Illness, Nothing), "ist sehr|schwer|ernsthaft krank|erkrankt"),
    ((Illness, Nothing), "hatte|hat einen schlaganfall|herzinfarkt"),
    ((Illness, Nothing), "has cancer|leukaemia|leukemia"),
    ((Illness, Nothing), "hat krebs|leukamie"),
    ((Separation, Nothing), "has|have|are|is? broken|broke|split|splitting|breaking up"),
    ((Separation, Nothing), "is|are|got|has|have getting|been|got? divorced|separated|divorcing|separating"),
    ((Separation, Nothing), "has|have? left her|his husband|wife|boyfriend|girlfriend|partner"),
    ((Separation, Nothing), "was left by her|his husband|wife|boyfriend|girlfriend|partner"),
    ((Separation, Nothing), "lasst|lassen sich scheiden"),
    ((Separation, Nothing), "hat|haben sich getrennt|scheiden"),
    ((Separation, Nothing), "wurde|wird verlassen|geschieden"),
    ((Separation, Nothing), "ist frisch? getrennt|geschieden"),
];

/// Words that may stand behind: with whom, and how sudden it was.
const ASIDES: &str = "with|from|by|after|again|now|already|finally|of|late|recently|since|suddenly|yesterday|today|last|this|on|in|a|two|three|weeks|week|\
    month|months|days|ago|her|his|him|them|husband|wife|boyfriend|girlfriend|partner|seit|von|vor|ihrem|seiner|ihrer|seinem|mann|frau|freund|freundin|\
    jetzt|wieder|lassen|worden|the|at|work|friday|monday|tuesday|wednesday|thursday|saturday|sunday|gestern|heute|letzte|letzter|letzten|woche";

/// Words that begin a clause of their own behind "and".
pub(super) fn begins_with_a_verb(words: &[Word]) -> bool {
    pattern::first(&PATTERNS, words).is_some()
}

/// What they go through, as a clause says it.
pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    if clause.subject != Subject::Them || clause.is_denied() || clause.has("could|might|if|would|almost|used|wenn|ob|fast") {
        return None;
    }
    let ((kind, behind), taken) = pattern::first(&PATTERNS, &clause.words)?;
    let said = when(clause.text, true, today);
    let since = said.as_ref().map_or(Some(today), |said| began(said.date, today))?;
    let rest = clause.words.get(taken..).unwrap_or_default();
    let words = match behind {
        Nothing => {
            let says_when = |word: &Word| said.as_ref().is_some_and(|said| said.at.contains(&word.from));
            let is_aside = |word: &Word| pattern::is_one_of(ASIDES, word) || says_when(word);
            rest.iter().all(is_aside).then(String::new)?
        }
        What => {
            let from = rest.first()?.from;
            said.as_ref().map_or_else(|| clause.text.get(from..).unwrap_or_default().trim().to_owned(), |said| said.cut(clause.text, from))
        }
    };
    is_of_late(since, today).then_some(Noticed::HardTime(HardTimeFields { kind: *kind, words, since }))
}

/// Whoever lost someone of late goes through it.
pub(super) fn of_loss(fields: &MilestoneFields, today: Date) -> Option<Noticed> {
    let date = fields.date.known().filter(|_| fields.kind == MilestoneKind::Loss)?;
    let since = began(date, today)?;
    is_of_late(since, today).then(|| Noticed::HardTime(HardTimeFields { kind: HardKind::Loss, words: uncapitalised(&fields.label), since }))
}

/// When it began at the latest: of a month its end, of a year alone nobody knows.
fn began(date: PartialDate, today: Date) -> Option<Date> {
    let month = || Date::new(date.year()?, date.month()?, 1).ok().map(|first| first.last_of_month().min(today));
    date.whole().or_else(month)
}

fn is_of_late(since: Date, today: Date) -> bool {
    (0..=OF_LATE).contains(&days_between(since, today))
}
