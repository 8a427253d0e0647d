//! A card's news for someone in the book: field by field, three ways (V2). What the user edited stays, or goes where the user says so.

use super::apply::{fields, milestones, tells_death};
use crate::{
    Result,
    book::{
        contacts::{known, new_milestone, set_date},
        merge::{self, Choice, Conflict, Sides, dates_of, holders},
    },
    cards::{CardContent, Reading, read_all},
    clock::Moment,
    domain::{Contact, ContactFields, ContactId, ContactState, Facet, LifeDate, Milestone, MilestoneFields, MilestoneId, MilestoneKind},
    store::{Reader, Table, Writer},
};

/// One part of what is known of someone that an import would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub facet: Facet,
    /// What would no longer be said.
    pub before: Vec<String>,
    /// What would be said instead, or besides.
    pub after: Vec<String>,
}

/// What a card's news would make of someone. Nothing is written yet.
pub(super) struct Update {
    before: Contact,
    after: Contact,
    dates: Vec<DateChange>,
    /// What the book and the file had both changed.
    pub(super) conflicts: Vec<Conflict>,
}

enum DateChange {
    Set(MilestoneKind, Option<LifeDate>),
    Remove(MilestoneId),
    Add(MilestoneFields),
}

/// What a card, or a copy of the book, says of someone.
#[derive(Debug, Default)]
pub(super) struct Said {
    fields: ContactFields,
    birthday: Option<LifeDate>,
    anniversary: Option<LifeDate>,
    /// Other dates.
    others: Vec<MilestoneFields>,
    tells_death: bool,
}

impl From<&CardContent> for Said {
    fn from(card: &CardContent) -> Self {
        Self {
            fields: fields(card),
            birthday: card.birthday.clone(),
            anniversary: card.anniversary.clone(),
            others: milestones(card).filter(|fields| !fields.kind.is_single()).collect(),
            tells_death: tells_death(card),
        }
    }
}

impl Said {
    /// What a copy of the book says.
    pub(super) fn of_copy(contact: Contact, milestones: Vec<Milestone>) -> Self {
        let mut said = Self { fields: contact.fields, ..Self::default() };
        for fields in milestones.into_iter().map(|milestone| milestone.fields) {
            match fields.kind {
                MilestoneKind::Birthday => said.birthday = Some(fields.date),
                MilestoneKind::Anniversary => said.anniversary = Some(fields.date),
                _ => said.others.push(fields),
            }
        }
        said
    }
}

/// What the difference between two states of a card, `base` and `news`, makes of someone.
pub(super) fn plan(
    read: &Reader<'_>,
    now: &Moment,
    who: ContactId,
    [base, news]: [&Said; 2],
    choose: &dyn Fn(Facet) -> Choice,
) -> Result<Update> {
    let before = known(read, who)?;
    let (merged, mut conflicts) = merge::fields(&before.fields, Sides { before: &base.fields, after: &news.fields }, choose);
    let mut after = before.clone();
    after.fields = merged;
    let silent = matches!(after.state, ContactState::Deceased | ContactState::Trashed);
    if news.tells_death && !base.tells_death && !silent {
        (after.state, after.state_since) = (ContactState::Deceased, now.today());
    }
    let mine = read.milestones_of(who)?;
    let mut dates = Vec::new();
    for (kind, base, news) in single_dates(base, news) {
        let facet = if kind == MilestoneKind::Birthday { Facet::Birthday } else { Facet::Anniversary };
        let my_date = mine.iter().find(|milestone| milestone.fields.kind == kind).map(|milestone| milestone.fields.date.clone());
        if news == base || my_date == *news {
            continue;
        }
        let words = |date: &Option<LifeDate>| date.as_ref().map(LifeDate::in_words).unwrap_or_default();
        let fuller =
            |one: &Option<LifeDate>, other: &Option<LifeDate>| one.as_ref().zip(other.as_ref()).is_some_and(|(a, b)| a.says_more(b));
        if my_date == *base || (base.is_none() && fuller(news, &my_date)) {
            dates.push(DateChange::Set(kind, news.clone()));
        } else if !(base.is_none() && fuller(&my_date, news)) {
            conflicts.push(Conflict { facet, mine: words(&my_date), theirs: words(news) });
            if choose(facet) == Choice::Theirs {
                dates.push(DateChange::Set(kind, news.clone()));
            }
        }
    }
    dates.extend(other_dates(&mine, [base, news]));
    Ok(Update { before, after, dates, conflicts })
}

