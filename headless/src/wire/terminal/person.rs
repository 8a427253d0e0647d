//! Someone, as the terminal's JSON tells of them.

use fondly_core::{
    Result,
    book::{Book, Person},
    domain::{Channel, Depth, Feeling, Labelled, Milestone, MilestoneKind, Occurrence, in_a_row},
};
use serde::Serialize;

use crate::wire::{
    FactView, GivingView, HardTimeView, ReminderView, RiftView,
    person::RelationshipView,
    plan::{OccasionLine, PlanningView},
    words::{ChannelView, DepthView, FeelingView, MilestoneKindView, OutcomeView, PersonState, StartedByView},
};

/// Where else someone works.
#[derive(Debug, Serialize)]
pub(crate) struct WorkLine {
    pub(crate) title: String,
    pub(crate) organization: String,
}

/// Someone, in short.
#[derive(Debug, Serialize)]
pub struct PersonLine {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) birthday: Option<String>,
    pub(crate) anniversary: Option<String>,
    pub(crate) emails: Vec<String>,
    pub(crate) phones: Vec<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) circle: Option<String>,
    pub(crate) last_contact: Option<String>,
    pub(crate) next_due: Option<String>,
    /// Why a search found them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<String>,
}

/// Everything about someone.
#[derive(Debug, Serialize)]
pub struct PersonWhole {
    #[serde(flatten)]
    pub(crate) short: PersonLine,
    pub(crate) state: PersonState,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) nickname: String,
    pub(crate) organization: String,
    pub(crate) title: String,
    pub(crate) other_work: Vec<WorkLine>,
    pub(crate) pronouns: String,
    pub(crate) language: String,
    pub(crate) time_zone: String,
    /// Who else is in their life.
    pub(crate) relations: Vec<RelationshipView>,
    pub(crate) note: String,
    pub(crate) addresses: Vec<String>,
    pub(crate) links: Vec<String>,
    pub(crate) rhythm: Option<String>,
    pub(crate) because: Option<String>,
    pub(crate) milestones: Vec<MilestoneLine>,
    pub(crate) timeline: Vec<TimelineLine>,
    /// What is planned with them, the next first.
    pub(crate) planned: Vec<OccasionLine>,
    /// The fewest days between two talks, the days kept for them, and when they are away.
    pub(crate) planning: PlanningView,
    pub(crate) better_not: Vec<String>,
    pub(crate) facts: Vec<FactView>,
    /// How close you two are over time, in words.
    pub(crate) closeness: Option<String>,
    pub(crate) in_common: Vec<String>,
    pub(crate) to_me: Option<String>,
    /// Who lives where they live.
    pub(crate) household: Vec<String>,
    pub(crate) is_me: bool,
    pub(crate) know_better: bool,
    pub(crate) intention: String,
    /// How near talks with them may go.
    pub(crate) trust: Option<DepthView>,
    /// What is to be reminded of about them.
    pub(crate) open: Vec<ReminderView>,
    pub(crate) hard_times: Vec<HardTimeView>,
    pub(crate) to_mend: Vec<RiftView>,
    pub(crate) giving: GivingView,
}

/// A date in a life.
#[derive(Debug, Serialize)]
pub(crate) struct MilestoneLine {
    pub(crate) id: String,
    pub(crate) kind: MilestoneKindView,
    pub(crate) label: String,
    pub(crate) date: String,
    /// The date in words; one of another calendar in both.
    pub(crate) shown: String,
    pub(crate) yearly: bool,
    pub(crate) next: Option<String>,
}

/// Something that happened.
#[derive(Debug, Serialize)]
pub(crate) struct TimelineLine {
    pub(crate) id: String,
    pub(crate) day: String,
    pub(crate) channel: ChannelView,
    pub(crate) outcome: OutcomeView,
    pub(crate) started_by: StartedByView,
    pub(crate) note: String,
    pub(crate) others: Vec<String>,
    pub(crate) depth: Option<DepthView>,
    pub(crate) feeling: Option<FeelingView>,
    pub(crate) appreciated: String,
}

impl From<&Labelled> for WorkLine {
    fn from(work: &Labelled) -> Self {
        Self { title: work.label.clone(), organization: work.value.clone() }
    }
}

impl TimelineLine {
    /// Were they reached?
    fn answered(&self) -> bool {
        self.outcome == OutcomeView::Talked
    }

    /// "call, deep talk, with Bo Lind: Her move to Porto. Appreciated: she listened".
    pub(crate) fn in_words(&self) -> String {
        let how = if self.answered() { Channel::from(self.channel).name() } else { "no answer" };
        let near = self.depth.map(|depth| Depth::from(depth).of_talk().to_owned());
        let felt = self.feeling.map(|felt| Feeling::from(felt).in_words()).filter(|words| !words.is_empty());
        let with = (!self.others.is_empty()).then(|| format!("with {}", in_a_row(&self.others)));
        let how = [Some(how.to_owned()), near, felt.map(str::to_owned), with].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let glad = (!self.appreciated.is_empty()).then(|| format!("Appreciated: {}", self.appreciated));
        let said: Vec<String> = [Some(self.note.clone()).filter(|note| !note.is_empty()), glad].into_iter().flatten().collect();
        if said.is_empty() { how } else { format!("{how}: {}", said.join(" · ")) }
    }
}

