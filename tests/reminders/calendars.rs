//! Birthdays by other calendars (D6).

use fondly_core::{
    book::Whom,
    cards::CardForm,
    domain::{Leads, LeapDay, LifeDate, MilestoneFields, Settings},
    formats::{CalendarDay, calendar},
};
use rstest::rstest;

use crate::support::{Reminders, TestBook, card, day, people::date};

// As people say them.

#[rstest]
#[case("26 Nisan 5756", "hebrew:5756-07-26", "26 Nisan 5756 (15 April 1996)")]
#[case("Nisan 26", "hebrew:--07-26", "26 Nisan")]
#[case("Hebrew 15 April 1996", "hebrew:5756-07-26", "26 Nisan 5756 (15 April 1996)")]
#[case("14 Adar I 5784", "hebrew:5784-05L-14", "14 Adar I 5784 (23 February 2024)")]
#[case("14 Adar II 5784", "hebrew:5784-06-14", "14 Adar 5784 (24 March 2024)")]
#[case("3 Ramadan 1416", "hijri:1416-09-03", "3 Ramadan 1416 (23 January 1996)")]
#[case("the 3rd of Ramadan", "hijri:--09-03", "3 Ramadan")]
#[case("12 Rabi al-Awwal", "hijri:--03-12", "12 Rabi I")]
#[case("15 Sha\u{2019}ban 1440", "hijri:1440-08-15", "15 Shaban 1440 (20 April 2019)")]
#[case("27 Farvardin 1375", "persian:1375-01-27", "27 Farvardin 1375 (15 April 1996)")]
#[case("Persian 15 April 1996", "persian:1375-01-27", "27 Farvardin 1375 (15 April 1996)")]
#[case("15th of the 8th lunar month", "chinese:--08-15", "15th of the 8th month (Chinese)")]
#[case("Chinese 6 October 2025", "chinese:2025-08-15", "15th of the 8th month 2025 (Chinese) (6 October 2025)")]
#[case("1st of the leap 6th month 2025", "chinese:2025-06L-01", "1st of the leap 6th month 2025 (Chinese) (25 July 2025)")]
fn a_date_of_another_calendar_is_read_as_people_say_it_and_said_back(#[case] typed: &str, #[case] kept: &str, #[case] said: &str) {
    let read = LifeDate::typed(typed).unwrap();
    assert_eq!((read.to_string().as_str(), read.in_both_words().as_str()), (kept, said));
    assert_eq!(LifeDate::typed(kept).unwrap(), read, "as it is kept it can be typed");
    assert_eq!(LifeDate::typed(&read.in_words()).unwrap(), read, "and as it is said");
}

#[rstest]
#[case("30 Tevet 5756", "The Hebrew calendar has no such date, or we don’t know it that far back. Please look once more.")]
#[case("1 Adar I 5756", "The Hebrew calendar has no such date, or we don’t know it that far back. Please look once more.")]
#[case("3 Ramadan 1200", "The Hijri calendar has no such date, or we don’t know it that far back. Please look once more.")]
#[case(
    "Chinese 1996-04-15",
    "By which calendar are those numbers? Please write the month as a word, as in “Chinese 15 April 1996”, or by its own name."
)]
#[case("chinese/thai", "That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
#[case("hebrew:5756-13-01", "That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
#[case("Hebrew 3 Ramadan", "That is not a date we can read. Try 1996-04-15, 15 April, April 1996 or 1996.")]
fn what_a_calendar_has_not_or_could_be_of_two_is_refused_in_a_sentence(#[case] typed: &str, #[case] why: &str) {
    assert_eq!(LifeDate::typed(typed).unwrap_err().to_string(), why);
}

// Where a year lacks the day.