/// Other dates: what the file no longer says goes if it is still as it came, what it says anew comes.
fn other_dates(mine: &[Milestone], sides: [&Said; 2]) -> impl Iterator<Item = DateChange> {
    let [before, after] = sides.map(|said| &said.others);
    let gone = |milestone: &&Milestone| before.contains(&milestone.fields) && !after.contains(&milestone.fields);
    let (gone, stays): (Vec<_>, Vec<_>) = mine.iter().partition(gone);
    let is_there = |new: &MilestoneFields| {
        // A card has only names for dates: what it is here, a loss or a promotion, it does not tell.
        let same = |one: &MilestoneFields| (one.shown(), &one.date) == (new.shown(), &new.date);
        stays.iter().any(|milestone| same(&milestone.fields))
    };
    let removed: Vec<_> = gone.iter().map(|milestone| DateChange::Remove(milestone.id)).collect();
    let added: Vec<_> = after.iter().filter(|new| !before.contains(new) && !is_there(new)).cloned().map(DateChange::Add).collect();
    removed.into_iter().chain(added)
}

impl Update {
    /// Whom it makes of them.
    pub(super) fn whom(&mut self) -> &mut Contact {
        &mut self.after
    }

    /// Does it change nothing, and is there nothing that both sides had changed?
    pub(super) fn is_nothing(&self) -> bool {
        self.before == self.after && self.dates.is_empty() && self.conflicts.is_empty()
    }

    /// What the book and the file had both changed, with which of them stands, in words.
    pub(super) fn disagreements(&self, choose: &dyn Fn(Facet) -> Choice) -> impl Iterator<Item = String> {
        self.conflicts.iter().map(|conflict| {
            let which = if choose(conflict.facet) == Choice::Theirs { "The file’s was taken" } else { "Yours was kept" };
            format!("{}: the {} here and in the file are not the same. {which}.", self.name(), conflict.facet.name())
        })
    }

    /// Is this whom it is about, and not someone who went into them?
    pub(super) fn is_of(&self, person: ContactId) -> bool {
        self.before.id == person
    }

    /// Is whom it is about in the trash?
    pub(super) fn is_in_trash(&self) -> bool {
        self.before.state == ContactState::Trashed
    }

    /// What someone is called, before it.
    pub(super) fn name(&self) -> String {
        self.before.fields.shown()
    }

    /// Field by field, what would be otherwise.
    pub(super) fn differences(&self, read: &Reader<'_>) -> Result<Vec<Difference>> {
        let dates = dates_of(read, self.before.id)?;
        let dates_after = self.dates_after(read, &dates)?;
        let difference = |facet: Facet| {
            let (before, after) = (facet.of(&self.before.fields, &dates), facet.of(&self.after.fields, &dates_after));
            let only = |mine: &[String], theirs: &[String]| mine.iter().filter(|text| !theirs.contains(text)).cloned().collect();
            (before != after).then(|| Difference { facet, before: only(&before, &after), after: only(&after, &before) })
        };
        Ok(Facet::ALL.into_iter().filter_map(difference).collect())
    }

    fn dates_after(&self, read: &Reader<'_>, dates: &[MilestoneFields]) -> Result<Vec<MilestoneFields>> {
        let mut after = dates.to_vec();
        for change in &self.dates {
            match change {
                DateChange::Set(kind, date) => {
                    after.retain(|fields| fields.kind != *kind);
                    after.extend(date.clone().map(|date| MilestoneFields::new(*kind, date)));
                }
                DateChange::Remove(id) => {
                    let gone = read.milestone(*id)?.map(|milestone| milestone.fields);
                    after.retain(|fields| Some(fields) != gone.as_ref());
                }
                DateChange::Add(fields) => after.push(fields.clone()),
            }
        }
        Ok(after)
    }

