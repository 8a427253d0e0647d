//! Which popups are on screen, and which are on their way there: whose an answer is. Knows no system.
//!
//! An answer can be faster than the reply that tells the popup's id. Whoever hears answers must never wait for that reply: once it
//! kept the lock of this map for as long as a call took, and after 64 answers to other programs' popups the reply itself was kept
//! away for ever. So what nobody knows yet is laid aside, and matched when the id comes.

use std::{collections::HashMap, sync::mpsc::Sender};

use fondly_core::{domain::AlarmId, reminders::Answer};

/// A popup's name: who shows it, and what they call it. A service that took another's place counts anew, under another name.
pub(super) type Name = (String, String);

/// A call's name: over which connection it went, and its number.
pub(super) type Call = (u64, u32);

/// How a call went, for who waits for it.
pub(super) type Outcome<E> = Result<(), E>;

/// Everything that is shown or about to be; `E` is why a call failed.
pub(super) struct OnScreen<E> {
    shown: HashMap<Name, Vec<AlarmId>>,
    on_the_way: HashMap<Call, OnTheWay<E>>,
    /// What came for popups that nobody knows, while one was on its way.
    early: Vec<(Name, Answer)>,
    /// Who went away meanwhile.
    gone: Vec<String>,
}

/// A popup whose call is under way.
struct OnTheWay<E> {
    alarms: Vec<AlarmId>,
    /// Its id, if it is ours to give.
    id: Option<String>,
    /// Who waits; nobody if they gave up.
    waiting: Option<Sender<Outcome<E>>>,
}

/// What a reply means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Arrived {
    /// It is none of ours, or there is nothing more to do.
    Nothing,
    /// It was answered before it arrived.
    Answered(Vec<AlarmId>, Answer),
    /// Nobody waits for it any more: it is to be taken away.
    Late,
}

impl<E> Default for OnScreen<E> {
    fn default() -> Self {
        Self { shown: HashMap::new(), on_the_way: HashMap::new(), early: Vec::new(), gone: Vec::new() }
    }
}

impl<E> OnScreen<E> {
    /// This call is about to be made.
    pub(super) fn expect(&mut self, call: Call, id: Option<String>, alarms: Vec<AlarmId>, waiting: Sender<Outcome<E>>) {
        self.on_the_way.insert(call, OnTheWay { alarms, id, waiting: Some(waiting) });
    }

    /// Who waits for a call no longer does. What it shows after all is taken away when its reply comes.
    pub(super) fn give_up(&mut self, call: Call) {
        if let Some(popup) = self.on_the_way.get_mut(&call) {
            popup.waiting = None;
        }
        self.tidy();
    }

    /// Does this call wait for its reply?
    pub(super) fn expects(&self, call: Call) -> bool {
        self.on_the_way.contains_key(&call)
    }

    /// A call failed.
    pub(super) fn failed(&mut self, call: Call, error: E) {
        if let Some(waiting) = self.on_the_way.remove(&call).and_then(|popup| popup.waiting) {
            // Who gave up does not want to know.
            let _ = waiting.send(Err(error));
        }
        self.tidy();
    }

    /// A call was answered by `service`, which gave its popup the id that `told` finds, unless we did. Returns that id as well.
    pub(super) fn arrived(&mut self, call: Call, service: String, told: impl FnOnce() -> Option<String>) -> (Option<String>, Arrived) {
        let Some(OnTheWay { alarms, id, waiting }) = self.on_the_way.remove(&call) else {
            return (None, Arrived::Nothing);
        };
        let id = id.or_else(told);
        let name = (service, id.clone().unwrap_or_default());
        // If they gave up at this very moment, it was shown all the same: then it is late.
        let is_late = waiting.is_none_or(|waiting| waiting.send(Ok(())).is_err());
        let early = self.early.extract_if(.., |(known, _)| *known == name).next().map(|(_, answer)| answer);
        let arrived = match early {
            Some(answer) => Arrived::Answered(alarms, answer),
            None if is_late => Arrived::Late,
            None => {
                if !self.gone.contains(&name.0) {
                    self.shown.insert(name, alarms);
                }
                Arrived::Nothing
            }
        };
        self.tidy();
        (id, arrived)
    }

    /// A popup was answered: for whom it spoke, if that is known already. An answer counts once.
    pub(super) fn answered(&mut self, name: Name, answer: Answer) -> Option<Vec<AlarmId>> {
        let alarms = self.shown.remove(&name);
        if alarms.is_none() && self.is_waited_for() {
            self.early.push((name, answer));
        }
        alarms
    }

    /// Whoever showed popups went away, and their popups with them.
    pub(super) fn gone(&mut self, service: &str) {
        self.shown.retain(|(of, _), _| of != service);
        if self.is_waited_for() {
            self.gone.push(service.to_owned());
        }
    }

    /// Takes out the popups that speak for this alarm alone.
    pub(super) fn take(&mut self, alarm: AlarmId) -> Vec<Name> {
        self.shown.extract_if(|_, alarms| **alarms == [alarm]).map(|(name, _)| name).collect()
    }

