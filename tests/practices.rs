//! What the articles that Fondly comes from ask of a person, a promise for each: every one is tried with the verbs a user has. `docs/practices.md`
//! says where each lives.

use fondly_core::{
    book::{Companion, PeopleFilter},
    domain::{
        AwayTimes, BoundaryKind, Channel, ContactFields, ContactState, Depth, FactFields, FactKind, HardKind, InteractionFields, Labelled,
        LifeDate, MilestoneKind, OccasionId, PersonName, Planning, ReminderFields, ReminderKind, Says, Settings, Standing, StartedBy,
    },
    planner::{SmallAct, length},
};

use crate::support::{
    TestBook, day,
    people::{
        asked, call, gathering, given, goal, hard, idea, likes, named, not_about, own, planned, promise, reachable, received, rift, share,
        to, yearly,
    },
};

/// A practice, in the words of `docs/practices.md`, and what keeps its promise.
type Promise = (&'static str, fn(&mut TestBook));

const PROMISES: [Promise; 28] = [
    ("follow up periodically", |book| {
        let ana = book.someone_every("Ana", "3 weeks");
        book.talked(ana, "2026-02-10", "Her move");
        let nudge = book.agenda(None).unwrap().reach_out.remove(0);
        assert!(book.nudge_line(&nudge, day("2026-03-10")).unwrap().because.contains("Her move"));
        book.check_in_done(ana).unwrap();
        assert!(book.agenda(None).unwrap().reach_out.is_empty());
    }),
    ("schedule regular catch-ups", |book| {
        let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
        let id = book.plan_catch_up(&[ana, bo], planned("2026-03-12"), Some("FREQ=WEEKLY;BYDAY=TH".parse().unwrap())).unwrap().value;
        let of_march = |book: &TestBook| book.occasions(day("2026-03-11"), day("2026-03-31")).unwrap();
        assert_eq!(of_march(book).len(), 3);
        let first = of_march(book)[0].id;
        book.reschedule_catch_ups(&[(first, to("2026-03-13"))], fondly_core::domain::Reach::This).unwrap();
        assert_eq!(of_march(book)[0].fields.day, day("2026-03-13"));
        let _: OccasionId = id;
    }),
    ("quality over quantity", |book| {
        let ana = book.someone_every("Ana", "1 week");
        book.log_interaction(&[ana], InteractionFields { depth: Some(Depth::Deep), ..call("2026-01-10", "") }).unwrap();
        book.log_interaction(&[ana], InteractionFields { depth: Some(Depth::Light), ..call("2026-03-01", "") }).unwrap();
        assert!(book.person(ana).unwrap().closeness.unwrap().contains("The last real talk was"));
        let settings = Settings { weekly_budget: 1, ..book.settings().unwrap() };
        book.change_settings(&settings).unwrap();
        assert!(book.propose_week(day("2026-03-10")).unwrap().placed.len() <= 1);
    }),
    ("be patient, give the relationship space", |book| {
        let ana = book.someone_every("Ana", "1 week");
        book.talked(ana, "2026-01-01", "");
        let away = AwayTimes::new([(day("2026-03-09"), day("2026-03-20"))]);
        book.set_planning(ana, &Planning { away, ..Planning::default() }).unwrap();
        assert!(book.propose_week(day("2026-03-10")).unwrap().placed.is_empty(), "nobody is met who is away");
        book.pause(ana, Some(day("2026-04-01"))).unwrap();
        assert!(book.agenda(None).unwrap().waiting.is_empty());
    }),
    ("adapt to changes", |book| {
        let ana = book.someone_every("Ana", "1 week");
        for on in ["2025-12-10", "2026-01-10", "2026-02-10", "2026-03-09"] {
            book.talked(ana, on, "");
        }
        let ask = book.question().unwrap().unwrap();
        assert!(ask.in_words().0.starts_with("Make it every"), "{:?}", ask.in_words());
        book.set_state(ana, ContactState::Archived).unwrap();
        assert_eq!(book.people(&PeopleFilter::active(""), 0, 9).unwrap().0, 0);
    }),
    ("take the first step", |book| {
        let ana = book.someone_every("Ana", "1 week");
        book.talked(ana, "2026-02-01", "");
        assert!(!book.small_acts(&book.agenda(None).unwrap()).unwrap().acts.is_empty());
        book.tried(ana, "2026-03-10");
        assert!(book.agenda(None).unwrap().waiting.is_empty(), "no answer counts as having reached out");
        book.log_interaction(&[ana], InteractionFields { started_by: StartedBy::Me, ..call("2026-03-10", "") }).unwrap();
        assert_eq!(book.insights(None).unwrap().begun_by_me, 3, "who began is noted");
    }),
    ("celebrate birthdays, promotions, personal victories", |book| {
        let ana = book.someone_born("Ana", "1986-03-10");
        book.add_milestone(ana, yearly(MilestoneKind::WorkAnniversary, "At Vela", "2021-03-11")).unwrap();
        let agenda = book.agenda(None).unwrap();
        let words = |at: usize| book.celebration_line(&agenda.celebrate[at], day("2026-03-10")).unwrap();
        assert_eq!((agenda.celebrate.len(), words(0).because.as_str()), (2, "Turns 40 today, a big one"));
        assert!(words(0).opener.contains("Ana"));
    }),
    ("a heartfelt letter; show appreciation", |book| {
        let ana = book.someone("Ana");
        let scarf = book.add_exchange(ana, received("A scarf", "2026-03-01")).unwrap().value;
        assert_eq!(book.to_thank(true).unwrap().len(), 1);
        book.log_interaction(&[ana], InteractionFields { appreciated: "She listened".to_owned(), ..call("2026-03-05", "") }).unwrap();
        let letter = book.letter(ana).unwrap();
        assert_eq!((letter.kindnesses.len(), letter.appreciated[0].1.as_str()), (1, "She listened"));
        book.thank(scarf).unwrap();
        assert!(book.to_thank(true).unwrap().is_empty());
    }),
    ("helping a friend prepare for an interview", |book| {
        let ana = book.someone("Ana");
        book.add_event(ana, "her interview", day("2026-03-20")).unwrap();
        let pair: Vec<_> = book.reminders().unwrap().into_iter().map(|one| (one.fields.kind, one.fields.day)).collect();
        assert_eq!(pair, [(ReminderKind::Wish, day("2026-03-19")), (ReminderKind::OpenLoop, day("2026-03-21"))]);
    }),
    ("ask open-ended, thoughtful questions", |book| {
        let ana = book.someone("Ana");
        let first = book.question_for(ana).unwrap().unwrap().words;
        book.question_asked(ana, first).unwrap();
        book.talked(ana, "2026-03-10", "");
        assert_ne!(book.question_for(ana).unwrap().unwrap().words, first, "none comes twice within a year");
        assert!(book.brief(ana).unwrap().unknown.is_some(), "what is not known becomes a question");
    }),
    ("listen, reflect back, pay attention", |book| {
        let ana = book.someone("Ana");
        book.talked(ana, "2026-03-01", "Her father is ill");
        book.add_boundary(ana, not_about("her job")).unwrap();
        let brief = book.brief(ana).unwrap();
        assert_eq!((brief.talks[0].words.as_deref(), brief.boundaries.len()), (Some("Her father is ill"), 1));
    }),
    ("share about yourself", |book| {
        let ana = book.someone("Ana");
        let news = book.add_share(share("We moved to Porto", &[])).unwrap().value;
        assert_eq!(book.brief(ana).unwrap().to_share.open.len(), 1);
        book.tell_share(news, ana).unwrap();
        assert!(book.brief(ana).unwrap().to_share.open.is_empty());
    }),
    ("keep learning about the other person; common ground", |book| {
        let [me, ana] = ["Sam", "Ana"].map(|name| book.someone(name));
        book.set_me(me, true).unwrap();
        for who in [me, ana] {
            book.add_fact(who, likes("ice hockey")).unwrap();
        }
        let brief = book.brief(ana).unwrap();
        assert!(!brief.in_common.is_empty() && brief.facts[0].fields.age(day("2027-03-10")).contains("2026"));
    }),
    ("mention a specific reason for reaching out", |book| {
        let ana = book.someone_every("Ana", "3 weeks");
        book.talked(ana, "2026-02-01", "The fern");
        let agenda = book.agenda(None).unwrap();
        let nudge = agenda.reach_out.first().or(agenda.waiting.first()).unwrap();
        assert!(book.nudge_line(nudge, day("2026-03-10")).unwrap().because.contains("The fern"));
        book.add_share(share("The article about ferns", &[ana])).unwrap();
        assert_eq!(book.to_share(ana).unwrap().open.len(), 1);
    }),
    ("reciprocity; be a giver", |book| {
        let ana = book.someone("Ana");
        let fern = book.add_exchange(ana, idea("A fern")).unwrap().value;
        book.give_idea(fern).unwrap();
        assert!(matches!(book.giving(ana).unwrap().passed[0].0.fields.standing, Standing::Given { .. }));
        let bo = book.someone("Bo");
        for words in ["The move", "The tax form", "The drill"] {
            book.add_exchange(bo, asked(words, "2026-03-01")).unwrap();
        }
        assert!(book.giving(bo).unwrap().only_asked, "said in a sentence, and nothing is added up");
        book.add_exchange(bo, given("A cake", "2026-03-05")).unwrap();
        assert!(!book.giving(bo).unwrap().only_asked);
    }),
    ("offer help; introduce people; invite them", |book| {
        let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
        for (who, kind, words) in [(ana, FactKind::Need, "someone for her piano"), (bo, FactKind::Skill, "mending a piano")] {
            book.add_fact(who, FactFields { kind, words: words.to_owned(), said_on: day("2026-03-01") }).unwrap();
        }
        assert_eq!((book.giving(ana).unwrap().needs.len(), book.suggested_introductions().unwrap().len()), (1, 1));
        let two = book.add_introduction([ana, bo], "her piano").unwrap().value;
        for who in [ana, bo] {
            book.says_to_introduction(two, who, Says::Yes).unwrap();
        }
        book.introduce(two).unwrap();
        let fair = book.add_gathering(gathering("Book fair")).unwrap().value;
        book.invite(fair, &[ana]).unwrap();
        assert_eq!(book.gathering(fair).unwrap().guests.len(), 1);
    }),
    ("be supportive in difficult times", |book| {
        let ana = book.someone_born("Ana", "1986-03-10");
        book.add_hard_time(ana, hard(HardKind::Loss, "her mother", "2026-03-09")).unwrap();
        let spaced: Vec<_> = book.reminders_about(ana).unwrap().into_iter().map(|one| one.fields.day).collect();
        assert_eq!(spaced, ["2026-03-12", "2026-03-23", "2026-05-09", "2027-03-09"].map(day));
        let birthday = book.agenda(None).unwrap().celebrate.remove(0);
        assert!(!book.celebration_line(&birthday, day("2026-03-10")).unwrap().because.contains("a big one"));
    }),
    ("empathy; a solution good for both", |book| {
        let ana = book.someone("Ana");
        let id = book.add_rift(ana, rift("I forgot the concert", "2026-03-01"), Some(day("2026-03-12"))).unwrap().value;
        assert_eq!(book.reminders_about(ana).unwrap()[0].fields.kind, ReminderKind::Draft, "slept on before it is sent");
        assert_eq!(book.brief(ana).unwrap().rifts[0].fields.their_side, "They waited an hour");
        book.settle_rift(id).unwrap();
        let agreed = FactFields { kind: FactKind::Agreement, words: "whoever is late calls".to_owned(), said_on: day("2026-03-10") };
        book.add_fact(ana, agreed).unwrap();
        let brief = book.brief(ana).unwrap();
        assert!(brief.rifts.is_empty() && brief.facts[0].fields.kind == FactKind::Agreement);
    }),
    ("respect boundaries; don't push", |book| {
        let ana = book.someone("Ana");
        let id = book.add_boundary(ana, not_about("her father")).unwrap().value;
        book.talked(ana, "2026-03-01", "Her father is ill");
        assert!(book.brief(ana).unwrap().talks[0].held_back);
        assert!(matches!(book.boundaries(ana).unwrap().0[0].fields.kind, BoundaryKind::Topic(_)));
        book.clock.set("2027-04-01T10:00");
        assert!(book.brief(ana).unwrap().boundaries[0].1, "asked once a year whether it is still so");
        book.confirm_boundary(id).unwrap();
        assert!(!book.brief(ana).unwrap().boundaries[0].1);
    }),
    ("differences in background or beliefs", |book| {
        let name = PersonName { phonetic_given: "Misaki".to_owned(), ..PersonName::typed("美咲 中村") };
        let fields = ContactFields { name, pronouns: "she/her".to_owned(), ..ContactFields::default() };
        let misaki = book.add_contact(fields, Some(LifeDate::typed("26 Nisan 5756").unwrap())).unwrap().value;
        let diet = FactFields { kind: FactKind::Diet, words: "no pork".to_owned(), said_on: day("2026-03-01") };
        book.add_fact(misaki, diet).unwrap();
        book.add_boundary(misaki, not_about("food")).unwrap();
        let brief = book.brief(misaki).unwrap();
        assert_eq!(brief.facts.len(), 1, "what someone eats is never held back");
        assert_eq!((brief.contact.fields.pronouns.as_str(), brief.contact.fields.name.phonetic_given.as_str()), ("she/her", "Misaki"));
    }),
    ("self-awareness, values, goals", |book| {
        let [me, ana] = ["Sam", "Ana"].map(|name| book.someone(name));
        book.set_me(me, true).unwrap();
        let value = FactFields { kind: FactKind::Value, words: "honesty".to_owned(), said_on: day("2026-03-01") };
        book.add_fact(me, value).unwrap();
        book.add_goal(goal("A mentor", &[ana])).unwrap();
        book.talked(ana, "2026-03-10", "");
        assert_eq!(book.goals().unwrap()[0].done(), "1 talk with Ana since March 2026");
        book.set_intention(ana, "She makes me braver").unwrap();
        assert_eq!(book.brief(ana).unwrap().contact.intention, "She makes me braver");
    }),
    ("honesty; feelings and needs", |book| {
        let ana = book.someone("Ana");
        book.add_reflection(Some(ana), "I talked too much").unwrap();
        assert_eq!(book.reflections_about(ana).unwrap().len(), 1);
        book.set_trust(ana, Some(Depth::Deep)).unwrap();
        let acts = book.small_acts(&book.agenda(None).unwrap()).unwrap().acts;
        let confided = |acts: &[SmallAct]| acts.iter().any(|act| act.words == "Tell Ana one thing that is on your mind");
        assert!(!acts.iter().any(|(_, acts)| confided(acts)), "a thought about her is not for her");
        book.add_reflection(None, "I am afraid of the move").unwrap();
        let acts = book.small_acts(&book.agenda(None).unwrap()).unwrap().acts;
        assert!(acts.iter().any(|(_, acts)| confided(acts)), "a first small step with one person one trusts");
        book.answer_review(day("2026-03-10"), fondly_core::domain::Pondered::Hard, "I did not say that I was hurt").unwrap();
        assert_eq!(book.review(None).unwrap().questions.len(), 5);
    }),
    ("authenticity", |book| {
        let ana = book.add_contact(reachable("Ana"), None).unwrap().value;
        book.keep_letter(ana, "Dear Ana, thank you").unwrap();
        assert!(book.person(ana).unwrap().timeline.is_empty(), "what is written is not sent");
        assert!(!book.person(ana).unwrap().ways.is_empty(), "the user sends it, by a way of their own");
    }),
    ("networking events", |book| {
        let fair = book.add_gathering(gathering("Book fair")).unwrap().value;
        for name in ["Rita Vale", "Otto Lund"] {
            book.meet(fair, &Companion::New(name.to_owned()), "binds books", "send the address").unwrap();
        }
        let found = book.gathering(fair).unwrap();
        assert_eq!((found.met(), found.gathering.fields.hoped, found.gathering.fields.pitch.is_empty()), (2, Some(3), false));
        let days: Vec<_> = found.guests.iter().map(|one| one.follow_up.unwrap()).collect();
        assert_eq!(days, ["2026-03-11", "2026-03-12"].map(day));
        assert!(found.guests.iter().all(|one| !one.opener.is_empty()));
    }),
    ("digital platforms, groups, communities", |book| {
        for (name, link) in [("Ana", "https://ana.example"), ("Bo", "")] {
            let links = if link.is_empty() { vec![] } else { vec![Labelled::new("home", link)] };
            let addresses = vec![Labelled::new("home", "Rue 1\nLyon")];
            book.add_contact(ContactFields { organization: "Vela".to_owned(), links, addresses, ..named(name) }, None).unwrap();
        }
        assert_eq!(book.communities().unwrap()[0].people.len(), 2);
        assert_eq!(book.people(&PeopleFilter::active("who do I know in Lyon"), 0, 9).unwrap().0, 2);
    }),
    ("not all connections are equal", |book| {
        let [ana, bo] = ["Ana", "Bo"].map(|name| book.someone(name));
        book.join_circle(ana, "Inner");
        assert!(book.person(ana).unwrap().check_in.is_some(), "the rhythm of the circle");
        for on in ["2025-06-01", "2025-11-02", "2026-01-04", "2026-02-20"] {
            book.talked(ana, on, "");
        }
        assert!(book.person(ana).unwrap().closeness.unwrap().starts_with("Growing"));
        book.know_better(bo, true).unwrap();
        assert!(book.person(bo).unwrap().check_in.is_some());
    }),
    ("partners, family, friends; life changes", |book| {
        let relations = vec![Labelled::new("sister", "Rita Holm")];
        let ana = book.add_contact(ContactFields { relations, ..named("Ana Holm") }, None).unwrap().value;
        let rita = book.someone("Rita Holm");
        assert!(book.related_in_words(ana, rita).unwrap().unwrap().contains("sister"));
        let both =
            book.log_interaction(&[ana, rita], InteractionFields { channel: Channel::InPerson, ..call("2026-03-01", "The wedding") });
        let both = both.unwrap().value;
        assert_eq!(book.person(rita).unwrap().timeline[0].interaction.id, both);
        book.add_milestone(ana, yearly(MilestoneKind::Move, "", "2026-02-01")).unwrap();
        assert!(!book.brief(ana).unwrap().contact.fields.relations.is_empty() && length(24) == "24 days");
    }),
    ("trust, care and integrity", |book| {
        let ana = book.someone("Ana");
        book.add_reminder(promise(ana, "Lend the drill", "2026-03-10")).unwrap();
        book.add_reminder(own("Water the fern", "2026-03-10")).unwrap();
        let due = book.reminders_due().unwrap();
        assert_eq!(due.len(), 2);
        let (kept, on) = due.into_iter().find(|(one, _)| one.fields.kind == ReminderKind::Promise).unwrap();
        let theirs = ReminderFields { kind: ReminderKind::TheirPromise, ..promise(ana, "Send me the recipe", "2026-03-12") };
        book.add_reminder(theirs).unwrap();
        let open = book.brief(ana).unwrap().open;
        assert!(open.iter().any(|(one, ..)| one.fields.kind == ReminderKind::TheirPromise), "mine and theirs");
        book.finish_reminder(kept.id, on).unwrap();
        assert_eq!(book.reminders_about(ana).unwrap().len(), 1, "theirs is not kept by keeping mine");
        assert_eq!(book.check().unwrap(), [""; 0], "one file, whole");
    }),
];

#[test]
fn each_practice_of_the_articles_has_a_promise_that_holds() {
    let broken = PROMISES.into_iter().filter(|(_, promise)| std::panic::catch_unwind(|| promise(&mut TestBook::new())).is_err());
    let broken: Vec<&str> = broken.map(|(practice, _)| practice).collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn the_table_of_practices_names_each_of_them_once_and_where_it_lives() {
    let table = include_str!("../docs/practices.md");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| practice")).collect();
    assert_eq!(rows.len(), PROMISES.len());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for ((practice, _), row) in PROMISES.iter().zip(rows) {
        assert!(row.starts_with(&format!("| {practice} |")), "{practice}: {row}");
        let places = row.split('`').skip(1).step_by(2).filter(|place| place.contains('/'));
        let gone: Vec<_> = places.filter(|place| !root.join(place).exists()).collect();
        assert!(gone.is_empty() && row.contains("core/src/"), "{practice}: {gone:?}");
    }
}
