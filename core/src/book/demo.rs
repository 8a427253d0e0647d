//! A book of sample people with dates around today, for looking around (`./run --demo`). All of it goes through the verbs.

use jiff::{Span, civil::Date};

use super::Book;
use crate::{
    Result,
    domain::{
        AwayTimes, BoundaryFields, BoundaryKind, CatchUpFields, Channel, ContactFields, ContactId, ExchangeFields, ExchangeKind,
        FactFields, FactKind, Interaction, InteractionFields, InteractionId, Labelled, LifeDate, MilestoneFields, MilestoneKind, Outcome,
        PartialDate, PersonName, Planning, ReminderFields, ReminderKind, Repetition, ShareFields, ShareFor, Standing, StartedBy, Topics,
    },
};

/// One sample person.
struct Sample {
    given: &'static str,
    family: &'static str,
    organization: &'static str,
    circle: &'static str,
    /// Days from today to their birthday, and how old they turn; 0: nobody knows.
    birthday: Option<(i64, i16)>,
    /// Days since each talk, how, and what was said.
    talks: &'static [(i64, Channel, &'static str)],
}

const fn sample(given: &'static str, family: &'static str, organization: &'static str, circle: &'static str) -> Sample {
    Sample { given, family, organization, circle, birthday: None, talks: &[] }
}

use Channel::{Call, InPerson, Letter, Message, Video};

/// The sample people; the names are those of nobody.
const SAMPLES: &[Sample] = &[
    Sample {
        birthday: Some((0, 40)),
        talks: &[(33, Call, "Looking for a bigger studio. The fern is still alive."), (96, InPerson, "Tea at the botanical garden.")],
        ..sample("Marta", "Berg", "Berg Ceramics", "Close")
    },
    Sample {
        talks: &[
            (24, Call, "Her move to Porto, and the flat with the lemon tree."),
            (49, Message, "Passed her half marathon."),
            (80, InPerson, "Dinner, long talk about leaving Vela."),
        ],
        ..sample("Ana", "Costa", "Vela", "Inner")
    },
    Sample { birthday: Some((2, 31)), talks: &[(12, Message, "Started at Northwind.")], ..sample("Tunde", "Okafor", "Northwind", "Close") },
    Sample { talks: &[(31, InPerson, "Coffee. He is learning to bake bread.")], ..sample("Hiro", "Nakamura", "Kyoto Design", "Close") },
    Sample { talks: &[(92, Video, "Baby Leo sleeps through the night.")], ..sample("Priya", "Diaz", "", "Close") },
    Sample {
        birthday: Some((-4, 68)),
        talks: &[(9, Call, "Her knee is better. Wants photos of the garden.")],
        ..sample("Ingrid", "Sørensen", "", "Inner")
    },
    Sample { birthday: Some((1, 0)), talks: &[(200, Letter, "")], ..sample("Zoë", "Lefèvre", "Atelier Zed", "Good") },
    Sample {
        talks: &[(40, InPerson, "Swapped records. Owes me the Fado one, or I owe him."), (75, InPerson, "")],
        ..sample("Bo", "Lindqvist", "", "Inner")
    },
    Sample {
        birthday: Some((17, 52)),
        talks: &[(130, Call, "Thinking about a sabbatical.")],
        ..sample("Łukasz", "Wójcik", "Politechnika", "Good")
    },
    Sample { birthday: Some((60, 34)), talks: &[(20, Message, "Sent the book on bridges.")], ..sample("伟", "王", "", "Good") },
    Sample { birthday: Some((120, 29)), talks: &[(14, Video, "Her exam is in three weeks.")], ..sample("美咲", "中村", "", "Close") },
    Sample { talks: &[(400, InPerson, "Met at the reunion.")], ..sample("Gareth", "Pryce-Llewellyn", "Pryce & Daughters", "Wider") },
    Sample { birthday: Some((200, 45)), talks: &[(60, Call, "Her choir sings in May.")], ..sample("Noor", "Haddad", "City Choir", "Good") },
    Sample { birthday: Some((33, 71)), talks: &[(5, InPerson, "Repaired the gate together.")], ..sample("Ernst", "Vogel", "", "Close") },
    Sample { talks: &[(95, Message, "")], ..sample("Salma", "El-Amin", "Open Maps", "Good") },
    Sample { birthday: Some((-40, 38)), talks: &[(18, Message, "New puppy, called Biscuit.")], ..sample("Chloe", "Ferreira", "", "Close") },
    Sample { birthday: Some((250, 50)), talks: &[(320, Call, "")], ..sample("Dmitri", "Volkov", "Hartwood Mill", "Wider") },
    Sample { birthday: Some((90, 0)), talks: &[(70, InPerson, "Offered to lend the tent.")], ..sample("Aoife", "Brennan", "", "Good") },
    Sample { birthday: Some((300, 27)), talks: &[(3, Message, "Got the internship.")], ..sample("Mateo", "Ríos", "Río Labs", "Close") },
    Sample { birthday: Some((150, 63)), ..sample("Constance", "Abernathy", "", "Wider") },
    Sample {
        birthday: Some((45, 36)),
        talks: &[(85, Call, "Between jobs, wants to meet people in energy.")],
        ..sample("Yusuf", "Demir", "", "Good")
    },
    Sample { birthday: Some((6, 33)), talks: &[(28, InPerson, "Climbing. New shoes.")], ..sample("Freya", "Holm", "Nordvind", "Good") },
    Sample { birthday: Some((-100, 58)), ..sample("Ruth", "Goldberg", "Goldberg Books", "Wider") },
    Sample { birthday: Some((75, 41)), talks: &[(50, Video, "Moving the team to Lyon.")], ..sample("Julien", "Moreau", "Lumen", "Good") },
    Sample { birthday: Some((180, 39)), ..sample("Tomás", "Silva", "Vela", "Wider") },
    Sample { birthday: Some((210, 30)), ..sample("Leilani", "Kahale", "", "Wider") },
    Sample { birthday: Some((-20, 47)), ..sample("Oksana", "Bondar", "Harbour Clinic", "") },
    Sample { birthday: Some((330, 25)), ..sample("Samir", "Patel", "", "") },
    Sample { birthday: Some((270, 0)), ..sample("Grace", "Mbeki", "", "") },
    Sample { ..sample("Pedro", "Almeida", "Vela", "") },
];

