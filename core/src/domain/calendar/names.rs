//! What calendars and their months are called, as people write them in English.

use super::{Calendar, CalendarMonth};

const HEBREW: [&str; 12] = ["Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan", "Tammuz", "Av", "Elul"];
const HIJRI: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qadah",
    "Dhu al-Hijjah",
];
const PERSIAN: [&str; 12] =
    ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"];

/// Other spellings, folded: of which calendar, which month.
const SPELLINGS: [(&str, Calendar, i8); 41] = [
    ("tishrei", Calendar::Hebrew, 1),
    ("cheshvan", Calendar::Hebrew, 2),
    ("marheshvan", Calendar::Hebrew, 2),
    ("marcheshvan", Calendar::Hebrew, 2),
    ("chislev", Calendar::Hebrew, 3),
    ("tebet", Calendar::Hebrew, 4),
    ("teves", Calendar::Hebrew, 4),
    ("shvat", Calendar::Hebrew, 5),
    ("adar ii", Calendar::Hebrew, 6),
    ("adar 2", Calendar::Hebrew, 6),
    ("adar bet", Calendar::Hebrew, 6),
    ("adar sheni", Calendar::Hebrew, 6),
    ("nissan", Calendar::Hebrew, 7),
    ("iyyar", Calendar::Hebrew, 8),
    ("tamuz", Calendar::Hebrew, 10),
    ("menachem av", Calendar::Hebrew, 11),
    ("muharam", Calendar::Hijri, 1),
    ("rabi al awwal", Calendar::Hijri, 3),
    ("rabi al awal", Calendar::Hijri, 3),
    ("rabi 1", Calendar::Hijri, 3),
    ("rabi al thani", Calendar::Hijri, 4),
    ("rabi al akhir", Calendar::Hijri, 4),
    ("rabi 2", Calendar::Hijri, 4),
    ("jumada al ula", Calendar::Hijri, 5),
    ("jumada al awwal", Calendar::Hijri, 5),
    ("jumada 1", Calendar::Hijri, 5),
    ("jumada al akhirah", Calendar::Hijri, 6),
    ("jumada al akhira", Calendar::Hijri, 6),
    ("jumada al thani", Calendar::Hijri, 6),
    ("jumada 2", Calendar::Hijri, 6),
    ("shaaban", Calendar::Hijri, 8),
    ("ramadhan", Calendar::Hijri, 9),
    ("ramazan", Calendar::Hijri, 9),
    ("shawal", Calendar::Hijri, 10),
    ("dhul qadah", Calendar::Hijri, 11),
    ("dhu al qidah", Calendar::Hijri, 11),
    ("zulqada", Calendar::Hijri, 11),
    ("dhul hijjah", Calendar::Hijri, 12),
    ("dhu al hijja", Calendar::Hijri, 12),
    ("zulhijja", Calendar::Hijri, 12),
    ("amordad", Calendar::Persian, 5),
];

/// What calls for a calendar by its name, folded.
const CALENDARS: [(&str, Calendar); 13] = [
    ("chinese", Calendar::Chinese),
    ("lunar", Calendar::Chinese),
    ("nongli", Calendar::Chinese),
    ("hebrew", Calendar::Hebrew),
    ("jewish", Calendar::Hebrew),
    ("hijri", Calendar::Hijri),
    ("islamic", Calendar::Hijri),
    ("muslim", Calendar::Hijri),
    ("persian", Calendar::Persian),
    ("iranian", Calendar::Persian),
    ("jalali", Calendar::Persian),
    ("shamsi", Calendar::Persian),
    ("gregorian", Calendar::Gregorian),
];

impl Calendar {
    /// Its name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "Gregorian",
            Self::Chinese => "Chinese",
            Self::Hebrew => "Hebrew",
            Self::Hijri => "Hijri",
            Self::Persian => "Persian",
        }
    }

    /// Its word in files: `hebrew`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Chinese => "chinese",
            Self::Hebrew => "hebrew",
            Self::Hijri => "hijri",
            Self::Persian => "persian",
        }
    }

    /// The calendar with this word.
    #[must_use]
    pub fn worded(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.word() == word)
    }

    /// The calendar that a folded word of a sentence calls for.
    pub(super) fn named(word: &str) -> Option<Self> {
        CALENDARS.iter().find(|(name, _)| *name == word).map(|(_, calendar)| *calendar)
    }

    /// What a month is called; the Chinese ones have only numbers, the Gregorian ones are the civil names.
    pub(in crate::domain) fn month_name(self, month: CalendarMonth) -> Option<&'static str> {
        let names = match self {
            Self::Hebrew if month.is_leap => return Some("Adar I"),
            Self::Hebrew => &HEBREW,
            Self::Hijri => &HIJRI,
            Self::Persian => &PERSIAN,
            Self::Gregorian => &crate::domain::life_date::MONTHS,
            Self::Chinese => return None,
        };
        names.get(usize::try_from(month.number).ok()?.checked_sub(1)?).copied()
    }
}

/// The month of another calendar with this name, folded, as it is written in full.
pub(super) fn month_named(folded: &str) -> Option<(Calendar, CalendarMonth)> {
    if ["adar i", "adar 1", "adar rishon", "adar alef"].contains(&folded) {
        return Some((Calendar::Hebrew, CalendarMonth::leap(5)));
    }
    let of = |calendar: Calendar, names: &[&str; 12]| {
        let at = names.iter().position(|name| name.to_lowercase().replace('-', " ") == folded)?;
        Some((calendar, CalendarMonth::new(i8::try_from(at + 1).ok()?)))
    };
    of(Calendar::Hebrew, &HEBREW)
        .or_else(|| of(Calendar::Hijri, &HIJRI))
        .or_else(|| of(Calendar::Persian, &PERSIAN))
        .or_else(|| SPELLINGS.iter().find(|(name, ..)| *name == folded).map(|(_, calendar, month)| (*calendar, CalendarMonth::new(*month))))
}
