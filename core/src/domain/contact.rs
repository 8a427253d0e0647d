//! Someone in the book.

use jiff::{Timestamp, civil::Date};

use super::{CircleId, ContactId, Depth, LeapDay, PersonName, Planning, Rhythm, Until};

/// A value with what its owner calls it: an e-mail address and "home". The label may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Labelled {
    /// "home", "work", "cell" or the user's own word; lower case for the standard ones.
    pub label: String,
    /// The value as it was written.
    pub value: String,
}

impl Labelled {
    /// A value and its label.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// Where a contact stands. Only an active one is ever nudged about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum ContactState {
    /// In the user's life.
    #[default]
    Active,
    /// Kept, silent.
    Archived,
    /// Kept in memory; nothing is celebrated or proposed.
    Deceased,
    /// To be forgotten after 30 days, until then it can be restored.
    Trashed,
    /// Went into someone else, who turned out to be the same person (V4). Kept for the day they are taken apart; never listed.
    Merged,
}

/// What the user knows and edits about a contact; dates in their life are milestones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactFields {
    /// What they are called.
    pub name: PersonName,
    /// Where they work or belong.
    pub organization: String,
    /// What they do there.
    pub title: String,
    /// Where else they work or belong: the label is what they do there, the value the organization. Only beside an [`Self::organization`].
    pub other_work: Vec<Labelled>,
    /// How to speak of them.
    pub pronouns: String,
    /// The language they like to be written to in (BCP 47), several separated by commas.
    pub language: String,
    /// Where they live by the clock: a name of the zone database, or an offset.
    pub time_zone: String,
    /// Anything else, in lines.
    pub note: String,
    /// E-mail addresses, preferred first.
    pub emails: Vec<Labelled>,
    /// Phone numbers as written, preferred first.
    pub phones: Vec<Labelled>,
    /// Postal addresses, each in one text of lines.
    pub addresses: Vec<Labelled>,
    /// Web pages and handles.
    pub links: Vec<Labelled>,
    /// Who else is in their life: the label is what they are ("mother"), the value their name.
    pub relations: Vec<Labelled>,
    /// Free labels, without repetition.
    pub tags: Vec<String>,
}

/// Someone in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub id: ContactId,
    /// What the user knows and edits.
    pub fields: ContactFields,
    /// Where they stand.
    pub state: ContactState,
    /// Since when they stand there; for the trash it starts the 30 days.
    pub state_since: Date,
    /// Their circle, if any.
    pub circle: Option<CircleId>,
    /// How often the user means to be in touch with them.
    pub rhythm: Rhythm,
    /// What planning keeps to with them.
    pub planning: Planning,
    /// Raised when the rhythm is edited, so that its reminders are new ones (R1).
    pub rhythm_revision: u32,
    /// Their check-in is hidden until then.
    pub snoozed_until: Option<Until>,
    /// Where 29 February falls for them in common years (D4).
    pub leap_day: LeapDay,
    /// When they came into the book.
    pub created_at: Timestamp,
    /// Does the user want to know them better?
    pub know_better: bool,
    /// Why the user is in touch with them (B19); may be empty.
    pub intention: String,
    /// How near talks with them may go, as the user trusts them (B22); `None`: nobody has said.
    pub trust: Option<Depth>,
}

impl ContactFields {
    /// The lists of values with labels.
    pub fn lists_mut(&mut self) -> [&mut Vec<Labelled>; 6] {
        [&mut self.other_work, &mut self.emails, &mut self.phones, &mut self.addresses, &mut self.links, &mut self.relations]
    }

    /// Someone who works anywhere works somewhere first: without an organization, the first of the others is the one.
    pub fn settle_work(&mut self) {
        if self.organization.is_empty() && !self.other_work.is_empty() {
            let Labelled { label, value } = self.other_work.remove(0);
            self.organization = value;
            let titles = [std::mem::take(&mut self.title), label];
            self.title = titles.iter().filter(|title| !title.is_empty()).map(String::as_str).collect::<Vec<_>>().join("; ");
        }
    }

    /// Something to tell them by where a name is not enough: organization, else e-mail address, else phone number; may be empty.
    #[must_use]
    pub fn to_tell_by(&self) -> &str {
        let first = [&self.emails, &self.phones].into_iter().find_map(|list| list.first()).map_or("", |entry| &entry.value);
        if self.organization.is_empty() { first } else { &self.organization }
    }

    /// What to call them on screen: their name, else their organization, first e-mail address or phone number.
    #[must_use]
    pub fn shown(&self) -> String {
        let first = |list: &[Labelled]| list.first().map(|detail| detail.value.clone()).unwrap_or_default();
        [self.name.shown(), self.organization.trim().to_owned(), first(&self.emails), first(&self.phones)]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| "No name".to_owned())
    }

    /// One or two letters for an avatar; see [`PersonName::initials`].
    #[must_use]
    pub fn initials(&self) -> String {
        PersonName::whole(&self.shown()).initials()
    }
}

impl Contact {
    /// Lets their rhythm count from `day` while no contact is on record; its reminders are new ones (R1).
    pub fn restart_rhythm(&mut self, day: Date) {
        self.rhythm.since = day;
        self.rhythm.skipped_on = None;
        self.rhythm_revision += 1;
        self.snoozed_until = None;
    }
}
