//! Every verb there is, tried on a small world of people.

use std::collections::BTreeMap;

use fondly_core::{
    Result,
    book::{About, Book, Companion, NudgeId, Outcome, RhythmEdit, unwatched},
    domain::{
        Answer, BoundaryId, CircleFields, CircleId, ContactFields, ContactId, ContactState, Depth, ExchangeId, FactId, GatheringId, GoalId,
        GuestId, HardKind, HardTimeId, InteractionId, IntroductionId, Later, LeapDay, MilestoneId, MilestoneKind, OccasionId, Period,
        Planning, Pondered, Reach, ReflectionId, ReminderId, Repetition, RiftId, Says, Settings, ShareId, Tone,
    },
    planner::WayKind,
    quick::Noticed,
};

use super::{
    TestBook, card, day,
    people::{
        asked, call, date, gathering, given, goal, hard, idea, likes, not_about, planned, promise, reachable, received, rift, share, to,
        yearly,
    },
};

/// A verb, and what it is tried with.
pub(crate) type Verb = fn(&mut World) -> Result<Outcome<()>>;

/// A small world: Ana who has everything, Bo who was trashed long ago, a circle, and a file to import.
pub(crate) struct World {
    pub(crate) book: TestBook,
    pub(crate) ana: ContactId,
    bo: ContactId,
    birthday: MilestoneId,
    call: InteractionId,
    circle: CircleId,
    /// A catch-up with Ana and Bo, and one every week with Ana.
    lunch: OccasionId,
    weekly: OccasionId,
    /// One that was cancelled.
    gone: OccasionId,
    /// Ana once more, and who went into that one.
    double: ContactId,
    former: ContactId,
    /// What is to be reminded of about that one.
    promise: ReminderId,
    /// What they do not want, and what they were asked last.
    boundary: BoundaryId,
    question: &'static str,
    /// What they told of themselves.
    fact: FactId,
    /// What the user saved for them.
    share: ShareId,
    /// What the user thinks of giving them, and what they received of them.
    gift: ExchangeId,
    help: ExchangeId,
    /// What they go through, and what stands between them and the user.
    illness: HardTimeId,
    rift: RiftId,
    /// Where the user met them, as whom, and to whom they are to be introduced.
    gathering: GatheringId,
    guest: GuestId,
    introduction: IntroductionId,
    /// Two who were introduced already.
    made: IntroductionId,
    /// What the user wants with them, and what they thought of them.
    goal: GoalId,
    thought: ReflectionId,
}

impl World {
    /// The world, in a file.
    pub(crate) fn new() -> Self {
        let mut book = TestBook::on_disk_at("2026-01-20T10:00[Europe/Lisbon]");
        let ana = book.add_contact(reachable("Ana Costa"), Some(date("1986-03-10"))).unwrap().value;
        let bo = book.someone_born("Bo Lind", "1990-05-05");
        let circle = book.join_circle(ana, "Close");
        let call = book.log_interaction(&[ana, bo], call("2026-01-10", "Both moved to Porto")).unwrap().value;
        book.talked(bo, "2026-01-11", "Alone");
        let share = book.add_share(share("The clip of the gull", &[ana, bo])).unwrap().value;
        book.set_state(bo, ContactState::Trashed).unwrap();
        let double = book.add_contact(reachable("Ana Costa"), Some(date("10 March"))).unwrap().value;
        let former = book.someone_born("Anita Costa", "1986-03-10");
        book.talked(former, "2026-01-12", "As Anita");
        let boundary = book.add_boundary(former, not_about("her father")).unwrap().value;
        book.question_for(former).unwrap();
        let fact = book.add_fact(former, likes("hockey")).unwrap().value;
        book.tell_share(share, former).unwrap();
        let gift = book.add_exchange(former, idea("A fern")).unwrap().value;
        let help = book.add_exchange(former, asked("The move", "2026-01-15")).unwrap().value;
        let illness = book.add_hard_time(former, hard(HardKind::Illness, "her knee", "2026-01-15")).unwrap().value;
        let rift = book.add_rift(former, rift("I forgot the concert", "2026-01-15"), Some(day("2026-04-01"))).unwrap().value;
        let gathering = book.add_gathering(gathering("Book fair")).unwrap().value;
        book.meet(gathering, &Companion::Known(former), "binds books", "send the address").unwrap();
        let guest = book.gathering(gathering).unwrap().guests[0].guest.id;
        let goal = book.add_goal(goal("A friend", &[former])).unwrap().value;
        let thought = book.add_reflection(Some(former), "I was short with them").unwrap().value;
        let cy = book.someone("Cy Moreau");
        let made = book.add_introduction([ana, cy], "").unwrap().value;
        book.go_quiet(cy).unwrap();
        for person in [ana, cy] {
            book.says_to_introduction(made, person, Says::Yes).unwrap();
        }
        book.introduce(made).unwrap();
        let introduction = book.add_introduction([former, ana], "book binding").unwrap().value;
        for person in [former, ana] {
            book.says_to_introduction(introduction, person, Says::Yes).unwrap();
        }
        book.merge(double, &[former], &BTreeMap::new()).unwrap();
        let question = book.question_for(double).unwrap().unwrap().words;
        book.clock.set("2026-03-10T10:00");
        let birthday = book.milestone_of(ana);
        let lunch = book.plan_catch_up(&[ana, double], planned("2026-03-20"), None).unwrap().value;
        let weekly = Repetition::typed("Wednesday", day("2026-03-11")).unwrap();
        let weekly = book.plan_catch_up(&[ana], planned("2026-03-11"), Some(weekly)).unwrap().value;
        let gone = book.plan_catch_up(&[ana], planned("2026-03-13"), None).unwrap().value;
        book.cancel_catch_up(gone, Reach::This).unwrap();
        let promise = book.add_reminder(promise(double, "Lend the drill", "2026-03-15")).unwrap().value;
        Self {
            book,
            ana,
            bo,
            birthday,
            call,
            circle,
            lunch,
            weekly,
            gone,
            double,
            former,
            promise,
            boundary,
            question,
            fact,
            share,
            gift,
            help,
            illness,
            rift,
            gathering,
            guest,
            introduction,
            made,
            goal,
            thought,
        }
    }

