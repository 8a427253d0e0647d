"""What python's vobject sees in files of cards: a line a file, `null` where it refuses the file."""

import json
import sys

import vobject


def seen(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    try:
        cards = list(vobject.readComponents(text, ignoreUnreadable=True))
    except Exception:
        return None
    first = lambda values: values[0].value if values else ""
    return [
        {
            "name": str(first(card.contents.get("fn", []))),
            "emails": [str(email.value) for email in card.contents.get("email", [])],
        }
        for card in cards
        if card.name.upper() == "VCARD"
    ]


for path in sys.argv[1:]:
    try:
        print(json.dumps(seen(path)))
    except RecursionError:
        print("null")
