//! The table `settings`.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, named_params};

use super::{
    Reader, Writer,
    text::{Stored, id, stored, weekdays},
};
use crate::{
    Result,
    domain::{ContactId, Settings},
};

impl Reader<'_> {
    /// Has nobody used this book yet?
    ///
    /// # Errors
    /// - What the disk says.
    pub fn is_new(&self) -> Result<bool> {
        Ok(self.connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM settings)", [], |row| row.get(0))?)
    }

    /// The user's settings; the defaults while nothing was set.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn settings(&self) -> Result<Settings> {
        let sql = "SELECT user_name, notify_at, quiet_from, quiet_to, theme, birthday_words, milestone_words, check_in_words, discreet,
                     weekly_budget, closed_days, paused_until, calendar_folder, birthday_leads, milestone_leads, catch_up_leads,
                     digest, popups_a_day, silent_until, round_days, thought_keys FROM settings";
        let found = self.connection.prepare_cached(sql)?.query_row([], |row| {
            Ok(Settings {
                user_name: row.get("user_name")?,
                notify_at: Stored::get(row, "notify_at")?,
                quiet_from: Stored::get(row, "quiet_from")?,
                quiet_to: Stored::get(row, "quiet_to")?,
                theme: Stored::get(row, "theme")?,
                birthday_words: row.get("birthday_words")?,
                milestone_words: row.get("milestone_words")?,
                check_in_words: row.get("check_in_words")?,
                discreet: row.get("discreet")?,
                weekly_budget: row.get("weekly_budget")?,
                closed_days: weekdays(row, "closed_days")?,
                paused_until: Stored::get_opt(row, "paused_until")?,
                calendar_folder: row.get("calendar_folder")?,
                birthday_leads: Stored::get(row, "birthday_leads")?,
                milestone_leads: Stored::get(row, "milestone_leads")?,
                catch_up_leads: Stored::get(row, "catch_up_leads")?,
                digest: row.get("digest")?,
                popups_a_day: row.get("popups_a_day")?,
                silent_until: Stored::get_opt(row, "silent_until")?,
                round_days: row.get("round_days")?,
                thought_keys: Stored::get_opt(row, "thought_keys")?,
            })
        });
        Ok(found.optional()?.unwrap_or_default())
    }

    /// The Monday of the week that is to be quiet.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn quiet_week(&self) -> Result<Option<Date>> {
        let mut query = self.connection.prepare_cached("SELECT quiet_week FROM settings")?;
        Ok(query.query_row([], |row| Stored::get_opt(row, "quiet_week")).optional()?.flatten())
    }

    /// With whom the user talks, as far as it is quiet for that; as who they are by now.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn talking_to(&self) -> Result<Option<ContactId>> {
        let mut query = self.connection.prepare_cached("SELECT talking_to FROM settings WHERE talking_to IS NOT NULL")?;
        let person = query.query_row([], |row| id(row, "talking_to")).optional()?;
        person.map(|person| self.now_called(person)).transpose()
    }

    /// Whose card is the user's own, as who they are by now; nobody in the trash, and nobody who has died.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn me(&self) -> Result<Option<ContactId>> {
        let mut query = self.connection.prepare_cached("SELECT me_id FROM settings WHERE me_id IS NOT NULL")?;
        let me = query.query_row([], |row| id(row, "me_id")).optional()?;
        let Some(me) = me.map(|me| self.now_called(me)).transpose()? else { return Ok(None) };
        let sql = "SELECT EXISTS (SELECT 1 FROM contacts WHERE id = ?1 AND state IN ('active', 'archived'))";
        let is_there: bool = self.connection.prepare_cached(sql)?.query_row([me.as_bytes()], |row| row.get(0))?;
        Ok(Some(me).filter(|_| is_there))
    }
}

impl Writer<'_> {
    /// Says whose card is the user's own.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_me(&self, me: Option<ContactId>) -> Result<()> {
        self.prepare_cached("UPDATE settings SET me_id = ?1 WHERE me_id IS NOT ?1")?.execute([me.as_ref().map(ContactId::as_bytes)])?;
        Ok(())
    }

    /// Says with whom the user talks, so that it is quiet.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_talking_to(&self, person: Option<ContactId>) -> Result<()> {
        let sql = "UPDATE settings SET talking_to = ?1 WHERE talking_to IS NOT ?1";
        self.prepare_cached(sql)?.execute([person.as_ref().map(ContactId::as_bytes)])?;
        Ok(())
    }

    /// Says which week is to be quiet, by its Monday.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn set_quiet_week(&self, monday: Option<Date>) -> Result<()> {
        self.prepare_cached("UPDATE settings SET quiet_week = ?1")?.execute([stored(monday.as_ref())])?;
        Ok(())
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn put_settings(&self, settings: &Settings) -> Result<()> {
        let sql = "INSERT INTO settings (id, user_name, notify_at, quiet_from, quiet_to, theme, birthday_words, milestone_words, check_in_words, discreet,
              weekly_budget, closed_days, paused_until, calendar_folder, birthday_leads, milestone_leads, catch_up_leads, digest, popups_a_day,
              silent_until, round_days, thought_keys)
            VALUES (zeroblob(16), :name, :notify_at, :quiet_from, :quiet_to, :theme, :birthday, :milestone, :check_in, :discreet,
              :budget, :closed, :paused, :calendar, :birthday_leads, :milestone_leads, :catch_up_leads, :digest, :popups, :silent, :round_days, :thought_keys)
            ON CONFLICT (id) DO UPDATE SET user_name = :name, notify_at = :notify_at, quiet_from = :quiet_from, quiet_to = :quiet_to,
              theme = :theme, birthday_words = :birthday, milestone_words = :milestone, check_in_words = :check_in, discreet = :discreet,
              weekly_budget = :budget, closed_days = :closed, paused_until = :paused, calendar_folder = :calendar, birthday_leads = :birthday_leads,
              milestone_leads = :milestone_leads, catch_up_leads = :catch_up_leads, digest = :digest, popups_a_day = :popups,
              silent_until = :silent, round_days = :round_days, thought_keys = :thought_keys";
        self.prepare_cached(sql)?.execute(named_params! {
            ":name": settings.user_name, ":notify_at": settings.notify_at.stored(), ":quiet_from": settings.quiet_from.stored(),
            ":quiet_to": settings.quiet_to.stored(), ":theme": settings.theme.stored(), ":birthday": settings.birthday_words,
            ":milestone": settings.milestone_words, ":check_in": settings.check_in_words, ":discreet": settings.discreet,
            ":budget": settings.weekly_budget, ":closed": stored(settings.closed_days.as_ref()).unwrap_or_default(),
            ":paused": stored(settings.paused_until.as_ref()), ":calendar": settings.calendar_folder,
            ":birthday_leads": settings.birthday_leads.stored(), ":milestone_leads": settings.milestone_leads.stored(),
            ":catch_up_leads": settings.catch_up_leads.stored(), ":digest": settings.digest, ":popups": settings.popups_a_day,
            ":silent": stored(settings.silent_until.as_ref()), ":round_days": settings.round_days, ":thought_keys": stored(settings.thought_keys.as_ref()),
        })?;
        Ok(())
    }
}
