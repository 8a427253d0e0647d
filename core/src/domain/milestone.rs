//! Dates in someone's life, and the days they come round.

use std::collections::HashMap;

use jiff::{
    Span, Timestamp, Zoned,
    civil::{Date, Time},
};

use super::{
    Calendar, ContactId, Leads, LeapDay, LifeDate, MilestoneId, PartialDate, Period, Until, days_between,
    period::{ROUND_DAYS, round_number},
};

/// What a milestone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MilestoneKind {
    /// The day someone was born.
    Birthday,
    /// A wedding or the beginning of a couple.
    Anniversary,
    /// The day someone began a job.
    WorkAnniversary,
    /// A step up.
    Promotion,
    /// The end of a school.
    Graduation,
    /// The beginning of a job.
    NewJob,
    /// A new home.
    Move,
    /// Something they are proud of.
    Victory,
    /// Someone or something they lost; remembered, never celebrated.
    Loss,
    /// What its label says.
    Custom,
}

impl MilestoneKind {
    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Birthday => "Birthday",
            Self::Anniversary => "Anniversary",
            Self::WorkAnniversary => "Work anniversary",
            Self::Promotion => "Promotion",
            Self::Graduation => "Graduation",
            Self::NewJob => "New job",
            Self::Move => "Move",
            Self::Victory => "Personal victory",
            Self::Loss => "Loss",
            Self::Custom => "Milestone",
        }
    }

    /// The kind that is called so by itself; birthdays and weddings are told apart by more than a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let kinds = [Self::WorkAnniversary, Self::Promotion, Self::Graduation, Self::NewJob, Self::Move, Self::Victory, Self::Loss];
        kinds.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Has everyone at most one of it?
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Birthday | Self::Anniversary)
    }

    /// Is it something to congratulate on?
    #[must_use]
    pub fn is_celebrated(self) -> bool {
        self != Self::Loss
    }
}

/// What the user edits of a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneFields {
    /// What it is.
    pub kind: MilestoneKind,
    /// What its owner calls it; empty for the kind's own name.
    pub label: String,
    /// When it was.
    pub date: LifeDate,
    /// Does it come round every year?
    pub yearly: bool,
    /// Anything to remember with it.
    pub note: String,
    /// How many days ahead reminders of it come; `None`: as it is set for all.
    pub leads: Option<Leads>,
}

/// A milestone in the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Which.
    pub id: MilestoneId,
    /// Whose.
    pub contact: ContactId,
    /// What the user edits.
    pub fields: MilestoneFields,
    /// Where 29 February falls for its owner (D4).
    pub leap_day: LeapDay,
    /// When reminders about its owner come, if their circle has a time of its own.
    pub notify_at: Option<Time>,
    /// Raised by every change of its date, so that its reminders are new ones (R1).
    pub revision: u32,
    /// When its date came into the book, new or corrected: nothing fires for days before that (R4).
    pub known_at: Timestamp,
}

/// One coming round of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The civil day.
    pub on: Date,
    /// What it is the coming round of: its period in reminders (R1).
    pub period: Period,
    /// Years since the milestone, of its own calendar; `None` when its year is unknown (D1), on the day itself, and for a round number of days.
    pub years: Option<i16>,
}

/// What the user did about one coming round of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkOutcome {
    /// Congratulated through Fondly.
    Congratulated,
    /// Done some other way, or let go.
    Done,
    /// Hidden for a while.
    Snoozed,
}

/// The mark on one coming round of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What was done.
    pub outcome: MarkOutcome,
    /// The end of a snooze; `None` for the others.
    pub snoozed_until: Option<Until>,
}

/// What the user did about the comings round of milestones.
pub type Marks = HashMap<MilestoneId, HashMap<Period, Mark>>;

/// A milestone counts as belated for this many days (R5).
pub const BELATED: i32 = 14;

impl Occurrence {
    /// Is there still a point in speaking of it (R5)? The days of being belated are counted anew from the end of a snooze: what
    /// the user asked to be told of later is not dropped (R9).
    #[must_use]
    pub fn is_timely(&self, mark: Option<Mark>, now: &Zoned) -> bool {
        let hidden_until = mark.and_then(|mark| mark.snoozed_until);
        let from = hidden_until.map(|until| until.instant(now).to_zoned(now.time_zone().clone()).date());
        days_between(from.map_or(self.on, |from| from.max(self.on)), now.date()) <= BELATED
    }
}

impl Milestone {
    /// Its comings round that may be spoken of on `today`, up to `to`, in order: those that are to come or not long over, and those that were
    /// put off, however often and however long ago their day was (R9). `marks` are on its comings round; the round numbers of days are
    /// there only if the user wants them.
    #[must_use]
    pub fn spoken_of(&self, today: Date, to: Date, marks: Option<&HashMap<Period, Mark>>, with_days: bool) -> Vec<Occurrence> {
        let from = today.saturating_sub(Span::new().days(i64::from(BELATED)));
        let put_off = marks.into_iter().flatten().filter(|(_, mark)| mark.snoozed_until.is_some()).map(|(period, _)| *period);
        let is_wanted = |period: &Period| with_days || matches!(period, Period::Year(_));
        let earlier = put_off.filter(is_wanted).filter_map(|period| self.fields.occurrence(period, self.leap_day));
        let mut all = self.fields.celebrated(from, to, self.leap_day, with_days);
        all.extend(earlier.filter(|occurrence| occurrence.on < from));
        all.sort_by_key(|occurrence| occurrence.on);
        all
    }
}

