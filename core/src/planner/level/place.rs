//! Placing things on days at the least cost: one after another, each by the cheapest chain of moves that makes room for it.
//!
//! This is successive shortest paths in a network from things to days, from days to weeks, and from weeks out. A thing that moves from one
//! day to another is a step between the two, so that the network has no nodes but days, weeks, and two ways out: what remains of a few
//! thousand things is a table of days by days. No chain that would lower the cost is ever left, so the result is the least there is.

use std::ops::{Add, Sub};

/// What a placing costs: compared part by part, the first that differs decides (P2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    /// Things that are left for after these days.
    pub(super) beyond: i64,
    /// The squares of what each day holds.
    pub(super) load: i64,
    /// Distances from where they belong.
    pub(super) shift: i64,
    /// Things that are not where they were shown.
    pub(super) moved: i64,
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            beyond: self.beyond + other.beyond,
            load: self.load + other.load,
            shift: self.shift + other.shift,
            moved: self.moved + other.moved,
        }
    }
}

impl Sub for Cost {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            beyond: self.beyond - other.beyond,
            load: self.load - other.load,
            shift: self.shift - other.shift,
            moved: self.moved - other.moved,
        }
    }
}

/// The days as they are before anything is placed.
pub(super) struct Board {
    /// What each day holds already.
    pub(super) fixed: Vec<u32>,
    /// The week of each day.
    pub(super) week: Vec<usize>,
    /// How many may be placed in each week.
    pub(super) room: Vec<u32>,
}

/// Where one thing may go.
pub(super) struct Choices {
    /// Days, in order, with what each costs.
    pub(super) days: Vec<(usize, Cost)>,
    /// What it costs to leave it for after these days, where that may be.
    pub(super) beyond: Option<Cost>,
}

impl Choices {
    fn on(&self, day: usize) -> Option<Cost> {
        self.days.binary_search_by_key(&day, |(at, _)| *at).ok().and_then(|at| self.days.get(at)).map(|(_, cost)| *cost)
    }
}

/// A node of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Day(usize),
    Week(usize),
    /// Left for after these days.
    Beyond,
    /// Placed.
    Out,
}

/// A step of a chain: to a node, at a cost, and which thing moves there when it leads from day to day or beyond.
#[derive(Clone, Copy)]
struct Step {
    to: Node,
    cost: Cost,
    thing: Option<usize>,
}

/// The cheapest day of each thing, all together; none for one that is left. `None` when one that can't be left finds no room.
pub(super) fn place(board: &Board, things: &[Choices]) -> Option<Vec<Option<usize>>> {
    let mut placing = Placing::new(board, things);
    for thing in 0..things.len() {
        let chain = placing.cheapest_chain(thing)?;
        placing.follow(thing, &chain);
    }
    Some(placing.day_of)
}

struct Placing<'a> {
    board: &'a Board,
    things: &'a [Choices],
    day_of: Vec<Option<usize>>,
    /// The things on each day.
    on: Vec<Vec<usize>>,
    /// How many are placed in each week.
    used: Vec<u32>,
    /// For each day, the cheapest move from it to each other place.
    moves: Vec<Vec<Step>>,
}

impl<'a> Placing<'a> {
    fn new(board: &'a Board, things: &'a [Choices]) -> Self {
        let days = board.fixed.len();
        Self {
            board,
            things,
            day_of: vec![None; things.len()],
            on: vec![Vec::new(); days],
            used: vec![0; board.room.len()],
            moves: vec![Vec::new(); days],
        }
    }

    fn number(&self, node: Node) -> usize {
        let (days, weeks) = (self.on.len(), self.used.len());
        match node {
            Node::Day(at) => at,
            Node::Week(at) => days + at,
            Node::Beyond => days + weeks,
            Node::Out => days + weeks + 1,
        }
    }

    /// What one more on a day adds to the squares.
    fn one_more(&self, day: usize) -> Cost {
        let held = i64::from(self.board.fixed.get(day).copied().unwrap_or(0)) + self.on.get(day).map_or(0, |on| on.len() as i64);
        Cost { load: 2 * held + 1, ..Cost::default() }
    }

    /// The steps from a node.
    fn steps(&self, from: Node, mut each: impl FnMut(Step)) {
        let free = |to: Node, cost: Cost| Step { to, cost, thing: None };
        match from {
            Node::Day(day) => {
                self.moves.get(day).into_iter().flatten().for_each(|step| each(*step));
                if let Some(week) = self.board.week.get(day) {
                    each(free(Node::Week(*week), self.one_more(day)));
                }
            }
            Node::Week(week) => {
                if self.used.get(week) < self.board.room.get(week) {
                    each(free(Node::Out, Cost::default()));
                }
                let of_week = self.board.week.iter().enumerate().filter(|(_, of)| **of == week);
                // A full week takes one when another of its days gives one away.
                for (day, _) in of_week.filter(|(day, _)| self.on.get(*day).is_some_and(|on| !on.is_empty())) {
                    let freed = Cost { load: 2, ..Cost::default() } - self.one_more(day);
                    each(free(Node::Day(day), freed));
                }
            }
            Node::Beyond => each(free(Node::Out, Cost::default())),
            Node::Out => {}
        }
    }

