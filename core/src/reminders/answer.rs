//! What an answer to a popup does. It is idempotent; on a notification whose time is over it only opens the person (R10).

use super::{
    Act, Answer, Engine, Popup,
    popup::{self, occasion_of},
};
use crate::{
    Result,
    book::{Book, Outcome, Subject},
    domain::{Alarm, AlarmId, AlarmKind, AlarmState, Contact, ContactId, Later, MilestoneId, Period, Reach, ReminderId, StepId},
    planner::{opener, ways},
};

/// What the world outside is to do after an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Show someone; with the sentence of what was just done, if anything was.
    ShowPerson(ContactId, Option<String>),
    /// Show Today.
    ShowToday,
    /// Open a link with the system's program. If none takes it: take back what was recorded, and show the person.
    OpenLink {
        /// The link.
        link: String,
        /// Whom it is for.
        person: ContactId,
        /// What was recorded: to be undone when no program takes the link.
        step: Option<StepId>,
    },
    /// The book has changed.
    Changed(Vec<Subject>),
    /// Something became of reminders.
    Reminded,
    /// Someone has changed the book, it may be another program.
    Noticed,
    /// Ask the user something more by a popup; [`Watch`](super::Watch) does. What they answered is done, whether or not they answer this.
    Ask(Popup),
}

impl Engine {
    /// Does what the user answered to the popup that speaks for `alarms`.
    ///
    /// # Errors
    /// - What the disk says; nothing was changed then.
    pub fn answer(&mut self, alarms: &[AlarmId], answer: Answer) -> Result<Vec<Effect>> {
        match answer {
            Answer::Act(Act::RightClock) => return self.book.trust_clock().map(|()| vec![Effect::Reminded]),
            // It is set right in the system's settings; reminders go on by themselves then.
            Answer::Act(Act::WrongClock) => return Ok(Vec::new()),
            // What was done elsewhere since the last pass is done: a second answer must not do it again (R10).
            _ if !self.is_in_doubt()? => self.lay_out()?,
            _ => {}
        }
        if matches!(answer, Answer::Act(_)) {
            // What is put off until the moment it was put off to before leaves the book as it was.
            self.forget_layout();
        }
        let mut known = Vec::new();
        for id in alarms {
            known.extend(self.book.read().alarm(*id)?);
        }
        match known.as_slice() {
            [alarm] if answer == Answer::Act(Act::NotReached) => self.take_back_congratulation(alarm),
            _ if answer == Answer::Act(Act::Reached) => Ok(Vec::new()),
            // The test popup speaks for nobody; a person who is gone can't be shown.
            [] if matches!(answer, Answer::Open | Answer::Act(_)) => Ok(vec![Effect::ShowToday]),
            [] => Ok(Vec::new()),
            [alarm] => self.answer_one(alarm, answer),
            several => self.answer_digest(several, answer),
        }
    }

    fn answer_one(&mut self, alarm: &Alarm, answer: Answer) -> Result<Vec<Effect>> {
        let stale = alarm.state.is_final() && alarm.state != AlarmState::Seen;
        match answer {
            Answer::Expired => Ok(Vec::new()),
            Answer::Dismissed => self.set_seen(alarm, "you closed it").map(|()| Vec::new()),
            Answer::Act(act) if !stale => {
                let mut effects = act_on(&mut self.book, alarm, act)?;
                effects.extend(self.ask_more(alarm, act, &effects)?);
                Ok(effects)
            }
            Answer::Open | Answer::Act(_) => {
                self.set_seen(alarm, "you opened it")?;
                // Whether they met is asked on Today; someone may be part of someone else by now.
                let who = alarm.contact.filter(|_| alarm.key.kind != AlarmKind::Met);
                let who = who.map(|who| self.book.read().now_called(who)).transpose()?;
                let known = who.map(|who| self.book.read().contact(who)).transpose()?.flatten();
                Ok(vec![known.map_or(Effect::ShowToday, |contact| Effect::ShowPerson(contact.id, None))])
            }
        }
    }

