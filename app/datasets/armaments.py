"""What a dataset's description of a weapon counts, and SIPRI's category of it.

The categories follow SIPRI's published coverage: torpedoes and guided bombs and shells are
missiles, guns of warships naval weapons, land-based SAM systems and large anti-aircraft guns air
defence systems.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from app.entities.weapons import SIPRI_CATEGORIES, SipriCategory, UnrocaCategory

C = TypeVar("C", SipriCategory, UnrocaCategory)


class Armament(NamedTuple):
    """What is counted ('tank', 'missile', 'aircraft'), and SIPRI's category where it is told.

    `unroca`: the UN Register's category, only where the description alone settles it.
    """

    noun: str
    category: SipriCategory | None
    unroca: UnrocaCategory | None = None


# Where the last word is no noun for what is counted; a longer end goes before a shorter.
_NOUNS: dict[str, str] = {
    "armoured personnel carrier": "vehicle",
    "aircraft carrier": "ship",
    "landing craft": "ship",
    "patrol craft": "ship",
    "apc": "vehicle",
    "ifv": "vehicle",
    "apv": "vehicle",
    "arv": "vehicle",
    "aev": "vehicle",
    "afsv": "vehicle",
    "alv": "vehicle",
    "afv": "vehicle",
    "chassis": "vehicle",
    "tank destroyer": "vehicle",
    "car": "vehicle",
    "carrier": "vehicle",
    "mrl": "launcher",
    "ssm": "missile",
    "sam": "missile",
    "icbm": "missile",
    "asm": "missile",
    "sraam": "missile",
    "bvraam": "missile",
    "arm": "missile",
    "ciws": "gun",
    "uav": "drone",
    "ucav": "drone",
    "aca": "aircraft",
    "fac": "ship",
    "opv": "ship",
    "als": "ship",
    "aals": "ship",
    "craft": "ship",
    "boat": "ship",
    "vessel": "ship",
    "cutter": "ship",
    "corvette": "ship",
    "frigate": "ship",
    "destroyer": "ship",
    "cruiser": "ship",
    "minesweeper": "ship",
    "minelayer": "ship",
    "minehunter": "ship",
    "tanker": "ship",
    "tug": "ship",
    "turbofan": "engine",
    "turbojet": "engine",
    "turboprop": "engine",
    "turboshaft": "engine",
    "howitzer": "gun",
    "bomber": "aircraft",
    "fighter": "aircraft",
}
# By the words of a description, the first that stands in it.
_CATEGORIES: tuple[tuple[str, SipriCategory], ...] = (
    (r"\bsatellite\b", "satellites"),
    (r"turret|refuel|catapult|arresting gear", "other"),
    (r"\bengine\b|\bgas turbine\b|\bturbo(?:fan|jet|prop|shaft)\b", "engines"),
    (r"radar$|\bsonar$|fire.control|electro-optic|\bEO\b|sight(?:ing)?$|surveillance system$|"
     r"(?:recce|reconnaissance|targeting|SIGINT|AEW) (?:system|pod)$|\bdirector$|\bIRST\b",
     "sensors"),
    (r"\bASW (?:mortar|rocket|MRL)|\bASW-MRL|anti-submarine (?:mortar|rocket)",
     "anti-submarine warfare weapons"),
    (r"\bnaval (?:gun|MRL|multiple|SAM|rocket)|\bCIWS\b", "naval weapons"),
    (r"aircraft$|helicopter$|\bUAV\b|\bUCAV\b|glider$|airship$|bomber$|fighter$|AEW&C|aerostat",
     "aircraft"),
    (r"\btank destroyer\b|vehicle$|vehicle chassis$|gun chassis$|\b(?:APC|IFV|APV|ARV|AEV|AFSV|ALV|"
     r"IMV|AVLB|ABL)\b|armou?red|bridge.?layer|\btank$", "armoured vehicles"),
    (r"destroyer|frigate|corvette|submarine$|(?:boat|ship|vessel|craft|cutter|carrier|tanker|tug)$|"
     r"minesweeper|minehunter|minelayer|cruiser|\b(?:OPV|FAC|ALS|AALS|MCM)\b", "ships"),
    (r"\bSAM system\b|\bABM system\b|\bAD system\b|\bair.defence (?:system|gun)\b|\bSPAAG\b|"
     r"\banti-aircraft gun\b", "air defence systems"),
    (r"missile|torpedo|\bguided|\b(?:SSM|SAM|ICBM|SRAAM|BVRAAM|ASM|ARM)\b|\bloitering munition\b",
     "missiles"),
    (r"\bgun$|howitzer|mortar|\bMRL\b|cannon|rocket launcher|artillery|coastal defence",
     "artillery"),
)  # fmt: skip
_ARTILLERY: UnrocaCategory = "III large-calibre artillery systems"
# What the UN Register counts, by its own definitions. Displacement, range and a helicopter's arms
# are not told by most descriptions: those have none.
_UNROCA: tuple[tuple[str, UnrocaCategory], ...] = (
    (r"^tank$|^main battle tank$", "I battle tanks"),
    (r"^light tank$|\bAPC$|\bIFV$|armou?red personnel carrier$|"
     r"infantry fighting vehicle$",
     "II armoured combat vehicles"),
    # SIPRI's artillery begins at 100 mm, the Register's at 75.
    (r"(?:gun|howitzer|mortar|MRL|multiple rocket launcher)$",
     _ARTILLERY),
    (r"\b(?:fighter|FGA|bomber|ground.attack|combat) (?:aircraft|UAV)$|\bUCAV$|^armed UAV$",
     "IV combat aircraft and UCAV"),
    (r"\b(?:combat|attack) helicopter$", "V attack helicopters"),
    (r"^(?:submarine|frigate|destroyer|cruiser|aircraft carrier)$", "VI warships"),
    (r"^portable SAM$|anti-ship(?:/land-attack)? missile$|\bSSM$|(?:ballistic|cruise) missile$",
     "VII missiles and launchers"),
)  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)")


@lru_cache(maxsize=4096)
def armament(description: str, category: str | None = None) -> Armament:
    """What a description names; `category`: SIPRI's, where the file gives it.

    >>> armament("armoured personnel carrier")
    Armament(noun='vehicle', category='armoured vehicles', unroca='II armoured combat vehicles')
    """
    plain = " ".join(_ASIDE.sub(" ", description).split())
    words = plain.lower().replace("/", " ").split()
    ends = (" ".join(words[-count:]) for count in (3, 2, 1))
    last = words[-1] if words else "unit"
    noun = next((_NOUNS[end] for end in ends if end in _NOUNS), last)
    found = _given(category) or _first(_CATEGORIES, plain)
    registered = _first(_UNROCA, plain)
    if registered == _ARTILLERY and found != "artillery":
        # Of guns only those of the artillery: not an aircraft's, a ship's or one against them.
        registered = None
    return Armament(noun, found, registered)


def _given(category: str | None) -> SipriCategory | None:
    """SIPRI's own word for the category, in the vocabulary's spelling."""
    wanted = (category or "").strip().lower().replace("-", " ")
    for known in SIPRI_CATEGORIES:
        if known.replace("-", " ") == wanted or known.startswith(wanted + " "):
            return known  # type: ignore[return-value]  # one of the literals, by the loop
    return None


def _first(table: Sequence[tuple[str, C]], description: str) -> C | None:
    """What a table says of the first of its words that stand in a description."""
    return next((c for words, c in table if re.search(words, description, re.IGNORECASE)), None)
