//! Dates in a life: a job, a move, a wedding, a birth, a loss.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, THEIRS, Word},
    dates::{When, bare, when},
    pattern,
};
use crate::domain::{LifeDate, MilestoneFields, MilestoneKind, PartialDate, capitalised};

/// Is it over or to come?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Over,
    ToCome,
}

use MilestoneKind::{Anniversary, Custom, Graduation, Move, NewJob, Promotion};
use Tense::{Over, ToCome};

/// A kind, its name where it is of no kind, and when it is.
type Life = (MilestoneKind, &'static str, Tense);

const PATTERNS: [(Life, &str); 45] = [
    ((NewJob, "", ToCome), "starts|begins|joins a|her|his|the? new? job at?"),
    ((NewJob, "", ToCome), "starts|begins at|with"),
    ((NewJob, "", ToCome), "joins"),
    ((NewJob, "", ToCome), "is|will? joining|join"),
    ((NewJob, "", ToCome), "is|will? starting|beginning|joining a|her|his new? job at?"),
    ((NewJob, "", ToCome), "is|will? starting|beginning|start|begin at|with"),
    ((NewJob, "", ToCome), "fangt bei"),
    ((NewJob, "", Over), "hat bei"),
    ((NewJob, "", Over), "started|began|joined a|her|his new? job at?"),
    ((NewJob, "", Over), "started|began at|with"),
    ((NewJob, "", Over), "joined"),
    ((NewJob, "", Over), "has|have? got a|the new? job at|with|as?"),
    ((NewJob, "", Over), "has? a? new job at|with|as"),
    ((NewJob, "", Over), "hat? einen|eine? neuen|neuer|neue job|stelle bei"),
    ((NewJob, "", Over), "has a new job"),
    ((Promotion, "", Over), "got|was|is|has been? promoted to?"),
    ((Promotion, "", Over), "wurde befordert zu|zur|zum?"),
    ((Promotion, "", Over), "became head|director|lead|manager|partner|professor"),
    ((Promotion, "", ToCome), "becomes head|director|lead|manager|partner|professor"),
    ((Promotion, "", ToCome), "will be promoted to?"),
    ((Promotion, "", ToCome), "wird befordert zu|zur|zum?"),
    ((Move, "", ToCome), "moves|move to|into|back"),
    ((Move, "", ToCome), "is|are|will? move|moving to|into|back|house"),
    ((Move, "", ToCome), "zieht|ziehen nach|in"),
    ((Move, "", Over), "has|have? moved to|into|back|house?"),
    ((Move, "", Over), "ist|sind nach"),
    ((Graduation, "", ToCome), "graduates from?"),
    ((Graduation, "", Over), "has? graduated from?"),
    ((Graduation, "", Over), "finished|has finished? her|his|the degree|studies|school|phd|thesis"),
    ((Graduation, "", ToCome), "finishes her|his|the degree|studies|school|phd|thesis"),
    ((Anniversary, "", ToCome), "gets|get|is|are|will getting|get? married to?"),
    ((Anniversary, "", ToCome), "marries|marry|heiratet|heiraten"),
    ((Anniversary, "", Over), "got|has|have got? married to?"),
    ((Anniversary, "", Over), "hat|haben geheiratet"),
    ((Custom, "Baby", ToCome), "is|are having|expecting a|her|their|his baby|child"),
    ((Custom, "Baby", ToCome), "is|are expecting|having|expect|expects? a|her|their? baby|twins|child"),
    ((Custom, "Baby", ToCome), "is|are? pregnant"),
    ((Custom, "Baby", ToCome), "bekommt|erwartet|bekommen|erwarten ein|ihr|zwillinge baby|kind?"),
    ((Custom, "Baby", Over), "had a|her|his|their baby"),
    ((Custom, "Baby", Over), "has a new baby"),
    ((Custom, "Retirement", ToCome), "retires from?"),
    ((Custom, "Retirement", ToCome), "is|will? retiring|retire from?"),
    ((Custom, "Retirement", Over), "has? retired from?"),
    ((Custom, "Engagement", Over), "got|is engaged to?"),
    ((Custom, "Engagement", Over), "hat|haben sich verlobt"),
];

/// Words that begin a clause of their own behind "and".
pub(super) fn begins_with_a_verb(words: &[Word]) -> bool {
    pattern::first(&PATTERNS, words).is_some()
}

/// The date in their life that a clause states.
pub(super) fn read(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    match clause.subject {
        Subject::Me => None,
        Subject::Theirs => birthday(clause, today).or_else(|| loss(clause, today)),
        Subject::Them => birthday(clause, today).or_else(|| of_them(clause, today)).or_else(|| loss_of_them(clause, today)),
    }
}

/// "Fängt im Mai bei Acme an": when it is stands anywhere.
fn of_them(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let plain = when(clause.text, false, today).map(|said| clause.without(&said.at));
    of(clause, today).or_else(|| of(&plain?, today))
}

fn of(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let ((kind, name, tense), taken) = pattern::first(&PATTERNS, &clause.words)?;
    let said = when(clause.text, *tense == Over, today);
    let behind = clause.words.get(taken).map(|word| word.from);
    let rest = behind
        .map(|from| said.as_ref().map_or_else(|| bare(clause.text.get(from..).unwrap_or_default()), |said| said.cut(clause.text, from)));
    let date = said.map(|said: When| said.date).or_else(|| now(*tense, today))?;
    // German closes with its verb: "fängt bei Acme an", "ist nach Porto gezogen".
    let rest = rest.map(|rest| without_its_verb(&rest)).unwrap_or_default();
    let is_short = rest.split_whitespace().count() <= 6;
    let label = if name.is_empty() && is_short { where_it_is(*kind, &rest) } else { (*name).to_owned() };
    let fields = MilestoneFields::new(*kind, LifeDate::Known(date));
    let yearly = fields.yearly && *kind != Custom;
    let noticed = Noticed::Milestone(MilestoneFields { label, yearly, ..fields });
    Some(noticed).filter(|_| is_german_whole(clause, *kind))
}

/// "Hat bei Acme angerufen", "ist nach Hause gefahren" are no dates of a life: these verbs have to stand last.
fn is_german_whole(clause: &Clause<'_>, kind: MilestoneKind) -> bool {
    let last = clause.words.last().map_or("", |word| word.folded.as_str());
    match clause.words.first().map(|word| word.folded.as_str()) {
        Some("hat") if kind == NewJob => last == "angefangen",
        Some("fangt") => last == "an" || clause.words.iter().any(|word| word.folded == "an"),
        Some("ist" | "sind") if kind == Move => matches!(last, "gezogen" | "umgezogen"),
        Some("zieht" | "ziehen") => true,
        _ => true,
    }
}

fn without_its_verb(rest: &str) -> String {
    let last = [" an", " angefangen", " gezogen", " umgezogen", " um", " now", " soon"];
    last.iter().find_map(|verb| rest.strip_suffix(verb)).unwrap_or(rest).trim().to_owned()
}

/// "New job at Acme", "Move to Porto": what the kind alone does not say.
fn where_it_is(kind: MilestoneKind, rest: &str) -> String {
    let rest = [" since ", " from ", " seit "].iter().find_map(|since| rest.split_once(since)).map_or(rest, |(place, _)| place);
    match kind {
        _ if rest.is_empty() => String::new(),
        NewJob => format!("New job at {rest}"),
        Move => format!("Move to {rest}"),
        _ => String::new(),
    }
}

/// What is over without a day was about now.
fn now(tense: Tense, today: Date) -> Option<PartialDate> {
    (tense == Over).then(|| PartialDate::new(Some(today.year()), Some(today.month()), None)).flatten()
}

/// "Her birthday is on 3 June", "hat am 3. Juni Geburtstag", "was born on 3 June 1990".
fn birthday(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let is_it = |word: &Word| pattern::is_one_of("birthday|geburtstag|born|geboren|anniversary|hochzeitstag", word);
    let turns = pattern::begins("turns", &clause.words).or_else(|| pattern::begins("will be", &clause.words));
    let turns = turns.filter(|at| clause.words.get(*at).is_some_and(|age| age.folded.parse::<u8>().is_ok()));
    let at = turns.or_else(|| clause.words.iter().position(is_it))?;
    // "Her brother's birthday", "Bo's birthday" are another's.
    let begins = clause.words.first().map_or("", |first| first.folded.as_str());
    let is_wedding = clause.words.get(at).is_some_and(|word| pattern::is_one_of("anniversary|hochzeitstag", word));
    let is_hers = match clause.subject {
        Subject::Theirs => at == 1 || is_wedding && at == 2 && clause.words.get(1).is_some_and(|word| word.folded == "wedding"),
        _ => at == 0 || turns.is_some() || matches!(begins, "hat" | "was" | "is" | "wurde" | "birthday" | "ist"),
    };
    let said = when(clause.text, false, today).filter(|_| is_hers)?;
    let date = said.written.or_else(|| said.day.and_then(|day| PartialDate::new(None, Some(day.month()), Some(day.day()))))?;
    let kind = if is_wedding { Anniversary } else { MilestoneKind::Birthday };
    Some(Noticed::Milestone(MilestoneFields::new(kind, LifeDate::Known(date))))
}

const DIED: &str = "died|passed|gestorben|verstorben|death|dead";

/// "Her father died".
fn loss(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let at = clause.words.iter().position(|word| pattern::is_one_of(DIED, word))?;
    let verb = clause.words.iter().position(|word| pattern::is_one_of("has|is|ist|sadly|just", word)).unwrap_or(at).min(at);
    lost(clause, &clause.between(0, verb)?, today)
}

/// Whom one mourns.
const CLOSE: &str = "mother|father|mum|mom|dad|brother|sister|husband|wife|partner|son|daughter|grandmother|grandfather|grandma|grandpa|\
    friend|dog|cat|mutter|vater|bruder|schwester|mann|frau|oma|opa|hund|katze";

/// "Lost her father", "hat ihren Vater verloren".
fn loss_of_them(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::begins("has? lost", &clause.words).or_else(|| pattern::begins("hat", &clause.words))?;
    let is_lost = clause.words.first()?.folded != "hat" || clause.words.last()?.folded == "verloren";
    let whom = clause.words.get(taken + 1)?;
    let is_close = pattern::is_one_of(THEIRS, clause.words.get(taken)?) && pattern::is_one_of(CLOSE, whom);
    if is_lost && is_close { lost(clause, &clause.between(taken, taken + 2)?, today) } else { None }
}

fn lost(clause: &Clause<'_>, whom: &str, today: Date) -> Option<Noticed> {
    let date = when(clause.text, true, today).map(|said| said.date).or_else(|| now(Over, today))?;
    let fields = MilestoneFields::new(MilestoneKind::Loss, LifeDate::Known(date));
    Some(Noticed::Milestone(MilestoneFields { label: capitalised(whom), ..fields }))
}
