//! What Fondly asks of its own accord: whether people met, which days are theirs, what their rhythm has become. It asks gently and once,
//! of days and rhythms at most one question a day, and remembers a no for ever (C7, K5).

use jiff::{ToSpan as _, Zoned, civil::Date};

use super::{
    Book, Outcome,
    catch_ups::{occasion, occasions},
    circles::give_rhythm,
    contacts::known,
};
use crate::{
    Error, Result,
    clock::Moment,
    domain::{
        AlarmKind, Answer, Cadence, CatchUpId, CatchUpState, ContactId, Occasion, OccasionId, PersonLine, Question, QuestionId,
        QuestionKind, Weekdays, capitalised,
    },
    planner,
    store::{Reader, Writer},
};

/// Days after which it is no longer asked whether people met.
pub(crate) const MISSED: i64 = 14;
/// Days for which nothing of the kind is asked of someone after a no.
const REST: i64 = 180;

/// A question about someone.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// About whom.
    pub person: PersonLine,
    /// What would be done.
    pub about: About,
}

/// What is asked, and would be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Keep these days of the week for them?
    Days(Weekdays),
    /// Make their rhythm this one? The second is what it is meant to be.
    Rhythm(Cadence, Cadence),
}

impl About {
    fn kind(self) -> QuestionKind {
        match self {
            Self::Days(_) => QuestionKind::Days,
            Self::Rhythm(..) => QuestionKind::Rhythm,
        }
    }

    /// Names it among those that were asked of someone.
    fn text(self) -> String {
        match self {
            Self::Days(days) => days.to_string(),
            Self::Rhythm(cadence, _) => cadence.to_string(),
        }
    }
}

impl Ask {
    /// The question, and what it comes from.
    #[must_use]
    pub fn in_words(&self) -> (String, String) {
        let who = self.person.fields.name.short();
        let who = if who.is_empty() { self.person.shown.clone() } else { who };
        match self.about {
            About::Days(days) => {
                let names = days.days().map(|day| format!("{}s", Weekdays::new([day]).map(Weekdays::in_words).unwrap_or_default()));
                let names = names.collect::<Vec<_>>().join(" and ");
                (format!("Keep {names} for {who}?"), format!("You moved the last three catch-ups with {who} to a {}.", days.in_words()))
            }
            About::Rhythm(found, meant) => {
                (format!("Make it every {found} for {who}?"), format!("{} has been every {found}.", capitalised(&format!("every {meant}"))))
            }
        }
    }
}

impl Book {
    /// Catch-ups of the last two weeks of which nobody has said what became of them, and that were not asked about before; older ones of
    /// which the user wanted to be asked later.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn missed(&self) -> Result<Vec<Occasion>> {
        let (read, today) = (self.read(), self.now().today());
        let asked: Vec<String> = read.answered(QuestionKind::Met)?.into_iter().map(|question| question.about).collect();
        let (from, to) = (today.saturating_sub(MISSED.days()), today.saturating_sub(1.day()));
        let open = |one: &Occasion| one.state == CatchUpState::Planned && !asked.contains(&one.id.to_string());
        let later = asked_later(&read, self.now().zoned())?;
        Ok(later.into_iter().chain(occasions(&read, from, to)?).filter(open).collect())
    }

    /// Leaves open whether people met: it is not asked again.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn leave_open(&mut self, id: OccasionId) -> Result<Outcome> {
        self.change("leave open", |w, now| {
            let one = occasion(&w.read(), id)?;
            let person = *one.people.first().ok_or(Error::NotFound("catch-up"))?;
            note(w, now, person, QuestionKind::Met, id.to_string(), Answer::No)?;
            Ok(((), "Left open whether you met".to_owned()))
        })
    }

    /// The question of this day, if there is one.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn question(&self) -> Result<Option<Ask>> {
        let (read, today) = (self.read(), self.now().today());
        let mut answered = read.answered(QuestionKind::Days)?;
        answered.extend(read.answered(QuestionKind::Rhythm)?);
        if answered.iter().any(|question| question.answered_on == today) {
            return Ok(None);
        }
        let is_asked = |person: ContactId, about: About| {
            let rests_until = |day: Date| day.saturating_add(REST.days());
            answered.iter().any(|one| {
                one.contact == person && one.kind == about.kind() && (one.about == about.text() || rests_until(one.answered_on) > today)
            })
        };
        for person in read.people_with_rhythm()? {
            let days =
                if person.planning.kept_days.is_none() { planner::day_they_are_moved_to(&read.last_days(person.id, 3)?) } else { None };
            let days = days.and_then(|day| Weekdays::new([day])).map(About::Days);
            let meant = person.check_in.rhythm.cadence(person.check_in.of_circle);
            let rhythm = match meant.filter(|_| person.check_in.rhythm.fixed_from.is_none()) {
                Some(meant) => planner::true_rhythm(meant, &read.talk_days(person.id)?, today).map(|found| About::Rhythm(found, meant)),
                None => None,
            };
            if let Some(about) = [days, rhythm].into_iter().flatten().find(|about| !is_asked(person.id, *about)) {
                return Ok(Some(Ask { person, about }));
            }
        }
        Ok(None)
    }

    /// Answers the question about someone: yes does it, no is remembered.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn answer_question(&mut self, person: ContactId, about: About, answer: Answer) -> Result<Outcome> {
        self.change("answer", |w, now| {
            let mut contact = known(&w.read(), person)?;
            let who = contact.fields.shown();
            note(w, now, person, about.kind(), about.text(), answer)?;
            let said = match (answer, about) {
                (Answer::No, _) => return Ok(((), format!("Left as it is for {who}"))),
                (Answer::Yes, About::Days(days)) => {
                    contact.planning.kept_days = Some(days);
                    format!("{} is kept for {who}", days.in_words())
                }
                (Answer::Yes, About::Rhythm(cadence, _)) => {
                    give_rhythm(&mut contact, Some(cadence), None, now);
                    format!("Every {cadence} with {who} from now on")
                }
            };
            w.put_contact(&contact)?;
            Ok(((), said))
        })
    }
}

/// Catch-ups that are over for longer than that, and of which the user wanted to be asked later (R9).
pub(crate) fn asked_later(read: &Reader<'_>, now: &Zoned) -> Result<Vec<Occasion>> {
    let from = now.date().saturating_sub(MISSED.days());
    let mut found = Vec::new();
    // A day more: the end of a snooze may be on record by another clock than the user's.
    for (catch_up, period) in read.put_off(AlarmKind::Met, from.saturating_sub(1.day()))? {
        let id = OccasionId { catch_up: CatchUpId::from_bytes(catch_up), period: period.parse().ok() };
        let one = match occasion(read, id) {
            Err(Error::NotFound(_)) => continue,
            found => found?,
        };
        let until = read.alarm_mark(&one.key(AlarmKind::Met, 0))?.and_then(|mark| mark.snoozed_until);
        let ends = until.map(|until| until.instant(now).to_zoned(now.time_zone().clone()).date());
        let is_with_someone = !one.people.is_empty();
        if is_with_someone && one.fields.day < from && ends.is_some_and(|day| day >= from) {
            found.push(one);
        }
    }
    Ok(found)
}

fn note(w: &Writer<'_>, now: &Moment, contact: ContactId, kind: QuestionKind, about: String, answer: Answer) -> Result<()> {
    w.put_answer(&Question { id: QuestionId::new(now.instant()), contact, kind, about, answer, answered_on: now.today() })
}
