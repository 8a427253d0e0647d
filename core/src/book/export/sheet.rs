//! People as a table.

use std::io::Write;

use super::{Whom, count};
use crate::{
    Error, Result,
    book::Book,
    domain::{Contact, Labelled, MilestoneKind},
    formats::{SheetRow, sheet_header, sheet_row},
};

impl Book {
    /// Writes a table of these people as CSV (RFC 4180, UTF-8) to `out`, and says how many.
    ///
    /// # Errors
    /// - As [`Book::export_cards`].
    pub fn export_sheet(&self, whom: &Whom, out: &mut dyn Write) -> Result<u32> {
        let people = self.exported(whom)?;
        let failed = |error: csv::Error| Error::Refused(format!("The people could not be written: {error}."));
        let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        table.write_record(sheet_header()).map_err(failed)?;
        for contact in &people {
            table.write_record(sheet_row(&self.row(contact)?)).map_err(failed)?;
        }
        table.flush().map_err(|error| failed(error.into()))?;
        Ok(count(people.len()))
    }

    fn row(&self, contact: &Contact) -> Result<SheetRow> {
        let person = self.person(contact.id)?;
        let mut milestones: Vec<_> = person.milestones.into_iter().map(|(milestone, _)| milestone.fields).collect();
        let birthday = milestones.iter().position(|fields| fields.kind == MilestoneKind::Birthday).map(|at| milestones.remove(at));
        Ok(SheetRow {
            fields: contact.fields.clone(),
            birthday: birthday.map(|fields| fields.date.to_string()).unwrap_or_default(),
            dates: milestones.into_iter().map(|fields| Labelled::new(fields.shown(), fields.date.to_string())).collect(),
            circle: person.circle.map(|circle| circle.fields.name).unwrap_or_default(),
            rhythm: person.check_in.map(|check_in| format!("every {}", check_in.cadence)).unwrap_or_default(),
            id: contact.id.to_string(),
            last_contact: person.line.check_in.contacts.talked.map(|day| day.to_string()).unwrap_or_default(),
        })
    }
}
