//! Rules P1–P4: the levelled week, against everything that could be done instead.

use fondly_core::{
    domain::{ContactId, Weekdays, days_between},
    planner::{Earliest, Ground, GroundDay, Levelled, Obstacle, Wish, level},
};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};

use crate::support::{Dice, day};

const FIRST: &str = "2026-03-09";

fn id(number: usize) -> ContactId {
    format!("00000000-0000-7000-8000-{number:012x}").parse().unwrap()
}

fn wish(number: usize, due: &str, cadence: u32) -> Wish {
    Wish { id: id(number), due: day(due), cadence, earliest: None, away: Vec::new(), keeps: None, shown: None }
}

/// Weeks of seven open days.
fn ground(weeks: usize, room: u32) -> Ground {
    let days = (0..7 * weeks).map(|at| GroundDay { fixed: 0, closed: false, week: at / 7 }).collect();
    Ground { first: day(FIRST), days, room: vec![room; weeks] }
}

// P1 and P2 said once more, slowly, from the rules alone.

/// The last day of a window at a stretch (P1).
fn last_day(ground: &Ground, wish: &Wish, stretch: u32) -> Option<(Date, Date)> {
    let part = |hundredths: u32| i64::from((wish.cadence * hundredths / 100).max(1));
    let begins = wish.due.saturating_sub(part(20).days()).max(ground.first);
    let begins = match wish.earliest {
        Some(Earliest::Paused(day) | Earliest::Gap(day)) => begins.max(day),
        None => begins,
    };
    let open = days_of(ground).find(|day| *day >= begins && is_open(ground, wish, *day))?;
    let last = wish.due.saturating_add(part(10 + stretch).days());
    let late = last < open || wish.due < ground.first;
    let last = if late { last.max(open.saturating_add(part(10).min(6).days())) } else { last };
    let at = usize::try_from(days_between(ground.first, last)).unwrap_or(usize::MAX);
    let week = ground.days.get(at).filter(|_| stretch > 0).map(|day| day.week);
    let end = week.and_then(|week| days_of(ground).zip(&ground.days).filter(|(_, day)| day.week == week).map(|(day, _)| day).last());
    Some((begins, end.unwrap_or(last)))
}

fn days_of(ground: &Ground) -> impl Iterator<Item = Date> + use<> {
    let first = ground.first;
    (0..i64::try_from(ground.days.len()).unwrap()).map(move |at| first.saturating_add(at.days()))
}

fn is_open(ground: &Ground, wish: &Wish, day: Date) -> bool {
    let too_early = matches!(wish.earliest, Some(Earliest::Paused(from) | Earliest::Gap(from)) if day < from);
    let away = wish.away.iter().any(|(from, until)| *from <= day && day <= *until);
    let at = usize::try_from(days_between(ground.first, day)).unwrap();
    !ground.days[at].closed && !too_early && !away && wish.keeps.is_none_or(|days| days.has(day.weekday()))
}

/// Where a wish may go at a stretch; none of the days: after them.
fn places(ground: &Ground, wish: &Wish, stretch: u32) -> Vec<Option<Date>> {
    let Some((begins, last)) = last_day(ground, wish, stretch) else { return vec![None] };
    let mut found: Vec<Option<Date>> =
        days_of(ground).filter(|day| (begins..=last).contains(day) && is_open(ground, wish, *day)).map(Some).collect();
    if last >= ground.first.saturating_add(i64::try_from(ground.days.len()).unwrap().days()) {
        found.push(None);
    }
    found
}

/// The day after these days.
fn end_of(ground: &Ground) -> Date {
    ground.first.saturating_add(i64::try_from(ground.days.len()).unwrap().days())
}

/// What one wish costs in a place, part by part (P2), but for what the day holds: left for later, squares, shift, moved.
fn cost_of_one(ground: &Ground, wish: &Wish, place: Option<Date>, can_wait_for_nothing: bool) -> [i64; 4] {
    if can_wait_for_nothing {
        return [0; 4];
    }
    let end = end_of(ground);
    let apart = match place {
        None if wish.due >= end => 0,
        place => i64::from(days_between(wish.due, place.unwrap_or(end))),
    };
    let shift = apart * apart * 10_000 * if apart > 0 { 3 } else { 1 } / i64::from(wish.cadence);
    [i64::from(place.is_none()), 0, shift, i64::from(wish.shown.is_some() && wish.shown != place)]
}

