"""The armament categories of SIPRI and of the UN Register of Conventional Arms, one against the
other: SIPRI's published coverage, and the Register's own descriptions of its categories.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from app.entities.names import fold

Scheme = Literal["sipri", "unroca"]

SipriCategory = Literal[
    "aircraft",
    "air defence systems",
    "anti-submarine warfare weapons",
    "armoured vehicles",
    "artillery",
    "engines",
    "missiles",
    "naval weapons",
    "satellites",
    "sensors",
    "ships",
    "other",
]
UnrocaCategory = Literal[
    "I battle tanks",
    "II armoured combat vehicles",
    "III large-calibre artillery systems",
    "IV combat aircraft and UCAV",
    "V attack helicopters",
    "VI warships",
    "VII missiles and launchers",
    "VIII small arms and light weapons",
]
SIPRI_CATEGORIES: tuple[str, ...] = get_args(SipriCategory)
UNROCA_CATEGORIES: tuple[str, ...] = get_args(UnrocaCategory)
CATEGORIES: Mapping[Scheme, tuple[str, ...]] = {
    "sipri": SIPRI_CATEGORIES,
    "unroca": UNROCA_CATEGORIES,
}
TITLES: Mapping[Scheme, str] = {"sipri": "SIPRI", "unroca": "the UN Register"}


class Category(NamedTuple):
    """A category as its scheme writes it: 'III' and 'large-calibre artillery systems'; SIPRI has no
    numbers, there both are the same."""

    scheme: Scheme
    value: str
    name: str


# In which categories of the Register SIPRI's weapons of a category may fall.
_COUNTERPARTS: Mapping[SipriCategory, tuple[UnrocaCategory, ...]] = {
    "aircraft": ("IV combat aircraft and UCAV", "V attack helicopters"),
    "air defence systems": (),
    "anti-submarine warfare weapons": (),
    "armoured vehicles": ("I battle tanks", "II armoured combat vehicles"),
    "artillery": ("III large-calibre artillery systems", "VII missiles and launchers"),
    "engines": (),
    "missiles": ("VII missiles and launchers", "VIII small arms and light weapons"),
    "naval weapons": (),
    "satellites": (),
    "sensors": (),
    "ships": ("VI warships",),
    "other": (),
}
# What of a category the other scheme does not count; where it counts nothing of it, why.
UNMAPPED: Mapping[str, str] = {
    "aircraft": "those without arms: transports, trainers, most helicopters and drones",
    "air defence systems": "of ground-to-air weapons it counts portable missiles alone",
    "anti-submarine warfare weapons": "its artillery engages targets on the surface",
    "armoured vehicles": "those without arms and without room for a squad: recovery, engineering",
    "engines": "it counts whole weapons, no parts",
    "missiles": "those that reach less than 25 km or fly from ground to air, unless they are "
    "portable; guided bombs and shells; torpedoes",
    "naval weapons": "it counts a ship with its weapons",
    "satellites": "it counts what fights on land, at sea and in the air",
    "sensors": "it counts no radars, sonars or other sensors",
    "ships": "those below 500 tonnes without missiles or torpedoes of 25 km range; unarmed ones",
    "other": "it counts whole weapons, no turrets, refuelling systems or other parts",
    "III large-calibre artillery systems": "calibres from 75 to 99 mm",
    "VII missiles and launchers": "unguided rockets apart from their launchers",
    "VIII small arms and light weapons": "all but portable guided missiles",
}


def category(text: str) -> Category:
    """A category as it stands in the vocabulary, such as 'III large-calibre artillery systems'."""
    if text in UNROCA_CATEGORIES:
        number, _, name = text.partition(" ")
        return Category("unroca", number, name)
    return Category("sipri", text, text)


def category_called(scheme: Scheme, text: str) -> str | None:
    """The category of a scheme that a text names by number, name or both; null: none."""
    return _CALLED[scheme].get(fold(text))


_CALLED: Mapping[Scheme, Mapping[str, str]] = {
    scheme: {
        fold(form): text
        for text in texts
        for form in (text, category(text).value, category(text).name)
    }
    for scheme, texts in CATEGORIES.items()
}


def counterparts(text: str) -> tuple[str, ...]:
    """The categories of the other scheme in which weapons of a category may fall."""
    return (
        *(u for s, those in _COUNTERPARTS.items() if s == text for u in those),
        *(s for s, those in _COUNTERPARTS.items() if text in those),
    )


def why_none(scheme: Scheme, other: str | None) -> str:
    """Why a weapon has no category in a scheme; `other`: that of the other scheme, if any."""
    who = TITLES[scheme]
    if other is None:
        return (
            "neither SIPRI nor the UN Register has a category for it (ammunition, a term as wide "
            "as 'weapons'), or too little is known of it"
        )
    if not counterparts(other):
        return f"{who} has no category for {other}: {UNMAPPED[other]}"
    if other in UNMAPPED:
        return f"of {other} {who} does not count {UNMAPPED[other]}; or too little is known of it"
    return f"too little is known of it to tell where among {other} {who} counts it"
