//! Today.

use fondly_core::{
    Result,
    book::{Book, NudgeId, Remembered},
    domain::{CatchUpState, Occasion, days_between},
    planner::{self, Celebration, Nudge, late},
    reminders::ClockDoubt,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    NearGathering, SmallActsView, ToThankView, calendar::OccasionView, day, id, period, person::WayView, photo, reminders::ReminderView,
    words::ToneView,
};

/// Rows of one kind that are sent to the page at most; it shows a few at a time.
const ROWS: usize = 200;

/// What is worth doing on one day.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    day: String,
    user_name: String,
    people_count: u32,
    /// There are people, and nobody has a rhythm: the user is asked whom they want to stay close to.
    nobody_kept_close: bool,
    /// Those of people who go through a hard time last.
    celebrate: Vec<CelebrationView>,
    /// How many celebrations of people who are not kept close there are besides.
    more_to_celebrate: u32,
    reach_out: Vec<NudgeView>,
    waiting: Vec<NudgeView>,
    /// Whom today is a day of who have died.
    remembered: Vec<RememberedView>,
    /// Gatherings of today and tomorrow.
    gatherings: Vec<NearGathering>,
    /// What is planned for today.
    planned: Vec<OccasionView>,
    /// What was planned of late, and nobody has said whether it was.
    missed: Vec<OccasionView>,
    /// What is to be reminded of, due and not done.
    reminders: Vec<ReminderView>,
    /// What was received of late, and the user has not thanked for.
    to_thank: Vec<ToThankView>,
    /// A first step that can be taken today.
    small_acts: SmallActsView,
    /// The clock is not believed, and nothing is said until the user says that it is right; null: it is believed.
    clock: Option<ClockDoubtView>,
}

/// A clock that is not believed.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ClockDoubt")]
pub(crate) struct ClockDoubtView {
    /// "12 March 2029, 10:00".
    shows: String,
    /// What was expected instead.
    expected: String,
}

impl From<ClockDoubt> for ClockDoubtView {
    fn from(doubt: ClockDoubt) -> Self {
        let [shows, expected] = doubt.in_words();
        Self { shows, expected }
    }
}

/// What a row of Today is about, where several are acted on at once.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind", rename = "NudgeId")]
pub enum NudgeIdView {
    /// A celebration.
    Celebration {
        /// Of which milestone.
        milestone: String,
        /// Which coming round.
        period: String,
    },
    /// A check-in.
    CheckIn {
        /// With whom.
        person: String,
    },
    /// Something to be reminded of.
    Reminder {
        /// Which.
        id: String,
        /// On which of its days.
        day: String,
    },
}

impl NudgeIdView {
    /// All of them, for the core.
    ///
    /// # Errors
    /// - `Refused`: one of them can't be read.
    pub fn all(views: &[Self]) -> Result<Vec<NudgeId>> {
        let one = |view: &Self| {
            Ok(match view {
                Self::Celebration { milestone, period: of } => NudgeId::Milestone(id(milestone)?, period(of)?),
                Self::CheckIn { person } => NudgeId::CheckIn(id(person)?),
                Self::Reminder { id: which, day: on } => NudgeId::Reminder(id(which)?, day(on)?),
            })
        };
        views.iter().map(one).collect()
    }
}

/// Someone to celebrate.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Celebration")]
pub(crate) struct CelebrationView {
    milestone: String,
    period: String,
    person: String,
    name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    tone: Option<ToneView>,
    /// "Birthday".
    label: String,
    on: String,
    /// Negative: belated.
    days_away: i32,
    /// "Today", "On Tuesday", "3 days ago".
    when: String,
    because: String,
    /// They go through a hard time: they are written to, not congratulated.
    gentle: bool,
    opener: String,
    ways: Vec<WayView>,
}

/// Someone who has died, on a day of theirs.
#[derive(Debug, Serialize, Type)]
#[serde(rename = "Remembered")]
pub struct RememberedView {
    person: String,
    /// Their name.
    pub name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    /// "Born 96 years ago today".
    pub words: String,
}

