//! What a levelled week costs (P3), beside a greedy pass that puts each check-in on the emptiest day it may have, in the order of Today.

#![expect(clippy::indexing_slicing, reason = "a benchmark may stop with a panic")]

use fondly_core::{
    domain::{ContactId, days_between},
    planner::{Ground, GroundDay, Wish, level},
};
use jiff::{ToSpan as _, civil::Date};

const ROUNDS: usize = 5;
const DAYS: usize = 28;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let first: Date = "2026-03-09".parse()?;
    println!("a levelled week of {DAYS} days ahead, best of {ROUNDS}, CPU time of one thread");
    println!("  {:<34} {:>10} {:>10} {:>8}", "", "levelled", "greedy", "ratio");
    for people in [150, 500, 2_000] {
        for (name, room) in [("with room", people / 8), ("with too little", people / 30)] {
            let ground = ground(first, u32::try_from(room)?);
            let wishes: Vec<Wish> = (0..people).map(|number| wish(first, number)).collect();
            let ours = best(|| level(&ground, &wishes).days.len());
            let simple = best(|| greedy(&ground, &wishes).len());
            let what = format!("{people} people, {room} a week, {name}");
            println!("  {what:<34} {:>8.2}ms {:>8.3}ms {:>7.0}x", 1e3 * ours, 1e3 * simple, ours / simple);
        }
    }
    println!("  a frame at 60 Hz is 16.7 ms; the limits are 16 ms for 150 people, 250 ms for 500, 100 ms for a change among 2,000");
    Ok(())
}

fn ground(first: Date, room: u32) -> Ground {
    let days = (0..DAYS).map(|at| GroundDay { fixed: u32::from(at % 5 == 0), closed: at % 7 == 6, week: at / 7 }).collect();
    Ground { first, days, room: vec![room; DAYS / 7] }
}

/// Cadences as the default circles have them, due here and there.
fn wish(first: Date, number: usize) -> Wish {
    let cadence = [14, 30, 30, 91, 91, 91, 365, 365][number % 8];
    let due = first.saturating_add((i64::try_from(number * 37 % 60).unwrap_or(0) - 20).days());
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    Wish { id: ContactId::from_bytes(id), due, cadence, earliest: None, away: Vec::new(), keeps: None, shown: None }
}

fn greedy(ground: &Ground, wishes: &[Wish]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| {
        let late = i64::from(days_between(wishes[*at].due, ground.first));
        std::cmp::Reverse(late * 1000 / i64::from(wishes[*at].cadence))
    });
    let mut held: Vec<u32> = ground.days.iter().map(|day| day.fixed).collect();
    let mut left = ground.room.clone();
    let mut placed = vec![None; wishes.len()];
    for at in order {
        let open = (0..ground.days.len()).filter(|day| left[ground.days[*day].week] > 0 && wishes[at].obstacle(ground, *day).is_none());
        let Some(day) = open.min_by_key(|day| held[*day]) else { continue };
        held[day] += 1;
        left[ground.days[day].week] -= 1;
        placed[at] = Some(day);
    }
    placed
}

/// Seconds of CPU, the least of some rounds.
fn best(work: impl Fn() -> usize) -> f64 {
    let one = || {
        let begun = cpu_time::ThreadTime::now();
        std::hint::black_box(work());
        begun.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(|_| one()).fold(f64::MAX, f64::min)
}
