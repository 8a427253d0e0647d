//! A calendar of another program (iCalendar, RFC 5545): birthdays become people, everything else is an event.

use jiff::{
    Zoned,
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::{birthdays::birthday, foreign::Foreign, rule::rule, zones::Zones};
use crate::{
    cards::{ContentLine, content_lines},
    domain::Repetition,
};

/// An event of a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarEvent {
    /// The line it begins on.
    pub line: u64,
    /// Names it, in this calendar and for ever.
    pub uid: String,
    /// What it is called.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// What is written about it; may be empty.
    pub description: String,
    /// When it begins.
    pub start: Option<EventTime>,
    /// The same as it is written: the day of a birthday may be none of its year.
    pub start_text: String,
    /// When it ends; a calendar may say so before it says when it begins.
    pub end: Option<EventTime>,
    /// How long, in minutes; of one with a time.
    pub minutes: Option<u16>,
    /// How it comes round, as its rule says (RFC 5545 §3.3.10).
    pub rule: Option<String>,
    /// Days on which it does not.
    pub except: Vec<EventTime>,
    /// Of which coming round it tells; none: of all.
    pub of: Option<EventTime>,
    /// The same as it is written.
    pub of_text: String,
    /// E-mail addresses and names of who is invited.
    pub invited: Vec<(String, String)>,
    /// Addresses and names of who said no.
    pub declined: Vec<(String, String)>,
    /// It was called off.
    pub is_cancelled: bool,
}

/// A time as a calendar has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventTime {
    /// A whole day.
    Day(Date),
    /// On the clock of whoever looks.
    Floating(DateTime),
    /// A moment, on the clock of where it was planned.
    At(Zoned),
}

impl EventTime {
    /// The day and the time on someone's clock.
    #[must_use]
    pub fn on_clock(&self, zone: &TimeZone) -> (Date, Option<Time>) {
        match self {
            Self::Day(day) => (*day, None),
            Self::Floating(at) => (at.date(), Some(at.time())),
            Self::At(at) => {
                let at = at.with_time_zone(zone.clone()).datetime();
                (at.date(), Some(at.time()))
            }
        }
    }
}

impl CalendarEvent {
    /// How it comes round on the clock of where it was planned, and until which day there; `None` where its rule says more than a repetition
    /// can.
    #[must_use]
    pub fn repeats(&self, zone: &TimeZone) -> Option<(Repetition, Option<Date>)> {
        let (first, time) = self.start.as_ref()?.on_clock(zone);
        rule(self.rule.as_deref()?, (first, time), zone)
    }

    /// Does it last longer than a day?
    #[must_use]
    pub fn is_longer_than_a_day(&self) -> bool {
        let hours = match (&self.start, &self.end) {
            (Some(EventTime::Day(from)), Some(EventTime::Day(to))) => i64::from(crate::domain::days_between(*from, *to)) * 24,
            (Some(EventTime::At(from)), Some(EventTime::At(to))) => to.timestamp().duration_since(from.timestamp()).as_hours(),
            (Some(EventTime::Floating(from)), Some(EventTime::Floating(to))) => to.duration_since(*from).as_hours(),
            _ => 0,
        };
        hours > 24
    }

    /// The event when all of it is read: how long it lasts, and what names it where it names itself by nothing.
    fn whole(mut self) -> Self {
        let both = self.start.as_ref().zip(self.end.as_ref());
        self.minutes = both.and_then(|(start, end)| minutes_between(start, end)).or(self.minutes);
        if self.uid.is_empty() {
            self.uid = [self.start_text.as_str(), &self.title, &self.place].join("\n");
        }
        self
    }
}

