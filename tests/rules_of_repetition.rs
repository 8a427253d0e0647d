//! How a catch-up comes round: rules as tables, laws, and python's dateutil as another reckoner (RFC 5545, D5).

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use fondly_core::domain::{By, Nth, Repetition, Weekdays};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use proptest::{prelude::*, strategy::ValueTree as _};
use rstest::rstest;

use crate::support::day;

fn days(text: &str, first: &str, count: usize) -> Vec<String> {
    let first = day(first);
    Repetition::typed(text, first).unwrap().from(first, first).take(count).map(|day| day.to_string()).collect()
}

#[rstest]
#[case::week("week", "2026-03-10", &["2026-03-10", "2026-03-17", "2026-03-24"])]
#[case::every_six_weeks("every 6 weeks", "2026-03-10", &["2026-03-10", "2026-04-21", "2026-06-02"])]
#[case::wednesdays("every Wednesday", "2026-03-10", &["2026-03-11", "2026-03-18", "2026-03-25"])]
#[case::two_days_of_a_week("Monday and Thursday", "2026-03-10", &["2026-03-12", "2026-03-16", "2026-03-19"])]
#[case::two_days_of_every_other_week("2 weeks on Mon, Thu", "2026-03-10", &["2026-03-12", "2026-03-23", "2026-03-26"])]
#[case::month("month", "2026-01-15", &["2026-01-15", "2026-02-15", "2026-03-15"])]
#[case::the_last_of_a_month("month", "2026-01-31", &["2026-01-31", "2026-02-28", "2026-03-31"])]
#[case::every_other_month("every other month", "2026-01-31", &["2026-01-31", "2026-03-31", "2026-05-31"])]
#[case::first_sunday("the first Sunday of the month", "2026-03-10", &["2026-04-05", "2026-05-03", "2026-06-07"])]
#[case::last_friday("last friday", "2026-03-10", &["2026-03-27", "2026-04-24", "2026-05-29"])]
#[case::second_tuesday("2nd tuesday", "2026-03-10", &["2026-03-10", "2026-04-14", "2026-05-12"])]
#[case::year("year", "2024-02-29", &["2024-02-29", "2025-02-28", "2026-02-28"])]
#[case::a_day_of_the_month("the 15th of every month", "2026-03-10", &["2026-03-15", "2026-04-15", "2026-05-15"])]
#[case::years("9 years", "2024-02-29", &["2024-02-29", "2033-02-28", "2042-02-28"])]
#[case::days("3 days", "2026-03-10", &["2026-03-10", "2026-03-13", "2026-03-16"])]
fn it_comes_round_on_these_days(#[case] text: &str, #[case] first: &str, #[case] expected: &[&str]) {
    assert_eq!(days(text, first, 3), expected);
}

#[rstest]
#[case("week", "2026-03-10", "every Tuesday", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU")]
#[case("2 weeks on Monday and Thursday", "2026-03-10", "every 2 weeks on Monday and Thursday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")]
#[case("month", "2026-01-15", "the 15th of every month", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15")]
#[case("month", "2026-01-31", "the 31st of every month or its last day", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")]
#[case("first sunday", "2026-01-31", "the first Sunday of every month", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1SU")]
#[case("last friday", "2026-01-31", "the last Friday of every month", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR")]
#[case("first sunday of every 2 months", "2026-01-31", "the first Sunday of every 2 months", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU")]
#[case("2 years", "2026-01-31", "every 2 years", "FREQ=MONTHLY;INTERVAL=24;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")]
#[case("3 days", "2026-01-31", "every 3 days", "FREQ=DAILY;INTERVAL=3")]
fn it_is_said_in_words_and_as_a_rule(#[case] text: &str, #[case] first: &str, #[case] words: &str, #[case] rule: &str) {
    let how = Repetition::typed(text, day(first)).unwrap();
    assert_eq!((how.in_words().as_str(), how.to_string().as_str()), (words, rule));
    assert_eq!(rule.parse(), Ok(how));
    assert_eq!(Repetition::typed(words, day(first)), Ok(how), "what it says can be typed");
}

#[rstest]
#[case("")]
#[case("sometimes")]
#[case("0 weeks")]
#[case("1000 weeks")]
#[case("the 40th of every month")]
#[case("fifth sunday")]
#[case("2 weeks on sunny days")]
fn what_is_no_repetition_is_refused(#[case] text: &str) {
    assert!(Repetition::typed(text, day("2026-03-10")).is_err());
}

