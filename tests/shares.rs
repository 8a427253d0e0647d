//! What the user wants to share (B8): saved for someone until they were told, news for whoever one talks to, and nothing that they would
//! rather not hear of.

use std::collections::BTreeMap;

use fondly_core::domain::{ContactId, ContactState, ShareFor};
use jiff::ToSpan as _;

use crate::support::{
    TestBook,
    people::{not_about, share},
};

fn to_share(book: &TestBook, with: ContactId) -> Vec<String> {
    book.to_share(with).unwrap().open.into_iter().map(|(share, _)| share.fields.words).collect()
}

#[test]
fn what_was_saved_for_someone_waits_until_they_were_told_and_each_for_themselves() {
    let mut book = TestBook::new();
    let (ana, bo, cy) = (book.someone("Ana Costa"), book.someone("Bo Lind"), book.someone("Cy Marr"));
    let outcome = book.add_share(share(" The article about ferns ", &[ana, bo, ana])).unwrap();
    assert_eq!(outcome.said, "Saved for Ana Costa and Bo Lind: The article about ferns");
    assert_eq!([ana, bo, cy].map(|who| to_share(&book, who).len()), [1, 1, 0]);
    let told = book.tell_share(outcome.value, ana).unwrap();
    assert_eq!(told.said, "Told Ana Costa: The article about ferns");
    assert_eq!(book.tell_share(outcome.value, ana).unwrap_err().to_string(), "Ana Costa was told already. Nothing was changed.");
    book.clock.set("2029-03-10T10:00");
    assert_eq!([ana, bo].map(|who| to_share(&book, who).len()), [0, 1], "it waits for years");
    book.undo(None).unwrap();
    assert_eq!([ana, bo].map(|who| to_share(&book, who).len()), [1, 1]);
}

#[test]
fn news_of_the_users_own_come_with_whoever_was_not_told_for_a_year() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let news = book.add_share(share("We moved to Porto", &[])).unwrap();
    assert_eq!(news.said, "Saved for whoever you talk to: We moved to Porto");
    book.tell_share(news.value, bo).unwrap();
    assert_eq!([ana, bo].map(|who| to_share(&book, who).len()), [1, 0]);
    book.clock.set("2027-03-10T10:00");
    assert_eq!(to_share(&book, ana).len(), 1);
    book.clock.set("2027-03-11T10:00");
    assert_eq!(to_share(&book, ana).len(), 0, "old news");
    assert_eq!(book.shares().unwrap().len(), 1, "but it is kept");
}

#[test]
fn news_that_touch_what_someone_does_not_want_are_held_back_and_counted_and_what_was_saved_for_them_is_marked() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    book.add_boundary(ana, not_about("her father")).unwrap();
    book.add_share(share("My father turned 80", &[])).unwrap();
    book.add_share(share("The picture of her father", &[ana])).unwrap();
    let brief = book.brief(ana).unwrap();
    let shown: Vec<_> = brief.to_share.open.iter().map(|(share, touches)| (share.fields.words.as_str(), *touches)).collect();
    assert_eq!((shown, brief.held_back), (vec![("The picture of her father", true)], 1));
    assert_eq!(book.to_share(ana).unwrap(), brief.to_share, "on their page, too");
}

#[test]
fn it_can_be_changed_given_to_others_made_news_and_removed() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    let id = book.add_share(share("The clip", &[ana])).unwrap().value;
    book.edit_share(id, share("The clip of the gull", &[bo])).unwrap();
    assert_eq!([ana, bo].map(|who| to_share(&book, who)), [vec![], vec!["The clip of the gull".to_owned()]]);
    book.clock.set("2028-03-10T10:00");
    book.edit_share(id, share("A gull stole my lunch", &[])).unwrap();
    assert_eq!([ana, bo].map(|who| to_share(&book, who).len()), [1, 1], "news of today");
    book.clock.set("2029-03-11T10:00");
    assert_eq!(to_share(&book, bo).len(), 0, "made news, it is for nobody alone");
    book.remove_share(id).unwrap();
    assert_eq!(book.shares().unwrap(), []);
}