    fn answer_digest(&mut self, alarms: &[Alarm], answer: Answer) -> Result<Vec<Effect>> {
        let mut effects = Vec::new();
        // How long is asked after they were hidden: what was done about them since is not touched.
        let is_meant =
            |alarm: &&Alarm| is_on_screen(alarm) || matches!(answer, Answer::Act(Act::Later(_))) && alarm.state == AlarmState::Snoozed;
        for alarm in alarms.iter().filter(is_meant) {
            match answer {
                Answer::Expired => {}
                Answer::Act(act @ (Act::Snooze | Act::Later(_))) => effects.extend(act_on(&mut self.book, alarm, act)?),
                Answer::Dismissed => self.set_seen(alarm, "you closed it")?,
                Answer::Open | Answer::Act(_) => self.set_seen(alarm, "you opened it")?,
            }
        }
        if matches!(answer, Answer::Act(Act::Snooze)) && !effects.is_empty() {
            effects.push(Effect::Ask(popup::how_long(&self.book, alarms)?));
        }
        if matches!(answer, Answer::Open) {
            effects.push(Effect::ShowToday);
        }
        Ok(effects)
    }

    /// What there is to ask after an answer that was followed.
    fn ask_more(&mut self, alarm: &Alarm, act: Act, effects: &[Effect]) -> Result<Option<Effect>> {
        let link = effects.iter().find_map(|effect| match effect {
            Effect::OpenLink { step, .. } => Some(*step),
            _ => None,
        });
        Ok(match (act, link) {
            (Act::Snooze, _) => Some(Effect::Ask(popup::how_long(&self.book, std::slice::from_ref(alarm))?)),
            (Act::Congratulate, Some(step)) => {
                self.congratulated.extend(step.map(|step| (alarm.id, step)));
                Some(Effect::Ask(popup::were_they_reached(&self.book, alarm)?))
            }
            _ => None,
        })
    }

    /// Is there still something to ask? Not where what was answered was taken back in the meantime, as when no program took the link.
    pub(super) fn still_asks(&self, question: &Popup) -> bool {
        let is_so = |id: &AlarmId| {
            let alarm = self.book.read().alarm(*id).ok().flatten();
            alarm.is_some_and(|alarm| matches!(alarm.state, AlarmState::Snoozed | AlarmState::Congratulated))
        };
        question.alarms.iter().all(is_so)
    }

    /// They were not reached: the congratulation is undone, and it is on Today as before. Where that was asked by a program
    /// that has ended since, or something else was built on it, the person is shown.
    fn take_back_congratulation(&mut self, alarm: &Alarm) -> Result<Vec<Effect>> {
        if let Some(step) = self.congratulated.remove(&alarm.id)
            && let Ok(undone) = self.book.undo(Some(step))
        {
            return Ok(changed(undone));
        }
        Ok(alarm.contact.map(|contact| Effect::ShowPerson(contact, None)).into_iter().collect())
    }

    fn set_seen(&mut self, alarm: &Alarm, why: &str) -> Result<()> {
        if !is_on_screen(alarm) {
            return Ok(());
        }
        let now = self.book.now().instant();
        self.book.store_mut().write(|w| w.set_alarm_state(alarm.id, AlarmState::Seen, why, now))
    }
}

/// Is it as it was when its popup was shown? What was put off or done since is not touched by it any more (R10).
fn is_on_screen(alarm: &Alarm) -> bool {
    matches!(alarm.state, AlarmState::Presented | AlarmState::Claimed)
}

fn act_on(book: &mut Book, alarm: &Alarm, act: Act) -> Result<Vec<Effect>> {
    match alarm.key.kind {
        AlarmKind::Milestone => on_milestone(book, alarm, act),
        AlarmKind::CheckIn => on_check_in(book, alarm, act),
        AlarmKind::CatchUp | AlarmKind::Met => on_catch_up(book, alarm, act),
        AlarmKind::Reminder => on_reminder(book, alarm, act),
    }
}

