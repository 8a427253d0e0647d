//! “Do not disturb”, as desktops tell it.

use std::time::{Duration, Instant};

use fondly_core::reminders::Event;

use crate::{
    OF_THE_VOICE,
    bus::Bus,
    popup,
    service::{Kind, Manner, Service},
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
