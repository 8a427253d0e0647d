//! Dates in a life: a job, a move, a wedding, a birth, a loss.

use jiff::civil::Date;

use super::{
    Noticed,
    clauses::{Clause, Subject, THEIRS},
};
use crate::{
    domain::{LifeDate, MilestoneFields, MilestoneKind, PartialDate, capitalised},
    quick::{
        dates::{bare, when},
        pattern,
        words::Word,
    },
};

/// Is it over or to come?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Over,
    ToCome,
}

use MilestoneKind::{Anniversary, Custom, Graduation, Move, NewJob, Promotion};
use Tense::{Over, ToCome};

/// A kind, its name where what stands behind says where it is ("New job at"), or where it is of no kind, and when it is.
type Life = (MilestoneKind, &'static str, Tense);

const PATTERNS: [(Life, &str); 49] = [
    ((NewJob, "New job at", ToCome), "starts|begins a|her|his|the? new? job at"),
    ((NewJob, "New job as", ToCome), "starts|begins as"),
    ((NewJob, "New job at", ToCome), "starts|begins at"),
    ((NewJob, "", ToCome), "starts|begins a|her|his|the new job"),
    ((NewJob, "New job at", ToCome), "joins"),
    ((NewJob, "New job at", ToCome), "is|will? joining|join"),
    ((NewJob, "New job at", ToCome), "is|will? starting|beginning|start|begin a|her|his? new? job? at"),
    ((NewJob, "", ToCome), "is? starting|beginning a|her|his new job"),
    ((NewJob, "New job at", ToCome), "fangt bei"),
    ((NewJob, "New job at", Over), "hat bei"),
    ((NewJob, "New job at", Over), "started|began a|her|his? new? job? at"),
    ((NewJob, "", Over), "started|began a|her|his new job"),
    ((NewJob, "New job at", Over), "joined"),
    ((NewJob, "New job at", Over), "has|have? got? a|the new? job at|with"),
    ((NewJob, "New job as", Over), "has|have? got? a|the new? job as"),
    ((NewJob, "New job at", Over), "new job at|with"),
    ((NewJob, "", Over), "has a new job"),
    ((NewJob, "New job at", Over), "hat? einen|eine? neuen|neuer|neue job|stelle bei"),
    ((Promotion, "", Over), "got|was|is|has been? promoted to?"),
    ((Promotion, "", Over), "wurde befordert zu|zur|zum?"),
    ((Promotion, "", Over), "became head|director|lead|manager|partner|professor"),
    ((Promotion, "", ToCome), "becomes head|director|lead|manager|partner|professor"),
    ((Promotion, "", ToCome), "will be promoted to?"),
    ((Promotion, "", ToCome), "wird befordert zu|zur|zum?"),
    ((Move, "Move back to", ToCome), "moves|moving|move back to"),
    ((Move, "Move back to", ToCome), "is|are|will? moving|move back to"),
    ((Move, "Move to", ToCome), "is|are|will? moving|move|moves to|into"),
    ((Move, "", ToCome), "is|are|will? moving|move|moves house"),
    ((Move, "Move to", ToCome), "zieht|ziehen nach"),
    ((Move, "Move back to", Over), "has|have? moved back to"),
    ((Move, "Move to", Over), "has|have? moved to|into"),
    ((Move, "", Over), "has|have? moved house"),
    ((Move, "Move to", Over), "ist|sind nach"),
    ((Graduation, "", ToCome), "graduates from?"),
    ((Graduation, "", Over), "has? graduated from?"),
    ((Graduation, "", Over), "finished|has finished? her|his|the degree|studies|school|phd|thesis"),
    ((Graduation, "", ToCome), "finishes her|his|the degree|studies|school|phd|thesis"),
    ((Anniversary, "", ToCome), "gets|get|is|are|will getting|get? married to?"),
    ((Anniversary, "", ToCome), "marries|marry|heiratet|heiraten"),
    ((Anniversary, "", Over), "got|has|have got? married to?"),
    ((Anniversary, "", Over), "hat|haben geheiratet"),
    ((Custom, "Baby", ToCome), "is|are? having|expecting|expect|expects a|her|their|his? baby|twins|child"),
    ((Custom, "Baby", ToCome), "bekommt|erwartet|bekommen|erwarten ein|ihr|zwillinge baby|kind"),
    ((Custom, "Baby", Over), "had a|her|his|their baby"),
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
    if clause.is_denied() {
        return None;
    }
    match clause.subject {
        Subject::Me | Subject::Other => None,
        Subject::Theirs => day_of_theirs(clause, today).or_else(|| loss(clause, today)),
        // "Fängt im Mai bei Acme an": when it is stands anywhere.
        Subject::Them => day_of_theirs(clause, today).or_else(|| loss_of_them(clause, today)).or_else(|| of(clause, today)).or_else(|| {
            let plain = clause.without(&when(clause.text, false, today)?.at);
            of(&plain, today)
        }),
    }
}

fn of(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let ((kind, name, tense), taken) = pattern::first(&PATTERNS, &clause.words)?;
    let said = when(clause.text, *tense == Over, today);
    let behind = clause.words.get(taken).map(|word| word.from);
    let rest = |from: usize| {
        let text = clause.text.get(from..).unwrap_or_default();
        said.as_ref().map_or_else(|| bare(text), |said| said.cut(clause.text, from))
    };
    let rest = without_its_verb(&behind.map(rest).unwrap_or_default());
    let date = said.map(|said| said.date).or_else(|| now(*tense, today))?;
    let label = match *name {
        name if name.ends_with(" at") || name.ends_with(" to") || name.ends_with(" as") => place(clause, name, taken, &rest)?,
        // "Had a baby shower" is none.
        "Baby" if !rest.is_empty() => return None,
        name => name.to_owned(),
    };
    let fields = MilestoneFields::new(*kind, LifeDate::Known(date));
    let noticed = Noticed::Milestone(MilestoneFields { label, yearly: fields.yearly && *kind != Custom, ..fields });
    Some(noticed).filter(|_| closes(clause, *kind))
}

/// "New job at Acme", "Move to Porto"; nobody moves to Thursday, or joins us.
fn place(clause: &Clause<'_>, name: &str, taken: usize, rest: &str) -> Option<String> {
    let first = clause.words.get(taken)?;
    let is_place = clause.is_capital(taken) || pattern::is_one_of("the|a|an|her|his|their|der|die|das|dem|einer|einem", first);
    // "Joins", "joined" take a name: "joined a gym" is no job.
    let joins = clause.words.get(taken.checked_sub(1)?).is_some_and(|word| pattern::is_one_of("joins|joining|join|joined", word));
    let is_other = first.folded.starts_with(|c: char| c.is_ascii_digit()) || joins && !clause.is_capital(taken);
    let is_said = !rest.is_empty() && rest.split_whitespace().count() <= 6;
    if !is_place || is_other || !is_said {
        return None;
    }
    let rest = [" since ", " from ", " seit "].iter().find_map(|since| rest.split_once(since)).map_or(rest, |(place, _)| place);
    Some(format!("{name} {rest}"))
}

/// German closes with its verb: "hat bei Acme angefangen", "ist nach Porto gezogen"; "hat bei mir angerufen" is no job.
fn closes(clause: &Clause<'_>, kind: MilestoneKind) -> bool {
    let last = clause.words.last().map_or("", |word| word.folded.as_str());
    match (clause.words.first().map_or("", |word| word.folded.as_str()), kind) {
        ("hat", NewJob) if pattern::begins("hat bei", &clause.words).is_some() => last == "angefangen",
        ("fangt", _) => clause.has("an"),
        ("ist" | "sind", Move) => matches!(last, "gezogen" | "umgezogen"),
        _ => true,
    }
}

fn without_its_verb(rest: &str) -> String {
    let last = [" an", " angefangen", " gezogen", " umgezogen", " um", " now", " soon"];
    last.iter().find_map(|verb| rest.strip_suffix(verb)).unwrap_or(rest).trim().to_owned()
}

/// What is over without a day was about now.
fn now(tense: Tense, today: Date) -> Option<PartialDate> {
    (tense == Over).then(|| PartialDate::new(Some(today.year()), Some(today.month()), None)).flatten()
}

/// "Her birthday is on 3 June", "hat am 3. Juni Geburtstag", "will be 40 on 3 June", "her wedding anniversary is 14 May".
fn day_of_theirs(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let word = |at: usize| clause.words.get(at).map_or("", |word| word.folded.as_str());
    let turns = pattern::any(&["turns", "will be", "wird"], &clause.words).filter(|at| word(*at).parse::<u8>().is_ok());
    let begins = usize::from(clause.subject == Subject::Theirs);
    let is_wedding = pattern::begins("wedding? anniversary", clause.words.get(begins..)?)
        .or_else(|| pattern::begins("hochzeitstag", clause.words.get(begins..)?));
    let is_birthday = pattern::any(&["birthday", "geburtstag"], clause.words.get(begins..)?);
    // "Her birthday party is on Saturday" is another day.
    let goes_on = |taken: usize| {
        matches!(word(begins + taken), "is" | "was" | "on" | "ist" | "war" | "am" | "")
            || word(begins + taken).starts_with(|c: char| c.is_ascii_digit())
    };
    let is_born = pattern::begins("was|is|wurde|ist born|geboren", &clause.words).is_some();
    let has = word(0) == "hat" && word(clause.words.len() - 1) == "geburtstag";
    let is_it = turns.is_some() || is_born || has || is_wedding.or(is_birthday).is_some_and(goes_on);
    let said = when(clause.text, clause.has("was|war"), today).filter(|_| is_it)?;
    let date = said.written.or_else(|| said.day.and_then(|day| PartialDate::new(None, Some(day.month()), Some(day.day()))))?;
    let kind = if is_wedding.is_some() { Anniversary } else { MilestoneKind::Birthday };
    Some(Noticed::Milestone(MilestoneFields::new(kind, LifeDate::Known(date))))
}

/// Whom one mourns.
const CLOSE: &str = "mother|father|mum|mom|dad|brother|sister|husband|wife|partner|son|daughter|grandmother|grandfather|grandma|grandpa|\
    granny|uncle|aunt|cousin|friend|dog|cat|mutter|vater|papa|mama|bruder|schwester|mann|frau|oma|opa|onkel|tante|hund|katze";

/// "Her father died", "her grandma passed away", "ihr Vater ist gestorben".
fn loss(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let behind = clause.words.get(2..)?;
    let died = ["has|sadly? sadly|just? died", "has|sadly? sadly|just? passed away", "ist", "is dead"]
        .iter()
        .find_map(|how| pattern::begins(how, behind))?;
    let is_german = behind.first()?.folded == "ist";
    let closes = clause.words.last().is_some_and(|last| pattern::is_one_of("gestorben|verstorben", last));
    let is_close = pattern::is_one_of(CLOSE, clause.words.get(1)?);
    if !is_close || died == 0 || is_german != closes {
        return None;
    }
    lost(clause, &clause.between(0, 2)?, today)
}

/// "Lost her father", "hat ihren Vater verloren".
fn loss_of_them(clause: &Clause<'_>, today: Date) -> Option<Noticed> {
    let taken = pattern::begins("has? lost", &clause.words).or_else(|| pattern::begins("hat", &clause.words))?;
    let is_lost = clause.words.first()?.folded != "hat" || clause.words.last()?.folded == "verloren";
    let is_close = pattern::is_one_of(THEIRS, clause.words.get(taken)?) && pattern::is_one_of(CLOSE, clause.words.get(taken + 1)?);
    // "Lost her husband's keys".
    let is_whom = clause
        .words
        .get(taken + 2)
        .is_none_or(|next| pattern::is_one_of("in|last|on|to|this|im|am|two|a|verloren|letzten|vor|yesterday", next));
    if is_lost && is_close && is_whom { lost(clause, &clause.between(taken, taken + 2)?, today) } else { None }
}

fn lost(clause: &Clause<'_>, whom: &str, today: Date) -> Option<Noticed> {
    let date = when(clause.text, true, today).map(|said| said.date).or_else(|| now(Over, today))?;
    let fields = MilestoneFields::new(MilestoneKind::Loss, LifeDate::Known(date));
    Some(Noticed::Milestone(MilestoneFields { label: capitalised(whom), ..fields }))
}
