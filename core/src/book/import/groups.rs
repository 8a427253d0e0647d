//! Groups of other programs, by `CATEGORIES` or as cards of their own: a tag unless the user makes it a circle, or leaves it out.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use super::decide::Decisions;
use crate::{
    Result,
    book::{circles::put_into, contacts::tidy},
    cards::CardContent,
    clock::Moment,
    domain::{Circle, CircleFields, CircleId, Contact, Tone, fold},
    store::Writer,
};

/// How many groups a preview lists.
const LISTED: usize = 200;

/// What becomes of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum GroupAs {
    /// A tag on each of its people.
    #[default]
    Tag,
    /// The circle of that name, made if there is none, for those of its people who are in no circle.
    Circle,
    /// Nothing; its people come in without it.
    Nothing,
}

/// A group in the files of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundGroup {
    /// What it is called.
    pub name: String,
    /// How many people of the files are in it.
    pub people: u32,
}

/// The groups of files, counted as their cards come.
#[derive(Debug, Default)]
pub(super) struct Groups(HashMap<String, u32>);

impl Groups {
    pub(super) fn take(&mut self, content: &CardContent) {
        if content.is_group {
            let members = u32::try_from(content.members.len()).unwrap_or(u32::MAX);
            *self.0.entry(content.fields.name.shown()).or_default() += members;
        }
        for tag in content.fields.tags.iter().filter(|_| !content.is_group) {
            *self.0.entry(tag.clone()).or_default() += 1;
        }
    }

    /// The largest first.
    pub(super) fn found(self) -> Vec<FoundGroup> {
        let mut found: Vec<FoundGroup> = self.0.into_iter().map(|(name, people)| FoundGroup { name, people }).collect();
        found.sort_by(|one, other| other.people.cmp(&one.people).then_with(|| one.name.cmp(&other.name)));
        found.truncate(LISTED);
        found
    }
}

impl Decisions {
    /// What becomes of the group of this name.
    pub(super) fn group(&self, name: &str) -> GroupAs {
        self.groups.get(name).copied().unwrap_or_default()
    }

    /// The card as it is to be taken: without the groups that become no tag; and the first of those that become a circle.
    pub(super) fn without_groups<'c>(&self, content: &'c CardContent) -> (Cow<'c, CardContent>, Option<String>) {
        if self.groups.is_empty() {
            return (Cow::Borrowed(content), None);
        }
        let mut taken = content.clone();
        let circle = content.fields.tags.iter().find(|tag| self.group(tag) == GroupAs::Circle).cloned();
        taken.fields.tags.retain(|tag| self.group(tag) == GroupAs::Tag);
        (Cow::Owned(taken), circle)
    }
}

/// Puts someone who is in no circle into the one of this name; makes it, without a rhythm, where there is none.
pub(super) fn into_circle(w: &Writer<'_>, now: &Moment, contact: &mut Contact, name: &str) -> Result<()> {
    if contact.circle.is_none() {
        put_into(contact, Some(circle(w, now, name)?), now);
    }
    Ok(())
}

fn circle(w: &Writer<'_>, now: &Moment, name: &str) -> Result<CircleId> {
    let circles = w.read().circles()?;
    if let Some(known) = circles.iter().find(|circle| fold(&circle.fields.name) == fold(name)) {
        return Ok(known.id);
    }
    let position = circles.iter().map(|circle| circle.position + 1).max().unwrap_or(0);
    let fields = CircleFields { name: name.trim().to_owned(), tone: Tone::default(), cadence: None, notify_at: None };
    let circle = Circle { id: CircleId::new(now.instant()), fields, position };
    w.put_circle(&circle)?;
    Ok(circle.id)
}

/// A group that is a card of its own: whoever came into it since it came last gets the tag, or what the user says; whoever left it loses
/// the tag. What it says again is no news (V2).
pub(super) fn take(w: &Writer<'_>, now: &Moment, group: &CardContent, decisions: &Decisions) -> Result<()> {
    let name = group.fields.name.shown();
    if name.is_empty() {
        return Ok(());
    }
    let uid = group.uid.as_deref().unwrap_or(&name);
    let before = w.read().members_of_group(uid)?;
    let members: BTreeSet<&String> = group.members.iter().collect();
    let stays = |member: &String, as_name: &String| members.contains(member) && *as_name == name;
    for (member, as_name) in before.iter().filter(|(member, as_name)| !stays(member, as_name)) {
        w.remove_member(uid, member)?;
        change_member(w, member, |contact| {
            contact.fields.tags.retain(|tag| tag != as_name);
            Ok(())
        })?;
    }
    for member in members.into_iter().filter(|member| before.get(*member) != Some(&name)) {
        let is_here = change_member(w, member, |contact| match decisions.group(&name) {
            GroupAs::Tag => {
                contact.fields.tags.push(name.clone());
                Ok(())
            }
            GroupAs::Circle => into_circle(w, now, contact, &name),
            GroupAs::Nothing => Ok(()),
        })?;
        if is_here {
            w.put_member(uid, &name, member)?;
        }
    }
    Ok(())
}

/// Changes whoever came from the card of this UID; `false` when nobody did.
fn change_member(w: &Writer<'_>, uid: &str, change: impl FnOnce(&mut Contact) -> Result<()>) -> Result<bool> {
    let Some(card) = w.read().card_with_uid(uid)? else {
        return Ok(false);
    };
    let Some(mut contact) = w.read().contact(w.read().now_called(card.contact)?)? else {
        return Ok(false);
    };
    change(&mut contact)?;
    contact.fields = tidy(contact.fields);
    w.put_contact(&contact)?;
    Ok(true)
}