/// What is planned, days from today; `every` is empty for once.
struct Plan {
    with: &'static [&'static str],
    in_days: i64,
    hour: Option<i8>,
    channel: Channel,
    what_for: &'static str,
    every: &'static str,
}

const PLANS: &[Plan] = &[
    Plan { with: &["Ernst Vogel"], in_days: 1, hour: Some(17), channel: InPerson, what_for: "coffee", every: "week" },
    Plan { with: &["Mateo Ríos", "Chloe Ferreira"], in_days: 3, hour: None, channel: InPerson, what_for: "a walk", every: "" },
    Plan { with: &["Julien Moreau"], in_days: 5, hour: Some(9), channel: Video, what_for: "", every: "" },
    Plan { with: &["中村"], in_days: 6, hour: Some(10), channel: Video, what_for: "her exam", every: "" },
    Plan { with: &["Bo Lindqvist"], in_days: -3, hour: None, channel: InPerson, what_for: "records", every: "" },
    Plan { with: &["Noor Haddad"], in_days: 9, hour: None, channel: Call, what_for: "", every: "first sunday" },
];

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
            ("Freya Holm", FactKind::Interest, "climbing", 28),
            ("Chloe Ferreira", FactKind::Worry, "whether Biscuit will ever sleep", 18),
        ];
        for (who, kind, words, days) in facts {
            self.add_fact(self.find(who)?, FactFields { kind, words: words.to_owned(), said_on: since(days) })?;
        }
        let open = [
            ("Ana Costa", ReminderKind::OpenLoop, "how the flat turned out", 4),
            ("Bo Lindqvist", ReminderKind::Promise, "bring the Fado record", 2),
            ("中村", ReminderKind::OpenLoop, "her exam", 7),
        ];
        for (who, kind, words, days) in open {
            let day = today.saturating_add(Span::new().days(days));
            let person = Some(self.find(who)?);
            let fields = ReminderFields { kind, person, words: words.to_owned(), day, time: None, repeats: None, their_clock: false };
            self.add_reminder(fields)?;
        }
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
        self.add_what_passed(today)
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
        let began = [StartedBy::Me, StartedBy::Them, StartedBy::Me];
        let ways = [Message, Call, InPerson];
        self.change("log interaction", |w, now| {
            for ((days, started_by), channel) in days.zip(began.into_iter().cycle()).zip(ways.into_iter().cycle()) {
                let fields = InteractionFields {
                    day: today.saturating_sub(Span::new().days(days)),
                    channel,
                    outcome: Outcome::Talked,
                    started_by,
                    note: String::new(),
                };
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
                day: today.saturating_sub(Span::new().days(*days)),
                channel: *channel,
                outcome: Outcome::Talked,
                started_by: if at % 2 == 0 { StartedBy::Me } else { StartedBy::Them },
                note: (*note).to_owned(),
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
