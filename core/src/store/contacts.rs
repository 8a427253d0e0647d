//! The tables `contacts`, `details` and `tags`: one contact is written and read whole.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Reader, Writer,
    text::{Stored, cadence, id, id_opt, stored, weekdays},
};
use crate::{
    Result,
    domain::{Cadence, Contact, ContactFields, ContactId, Labelled, PersonName, Planning, Rhythm, Until, mark, search_key, sort_key},
};

/// The list of one kind in a contact's fields.
type List = fn(&mut ContactFields) -> &mut Vec<Labelled>;

/// The kinds of `details`, with the place of each in [`ContactFields`].
const KINDS: [(&str, List); 6] = [
    ("work", |fields| &mut fields.other_work),
    ("email", |fields| &mut fields.emails),
    ("phone", |fields| &mut fields.phones),
    ("address", |fields| &mut fields.addresses),
    ("link", |fields| &mut fields.links),
    ("relation", |fields| &mut fields.relations),
];

const CONTACT: &str = "SELECT id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns, note,
    state, state_since, circle_id, every, unit, fixed_from, rhythm_since, rhythm_revision, skipped_on, paused_until, snoozed_until,
    leap_day, created_at, phonetic_given, phonetic_family, language, time_zone, least_gap, kept_days, away, know_better, intention, trust FROM contacts";

fn contact(row: &Row<'_>) -> rusqlite::Result<Contact> {
    let fields = ContactFields {
        name: name(row)?,
        organization: row.get("organization")?,
        title: row.get("title")?,
        pronouns: row.get("pronouns")?,
        language: row.get("language")?,
        time_zone: row.get("time_zone")?,
        note: row.get("note")?,
        ..ContactFields::default()
    };
    Ok(Contact {
        id: id(row, "id")?,
        fields,
        state: Stored::get(row, "state")?,
        state_since: Stored::get(row, "state_since")?,
        circle: id_opt(row, "circle_id")?,
        rhythm: rhythm(row)?,
        planning: planning(row)?,
        rhythm_revision: row.get("rhythm_revision")?,
        snoozed_until: Until::get_opt(row, "snoozed_until")?,
        leap_day: Stored::get(row, "leap_day")?,
        created_at: Stored::get(row, "created_at")?,
        know_better: row.get("know_better")?,
        intention: row.get("intention")?,
        trust: Stored::get_opt(row, "trust")?,
    })
}

/// The name in a row of `contacts`.
pub(super) fn name(row: &Row<'_>) -> rusqlite::Result<PersonName> {
    Ok(PersonName {
        given: row.get("given")?,
        family: row.get("family")?,
        additional: row.get("additional")?,
        prefix: row.get("prefix")?,
        suffix: row.get("suffix")?,
        nickname: row.get("nickname")?,
        phonetic_given: row.get("phonetic_given")?,
        phonetic_family: row.get("phonetic_family")?,
        display: row.get("display")?,
    })
}

/// The rhythm in a row of `contacts`.
pub(super) fn rhythm(row: &Row<'_>) -> rusqlite::Result<Rhythm> {
    Ok(Rhythm {
        own: cadence(row, "every", "unit")?,
        fixed_from: Stored::get_opt(row, "fixed_from")?,
        since: Stored::get(row, "rhythm_since")?,
        skipped_on: Stored::get_opt(row, "skipped_on")?,
        paused_until: Stored::get_opt(row, "paused_until")?,
    })
}

/// What planning keeps to, in a row of `contacts`.
pub(super) fn planning(row: &Row<'_>) -> rusqlite::Result<Planning> {
    Ok(Planning { least_gap: row.get("least_gap")?, kept_days: weekdays(row, "kept_days")?, away: Stored::get(row, "away")? })
}

