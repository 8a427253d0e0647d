//! A book of sample people with dates around today, for looking around (`./run --demo`). All of it goes through the verbs.

mod samples;

use jiff::{Span, civil::Date};

use samples::{PLANS, Plan, SAMPLES, Sample};

use super::{Book, Companion};
use crate::{
    Result,
    domain::{
        AwayTimes, BoundaryFields, BoundaryKind, CatchUpFields, Channel, ContactFields, ContactId, ContactState, Depth, ExchangeFields,
        ExchangeKind, FactFields, FactKind, Feeling, GatheringFields, GoalFields, HardKind, HardTimeFields, Interaction, InteractionFields,
        InteractionId, Labelled, LifeDate, MilestoneFields, MilestoneKind, PartialDate, PersonName, Planning, Pondered, ReminderFields,
        ReminderKind, Repetition, RiftFields, Says, ShareFields, ShareFor, Standing, StartedBy, Topics,
    },
};

impl Book {
    /// Fills a book that nobody has used with about thirty sample people; one with people in it stays as it is.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn fill_with_samples(&mut self) -> Result<()> {
        if self.people_count()? > 0 {
            return Ok(());
        }
        let today = self.now().today();
        let closed_days = "sunday".parse().ok();
        let settings = crate::domain::Settings { user_name: "Sam".to_owned(), closed_days, ..self.settings()? };
        self.change_settings(&settings)?;
        for sample in SAMPLES {
            self.add_sample(sample, today)?;
        }
        for plan in PLANS {
            self.add_plan(plan, today)?;
        }
        let day = |days: i64| today.saturating_add(Span::new().days(days));
        let away = AwayTimes::new([(day(8), day(15))]);
        self.set_planning(self.find("Ana Costa")?, &Planning { away, ..Planning::default() })?;
        self.add_what_matters(today)
    }

    /// What some of them do not want, and what is still open with them.
    fn add_what_matters(&mut self, today: Date) -> Result<()> {
        let since = |days: i64| today.saturating_sub(Span::new().days(days));
        let topic = |words: &str| BoundaryKind::Topic(Topics::named_in(words));
        let night = BoundaryKind::Hours(jiff::civil::time(21, 0, 0, 0), jiff::civil::time(9, 0, 0, 0));
        let boundaries = [
            ("Ana Costa", topic("her father"), "her father", 200),
            ("Ana Costa", night, "the baby sleeps next door", 40),
            ("Bo Lindqvist", topic("the divorce"), "the divorce", 500),
            ("Priya Diaz", BoundaryKind::Channel(Channel::Call), "she hears badly on the phone", 90),
        ];
        for (who, kind, words, days) in boundaries {
            self.add_boundary(self.find(who)?, BoundaryFields { kind, words: words.to_owned(), since: since(days) })?;
        }
        let facts = [
            ("Ana Costa", FactKind::Met, "at the climbing wall in Lisbon", 2_000),
            ("Ana Costa", FactKind::Interest, "long distance running, old tiles", 80),
            ("Ana Costa", FactKind::Diet, "vegetarian", 400),
            ("Ana Costa", FactKind::Plan, "wants to walk the coast path in spring", 24),
            ("Bo Lindqvist", FactKind::Interest, "Fado records, ice hockey", 40),
            ("Hiro Nakamura", FactKind::Plan, "is learning to bake bread", 31),
            ("Yusuf Demir", FactKind::Need, "wants to meet people in energy", 85),
            ("Julien Moreau", FactKind::Skill, "knows everybody in Lyon", 300),
            ("Gareth Pryce-Llewellyn", FactKind::Skill, "twenty years in wind energy", 400),
            ("Freya Holm", FactKind::Interest, "climbing", 28),
            ("Bo Lindqvist", FactKind::Agreement, "whoever is late brings the cake", 130),
            ("Ana Costa", FactKind::Feedback, "I gave advice where she wanted to be heard", 60),
            ("Chloe Ferreira", FactKind::Worry, "whether Biscuit will ever sleep", 18),
        ];
        for (who, kind, words, days) in facts {
            self.add_fact(self.find(who)?, FactFields { kind, words: words.to_owned(), said_on: since(days) })?;
        }
        let open = [
            ("Ana Costa", ReminderKind::OpenLoop, "how the flat turned out", 4),
            ("Bo Lindqvist", ReminderKind::Promise, "bring the Fado record", 2),
            ("Hiro Nakamura", ReminderKind::TheirPromise, "bring me a loaf of his bread", 6),
        ];
        for (who, kind, words, days) in open {
            let day = today.saturating_add(Span::new().days(days));
            let person = Some(self.find(who)?);
            let fields = ReminderFields { kind, person, words: words.to_owned(), day, time: None, repeats: None, their_clock: false };
            self.add_reminder(fields)?;
        }
        self.add_event(self.find("中村")?, "her exam", today.saturating_add(Span::new().days(7)))?;
        let shares: [(&str, &[&str]); 3] = [
            ("A shop in Alfama that sells old Fado records", &["Bo Lindqvist"]),
            ("The map of the coast path, with all its huts", &["Ana Costa", "Freya Holm"]),
            ("We found a flat with a garden", &[]),
        ];
        for (words, whom) in shares {
            let people = whom.iter().map(|who| self.find(who)).collect::<Result<Vec<_>>>()?;
            let whom = if people.is_empty() { ShareFor::Anyone } else { ShareFor::People(people) };
            self.add_share(ShareFields { words: words.to_owned(), whom })?;
        }
        self.add_what_is_hard(today)?;
        self.add_where_they_met(today)?;
        self.add_what_is_wanted(today)?;
        self.add_what_passed(today)
    }

    /// What the user would like, why they are in touch, and what they thought to themselves.
    fn add_what_is_wanted(&mut self, today: Date) -> Result<()> {
        let goals: [(&str, &str, &[&str]); 2] = [
            ("A mentor in bookbinding", "My hands know more than I can say", &["Leilani Kahale"]),
            ("A friend to climb with", "", &["Freya Holm", "Ana Costa"]),
        ];
        for (words, why, people) in goals {
            let people = people.iter().map(|who| self.find(who)).collect::<Result<_>>()?;
            self.add_goal(GoalFields { words: words.to_owned(), why: why.to_owned(), people })?;
        }
        self.set_intention(self.find("Ana Costa")?, "She says what she thinks, and makes me braver")?;
        self.set_trust(self.find("Ana Costa")?, Some(Depth::Deep))?;
        self.answer_review(today, Pondered::Missed, "Marta. I pass her studio every day and never ring")?;
        self.add_reflection(None, "I say yes to dinners when I mean Thursday walks")?;
        self.add_reflection(Some(self.find("Bo Lindqvist")?), "I was short with him about the record. It was not about the record")?;
        Ok(())
    }

    /// A gathering that is over and one to come, and two who are to be introduced.
    fn add_where_they_met(&mut self, today: Date) -> Result<()> {
        let on = |days: i64| today.saturating_add(Span::new().days(days));
        let pitch = "I mend old books, mostly for people who can’t bear to throw them away. I’d like to learn how you bind new ones.";
        let [name, place, goal, pitch] = ["Harbour book fair", "Porto", "Someone who binds books by hand", pitch].map(str::to_owned);
        let fair = self.add_gathering(GatheringFields { name, day: on(-1), place, goal, hoped: Some(5), pitch })?.value;
        self.invite(fair, &[self.find("Ruth Goldberg")?])?;
        let met = [
            ("Leilani Kahale", "Binds books from sailcloth, laughs at her own mistakes", "send her the paper shop’s address"),
            ("Pedro Almeida", "Collects maps of places that are gone", ""),
        ];
        for (who, line, next) in met {
            self.meet(fair, &Companion::Known(self.find(who)?), line, next)?;
        }
        let [name, place, goal] = ["Choir evening", "City Choir, Noor’s place", "Listen more than I talk"].map(str::to_owned);
        self.add_gathering(GatheringFields { name, day: on(6), place, goal, hoped: None, pitch: String::new() })?;
        let [hiro, ernst] = ["Hiro Nakamura", "Ernst Vogel"].map(|who| self.find(who));
        let (hiro, ernst) = (hiro?, ernst?);
        let two = self.add_introduction([hiro, ernst], "Ernst’s bread oven, and Hiro’s dough that needs one")?.value;
        self.says_to_introduction(two, hiro, Says::Yes)?;
        self.says_to_introduction(two, ernst, Says::Asked)?;
        Ok(())
    }

    /// What some of them go through, what is to mend, and someone to remember.
    fn add_what_is_hard(&mut self, today: Date) -> Result<()> {
        let ago = |days: i64| today.saturating_sub(Span::new().days(days));
        let hard = [("Ingrid Sørensen", HardKind::Illness, "her knee", 20), ("Yusuf Demir", HardKind::Work, "", 85)];
        for (who, kind, words, days) in hard {
            self.add_hard_time(self.find(who)?, HardTimeFields { kind, words: words.to_owned(), since: ago(days) })?;
        }
        let [words, their_side, step, draft] = [
            "I never answered his letter",
            "He may think the mill bored me",
            "Write two lines about the photo of the wheel",
            "Dmitri, your letter has been on my desk since spring. I kept waiting for an hour that was good enough.",
        ]
        .map(str::to_owned);
        let rift = RiftFields { words, their_side, step, draft, since: ago(300) };
        self.add_rift(self.find("Dmitri Volkov")?, rift, Some(today.saturating_add(Span::new().days(3))))?;
        let name = PersonName { given: "Karl".to_owned(), family: "Berg".to_owned(), ..PersonName::default() };
        let karl = self.add_contact(ContactFields { name, ..ContactFields::default() }, birthday(today, 0, 96))?.value;
        self.add_milestone(karl, MilestoneFields::new(MilestoneKind::Loss, LifeDate::from(ago(2_000))))?;
        self.set_state(karl, ContactState::Deceased)?;
        self.add_ties(today)
    }

    /// Who the user is, who is whose, and whom to know better.
    fn add_ties(&mut self, today: Date) -> Result<()> {
        let ties = [
            ("Ingrid Sørensen", "she/her", Some(("daughter", "Freya Holm"))),
            ("Freya Holm", "she/her", Some(("husband", "Mateo Ríos"))),
            ("Mateo Ríos", "he/him", None),
        ];
        for (who, pronouns, relation) in ties {
            let id = self.find(who)?;
            let mut fields = self.read().contact(id)?.map(|contact| contact.fields).unwrap_or_default();
            fields.pronouns = pronouns.to_owned();
            fields.relations = relation.into_iter().map(|(label, name)| Labelled::new(label, name)).collect();
            if who != "Ingrid Sørensen" {
                fields.addresses = vec![Labelled::new("home", "Fjordgata 7\n7010 Trondheim")];
            }
            let birthday = self.birthday_of(id)?;
            self.edit_contact(id, fields, birthday)?;
        }
        let name = PersonName { given: "Sam".to_owned(), family: "Holm".to_owned(), ..PersonName::default() };
        let relations = vec![Labelled::new("sister", "Freya Holm")];
        let sam = self.add_contact(ContactFields { name, relations, ..ContactFields::default() }, None)?.value;
        self.set_me(sam, true)?;
        for (kind, words) in [(FactKind::Interest, "climbing, old maps, ice hockey"), (FactKind::Skill, "baking bread")] {
            self.add_fact(sam, FactFields { kind, words: words.to_owned(), said_on: today })?;
        }
        self.know_better(self.find("Hiro Nakamura")?, true).map(drop)
    }

    /// What was given and received, and ideas.
    fn add_what_passed(&mut self, today: Date) -> Result<()> {
        let on = |days: i64| today.saturating_sub(Span::new().days(days));
        let received = |days, asked_for, thanked: Option<i64>| Standing::Received { on: on(days), asked_for, thanked_on: thanked.map(on) };
        let given = |days| Standing::Given { on: on(days), thanked_on: None };
        let passed = [
            ("Ana Costa", ExchangeKind::Gift, "A tile from her old kitchen", received(24, false, None)),
            ("Ana Costa", ExchangeKind::Gift, "Running socks, the ones with lemons", Standing::Idea),
            ("Ana Costa", ExchangeKind::Help, "Carried boxes on moving day", given(40)),
            ("Ana Costa", ExchangeKind::Kindness, "Called every evening the week I was ill", received(160, false, Some(150))),
            ("Marta Berg", ExchangeKind::Gift, "A pot for the fern", Standing::Idea),
            ("Ernst Vogel", ExchangeKind::Help, "Repaired the gate with me", received(5, true, None)),
            ("Ernst Vogel", ExchangeKind::Favour, "Lent me his ladder", received(60, true, Some(58))),
            ("Ernst Vogel", ExchangeKind::Advice, "Which wood for the shed", received(90, true, Some(90))),
            ("Aoife Brennan", ExchangeKind::Favour, "The tent, for the summer", received(70, false, Some(69))),
            ("Julien Moreau", ExchangeKind::Introduction, "His landlord in Lyon", received(50, true, Some(50))),
            ("伟 王", ExchangeKind::Gift, "The book on bridges", given(20)),
        ];
        for (who, kind, words, standing) in passed {
            self.add_exchange(self.find(who)?, ExchangeFields { kind, words: words.to_owned(), standing })?;
        }
        Ok(())
    }

    fn add_plan(&mut self, plan: &Plan, today: Date) -> Result<()> {
        let people = plan.with.iter().map(|given| self.find(given)).collect::<Result<Vec<_>>>()?;
        let day = today.saturating_add(Span::new().days(plan.in_days));
        let fields = CatchUpFields {
            day,
            time: plan.hour.map(|hour| jiff::civil::time(hour, 0, 0, 0)),
            minutes: None,
            channel: plan.channel,
            place: String::new(),
            what_for: plan.what_for.to_owned(),
        };
        self.plan_catch_up(&people, fields, Repetition::typed(plan.every, day).ok())?;
        Ok(())
    }

    /// Talks of which nothing was noted, back through a year: the closer the circle, the nearer to what is meant.
    fn add_earlier_talks(&mut self, id: ContactId, sample: &Sample, today: Date) -> Result<()> {
        let (Some((oldest, ..)), false) = (sample.talks.last(), sample.circle.is_empty()) else { return Ok(()) };
        let every = match sample.circle {
            "Inner" => 14,
            "Close" => 36,
            _ => 150,
        };
        let days = (1..).map(|step| oldest + step * every).take_while(|days| *days < 350);
        use Channel::{Call, InPerson, Message};
        let began = [StartedBy::Me, StartedBy::Them, StartedBy::Me];
        let ways = [Message, Call, InPerson];
        self.change("log interaction", |w, now| {
            for ((days, started_by), channel) in days.zip(began.into_iter().cycle()).zip(ways.into_iter().cycle()) {
                let fields =
                    InteractionFields { started_by, ..InteractionFields::talk(today.saturating_sub(Span::new().days(days)), channel, "") };
                w.put_interaction(&Interaction { id: InteractionId::new(now.instant()), fields }, &[id], now.instant())?;
            }
            Ok(((), format!("Logged earlier talks with {}", sample.given)))
        })?;
        Ok(())
    }

    fn add_sample(&mut self, sample: &Sample, today: Date) -> Result<()> {
        let mail = format!("{}@example.org", crate::domain::fold(sample.given).replace(' ', "."));
        let fields = ContactFields {
            name: PersonName { given: sample.given.to_owned(), family: sample.family.to_owned(), ..PersonName::default() },
            organization: sample.organization.to_owned(),
            emails: vec![Labelled::new("home", mail)],
            phones: vec![Labelled::new("cell", "+351 900 000 000")],
            time_zone: if sample.family == "中村" { "Asia/Tokyo".to_owned() } else { String::new() },
            tags: if sample.organization == "Vela" { vec!["Vela".to_owned()] } else { Vec::new() },
            ..ContactFields::default()
        };
        let id = self.add_contact(fields, sample.birthday.and_then(|(days, age)| birthday(today, days, age)))?.value;
        if !sample.circle.is_empty() {
            let circle = self.circle_named(sample.circle)?.id;
            self.set_circle(id, Some(circle))?;
        }
        for (at, (days, channel, note)) in sample.talks.iter().enumerate() {
            let fields = InteractionFields {
                started_by: if at % 2 == 0 { StartedBy::Me } else { StartedBy::Them },
                depth: depth(*channel, note),
                feeling: feeling(*channel, note),
                appreciated: if at == 0 && sample.given == "Ana" {
                    "She asked how I was, and waited for the answer".to_owned()
                } else {
                    String::new()
                },
                ..InteractionFields::talk(today.saturating_sub(Span::new().days(*days)), *channel, *note)
            };
            self.log_interaction(&[id], fields)?;
        }
        self.add_earlier_talks(id, sample, today)?;
        if sample.given == "Tunde" {
            let began = today.saturating_add(Span::new().days(2)).saturating_sub(Span::new().years(1));
            let fields = MilestoneFields {
                kind: MilestoneKind::WorkAnniversary,
                label: "At Northwind".to_owned(),
                date: LifeDate::from(began),
                yearly: true,
                note: String::new(),
                leads: None,
            };
            self.add_milestone(id, fields)?;
        }
        Ok(())
    }
}

/// A birthday `days` from today on which someone turns `age`; with age 0 its year is not known.
fn birthday(today: Date, days: i64, age: i16) -> Option<LifeDate> {
    let on = today.saturating_add(Span::new().days(days));
    let year = (age > 0).then(|| on.year() - age);
    let day = if on.day() == 29 && on.month() == 2 { 28 } else { on.day() };
    PartialDate::new(year, Some(on.month()), Some(day)).map(LifeDate::Known)
}

/// How near a talk of the samples went: of those without words nobody has said.
fn depth(channel: Channel, note: &str) -> Option<Depth> {
    let near = match channel {
        Channel::InPerson => Depth::Deep,
        Channel::Call | Channel::Video => Depth::Real,
        Channel::Message | Channel::Letter | Channel::Other => Depth::Light,
    };
    (!note.is_empty()).then_some(near)
}

/// How a talk of the samples left the user, where somebody has said.
fn feeling(channel: Channel, note: &str) -> Option<Feeling> {
    if note.contains("leaving") || note.contains("Between jobs") {
        return Some(Feeling::Drained);
    }
    (channel == Channel::InPerson && !note.is_empty()).then_some(Feeling::Lifted)
}
