//! Two people who turn out to be one (V4). Whoever goes in keeps their row, out of sight; so do two copies of the one who stays, from
//! before and from right after. Taking them apart needs no more than that.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{Choice, Sides, fields};
use crate::{
    Error, Result,
    book::{Book, Outcome, contacts::known},
    clock::Moment,
    domain::{
        Contact, ContactFields, ContactId, ContactState, Facet, LeapDay, MergeId, Milestone, MilestoneFields, MilestoneKind, PartialDate,
        Planning,
    },
    store::{MergeRow, Table, Writer},
};

impl Book {
    /// Makes several people one, who stays as `keep`: lists and talks of all come together, and every date. Of what there is one each,
    /// `keep`'s stands, or that of the person `chosen` names; notes stand one below the other.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: someone is in the trash, or there is nobody to merge with.
    pub fn merge(&mut self, keep: ContactId, others: &[ContactId], chosen: &BTreeMap<Facet, ContactId>) -> Result<Outcome> {
        self.change("merge", |w, now| {
            let mut names = Vec::new();
            let all: BTreeSet<ContactId> = others.iter().copied().collect();
            if let Some(stranger) = chosen.values().find(|whose| **whose != keep && !all.contains(whose)) {
                let who = known(&w.read(), *stranger)?.fields.shown();
                return Err(Error::Refused(format!("{who} is not among those who are merged. Nothing was changed.")));
            }
            let mut left = all;
            for other in others.iter().filter(|other| left.remove(other)) {
                let part = known(&w.read(), *other)?;
                if *other == keep {
                    return Err(Error::refused("Someone can't be merged with themselves. Nothing was changed."));
                }
                names.push(part.fields.shown());
                merge_one(w, now, keep, part, chosen)?;
            }
            let merged = known(&w.read(), keep)?.fields.shown();
            match names.as_slice() {
                [] => Err(Error::refused("Say whom to merge. Nothing was changed.")),
                [one] if *one == merged => Ok(((), format!("Merged two entries of {merged}"))),
                names => Ok(((), format!("Merged {} into {merged}", names.join(" and ")))),
            }
        })
    }

    /// Merges several groups at once, each into its first; how many people went into another.
    ///
    /// # Errors
    /// - As [`Self::merge`].
    pub fn merge_groups(&mut self, groups: &[Vec<ContactId>]) -> Result<Outcome<usize>> {
        self.change("merge all", |w, now| {
            let mut count = 0;
            for (keep, others) in groups.iter().filter_map(|group| group.split_first()) {
                for other in others {
                    merge_one(w, now, *keep, known(&w.read(), *other)?, &BTreeMap::new())?;
                    count += 1;
                }
            }
            Ok((count, if count == 1 { "Merged 1 duplicate".to_owned() } else { format!("Merged {count} duplicates") }))
        })
    }

    /// Remembers that these are different people: no two of them are ever suggested as one again.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: it is one person.
    pub fn keep_apart(&mut self, people: &[ContactId]) -> Result<Outcome> {
        self.change("keep apart", |w, now| {
            let mut names = people.iter().map(|id| Ok(known(&w.read(), *id)?.fields.shown())).collect::<Result<Vec<_>>>()?;
            for (at, one) in people.iter().enumerate() {
                for other in people.iter().skip(at + 1) {
                    if one == other {
                        return Err(Error::refused("That is one person. Nothing was changed."));
                    }
                    w.set_apart(*one, *other, now.instant())?;
                }
            }
            let count = names.len();
            names.dedup();
            match names.as_slice() {
                [one] if count > 1 => Ok(((), format!("{one} stays {count} people"))),
                names => Ok(((), format!("{} stay {count} people", names.join(" and ")))),
            }
        })
    }
}

fn merge_one(w: &Writer<'_>, now: &Moment, keep: ContactId, part: Contact, chosen: &BTreeMap<Facet, ContactId>) -> Result<()> {
    let kept = known(&w.read(), keep)?;
    for one in [&kept, &part] {
        if one.state == ContactState::Trashed {
            let sentence = format!("{} is in the trash. Bring them back first. Nothing was changed.", one.fields.shown());
            return Err(Error::Refused(sentence));
        }
    }
    let choose = |facet| match chosen.get(&facet) {
        Some(whose) if *whose == part.id => Choice::Theirs,
        Some(_) => Choice::Mine,
        None => Choice::Both,
    };
    let nothing = ContactFields::default();
    let (together, _) = fields(&kept.fields, Sides { before: &nothing, after: &part.fields }, &choose);
    let mut after = with_their_place(kept.clone(), &part);
    after.fields = together;
    let merge = MergeRow {
        id: MergeId::new(now.instant()),
        kept: keep,
        part: part.id,
        before: copy(w, now, &kept)?,
        after: copy(w, now, &after)?,
        part_state: (part.state, part.state_since),
        kept_state: (kept.state, kept.state_since),
        at: now.instant(),
    };
    w.put_contact(&Contact { state: merged_state(kept.state, part.state), ..after })?;
    w.put_contact(&Contact { state: ContactState::Merged, state_since: now.today(), ..part })?;
    w.forget_apart(keep, merge.part)?;
    w.put_merge(&merge)?;
    w.hide_untold_and_unmet(&merge)?;
    w.move_shared(&merge, merge.part, keep)?;
    move_dates(w, &merge, &choose)
}

