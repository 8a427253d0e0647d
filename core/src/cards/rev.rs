//! Which of two revisions is the newer, however they are written.

use jiff::{ToSpan, civil::DateTime};

/// `REV` as a text that sorts by time: fourteen digits in UTC, or fewer known digits filled with zeros; empty when it is no time.
///
/// # Example
/// ```
/// use fondly_core::cards::rev_key;
/// assert_eq!(rev_key("2024-05-01T12:00:00Z"), rev_key("20240501T120000Z"));
/// assert_eq!(rev_key("2024-05-01T14:00:00+02:00"), rev_key("20240501T120000Z"));
/// assert!(rev_key("2018-06-07-T081353Z") < rev_key("20180608"), "a stray dash is no reason to fail");
/// ```
#[must_use]
pub fn rev_key(rev: &str) -> String {
    let (clock, ahead) = zone(rev.trim());
    let whole = clock.split(['.', ',']).next().unwrap_or_default();
    let digits: String = whole.chars().filter(char::is_ascii_digit).take(14).collect();
    if digits.len() < 4 {
        return String::new();
    }
    let local = format!("{digits:0<14}");
    if ahead == 0 { local } else { shifted(&local, ahead).unwrap_or(local) }
}

/// The text before a zone's offset, and the minutes that zone is ahead of UTC.
fn zone(rev: &str) -> (&str, i64) {
    let Some((date, time)) = rev.split_once(['T', 't']) else { return (rev, 0) };
    let Some(at) = time.find(['+', '-']) else { return (rev, 0) };
    let (Some(offset), Some(clock)) = (time.get(at..), rev.get(..date.len() + 1 + at)) else { return (rev, 0) };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let part = |range| digits.get(range).and_then(|part: &str| part.parse::<i64>().ok()).unwrap_or(0);
    let minutes = part(0..2.min(digits.len())) * 60 + part(2.min(digits.len())..4.min(digits.len()));
    (clock, if offset.starts_with('-') { -minutes } else { minutes })
}

fn shifted(digits: &str, ahead: i64) -> Option<String> {
    let local = DateTime::strptime("%Y%m%d%H%M%S", digits).ok()?;
    Some(local.checked_sub(ahead.minutes()).ok()?.strftime("%Y%m%d%H%M%S").to_string())
}
