//! Keys of an X11 session (X11 protocol, `GrabKey`): the server tells of them whichever program is in front.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use fondly_core::domain::{Chord, Key};
use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        xproto::{ConnectionExt as _, GrabMode, ModMask, Window},
    },
    rust_connection::RustConnection,
};

use super::NotHeld;

/// What may be locked beside what is held: CapsLock, NumLock, both, neither.
const LOCKS: [u16; 4] = [0, 1 << 1, 1 << 4, 1 << 1 | 1 << 4];

/// A connection on which keys are held; they are given back with it.
pub(super) struct Held {
    connection: RustConnection,
    root: Window,
    keys: Mutex<Keys>,
}

/// Which keys are wanted, and what is held for them: what is held down, and where on the keyboard the key is.
#[derive(Default)]
struct Keys {
    wanted: Option<Chord>,
    held: Option<(u16, Vec<u8>)>,
}

impl Held {
    /// Ready to hold keys, holding none yet.
    pub(super) fn ready() -> Result<Self, NotHeld> {
        let (connection, screen) = x11rb::connect(None).map_err(|_| NotHeld::NotHere)?;
        let root = connection.setup().roots.get(screen).ok_or(NotHeld::NotHere)?.root;
        Ok(Self { connection, root, keys: Mutex::default() })
    }

    /// The same, calling `pressed` whenever the keys are, on a thread of its own that ends with the server.
    pub(super) fn listening(pressed: impl Fn() + Send + 'static) -> Result<Arc<Self>, NotHeld> {
        let held = Arc::new(Self::ready()?);
        let heard = Arc::clone(&held);
        let listen = move || {
            let mut released = None;
            while let Ok(event) = heard.connection.wait_for_event() {
                match event {
                    Event::KeyRelease(key) => released = Some(key.time),
                    // A key that is kept down is released and pressed again at the same moment, as far as the server tells.
                    Event::KeyPress(key) if released != Some(key.time) => pressed(),
                    Event::MappingNotify(_) => heard.follow_the_layout(),
                    _ => {}
                }
            }
        };
        thread::Builder::new().name("keys for a thought".to_owned()).spawn(listen).map_err(|_| NotHeld::NotHere)?;
        Ok(held)
    }

    /// Holds these keys, and no others.
    pub(super) fn hold(&self, wanted: Option<Chord>) -> Result<(), NotHeld> {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.wanted = wanted;
        let places = wanted.map(|chord| Ok((held(chord), self.codes(chord.key)?))).transpose()?;
        if keys.held == places {
            return Ok(());
        }
        if let Some(before) = keys.held.take() {
            self.let_go(&before);
        }
        if let Some(places) = places {
            if let Err(refused) = self.grab(&places) {
                // What was to be had of them.
                self.let_go(&places);
                return Err(refused);
            }
            keys.held = Some(places);
        }
        Ok(())
    }

    /// A key may be elsewhere by now.
    fn follow_the_layout(&self) {
        let wanted = self.keys.lock().unwrap_or_else(PoisonError::into_inner).wanted;
        if let Err(why) = self.hold(wanted) {
            eprintln!("fondly: the keys for a thought: {}", why.in_words());
        }
    }

    fn grab(&self, keys: &(u16, Vec<u8>)) -> Result<(), NotHeld> {
        for (code, held) in ways(keys) {
            let asked = self.connection.grab_key(false, self.root, held, code, GrabMode::ASYNC, GrabMode::ASYNC);
            asked.map_err(|_| NotHeld::NotHere)?.check().map_err(|_| NotHeld::Taken)?;
        }
        Ok(())
    }

    fn let_go(&self, keys: &(u16, Vec<u8>)) {
        for (code, held) in ways(keys) {
            // What was not held is given back all the same; where the server is gone, so are they.
            if let Ok(asked) = self.connection.ungrab_key(code, self.root, held) {
                let _ = asked.check();
            }
        }
    }

    /// Where on the keyboard the key is, whatever else is printed on it.
    fn codes(&self, key: Key) -> Result<Vec<u8>, NotHeld> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let mapping = self.connection.get_keyboard_mapping(first, last.saturating_sub(first).saturating_add(1));
        let mapping = mapping.map_err(|_| NotHeld::NotHere)?.reply().map_err(|_| NotHeld::NotHere)?;
        let (sign, each) = (keysym(key), usize::from(mapping.keysyms_per_keycode).max(1));
        let codes = (first..=last).zip(mapping.keysyms.chunks(each)).filter(|(_, signs)| signs.contains(&sign)).map(|(code, _)| code);
        Some(codes.collect::<Vec<_>>()).filter(|codes| !codes.is_empty()).ok_or(NotHeld::NoSuchKey)
    }
}

/// All the ways in which they can be pressed.
fn ways((held, codes): &(u16, Vec<u8>)) -> impl Iterator<Item = (u8, ModMask)> {
    codes.iter().flat_map(move |code| LOCKS.map(|locks| (*code, ModMask::from(held | locks))))
}

/// What is held down, as the server has it: Alt is its first modifier and Super its fourth by convention.
fn held(keys: Chord) -> u16 {
    let of = |is_down: bool, mask: ModMask| if is_down { u16::from(mask) } else { 0 };
    of(keys.ctrl, ModMask::CONTROL) | of(keys.alt, ModMask::M1) | of(keys.shift, ModMask::SHIFT) | of(keys.meta, ModMask::M4)
}

/// The sign on a key, as keysymdef.h numbers it: Latin-1 by its code, in lower case; F1 from 0xffbe.
fn keysym(key: Key) -> u32 {
    match key {
        Key::Sign(sign) => u32::from(sign.to_ascii_lowercase()),
        Key::Function(number) => 0xffbd + u32::from(number),
        Key::Space => u32::from(' '),
    }
}
