//! Identities: UUIDv7 behind a type each, so that a circle's id can't be passed for a person's (S7).

use std::{fmt, marker::PhantomData, str::FromStr};

use jiff::Timestamp;
use uuid::Uuid;

/// The identity of one `T`: a UUIDv7, ordered by when it was made.
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

/// Marks for [`Id`]; never built.
pub mod mark {
    /// See [`super::ContactId`].
    pub enum Contact {}
    /// See [`super::MilestoneId`].
    pub enum Milestone {}
    /// See [`super::CircleId`].
    pub enum Circle {}
    /// See [`super::InteractionId`].
    pub enum Interaction {}
    /// See [`super::CatchUpId`].
    pub enum CatchUp {}
    /// See [`super::MergeId`].
    pub enum Merge {}
    /// See [`super::QuestionId`].
    pub enum Question {}
    /// See [`super::ReminderId`].
    pub enum Reminder {}
    /// See [`super::BoundaryId`].
    pub enum Boundary {}
    /// See [`super::FactId`].
    pub enum Fact {}
    /// See [`super::ShareId`].
    pub enum Share {}
    /// See [`super::ExchangeId`].
    pub enum Exchange {}
    /// See [`super::LetterId`].
    pub enum Letter {}
    /// See [`super::HardTimeId`].
    pub enum HardTime {}
    /// See [`super::RiftId`].
    pub enum Rift {}
    /// See [`super::GatheringId`].
    pub enum Gathering {}
    /// See [`super::GuestId`].
    pub enum Guest {}
    /// See [`super::IntroductionId`].
    pub enum Introduction {}
    /// See [`super::GoalId`].
    pub enum Goal {}
    /// See [`super::ReflectionId`].
    pub enum Reflection {}
    /// See [`super::AskedId`].
    pub enum Asked {}
}

/// Identity of a contact.
pub type ContactId = Id<mark::Contact>;
/// Identity of a milestone.
pub type MilestoneId = Id<mark::Milestone>;
/// Identity of a circle.
pub type CircleId = Id<mark::Circle>;
/// Identity of an interaction.
pub type InteractionId = Id<mark::Interaction>;
/// Identity of a catch-up.
pub type CatchUpId = Id<mark::CatchUp>;
/// Identity of a merge of two people.
pub type MergeId = Id<mark::Merge>;
/// Identity of a question that was answered.
pub type QuestionId = Id<mark::Question>;
/// Identity of a reminder.
pub type ReminderId = Id<mark::Reminder>;
/// Identity of something that someone does not want.
pub type BoundaryId = Id<mark::Boundary>;
/// Identity of something that someone told of themselves.
pub type FactId = Id<mark::Fact>;
/// Identity of something that the user wants to share.
pub type ShareId = Id<mark::Share>;
/// Identity of something given or received.
pub type ExchangeId = Id<mark::Exchange>;
/// Identity of what someone goes through.
pub type HardTimeId = Id<mark::HardTime>;
/// Identity of what stands between the user and someone.
pub type RiftId = Id<mark::Rift>;
/// Identity of an event where people meet.
pub type GatheringId = Id<mark::Gathering>;
/// Identity of someone who is part of one.
pub type GuestId = Id<mark::Guest>;
/// Identity of two who are brought together.
pub type IntroductionId = Id<mark::Introduction>;
/// Identity of what the user wants.
pub type GoalId = Id<mark::Goal>;
/// Identity of what the user thinks to themselves.
pub type ReflectionId = Id<mark::Reflection>;
/// Identity of a letter that is being written.
pub type LetterId = Id<mark::Letter>;
/// Identity of a question or an opener that someone was given.
pub type AskedId = Id<mark::Asked>;
/// Number of a change in the history, counting up.
pub type StepId = i64;
/// Number of an alarm in its table.
pub type AlarmId = i64;

impl<T> Id<T> {
    /// A new identity, ordered by `at`; of two at the same instant, the one made first comes first.
    #[must_use]
    pub fn new(at: Timestamp) -> Self {
        let seconds = u64::try_from(at.as_second()).unwrap_or(0);
        let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or(0);
        thread_local! {
            /// Counts within a millisecond: an import gives a thousand identities at one instant, and they keep its order.
            static CONTEXT: uuid::ContextV7 = const { uuid::ContextV7::new() };
        }
        let stamp = CONTEXT.with(|context| uuid::Timestamp::from_unix(context, seconds, nanos));
        Self::from_bytes(*Uuid::new_v7(stamp).as_bytes())
    }

    /// The least identity that could be made at an instant: all that are made from then on come after it.
    #[must_use]
    pub fn least_at(at: Timestamp) -> Self {
        let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
        Self { uuid: uuid::Builder::from_unix_timestamp_millis(millis, &[0; 10]).into_uuid(), of: PhantomData }
    }

    /// The identity that follows from these 32 bytes, such as a digest: the same bytes, the same identity (RFC 9562 §5.8).
    #[must_use]
    pub fn of_digest(digest: &[u8; 32]) -> Self {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest).for_each(|(to, from)| *to = *from);
        Self { uuid: uuid::Builder::from_custom_bytes(bytes).into_uuid(), of: PhantomData }
    }

    /// The identity stored as these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self { uuid: Uuid::from_bytes(bytes), of: PhantomData }
    }

    /// The bytes to store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.uuid.as_bytes()
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(|uuid| Self { uuid, of: PhantomData })
    }
}
