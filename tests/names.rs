//! Names: how they are shown, sorted and found (V4 leans on them).

use fondly_core::{
    book::PeopleFilter,
    domain::{ContactFields, Labelled, PersonName, fold, sort_key},
};
use proptest::prelude::{any, prop_assert_eq, proptest};
use rstest::rstest;

use crate::support::{
    TestBook,
    people::{named, reachable},
};

#[rstest]
#[case("Łukasz Müller", "lukasz muller")]
#[case("Straße", "strasse")]
#[case("Ångström", "angstrom")]
#[case("Ærø Þór", "aero thor")]
#[case("İstanbul", "istanbul")]
#[case("ﬁnn", "finn")]
#[case("Ａｎａ", "ana")]
#[case("O’Neil", "o'neil")]
#[case("  Ana \t Costa\n", "ana costa")]
#[case("王伟", "王伟")]
#[case("が", "か\u{3099}")]
#[case("Ἀθηνᾶ", "αθηνα")]
#[case("Йо́сиф", "иосиф")]
fn a_name_is_folded_to_what_a_keyboard_has(#[case] name: &str, #[case] folded: &str) {
    assert_eq!(fold(name), folded);
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn no_name_breaks_its_initials(text in any::<String>()) {
        prop_assert_eq!(PersonName::whole(&text).initials().is_empty(), false);
    }
}

#[test]
fn names_are_sorted_as_people_sort_them() {
    let sorted = ["Ana", "Ångström", "anna", "Ärlig", "Ben", "Émile", "Fanny", "Łukasz", "Ørsted", "Zoë", "Αθηνά", "Иван", "中村", "王伟"];
    let mut names = sorted.to_vec();
    names.reverse();
    names.sort_by_key(|name| sort_key(name));
    assert_eq!(names, sorted);
}

#[rstest]
#[case("Ana Maria Costa", "AC")]
#[case("Cher", "C")]
#[case("ångström", "Å")]
#[case("中村美咲", "美咲")]
#[case("王", "王")]
#[case("김민준", "민준")]
#[case("(Bob) Stone", "BS")]
#[case("… —", "?")]
#[case("", "?")]
fn initials_are_those_a_person_would_write(#[case] name: &str, #[case] initials: &str) {
    assert_eq!(PersonName::whole(name).initials(), initials);
}

#[rstest]
#[case("", "Ana", "Costa", "Ana Costa", "Ana")]
#[case("Nana", "Ana", "Costa", "Ana Costa", "Nana")]
#[case("Nana", "", "", "Nana", "Nana")]
#[case("", "伟", "王", "王伟", "伟")]
fn a_name_is_shown_whole_and_said_short(
    #[case] nickname: &str,
    #[case] given: &str,
    #[case] family: &str,
    #[case] shown: &str,
    #[case] short: &str,
) {
    let name = PersonName { nickname: nickname.into(), given: given.into(), family: family.into(), ..PersonName::default() };
    assert_eq!((name.shown().as_str(), name.short().as_str()), (shown, short));
}

#[test]
fn someone_without_a_name_is_called_by_what_is_known() {
    let company = ContactFields { organization: "Vela".into(), ..ContactFields::default() };
    let number = ContactFields { phones: vec![Labelled::new("", "112")], ..ContactFields::default() };
    assert_eq!([company.shown(), number.shown(), ContactFields::default().shown()], ["Vela", "112", "No name"]);
}

#[test]
fn someone_without_anything_to_call_them_by_is_not_added() {
    let refusal = TestBook::new().add_contact(ContactFields { note: "tall".into(), ..ContactFields::default() }, None).unwrap_err();
    assert_eq!(refusal.to_string(), "Please give at least a name. Nothing was changed.");
}

/// The names a search finds among a few people.
fn found(query: &str) -> Vec<String> {
    let mut book = TestBook::new();
    for name in ["Jörg Müller", "王伟", "王小明", "Łukasz Wójcik", "Muriel Anders"] {
        book.add_contact(ContactFields { name: PersonName::whole(name), ..ContactFields::default() }, None).unwrap();
    }
    book.add_contact(ContactFields { organization: "Vela".into(), title: "Captain".into(), ..reachable("Ana Costa") }, None).unwrap();
    let (count, lines) = book.people(&PeopleFilter::active(query), 0, 10).unwrap();
    let names: Vec<_> = lines.iter().map(|line| line.fields.shown()).collect();
    assert_eq!(count as usize, names.len(), "the count is that of the list");
    names
}

#[rstest]
#[case("muller", &["Jörg Müller"])]
#[case("mueller", &["Jörg Müller"])]
#[case("MÜLLER", &["Jörg Müller"])]
#[case("joerg", &["Jörg Müller"])]
#[case("mül jörg", &["Jörg Müller"])]
#[case("mu", &["Muriel Anders", "Jörg Müller"])]
#[case("王", &["王伟", "王小明"])]
#[case("小明", &["王小明"])]
#[case("lukasz wojcik", &["Łukasz Wójcik"])]
#[case("vela", &["Ana Costa"])]
#[case("captain costa", &["Ana Costa"])]
#[case("choir", &["Ana Costa"])]
#[case("ana@example", &["Ana Costa"])]
#[case("912345", &["Ana Costa"])]
#[case("912 345 678", &["Ana Costa"])]
#[case("+351 912-345-678", &["Ana Costa"])]
#[case("(351) 912", &["Ana Costa"])]
#[case("nobody", &[])]
#[case("one two three four five six", &[])]
fn a_search_finds_people_by_what_is_known_of_them(#[case] query: &str, #[case] names: &[&str]) {
    assert_eq!(found(query), names);
}