/// A copy out of sight, for the day they are taken apart.
fn copy(w: &Writer<'_>, now: &Moment, contact: &Contact) -> Result<ContactId> {
    let id = ContactId::new(now.instant());
    w.put_contact(&Contact { id, state: ContactState::Merged, ..contact.clone() })?;
    Ok(id)
}

/// Where one person stands of whom two entries say different things.
pub(super) fn merged_state(kept: ContactState, part: ContactState) -> ContactState {
    match [kept, part] {
        [ContactState::Deceased, _] | [_, ContactState::Deceased] => ContactState::Deceased,
        [ContactState::Active, _] | [_, ContactState::Active] => ContactState::Active,
        [kept, _] => kept,
    }
}

/// Circle and rhythm: who stays has theirs, or, without any, the other's.
fn with_their_place(mut kept: Contact, part: &Contact) -> Contact {
    let has_none = kept.circle.is_none() && kept.rhythm.own.is_none();
    if has_none && (part.circle.is_some() || part.rhythm.own.is_some()) {
        kept.circle = part.circle;
        (kept.rhythm.own, kept.rhythm.fixed_from) = (part.rhythm.own, part.rhythm.fixed_from);
        (kept.rhythm.paused_until, kept.rhythm.skipped_on) = (part.rhythm.paused_until, part.rhythm.skipped_on);
        kept.snoozed_until = part.snoozed_until;
        kept.rhythm_revision += 1;
    }
    kept.rhythm.since = kept.rhythm.since.min(part.rhythm.since);
    kept.know_better |= part.know_better;
    if kept.intention.is_empty() {
        kept.intention.clone_from(&part.intention);
    }
    kept.trust = kept.trust.or(part.trust);
    if kept.planning == Planning::default() {
        kept.planning = part.planning.clone();
    }
    if kept.leap_day == LeapDay::default() {
        kept.leap_day = part.leap_day;
    }
    kept
}

/// Every date that who stays doesn't have becomes theirs, with what was done about it; of one that both have, only what was done.
fn move_dates(w: &Writer<'_>, merge: &MergeRow, choose: &dyn Fn(Facet) -> Choice) -> Result<()> {
    let mut mine = w.read().milestones_of(merge.kept)?;
    let give = |milestone: &Milestone, from: ContactId, to: ContactId| {
        w.move_row(merge, Table::Milestones, milestone.id.as_bytes(), from.as_bytes(), to.as_bytes())
    };
    for theirs in w.read().milestones_of(merge.part)? {
        let counterpart = mine.iter().position(|one| is_same_date(&one.fields, &theirs.fields)).and_then(|at| mine.get(at).cloned());
        match counterpart {
            None => give(&theirs, merge.part, merge.kept)?,
            Some(one) if one.fields.date != theirs.fields.date && takes_theirs(&one, &theirs, choose) => {
                give(&one, merge.kept, merge.before)?;
                give(&theirs, merge.part, merge.kept)?;
                if theirs.fields.date.says_more(&one.fields.date) {
                    w.move_marks(merge, one.id.as_bytes(), theirs.id.as_bytes())?;
                } else if is_same_day(&one.fields, &theirs.fields) {
                    w.move_marks_of_days(merge, one.id.as_bytes(), theirs.id.as_bytes())?;
                }
                mine.retain(|milestone| milestone.id != one.id);
            }
            Some(one) if one.fields.date == theirs.fields.date => w.move_marks(merge, theirs.id.as_bytes(), one.id.as_bytes())?,
            Some(one) if is_same_day(&one.fields, &theirs.fields) => {
                w.move_marks_of_days(merge, theirs.id.as_bytes(), one.id.as_bytes())?;
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Do these say the same of a life? There is one birthday and one wedding; other dates are the same by name and day.
fn is_same_date(one: &MilestoneFields, other: &MilestoneFields) -> bool {
    one.kind == other.kind && (one.kind.is_single() || (one.shown() == other.shown() && one.date == other.date))
}

/// Is it one day, by two calendars? Its years are others then, and its round numbers of days the same (D7).
fn is_same_day(one: &MilestoneFields, other: &MilestoneFields) -> bool {
    let day = |fields: &MilestoneFields| fields.date.known().and_then(PartialDate::whole);
    day(one).is_some() && day(one) == day(other)
}

fn takes_theirs(mine: &Milestone, theirs: &Milestone, choose: &dyn Fn(Facet) -> Choice) -> bool {
    let facet = if mine.fields.kind == MilestoneKind::Birthday { Facet::Birthday } else { Facet::Anniversary };
    choose(facet) == Choice::Theirs || (choose(facet) == Choice::Both && theirs.fields.date.says_more(&mine.fields.date))
}
