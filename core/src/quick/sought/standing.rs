//! How talks with someone went, and how things stand with them: said in phrases that mean nothing else.

use super::What;
use crate::{
    domain::{Depth, Feeling},
    quick::{
        pattern::{first, is_choice},
        words::Word,
    },
};

/// The phrases; what is longer comes first.
static PHRASES: [(What, &str); 38] = [
    (What::Felt(Feeling::Drained), "felt drained|draining|exhausting|tiring"),
    (What::Felt(Feeling::Drained), "feels draining|exhausting|tiring"),
    (What::Felt(Feeling::Drained), "left|leaves|leave me|us drained|exhausted|tired|empty"),
    (What::Felt(Feeling::Drained), "drains|drained|drain|exhausts|exhausted|exhaust|tires|tired|tire me|us"),
    (What::Felt(Feeling::Drained), "draining|exhausting|tiring talk|talks|people"),
    (What::Felt(Feeling::Drained), "raubt|rauben|zieht|ziehen mir energie|kraft"),
    (What::Felt(Feeling::Drained), "strengt|strengen mich an"),
    (What::Felt(Feeling::Lifted), "felt good|great|lifted|uplifting|energising|energizing|inspiring"),
    (What::Felt(Feeling::Lifted), "lifts|lifted|lift me|us up?"),
    (What::Felt(Feeling::Lifted), "gives|gave|give me|us energy|strength"),
    (What::Felt(Feeling::Lifted), "cheers|cheered|cheer me|us up"),
    (What::Felt(Feeling::Lifted), "uplifting|inspiring talk|talks|people"),
    (What::Felt(Feeling::Lifted), "tut|tun|tat|taten mir gut"),
    (What::Felt(Feeling::Lifted), "gibt|geben|gab|gaben mir energie|kraft"),
    (What::Near(Depth::Deep), "deep talk|talks|conversation|conversations with?"),
    (What::Near(Depth::Deep), "tiefe|tiefes|tiefen gesprach|gesprache|gesprachen"),
    (What::Near(Depth::Real), "real|meaningful talk|talks|conversation|conversations with?"),
    (What::Near(Depth::Real), "echte|echtes|echten|richtiges gesprach|gesprache|gesprachen"),
    (What::Trusted, "do|can|could? i|we trust"),
    (What::Trusted, "can? i|we can|could? tell everything|anything|all to?"),
    (What::Trusted, "people|everyone|those i trust"),
    (What::Trusted, "vertraue ich"),
    (What::Trusted, "ich vertraue"),
    (What::Trusted, "kann ich alles sagen|erzahlen|anvertrauen"),
    (What::HardTime, "going|goes|go through a? hard|difficult|rough time|times right? now?"),
    (What::HardTime, "in|having|has|have a? hard|difficult|rough time|times right? now?"),
    (What::HardTime, "in|durch|hat|haben eine? schwere|schweren|schwerer zeit|zeiten"),
    (What::ToThank, "to thank"),
    (What::ToThank, "have|did not i? thanked|thank yet?"),
    (What::ToThank, "have|did i not thanked|thank yet?"),
    (What::ToThank, "not thanked yet?"),
    (What::ToThank, "do? i owe a? thank|thanks you|yous? to?"),
    (What::ToThank, "habe? ich noch? nicht gedankt"),
    (What::Promised, "have|did? i promise|promised something|anything? to?"),
    (What::Promised, "habe? ich etwas? versprochen"),
    (What::Worried, "worried now?"),
    (What::Worried, "macht|machen sich sorgen"),
    (What::KnowBetter, "i? want? to? know better"),
];

/// What begins here, and how many words it takes.
pub(super) fn read(rest: &[Word]) -> Option<(usize, What)> {
    let (what, taken) = first(&PHRASES, rest)?;
    // "Worried about her father" says more, and is read with what it says; who has "not thanked me" is somebody else.
    let goes_on = match what {
        What::Worried => "about|um",
        What::ToThank => "me|us|mich|uns",
        _ => "",
    };
    let goes_on = rest.get(taken).is_some_and(|next| is_choice(goes_on, &next.folded));
    (!goes_on).then(|| (taken, what.clone()))
}

/// What it asks for, in words: "a talk with them drained you".
pub(super) fn in_words(what: &What) -> Option<&'static str> {
    Some(match what {
        What::Felt(Feeling::Lifted) => "a talk with them lifted you",
        What::Felt(Feeling::Drained) => "a talk with them drained you",
        What::Felt(Feeling::Even) => "a talk with them left you as you were",
        What::Near(Depth::Deep) => "had a deep talk",
        What::Near(Depth::Real) => "had a real talk",
        What::Near(Depth::Light) => "had a talk",
        What::Trusted => "you trust them",
        What::HardTime => "in a hard time",
        What::ToThank => "not thanked yet",
        What::Promised => "you promised something",
        What::Worried => "something worries them",
        What::KnowBetter => "to know better",
        _ => return None,
    })
}
