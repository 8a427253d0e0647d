//! The rules of reading dates, each a table of what programs write and what is meant.

use rstest::rstest;

use super::{cards, content};

#[rstest]
#[case::basic("19960415", "1996-04-15")]
#[case::dashed("1996-04-15", "1996-04-15")]
#[case::slashes("1996/04/15", "1996-04-15")]
#[case::short_parts("1996-4-5", "1996-04-05")]
#[case::utc_is_never_shifted("1996-04-15T23:30:00Z", "1996-04-15")]
#[case::offset_is_never_shifted("19960415T000000+0200", "1996-04-15")]
#[case::a_space_before_the_time("1996-04-15 00:00:00", "1996-04-15")]
#[case::year_and_month("1996-04", "1996-04")]
#[case::year("1996", "1996")]
#[case::no_year("--0415", "--04-15")]
#[case::no_year_dashed("--04-15", "--04-15")]
#[case::month("--04", "--04")]
#[case::no_year_with_time("--0415T000000", "--04-15")]
#[case::year_zero("0000-04-15", "--04-15")]
#[case::unknown_day("1996-04-00", "1996-04")]
#[case::apples_year("1604-02-29", "--02-29")]
#[case::german("15.04.1996", "1996-04-15")]
#[case::german_no_year("29.02.1604", "--02-29")]
#[case::apples_year_in_words("April 15, 1604", "--04-15")]
#[case::in_words("April 15, 1996", "1996-04-15")]
#[case::leap_day("1996-02-29", "1996-02-29")]
#[case::words("circa 1800", "circa 1800")]
#[case::no_such_day("1995-02-29", "1995-02-29")]
fn a_birthday_is_the_day_as_written(#[case] written: &str, #[case] meant: &str, #[values("2.1", "3.0", "4.0", "")] version: &str) {
    let version = if version.is_empty() { String::new() } else { format!("VERSION:{version}\n") };
    for order in [format!("{version}FN:A\nBDAY:{written}"), format!("FN:A\nBDAY:{written}\n{version}")] {
        let text = format!("BEGIN:VCARD\n{}\nEND:VCARD", order.trim_end());
        let birthday = cards(text.as_bytes()).pop().and_then(|card| card.content.birthday);
        assert_eq!(birthday.map(|date| date.to_string()).as_deref(), Some(meant), "{text}");
    }
}

#[rstest]
#[case::empty("BDAY:")]
#[case::exchange("BDAY:0001-01-01T00:00:00")]
#[case::outlook("BDAY:45010101")]
#[case::outlook_in_german("BDAY:01.01.4501")]
fn a_programs_word_for_no_birthday_is_none(#[case] line: &str) {
    assert_eq!(content(&format!("FN:A\n{line}")).birthday, None);
}

#[rstest]
#[case::marked("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "--02-29")]
#[case::another_mark("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-01", "--03-01")]
#[case::a_mark_that_does_not_fit("BDAY;X-APPLE-OMIT-YEAR=1604:1996-03-01", "1996-03-01")]
#[case::twins("BDAY;ALTID=1;VALUE=text:the spring of 1996\nBDAY;ALTID=1:19960415", "1996-04-15")]
#[case::in_a_group("item1.BDAY;VALUE=date:1996-04-15", "1996-04-15")]
#[case::android("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1996-04-15;3;;;;;;;;;;;;;", "1996-04-15")]
#[case::labelled("item1.X-ABDATE:1996-04-15\nitem1.X-ABLabel:Birthday", "1996-04-15")]
fn a_birthday_comes_in_many_properties(#[case] lines: &str, #[case] meant: &str) {
    assert_eq!(content(&format!("FN:A\n{lines}")).birthday.map(|date| date.to_string()).as_deref(), Some(meant));
}

#[rstest]
#[case::rfc("ANNIVERSARY:20110113")]
#[case::kde("X-KADDRESSBOOK-X-Anniversary:2011-01-13")]
#[case::evolution("X-EVOLUTION-ANNIVERSARY:2011-01-13")]
#[case::outlook("X-MS-ANNIVERSARY:20110113")]
#[case::nokia("X-ANNIVERSARY;VALUE=DATE-AND-OR-TIME:20110113T000000")]
#[case::apple("item1.X-ABDATE;type=pref:2011-01-13\nitem1.X-ABLabel:_$!<Anniversary>!$_")]
#[case::label_first("ITEM7.X-ABLABEL:_$!<Anniversary>!$_\nitem7.X-ABDate:2011-01-13")]
#[case::html("LGVLP0.X-ABDATE:2011-01-13\nLGVLP0.X-ABLABEL:_$!&lt\\;Anniversary&gt\\;!$_")]
#[case::plain_label("a.X-ABDATE:2011-01-13\na.X-ABLabel:anniversary")]
#[case::android("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2011-01-13;1;;;;;;;;;;;;;")]
#[case::all_at_once("ANNIVERSARY:20110113\nX-ANNIVERSARY:2011-01-13\nitem1.X-ABDATE:20110113T000000\nitem1.X-ABLabel:_$!<Anniversary>!$_")]
#[case::with_and_without_year("ANNIVERSARY:--0113\nX-ANNIVERSARY:2011-01-13")]
fn an_anniversary_is_one_in_every_form(#[case] lines: &str) {
    let read = content(&format!("FN:A\n{lines}"));
    assert_eq!(read.anniversary.map(|date| date.to_string()).as_deref(), Some("2011-01-13"));
    assert_eq!(read.dates, [], "no second one under another name");
}

#[rstest]
#[case::own_word("item1.X-ABDATE:1985-01-01\nITEM1.X-ABLABEL:First kiss", "First kiss", "1985-01-01")]
#[case::no_year("item1.X-ABDATE:1604-09-04\nitem1.X-ABLabel:Name day", "Name day", "--09-04")]
#[case::no_label("X-ABDATE:1776-07-04", "", "1776-07-04")]
#[case::death("DEATHDATE:20200229", "death", "2020-02-29")]
#[case::android("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2012-06-16;0;First kiss;;;;;;;;;;;;", "First kiss", "2012-06-16")]
fn other_dates_keep_what_they_are_called(#[case] lines: &str, #[case] label: &str, #[case] date: &str) {
    let dates = content(&format!("FN:A\n{lines}")).dates;
    assert_eq!(dates.iter().map(|found| (found.label.as_str(), found.date.to_string())).collect::<Vec<_>>(), [(label, date.to_owned())]);
}