/// What a whole plan costs; `None` when a week holds more than its room.
fn cost(ground: &Ground, wishes: &[Wish], days: &[Option<Date>], stretch: u32) -> Option<[i64; 4]> {
    let mut held: Vec<i64> = ground.days.iter().map(|day| i64::from(day.fixed)).collect();
    let mut weeks = vec![0_u32; ground.room.len()];
    let mut sum = [0; 4];
    for (wish, place) in wishes.iter().zip(days) {
        let waits = last_day(ground, wish, stretch).is_none();
        sum = plus(sum, cost_of_one(ground, wish, *place, waits));
        if let Some(day) = place {
            let at = usize::try_from(days_between(ground.first, *day)).unwrap();
            held[at] += 1;
            weeks[ground.days[at].week] += 1;
        }
    }
    let fits = weeks.iter().zip(&ground.room).all(|(held, room)| held <= room);
    fits.then(|| plus(sum, [0, held.iter().map(|held| held * held).sum(), 0, 0]))
}

fn plus(one: [i64; 4], other: [i64; 4]) -> [i64; 4] {
    std::array::from_fn(|part| one[part] + other[part])
}

/// Every plan that no week is too small for, one after another, until `seen` has seen enough of them.
fn each_plan(
    ground: &Ground,
    choices: &[Vec<Option<Date>>],
    plan: &mut Vec<Option<Date>>,
    room: &mut [u32],
    seen: &mut dyn FnMut(&[Option<Date>]) -> bool,
) -> bool {
    let Some(of_one) = choices.get(plan.len()) else { return seen(plan) };
    for place in of_one {
        let week = place.map(|day| ground.days[usize::try_from(days_between(ground.first, day)).unwrap()].week);
        if week.is_some_and(|week| room[week] == 0) {
            continue;
        }
        week.inspect(|week| room[*week] -= 1);
        plan.push(*place);
        let enough = each_plan(ground, choices, plan, room, seen);
        plan.pop();
        week.inspect(|week| room[*week] += 1);
        if enough {
            return true;
        }
    }
    false
}

/// The least of all plans at the least stretch that has one.
fn by_trying_all(ground: &Ground, wishes: &[Wish]) -> (u32, [i64; 4]) {
    let choices = |stretch| wishes.iter().map(|wish| places(ground, wish, stretch)).collect::<Vec<_>>();
    let mut room = ground.room.clone();
    let stretch = (0..).find(|stretch| each_plan(ground, &choices(*stretch), &mut Vec::new(), &mut room, &mut |_| true)).unwrap();
    let mut least = None;
    each_plan(ground, &choices(stretch), &mut Vec::new(), &mut room, &mut |plan| {
        let this = cost(ground, wishes, plan, stretch);
        least = Some(least.map_or(this, |least: Option<[i64; 4]>| least.min(this)));
        false
    });
    (stretch, least.flatten().unwrap())
}

/// A ground and wishes by chance.
fn by_chance(dice: &mut Dice, weeks: usize, most: u64) -> (Ground, Vec<Wish>) {
    let mut ground = ground(weeks, 0);
    for room in &mut ground.room {
        *room = u32::try_from(dice.below(most.min(9) + 1)).unwrap();
    }
    for day in &mut ground.days {
        day.fixed = u32::try_from(dice.below(4).saturating_sub(1)).unwrap();
        day.closed = dice.below(5) == 0;
    }
    let some_day =
        |dice: &mut Dice, from: i64, to: u64| ground.first.saturating_add((from + i64::try_from(dice.below(to)).unwrap()).days());
    let count = 1 + dice.below(most);
    let wishes = (0..count).map(|number| {
        let cadence = [2, 7, 14, 30, 30, 91, 365][usize::try_from(dice.below(7)).unwrap()];
        let due = some_day(dice, -15, 40);
        let earliest = some_day(dice, -5, 14);
        let away = some_day(dice, -3, 14);
        Wish {
            id: id(usize::try_from(number).unwrap()),
            due,
            cadence,
            earliest: match dice.below(6) {
                0 => Some(Earliest::Gap(earliest)),
                1 => Some(Earliest::Paused(earliest)),
                _ => None,
            },
            away: if dice.below(4) == 0 { vec![(away, away.saturating_add(4.days()))] } else { Vec::new() },
            keeps: (dice.below(5) == 0).then(|| Weekdays::new([Weekday::Sunday, Weekday::Wednesday]).unwrap()),
            shown: (dice.below(3) == 0).then(|| some_day(dice, 0, 10)),
        }
    });
    let wishes = wishes.collect();
    (ground, wishes)
}

