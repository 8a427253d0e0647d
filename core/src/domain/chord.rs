//! Keys that are pressed together.

use std::{fmt, str::FromStr};

/// A key with others held down, as in "Ctrl+Alt+T". It is taken from every other program: so it has to be one that people do not press all day,
/// with Super, with two of Ctrl, Alt and Shift that are not Shift alone, or a function key with any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// Ctrl is down.
    pub ctrl: bool,
    /// Alt is down; on a Mac Option.
    pub alt: bool,
    /// Shift is down.
    pub shift: bool,
    /// Super is down: the key with the Windows sign, on a Mac Command.
    pub meta: bool,
    /// The key itself.
    pub key: Key,
}

/// A key that is on every keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter from A to Z or a digit, as it is printed on the key.
    Sign(char),
    /// F1 to F12.
    Function(u8),
    /// The space bar.
    Space,
}

/// Why a text names no [`Chord`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” are no keys to press together. Please name Super, or two of Ctrl, Alt and Shift, and one key, like Ctrl+Alt+T. Nothing was changed."
)]
pub struct NotAChord(String);

impl FromStr for Chord {
    type Err = NotAChord;

    fn from_str(text: &str) -> Result<Self, NotAChord> {
        let refused = || NotAChord(text.to_owned());
        let (mut held, mut key) = ([false; 4], None);
        for part in text.split('+').map(|part| part.trim().to_lowercase()) {
            let place = match part.as_str() {
                "ctrl" | "control" | "strg" => 0,
                "alt" | "option" => 1,
                "shift" => 2,
                "super" | "meta" | "cmd" | "command" | "win" => 3,
                name if key.is_none() => {
                    key = Some(Key::named(name).ok_or_else(refused)?);
                    continue;
                }
                _ => return Err(refused()),
            };
            if let Some(held) = held.get_mut(place) {
                *held = true;
            }
        }
        let ([ctrl, alt, shift, meta], key) = (held, key.ok_or_else(refused)?);
        let is_rare = meta || ctrl && alt || (ctrl || alt) && shift || (ctrl || alt) && matches!(key, Key::Function(_));
        if is_rare { Ok(Self { ctrl, alt, shift, meta, key }) } else { Err(refused()) }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+"), (self.meta, "Super+")];
        held.into_iter().filter(|(is_down, _)| *is_down).try_for_each(|(_, name)| f.write_str(name))?;
        match self.key {
            Key::Sign(sign) => write!(f, "{sign}"),
            Key::Function(number) => write!(f, "F{number}"),
            Key::Space => f.write_str("Space"),
        }
    }
}

impl Key {
    /// The key of a name in lower case.
    fn named(name: &str) -> Option<Self> {
        let mut signs = name.chars();
        match (signs.next()?, signs.as_str()) {
            (sign, "") if sign.is_ascii_alphanumeric() => Some(Self::Sign(sign.to_ascii_uppercase())),
            ('f', number) => number.parse().ok().filter(|number| (1..=12).contains(number)).map(Self::Function),
            _ if name == "space" => Some(Self::Space),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chord;

    #[test]
    fn keys_are_read_in_any_order_and_said_in_one() {
        for (typed, said) in [
            ("ctrl+alt+t", "Ctrl+Alt+T"),
            ("T + Shift + Super", "Shift+Super+T"),
            ("Strg+Alt+9", "Ctrl+Alt+9"),
            ("alt+f4", "Alt+F4"),
            ("cmd+space", "Super+Space"),
            ("Shift+Ctrl+F", "Ctrl+Shift+F"),
        ] {
            let chord: Chord = typed.parse().unwrap();
            assert_eq!(chord.to_string(), said);
            assert_eq!(said.parse(), Ok(chord));
        }
    }

    #[test]
    fn what_people_type_all_day_is_no_chord() {
        for typed in [
            "",
            "T",
            "Shift+T",
            "Ctrl+C",
            "Alt+F",
            "Ctrl+Space",
            "Shift+F4",
            "Ctrl",
            "Ctrl+Alt",
            "Ctrl+Alt+T+U",
            "Ctrl+F13",
            "Ctrl+Alt+ü",
            "Ctrl++",
            "Ctrl+F0",
        ] {
            assert!(typed.parse::<Chord>().is_err(), "{typed}");
        }
    }
}