    fn fields(&self, id: ContactId) -> Result<ContactFields> {
        Ok(self.book.person(id)?.contact.fields)
    }

    fn import(&mut self, phone: &str) -> Result<Outcome<()>> {
        let cy = card(&["UID:cy", "FN:Cy Ray", "N:Ray;Cy;;;", phone, "BDAY:1990-06-07", "CATEGORIES:choir,work"]);
        let group = card(&["X-ADDRESSBOOKSERVER-KIND:group", "FN:Rowers", "UID:g", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:cy"]);
        let file = self.book.file("people.vcf", cy + &group);
        self.book.import(&[file], &mut unwatched).map(drop_value)
    }
}

fn drop_value<T>(outcome: Outcome<T>) -> Outcome<()> {
    outcome.map(|_| ())
}

/// The verbs that make something. Which of them there are is held against the source by `one_door`.
pub(crate) const MAKING: [Verb; 37] = [
    |w| w.book.add_contact(reachable("Zoë Lefèvre"), Some(date("29 February"))).map(drop_value),
    |w| {
        w.book
            .add_circle(CircleFields { name: "Choir".into(), tone: Tone::Work, cadence: "3 weeks".parse().ok(), notify_at: None })
            .map(drop_value)
    },
    |w| w.book.add_milestone(w.ana, yearly(MilestoneKind::WorkAnniversary, "At Vela", "2020-09-01")).map(drop_value),
    |w| w.book.log_interaction(&[w.ana], call("2026-03-09", "Porto is fine")).map(drop_value),
    |w| {
        let there = [Companion::Known(w.ana), Companion::New("Marta Reis".to_owned())];
        w.book.log_together(&there, call("2026-03-09", "The market")).map(drop_value)
    },
    |w| w.book.congratulate(w.birthday, Period::Year(2026), "Happy birthday", Some(WayKind::Mail)).map(drop_value),
    |w| w.book.check_in_done(w.ana).map(drop_value),
    |w| w.import("TEL:+1 404 555 1212"),
    |w| w.import("TEL:+1 404 555 9999"),
    |w| w.book.snooze_milestone(w.birthday, Period::Year(2026), Later::Hour),
    |w| w.book.plan_catch_up(&[w.ana], planned("2026-04-01"), Repetition::typed("month", day("2026-04-01")).ok()).map(drop_value),
    |w| w.book.finish_catch_up(w.lunch, "Soup"),
    |w| w.book.add_boundary(w.ana, not_about("the divorce")).map(drop_value),
    |w| w.book.add_fact(w.ana, likes("tea")).map(drop_value),
    |w| w.book.add_hard_time(w.ana, hard(HardKind::Loss, "", "2026-03-09")).map(drop_value),
    |w| w.book.add_goal(goal("A mentor", &[w.ana])).map(drop_value),
    |w| w.book.add_reflection(Some(w.ana), "I talked too much").map(drop_value),
    |w| w.book.answer_review(day("2026-01-20"), Pondered::Energy, "Ana"),
    |w| w.book.keep_quiet(Some(day("2026-03-10"))),
    |w| w.book.add_gathering(gathering("Choir evening")).map(drop_value),
    |w| w.book.invite(w.gathering, &[w.ana]),
    |w| w.book.meet(w.gathering, &Companion::New("Rita Vale".to_owned()), "binds books", "").map(drop_value),
    |w| {
        let cy = w.book.find("Cy Moreau").unwrap();
        w.book.add_introduction([w.ana, cy], "old maps").map(drop_value)
    },
    |w| w.book.add_rift(w.ana, rift("We quarrelled", "2026-03-09"), Some(day("2026-03-12"))).map(drop_value),
    |w| w.book.add_event(w.ana, "her exam", day("2026-03-20")).map(drop_value),
    |w| w.book.add_exchange(w.ana, received("A scarf", "2026-03-09")).map(drop_value),
    |w| w.book.send_letter(w.double, "Dear Ana, thank you.").map(drop_value),
    |w| w.book.keep_noticed(w.ana, Noticed::Promise("Send the map".into(), None)),
    |w| w.book.add_share(share("The tea from Macau", &[w.ana, w.double])).map(drop_value),
    |w| w.book.pass_question(w.double, w.question),
    |w| w.book.question_asked(w.double, w.question),
    |w| w.book.add_reminder(promise(w.ana, "Send the photos", "2026-03-20")).map(drop_value),
    |w| w.book.finish_reminder(w.promise, day("2026-03-15")),
    |w| {
        let key = w.book.reminder(w.promise)?.key(day("2026-03-15"));
        w.book.snooze_alarm(&key, "Lend the drill", Later::Hour)
    },
    |w| {
        w.book.finish_nudges(&[
            NudgeId::CheckIn(w.ana),
            NudgeId::Milestone(w.birthday, Period::Year(2026)),
            NudgeId::Reminder(w.promise, day("2026-03-15")),
        ])
    },
    |w| {
        w.book.snooze_nudges(
            &[NudgeId::CheckIn(w.ana), NudgeId::Milestone(w.birthday, Period::Year(2026)), NudgeId::Reminder(w.promise, day("2026-03-15"))],
            Later::Tomorrow,
        )
    },
    |w| w.book.plan_week(&[(w.ana, day("2026-04-02")), (w.double, day("2026-04-03"))]),
];

/// The verbs that change something.
pub(crate) const CHANGING: [Verb; 61] = [
    |w| {
        let mut fields = w.fields(w.ana)?;
        (fields.title, fields.phones, fields.tags) = ("Captain".into(), Vec::new(), vec!["rowing".into(), "choir".into()]);
        w.book.edit_contact(w.ana, fields, None)
    },
    |w| {
        let fields = w.fields(w.ana)?;
        w.book.edit_contact(w.ana, fields, Some(date("11 March 1986")))
    },
    |w| {
        let fields = ContactFields { tags: vec!["choir".into(), "reading".into()], ..w.fields(w.ana)? };
        w.book.edit_contact(w.ana, fields, None)
    },
    |w| {
        let rhythm = Some(RhythmEdit { own: "5 weeks".parse().ok(), fixed_from: None });
        let fields = w.fields(w.ana)?;
        w.book.edit_contact_in(w.ana, fields, None, Some(w.circle), rhythm)
    },
    |w| w.book.set_state(w.ana, ContactState::Archived),
    |w| w.book.set_planning(w.ana, &Planning { least_gap: 14, kept_days: "sunday".parse().ok(), away: "2026-04-01/2026-04-09".parse()? }),
    |w| w.book.leave_open(w.lunch),
    |w| w.book.answer_question(w.ana, About::Rhythm("month".parse().unwrap(), "week".parse().unwrap()), Answer::Yes),
    |w| w.book.set_state(w.bo, ContactState::Active),
    |w| {
        let mut fields = w.book.circle_named("Close")?.fields;
        (fields.name, fields.cadence) = ("Near".into(), None);
        w.book.edit_circle(w.circle, fields)
    },
    |w| w.book.set_circle(w.ana, None),
    |w| w.book.set_leap_day(w.ana, LeapDay::March1),
    |w| w.book.set_rhythm(w.ana, "10 days".parse().ok(), Some(day("2026-02-02"))),
    |w| w.book.edit_milestone(w.birthday, yearly(MilestoneKind::Birthday, "", "12 March")),
    |w| w.book.mark_celebrated(w.birthday, Period::Year(2026)),
    |w| w.book.edit_together(w.call, &[Companion::Known(w.double)], call("2026-01-11", "Only one of them")),
    |w| w.book.edit_interaction(w.call, call("2026-01-12", "")),
    |w| w.book.snooze_check_in(w.ana, Later::NextWeek),
    |w| w.book.skip_check_in(w.ana),
    |w| w.book.pause(w.ana, Some(day("2026-08-01"))),
    |w| {
        let settings = Settings { user_name: "Sam".into(), discreet: true, ..w.book.settings()? };
        w.book.change_settings(&settings)
    },
    |w| w.book.set_state(w.ana, ContactState::Trashed),
    |w| w.book.merge(w.ana, &[w.double], &BTreeMap::new()),
    |w| w.book.unmerge(w.former),
    |w| w.book.merge_groups(&[vec![w.ana, w.double]]).map(drop_value),
    |w| w.book.keep_apart(&[w.ana, w.double]),
    |w| w.book.reschedule_catch_ups(&[(w.lunch, to("2026-03-27")), (w.weekly, to("2026-03-12"))], Reach::This).map(drop_value),
    |w| {
        let (people, fields) = (vec![w.ana], planned("2026-03-19"));
        w.book
            .edit_catch_up(OccasionId { period: Some(day("2026-03-18")), ..w.weekly }, &people, fields, None, Reach::FromHereOn)
            .map(drop_value)
    },
    |w| w.book.cancel_catch_up(OccasionId { period: Some(day("2026-03-25")), ..w.weekly }, Reach::FromHereOn),
    |w| w.book.cancel_catch_up(w.lunch, Reach::This),
    |w| w.book.restore_catch_up(w.gone),
    |w| w.book.edit_boundary(w.boundary, not_about("her parents")),
    |w| w.book.confirm_boundary(w.boundary),
    |w| w.book.edit_fact(w.fact, likes("skating")),
    |w| w.book.confirm_fact(w.fact),
    |w| w.book.set_me(w.ana, true),
    |w| w.book.know_better(w.ana, true),
    |w| w.book.keep_close(&[(w.ana, "week".parse().unwrap()), (w.double, "month".parse().unwrap())]),
    |w| w.book.edit_hard_time(w.illness, hard(HardKind::Loss, "", "2026-03-01")),
    |w| w.book.end_hard_time(w.illness),
    |w| w.book.edit_goal(w.goal, goal("A friend to climb with", &[w.ana, w.double])),
    |w| w.book.reach_goal(w.goal, true),
    |w| w.book.set_intention(w.ana, "She makes me braver"),
    |w| w.book.place_reflection(w.thought, Some(w.ana)),
    |w| w.book.go_quiet(w.ana),
    |w| w.book.end_quiet(),
    |w| w.book.set_trust(w.ana, Some(Depth::Deep)),
    |w| w.book.edit_gathering(w.gathering, gathering("The book fair")),
    |w| w.book.edit_guest(w.guest, "binds old books", "send both addresses"),
    |w| {
        let cy = w.book.find("Cy")?;
        w.book.let_go_of_introducing([w.double, cy])
    },
    |w| w.book.says_to_introduction(w.introduction, w.ana, Says::No),
    |w| w.book.introduce(w.introduction),
    |w| w.book.came_of_introduction(w.made, "They share a workshop"),
    |w| w.book.edit_rift(w.rift, rift("I forgot the concert, again", "2026-01-15"), None),
    |w| w.book.settle_rift(w.rift),
    |w| w.book.edit_exchange(w.gift, given("Two ferns", "2026-03-09")),
    |w| w.book.give_idea(w.gift),
    |w| w.book.thank(w.help),
    |w| w.book.edit_share(w.share, share("The clip of the gulls", &[w.double])),
    |w| w.book.tell_share(w.share, w.ana),
    |w| w.book.edit_reminder(w.promise, promise(w.ana, "Bring the drill", "2026-03-16")),
];

/// The verbs that take something away.
pub(crate) const REMOVING: [Verb; 16] = [
    |w| w.book.remove_circle(w.circle),
    |w| w.book.remove_milestone(w.birthday),
    |w| w.book.remove_interaction(w.call),
    |w| w.book.remove_reminder(w.promise),
    |w| w.book.remove_boundary(w.boundary),
    |w| w.book.remove_fact(w.fact),
    |w| w.book.remove_share(w.share),
    |w| w.book.remove_exchange(w.gift),
    |w| w.book.remove_hard_time(w.illness),
    |w| w.book.remove_goal(w.goal),
    |w| w.book.remove_reflection(w.thought),
    |w| w.book.remove_gathering(w.gathering),
    |w| w.book.remove_guest(w.guest),
    |w| w.book.remove_introduction(w.introduction),
    |w| w.book.remove_rift(w.rift),
    |w| w.book.empty_trash().map(drop_value),
];

/// All of them.
pub(crate) fn every_verb() -> impl Iterator<Item = Verb> {
    MAKING.into_iter().chain(CHANGING).chain(REMOVING)
}

/// The book of a world: what tests ask of it.
impl World {
    /// The steps that hold, newest first.
    pub(crate) fn steps(&self) -> Vec<i64> {
        let book: &Book = &self.book;
        let holds = |step: &fondly_core::store::Step| step.state == fondly_core::store::StepState::Done;
        book.history(10_000).unwrap().iter().filter(|step| holds(step)).map(|step| step.id).collect()
    }
}
