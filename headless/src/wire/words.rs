//! The core's enums under the names that the page knows them by.

use fondly_core::{
    book::{EventFate, GroupAs, ImportFate, ImportStep, Sureness},
    domain::{
        AlarmKind, AlarmState, CadenceUnit, CatchUpState, Channel, ContactState, Depth, ExchangeKind, Facet, FactKind, Feeling, HardKind,
        Later, LeapDay, MilestoneKind, Outcome, Pondered, Presence, Reach, ReminderKind, Says, StartedBy, Theme, Tone, Topic,
    },
    formats::Meaning,
    planner::WayKind,
    reminders::Light,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Declares an enum of the wire and its way to and from the core's.
macro_rules! mirrored {
    ($(#[$doc:meta])* $name:ident as $shown:literal = $core:ty { $($variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
        #[serde(rename = $shown, rename_all = "camelCase")]
        pub enum $name {
            $(#[allow(missing_docs, reason = "as in the core")] $variant),+
        }
        impl From<$core> for $name {
            fn from(value: $core) -> Self {
                match value { $(<$core>::$variant => Self::$variant),+ }
            }
        }
        impl From<$name> for $core {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant),+ }
            }
        }
    };
}

mirrored!(
    /// The colour family of a circle's marks.
    ToneView as "Tone" = Tone { Inner, Family, Friends, Work, Wider }
);
mirrored!(
    /// Something to talk about.
    TopicView as "Topic" = Topic {
        Family, Children, Partner, Friends, Work, Study, Money, Health, Home, Travel, Food, Sport, Arts, Hobbies, Nature, Past, Future, Faith,
        Values, Politics, Worries, Loss, Joys, Us, Everyday,
    }
);
mirrored!(
    /// What is known of someone.
    FactKindView as "FactKind" = FactKind {
        Value, Interest, Taste, Diet, Plan, Need, Skill, Met, Agreement, Feedback, Other, Worry,
    }
);
mirrored!(
    /// What someone goes through.
    HardKindView as "HardKind" = HardKind { Illness, Loss, Work, Separation, Other }
);
mirrored!(
    /// What something that was given or received is.
    ExchangeKindView as "ExchangeKind" = ExchangeKind { Gift, Help, Favour, Advice, Introduction, Kindness }
);
mirrored!(
    /// How near a talk or a question goes.
    DepthView as "Depth" = Depth { Light, Real, Deep }
);
mirrored!(
    /// Where a person stands.
    PersonState as "PersonState" = ContactState { Active, Archived, Deceased, Trashed, Merged }
);
mirrored!(
    /// Where a catch-up stands.
    CatchUpStateView as "CatchUpState" = CatchUpState { Planned, Done, Cancelled }
);
mirrored!(
    /// How much of one that comes round is meant.
    ReachView as "Reach" = Reach { This, FromHereOn }
);
mirrored!(
    /// How they were in touch.
    ChannelView as "ChannelView" = Channel { InPerson, Call, Video, Message, Letter, Other }
);
mirrored!(
    /// Whether they were reached.
    OutcomeView as "Outcome" = Outcome { Talked, NoAnswer }
);
mirrored!(
    /// Who began it.
    StartedByView as "StartedBy" = StartedBy { Me, Them, Unknown }
);
mirrored!(
    /// How a talk left the user.
    FeelingView as "Feeling" = Feeling { Lifted, Even, Drained }
);
mirrored!(
    /// What a thought answers.
    PonderedView as "Pondered" = Pondered { Own, Energy, Missed, Promised, Hard, Next }
);
mirrored!(
    /// How someone is part of a gathering.
    PresenceView as "Presence" = Presence { Invited, Met }
);
mirrored!(
    /// What someone said to being introduced.
    SaysView as "Says" = Says { NotAsked, Asked, Yes, No }
);
mirrored!(
    /// A unit of rhythm.
    RhythmUnit as "RhythmUnit" = CadenceUnit { Day, Week, Month }
);
mirrored!(
    /// How long to hide something.
    LaterView as "Later" = Later { Hour, Tonight, Tomorrow, Weekend, NextWeek, Month }
);
mirrored!(
    /// A way to reach someone.
    WayKindView as "WayKind" = WayKind { Mail, Phone, Message }
);
mirrored!(
    /// Light, dark, or as the system has it.
    ThemeView as "Theme" = Theme { System, Light, Dark }
);
mirrored!(
    /// What a milestone is.
    MilestoneKindView as "MilestoneKind" = MilestoneKind {
        Birthday, Anniversary, WorkAnniversary, Promotion, Graduation, NewJob, Move, Victory, Loss, Custom,
    }
);
mirrored!(
    /// The health light.
    LightView as "Light" = Light { Good, Waiting, Bad }
);
mirrored!(
    /// What a reminder is about.
    AlarmKindView as "AlarmKind" = AlarmKind { Milestone, CheckIn, CatchUp, Met, Reminder }
);
mirrored!(
    /// What is to be reminded of besides dates in lives, rhythms and catch-ups.
    ReminderKindView as "ReminderKind" = ReminderKind { Own, OpenLoop, Promise, TheirPromise, Wish, Support, Draft, FollowUp }
);
mirrored!(
    /// What became of a reminder (R3).
    ReminderState as "ReminderState" = AlarmState {
        Scheduled, Due, Held, Claimed, Presented, Done, Congratulated, Snoozed, Seen, Superseded, Cancelled,
    }
);
mirrored!(
    /// Where 29 February falls in common years.
    LeapDayView as "LeapDay" = LeapDay { February28, March1 }
);
mirrored!(
    /// What an import is doing.
    ImportStepView as "ImportStep" = ImportStep { Reading, Writing }
);
mirrored!(
    /// What an import would do with someone.
    Fate as "Fate" = ImportFate { New, Changed, Same }
);
mirrored!(
    /// What becomes of an event.
    EventFateView as "EventFate" = EventFate { Planned, Happened, Known }
);
mirrored!(
    /// How sure it is that two are one person.
    SurenessView as "Sureness" = Sureness { ByName, Maybe, Likely, Certain }
);
mirrored!(
    /// A part of what is known of someone.
    FacetView as "Facet" = Facet {
        Name, Pronunciation, Nickname, Birthday, Anniversary, Dates, Organization, Title, OtherWork, Pronouns, Emails, Phones, Addresses, Links,
        Relations, Language, TimeZone, Tags, Note,
    }
);
mirrored!(
    /// What becomes of a group.
    GroupAsView as "GroupAs" = GroupAs { Tag, Circle, Nothing }
);
mirrored!(
    /// What a column of a table means.
    MeaningView as "Meaning" = Meaning {
        Name, Given, Middle, Family, Prefix, Suffix, Nickname, Organization, Title, Pronouns, Birthday, Anniversary, JobStart, Day, Email,
        Phone, Address, Link, Relation, Language, TimeZone, Tags, Note, LeftOut,
    }
);

/// Where something that passes between the user and someone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename = "Standing", rename_all = "camelCase")]
pub(super) enum StandingView {
    /// The user thinks of it.
    Idea,
    /// The user gave it.
    Given,
    /// The user received it.
    Received,
}