    /// Writes it; those who went into this person, and the copies kept for the day they are taken apart, hear of it too.
    pub(super) fn write(self, w: &Writer<'_>, now: &Moment, card_of: ContactId) -> Result<()> {
        for holder in holders(&w.read(), card_of)?.into_iter().filter(|holder| *holder != self.after.id) {
            if let Some(mut hidden) = w.read().contact(holder)? {
                // Only what changes here: what others brought is no news of this card's, though it may stand in it.
                let changed = Sides { before: &self.before.fields, after: &self.after.fields };
                (hidden.fields, _) = merge::fields(&hidden.fields, changed, &|_| Choice::Mine);
                w.put_contact(&hidden)?;
            }
        }
        w.put_contact(&self.after)?;
        for change in self.dates {
            let has = |kind| -> Result<bool> { Ok(w.read().milestones_of(self.after.id)?.iter().any(|one| one.fields.kind == kind)) };
            match change {
                DateChange::Set(kind, Some(date)) if !has(kind)? => {
                    add_date(w, now, card_of, &self.after, MilestoneFields::new(kind, date))?
                }
                DateChange::Set(kind, date) => set_date(w, &self.after, kind, date, now)?,
                DateChange::Remove(id) => w.remove_milestone(id)?,
                DateChange::Add(fields) => add_date(w, now, card_of, &self.after, fields)?,
            }
        }
        Ok(())
    }
}

/// A new date is of whoever's card tells it: if they went into someone, it went with them, and comes out with them.
fn add_date(w: &Writer<'_>, now: &Moment, card_of: ContactId, whom: &Contact, fields: MilestoneFields) -> Result<()> {
    let milestone = Milestone { contact: card_of, ..new_milestone(whom, fields, now.instant()) };
    w.put_milestone(&milestone)?;
    let mut owner = card_of;
    while let Some(merge) = w.read().merge_of(owner)? {
        w.move_row(&merge, Table::Milestones, milestone.id.as_bytes(), owner.as_bytes(), merge.kept.as_bytes())?;
        owner = merge.kept;
    }
    Ok(())
}

/// Corrects the dates that someone who went into another kept for themselves, as their own card corrects them.
pub(super) fn correct_hidden_dates(w: &Writer<'_>, now: &Moment, hidden: &Contact, sides: [&Said; 2]) -> Result<()> {
    let mine = w.read().milestones_of(hidden.id)?;
    let [base, news] = sides;
    for (kind, base, news) in single_dates(base, news) {
        let own = mine.iter().find(|milestone| milestone.fields.kind == kind).map(|milestone| &milestone.fields.date);
        if own.is_some() && own == base.as_ref() && base != news {
            set_date(w, hidden, kind, news.clone(), now)?;
        }
    }
    for change in other_dates(&mine, sides) {
        if let DateChange::Remove(id) = change {
            w.remove_milestone(id)?;
        }
    }
    Ok(())
}

/// The dates of which there is one each, by both cards.
fn single_dates<'c>(base: &'c Said, news: &'c Said) -> [(MilestoneKind, &'c Option<LifeDate>, &'c Option<LifeDate>); 2] {
    [(MilestoneKind::Birthday, &base.birthday, &news.birthday), (MilestoneKind::Anniversary, &base.anniversary, &news.anniversary)]
}

/// What the book's own copy of a card says.
pub(in crate::book) fn content_of(raw: &[u8]) -> CardContent {
    let card = read_all(raw).into_iter().find_map(|reading| match reading {
        Reading::Card(card) => Some(card.content),
        Reading::Problem(_) => None,
    });
    card.unwrap_or_default()
}
