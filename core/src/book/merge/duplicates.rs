//! Who in the book may be one person, with what speaks for it; and several side by side.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::{
    Result,
    book::{Book, contacts::known},
    domain::{Alike, CERTAIN, Contact, ContactId, ContactState, Facet, LIKELY, Likeness, MAYBE, MilestoneFields, MilestoneKind, Traits},
    store::Reader,
};

/// How sure it is that two entries are one person. Nothing follows from it but words: nobody is merged by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// The name alone, which says too little to suggest anything.
    ByName,
    /// Some things speak for it.
    Maybe,
    /// Much speaks for it.
    Likely,
    /// As good as everything does.
    Certain,
}

/// Entries that may be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuplicateGroup {
    /// Who; first the one to keep: in the user's life, with the most behind them.
    pub people: Vec<ContactId>,
    /// How sure it is, by the two of them for whom the least speaks.
    pub sureness: Sureness,
    /// What speaks for it: "the same e-mail address".
    pub evidence: Vec<&'static str>,
}

/// Several people, facet by facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Who.
    pub people: Vec<Contact>,
    /// What anyone of them says.
    pub rows: Vec<ComparedRow>,
}

/// One facet of several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedRow {
    /// Which.
    pub facet: Facet,
    /// What each of them says, in their order.
    pub texts: Vec<Vec<String>>,
    /// Whose stands unless the user chooses, where they differ and one has to: their place. Notes stand one below the other.
    pub stands: Option<usize>,
}

impl Sureness {
    /// The word for a likeness.
    #[must_use]
    pub fn of(likeness: &Likeness) -> Self {
        match likeness.score {
            CERTAIN.. => Self::Certain,
            LIKELY.. => Self::Likely,
            MAYBE.. => Self::Maybe,
            _ => Self::ByName,
        }
    }
}

impl Book {
    /// Everyone in the book who may be someone else in it, the surest first. Whoever was said to be two people is not among them.
    ///
    /// # Errors
    /// - What the disk says.
    pub fn duplicates(&self) -> Result<Vec<DuplicateGroup>> {
        let read = self.read();
        let apart: HashSet<_> = read.apart()?.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect();
        let alike = alike(&read)?;
        let mut pairs: HashMap<(ContactId, ContactId), Likeness> = HashMap::new();
        for (one, other, likeness) in alike.pairs() {
            let pair = (one.min(other), one.max(other));
            if !apart.contains(&pair) {
                pairs.insert(pair, likeness);
            }
        }
        let mut groups = together(&pairs).into_iter().map(|people| group(&read, people, &pairs)).collect::<Result<Vec<_>>>()?;
        groups.sort_by(|one, other| other.sureness.cmp(&one.sureness).then_with(|| one.people.cmp(&other.people)));
        Ok(groups)
    }

    /// Of these groups, those that are as good as certainly one person each, as [`Self::merge_groups`] takes them.
    #[must_use]
    pub fn certain(groups: Vec<DuplicateGroup>) -> Vec<Vec<ContactId>> {
        groups.into_iter().filter(|group| group.sureness == Sureness::Certain).map(|group| group.people).collect()
    }

    /// Several people side by side, the one who would stay first; facets of which nobody says anything are left out.
    ///
    /// # Errors
    /// - `NotFound`.
    pub fn compare(&self, people: &[ContactId]) -> Result<Compared> {
        let read = self.read();
        let people = people.iter().map(|id| known(&read, *id)).collect::<Result<Vec<_>>>()?;
        let dates = people.iter().map(|one| dates_of(&read, one.id)).collect::<Result<Vec<_>>>()?;
        let row = |facet: Facet| {
            let texts: Vec<Vec<String>> = people.iter().zip(&dates).map(|(one, dates)| facet.of(&one.fields, dates)).collect();
            ComparedRow { facet, stands: stands(facet, &texts, &dates), texts }
        };
        let rows = Facet::ALL.into_iter().map(row).filter(|row| row.texts.iter().any(|texts| !texts.is_empty())).collect();
        Ok(Compared { rows, people })
    }
}