impl Reader<'_> {
    /// One contact, whole.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn contact(&self, id: ContactId) -> Result<Option<Contact>> {
        let mut query = self.connection.prepare_cached(&format!("{CONTACT} WHERE id = ?1"))?;
        let Some(mut found) = query.query_row([id.as_bytes()], contact).optional()? else {
            return Ok(None);
        };
        let mut details =
            self.connection.prepare_cached("SELECT kind, label, value FROM details WHERE contact_id = ?1 ORDER BY kind, position")?;
        let mut rows = details.query([id.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let kind: String = row.get("kind")?;
            if let Some((_, list)) = KINDS.iter().find(|(name, _)| *name == kind) {
                list(&mut found.fields).push(Labelled { label: row.get("label")?, value: row.get("value")? });
            }
        }
        let mut tags = self.connection.prepare_cached("SELECT tag FROM tags WHERE contact_id = ?1 ORDER BY position")?;
        found.fields.tags = tags.query_map([id.as_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Some(found))
    }

    /// Where someone lives, by the name of the time zone; `None` where they are not in the book.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn time_zone_of(&self, id: ContactId) -> Result<Option<String>> {
        let mut query = self.connection.prepare_cached("SELECT time_zone FROM contacts WHERE id = ?1")?;
        Ok(query.query_row([id.as_bytes()], |row| row.get(0)).optional()?)
    }

    /// Everyone's identity, in the order they came; the trashed too, those who went into others not.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn all_contacts(&self) -> Result<Vec<ContactId>> {
        let mut query = self.connection.prepare_cached("SELECT id FROM contacts WHERE state <> 'merged' ORDER BY id")?;
        Ok(query.query_map([], |row| id::<mark::Contact>(row, "id"))?.collect::<Result<_, _>>()?)
    }

    /// Those trashed before `day`.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn trashed_before(&self, day: jiff::civil::Date) -> Result<Vec<ContactId>> {
        let mut query = self.connection.prepare_cached("SELECT id FROM contacts WHERE state = 'trashed' AND state_since < ?1")?;
        Ok(query.query_map([day.stored()], |row| id::<mark::Contact>(row, "id"))?.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Writes a contact, new or known, whole. What did not change is not written.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_contact(&self, contact: &Contact) -> Result<()> {
        let before = self.read().contact(contact.id)?;
        if before.as_ref() == Some(contact) {
            return Ok(());
        }
        self.put_row(contact)?;
        let is_new = before.is_none();
        let mut was = before.map(|before| before.fields).unwrap_or_default();
        let mut fields = contact.fields.clone();
        for (kind, list) in KINDS {
            if list(&mut was) != list(&mut fields) {
                self.put_details(contact, kind, list(&mut fields), is_new)?;
            }
        }
        if was.tags != fields.tags { self.put_tags(contact, is_new) } else { Ok(()) }
    }

    fn put_row(&self, contact: &Contact) -> Result<()> {
        let sql = "INSERT INTO contacts (id, given, family, additional, prefix, suffix, nickname, display, organization, title, pronouns,
              note, state, state_since, circle_id, every, unit, fixed_from, rhythm_since, rhythm_revision, skipped_on, paused_until,
              snoozed_until, leap_day, created_at, shown, sort_key, search, phonetic_given, phonetic_family, language, time_zone,
              least_gap, kept_days, away, know_better, intention, trust)
            VALUES (:id, :given, :family, :additional, :prefix, :suffix, :nickname, :display, :organization, :title, :pronouns,
              :note, :state, :state_since, :circle, :every, :unit, :fixed_from, :since, :revision, :skipped_on, :paused_until,
              :snoozed_until, :leap_day, :created_at, :shown, :sort_key, :search, :phonetic_given, :phonetic_family, :language, :time_zone,
              :least_gap, :kept_days, :away, :know_better, :intention, :trust)
            ON CONFLICT (id) DO UPDATE SET given = :given, family = :family, additional = :additional, prefix = :prefix, suffix = :suffix,
              nickname = :nickname, display = :display, organization = :organization, title = :title, pronouns = :pronouns, note = :note,
              state = :state, state_since = :state_since, circle_id = :circle, every = :every, unit = :unit, fixed_from = :fixed_from,
              rhythm_since = :since, rhythm_revision = :revision, skipped_on = :skipped_on, paused_until = :paused_until,
              snoozed_until = :snoozed_until, leap_day = :leap_day, shown = :shown, sort_key = :sort_key, search = :search,
              phonetic_given = :phonetic_given, phonetic_family = :phonetic_family, language = :language, time_zone = :time_zone,
              least_gap = :least_gap, kept_days = :kept_days, away = :away,
              know_better = :know_better, intention = :intention, trust = :trust";
        let ContactFields { name, organization, title, pronouns, language, time_zone, note, .. } = &contact.fields;
        let (rhythm, planning) = (&contact.rhythm, &contact.planning);
        let shown = contact.fields.shown();
        self.prepare_cached(sql)?.execute(named_params! {
            ":id": contact.id.as_bytes(), ":given": name.given, ":family": name.family, ":additional": name.additional,
            ":prefix": name.prefix, ":suffix": name.suffix, ":nickname": name.nickname, ":display": name.display,
            ":organization": organization, ":title": title, ":pronouns": pronouns, ":note": note, ":language": language, ":time_zone": time_zone,
            ":phonetic_given": name.phonetic_given, ":phonetic_family": name.phonetic_family,
            ":state": contact.state.stored(), ":state_since": contact.state_since.stored(),
            ":circle": contact.circle.map(|circle| *circle.as_bytes()),
            ":every": rhythm.own.map(Cadence::every), ":unit": stored(rhythm.own.map(Cadence::unit).as_ref()),
            ":fixed_from": stored(rhythm.fixed_from.as_ref()), ":since": rhythm.since.stored(), ":revision": contact.rhythm_revision,
            ":skipped_on": stored(rhythm.skipped_on.as_ref()), ":paused_until": stored(rhythm.paused_until.as_ref()),
            ":snoozed_until": stored(contact.snoozed_until.as_ref()), ":leap_day": contact.leap_day.stored(),
            ":least_gap": planning.least_gap, ":kept_days": stored(planning.kept_days.as_ref()).unwrap_or_default(), ":away": planning.away.stored(),
            ":know_better": contact.know_better, ":intention": contact.intention, ":trust": stored(contact.trust.as_ref()),
            ":created_at": contact.created_at.stored(), ":shown": shown, ":sort_key": sort_key(&shown), ":search": searched(&contact.fields),
        })?;
        Ok(())
    }

    fn put_details(&self, contact: &Contact, kind: &str, list: &[Labelled], is_new: bool) -> Result<()> {
        if !is_new {
            self.prepare_cached("DELETE FROM details WHERE contact_id = ?1 AND kind = ?2")?.execute((contact.id.as_bytes(), kind))?;
        }
        let sql = "INSERT INTO details (id, contact_id, kind, label, value, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut insert = self.prepare_cached(sql)?;
        for (position, Labelled { label, value }) in (0_u32..).zip(list).filter(|(_, detail)| !detail.value.is_empty()) {
            let id = ContactId::new(contact.created_at);
            insert.execute((id.as_bytes(), contact.id.as_bytes(), kind, label, value, position))?;
        }
        Ok(())
    }

    fn put_tags(&self, contact: &Contact, is_new: bool) -> Result<()> {
        if !is_new {
            self.prepare_cached("DELETE FROM tags WHERE contact_id = ?1")?.execute([contact.id.as_bytes()])?;
        }
        let sql = "INSERT INTO tags (id, contact_id, tag, position) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (contact_id, tag) DO NOTHING";
        let mut insert = self.prepare_cached(sql)?;
        for (position, tag) in (0_u32..).zip(&contact.fields.tags).filter(|(_, tag)| !tag.is_empty()) {
            let id = ContactId::new(contact.created_at);
            insert.execute((id.as_bytes(), contact.id.as_bytes(), tag, position))?;
        }
        Ok(())
    }

    /// Takes a contact and all that hangs on them out of the book, those who went into them too; interactions with nobody left, introductions to
    /// nobody and what was saved for nobody else go as well.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn remove_contact(&self, id: ContactId) -> Result<()> {
        let sql = "WITH RECURSIVE gone (id) AS (SELECT ?1 UNION SELECT hidden.id FROM gone JOIN merges AS m ON m.contact_id = gone.id
                     JOIN contacts AS hidden ON hidden.id IN (m.part_id, m.before_id, m.after_id))
                   DELETE FROM contacts WHERE id IN (SELECT id FROM gone)";
        self.prepare_cached(sql)?.execute([id.as_bytes()])?;
        self.prepare_cached("DELETE FROM interactions WHERE id NOT IN (SELECT interaction_id FROM interaction_people)")?.execute([])?;
        // Of two who were to be introduced one alone is none.
        let sql = "DELETE FROM introductions WHERE (SELECT count(*) FROM introduction_people WHERE introduction_id = introductions.id) < 2";
        self.prepare_cached(sql)?.execute([])?;
        let sql = "DELETE FROM shares WHERE NOT for_anyone AND id NOT IN (SELECT share_id FROM share_people WHERE wanted)";
        self.prepare_cached(sql)?.execute([])?;
        Ok(())
    }
}

/// What a search looks in: names, work, tags, addresses, and phone numbers also as bare digits.
fn searched(fields: &ContactFields) -> String {
    let name = &fields.name;
    let shown = name.shown();
    let digits: Vec<String> = fields.phones.iter().map(|phone| phone.value.chars().filter(char::is_ascii_digit).collect()).collect();
    let parts = [
        &shown,
        &name.given,
        &name.family,
        &name.nickname,
        &name.phonetic_given,
        &name.phonetic_family,
        &fields.organization,
        &fields.title,
    ];
    let emails = fields.emails.iter().chain(&fields.other_work).map(|entry| entry.value.as_str());
    let tags = fields.tags.iter().map(String::as_str);
    search_key(parts.into_iter().map(String::as_str).chain(emails).chain(tags).chain(digits.iter().map(String::as_str)))
}