impl PersonLine {
    /// Someone in short.
    pub fn of(person: &Person) -> Self {
        let values = |list: &[Labelled]| list.iter().map(|detail| detail.value.clone()).collect();
        let date_of = |kind| {
            let found = person.milestones.iter().find(|(milestone, _)| milestone.fields.kind == kind);
            found.map(|(milestone, _)| milestone.fields.date.to_edit())
        };
        let fields = &person.contact.fields;
        Self {
            id: person.contact.id.to_string(),
            name: fields.shown(),
            birthday: date_of(MilestoneKind::Birthday),
            anniversary: date_of(MilestoneKind::Anniversary),
            emails: values(&fields.emails),
            phones: values(&fields.phones),
            tags: fields.tags.clone(),
            circle: person.circle.as_ref().map(|circle| circle.fields.name.clone()),
            last_contact: person.line.check_in.contacts.talked.map(|day| day.to_string()),
            next_due: person.check_in.map(|check_in| check_in.due.to_string()),
            why: None,
        }
    }
}

impl MilestoneLine {
    fn of(milestone: &Milestone, next: Option<Occurrence>) -> Self {
        Self {
            id: milestone.id.to_string(),
            kind: milestone.fields.kind.into(),
            label: milestone.fields.label.clone(),
            date: milestone.fields.date.to_string(),
            shown: milestone.fields.date.in_both_words(),
            yearly: milestone.fields.yearly,
            next: next.map(|next| next.on.to_string()),
        }
    }
}

impl PersonWhole {
    /// Everything about someone.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn of(book: &Book, person: &Person) -> Result<Self> {
        let (planned, today) = (book.planned_with(person.contact.id)?, book.now().today());
        let values = |list: &[Labelled]| list.iter().map(|detail| detail.value.clone()).collect();
        let fields = &person.contact.fields;
        let timeline = person.timeline.iter().map(|row| TimelineLine {
            id: row.interaction.id.to_string(),
            day: row.interaction.fields.day.to_string(),
            channel: row.interaction.fields.channel.into(),
            outcome: row.interaction.fields.outcome.into(),
            started_by: row.interaction.fields.started_by.into(),
            note: row.interaction.fields.note.clone(),
            others: row.others.iter().map(|(_, name)| name.clone()).collect(),
            depth: row.interaction.fields.depth.map(Into::into),
            feeling: row.interaction.fields.feeling.map(Into::into),
            appreciated: row.interaction.fields.appreciated.clone(),
        });
        Ok(Self {
            short: PersonLine::of(person),
            state: person.contact.state.into(),
            given: fields.name.given.clone(),
            family: fields.name.family.clone(),
            nickname: fields.name.nickname.clone(),
            organization: fields.organization.clone(),
            title: fields.title.clone(),
            pronouns: fields.pronouns.clone(),
            language: fields.language.clone(),
            time_zone: fields.time_zone.clone(),
            other_work: fields.other_work.iter().map(WorkLine::from).collect(),
            relations: person.relationships.iter().map(RelationshipView::from).collect(),
            note: fields.note.clone(),
            addresses: values(&fields.addresses),
            links: values(&fields.links),
            rhythm: person.check_in.map(|check_in| format!("every {}", check_in.cadence)),
            because: person.because.clone(),
            milestones: person.milestones.iter().map(|(milestone, next)| MilestoneLine::of(milestone, *next)).collect(),
            timeline: timeline.collect(),
            planned: planned.iter().take(5).map(|one| OccasionLine::of(book, one)).collect::<Result<_>>()?,
            planning: PlanningView::from(&person.contact.planning),
            better_not: person.boundaries.0.iter().map(|one| one.fields.in_words()).collect(),
            closeness: person.closeness.clone(),
            in_common: person.in_common.clone(),
            to_me: person.to_me.clone(),
            household: person.household.iter().map(|(_, name)| name.clone()).collect(),
            is_me: book.me()? == Some(person.contact.id),
            know_better: person.contact.know_better,
            intention: person.contact.intention.clone(),
            trust: person.contact.trust.map(DepthView::from),
            open: ReminderView::about(book, person.contact.id)?,
            hard_times: person.hard_times.iter().map(|one| HardTimeView::of(one, today)).collect(),
            to_mend: person.rifts.iter().map(|(one, read_again)| RiftView::of(one, *read_again)).collect(),
            facts: person.facts.iter().map(|one| FactView::of(one, today)).collect(),
            giving: GivingView::of(&person.giving, &fields.name, today),
        })
    }
}
