//! What holds of every voice, whatever it speaks to. Each rule is held by both kinds, one after the other.

use std::{
    thread,
    time::{Duration, Instant},
};

use fondly_core::reminders::{Act, Answer, Event};

use crate::{
    OF_THE_VOICE, answers,
    bus::Bus,
    comes_true, held, popup,
    server::{Kind, Manner, Service},
    turn, voice_on,
};

const NOBODY: &str = "no notification service runs on this desktop";

#[test]
fn of_a_thousand_popups_that_are_answered_at_once_or_soon_no_answer_is_lost_and_nothing_stays_behind() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::AnswersWithin(Duration::from_millis(50)));
        let (mut voice, heard) = voice_on(&bus, kind);
        voice.show(&popup(-1)).unwrap();
        assert_eq!(answers(&heard, 1).len(), 1);
        let before = held();
        for alarm in 0..1_000 {
            voice.show(&popup(alarm)).unwrap();
        }
        let answered = answers(&heard, 1_000);
        assert_eq!(answered.len(), 1_000, "{kind:?}: no answer is lost");
        assert!(answered.values().all(|answer| *answer == Answer::Act(Act::Done)));
        assert_eq!(service.shown(), 1_001);
        // The service's own threads, which answer, end with their answers.
        assert!(comes_true(|| held() <= before), "{kind:?}: threads and handles: {before:?} before, {:?} after", held());
    }
}

#[test]
fn an_answer_that_is_faster_than_the_reply_is_not_lost() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let _service = Service::start(&bus, kind, Manner::AnswersFirst);
        let (mut voice, heard) = voice_on(&bus, kind);
        for alarm in 0..200 {
            voice.show(&popup(alarm)).unwrap();
        }
        let answered = answers(&heard, 200);
        assert_eq!(answered.len(), 200, "{kind:?}");
        assert!(answered.values().all(|answer| *answer == Answer::Act(Act::Done)));
    }
}

/// The portal tells of no dismissals: there what was closed stays unread (R10), as what expired does.
#[test]
fn a_service_that_closes_everything_at_once_loses_no_answer() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Kind::Desktop, Manner::ClosesFirst);
    let (mut voice, heard) = voice_on(&bus, Kind::Desktop);
    for alarm in 0..200 {
        voice.show(&popup(alarm)).unwrap();
    }
    let answered = answers(&heard, 200);
    assert_eq!(answered.len(), 200);
    assert!(answered.values().all(|answer| *answer == Answer::Dismissed));
    assert!(service.closed().is_empty(), "what is gone needs no closing");
}

/// Once, more than 64 signals while a popup was on its way kept the reply away for ever.
#[test]
fn a_burst_of_answers_to_others_while_a_popup_is_on_its_way_keeps_nothing_away() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::IsBusy(2_000));
        let (mut voice, heard) = voice_on(&bus, kind);
        for alarm in 0..3 {
            voice.show(&popup(alarm)).unwrap();
            assert_eq!(answers(&heard, 1).into_iter().collect::<Vec<_>>(), [(alarm, Answer::Act(Act::Done))], "{kind:?}");
        }
        assert!(comes_true(|| service.closed() == service.ids()), "{kind:?}: what was answered is taken away, and nothing else");
    }
}

#[test]
fn a_service_that_takes_its_time_is_waited_for() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let _service = Service::start(&bus, kind, Manner::TakesItsTime(OF_THE_VOICE / 2));
        let (mut voice, _heard) = voice_on(&bus, kind);
        let begun = Instant::now();
        voice.show(&popup(1)).unwrap();
        assert!(begun.elapsed() >= OF_THE_VOICE / 2);
    }
}

#[test]
fn what_is_shown_after_it_was_given_up_is_taken_away_and_the_next_try_is_answered() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::TakesItsTime(OF_THE_VOICE * 3 / 2));
        let (mut voice, heard) = voice_on(&bus, kind);
        assert_eq!(voice.show(&popup(1)).unwrap_err().0, "the notification service does not answer");
        assert!(comes_true(|| service.closed() == service.ids()), "{kind:?}: {:?} of {:?}", service.closed(), service.ids());
        voice.show(&popup(1)).unwrap();
        service.answer(&service.ids()[1]);
        assert_eq!(answers(&heard, 1).into_keys().collect::<Vec<_>>(), [1], "{kind:?}");
    }
}

#[test]
fn an_answer_that_comes_late_counts_and_a_second_one_does_not() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::Silent);
        let (mut voice, heard) = voice_on(&bus, kind);
        voice.show(&popup(1)).unwrap();
        voice.show(&popup(2)).unwrap();
        thread::sleep(OF_THE_VOICE + Duration::from_millis(200));
        let id = &service.ids()[0];
        service.answer(id);
        service.answer(id);
        assert_eq!(answers(&heard, 1).into_keys().collect::<Vec<_>>(), [1], "{kind:?}");
        thread::sleep(Duration::from_millis(200));
        assert!(!heard.try_iter().any(|event| matches!(event, Event::Answered(..))), "{kind:?}: an answer counts once");
    }
}