    /// The cheapest chain of steps from a thing out (Bellman and Ford: a freed day costs less than nothing).
    fn cheapest_chain(&self, thing: usize) -> Option<Vec<Step>> {
        let count = self.number(Node::Out) + 1;
        let mut best: Vec<Option<(Cost, Option<Node>, Step)>> = vec![None; count];
        let choices = self.things.get(thing)?;
        let days = choices.days.iter().map(|(day, cost)| (Node::Day(*day), *cost));
        let mut fresh = Vec::new();
        for (to, cost) in days.chain(choices.beyond.map(|cost| (Node::Beyond, cost))) {
            *best.get_mut(self.number(to))? = Some((cost, None, Step { to, cost, thing: Some(thing) }));
            fresh.push(to);
        }
        while !fresh.is_empty() {
            let mut reached = Vec::new();
            for from in std::mem::take(&mut fresh) {
                let Some((so_far, ..)) = best.get(self.number(from)).copied().flatten() else { continue };
                self.steps(from, |step| {
                    let cost = so_far + step.cost;
                    if let Some(known) = best.get_mut(self.number(step.to))
                        && known.as_ref().is_none_or(|(least, ..)| cost < *least)
                    {
                        *known = Some((cost, Some(from), step));
                        if !reached.contains(&step.to) {
                            reached.push(step.to);
                        }
                    }
                });
            }
            fresh = reached;
        }
        let mut chain = Vec::new();
        let mut at = Some(Node::Out);
        while let Some(node) = at {
            let (_, from, step) = best.get(self.number(node)).copied().flatten()?;
            chain.push(step);
            at = from;
        }
        chain.reverse();
        Some(chain)
    }

    /// Moves everything along a chain.
    fn follow(&mut self, thing: usize, chain: &[Step]) {
        let mut touched = Vec::new();
        let mut at: Option<Node> = None;
        for step in chain {
            let moving = step.thing.or((at.is_none()).then_some(thing));
            if let (Some(Node::Day(day)), Some(moving)) = (at, moving) {
                self.take_off(day, moving);
                touched.push(day);
            }
            match (at, step.to) {
                (Some(Node::Day(_)), Node::Week(week)) => self.count(week, 1),
                (Some(Node::Week(week)), Node::Day(_)) => self.count(week, -1),
                (_, Node::Day(day)) => {
                    if let (Some(on), Some(moving)) = (self.on.get_mut(day), moving) {
                        on.push(moving);
                        touched.push(day);
                    }
                    self.set_day(moving, Some(day));
                }
                (_, Node::Beyond) => self.set_day(moving, None),
                _ => {}
            }
            at = Some(step.to);
        }
        touched.sort_unstable();
        touched.dedup();
        for day in touched {
            self.find_moves(day);
        }
    }

    fn take_off(&mut self, day: usize, thing: usize) {
        if let Some(on) = self.on.get_mut(day) {
            on.retain(|one| *one != thing);
        }
    }

    fn set_day(&mut self, thing: Option<usize>, day: Option<usize>) {
        if let Some(place) = thing.and_then(|thing| self.day_of.get_mut(thing)) {
            *place = day;
        }
    }

    fn count(&mut self, week: usize, by: i32) {
        if let Some(used) = self.used.get_mut(week) {
            *used = used.saturating_add_signed(by);
        }
    }

    /// The cheapest moves away from a day, of all that is on it.
    fn find_moves(&mut self, day: usize) {
        let mut best: Vec<Option<Step>> = vec![None; self.on.len() + 1];
        let last = self.on.len();
        for thing in self.on.get(day).into_iter().flatten() {
            let Some(choices) = self.things.get(*thing) else { continue };
            let Some(here) = choices.on(day) else { continue };
            let others = choices.days.iter().filter(|(to, _)| *to != day).map(|(to, cost)| (*to, Node::Day(*to), *cost));
            for (at, to, cost) in others.chain(choices.beyond.map(|cost| (last, Node::Beyond, cost))) {
                let step = Step { to, cost: cost - here, thing: Some(*thing) };
                if let Some(known) = best.get_mut(at)
                    && known.is_none_or(|known| (step.cost, step.thing) < (known.cost, known.thing))
                {
                    *known = Some(step);
                }
            }
        }
        if let Some(moves) = self.moves.get_mut(day) {
            *moves = best.into_iter().flatten().collect();
        }
    }
}