#[rstest]
#[case::weekly("wednesday", "2026-03-11", "2026-03-12", "every Thursday")]
#[case::two_days("monday, thursday", "2026-03-12", "2026-03-13", "every Tuesday and Friday")]
#[case::monthly("month", "2026-03-10", "2026-03-20", "the 20th of every month")]
#[case::nth("first sunday", "2026-04-05", "2026-04-11", "the second Saturday of every month")]
#[case::last("last friday", "2026-04-24", "2026-04-25", "the last Saturday of every month")]
#[case::nowhere("month", "2027-02-28", "2027-02-28", "the 28th of every month")]
#[case::fifth("first sunday", "2026-03-01", "2026-03-29", "the last Sunday of every month")]
fn moved_from_here_on_it_comes_round_where_it_was_moved_to(#[case] text: &str, #[case] from: &str, #[case] to: &str, #[case] words: &str) {
    let how = Repetition::typed(text, day(from)).unwrap().moved(day(from), day(to)).unwrap();
    assert_eq!(how.in_words(), words);
    assert_eq!(how.on_or_after(day(to), day(to)), Some(day(to)));
}

#[test]
fn several_days_of_every_second_week_are_not_torn_into_different_weeks() {
    let how = Repetition::typed("2 weeks on monday and thursday", day("2026-11-30")).unwrap();
    assert_eq!(how.moved(day("2026-12-03"), day("2026-12-07")), None, "Monday would be in that week, Thursday in the next");
    let shifted = how.moved(day("2026-12-03"), day("2026-12-04")).unwrap();
    assert_eq!(shifted.in_words(), "every 2 weeks on Tuesday and Friday");
}

fn any_repetition() -> impl Strategy<Value = Repetition> {
    let weekday = (0_i8..7).prop_map(|offset| Weekday::from_monday_zero_offset(offset).unwrap());
    let nth = prop::sample::select(vec![Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Last]);
    let by = prop_oneof![
        Just(By::Day),
        prop::collection::vec(weekday.clone(), 1..7).prop_map(|days| By::Week(Weekdays::new(days).unwrap())),
        (1_i8..=31).prop_map(By::MonthDay),
        (nth, weekday).prop_map(|(nth, weekday)| By::MonthWeekday(nth, weekday)),
    ];
    (1_u16..=20, by).prop_map(|(every, by)| Repetition::new(every, by).unwrap())
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..36_500).prop_map(|days| day("1990-01-01") + days.days())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn its_days_are_in_order_and_asking_for_any_of_them_gives_it(how in any_repetition(), first in any_day()) {
        let days: Vec<Date> = how.from(first, first).take(40).collect();
        prop_assert_eq!(days.len(), 40);
        prop_assert!(days[0] >= first && days.windows(2).all(|pair| pair[0] < pair[1]));
        for pair in days.windows(2) {
            prop_assert_eq!(how.on_or_after(first, pair[1]), Some(pair[1]));
            prop_assert_eq!(how.on_or_after(first, pair[0] + 1.day()), Some(pair[1]), "and nothing lies between");
        }
        prop_assert_eq!(how.to_string().parse(), Ok(how));
    }
}

#[test]
fn dateutil_reckons_the_same_days_in_ten_thousand_cases() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let python = root.join("target/python/bin/python");
    assert!(python.exists(), "dateutil is not here: ./prepare build test puts it in its place");
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut cases = String::new();
    let mut ours = Vec::new();
    for _ in 0..10_000 {
        let (how, first) = (any_repetition(), any_day()).new_tree(&mut runner).unwrap().current();
        let first = how.on_or_after(first, first).unwrap();
        cases.push_str(&format!("{first} {how}\n"));
        ours.push(how.from(first, first).take(12).map(|day| day.to_string()).collect::<Vec<_>>().join(" "));
    }
    let mut child = Command::new(python)
        .arg(root.join("tests/support/days_by_dateutil.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || input.write_all(cases.as_bytes()).map(|()| cases));
    let output = child.wait_with_output().unwrap();
    let cases = writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let theirs = String::from_utf8(output.stdout).unwrap();
    assert_eq!(theirs.lines().count(), ours.len());
    for ((case, mine), other) in cases.lines().zip(&ours).zip(theirs.lines()) {
        assert_eq!(mine, other, "{case}");
    }
}
