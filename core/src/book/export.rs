//! Everyone as vCard 3.0: what was imported as that and not touched goes out as it came in (V1).

use std::io::{ErrorKind, Write};

use super::{Book, contacts::known, import::content_of};
use crate::{
    Error, Result,
    cards::{CardContent, CardDate, export_card},
    domain::{Contact, ContactState, Milestone, MilestoneKind},
    store::Reader,
};

impl Book {
    /// Writes everyone who is not in the trash as vCards to `out`, and says how many.
    ///
    /// # Errors
    /// - `Refused`: what `out` says.
    pub fn export_cards(&self, out: &mut dyn Write) -> Result<u32> {
        let read = self.read();
        let mut count = 0;
        for id in read.all_contacts()? {
            let contact = known(&read, id)?;
            if contact.state == ContactState::Trashed {
                continue;
            }
            let card = card_of(&read, &contact)?;
            let end: &[u8] = if card.ends_with(b"\n") { b"" } else { b"\r\n" };
            match out.write_all(&card).and_then(|()| out.write_all(end)) {
                Ok(()) => {}
                // Whoever was reading has seen enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
                Err(error) => return Err(Error::Refused(format!("The cards could not be written: {error}."))),
            }
            count += 1;
        }
        Ok(count)
    }
}

/// Someone's card as it goes out. One that came without a UID gets the person's own identity, by which a re-import knows them.
pub(super) fn card_of(read: &Reader<'_>, contact: &Contact) -> Result<Vec<u8>> {
    let raw = read.card_of(contact.id)?.map(|card| card.raw);
    let base = raw.as_deref().map(content_of);
    let mut content = content(contact, &read.milestones_of(contact.id)?, base);
    content.uid = content.uid.or_else(|| Some(contact.id.to_string()));
    Ok(export_card(&content, raw.as_deref()))
}

/// Someone as a card: what the book knows, over what their own card said of the rest.
fn content(contact: &Contact, milestones: &[Milestone], base: Option<CardContent>) -> CardContent {
    let date_of = |kind| milestones.iter().find(|milestone| milestone.fields.kind == kind).map(|milestone| milestone.fields.date.clone());
    let others = milestones
        .iter()
        .map(|milestone| &milestone.fields)
        .filter(|fields| !matches!(fields.kind, MilestoneKind::Birthday | MilestoneKind::Anniversary));
    let date = |fields: &crate::domain::MilestoneFields| {
        let label = if fields.kind == MilestoneKind::Custom { fields.label.clone() } else { fields.shown().to_owned() };
        CardDate { label, date: fields.date.clone() }
    };
    CardContent {
        fields: contact.fields.clone(),
        birthday: date_of(MilestoneKind::Birthday),
        anniversary: date_of(MilestoneKind::Anniversary),
        dates: others.map(date).collect(),
        ..base.unwrap_or_else(|| CardContent { uid: Some(contact.id.to_string()), ..CardContent::default() })
    }
}
