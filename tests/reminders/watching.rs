//! The loop around the engine: what wakes it, what it hands on, and when it ends.

use std::sync::{Arc, Mutex, mpsc};

use fondly_core::{
    domain::{
        AlarmState::{Done, Presented},
        RequestKind,
    },
    reminders::{Act, Answer, Effect, Engine, Event, Watch},
};

use crate::support::Reminders;

/// Runs the loop over these events until it ends; what it handed on.
fn watch(reminders: &Reminders, events: Vec<Event>) -> Vec<Effect> {
    let (send, receive) = mpsc::channel();
    events.into_iter().for_each(|event| send.send(event).unwrap());
    drop(send);
    let effects = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&effects);
    let engine = Engine::new(reminders.book.second_opening());
    Watch::new(engine, Box::new(reminders.voice.clone()), receive, move |effect| heard.lock().unwrap().push(effect)).run();
    let effects = effects.lock().unwrap();
    effects.clone()
}

#[test]
fn the_loop_says_what_is_due_and_ends_when_it_is_told_to() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-10");
    let effects = watch(&reminders, vec![Event::Changed, Event::Quit, Event::Changed]);
    assert_eq!(effects, [Effect::Reminded], "the first pass said something, the second found nothing new");
    assert_eq!(reminders.voice.heard().len(), 1);
}

#[test]
fn the_loop_ends_when_nobody_can_wake_it_any_more() {
    assert_eq!(watch(&Reminders::new(), Vec::new()), [Effect::Reminded], "that it looked is news for the health light");
}

#[test]
fn an_answer_is_done_once_and_what_changed_is_handed_on() {
    let mut reminders = Reminders::new();
    reminders.book.someone_every("Ana", "1 day");
    reminders.book.clock.set("2026-03-11T09:00");
    let alarms = reminders.popups().remove(0).alarms;
    let done = || Event::Answered(alarms.clone(), Answer::Act(Act::Done));
    let mut effects = watch(&reminders, vec![done(), done()]);
    effects.retain(|effect| *effect != Effect::Reminded);
    assert!(matches!(effects.as_slice(), [Effect::Changed(_), Effect::ShowPerson(_, None)]), "R10: {effects:?}");
    assert_eq!(reminders.states(), [Done]);
}

#[test]
fn a_question_comes_after_the_answered_popup_is_gone_and_only_while_it_is_one() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-10");
    let alarms = reminders.popups().remove(0).alarms;
    let titles = |voice: &mut crate::support::RecordingVoice| voice.heard().into_iter().map(|popup| popup.title).collect::<Vec<_>>();
    watch(&reminders, vec![Event::Answered(alarms.clone(), Answer::Act(Act::Snooze)), Event::Changed]);
    assert_eq!(titles(&mut reminders.voice), ["Ana, Birthday: until when?"]);
    // Done before the question could be put: there is nothing to ask.
    let done = [Act::Snooze, Act::Done].map(|act| Event::Answered(alarms.clone(), Answer::Act(act)));
    watch(&reminders, done.into_iter().chain([Event::Changed]).collect());
    assert_eq!(reminders.states(), [Done]);
}

#[test]
fn what_is_answered_while_the_clock_is_in_doubt_is_done_when_it_is_believed() {
    let mut reminders = Reminders::new();
    reminders.book.someone_every("Ana", "1 day");
    reminders.book.clock.set("2026-03-11T09:00");
    let alarms = reminders.popups().remove(0).alarms;
    reminders.book.clock.jump(jiff::Span::new().days(-10));
    // A start that finds the clock behind what was seen: it is in doubt until the user says that it is right.
    let done = Event::Answered(alarms, Answer::Act(Act::Done));
    let effects = watch(&reminders, vec![done, Event::Answered(Vec::new(), Answer::Act(Act::RightClock)), Event::Changed]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Changed(_))), "{effects:?}");
    let ana = reminders.book.find("Ana").unwrap();
    assert_eq!(reminders.book.person(ana).unwrap().timeline.len(), 1);
}

