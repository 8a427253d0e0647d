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
    domain::{Contact, ContactId, ContactState, Facet, LifeDate, Milestone, MilestoneFields, MilestoneId, MilestoneKind},
    store::{Reader, Writer},
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

/// What the difference between two states of a card, `base` and `news`, makes of someone.
pub(super) fn plan(
    read: &Reader<'_>,
    now: &Moment,
    who: ContactId,
    [base, news]: [&CardContent; 2],
    choose: &dyn Fn(Facet) -> Choice,
) -> Result<Update> {
    let before = known(read, who)?;
    let (merged, mut conflicts) = merge::fields(&before.fields, Sides { before: &fields(base), after: &fields(news) }, choose);
    let mut after = before.clone();
    after.fields = merged;
    let silent = matches!(after.state, ContactState::Deceased | ContactState::Trashed);
    if tells_death(news) && !tells_death(base) && !silent {
        (after.state, after.state_since) = (ContactState::Deceased, now.today());
    }
    let mine = read.milestones_of(who)?;
    let mut dates = Vec::new();
    for (kind, facet, base, news) in [
        (MilestoneKind::Birthday, Facet::Birthday, &base.birthday, &news.birthday),
        (MilestoneKind::Anniversary, Facet::Anniversary, &base.anniversary, &news.anniversary),
    ] {
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
fn other_dates(mine: &[Milestone], cards: [&CardContent; 2]) -> impl Iterator<Item = DateChange> {
    let [before, after] = cards.map(|card| milestones(card).filter(|fields| !fields.kind.is_single()).collect::<Vec<_>>());
    let gone = |milestone: &&Milestone| before.contains(&milestone.fields) && !after.contains(&milestone.fields);
    let (gone, stays): (Vec<_>, Vec<_>) = mine.iter().partition(gone);
    let is_there = |new: &MilestoneFields| {
        let same = |one: &MilestoneFields| (one.kind, &one.label, &one.date) == (new.kind, &new.label, &new.date);
        stays.iter().any(|milestone| same(&milestone.fields))
    };
    let removed: Vec<_> = gone.iter().map(|milestone| DateChange::Remove(milestone.id)).collect();
    let added: Vec<_> = after.into_iter().filter(|new| !before.contains(new) && !is_there(new)).map(DateChange::Add).collect();
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
            match change {
                DateChange::Set(kind, date) => set_date(w, &self.after, kind, date, now)?,
                DateChange::Remove(id) => w.remove_milestone(id)?,
                DateChange::Add(fields) => w.put_milestone(&new_milestone(&self.after, fields, now))?,
            }
        }
        Ok(())
    }
}

/// What the book's own copy of a card says.
pub(in crate::book) fn content_of(raw: &[u8]) -> CardContent {
    let card = read_all(raw).into_iter().find_map(|reading| match reading {
        Reading::Card(card) => Some(card.content),
        Reading::Problem(_) => None,
    });
    card.unwrap_or_default()
}
