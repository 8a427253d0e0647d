//! Placing things on days at the least cost: one after another, each by the cheapest chain of moves that makes room for it.
//!
//! This is successive shortest paths in a network from things to days, from days to weeks, and from weeks out. A thing that moves from one
//! day to another is a step between the two, so that the network has no nodes but days, weeks, and two ways out: what remains of a few
//! thousand things is a table of days by days. No chain that would lower the cost is ever left, so the result is the least there is.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    ops::{Add, Sub},
};

/// What a placing costs: parts of which the first that differs decides (P2), in one number. Each part has room for more than all
/// the things of a few weeks can add up to: 2³⁰ left, 2³² of squares, 2⁴⁸ of shift, 2¹⁶ that moved.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost(i128);

impl Cost {
    /// A thing that is left for after these days.
    pub(super) const BEYOND: Self = Self(1 << 96);
    /// More than anything costs.
    const NEVER: Self = Self(i128::MAX);
    /// A thing that is not where it was shown.
    pub(super) const MOVED: Self = Self(1);

    /// Squares of what a day holds.
    pub(super) fn load(squares: i64) -> Self {
        Self(i128::from(squares) << 64)
    }

    /// Distance from where a thing belongs. What is further than some twenty cadences is as far as it gets: a thousand of those still add up to
    /// less than one thing's load.
    pub(super) fn shift(distance: i64) -> Self {
        Self(i128::from(distance.min(1 << 38)) << 16)
    }
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Cost {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
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
    /// The first day it may go to.
    pub(super) first: usize,
    /// What each day from there on costs; nothing where it can't go.
    pub(super) costs: Vec<Option<Cost>>,
    /// What it costs to leave it for after these days, where that may be.
    pub(super) beyond: Option<Cost>,
}

impl Choices {
    fn on(&self, day: usize) -> Option<Cost> {
        self.costs.get(day.checked_sub(self.first)?).copied().flatten()
    }