impl MilestoneFields {
    /// A milestone without a label or a note. What happened once, a promotion or a move, does not come round; the others do.
    #[must_use]
    pub fn new(kind: MilestoneKind, date: LifeDate) -> Self {
        let yearly = matches!(
            kind,
            MilestoneKind::Birthday
                | MilestoneKind::Anniversary
                | MilestoneKind::WorkAnniversary
                | MilestoneKind::Loss
                | MilestoneKind::Custom
        );
        Self { kind, label: String::new(), date, yearly, note: String::new(), leads: None }
    }

    /// A birthday.
    #[must_use]
    pub fn birthday(date: LifeDate) -> Self {
        Self::new(MilestoneKind::Birthday, date)
    }

    /// What to call it on screen.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.label.trim().is_empty() { self.kind.name() } else { self.label.trim() }
    }

    /// What to call one of its comings round: its name, or the number of days in a life (D7).
    #[must_use]
    pub fn called(&self, period: Period) -> String {
        let Period::Days(days) = period else { return self.shown().to_owned() };
        let number = round_number(days).unwrap_or_default();
        if self.kind == MilestoneKind::Birthday { number } else { format!("{}, {number}", self.shown()) }
    }

    /// Are round numbers of days since it worth a word (D7)?
    #[must_use]
    pub fn counts_days(&self) -> bool {
        matches!(self.kind, MilestoneKind::Birthday | MilestoneKind::Anniversary) && self.yearly
    }

    /// The coming round of a period; `None` when day or month is unknown, before it happened, when it happens once, or when the number of days is not a round one.
    #[must_use]
    pub fn occurrence(&self, period: Period, leap_day: LeapDay) -> Option<Occurrence> {
        match period {
            Period::Year(year) => self.occurrence_in(year, leap_day),
            Period::Days(days) => {
                let began = self.date.known()?.whole().filter(|_| self.counts_days() && round_number(days).is_some())?;
                let on = began.checked_add(Span::new().days(i64::from(days))).ok()?;
                Some(Occurrence { on, period, years: None })
            }
        }
    }

    /// Its coming round in one year of its calendar.
    #[must_use]
    pub fn occurrence_in(&self, year: i16, leap_day: LeapDay) -> Option<Occurrence> {
        let date = self.date.known()?;
        let on = date.in_year(year, leap_day)?;
        let years = date.year().map(|born| year - born);
        let comes_round = match years {
            Some(0) => true,
            Some(years) => self.yearly && years > 0,
            None => self.yearly,
        };
        comes_round.then_some(Occurrence { on, period: Period::Year(year), years: years.filter(|years| *years > 0) })
    }

    /// The comings round by years from `from` to `to`, both included, in order. One of another calendar can be there twice in a Gregorian year, or not at all.
    pub fn occurrences(&self, from: Date, to: Date, leap_day: LeapDay) -> impl Iterator<Item = Occurrence> {
        self.years_of(from, to)
            .filter_map(move |year| self.occurrence_in(year, leap_day))
            .filter(move |occurrence| (from..=to).contains(&occurrence.on))
    }

    /// The round numbers of days since it from `from` to `to`, both included, in order (D7).
    pub fn round_days(&self, from: Date, to: Date) -> impl Iterator<Item = Occurrence> {
        let began = self.date.known().and_then(PartialDate::whole).filter(|_| self.counts_days());
        let (first, last) = began.map_or((1, 0), |began| (days_between(began, from), days_between(began, to)));
        ROUND_DAYS
            .into_iter()
            .filter(move |days| i64::from(first) <= i64::from(*days) && i64::from(*days) <= i64::from(last))
            .filter_map(|days| self.occurrence(Period::Days(days), LeapDay::default()))
    }

    /// Both, in order: what there is to celebrate; the round numbers only if the user wants them.
    #[must_use]
    pub fn celebrated(&self, from: Date, to: Date, leap_day: LeapDay, with_days: bool) -> Vec<Occurrence> {
        let days = self.round_days(from, to).take(if with_days { usize::MAX } else { 0 });
        let mut all: Vec<Occurrence> = self.occurrences(from, to, leap_day).chain(days).collect();
        all.sort_by_key(|occurrence| occurrence.on);
        all
    }

    /// The next occurrence on or after `day`, within eight years (a century's missing leap day).
    #[must_use]
    pub fn next_on_or_after(&self, day: Date, leap_day: LeapDay) -> Option<Occurrence> {
        let date = self.date.known()?;
        let start = date.whole().filter(|born| *born > day).unwrap_or(day);
        let first = self.years_of(start, start).next()?;
        (first..first.saturating_add(10)).filter_map(|year| self.occurrence_in(year, leap_day)).find(|occurrence| occurrence.on >= day)
    }

    /// The years of its calendar that may have a day between two.
    fn years_of(&self, from: Date, to: Date) -> std::ops::RangeInclusive<i16> {
        let calendar = self.date.known().map_or(Calendar::Gregorian, PartialDate::calendar);
        let year = |day: Date| calendar.date_of(day).map(|(year, ..)| year);
        match (calendar, year(from), year(to)) {
            (Calendar::Gregorian, ..) => from.year()..=to.year(),
            // A day that a year lacks may be kept on the first of the next.
            (_, Some(first), Some(last)) => first - 1..=last,
            #[expect(clippy::reversed_empty_ranges, reason = "beyond the calendar's table there is none")]
            _ => 1..=0,
        }
    }
}
