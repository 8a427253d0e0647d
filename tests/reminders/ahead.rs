//! How far ahead reminders come, and when those about a circle do (R1, R4).

use fondly_core::domain::{
    AlarmState::{Done, Presented, Superseded},
    MilestoneKind, Period, Settings,
};
use jiff::civil::time;
use rstest::rstest;

use crate::support::{Reminders, day, people::yearly};

fn a_week_ahead() -> Settings {
    Settings { birthday_leads: "7,0".parse().unwrap(), ..Settings::default() }
}

#[test]
fn a_birthday_is_said_a_week_before_and_on_its_day() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&a_week_ahead()).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-20");
    assert_eq!(reminders.pass_at("2026-03-13T08:59"), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-13T09:00"), ["Ana Costa's birthday is in 7 days"]);
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), ["Ana Costa's birthday is today"]);
    assert_eq!(reminders.states_of("2026-03-20"), [Presented, Superseded], "what was said ahead is over when the day comes");
}

#[test]
fn one_milestone_may_have_leads_of_its_own() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone("Ana Costa");
    let mut wedding = yearly(MilestoneKind::Anniversary, "", "20 March");
    wedding.leads = "2".parse().ok();
    reminders.book.add_milestone(ana, wedding).unwrap();
    assert_eq!(reminders.pass_at("2026-03-18T09:00"), ["Ana Costa's anniversary is on Friday"]);
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), [""; 0], "and none on the day itself, as it was said");
}

// R4: a lead that was over when the date came into the book is none.

#[test]
fn what_would_have_been_said_before_the_date_was_known_is_not_said() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&a_week_ahead()).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-12");
    assert_eq!(reminders.pass(), [""; 0]);
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Ana Costa's birthday is today"]);
}

#[test]
fn after_sleep_the_nearest_lead_is_said_and_not_each() {
    let mut reminders = Reminders::new();
    let settings = Settings { birthday_leads: "7,3,1".parse().unwrap(), ..Settings::default() };
    reminders.book.change_settings(&settings).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-20");
    reminders.pass();
    assert_eq!(reminders.pass_at("2026-03-18T12:00"), ["Ana Costa's birthday is on Friday"]);
}

#[test]
fn a_congratulation_ahead_of_the_day_settles_every_lead() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&a_week_ahead()).unwrap();
    let ana = reminders.book.someone_born("Ana Costa", "--03-20");
    reminders.pass_at("2026-03-13T09:00");
    let birthday = reminders.book.milestone_of(ana);
    reminders.book.mark_celebrated(birthday, Period::Year(2026)).unwrap();
    reminders.pass();
    assert_eq!((reminders.pass_at("2026-03-20T09:00"), reminders.states_of("2026-03-20")), (vec![], vec![Done, Done]));
}

#[test]
fn a_snooze_ahead_of_the_day_leaves_the_day_alone() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&a_week_ahead()).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-20");
    reminders.book.clock.set("2026-03-13T09:00");
    let popup = reminders.popups().remove(0);
    use fondly_core::reminders::{Act, Answer};
    assert_eq!(popup.acts, [Act::Snooze], "there is nothing to congratulate on yet");
    reminders.answer(&popup.alarms, Answer::Act(Act::Snooze));
    assert_eq!(reminders.pass_at("2026-03-14T09:00"), ["Ana Costa's birthday is on Friday"]);
    assert_eq!(reminders.pass_at("2026-03-20T09:00"), ["Ana Costa's birthday is today"]);
}

#[test]
fn a_circle_has_a_time_of_its_own() {
    let mut reminders = Reminders::new();
    let ana = reminders.book.someone_born("Ana Costa", "--03-12");
    let circle = reminders.book.join_circle(ana, "Close");
    let mut fields = reminders.book.circle_named("Close").unwrap().fields;
    fields.notify_at = Some(time(18, 0, 0, 0));
    reminders.book.edit_circle(circle, fields).unwrap();
    reminders.book.someone_born("Bo Lind", "--03-12");
    assert_eq!(reminders.pass_at("2026-03-12T09:00"), ["Bo Lind's birthday is today"]);
    assert_eq!(reminders.pass_at("2026-03-12T18:00"), ["Ana Costa's birthday is today"]);
}

#[rstest]
#[case("7, 1, 0", Some("a week before, the day before and on the day"))]
#[case("0 14 14", Some("2 weeks before and on the day"))]
#[case("", Some("never"))]
#[case("1,2,3,4,5", None)]
#[case("20000", None)]
#[case("soon", None)]
fn leads_are_read_and_said(#[case] text: &str, #[case] said: Option<&str>) {
    let leads = text.parse::<fondly_core::domain::Leads>().ok();
    assert_eq!(leads.as_ref().map(fondly_core::domain::Leads::as_days).as_deref(), said);
    assert!(leads.is_none_or(|leads| leads.to_string().parse().ok() == Some(leads)));
}

#[test]
fn upcoming_tells_what_is_said_ahead() {
    let mut reminders = Reminders::new();
    reminders.book.change_settings(&a_week_ahead()).unwrap();
    reminders.book.someone_born("Ana Costa", "--03-20");
    let upcoming = reminders.book.upcoming(day("2026-03-10"), 30).unwrap();
    let days: Vec<_> = upcoming.iter().map(|one| (one.at.date(), one.key.lead)).collect();
    assert_eq!(days, [(day("2026-03-13"), 7), (day("2026-03-20"), 0)]);
}