#[test]
fn an_empty_search_finds_everyone_in_the_order_of_their_names() {
    assert_eq!(found(""), ["Ana Costa", "Jörg Müller", "Łukasz Wójcik", "Muriel Anders", "王伟", "王小明"]);
}

#[rstest]
#[case("Ana Costa")]
#[case("ana costa")]
#[case("Ana")]
#[case("Nana")]
#[case("ana@example.org")]
#[case("cost")]
fn someone_is_meant_by_name_nickname_mail_or_the_only_search_result(#[case] who: &str) {
    let mut book = TestBook::new();
    let mut fields = reachable("Ana Costa");
    fields.name.nickname = "Nana".to_owned();
    let ana = book.add_contact(fields, None).unwrap().value;
    book.someone("Bo Lind");
    assert_eq!(book.find(who).unwrap(), ana);
    assert_eq!(book.find(&ana.to_string()).unwrap(), ana, "and by the identity");
}

#[test]
fn a_name_that_two_people_have_is_not_guessed() {
    let mut book = TestBook::new();
    book.someone("Ana Costa");
    book.someone("Ana Berg");
    let refusal = book.find("Ana").unwrap_err().to_string();
    assert!(refusal.contains("Ana Costa (") && refusal.contains("Ana Berg ("), "{refusal}");
    assert_eq!(book.find("Zoe").unwrap_err().to_string(), "No one called “Zoe” is in the book.");
}

#[test]
fn a_tag_or_a_company_is_not_someones_name() {
    let mut book = TestBook::new();
    let mut ana = named("Ana Costa");
    (ana.organization, ana.tags) = ("Vela".to_owned(), vec!["Bo Lind".to_owned()]);
    book.add_contact(ana, None).unwrap();
    let bo = book.someone("Bo Lind");
    assert_eq!(book.find("Bo Lind").unwrap(), bo);
}

#[test]
fn blanks_around_what_is_typed_and_empty_values_are_dropped() {
    let mut book = TestBook::new();
    let typed = ContactFields {
        tags: vec![" choir ".into(), "Choir".into(), " ".into()],
        emails: vec![Labelled::new(" home ", "  "), Labelled::new(" work ", " a@b.c ")],
        ..named(" Ana  Costa ".trim())
    };
    let ana = book.add_contact(typed, None).unwrap().value;
    let fields = book.person(ana).unwrap().contact.fields;
    assert_eq!((fields.tags, fields.emails), (vec!["choir".to_owned()], vec![Labelled::new("work", "a@b.c")]));
}

// Who changes the parts of a name means the whole to follow.

#[rstest]
#[case::typed_in_the_terminal("Second", ("Second", ""), ("Anna", "Kay"), "Anna Kay")]
#[case::imported("Ana Costa", ("Ana", "Costa"), ("Ana", "Lima"), "Ana Lima")]
#[case::known_as_a_whole_only("Second", ("", ""), ("Anna", "Kay"), "Anna Kay")]
#[case::called_otherwise_on_purpose("Grandma", ("Ruth", "Gold"), ("Ruth", "Silver"), "Grandma")]
#[case::unchanged("Ana Costa", ("Ana", "Costa"), ("Ana", "Costa"), "Ana Costa")]
#[case::emptied("Ana Costa", ("Ana", "Costa"), ("", ""), "Ana Costa")]
fn the_whole_name_follows_its_parts(#[case] display: &str, #[case] before: (&str, &str), #[case] after: (&str, &str), #[case] shown: &str) {
    let name = |(given, family): (&str, &str)| PersonName { given: given.into(), family: family.into(), ..PersonName::whole(display) };
    let mut book = TestBook::new();
    let id = book.add_contact(ContactFields { name: name(before), ..ContactFields::default() }, None).unwrap().value;
    book.edit_contact(id, ContactFields { name: name(after), ..ContactFields::default() }, None).unwrap();
    assert_eq!(book.person(id).unwrap().contact.fields.shown(), shown);
}

// Searching finds what was noted, after those who are so called.

#[test]
fn what_was_noted_is_found_and_names_nobody() {
    let mut book = TestBook::on_disk();
    let bo = book.someone("Bo Lind");
    book.talked(bo, "2026-03-01", "Sings fado in Évora.");
    let ana = book
        .add_contact(
            ContactFields { note: "Her sister is Fado".into(), addresses: vec![Labelled::new("", "Rua do Fado 3")], ..named("Ana") },
            None,
        )
        .unwrap()
        .value;
    let fado = book.someone("Fado Club");
    let found = |query: &str| book.people(&PeopleFilter::active(query), 0, 10).unwrap().1.iter().map(|line| line.id).collect::<Vec<_>>();
    assert_eq!(found("fado"), [fado, ana, bo], "so called, then noted, in the order of their names");
    assert_eq!((found("lind evora"), found("rua 3"), found("nobody")), (vec![bo], vec![ana], vec![]));
    assert_eq!(book.find("fado").unwrap(), fado);
    assert!(book.find("evora").unwrap_err().to_string().starts_with("No one called"));
}