    fn days(&self) -> impl Iterator<Item = (usize, Cost)> {
        (self.first..).zip(&self.costs).filter_map(|(day, cost)| Some((day, (*cost)?)))
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

/// How a node was reached at the least cost so far.
#[derive(Clone, Copy)]
struct Reached {
    from: Option<usize>,
    step: Step,
}

/// Moves from one day to another, the cheapest on top: what each costs, and which thing moves. The one on top is always of a thing that is
/// there; others may be of things that were.
type Moves = BinaryHeap<Reverse<(Cost, usize)>>;

struct Placing<'a> {
    board: &'a Board,
    things: &'a [Choices],
    day_of: Vec<Option<usize>>,
    /// How many things are on each day.
    on: Vec<usize>,
    /// How many are placed in each week.
    used: Vec<u32>,
    /// For each day the moves from it to each other, and beyond.
    moves: Vec<Vec<Moves>>,
    /// What the cheapest chain to each node costs, by its number.
    potential: Vec<Cost>,
}

impl<'a> Placing<'a> {
    fn new(board: &'a Board, things: &'a [Choices]) -> Self {
        let days = board.fixed.len();
        Self {
            board,
            things,
            day_of: vec![None; things.len()],
            on: vec![0; days],
            used: vec![0; board.room.len()],
            moves: vec![vec![Moves::new(); days + 1]; days],
            potential: vec![Cost::default(); days + board.room.len() + 2],
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
        let held = i64::from(self.board.fixed.get(day).copied().unwrap_or(0)) + self.on.get(day).map_or(0, |on| *on as i64);
        Cost::load(2 * held + 1)
    }

    /// The steps from a node.
    fn steps(&self, from: Node, mut each: impl FnMut(Step)) {
        let free = |to: Node, cost: Cost| Step { to, cost, thing: None };
        match from {
            Node::Day(day) => {
                let cheapest = self.moves.get(day).into_iter().flatten().enumerate().filter_map(|(to, heap)| Some((to, heap.peek()?.0)));
                for (to, (cost, thing)) in cheapest {
                    let to = if to == self.on.len() { Node::Beyond } else { Node::Day(to) };
                    each(Step { to, cost, thing: Some(thing) });
                }
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
                for (day, _) in of_week.filter(|(day, _)| self.on.get(*day).is_some_and(|on| *on > 0)) {
                    let freed = Cost::load(2) - self.one_more(day);
                    each(free(Node::Day(day), freed));
                }
            }
            Node::Beyond => each(free(Node::Out, Cost::default())),
            Node::Out => {}
        }
    }

    /// The cheapest chain of steps from a thing out (Dijkstra). A freed day costs less than nothing, so what is compared are costs beside
    /// those of the cheapest chains so far, the potentials, of which no step is below nothing (Edmonds and Karp).
    fn cheapest_chain(&mut self, thing: usize) -> Option<Vec<Step>> {
        let mut best: Vec<Option<Reached>> = vec![None; self.potential.len()];
        // Nodes that were reached and may be cheaper yet; and those of which nothing cheaper can come.
        let (mut open, mut settled) = (vec![Cost::NEVER; best.len()], vec![Cost::NEVER; best.len()]);
        let choices = self.things.get(thing)?;
        let days = choices.days().map(|(day, cost)| (Node::Day(day), cost));
        for (to, cost) in days.chain(choices.beyond.map(|cost| (Node::Beyond, cost))) {
            let at = self.number(to);
            *open.get_mut(at)? = cost - self.potential_of(to);
            *best.get_mut(at)? = Some(Reached { from: None, step: Step { to, cost, thing: Some(thing) } });
        }
        let out = self.number(Node::Out);
        loop {
            let (at, cost) = open.iter().copied().enumerate().min_by_key(|(_, cost)| *cost).filter(|(_, cost)| *cost < Cost::NEVER)?;
            (*open.get_mut(at)?, *settled.get_mut(at)?) = (Cost::NEVER, cost);
            if at == out {
                break;
            }
            let from = best.get(at).copied().flatten()?.step.to;
            let beside = cost + self.potential_of(from);
            self.steps(from, |step| {
                let cost = beside + step.cost - self.potential_of(step.to);
                let to = self.number(step.to);
                if let (Some(known), Some(&Cost::NEVER), Some(reached)) = (open.get_mut(to), settled.get(to), best.get_mut(to))
                    && cost < *known
                {
                    (*known, *reached) = (cost, Some(Reached { from: Some(at), step }));
                }
            });
        }
        let least = settled.get(out).copied()?;
        for (potential, cost) in self.potential.iter_mut().zip(settled) {
            *potential = *potential + cost.min(least);
        }
        let (mut chain, mut at) = (Vec::new(), Some(out));
        while let Some(reached) = at.and_then(|at| best.get(at).copied().flatten()) {
            chain.push(reached.step);
            at = reached.from;
        }
        chain.reverse();
        Some(chain)
    }

    fn potential_of(&self, node: Node) -> Cost {
        self.potential.get(self.number(node)).copied().unwrap_or_default()
    }

    /// Moves everything along a chain.
    fn follow(&mut self, thing: usize, chain: &[Step]) {
        let (mut left, mut joined) = (Vec::new(), Vec::new());
        let mut at: Option<Node> = None;
        for step in chain {
            let moving = step.thing.or((at.is_none()).then_some(thing));
            if let (Some(Node::Day(day)), Some(_)) = (at, moving) {
                self.change(day, -1);
                left.push(day);
            }
            match (at, step.to) {
                (Some(Node::Day(_)), Node::Week(week)) => self.count(week, 1),
                (Some(Node::Week(week)), Node::Day(_)) => self.count(week, -1),
                (_, Node::Day(day)) => {
                    self.change(day, 1);
                    joined.extend(moving.map(|moving| (day, moving)));
                    self.set_day(moving, Some(day));
                }
                (_, Node::Beyond) => self.set_day(moving, None),
                _ => {}
            }
            at = Some(step.to);
        }
        for (day, thing) in joined {
            self.add_moves(day, thing);
        }
        for day in left {
            self.forget_moves(day);
        }
    }

    fn change(&mut self, day: usize, by: isize) {
        if let Some(on) = self.on.get_mut(day) {
            *on = on.saturating_add_signed(by);
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

    /// Forgets the moves of things that are not on a day any more, as far as they are the cheapest.
    fn forget_moves(&mut self, day: usize) {
        for heap in self.moves.get_mut(day).into_iter().flatten() {
            while heap.peek().is_some_and(|Reverse((_, thing))| self.day_of.get(*thing) != Some(&Some(day))) {
                heap.pop();
            }
        }
    }

    /// The moves of one thing that is on a day now.
    fn add_moves(&mut self, day: usize, thing: usize) {
        let Some(choices) = self.things.get(thing) else { return };
        let (Some(here), Some(moves)) = (choices.on(day), self.moves.get_mut(day)) else { return };
        let beyond = choices.beyond.map(|cost| (moves.len().saturating_sub(1), cost));
        for (to, cost) in choices.days().filter(|(to, _)| *to != day).chain(beyond) {
            if let Some(heap) = moves.get_mut(to) {
                heap.push(Reverse((cost - here, thing)));
            }
        }
    }
}