#[test]
fn who_was_told_is_not_for_whom_it_was_saved() {
    let mut book = TestBook::new();
    let (ana, bo, cy) = (book.someone("Ana Costa"), book.someone("Bo Lind"), book.someone("Cy Marr"));
    let id = book.add_share(share("We moved to Porto", &[])).unwrap().value;
    book.tell_share(id, bo).unwrap();
    book.edit_share(id, share("We moved to Porto", &[ana])).unwrap();
    book.tell_share(id, cy).unwrap();
    let kept = book.shares().unwrap().remove(0);
    assert_eq!(kept.fields.whom, ShareFor::People(vec![ana]));
    assert_eq!(kept.told.into_iter().map(|(who, _)| who).collect::<Vec<_>>(), [bo, cy]);
    book.edit_share(id, share("We moved to Porto", &[bo])).unwrap();
    assert_eq!([ana, bo].map(|who| to_share(&book, who).len()), [0, 0], "who was told stays told");
}

#[test]
fn what_says_nothing_or_is_for_nobody_who_can_be_told_is_refused() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let said = |book: &mut TestBook, words, whom: &[ContactId]| book.add_share(share(words, whom)).unwrap_err().to_string();
    assert_eq!(said(&mut book, "  ", &[ana]), "Please say what to share. Nothing was changed.");
    let id = book.add_share(share("The clip", &[ana])).unwrap().value;
    book.set_state(ana, ContactState::Deceased).unwrap();
    assert_eq!(said(&mut book, "The clip", &[ana]), "Ana Costa can’t be told any more. Nothing was changed.");
    book.edit_share(id, share("Her clip", &[ana])).unwrap();
}

#[test]
fn what_was_saved_for_someone_alone_goes_with_them_and_what_is_for_others_too_stays() {
    let mut book = TestBook::new();
    let (ana, bo) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    for whom in [vec![ana], vec![ana, bo], vec![]] {
        book.add_share(share("The clip", &whom)).unwrap();
    }
    book.set_state(ana, ContactState::Trashed).unwrap();
    book.clock.pass(31.days());
    book.empty_trash().unwrap();
    let left: Vec<_> = book.shares().unwrap().into_iter().map(|one| one.fields.whom).collect();
    assert_eq!(left, [ShareFor::People(vec![bo]), ShareFor::Anyone]);
}

#[test]
fn two_who_become_one_were_told_what_either_was_told_and_it_can_be_changed() {
    let mut book = TestBook::new();
    let (ana, anita) = (book.someone("Ana Costa"), book.someone("Anita Costa"));
    let both = book.add_share(share("The clip", &[ana, anita])).unwrap().value;
    let news = book.add_share(share("We moved to Porto", &[])).unwrap().value;
    let recipe = book.add_share(share("The recipe", &[anita])).unwrap().value;
    let map = book.add_share(share("The map", &[ana, anita])).unwrap().value;
    book.tell_share(both, anita).unwrap();
    book.tell_share(news, anita).unwrap();
    book.merge(ana, &[anita], &BTreeMap::new()).unwrap();
    assert_eq!(to_share(&book, ana), ["The recipe", "The map"]);
    for (id, words) in [(recipe, "The recipe of the soup"), (map, "The map of the coast")] {
        let whom = book.shares().unwrap().into_iter().find(|one| one.id == id).unwrap().fields.whom;
        assert_eq!(whom, ShareFor::People(vec![ana]));
        book.edit_share(id, share(words, &[ana])).unwrap();
    }
    book.unmerge(anita).unwrap();
    assert_eq!(to_share(&book, ana), ["The clip", "We moved to Porto", "The map of the coast"]);
    assert_eq!(to_share(&book, anita), ["The recipe of the soup", "The map of the coast"]);
}