#[rstest]
#[case::adar_of_a_leap_year("hebrew:--05L-14", 5786, LeapDay::February28, "2026-03-03")]
#[case::adar_one_where_it_is("hebrew:--05L-14", 5787, LeapDay::February28, "2027-02-21")]
#[case::a_leap_month_of_another_year("chinese:--06L-10", 2026, LeapDay::February28, "2026-07-23")]
#[case::the_thirtieth_of_a_short_month("hijri:--09-30", 1447, LeapDay::February28, "2026-03-19")]
#[case::the_thirtieth_or_the_first("hebrew:--02-30", 5786, LeapDay::March1, "2025-11-21")]
#[case::the_last_of_the_year("persian:--12-30", 1404, LeapDay::February28, "2026-03-20")]
#[case::new_year_instead("persian:--12-30", 1404, LeapDay::March1, "2026-03-21")]
fn a_year_without_the_day_keeps_it_nearby(#[case] born: &str, #[case] year: i16, #[case] leap_day: LeapDay, #[case] on: &str) {
    assert_eq!(date(born).known().unwrap().in_year(year, leap_day), Some(day(on)));
}

#[test]
fn a_hijri_birthday_comes_twice_in_one_gregorian_year_and_each_is_said() {
    let mut reminders = Reminders::at("2029-12-31T12:00[Europe/Lisbon]");
    reminders.book.someone_born("Amira", "1 Ramadan 1416");
    assert_eq!(reminders.pass_at("2030-01-05T09:00"), ["Amira's birthday is today"]);
    assert_eq!(reminders.pass_at("2030-06-01T09:00"), [""; 0]);
    assert_eq!(reminders.pass_at("2030-12-26T09:00"), ["Amira's birthday is today"]);
    let periods: Vec<String> = reminders.history().into_iter().map(|alarm| alarm.key.period).collect();
    assert_eq!(periods, ["1452", "1451"], "the key has the year of its own calendar");
}

#[test]
fn it_is_said_with_leads_and_with_the_years_of_its_own_calendar() {
    let mut reminders = Reminders::at("2026-04-01T12:00[Europe/Lisbon]");
    let leads = Leads::new([7, 0]).unwrap();
    reminders.book.change_settings(&Settings { birthday_leads: leads, ..Settings::default() }).unwrap();
    reminders.book.someone_born("Miriam", "26 Nisan 5756");
    assert_eq!(reminders.pass_at("2026-04-06T09:00"), ["Miriam's birthday is in 7 days"]);
    reminders.book.clock.set("2026-04-13T09:00");
    let said: Vec<_> = reminders.popups().into_iter().map(|popup| (popup.title, popup.body)).collect();
    let expected = ("Miriam's birthday is today".to_owned(), "Turns 30 today by the Hebrew calendar, a big one".to_owned());
    assert_eq!(said, [expected]);
    assert_eq!(reminders.book.today_in_words().celebrate, ["Miriam: Turns 30 today by the Hebrew calendar, a big one"]);
}

#[rstest]
#[case("hijri:--09-30", "2026-03-10", "2026-03-25")]
#[case("persian:1370-12-30", "2027-03-15", "2027-03-25")]
#[case("hebrew:--05L-30", "2026-03-01", "2026-03-25")]
#[case("chinese:--12-30", "2026-02-10", "2026-02-20")]
#[case("chinese:1990-05L-01", "2026-06-01", "2026-07-01")]
fn what_comes_round_between_two_days_is_found_for_today_and_the_calendar(#[case] born: &str, #[case] from: &str, #[case] to: &str) {
    let mut book = TestBook::new();
    book.someone_born("Someone", born);
    let fields = book.milestone(book.milestone_of(book.find("Someone").unwrap())).unwrap().fields;
    let expected: Vec<_> = fields.occurrences(day(from), day(to), LeapDay::default()).map(|one| one.on).collect();
    let found: Vec<_> = book.calendar(day(from), day(to)).unwrap().milestones.into_iter().map(|(_, one)| one.on).collect();
    assert_eq!(found, expected);
    assert!(expected.len() == 1, "{expected:?}");
}

// In other programs.

