//! One small act (C8): out of what was saved, received and planned, and of who waits, a first step that can be taken today.

use std::collections::HashSet;

use jiff::ToSpan as _;

use super::{Book, plans::Plans};
use crate::{
    Result,
    domain::{Channel, ContactId, ContactState, ExchangeId, ShareFor, days_between},
    planner::{self, Agenda, Deed, Effort, Nudge, OFFERED, SmallAct, last_seen, offered},
};

/// Days after which someone close may be asked for an evening.
const SEEN_LATELY: i32 = 42;
/// So many days after a talk, whom the user wants to know better may be written to again.
const KNOW_BETTER: i64 = 14;
/// So many days a thought that was noted is on the user's mind.
const ON_ONES_MIND: i64 = 14;
/// Of those who are close so many are looked at.
const CLOSE: usize = 60;

/// What could be done today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SmallActs {
    /// A step was taken today: someone was talked to, thanked or told something.
    pub taken: bool,
    /// A few of each effort, the first of each being the one of the day.
    pub acts: Vec<(Effort, Vec<SmallAct>)>,
}

impl Book {
    /// What could be done today, for an agenda of today. Nothing that touches what someone does not want, and no way they do not want, is offered.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn small_acts(&self, agenda: &Agenda) -> Result<SmallActs> {
        let today = self.now().today();
        if self.settings()?.paused_until.is_some_and(|until| until > today) {
            return Ok(SmallActs::default());
        }
        let [write, call] = self.to_reach(agenda)?;
        let mut two_minutes = self.to_tell()?;
        two_minutes.extend(self.first_to_thank()?);
        two_minutes.extend(write);
        let twenty_minutes = self.to_confide()?.into_iter().chain(call).collect();
        let each = [two_minutes, twenty_minutes, self.to_meet()?];
        let acts = Effort::ALL.into_iter().zip(each).filter(|(_, acts)| !acts.is_empty());
        Ok(SmallActs {
            taken: self.read().step_taken(today, self.now().day_began(), self.now().instant())?,
            acts: acts.map(|(effort, acts)| (effort, offered(acts, today))).collect(),
        })
    }

    /// The oldest two things that were saved for someone who was not told.
    fn to_tell(&self) -> Result<Vec<SmallAct>> {
        let today = self.now().today();
        let mut acts = Vec::new();
        for share in self.shares()? {
            let ShareFor::People(people) = &share.fields.whom else { continue };
            for person in people.iter().filter(|person| share.told.iter().all(|(told, _)| told != *person)) {
                if acts.len() == 2 {
                    return Ok(acts);
                }
                let because = format!("Saved {}", planner::ago(share.saved_on, today));
                acts.extend(self.small_act(*person, Deed::Tell(share.id), &share.fields.words, because)?);
            }
        }
        Ok(acts)
    }

    /// What waits for thanks longest, but for what Today tells of.
    fn first_to_thank(&self) -> Result<Option<SmallAct>> {
        let today = self.now().today();
        // Of what came of late Today tells in a row of its own.
        let told: HashSet<ExchangeId> = self.to_thank(true)?.into_iter().map(|(one, _)| one.id).collect();
        for (one, _) in self.to_thank(false)?.iter().filter(|(one, touches)| !touches && !told.contains(&one.id)) {
            let because = planner::standing(&one.fields, |on| planner::ago(on, today));
            let act = self.small_act(one.contact, Deed::Thank(one.id), &one.fields.words, because)?;
            if act.is_some() {
                return Ok(act);
            }
        }
        Ok(None)
    }

    /// Two lines, and a call, to each of the first who are to be reached, but for a way that they do not want. Whom it is hardest to write to, the
    /// longer it lasts, comes first: two lines are enough. After them whom the user wants to know better.
    fn to_reach(&self, agenda: &Agenda) -> Result<[Vec<SmallAct>; 2]> {
        let mut all = [(Deed::Write, Channel::Message, Vec::new()), (Deed::Call, Channel::Call, Vec::new())];
        for Nudge { person, check_in } in agenda.waiting.iter().chain(&agenda.reach_out) {
            if all.iter().all(|(.., acts)| acts.len() == OFFERED) {
                break;
            }
            let (boundaries, because) = (self.read().boundaries_of(person.id)?, self.because_of(person, check_in)?);
            for (deed, _, acts) in all.iter_mut().filter(|(_, by, acts)| acts.len() < OFFERED && !boundaries.forbid_channel(*by)) {
                acts.extend(self.small_act(person.id, *deed, "", because.clone())?);
            }
        }
        self.to_know_better(&mut all)?;
        Ok(all.map(|(.., acts)| acts))
    }

    /// Adds whom the user wants to know better, as far as there is room; nobody with whom something is planned, and nobody who is put off (C4).
    fn to_know_better(&self, all: &mut [(Deed, Channel, Vec<SmallAct>); 2]) -> Result<()> {
        if all.iter().all(|(.., acts)| acts.len() == OFFERED) {
            return Ok(());
        }
        let (read, now) = (self.read(), self.now());
        let plans = Plans::of(&read, now.today(), now.today())?;
        for (person, talked) in read.to_know_better(now.today().saturating_sub(KNOW_BETTER.days()))? {
            let is_put_off = read.contact(person)?.and_then(|contact| contact.snoozed_until).is_some_and(|until| until.holds(now.zoned()));
            if is_put_off || plans.first_with(person).is_some() {
                continue;
            }
            let talked =
                talked.map_or_else(|| "no talk noted yet".to_owned(), |on| format!("last talked {}", planner::ago(on, now.today())));
            let (because, boundaries) = (format!("You want to know them better · {talked}"), read.boundaries_of(person)?);
            for (deed, by, acts) in all.iter_mut() {
                let is_there = acts.iter().any(|act| act.person == person);
                if !is_there && acts.len() < OFFERED && !boundaries.forbid_channel(*by) {
                    acts.extend(self.small_act(person, *deed, "", because.clone())?);
                }
            }
        }
        Ok(())
    }

    /// Whom the user trusts most and has not talked to for longest, while there is something on the user's mind; nobody who has enough to carry
    /// (B22).
    fn to_confide(&self) -> Result<Option<SmallAct>> {
        let (read, today) = (self.read(), self.now().today());
        let Some(thought) = read.last_own_thought(today.saturating_sub(ON_ONES_MIND.days()))? else { return Ok(None) };
        for (person, trust) in read.trusted()? {
            if !read.boundaries_of(person)?.forbid_channel(Channel::Call) && !self.goes_through_hard_times(person)? {
                let because = format!("You can tell them {} · you noted a thought {}", trust.of_trust(), planner::ago(thought, today));
                let act = self.small_act(person, Deed::Confide, "", because)?;
                if act.is_some() {
                    return Ok(act);
                }
            }
        }
        Ok(None)
    }

    /// Those of the closest circles who were not met for longest, and with whom nothing is planned.
    fn to_meet(&self) -> Result<Vec<SmallAct>> {
        let today = self.now().today();
        let mut close = self.read().close_ones_seen(today, CLOSE)?;
        close.retain(|(_, seen)| seen.is_none_or(|on| days_between(on, today) >= SEEN_LATELY));
        if close.is_empty() {
            return Ok(Vec::new());
        }
        let plans = Plans::of(&self.read(), today, today)?;
        let mut acts = Vec::new();
        for (person, seen) in close.into_iter().filter(|(person, _)| plans.first_with(*person).is_none()) {
            if acts.len() == OFFERED {
                break;
            }
            if !self.read().boundaries_of(person)?.forbid_channel(Channel::InPerson) {
                acts.extend(self.small_act(person, Deed::Meet, "", last_seen(seen, today))?);
            }
        }
        Ok(acts)
    }

    /// One for someone; nothing for whoever is not active, or does not want to hear of it.
    fn small_act(&self, person: ContactId, deed: Deed, about: &str, because: String) -> Result<Option<SmallAct>> {
        let contact = super::contacts::known(&self.read(), person)?;
        let is_paused = contact.rhythm.paused_until.is_some_and(|until| until > self.now().today());
        let touches = || Ok::<_, crate::Error>(!about.is_empty() && self.read().boundaries_of(person)?.avoided().touches(about));
        if contact.state != ContactState::Active || is_paused || touches()? {
            return Ok(None);
        }
        Ok(Some(SmallAct { person, deed, words: deed.in_words(&contact.fields.shown(), about), because }))
    }
}
