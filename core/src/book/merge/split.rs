//! Taking apart who was merged (V4), tomorrow or in ten years: what the merge brought goes back, what was edited since stays.

use super::{
    fields::{Choice, Sides, fields},
    people::merged_state,
};
use crate::{
    Error, Result,
    book::{Book, Outcome},
    domain::{Contact, ContactId, ContactState, Milestone},
    store::{MergeRow, Reader, Table, Writer},
};

impl Book {
    /// Who went into someone, in that order: their identity, and what they were called.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn merged_into(&self, kept: ContactId) -> Result<Vec<(ContactId, String)>> {
        let read = self.read();
        let name = |merge: MergeRow| Ok(read.contact(merge.part)?.map(|part| (merge.part, part.fields.shown())));
        read.merges_into(kept)?.into_iter().filter_map(|merge| name(merge).transpose()).collect()
    }

    /// Takes `part` out of the person they went into. Both are again who they were; what was edited or noted since stays with the
    /// other, and that they are two is remembered.
    ///
    /// # Errors
    /// - `Refused`: they were not merged, or that person went into someone else meanwhile.
    pub fn unmerge(&mut self, part: ContactId) -> Result<Outcome> {
        self.change("unmerge", |w, now| {
            let read = w.read();
            let merge = read.merge_of(part)?.ok_or_else(|| Error::refused("They were not merged with anyone. Nothing was changed."))?;
            let there = |id| read.contact(id)?.ok_or(Error::NotFound("person"));
            let (kept, part, before, after) = (there(merge.kept)?, there(merge.part)?, there(merge.before)?, there(merge.after)?);
            if kept.state == ContactState::Merged {
                let root = there(read.now_called(merge.kept)?)?.fields.shown();
                let sentence = format!("{} was merged into {root} since. Take that apart first. Nothing was changed.", kept.fields.shown());
                return Err(Error::Refused(sentence));
            }
            let [mine, theirs] = [kept.fields.shown(), part.fields.shown()];
            let all = read.merges_into(merge.kept)?;
            let mut alone = without(kept, &before, &after);
            stand_without(w, &mut alone, &all, &merge)?;
            w.put_contact(&alone)?;
            // Who went in later was compared with the one who leaves now as well.
            let later: Vec<MergeRow> = all.into_iter().filter(|other| other.id > merge.id).collect();
            for later in &later {
                for copy in [later.before, later.after] {
                    w.put_contact(&without(there(copy)?, &before, &after))?;
                }
            }
            let dates = read.milestones_of(merge.kept)?;
            w.take_back(merge.id)?;
            keep_single(w, &dates, merge.kept, later.first())?;
            for copy in [merge.before, merge.after] {
                w.remove_contact(copy)?;
            }
            let (state, state_since) = merge.part_state;
            w.put_contact(&Contact { state, state_since, ..part })?;
            w.set_apart(merge.kept, merge.part, now.instant())?;
            Ok((
                (),
                if mine == theirs { format!("{mine} is two people again") } else { format!("{theirs} and {mine} are two people again") },
            ))
        })
    }
}

/// Where who stays stands without one of those who went in, unless the user moved them since: as before the first came, and as the
/// others have it.
fn stand_without(w: &Writer<'_>, kept: &mut Contact, all: &[MergeRow], gone: &MergeRow) -> Result<()> {
    let Some(origin) = all.first().map(|first| first.kept_state) else { return Ok(()) };
    let with = |parts: &mut dyn Iterator<Item = &MergeRow>| parts.fold(origin.0, |state, part| merged_state(state, part.part_state.0));
    let others = || all.iter().filter(|other| other.id != gone.id);
    if kept.state == with(&mut all.iter()) {
        let state = with(&mut others());
        if state != kept.state {
            (kept.state, kept.state_since) = (state, origin.1);
        }
    }
    // Whoever is the first now came to them as they stood at the beginning.
    others().next().map_or(Ok(()), |first| w.set_kept_state(first.id, origin))
}

/// Of birthday and wedding there is one each: one that came back gives way to what stands by now. It waits with who went in later, if
/// anyone did: taking them out brings it back.
fn keep_single(w: &Writer<'_>, stood: &[Milestone], kept: ContactId, later: Option<&MergeRow>) -> Result<()> {
    let now = w.read().milestones_of(kept)?;
    for back in now.iter().filter(|one| one.fields.kind.is_single() && !stood.iter().any(|old| old.id == one.id)) {
        let stands = now.iter().any(|one| one.fields.kind == back.fields.kind && one.id != back.id);
        match later.filter(|_| stands) {
            Some(later) => w.move_row(later, Table::Milestones, back.id.as_bytes(), kept.as_bytes(), later.before.as_bytes())?,
            None if stands => w.remove_milestone(back.id)?,
            None => {}
        }
    }
    Ok(())
}

/// Who stays, without what a merge brought: three ways, so that what was edited since stays.
fn without(mut kept: Contact, before: &Contact, after: &Contact) -> Contact {
    (kept.fields, _) = fields(&kept.fields, Sides { before: &after.fields, after: &before.fields }, &|_| Choice::Mine);
    // Of notes that stand one below the other the one that came goes, whatever was written around it.
    if let Some(came) = after.fields.note.strip_prefix(&before.fields.note).filter(|came| came.starts_with("\n\n")) {
        kept.fields.note = kept.fields.note.replacen(came, "", 1);
    }
    back(&mut kept.circle, &after.circle, &before.circle);
    let (now, then) = ((kept.rhythm.own, kept.rhythm.fixed_from), (after.rhythm.own, after.rhythm.fixed_from));
    if now == then && now != (before.rhythm.own, before.rhythm.fixed_from) {
        (kept.rhythm.own, kept.rhythm.fixed_from) = (before.rhythm.own, before.rhythm.fixed_from);
        kept.rhythm_revision += 1;
    }
    back(&mut kept.rhythm.since, &after.rhythm.since, &before.rhythm.since);
    back(&mut kept.rhythm.paused_until, &after.rhythm.paused_until, &before.rhythm.paused_until);
    back(&mut kept.rhythm.skipped_on, &after.rhythm.skipped_on, &before.rhythm.skipped_on);
    back(&mut kept.planning, &after.planning, &before.planning);
    back(&mut kept.leap_day, &after.leap_day, &before.leap_day);
    back(&mut kept.know_better, &after.know_better, &before.know_better);
    back(&mut kept.intention, &after.intention, &before.intention);
    back(&mut kept.trust, &after.trust, &before.trust);
    back(&mut kept.snoozed_until, &after.snoozed_until, &before.snoozed_until);
    kept
}

/// As it was before, unless it was edited since.
fn back<T: PartialEq + Clone>(kept: &mut T, after: &T, before: &T) {
    if kept == after {
        kept.clone_from(before);
    }
}

/// Everyone out of sight whom news of `contact` reaches as well, so that taking apart stays right: who they are a part of, and the
/// copies that were made of these with them in it.
pub(in crate::book) fn holders(read: &Reader<'_>, contact: ContactId) -> Result<Vec<ContactId>> {
    let (mut holders, mut now, mut since) = (Vec::new(), contact, None);
    loop {
        holders.push(now);
        for merge in read.merges_into(now)? {
            match since {
                Some(since) if merge.id < since => {}
                Some(since) if merge.id == since => holders.push(merge.after),
                _ => holders.extend([merge.before, merge.after]),
            }
        }
        match read.merge_of(now)? {
            Some(merge) => (now, since) = (merge.kept, Some(merge.id)),
            None => return Ok(holders),
        }
    }
}