#[test]
fn what_was_put_off_in_doubt_is_asked_about_once_it_is_done() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-10");
    let alarms = reminders.popups().remove(0).alarms;
    let (send, receive) = mpsc::channel();
    let (looked, looks) = mpsc::channel();
    let engine = Engine::new(reminders.book.second_opening());
    reminders.book.someone_born("Bo", "1986-03-10");
    let watch = Watch::new(engine, Box::new(reminders.voice.clone()), receive, move |effect| _ = looked.send(effect));
    let watch = std::thread::spawn(|| watch.run());
    assert_eq!(looks.recv(), Ok(Effect::Reminded), "it has looked, and said Bo's");
    reminders.book.clock.jump(jiff::Span::new().days(10));
    let events = [Event::Answered(alarms, Answer::Act(Act::Snooze)), Event::Answered(vec![0], Answer::Act(Act::RightClock))];
    events.into_iter().chain([Event::Changed, Event::Changed]).for_each(|event| send.send(event).unwrap());
    drop(send);
    watch.join().unwrap();
    let titles: Vec<String> = reminders.voice.heard().into_iter().map(|popup| popup.title).collect();
    assert_eq!(titles, ["Bo's birthday is today", "Is it 20 March 2026?", "Ana, Birthday: until when?"]);
}

// R11: when the system's notifications come back, nobody waits for the next retry.

#[test]
fn a_service_that_comes_back_is_spoken_to_at_once() {
    let mut reminders = Reminders::new();
    reminders.book.someone_born("Ana", "1986-03-10");
    reminders.voice.fail_once("no notification service");
    watch(&reminders, vec![Event::Changed, Event::Changed]);
    assert_eq!(reminders.voice.heard(), [], "two passes at the same moment do not try again");
    reminders.voice.fail_once("no notification service");
    watch(&reminders, vec![Event::ServiceChanged]);
    assert_eq!((reminders.voice.heard().len(), reminders.states()), (1, vec![Presented]));
}

// What another program asks by the book.

#[test]
fn a_test_is_shown_and_answered_and_one_from_before_the_start_is_left_alone() {
    let mut reminders = Reminders::new();
    let before = reminders.book.request(RequestKind::Test).unwrap();
    let (send, receive) = mpsc::channel();
    let engine = Engine::new(reminders.book.second_opening());
    let asked = reminders.book.request(RequestKind::Test).unwrap();
    drop(send);
    Watch::new(engine, Box::new(reminders.voice.clone()), receive, |_| ()).run();
    let answered = |id| reminders.book.request_of(id).unwrap().unwrap().answered;
    assert_eq!(answered(before), None);
    assert!(matches!(answered(asked), Some((_, None))));
    assert_eq!(reminders.voice.heard().len(), 1);
}

#[test]
fn a_test_that_the_system_does_not_take_is_answered_with_the_reason() {
    let mut reminders = Reminders::new();
    let engine = Engine::new(reminders.book.second_opening());
    let asked = reminders.book.request(RequestKind::Test).unwrap();
    reminders.voice.fail("no notification service");
    let (_, receive) = mpsc::channel();
    Watch::new(engine, Box::new(reminders.voice.clone()), receive, |_| ()).run();
    let (_, trouble) = reminders.book.request_of(asked).unwrap().unwrap().answered.unwrap();
    assert_eq!(trouble.as_deref(), Some("no notification service"));
}

#[test]
fn whoever_is_asked_to_quit_ends_and_does_nothing_more() {
    let mut reminders = Reminders::new();
    let engine = Engine::new(reminders.book.second_opening());
    reminders.book.request(RequestKind::Quit).unwrap();
    let later = reminders.book.request(RequestKind::Test).unwrap();
    // Nobody sends anything, and nobody hangs up: only the request can end it.
    let (_send, receive) = mpsc::channel();
    Watch::new(engine, Box::new(reminders.voice.clone()), receive, |_| ()).run();
    assert_eq!(reminders.book.request_of(later).unwrap().unwrap().answered, None);
}