fn on_milestone(book: &mut Book, alarm: &Alarm, act: Act) -> Result<Vec<Effect>> {
    let milestone = MilestoneId::from_bytes(alarm.key.rule);
    let period = alarm.key.period.parse().map_err(|_| crate::Error::NotFound("milestone"))?;
    match act {
        Act::Congratulate => congratulate(book, milestone, period),
        Act::Snooze | Act::Later(_) if alarm.key.lead > 0 => put_off(book, alarm, how_long(act, Later::Tomorrow)),
        Act::Snooze | Act::Later(_) => Ok(changed(book.snooze_milestone(milestone, period, how_long(act, Later::Hour))?)),
        _ => Ok(changed(book.mark_celebrated(milestone, period)?)),
    }
}

fn on_check_in(book: &mut Book, alarm: &Alarm, act: Act) -> Result<Vec<Effect>> {
    let person = alarm.contact.ok_or(crate::Error::NotFound("person"))?;
    Ok(changed(match act {
        Act::Snooze | Act::Later(_) => book.snooze_check_in(person, how_long(act, Later::Tomorrow))?,
        _ => book.check_in_done(person)?.map(drop),
    }))
}

fn on_catch_up(book: &mut Book, alarm: &Alarm, act: Act) -> Result<Vec<Effect>> {
    let id = occasion_of(&alarm.key);
    match act {
        Act::Snooze | Act::Later(_) => {
            let default = if alarm.key.kind == AlarmKind::Met { Later::Tomorrow } else { Later::Hour };
            put_off(book, alarm, how_long(act, default))
        }
        Act::NotMet => Ok(changed(book.cancel_catch_up(id, Reach::This)?)),
        _ => Ok(changed(book.finish_catch_up(id, "")?)),
    }
}

fn on_reminder(book: &mut Book, alarm: &Alarm, act: Act) -> Result<Vec<Effect>> {
    match act {
        Act::Snooze | Act::Later(_) => put_off(book, alarm, how_long(act, Later::Hour)),
        _ => Ok(changed(book.finish_reminder(ReminderId::from_bytes(alarm.key.rule), alarm.occurs_on)?)),
    }
}

/// Until when: what the user said, or what is meant until they say.
fn how_long(act: Act, otherwise: Later) -> Later {
    if let Act::Later(later) = act { later } else { otherwise }
}

fn put_off(book: &mut Book, alarm: &Alarm, later: Later) -> Result<Vec<Effect>> {
    let what = popup::what(book, &alarm.key, alarm.contact)?;
    Ok(changed(book.snooze_alarm(&alarm.key, &what, later)?))
}

/// Congratulates in the user's own words by the first way there is; without one, the person is shown.
fn congratulate(book: &mut Book, milestone: MilestoneId, period: Period) -> Result<Vec<Effect>> {
    let row = book.read().milestone(milestone)?.ok_or(crate::Error::NotFound("milestone"))?;
    let contact: Contact = book.read().contact(row.contact)?.ok_or(crate::Error::NotFound("person"))?;
    let words = match row.fields.occurrence(period, row.leap_day) {
        Some(occurrence) => book.words_to_congratulate(&contact, &row, &occurrence)?,
        None => opener(book.settings()?.words_for(row.fields.kind, period), &contact.fields),
    };
    // Nothing to say, or a hard time: the person is shown, and the user finds their own words.
    let is_hard = book.goes_through_hard_times(contact.id)?;
    let way =
        if words.is_empty() || is_hard { None } else { ways(&contact.fields, &book.boundaries(contact.id)?).first().map(|way| way.kind) };
    let done = book.congratulate(milestone, period, &words, way)?;
    let (link, said, step) = (done.value.clone(), done.said.clone(), done.step);
    let mut effects = changed(done);
    effects.push(match link {
        Some(link) => Effect::OpenLink { link, person: contact.id, step },
        None => Effect::ShowPerson(contact.id, Some(said)),
    });
    Ok(effects)
}

fn changed<T>(outcome: Outcome<T>) -> Vec<Effect> {
    vec![Effect::Changed(outcome.changed)]
}
