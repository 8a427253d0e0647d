//! What happened in many lives.

/// What many lives came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passes: u64,
    pub(crate) said: u64,
    pub(crate) answers: u64,
    pub(crate) crashes: u64,
    /// Popups that came once more after a crash: R2 allows one for each.
    pub(crate) repeats: u64,
    pub(crate) outages: u64,
    pub(crate) travels: u64,
    pub(crate) sleeps: u64,
    pub(crate) jumps: u64,
    /// Jumps that were too far to be believed.
    pub(crate) doubts: u64,
    pub(crate) edits: u64,
}

impl Tally {
    /// Another life besides.
    pub(crate) fn add(&mut self, other: &Self) {
        self.passes += other.passes;
        self.said += other.said;
        self.answers += other.answers;
        self.crashes += other.crashes;
        self.repeats += other.repeats;
        self.outages += other.outages;
        self.travels += other.travels;
        self.sleeps += other.sleeps;
        self.jumps += other.jumps;
        self.doubts += other.doubts;
        self.edits += other.edits;
    }
}