#[test]
fn of_three_thousand_small_weeks_each_is_as_good_as_the_best_of_all() {
    let mut dice = Dice::new(4);
    let mut stretched = 0;
    for round in 0..3_000 {
        let (ground, wishes) = by_chance(&mut dice, 1, 5);
        let found = level(&ground, &wishes);
        let (stretch, least) = by_trying_all(&ground, &wishes);
        let ours = cost(&ground, &wishes, &found.days, found.stretch);
        assert_eq!((found.stretch, ours), (stretch, Some(least)), "round {round}: {ground:?} {wishes:?} {found:?}");
        stretched += u32::from(stretch > 0);
    }
    assert!(stretched > 300, "weeks that are too small were among them: {stretched}");
}

/// Is there a round of moves, each from one place to another, that ends where it began and lowers the cost? If there is none, there is no
/// better plan (P3): any better one would be reached by such rounds.
fn has_cheaper_round(ground: &Ground, wishes: &[Wish], found: &Levelled) -> bool {
    let (days, weeks) = (ground.days.len(), ground.room.len());
    let at = |day: Date| usize::try_from(days_between(ground.first, day)).unwrap();
    // Wishes, days, weeks, after these days, out.
    let (day_node, week_node) = (|day: usize| wishes.len() + day, |week: usize| wishes.len() + days + week);
    let (beyond, out) = (week_node(weeks), week_node(weeks) + 1);
    let mut held = vec![0_i64; days];
    let mut used = vec![0_u32; weeks];
    for day in found.days.iter().flatten() {
        held[at(*day)] += 1;
        used[ground.days[at(*day)].week] += 1;
    }
    let one = |wish: &Wish, day: Option<Date>| cost_of_one(ground, wish, day, last_day(ground, wish, found.stretch).is_none());
    let mut steps: Vec<(usize, usize, [i64; 4])> = Vec::new();
    for (number, wish) in wishes.iter().enumerate() {
        let node = |day: Option<Date>| day.map_or(beyond, |day| day_node(at(day)));
        for place in places(ground, wish, found.stretch) {
            if place == found.days[number] {
                steps.push((node(place), number, one(wish, place).map(|part| -part)));
            } else {
                steps.push((number, node(place), one(wish, place)));
            }
        }
    }
    for (day, on) in ground.days.iter().enumerate() {
        let now = i64::from(on.fixed) + held[day];
        steps.push((day_node(day), week_node(on.week), [0, 2 * now + 1, 0, 0]));
        if held[day] > 0 {
            steps.push((week_node(on.week), day_node(day), [0, 1 - 2 * now, 0, 0]));
        }
    }
    for (week, (used, room)) in used.iter().zip(&ground.room).enumerate() {
        if used < room {
            steps.push((week_node(week), out, [0; 4]));
        }
        if *used > 0 {
            steps.push((out, week_node(week), [0; 4]));
        }
    }
    steps.push((beyond, out, [0; 4]));
    if found.days.contains(&None) {
        steps.push((out, beyond, [0; 4]));
    }
    // Bellman and Ford from everywhere at once: what can still be lowered after as many turns as there are nodes goes round.
    let mut least = vec![[0_i64; 4]; out + 1];
    for _ in 0..=out + 1 {
        let mut lowered = false;
        for (from, to, cost) in &steps {
            let sum: [i64; 4] = std::array::from_fn(|part| least[*from][part] + cost[part]);
            if sum < least[*to] {
                (least[*to], lowered) = (sum, true);
            }
        }
        if !lowered {
            return false;
        }
    }
    true
}

#[test]
fn in_ten_thousand_large_weeks_no_round_of_moves_makes_it_better() {
    let mut dice = Dice::new(5);
    for round in 0..10_000 {
        let (ground, wishes) = by_chance(&mut dice, 4, if round % 100 == 0 { 150 } else { 30 });
        let found = level(&ground, &wishes);
        assert!(cost(&ground, &wishes, &found.days, found.stretch).is_some(), "round {round}: no week holds more than its room");
        for (wish, day) in wishes.iter().zip(&found.days) {
            assert!(places(&ground, wish, found.stretch).contains(day), "round {round}: {wish:?} on {day:?}");
        }
        assert!(!has_cheaper_round(&ground, &wishes, &found), "round {round}: {ground:?} {wishes:?}");
    }
}

