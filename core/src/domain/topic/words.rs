//! The words that name a topic, in English and German. Folded; a word that ends with `*` stands for all that begin so.

use super::Topic::{self, *};

/// One line a topic, or several of one sense.
const WORDS: &[(&[Topic], &str)] = &[
    (
        &[Family],
        "family families parent* mother* father* mum mom mummy dad daddy brother* sister* sibling* uncle* aunt* cousin* grand* inlaw* relative* stepmother* stepfather* stepmum stepmom stepdad upbringing adopt*",
    ),
    (
        &[Family],
        "familie* eltern* mutter* mama vater* papa bruder* schwester* geschwister* onkel* tante* oma opa grossvater* grossmutter* grosseltern verwandt* kusin* schwieger* erziehung",
    ),
    (
        &[Children],
        "child children childless childcare kid kids son sons daughter* baby babies pregnan* miscarriage fertil* ivf infertil* toddler* teenager*",
    ),
    (&[Children], "kinder* sohn* tochter* tochter schwanger* fehlgeburt kinderwunsch enkel*"),
    (
        &[Partner],
        "partner* husband* wife wives spouse* marriage* married wedding* divorc* separat* ex breakup relationship* dating boyfriend* girlfriend* affair* fiance*",
    ),
    (&[Partner], "ehe ehemann ehefrau hochzeit* scheidung* trennung* geschieden getrennt beziehung* freundin verlob*"),
    (&[Friends], "friend* neighbour* neighbor* freunde freundes* bekannt*"),
    (
        &[Work],
        "work works worker workplace job jobs career* boss* colleague* office company employer* employ* unemploy* fired layoff* redundan* retire* promotion* business* startup bankrupt* burnout",
    ),
    (&[Work], "arbeit* beruf* chef* kolleg* buro firma kundig* gekundigt rente pension* beforderung* geschaft*"),
    (&[Study], "study studies school* university college exam* degree* thesis phd training interview*"),
    (&[Study], "studium studier* schule* universitat* prufung* abschluss* doktorarbeit kurs ausbildung"),
    (&[Money], "money debt* salary wage* pay paid loan* mortgage* rent inherit* finance* financial price* invest* savings tax* gambl*"),
    (&[Money], "geld schulden gehalt* lohn kredit* hypothek* miete erbe erbschaft* finanz* steuer*"),
    (
        &[Health],
        "health ill illness* sick* disease* cancer* depress* anxiety therap* weight diet* hospital* surgery operation* medic* diagnos* chemo* diabet* dementia alzheimer* stroke sleep addict* alcohol* drinking drinker drunk drug drugs smok* pregnan* miscarriage miscarried burnout disab* ageing",
    ),
    (
        &[Health],
        "gesundheit* krank* krebs depression* angst* therapie* gewicht abnehmen korper* krankenhaus klinik medikament* schlaf sucht* rauch* behinderung*",
    ),
    (&[Home], "home house flat apartment* neighbour* neighbor* garden* renovat* rent mortgage* landlord*"),
    (&[Home], "zuhause haus wohnung* umzug* nachbar* garten* renovier* vermieter* miete"),
    (&[Travel], "travel* trip* holiday* vacation* journey* flight* flying reise* urlaub* flug*"),
    (&[Food], "food eat* cook* diet* meal* meat vegan* vegetarian* alcohol* drinking essen kochen ernahrung* fleisch vegetar*"),
    (&[Sport], "sport* football soccer running marathon* gym training hiking hik* fussball laufen wander*"),
    (&[Arts], "book books film films movie* music* arts theatre concert* game* buch bucher musik* kunst theater* konzert*"),
    (&[Hobbies], "hobby hobbies collect* craft* knitting hobbys basteln sammel*"),
    (&[Nature], "animal* pet pets dog* cat cats nature climate hund* katze* tier* haustier* natur* klima*"),
    (&[Past], "past childhood youth prison crime* vergangenheit kindheit jugend krieg gefangnis"),
    (&[Future], "future dream dreams retire* zukunft traum traume"),
    (
        &[Faith],
        "faith relig* god church* mosque* synagogue* temple* pray* christian* muslim* islam* jew jews jewish judaism hindu* buddhis* atheis* glaube* gott kirche* moschee* gebet*",
    ),
    (&[Values], "value* moral* ethic* werte"),
    (&[Politics], "politic* election* vot* government* immigra* vaccin* brexit trump politik* wahl* regierung* partei* krieg impf*"),
    (&[Worries], "worr* fear fears stress* anxi* failure* burnout bankrupt* sorge* angst* stress scheiter*"),
    (
        &[Loss],
        "loss death* dead died dying grief griev* funeral* suicide* widow* miscarriage miscarried bereave* tod todes* tot gestorben trauer* beerdigung* verlust* witwe* suizid* fehlgeburt",
    ),
];

/// What one folded word is about.
pub(super) fn of(word: &str) -> Vec<Topic> {
    let is_it = |stem: &str| stem.strip_suffix('*').map_or(stem == word, |stem| word.starts_with(stem));
    if word.is_empty() {
        return Vec::new();
    }
    let lines = WORDS.iter().filter(|(_, stems)| stems.split(' ').any(is_it));
    lines.flat_map(|(topics, _)| topics.iter().copied()).collect()
}
