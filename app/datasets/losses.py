"""What a list of lost equipment calls things, and where the war was in which they were lost."""

import re
from collections.abc import Collection
from typing import NamedTuple

from app.datasets.armaments import Armament, armament
from app.datasets.dataset import Edition
from app.datasets.linking import Linker
from app.datasets.outcome import Refused
from app.entities.names import fold
from app.entities.vocabulary import Weapon
from app.entities.weapons import SipriCategory
from app.errors import BadFile, Fault, InvalidValue


class Lost(NamedTuple):
    """A weapon's id, and what of it is counted ('tank', 'gun')."""

    id: str
    noun: str


# Kinds of equipment, folded: noun, SIPRI's category, the vocabulary's name of the kind.
_TYPES: dict[str, tuple[str, SipriCategory | None, str]] = {
    "tanks": ("tank", "armoured vehicles", "tank"),
    "armoured fighting vehicles": ("vehicle", "armoured vehicles", "armoured vehicle"),
    "infantry fighting vehicles": ("vehicle", "armoured vehicles", "infantry fighting vehicle"),
    "armoured personnel carriers": ("vehicle", "armoured vehicles", "armoured personnel carrier"),
    "mine resistant ambush protected": (
        "vehicle", "armoured vehicles", "mine-resistant ambush-protected vehicle"),
    "infantry mobility vehicles": ("vehicle", "armoured vehicles", ""),
    "command posts and communications stations": ("unit", None, ""),
    "engineering vehicles and equipment": ("vehicle", None, ""),
    "self propelled anti tank missile systems": ("vehicle", "armoured vehicles", ""),
    "artillery support vehicles and equipment": ("vehicle", None, ""),
    "towed artillery": ("gun", "artillery", "towed howitzer"),
    "self propelled artillery": ("gun", "artillery", "self-propelled howitzer"),
    "multiple rocket launchers": ("launcher", "artillery", "multiple-launch rocket system"),
    "anti aircraft guns": ("gun", "air defence systems", "anti-aircraft gun"),
    "self propelled anti aircraft guns": (
        "gun", "air defence systems", "self-propelled anti-aircraft gun"),
    "surface to air missile systems": ("system", "air defence systems", "air defence system"),
    "radars": ("radar", "sensors", "radar"),
    "radars and communications equipment": ("radar", "sensors", "radar"),
    "jammers and deception systems": ("system", None, "electronic warfare system"),
    "aircraft": ("aircraft", "aircraft", "aircraft"),
    "helicopters": ("helicopter", "aircraft", "helicopter"),
    "unmanned combat aerial vehicles": ("drone", "aircraft", "combat drone"),
    "reconnaissance unmanned aerial vehicles": ("drone", "aircraft", "reconnaissance drone"),
    "unmanned aerial vehicles": ("drone", "aircraft", "drone"),
    "unmanned ground vehicles": ("vehicle", None, "unmanned ground vehicle"),
    "naval ships": ("ship", "ships", "warship"),
    "naval ships and submarines": ("ship", "ships", "warship"),
    "trucks, vehicles, and jeeps": ("vehicle", None, ""),
}  # fmt: skip
_NO_TYPE = ("unit", None, "")
# Transcripts keep the page's running number before a name ('10 T-62MV'), never one of a calibre.
_RUNNING = re.compile(r"^[0-9]{1,5}\s+(?!(?:mm|cm)\b)(?=\S)")
_CALIBRE = re.compile(r"^[0-9]+(?:\.[0-9]+)?\s?mm\s+")
_QUOTES = re.compile(r"['\"‘’“”]{1,2}")
# A name ends where words begin that say what it is; 'with', 'for' and 'based' make another thing.
_TRUCK = r"\b(?:tanker|truck|lorry|jeep|van)$"
_OTHER_THING = re.compile(rf"\b(?:with|for|from|of|based|and)\b|{_TRUCK}")
_TRUCKS = re.compile(_TRUCK)
# 'BMP-1(P)' is a BMP-1, of that variant or another.
_VARIANT = re.compile(r"\([A-Z0-9/]{1,3}\)$")


def lost_type(kind: str, link: Linker) -> Lost:
    """A kind of equipment as the vocabulary's category; Refused where it has none."""
    noun, _, name = _TYPES.get(fold(kind), _NO_TYPE)
    id_ = link.known(Weapon, name) if name else None
    if not id_:
        raise Refused(f"{kind!r} is a kind of equipment that is no category of weapons here")
    return Lost(id_, noun)


def lost_model(text: str, kind: str, link: Linker) -> Lost:
    """A model by its name; `kind`: the list's kind of equipment, '' where it gives none."""
    if not text:
        raise Refused("names no model")
    called = _QUOTES.sub("", _RUNNING.sub("", text)).strip(" :-,")
    name, rest = _split(_CALIBRE.sub("", called))
    told = _armament(kind, rest, called)
    plain = _VARIANT.sub("", name)
    name = plain if link.known(Weapon, plain) else name
    return Lost(link.model(name, _TYPES.get(fold(kind), _NO_TYPE)[2] or rest, told), told.noun)


def _split(called: str) -> tuple[str, str]:
    """A name and the words that say what it is: 'Su-27', 'multirole aircraft'."""
    words = called.split()
    end = next((n for n, word in enumerate(words) if word.islower() and word.isascii()), None)
    name, rest = " ".join(words[:end]), " ".join(words[end:] if end else [])
    if not re.search(r"[0-9]", name) or _OTHER_THING.search(rest):
        return called, ""
    return name, rest


def _armament(kind: str, rest: str, called: str) -> Armament:
    if kind and (known := _TYPES.get(fold(kind))):
        noun, category, name = known
        return Armament(noun, category, armament(name, category).unroca if name else None)
    if _TRUCKS.search(called):
        return Armament("vehicle", None)
    if _OTHER_THING.search(called):
        # 'MT-LB with ZU-23 AA gun' is neither of the two that its words name.
        return Armament("unit", None)
    found = armament(rest or called)
    return found if found.category else Armament("unit", None)


def place_of(edition: Edition, told: Collection[str]) -> str:
    """The state in which everything of a file was lost: the user's word, else Ukraine.

    `told`: the columns that the layout has. BadFile where the lines above the header speak of
    another war, or where neither file nor user says who lost the things.
    """
    named = {option: _state(edition, option) for option in edition.options}
    if "country" not in told and "country" not in named:
        raise BadFile(Fault(edition.name, "does not say who lost them: --option country=STATE"))
    title = " ".join(edition.preamble).strip(' ",;\r\n')
    if "place" not in named and title and "ukrain" not in title.lower():
        what = f"is not of the war in Ukraine by its title, {title[:80]!r}: --option place=STATE"
        raise BadFile(Fault(edition.name, what))
    return named.get("place", "UKR")


def _state(edition: Edition, option: str) -> str:
    try:
        return edition.link.state(edition.options[option])
    except Refused as error:
        raise InvalidValue(Fault(f"option {option}", str(error))) from error