fn cards(book: &TestBook) -> String {
    let mut out = Vec::new();
    book.export_cards(&Whom::Everyone, CardForm::V3, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[rstest]
#[case("26 Nisan 5756", "X-ALTBDAY;CALSCALE=hebrew:-57560826")]
#[case("14 Adar I 5784", "X-ALTBDAY;CALSCALE=hebrew:-57840614")]
#[case("3 Ramadan", "X-ALTBDAY;CALSCALE=islamic-umalqura:--0903")]
#[case("27 Farvardin 1375", "X-ALTBDAY;CALSCALE=persian:-13750127")]
#[case("chinese:1984-01-01", "X-ALTBDAY;CALSCALE=chinese:007800010101")]
#[case("Ramadan 1420", "X-ALTBDAY;CALSCALE=islamic-umalqura:-142009-")]
#[case("Nisan", "X-ALTBDAY;CALSCALE=hebrew:--08-")]
#[case("chinese:2025-06L-01", "X-ALTBDAY;CALSCALE=chinese;X-LEAP-MONTH=1:007800420601")]
fn a_card_has_it_as_apples_programs_write_it_and_it_comes_back(#[case] born: &str, #[case] line: &str) {
    let mut book = TestBook::on_disk();
    book.someone_born("Ana", born);
    let text = cards(&book);
    assert!(text.contains(&format!("{line}\r\n")) && !text.contains("BDAY;VALUE") && !text.contains("\nBDAY"), "{text}");
    let mut other = TestBook::on_disk();
    other.import_text(&text);
    assert_eq!(other.birthday_of(other.find("Ana").unwrap()).unwrap(), Some(date(born)));
}

#[rstest]
#[case(&["X-ALTBDAY;CALSCALE=chinese:007800010102", "BDAY:1984-02-03"])]
#[case(&["BDAY:1984-02-03", "X-ALTBDAY;CALSCALE=chinese:007800010102"])]
fn whoever_has_both_birthdays_keeps_both(#[case] lines: &[&str]) {
    let mut book = TestBook::on_disk();
    book.import_text(&card(&[&["UID:a", "FN:Ana"], lines].concat()));
    let person = book.person(book.find("Ana").unwrap()).unwrap();
    let mut dates: Vec<String> = person.milestones.iter().map(|(one, _)| format!("{}: {}", one.fields.shown(), one.fields.date)).collect();
    dates.sort();
    assert_eq!(dates, ["Birthday: 1984-02-03", "Chinese birthday: chinese:1984-01-02"]);
    let text = cards(&book);
    assert!(lines.iter().all(|line| text.contains(line)), "untouched it goes out as it came: {text}");
}

#[test]
fn a_year_that_no_calendar_has_is_kept_as_the_line_it_is() {
    let mut book = TestBook::on_disk();
    book.import_text(&card(&["UID:a", "FN:Ana", "X-ALTBDAY;CALSCALE=chinese:054801010101"]));
    assert_eq!(book.birthday_of(book.find("Ana").unwrap()).unwrap(), None);
    assert!(cards(&book).contains("X-ALTBDAY;CALSCALE=chinese:054801010101"));
}

#[test]
fn a_calendar_file_has_its_days_one_by_one() {
    let date = date("26 Nisan 5756").known().unwrap();
    let id = fondly_core::domain::MilestoneId::from_bytes([0; 16]);
    let text =
        calendar(&[CalendarDay { id, title: "Miriam: Birthday".into(), date, yearly: true, leap_day: LeapDay::default() }], &[], &[]);
    assert!(text.contains("DTSTART;VALUE=DATE:19960415\r\n") && !text.contains("RRULE"), "{text}");
    for day in ["20260413", "20270503"] {
        assert!(text.contains(&format!("RDATE;VALUE=DATE:{day}\r\n")), "{day}: {text}");
    }
}

#[test]
fn a_whole_date_is_the_same_day_by_whichever_calendar() {
    let mut book = TestBook::on_disk();
    book.someone_born("Miriam Levi", "1996-04-15");
    book.someone_born("Levi Miriam", "26 Nisan 5756");
    assert_eq!(book.duplicates().unwrap().len(), 1);
    let fields = MilestoneFields::birthday(date("26 Nisan 5756"));
    assert_eq!(fields.date.known().unwrap().whole(), Some(day("1996-04-15")));
}
