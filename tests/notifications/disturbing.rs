//! “Do not disturb”, as desktops tell it.

use std::{
    thread,
    time::{Duration, Instant},
};

use fondly_core::reminders::Event;

use crate::{
    OF_THE_VOICE,
    bus::Bus,
    popup,
    server::{Kind, Manner, Service},
    turn, voice_on,
};

#[test]
fn plasma_and_dunst_tell_that_they_are_not_to_disturb_and_each_change_wakes_the_engine() {
    let _turn = turn();
    for property in ["Inhibited", "paused"] {
        let bus = Bus::start();
        let service = Service::start(&bus, Kind::Desktop, Manner::Silent);
        let (mut voice, heard) = voice_on(&bus, Kind::Desktop);
        assert!(!voice.is_inhibited());
        for on in [true, false] {
            service.inhibit(property, on);
            assert!(matches!(heard.recv_timeout(crate::PATIENCE), Ok(Event::ServiceChanged)), "{property}");
            assert_eq!(voice.is_inhibited(), on, "{property}");
        }
    }
}

#[test]
fn what_else_a_service_tells_of_itself_wakes_nobody() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Kind::Desktop, Manner::Silent);
    let (mut voice, heard) = voice_on(&bus, Kind::Desktop);
    voice.show(&popup(1)).unwrap();
    service.inhibit("displayedLength", true);
    assert!(heard.recv_timeout(Duration::from_millis(300)).is_err());
    assert!(!voice.is_inhibited());
}

/// Neither does the portal, nor GNOME.
#[test]
fn who_does_not_tell_is_taken_to_be_there_to_be_disturbed() {
    let _turn = turn();
    for kind in Kind::ALL {
        let bus = Bus::start();
        let (mut voice, _heard) = voice_on(&bus, kind);
        assert!(!voice.is_inhibited(), "{kind:?}: nobody is there, and nobody is started");
        let _service = Service::start(&bus, kind, Manner::Silent);
        let begun = Instant::now();
        assert!(!voice.is_inhibited(), "{kind:?}");
        assert!(begun.elapsed() < OF_THE_VOICE);
    }
}

#[test]
fn a_service_that_hangs_is_not_waited_for_to_learn_whether_it_may_be_disturbed() {
    let _turn = turn();
    let bus = Bus::start();
    let service = Service::start(&bus, Kind::Desktop, Manner::HesitatesToDisturb(OF_THE_VOICE));
    let (mut voice, _heard) = voice_on(&bus, Kind::Desktop);
    service.inhibit("Inhibited", true);
    let begun = Instant::now();
    assert!(!voice.is_inhibited(), "nobody knows");
    assert!(begun.elapsed() < OF_THE_VOICE);
}

#[test]
fn a_service_is_started_to_show_something_and_never_to_be_asked_whether_it_may() {
    let _turn = turn();
    for kind in Kind::ALL {
        let folder = tempfile::tempdir().unwrap();
        let started = folder.path().join("started");
        let bus = Bus::that_starts(kind.name(), folder.path());
        let (mut voice, _heard) = voice_on(&bus, kind);
        assert!(!voice.is_inhibited());
        voice.close(1);
        thread::sleep(Duration::from_millis(300));
        assert!(!started.exists(), "{kind:?}");
        assert_eq!(voice.show(&popup(1)).unwrap_err().0, "the notification service of this desktop could not be started");
        assert!(started.exists(), "{kind:?}");
    }
}
