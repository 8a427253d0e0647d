//! What people told of themselves (B6): with its age, in the search and in the brief, and nothing that they would rather not hear of.

use fondly_core::{
    book::PeopleFilter,
    domain::{FactFields, FactKind},
};

use crate::support::{TestBook, day, people::not_about};

fn fact(kind: FactKind, words: &str, said_on: &str) -> FactFields {
    FactFields { kind, words: words.to_owned(), said_on: day(said_on) }
}

#[test]
fn a_fact_is_noted_changed_confirmed_and_removed_and_each_can_be_undone() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let id = book.add_fact(ana, fact(FactKind::Interest, " ice hockey ", "2023-05-01")).unwrap().value;
    let kept = |book: &TestBook| {
        let today = book.now().today();
        book.facts(ana).unwrap().into_iter().map(|one| format!("{}, {}", one.fields.words, one.fields.age(today))).collect::<Vec<_>>()
    };
    assert_eq!(kept(&book), ["ice hockey, said in 2023"]);
    book.confirm_fact(id).unwrap();
    assert_eq!(kept(&book), ["ice hockey, said today"]);
    book.edit_fact(id, fact(FactKind::Interest, "skating", "2026-01-05")).unwrap();
    assert_eq!(kept(&book), ["skating, said in January"]);
    book.remove_fact(id).unwrap();
    assert_eq!(kept(&book), [""; 0]);
    for before in [vec!["skating, said in January"], vec!["ice hockey, said today"], vec!["ice hockey, said in 2023"], vec![]] {
        book.undo(None).unwrap();
        assert_eq!(kept(&book), before);
    }
}

#[test]
fn what_says_nothing_or_lies_ahead_is_refused() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    let said = |book: &mut TestBook, fields| book.add_fact(ana, fields).unwrap_err().to_string();
    assert_eq!(said(&mut book, fact(FactKind::Diet, " ", "2026-03-10")), "Please say what there is to know. Nothing was changed.");
    let ahead = fact(FactKind::Diet, "vegan", "2026-03-11");
    assert_eq!(said(&mut book, ahead), "Please choose today, or a day that is over. Nothing was changed.");
}

#[test]
fn who_likes_hockey_is_found() {
    let mut book = TestBook::new();
    let (ana, _) = (book.someone("Ana Costa"), book.someone("Bo Lind"));
    book.add_fact(ana, fact(FactKind::Interest, "Ice hockey, Färjestad", "2023-05-01")).unwrap();
    let found: Vec<_> = book.people(&PeopleFilter::active("farjestad hockey"), 0, 9).unwrap().1.into_iter().map(|line| line.id).collect();
    assert_eq!(found, [ana]);
}

#[test]
fn the_brief_tells_what_is_known_what_weighs_on_them_last_and_holds_back_what_is_not_wanted() {
    let mut book = TestBook::new();
    let ana = book.someone("Ana Costa");
    for (kind, words) in [
        (FactKind::Worry, "her exams"),
        (FactKind::Worry, "her father's health"),
        (FactKind::Diet, "vegetarian"),
        (FactKind::Met, "in the choir"),
    ] {
        book.add_fact(ana, fact(kind, words, "2026-02-01")).unwrap();
    }
    let told = |book: &mut TestBook| book.brief(ana).unwrap().facts.into_iter().map(|one| one.fields.words).collect::<Vec<_>>();
    assert_eq!(told(&mut book), ["in the choir", "vegetarian", "her exams", "her father's health"]);
    book.add_boundary(ana, not_about("her father")).unwrap();
    assert_eq!(told(&mut book), ["in the choir", "vegetarian", "her exams"]);
    assert_eq!(book.facts(ana).unwrap().len(), 4, "nothing is lost");
    book.add_boundary(ana, not_about("food")).unwrap();
    assert_eq!(told(&mut book), ["in the choir", "vegetarian", "her exams"], "nobody is to be served what they can’t have");
}