/// Whose stands where they differ, as merging them in their order leaves it.
fn stands(facet: Facet, texts: &[Vec<String>], dates: &[Vec<MilestoneFields>]) -> Option<usize> {
    let said: Vec<usize> = texts.iter().enumerate().filter(|(_, said)| !said.is_empty()).map(|(at, _)| at).collect();
    let differ = said.iter().any(|at| texts.get(*at) != said.first().and_then(|first| texts.get(*first)));
    if !facet.is_single() || facet == Facet::Note || !differ {
        return None;
    }
    let kind = match facet {
        Facet::Birthday => MilestoneKind::Birthday,
        Facet::Anniversary => MilestoneKind::Anniversary,
        _ => return said.first().copied(),
    };
    let date = |at: &usize| dates.get(*at)?.iter().find(|fields| fields.kind == kind).map(|fields| &fields.date);
    let fuller = |best: usize, at: usize| if date(&at).zip(date(&best)).is_some_and(|(new, old)| new.says_more(old)) { at } else { best };
    said.into_iter().reduce(fuller)
}

/// Everyone who is not in the trash, by what they would share with someone who may be the same.
pub(in crate::book) fn alike(read: &Reader<'_>) -> Result<Alike<ContactId>> {
    let mut alike = Alike::default();
    for id in read.all_contacts()? {
        let Some(contact) = read.contact(id)?.filter(|contact| contact.state != ContactState::Trashed) else {
            continue;
        };
        let birthday = dates_of(read, id)?.into_iter().find(|fields| fields.kind == MilestoneKind::Birthday);
        alike.add(id, Traits::of(&contact.fields, birthday.map(|fields| fields.date).as_ref()));
    }
    Ok(alike)
}

/// What the dates of someone's life say.
pub(in crate::book) fn dates_of(read: &Reader<'_>, id: ContactId) -> Result<Vec<MilestoneFields>> {
    Ok(read.milestones_of(id)?.into_iter().map(|milestone| milestone.fields).collect())
}

/// Groups in which everyone is like everyone else: who is like only one of them waits until those two are settled.
fn together(pairs: &HashMap<(ContactId, ContactId), Likeness>) -> Vec<Vec<ContactId>> {
    let mut strongest: Vec<_> = pairs.iter().map(|(pair, likeness)| (likeness.score, *pair)).collect();
    strongest.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    let (mut groups, mut group_of): (Vec<Vec<ContactId>>, HashMap<ContactId, usize>) = (Vec::new(), HashMap::new());
    for (_, (one, other)) in strongest {
        let members = |who: ContactId| group_of.get(&who).and_then(|at| groups.get(*at)).cloned().unwrap_or_else(|| vec![who]);
        let (mine, theirs) = (members(one), members(other));
        let all_alike = mine.iter().all(|a| theirs.iter().all(|b| pairs.contains_key(&(*a.min(b), *a.max(b)))));
        if mine != theirs && all_alike {
            let all = [mine, theirs].concat();
            group_of.extend(all.iter().map(|who| (*who, groups.len())));
            groups.push(all);
        }
    }
    let latest = |(at, group): (usize, Vec<ContactId>)| group.iter().all(|who| group_of.get(who) == Some(&at)).then_some(group);
    groups.into_iter().enumerate().filter_map(latest).collect()
}

fn group(read: &Reader<'_>, mut people: Vec<ContactId>, pairs: &HashMap<(ContactId, ContactId), Likeness>) -> Result<DuplicateGroup> {
    people.sort_unstable();
    let with =
        |(at, one): (usize, &ContactId)| people.iter().skip(at + 1).filter_map(|other| pairs.get(&(*one, *other))).collect::<Vec<_>>();
    let among: Vec<&Likeness> = people.iter().enumerate().flat_map(with).collect();
    let sureness = among.iter().map(|likeness| Sureness::of(likeness)).min().unwrap_or(Sureness::Maybe);
    let evidence: BTreeSet<&'static str> = among.iter().flat_map(|likeness| likeness.evidence.iter().copied()).collect();
    let mut behind = Vec::with_capacity(people.len());
    for who in people {
        let contact = known(read, who)?;
        let talks = read.timeline(who)?.len();
        behind.push(((contact.state != ContactState::Active, contact.circle.is_none(), std::cmp::Reverse(talks), who), who));
    }
    behind.sort_unstable();
    Ok(DuplicateGroup { people: behind.into_iter().map(|(_, who)| who).collect(), sureness, evidence: evidence.into_iter().collect() })
}
