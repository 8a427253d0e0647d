//! Reminders that belong to something, and move and go with it: being there in a hard time, a draft to be read again, luck to be wished before
//! what is asked after.

use jiff::{ToSpan as _, civil::Date};

use super::{Book, Outcome, catch_ups::in_words, prompts::living};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{ContactId, Reminder, ReminderFields, ReminderId, ReminderKind, Topic, Topics, capitalised, days_between},
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
            living(&w.read(), person)?;
            let (words, today) = (capitalised(words.trim()), now.today());
            if words.is_empty() {
                return Err(Error::refused("Please say what it is. Nothing was changed."));
            }
            if day < today {
                return Err(Error::refused("That day is over. Please choose today or a day to come. Nothing was changed."));
            }
            let after = day.saturating_add(1.day());
            let asking = Reminder { owner: None, ..belonging(now, ReminderKind::OpenLoop, person, after, &words) };
            w.put_reminder(&asking)?;
            let wish = wish_day(day, today).filter(|_| is_wished_luck(&words));
            lay_out(w, now, (ReminderKind::Wish, asking.id.as_bytes()), person, wish.map(|on| (on, words.as_str())))?;
            let luck = wish.map(|on| format!("Wish luck on {}, ask", in_words(on))).unwrap_or_else(|| "Ask".to_owned());
            Ok((asking.id, format!("{luck} how it was on {}: {words}", in_words(after))))
        })
    }
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

/// What is asked after moved to another day, or is called otherwise: the wish before it goes along, and goes where its day would be over.
pub(super) fn take_along(w: &Writer<'_>, now: &Moment, before: &Reminder, after: &Reminder) -> Result<()> {
    let (moved, words) = (days_between(before.fields.day, after.fields.day), &after.fields.words);
    for wish in w.read().open_reminders_of(after.id.as_bytes())? {
        let day = wish.fields.day.saturating_add(i64::from(moved).days());
        if moved != 0 && day <= now.today() {
            w.remove_reminder(wish.id)?;
            continue;
        }
        let (revision, known_at) = if moved == 0 { (wish.revision, wish.known_at) } else { (wish.revision + 1, now.instant()) };
        let fields = ReminderFields { day, words: words.clone(), ..wish.fields };
        w.put_reminder(&Reminder { fields, revision, known_at, ..wish })?;
    }
    Ok(())
}

/// What belongs to something and is not done, if there is one.
pub(super) fn first_of(read: &Reader<'_>, owner: &[u8; 16]) -> Result<Option<Reminder>> {
    Ok(read.open_reminders_of(owner)?.into_iter().next())
}
