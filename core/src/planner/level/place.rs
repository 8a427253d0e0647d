//! Placing things on days at the least cost: one after another, each by the cheapest chain of moves that makes room for it.
//!
//! This is successive shortest paths in a network from things to days, from days to weeks, and from weeks out. A thing that moves from one
//! day to another is a step between the two, so that the network has no nodes but days, weeks, and two ways out: what remains of a few
//! thousand things is a table of days by days. No chain that would lower the cost is ever left, so the result is the least there is.

use std::ops::{Add, Sub};

/// What a placing costs: parts of which the first that differs decides (P2), in one number. Each part has room for more than a chain of moves
/// can add up to: a million things left, four thousand millions of squares, shifts of ten thousand years, and so many moves.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost(i128);

impl Cost {
    /// A thing that is left for after these days.
    pub(super) const BEYOND: Self = Self(1 << 96);
    /// A thing that is not where it was shown.
    pub(super) const MOVED: Self = Self(1);

    /// Squares of what a day holds.
    pub(super) fn load(squares: i64) -> Self {
        Self(i128::from(squares) << 64)
    }

    /// Distance from where a thing belongs.
    pub(super) fn shift(distance: i64) -> Self {
        Self(i128::from(distance) << 16)
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

/// How a node was reached at the least cost so far.
#[derive(Clone, Copy)]
struct Reached {
    cost: Cost,
    from: Option<usize>,
    step: Step,
    /// Nothing cheaper can come.
    is_settled: bool,
}

struct Placing<'a> {
    board: &'a Board,
    things: &'a [Choices],
    day_of: Vec<Option<usize>>,
    /// The things on each day.
    on: Vec<Vec<usize>>,
    /// How many are placed in each week.
    used: Vec<u32>,
    /// For each day, the cheapest move from it to each other, and beyond.
    moves: Vec<Vec<Option<Step>>>,
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
            on: vec![Vec::new(); days],
            used: vec![0; board.room.len()],
            moves: vec![vec![None; days + 1]; days],
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
        let held = i64::from(self.board.fixed.get(day).copied().unwrap_or(0)) + self.on.get(day).map_or(0, |on| on.len() as i64);
        Cost::load(2 * held + 1)
    }

    /// The steps from a node.
    fn steps(&self, from: Node, mut each: impl FnMut(Step)) {
        let free = |to: Node, cost: Cost| Step { to, cost, thing: None };
        match from {
            Node::Day(day) => {
                self.moves.get(day).into_iter().flatten().flatten().for_each(|step| each(*step));
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
        let choices = self.things.get(thing)?;
        let days = choices.days.iter().map(|(day, cost)| (Node::Day(*day), *cost));
        for (to, cost) in days.chain(choices.beyond.map(|cost| (Node::Beyond, cost))) {
            let cost = cost - self.potential_of(to);
            *best.get_mut(self.number(to))? =
                Some(Reached { cost, from: None, step: Step { to, cost, thing: Some(thing) }, is_settled: false });
        }
        let out = self.number(Node::Out);
        loop {
            let open = best.iter().enumerate().filter_map(|(at, reached)| reached.filter(|one| !one.is_settled).map(|one| (one.cost, at)));
            let (cost, at) = open.min()?;
            let here = best.get_mut(at)?.as_mut()?;
            here.is_settled = true;
            if at == out {
                break;
            }
            let from = here.step.to;
            let beside = cost + self.potential_of(from);
            self.steps(from, |step| {
                let cost = beside + step.cost - self.potential_of(step.to);
                if let Some(known) = best.get_mut(self.number(step.to))
                    && known.is_none_or(|known| !known.is_settled && cost < known.cost)
                {
                    *known = Some(Reached { cost, from: Some(at), step, is_settled: false });
                }
            });
        }
        let least = best.get(out).copied().flatten()?.cost;
        for (potential, reached) in self.potential.iter_mut().zip(&best) {
            *potential = *potential + reached.filter(|one| one.is_settled).map_or(least, |one| one.cost);
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
            if let (Some(Node::Day(day)), Some(moving)) = (at, moving) {
                self.take_off(day, moving);
                left.push(day);
            }
            match (at, step.to) {
                (Some(Node::Day(_)), Node::Week(week)) => self.count(week, 1),
                (Some(Node::Week(week)), Node::Day(_)) => self.count(week, -1),
                (_, Node::Day(day)) => {
                    if let (Some(on), Some(moving)) = (self.on.get_mut(day), moving) {
                        on.push(moving);
                        joined.push((day, moving));
                    }
                    self.set_day(moving, Some(day));
                }
                (_, Node::Beyond) => self.set_day(moving, None),
                _ => {}
            }
            at = Some(step.to);
        }
        for (day, thing) in joined.into_iter().filter(|(day, _)| !left.contains(day)) {
            self.add_moves(day, thing);
        }
        for day in left {
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
        if let Some(moves) = self.moves.get_mut(day) {
            moves.fill(None);
        }
        for thing in self.on.get(day).cloned().unwrap_or_default() {
            self.add_moves(day, thing);
        }
    }

    /// The moves of one thing on a day, where they are the cheapest.
    fn add_moves(&mut self, day: usize, thing: usize) {
        let Some(choices) = self.things.get(thing) else { return };
        let (Some(here), Some(moves)) = (choices.on(day), self.moves.get_mut(day)) else { return };
        let last = moves.len().saturating_sub(1);
        let others = choices.days.iter().filter(|(to, _)| *to != day).map(|(to, cost)| (*to, Node::Day(*to), *cost));
        for (at, to, cost) in others.chain(choices.beyond.map(|cost| (last, Node::Beyond, cost))) {
            let step = Step { to, cost: cost - here, thing: Some(thing) };
            if let Some(known) = moves.get_mut(at)
                && known.is_none_or(|known| (step.cost, step.thing) < (known.cost, known.thing))
            {
                *known = Some(step);
            }
        }
    }
}
