//! Laws of reading and writing, over cards nobody wrote.

use fondly_core::{
    cards::{CardContent, CardDate, CardForm, Photo, export_card, write_card},
    domain::{ContactFields, Labelled, LifeDate, PartialDate, PersonName},
};
use proptest::{
    collection::vec,
    option,
    prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
    string::string_regex,
};

use super::cards;

/// Text with everything that escapes, separates and folds; trimmed, since readers trim.
fn text() -> impl Strategy<Value = String> {
    string_regex("[a-zA-Z0-9ßéü伟🎂.,;:\\\\\"'=&<>_$!\\-+/@ ]{0,100}").unwrap().prop_map(|text| text.trim().to_owned())
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "x".to_owned() } else { text })
}

/// A word without signs that mean something in an address, a label or a scheme.
fn word() -> impl Strategy<Value = String> {
    string_regex("[A-Za-zäö伟]{1,12}( [A-Z0-9]{1,30})?").unwrap()
}

fn note() -> impl Strategy<Value = String> {
    vec(text(), 0..4).prop_map(|lines| lines.join("\n").trim().to_owned())
}

fn date() -> impl Strategy<Value = LifeDate> {
    let known = (option::of(1605_i16..=3000), 1_i8..=12, option::of(1_i8..=31))
        .prop_filter_map("no such day", |(year, month, day)| PartialDate::new(year, Some(month), day));
    prop_oneof![
        known.prop_map(LifeDate::Known),
        (1605_i16..3000).prop_filter_map("a year", |year| PartialDate::new(Some(year), None, None)).prop_map(LifeDate::Known),
        word().prop_map(|words| LifeDate::Text(format!("circa {words}"))),
    ]
}

fn labelled(value: impl Strategy<Value = String>) -> impl Strategy<Value = Vec<Labelled>> {
    let label = prop_oneof![
        select(vec!["", "home", "work", "cell", "work fax", "home page", "spouse", "iphone", "other", "pager"]).prop_map(str::to_owned),
        word(),
    ];
    vec((label, value).prop_map(|(label, value)| Labelled { label, value }), 0..4)
}

fn name() -> impl Strategy<Value = PersonName> {
    ((text(), text()), text(), text(), text(), (text(), text(), text()), some_text()).prop_map(
        |((given, family), additional, prefix, suffix, (nickname, phonetic_given, phonetic_family), display)| PersonName {
            given,
            family,
            additional,
            prefix,
            suffix,
            nickname,
            phonetic_given,
            phonetic_family,
            display,
        },
    )
}

fn photo() -> impl Strategy<Value = Photo> {
    prop_oneof![
        vec(any::<u8>(), 1..200).prop_map(Photo::Bytes),
        word().prop_map(|path| Photo::Link(format!("https://example.org/{path}.jpg")))
    ]
}

fn any_content() -> impl Strategy<Value = CardContent> {
    let who = (some_text(), option::of("[0-9]{8}T[0-9]{6}Z"), any::<(bool, bool)>(), vec("[a-f0-9]{4,36}", 0..3), name());
    let what = (some_text(), text(), (text(), text(), text()), note(), vec(some_text(), 0..4));
    let lists = (
        labelled(word()),
        labelled("[+0-9 /()-]{0,20}[0-9]"),
        labelled(note().prop_map(|text| format!("x{text}"))),
        labelled(word()),
        (labelled(some_text()), labelled(some_text())),
    );
    let dates = (option::of(date()), option::of(date()), vec((word(), date()), 0..3), option::of(photo()));
    (who, what, lists, dates).prop_map(|(who, what, lists, dates)| {
        let (uid, rev, (is_group, is_organization), members, name) = who;
        let (organization, title, (pronouns, language, time_zone), note, mut tags) = what;
        tags.dedup();
        tags.sort();
        tags.dedup();
        let (emails, phones, addresses, links, (relations, other_work)) = lists;
        let mut known = std::collections::HashSet::new();
        let other_work: Vec<Labelled> = other_work.into_iter().filter(|entry: &Labelled| known.insert(entry.value.clone())).collect();
        let phones = phones.into_iter().map(|phone| Labelled::new(phone.label, phone.value.trim())).collect();
        let (birthday, anniversary, others, photo) = dates;
        let dates = others.into_iter().map(|(label, date)| CardDate { label: format!("My {label}"), date }).collect();
        let uid = Some(uid);
        CardContent {
            uid,
            rev,
            is_group,
            is_organization,
            members,
            fields: ContactFields {
                name,
                // Who works elsewhere too works somewhere.
                organization: if other_work.is_empty() { organization } else { format!("{organization}.") },
                title,
                other_work,
                pronouns,
                language,
                time_zone,
                note,
                emails,
                phones,
                addresses,
                links,
                relations,
                tags,
            },
            birthday,
            anniversary,
            dates,
            photo,
        }
    })
}