/// Reads a calendar; `None` when the text is none.
///
/// # Example
/// ```
/// use fondly_core::formats::read_calendar;
/// let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260415\nSUMMARY:Ana Costa's birthday\nUID:b1@facebook.com\nEND:VEVENT\n\
///             BEGIN:VEVENT\nDTSTART:20260416T170000\nSUMMARY:Coffee with Bo\nUID:e1\nEND:VEVENT\nEND:VCALENDAR\n";
/// let found = read_calendar(text.as_bytes()).unwrap();
/// // Facebook writes the day that comes: the year is nobody's.
/// let (_, ana) = &found.people[0];
/// assert_eq!((ana.fields.name.shown().as_str(), ana.birthday.as_ref().unwrap().to_string().as_str()), ("Ana Costa", "--04-15"));
/// assert_eq!(found.events[0].title, "Coffee with Bo");
/// ```
#[must_use]
pub fn read_calendar(bytes: &[u8]) -> Option<Foreign> {
    let lines = content_lines(bytes);
    lines.iter().find(|line| line.name == "BEGIN" && line.text.eq_ignore_ascii_case("VCALENDAR"))?;
    let zones = Zones::of(&lines);
    let mut found = Foreign::default();
    let mut event: Option<CalendarEvent> = None;
    // An alarm within an event has a title of its own.
    let mut within = 0_u32;
    for line in lines {
        match (line.name.as_str(), line.text.to_ascii_uppercase().as_str(), &mut event) {
            ("BEGIN", "VEVENT", _) => (event, within) = (Some(CalendarEvent { line: line.line, ..CalendarEvent::default() }), 0),
            ("END", "VEVENT", Some(_)) => {
                if let Some(event) = event.take() {
                    let event = event.whole();
                    match birthday(&event) {
                        Some(person) => found.people.push((event.line, person)),
                        None => found.events.push(event),
                    }
                }
            }
            ("BEGIN", _, Some(_)) => within += 1,
            ("END", _, Some(_)) => within = within.saturating_sub(1),
            (_, _, Some(event)) if within == 0 => event.take(line, &zones),
            _ => {}
        }
    }
    let unknown = zones.unknown().into_iter();
    found.complaints.extend(unknown.map(|name| (0, format!("Nobody here knows the time zone “{name}”; its times are taken as yours."))));
    Some(found)
}

impl CalendarEvent {
    fn take(&mut self, line: ContentLine, zones: &Zones) {
        let time = |text: &str| moment(text, line.parameter("TZID").and_then(|name| zones.named(name)));
        match line.name.as_str() {
            "UID" => self.uid = line.text,
            "SUMMARY" => self.title = line.text.trim().to_owned(),
            "DESCRIPTION" => self.description = line.text.trim().to_owned(),
            "LOCATION" => self.place = line.text.trim().to_owned(),
            "DTSTART" => (self.start, self.start_text) = (time(&line.text), line.text.clone()),
            "DTEND" => self.end = time(&line.text),
            "DURATION" => self.minutes = line.text.parse::<jiff::Span>().ok().and_then(minutes_of).or(self.minutes),
            "RRULE" => self.rule = Some(line.text),
            "EXDATE" => self.except.extend(line.text.split(',').filter_map(time)),
            "RECURRENCE-ID" => (self.of, self.of_text) = (time(&line.text), line.text.clone()),
            "STATUS" => self.is_cancelled = line.text.eq_ignore_ascii_case("CANCELLED"),
            "ATTENDEE" | "ORGANIZER" => {
                let address = line.text.trim();
                let is_mail = address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
                let address = if is_mail { address.get(7..).unwrap_or_default() } else { "" };
                let who = (address.to_owned(), line.parameter("CN").unwrap_or_default().to_owned());
                let said_no = line.parameter("PARTSTAT").is_some_and(|answer| answer.eq_ignore_ascii_case("DECLINED"));
                if said_no { self.declined.push(who) } else { self.invited.push(who) }
            }
            _ => {}
        }
    }
}

/// "20260415", "20260415T170000", "20260415T170000Z", the second in a zone or not; without one it is on the reader's clock.
pub(super) fn moment(text: &str, zone: Option<TimeZone>) -> Option<EventTime> {
    let text = text.trim();
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i8>().ok();
    let day = Date::new(text.get(..4)?.parse().ok()?, number(4, 6)?, number(6, 8)?).ok()?;
    if text.get(8..9).is_none_or(|letter| letter != "T") {
        return Some(EventTime::Day(day));
    }
    let at = day.to_datetime(Time::new(number(9, 11)?, number(11, 13)?, number(13, 15).unwrap_or(0).min(59), 0).ok()?);
    let zone = if text.ends_with('Z') { Some(TimeZone::UTC) } else { zone };
    Some(match zone {
        Some(zone) => EventTime::At(zone.to_ambiguous_zoned(at).compatible().ok()?),
        None => EventTime::Floating(at),
    })
}

fn minutes_between(start: &EventTime, end: &EventTime) -> Option<u16> {
    let seconds = match (start, end) {
        (EventTime::At(start), EventTime::At(end)) => end.timestamp().as_second() - start.timestamp().as_second(),
        (EventTime::Floating(start), EventTime::Floating(end)) => end.duration_since(*start).as_secs(),
        _ => return None,
    };
    u16::try_from(seconds / 60).ok().filter(|minutes| (1..=1440).contains(minutes))
}

fn minutes_of(span: jiff::Span) -> Option<u16> {
    let minutes =
        i64::from(span.get_weeks()) * 10_080 + i64::from(span.get_days()) * 1440 + i64::from(span.get_hours()) * 60 + span.get_minutes();
    u16::try_from(minutes).ok().filter(|minutes| (1..=1440).contains(minutes))
}