    /// No reply comes any more over this connection. There may be another by now.
    pub(super) fn over(&mut self, connection: u64) {
        // Whoever waits hears at once that nobody will tell them.
        self.on_the_way.retain(|(of, _), _| *of != connection);
        self.tidy();
    }

    /// Does anybody wait for a popup that is on its way? Of one that was given up nobody knows whether a reply will ever come.
    fn is_waited_for(&self) -> bool {
        self.on_the_way.values().any(|popup| popup.waiting.is_some())
    }

    /// With nobody waiting, what nobody knows is of other programs.
    fn tidy(&mut self) {
        if !self.is_waited_for() {
            self.early.clear();
            self.gone.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{self, Receiver};

    use super::*;

    const DONE: Answer = Answer::Open;

    fn name(service: &str, id: &str) -> Name {
        (service.to_owned(), id.to_owned())
    }

    fn arrive(on_screen: &mut OnScreen<()>, call: u32, id: &str) -> Arrived {
        on_screen.arrived((1, call), ":1.1".to_owned(), || Some(id.to_owned())).1
    }

    /// One popup on its way, and who waits for it.
    fn on_its_way(call: u32) -> (OnScreen<()>, Receiver<Outcome<()>>) {
        let (mut on_screen, (waiting, reply)) = (OnScreen::default(), mpsc::channel());
        on_screen.expect((1, call), None, vec![7], waiting);
        (on_screen, reply)
    }

    #[test]
    fn an_answer_before_the_reply_is_matched_when_the_id_comes_and_one_of_others_is_not() {
        let (mut on_screen, reply) = on_its_way(3);
        for (service, id) in [(":1.1", "8"), (":1.2", "9"), (":1.1", "9")] {
            assert_eq!(on_screen.answered(name(service, id), DONE), None);
        }
        assert_eq!(arrive(&mut on_screen, 3, "9"), Arrived::Answered(vec![7], DONE));
        assert_eq!(reply.recv(), Ok(Ok(())));
        assert_eq!(on_screen.answered(name(":1.1", "9"), DONE), None, "an answer counts once");
    }

    #[test]
    fn what_came_for_others_is_forgotten_with_the_reply() {
        let (mut on_screen, _reply) = on_its_way(3);
        on_screen.answered(name(":1.1", "10"), DONE);
        assert_eq!(arrive(&mut on_screen, 3, "9"), Arrived::Nothing);
        let (waiting, _next) = mpsc::channel();
        on_screen.expect((1, 4), None, vec![8], waiting);
        assert_eq!(arrive(&mut on_screen, 4, "10"), Arrived::Nothing);
        assert_eq!(on_screen.answered(name(":1.1", "10"), DONE), Some(vec![8]));
    }

    #[test]
    fn a_reply_that_nobody_waits_for_any_more_is_late_and_its_popup_not_ours() {
        let (mut on_screen, reply) = on_its_way(3);
        on_screen.give_up((1, 3));
        assert!(reply.try_recv().is_err());
        assert_eq!(arrive(&mut on_screen, 3, "9"), Arrived::Late);
        assert_eq!(on_screen.answered(name(":1.1", "9"), DONE), None);
    }

    #[test]
    fn while_a_call_that_was_given_up_is_never_answered_nothing_piles_up() {
        let (mut on_screen, _reply) = on_its_way(3);
        on_screen.give_up((1, 3));
        on_screen.answered(name(":1.1", "10"), DONE);
        on_screen.gone(":1.1");
        assert!(on_screen.early.is_empty() && on_screen.gone.is_empty());
    }

    #[test]
    fn a_popup_of_a_service_that_went_away_before_its_reply_was_read_is_not_kept() {
        let (mut on_screen, reply) = on_its_way(3);
        on_screen.gone(":1.1");
        assert_eq!(arrive(&mut on_screen, 3, "9"), Arrived::Nothing);
        assert_eq!(reply.recv(), Ok(Ok(())), "it was shown all the same");
        assert!(on_screen.shown.is_empty());
    }

    #[test]
    fn who_waits_hears_at_once_that_a_call_failed_or_that_nothing_comes_any_more() {
        let (mut on_screen, reply) = on_its_way(3);
        on_screen.failed((1, 3), ());
        assert_eq!(reply.recv(), Ok(Err(())));
        let (mut on_screen, reply) = on_its_way(4);
        on_screen.over(0);
        assert_eq!(reply.try_recv(), Err(mpsc::TryRecvError::Empty), "another connection's end is none of its business");
        on_screen.over(1);
        assert_eq!(reply.recv(), Err(mpsc::RecvError));
    }

    #[test]
    fn only_what_speaks_for_an_alarm_alone_is_taken_away_with_it() {
        let (mut on_screen, _reply) = on_its_way(3);
        arrive(&mut on_screen, 3, "9");
        let (waiting, _reply) = mpsc::channel();
        on_screen.expect((1, 4), None, vec![7, 8], waiting);
        arrive(&mut on_screen, 4, "10");
        assert_eq!(on_screen.take(7), [name(":1.1", "9")]);
        assert_eq!(on_screen.take(7), []);
    }
}