proptest! {
    #[test]
    fn what_is_written_in_either_form_is_read(content in any_content(), newer in any::<bool>()) {
        let form = if newer { CardForm::V4 } else { CardForm::V3 };
        let written = export_card(&content, None, form);
        prop_assert!(written.split(|byte| *byte == b'\n').all(|line| line.len() <= 76), "75 octets and a carriage return");
        let read = cards(&written).pop().map(|card| card.content);
        prop_assert_eq!(read.as_ref(), Some(&content), "{}", String::from_utf8_lossy(&written));
        prop_assert_eq!(export_card(&content, Some(&written), form), written, "the same again is the same bytes");
    }

    #[test]
    fn a_card_that_goes_out_in_the_other_form_says_the_same_and_keeps_what_is_unknown(content in any_content(), newer in any::<bool>()) {
        let (from, to) = if newer { (CardForm::V4, CardForm::V3) } else { (CardForm::V3, CardForm::V4) };
        let unknown = "X-ODD;X-P=\"a;b\":kept\\, as it is";
        let base = String::from_utf8(export_card(&content, None, from)).unwrap().replace("\r\nEND:VCARD", &format!("\r\n{unknown}\r\nEND:VCARD"));
        let written = export_card(&content, Some(base.as_bytes()), to);
        let read = cards(&written).pop().map(|card| card.content);
        prop_assert_eq!(read.as_ref(), Some(&content), "{}", String::from_utf8_lossy(&written));
        prop_assert!(String::from_utf8_lossy(&written).contains(unknown), "unknown lines stay");
    }

    #[test]
    fn an_edit_is_read_as_edited_whatever_the_base(base in any_content(), edited in any_content(), tel in "(\r\nTEL;TYPE=pref:0)?", end in select(vec!["\r\n", "\n"])) {
        let unknown = "X-ODD;X-P=\"a;b\":kept\\, as it is";
        let text = String::from_utf8(write_card(&base, None)).unwrap();
        let text = text.replace("\r\nEND:VCARD", &format!("{tel}\r\n{unknown}\r\nEND:VCARD")).replace("\r\n", end);
        let written = write_card(&edited, Some(text.as_bytes()));
        let read = cards(&written).pop().map(|card| card.content);
        prop_assert_eq!(read.as_ref(), Some(&edited), "{}", String::from_utf8_lossy(&written));
        prop_assert!(String::from_utf8_lossy(&written).contains(unknown), "unknown lines stay");
        prop_assert_eq!(write_card(&edited, Some(&written)), written, "exporting twice gives the same bytes");
    }

    #[test]
    fn a_small_edit_touches_its_own_lines_only(base in any_content(), title in some_text()) {
        let before = String::from_utf8(write_card(&base, None)).unwrap();
        let mut edited = base;
        edited.fields.title = title;
        let after = String::from_utf8(write_card(&edited, Some(before.as_bytes()))).unwrap();
        let rest = |card: &str| card.replace("\r\n ", "").lines().filter(|line| !line.contains("TITLE:") && !line.contains("ORG:")).map(str::to_owned).collect::<Vec<_>>();
        prop_assert_eq!(rest(&before), rest(&after));
    }
}
