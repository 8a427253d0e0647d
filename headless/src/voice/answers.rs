//! What goes to a system with a popup, and what comes back: names of buttons, a toast's XML, a bundle's place. Knows no system, so that
//! it is tested on every one.

#[cfg(any(target_os = "macos", test))]
use std::path::Path;

use fondly_core::reminders::{Act, Answer, Popup};

/// What a click on the popup itself is called.
pub(super) const OPEN: &str = "default";

/// What the user did, by the name of the button that a system reports. What nobody knows opens the person: to do nothing would be to
/// lose a click.
pub(super) fn answer(key: &str) -> Answer {
    Act::named(key).map_or(Answer::Open, Answer::Act)
}

/// The names and labels of a popup's buttons.
pub(super) fn buttons(popup: &Popup) -> impl Iterator<Item = (&'static str, &'static str)> {
    popup.acts.iter().map(|act| (act.key(), act.label()))
}

/// Text that is to stay text where markup is understood (R12).
#[cfg(any(not(target_os = "macos"), test))]
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A popup as Windows wants it: the XML of a toast, whose arguments come back as [`answer`] reads them.
#[cfg(any(target_os = "windows", test))]
pub(super) fn toast(popup: &Popup) -> String {
    /// More make Windows refuse the whole toast.
    const MOST_BUTTONS: usize = 5;
    // What XML can't hold in any form would make it refuse the toast as well.
    let text =
        |text: &str| escaped(&text.replace(|c: char| (c.is_control() && !"\t\n\r".contains(c)) || "\u{fffe}\u{ffff}".contains(c), " "));
    let actions: String = buttons(popup)
        .take(MOST_BUTTONS)
        .map(|(key, label)| format!("<action content=\"{}\" arguments=\"{key}\"/>", escaped(label).replace('"', "&quot;")))
        .collect();
    format!(
        "<toast launch=\"{OPEN}\"><visual><binding template=\"ToastGeneric\"><text>{}</text><text>{}</text></binding></visual>\
         <actions>{actions}</actions></toast>",
        text(&popup.title),
        text(&popup.body),
    )
}

/// Is this program in a bundle? A name for one can be baked into a bare program as well, but macOS ends a program that asks for
/// notifications without a bundle around it.
#[cfg(any(target_os = "macos", test))]
pub(super) fn is_in_bundle(program: &Path) -> bool {
    let mut around = program.ancestors().skip(1);
    let named = |folder: Option<&Path>, name: &str| folder.is_some_and(|folder| folder.ends_with(name));
    named(around.next(), "MacOS")
        && named(around.next(), "Contents")
        && around.next().is_some_and(|folder| folder.extension().is_some_and(|kind| kind == "app"))
}

#[cfg(test)]
mod tests {
    use fondly_core::domain::Later;

    use super::*;

    fn popup(acts: Vec<Act>) -> Popup {
        Popup { alarms: vec![1], title: "Ann & <Bo>".to_owned(), body: "a \"word\"\u{7}\nmore".to_owned(), acts }
    }

    #[test]
    fn a_button_comes_back_as_the_act_it_was_made_from() {
        let acts = vec![Act::Congratulate, Act::Done, Act::Snooze, Act::Later(Later::Tonight), Act::Met, Act::NotMet];
        let back: Vec<Answer> = buttons(&popup(acts.clone())).map(|(key, _)| answer(key)).collect();
        assert_eq!(back, acts.into_iter().map(Answer::Act).collect::<Vec<_>>());
    }

    #[test]
    fn a_click_on_the_popup_and_a_button_that_nobody_knows_open_the_person() {
        assert_eq!((answer(OPEN), answer("of another version"), answer("")), (Answer::Open, Answer::Open, Answer::Open));
    }

    #[test]
    fn names_and_notes_never_become_markup() {
        assert_eq!(escaped("<a href=\"x\">Bo</a> & Ann"), "&lt;a href=\"x\"&gt;Bo&lt;/a&gt; &amp; Ann");
    }

    #[test]
    fn a_toast_is_xml_whatever_a_name_is_and_its_arguments_are_answers() {
        let expected = "<toast launch=\"default\"><visual><binding template=\"ToastGeneric\"><text>Ann &amp; &lt;Bo&gt;</text>\
                        <text>a \"word\" \nmore</text></binding></visual><actions><action content=\"Done\" arguments=\"done\"/>\
                        <action content=\"Snooze\" arguments=\"snooze\"/></actions></toast>";
        assert_eq!(toast(&popup(vec![Act::Done, Act::Snooze])), expected);
    }

    #[test]
    fn a_toast_has_no_more_buttons_than_windows_takes() {
        assert_eq!(toast(&popup(vec![Act::Done; 7])).matches("<action ").count(), 5);
    }

    #[test]
    fn a_bundle_is_a_folder_around_the_program_and_not_a_name_in_it() {
        assert!(is_in_bundle(Path::new("/Applications/Fondly.app/Contents/MacOS/fondly")));
        for bare in ["/usr/local/bin/fondly", "/src/Fondly.app/fondly", "/src/target/Contents/MacOS/fondly", "fondly", ""] {
            assert!(!is_in_bundle(Path::new(bare)), "{bare}");
        }
    }
}
