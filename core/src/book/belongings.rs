//! Reminders that belong to something, and move and go with it: being there in a hard time, a draft to be read again, luck to be wished before
//! what is asked after.

use jiff::{ToSpan as _, civil::Date};

use super::{Book, Outcome, catch_ups::in_words, contacts::alive};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        Contact, ContactId, ContactState, Reminder, ReminderFields, ReminderId, ReminderKind, Topic, Topics, capitalised, days_between,
    },
    store::{Reader, Writer},
};

impl Book {
    /// Something happens to someone on a day: reminds of wishing them luck the day before, or on the day where that is too late, and of asking
    /// how it was on the day after (K9). The open loop is what the wish belongs to.
    ///
    /// # Errors
    /// - `NotFound`; `Refused`: without words, on a day that is over, or of whoever has died or is in the trash.
    pub fn add_event(&mut self, person: ContactId, words: &str, day: Date) -> Result<Outcome<ReminderId>> {
        self.change("add event", |w, now| {
            let contact = alive(&w.read(), person)?;
            let (words, today, after) = (capitalised(words.trim()), now.today(), day.saturating_add(1.day()));
            if words.is_empty() {
                return Err(Error::refused("Please say what it is. Nothing was changed."));
            }
            // Yesterday's is asked after today.
            if after < today {
                return Err(Error::refused("That day is over. Please choose yesterday, today or a day to come. Nothing was changed."));
            }
            let asking = Reminder { owner: None, ..belonging(now, ReminderKind::OpenLoop, person, after, &words) };
            w.put_reminder(&asking)?;
            let wish = wish_for(&words, day, today);
            lay_out(w, now, (ReminderKind::Wish, asking.id.as_bytes()), person, wish.map(|on| (on, words.as_str())))?;
            let luck = wish.map(|on| format!("wish luck on {}, ask", in_words(on))).unwrap_or_else(|| "ask".to_owned());
            let said = format!("{}, {words} on {}: {luck} how it was on {}", contact.fields.shown(), in_words(day), in_words(after));
            Ok((asking.id, said + silent(&contact)))
        })
    }
}

/// What follows what will be reminded of someone who is kept and silent.
pub(super) fn silent(contact: &Contact) -> &'static str {
    if contact.state == ContactState::Archived { ". They are archived: nothing is said until they are back" } else { "" }
}

/// When luck is wished for something that happens on a day, if it is.
pub(super) fn wish_for(words: &str, day: Date, today: Date) -> Option<Date> {
    wish_day(day, today).filter(|_| is_wished_luck(words))
}

/// Is luck wished for it? Not for a funeral.
pub(super) fn is_wished_luck(words: &str) -> bool {
    !Topics::named_in(words).contains(Topic::Loss)
}

/// When to wish luck for a day: the day before, or in the morning where that is over or today. Not for today itself: whoever notes it knows.
fn wish_day(day: Date, today: Date) -> Option<Date> {
    [day.saturating_sub(1.day()), day].into_iter().find(|on| *on > today)
}

/// Writes reminders that belong to something.
pub(super) fn lay_out<'a>(
    w: &Writer<'_>,
    now: &Moment,
    (kind, owner): (ReminderKind, &[u8; 16]),
    person: ContactId,
    days: impl IntoIterator<Item = (Date, &'a str)>,
) -> Result<()> {
    days.into_iter()
        .try_for_each(|(day, words)| w.put_reminder(&Reminder { owner: Some(*owner), ..belonging(now, kind, person, day, words) }))
}

fn belonging(now: &Moment, kind: ReminderKind, person: ContactId, day: Date, words: &str) -> Reminder {
    let (person, words) = (Some(person), words.to_owned());
    let fields = ReminderFields { kind, person, words, day, time: None, repeats: None, their_clock: false };
    Reminder { id: ReminderId::new(now.instant()), fields, revision: 0, known_at: now.instant(), owner: None }
}

/// What is asked after was changed: the wish before it keeps its place ahead of it and its words, and goes where luck is not wished any more, it is no
/// open loop any more, or is somebody else's.
pub(super) fn take_along(w: &Writer<'_>, now: &Moment, before: &Reminder, after: &Reminder) -> Result<()> {
    let (old, new) = (&before.fields, &after.fields);
    let is_still_wished = new.kind == ReminderKind::OpenLoop && new.person == old.person && is_wished_luck(&new.words);
    if old.kind != ReminderKind::OpenLoop || is_still_wished && (old.day, &old.words) == (new.day, &new.words) {
        return Ok(());
    }
    let (today, event) = (now.today(), |day: Date| day.saturating_sub(1.day()));
    for wish in w.read().open_reminders_of(after.id.as_bytes())? {
        // One that the user moved keeps its distance; the others are where they would be.
        let is_moved = wish.fields.day != event(event(old.day)) && wish.fields.day != event(old.day);
        let along = wish.fields.day.saturating_add(i64::from(days_between(old.day, new.day)).days());
        let day = if is_moved { Some(along).filter(|day| *day > today) } else { wish_day(event(new.day), today) };
        match day.filter(|_| is_still_wished) {
            None => w.remove_reminder(wish.id)?,
            Some(day) => put_on(w, now, Reminder { fields: ReminderFields { words: new.words.clone(), ..wish.fields }, ..wish }, day)?,
        }
    }
    Ok(())
}

/// Moves what belongs to something and is not done by so many days; what would be over goes.
pub(super) fn move_open(w: &Writer<'_>, now: &Moment, owner: &[u8; 16], by: i32) -> Result<()> {
    for one in w.read().open_reminders_of(owner)? {
        let day = one.fields.day.saturating_add(i64::from(by).days());
        if day > now.today() { put_on(w, now, one, day)? } else { w.remove_reminder(one.id)? }
    }
    Ok(())
}

/// Writes a reminder on a day: another one means another reminder (R1).
fn put_on(w: &Writer<'_>, now: &Moment, one: Reminder, day: Date) -> Result<()> {
    let is_another = one.fields.day != day;
    let (revision, known_at) = if is_another { (one.revision + 1, now.instant()) } else { (one.revision, one.known_at) };
    w.put_reminder(&Reminder { fields: ReminderFields { day, ..one.fields }, revision, known_at, ..one })
}

/// What belongs to something and is not done, if there is one.
pub(super) fn first_of(read: &Reader<'_>, owner: &[u8; 16]) -> Result<Option<Reminder>> {
    Ok(read.open_reminders_of(owner)?.into_iter().next())
}