#[test]
fn without_a_service_it_is_said_and_with_one_again_it_is_shown() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let (mut voice, _heard) = voice_on(&bus, kind);
        assert_eq!(voice.show(&popup(1)).unwrap_err().0, NOBODY);
        let service = Service::start(&bus, kind, Manner::Silent);
        voice.show(&popup(1)).unwrap();
        assert_eq!(service.shown(), 1);
    }
}

#[test]
fn fifty_restarts_of_the_service_are_told_of_and_confuse_no_answer() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let (mut voice, heard) = voice_on(&bus, kind);
        let _ = voice.show(&popup(-1));
        for round in 0..50 {
            let service = Service::start(&bus, kind, Manner::AnswersWithin(Duration::from_millis(5)));
            // A desktop's counts its popups anew from one each time: what the last one was called says nothing of this one.
            voice.show(&popup(round)).unwrap();
            assert_eq!(answers(&heard, 1).into_keys().collect::<Vec<_>>(), [round], "{kind:?}");
            service.stop();
            let told = heard.recv_timeout(crate::PATIENCE).unwrap();
            assert!(matches!(told, Event::ServiceChanged), "{kind:?}: {told:?}");
        }
        assert_eq!(voice.show(&popup(99)).unwrap_err().0, NOBODY);
    }
}

#[test]
fn an_answer_of_another_service_to_a_popup_of_the_same_name_is_none() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::Silent);
        let (mut voice, heard) = voice_on(&bus, kind);
        voice.show(&popup(1)).unwrap();
        let id = service.ids()[0].clone();
        service.stop();
        let next = Service::start(&bus, kind, Manner::Silent);
        next.answer(&id);
        thread::sleep(Duration::from_millis(200));
        assert!(!heard.try_iter().any(|event| matches!(event, Event::Answered(..))), "{kind:?}");
    }
}

#[test]
fn two_runs_never_give_a_popup_of_the_portal_the_same_name() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Kind::Portal, Manner::Silent);
    for _ in 0..2 {
        let (mut voice, _heard) = voice_on(&bus, Kind::Portal);
        voice.show(&popup(1)).unwrap();
    }
    let ids = service.ids();
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn a_popup_that_has_nothing_more_to_say_is_taken_off_the_screen() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::Silent);
        let (mut voice, heard) = voice_on(&bus, kind);
        for alarm in 1..=3 {
            voice.show(&popup(alarm)).unwrap();
        }
        voice.close(2);
        assert!(comes_true(|| service.closed() == [service.ids()[1].clone()]), "{kind:?}");
        assert!(answers(&heard, 0).is_empty(), "what we close ourselves is no answer");
    }
}

#[test]
fn where_markup_is_known_names_are_escaped_and_where_not_they_are_left() {
    let _turn = turn();
    let (as_markup, as_text) = ("&lt;b&gt;&amp;&lt;/b&gt;", "<b>&</b>");
    for (kind, manner, body) in
        [(Kind::Desktop, Manner::KnowsMarkup, as_markup), (Kind::Desktop, Manner::Silent, as_text), (Kind::Portal, Manner::Silent, as_text)]
    {
        let bus = Bus::start();
        let service = Service::start(&bus, kind, manner);
        let (mut voice, _heard) = voice_on(&bus, kind);
        voice.show(&popup(1)).unwrap();
        assert_eq!(service.bodies(), [body], "{kind:?}, {manner:?}");
    }
}

#[test]
fn a_voice_that_is_let_go_leaves_no_thread_and_no_handle() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let _service = Service::start(&bus, kind, Manner::Silent);
        drop(voice_on(&bus, kind).0.show(&popup(-1)));
        thread::sleep(Duration::from_millis(200));
        let before = held();
        for alarm in 0..20 {
            let (mut voice, _heard) = voice_on(&bus, kind);
            voice.show(&popup(alarm)).unwrap();
        }
        assert!(comes_true(|| held() <= before), "{kind:?}: {before:?} before, {:?} after", held());
    }
}

#[test]
fn a_bus_that_ends_is_said_at_once() {
    let _turn = turn();
    for kind in Kind::ALL {
        let mut bus = Bus::start();
        let service = Service::start(&bus, kind, Manner::Silent);
        let (mut voice, _heard) = voice_on(&bus, kind);
        voice.show(&popup(1)).unwrap();
        bus.end();
        let begun = Instant::now();
        for _ in 0..2 {
            assert_eq!(voice.show(&popup(2)).unwrap_err().0, "this session has no message bus", "{kind:?}");
        }
        assert!(begun.elapsed() < OF_THE_VOICE);
        drop(service);
    }
}
