//! The sample people and what is planned with them.

use crate::domain::Channel::{self, Call, InPerson, Letter, Message, Video};

/// One sample person.
pub(super) struct Sample {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    pub(super) organization: &'static str,
    pub(super) circle: &'static str,
    /// Days from today to their birthday, and how old they turn; 0: nobody knows.
    pub(super) birthday: Option<(i64, i16)>,
    /// Days since each talk, how, and what was said.
    pub(super) talks: &'static [(i64, Channel, &'static str)],
}

const fn sample(given: &'static str, family: &'static str, organization: &'static str, circle: &'static str) -> Sample {
    Sample { given, family, organization, circle, birthday: None, talks: &[] }
}

/// The sample people; the names are those of nobody.
pub(super) const SAMPLES: &[Sample] = &[
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
pub(super) struct Plan {
    pub(super) with: &'static [&'static str],
    pub(super) in_days: i64,
    pub(super) hour: Option<i8>,
    pub(super) channel: Channel,
    pub(super) what_for: &'static str,
    pub(super) every: &'static str,
}

pub(super) const PLANS: &[Plan] = &[
    Plan { with: &["Ernst Vogel"], in_days: 1, hour: Some(17), channel: InPerson, what_for: "coffee", every: "week" },
    Plan { with: &["Mateo Ríos", "Chloe Ferreira"], in_days: 3, hour: None, channel: InPerson, what_for: "a walk", every: "" },
    Plan { with: &["Julien Moreau"], in_days: 5, hour: Some(9), channel: Video, what_for: "", every: "" },
    Plan { with: &["中村"], in_days: 6, hour: Some(10), channel: Video, what_for: "her exam", every: "" },
    Plan { with: &["Bo Lindqvist"], in_days: -3, hour: None, channel: InPerson, what_for: "records", every: "" },
    Plan { with: &["Noor Haddad"], in_days: 9, hour: None, channel: Call, what_for: "", every: "first sunday" },
];