#[test]
fn the_same_wishes_in_any_order_give_the_same_week() {
    let mut dice = Dice::new(6);
    for _ in 0..300 {
        let (ground, wishes) = by_chance(&mut dice, 4, 40);
        let found = level(&ground, &wishes);
        let mut order: Vec<usize> = (0..wishes.len()).collect();
        order.sort_by_key(|at| (at * 7919) % 41);
        let other: Vec<Wish> = order.iter().map(|at| wishes[*at].clone()).collect();
        let again = level(&ground, &other);
        assert_eq!(order.iter().map(|at| found.days[*at]).collect::<Vec<_>>(), again.days);
        assert_eq!(found.stretch, again.stretch);
    }
}

#[test]
fn what_was_shown_stays_where_nothing_speaks_for_another_day() {
    let mut dice = Dice::new(7);
    for _ in 0..300 {
        let (ground, wishes) = by_chance(&mut dice, 4, 40);
        let found = level(&ground, &wishes);
        let shown: Vec<Wish> = wishes.iter().zip(&found.days).map(|(wish, day)| Wish { shown: *day, ..wish.clone() }).collect();
        assert_eq!(level(&ground, &shown).days, found.days, "shown once, shown again");
    }
}

/// Lives for three years by weeks that are planned on Monday; returns the worst ratio of waiting to cadence in the third.
fn worst_ratio(cadences: &[u32], a_day: u32) -> f64 {
    let start = day("2026-01-05");
    let mut last: Vec<Date> =
        (0_i64..).zip(cadences).map(|(at, cadence)| start.saturating_sub((at * 37 % i64::from(*cadence)).days())).collect();
    let mut worst: f64 = 0.0;
    for week in 0_i64..156 {
        let monday = start.saturating_add((7 * week).days());
        let wishes: Vec<Wish> = cadences
            .iter()
            .enumerate()
            .map(|(number, cadence)| Wish {
                due: last[number].saturating_add(i64::from(*cadence).days()),
                cadence: *cadence,
                ..wish(number, FIRST, 1)
            })
            .collect();
        let ground = Ground { first: monday, ..ground(4, 7 * a_day) };
        for (number, placed) in level(&ground, &wishes).days.into_iter().enumerate() {
            let Some(placed) = placed.filter(|placed| days_between(monday, *placed) < 7) else { continue };
            if week > 104 {
                worst = worst.max(f64::from(days_between(last[number], placed)) / f64::from(cadences[number]));
            }
            last[number] = placed;
        }
    }
    worst
}

#[test]
fn with_more_people_than_days_nobody_waits_much_longer_than_all_must() {
    let people: Vec<u32> =
        [(14, 5), (30, 15), (91, 50), (365, 115)].into_iter().flat_map(|(cadence, people)| vec![cadence; people]).collect();
    let demand: f64 = people.iter().map(|cadence| 1.0 / f64::from(*cadence)).sum();
    for a_day in [1, 2, 3] {
        let floor = (demand / f64::from(a_day)).max(1.0);
        let worst = worst_ratio(&people, a_day);
        println!("{a_day} a day against {demand:.2}: worst {worst:.3}, floor {floor:.3}, {:.3} of it", worst / floor);
        assert!(worst <= 1.15 * floor, "{a_day} a day: {worst:.3} against {floor:.3}");
    }
}

#[test]
fn a_placement_says_what_kept_it_from_nearer_days() {
    let mut ground = ground(2, 7);
    ground.days[2].closed = true;
    ground.days[1].fixed = 3;
    let ann = Wish { away: vec![(day("2026-03-12"), day("2026-03-12"))], ..wish(1, "2026-03-10", 30) };
    // A day early costs a third of a day late.
    assert_eq!(level(&ground, std::slice::from_ref(&ann)).days, [Some(day("2026-03-09"))]);
    ground.days[0].fixed = 5;
    let found = level(&ground, std::slice::from_ref(&ann));
    assert_eq!(found.days, [Some(day("2026-03-13"))]);
    let why = found.why(&ground, &[ann], 0).unwrap();
    let passed = [(day("2026-03-10"), Obstacle::Busier), (day("2026-03-11"), Obstacle::Closed), (day("2026-03-12"), Obstacle::Away)];
    assert_eq!(why.passed, passed, "P4");
}

#[test]
fn whoever_has_to_wait_for_a_week_is_spread_over_it() {
    let people: Vec<Wish> = (0..14).map(|number| wish(number, "2026-02-20", 14)).collect();
    let found = level(&ground(4, 7), &people);
    let mut days: Vec<Date> = found.days.into_iter().flatten().collect();
    days.sort_unstable();
    days.dedup();
    assert_eq!(days.len(), 14, "each on a day of its own: {days:?}");
}