impl RememberedView {
    /// Everyone whom today is a day of.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all(book: &Book) -> Result<Vec<Self>> {
        let of = |Remembered { contact, photo: picture, words }: Remembered| Self {
            person: contact.id.to_string(),
            name: contact.fields.shown(),
            initials: contact.fields.initials(),
            photo: photo(contact.id, picture),
            words,
        };
        Ok(book.remembered_today()?.into_iter().map(of).collect())
    }
}

/// Someone to reach.
#[derive(Debug, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "Nudge")]
pub(crate) struct NudgeView {
    person: String,
    name: String,
    initials: String,
    /// Where their picture is.
    photo: Option<String>,
    tone: Option<ToneView>,
    because: String,
    due: String,
    /// "6 weeks over"; null when not waiting.
    late: Option<String>,
    opener: String,
    ways: Vec<WayView>,
}

impl TodayView {
    /// Asks the book for one day; `everyone`: with the celebrations of people who are not kept close (C5).
    ///
    /// # Errors
    /// - What the disk says.
    pub fn ask(book: &Book, everyone: bool) -> Result<Self> {
        let today = book.now().today();
        let agenda = book.agenda(None)?;
        let others = agenda.celebrate_more.iter().take(if everyone { ROWS } else { 0 });
        let celebrated = agenda.celebrate.iter().chain(others).map(|celebration| CelebrationView::of(book, celebration, today));
        let mut celebrated: Vec<_> = celebrated.collect::<Result<_>>()?;
        celebrated.sort_by_key(|one| one.gentle);
        let all = agenda.celebrate.len() + agenda.celebrate_more.len();
        let nudges = |list: &[Nudge], waiting| -> Result<Vec<_>> {
            list.iter().take(ROWS).map(|nudge| NudgeView::of(book, nudge, today, waiting)).collect()
        };
        let planned: Vec<Occasion> = book.occasions(today, today)?.into_iter().filter(|one| one.state == CatchUpState::Planned).collect();
        Ok(Self {
            day: today.to_string(),
            user_name: book.settings()?.user_name,
            people_count: book.people_count()?,
            nobody_kept_close: book.is_nobody_kept_close()?,
            more_to_celebrate: u32::try_from(all - celebrated.len()).unwrap_or(u32::MAX),
            celebrate: celebrated,
            reach_out: nudges(&agenda.reach_out, false)?,
            waiting: nudges(&agenda.waiting, true)?,
            remembered: RememberedView::all(book)?,
            gatherings: NearGathering::all(book)?,
            planned: OccasionView::all(book, &planned)?,
            missed: OccasionView::all(book, &book.missed()?)?,
            reminders: ReminderView::due(book)?,
            to_thank: ToThankView::all(book, true)?,
            small_acts: SmallActsView::of(book, &agenda)?,
            clock: book.clock_in_doubt()?.map(ClockDoubtView::from),
        })
    }
}

impl CelebrationView {
    fn of(book: &Book, celebration: &Celebration, today: Date) -> Result<Self> {
        let line = book.celebration_line(celebration, today)?;
        let (milestone, occurrence) = (&celebration.milestone, &celebration.occurrence);
        Ok(Self {
            milestone: milestone.id.to_string(),
            period: occurrence.period.to_string(),
            person: milestone.contact.to_string(),
            name: line.name,
            initials: line.initials,
            photo: photo(milestone.contact, line.photo),
            tone: line.tone.map(ToneView::from),
            label: milestone.fields.called(occurrence.period),
            on: occurrence.on.to_string(),
            days_away: days_between(today, occurrence.on),
            when: planner::celebration_day(occurrence.on, today),
            because: line.because,
            gentle: line.gentle,
            opener: line.opener,
            ways: line.ways.into_iter().map(WayView::from).collect(),
        })
    }
}

impl NudgeView {
    fn of(book: &Book, nudge: &Nudge, today: Date, waiting: bool) -> Result<Self> {
        let line = book.nudge_line(nudge, today)?;
        Ok(Self {
            person: nudge.person.id.to_string(),
            name: line.name,
            initials: line.initials,
            photo: photo(nudge.person.id, line.photo),
            tone: line.tone.map(ToneView::from),
            because: line.because,
            due: nudge.check_in.due.to_string(),
            late: waiting.then(|| late(nudge.check_in.due, today)),
            opener: line.opener,
            ways: line.ways.into_iter().map(WayView::from).collect(),
        })
    }
}
