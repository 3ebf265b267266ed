"""Weapons by their whole name: 'KN-23 ballistic missiles', 'F-104 Starfighters', 'Scud-C'."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.entities.kinds import Kind, slug
from app.entities.vocabulary import Weapon
from app.extraction.arms import designations
from app.extraction.mention import Mention
from app.extraction.names import Names

_PROPER = re.compile(r"(?:[A-Z][\w’'-]*[ -]){1,2}(?:\d{1,4}[A-Z]? )?$")
CLASS = re.compile(
    r"[ -](?:(?:air|missile|rocket|artillery|launch|fighter|defen[cs]e|anti-\w+|weapons?|multirole|"
    r"stealth|transport|attack|main|battle|combat|radar|self-propelled|mobile|strike|naval|"
    r"reconnaissance|training|light|heavy|medium|maritime|patrol|surveillance|jet|supersonic|"
    r"armou?red|personnel|infantry|fighting|amphibious|utility|cargo|assault|machine|coastal|"
    r"(?:short|medium|long)-range|surface-to-\w+|air-to-\w+|ground-\w+|shoulder-\w+|bomber|"
    r"portable|multiple|guided|tracked|wheeled|tactical|ballistic|cruise|sniper) ){0,3}"
    r"(?:systems?|launchers?|batter(?:y|ies)|complex(?:es)?|vehicles?|jets?|fighters?|planes?|"
    r"platforms?|variants?|rounds?|units?|guns?|interceptors?|warplanes?|models?|bombs?|rifles?|"
    r"tanks?|missiles?|aircraft|helicopters?|gunships?|boats?|ships?|frigates?|regiments?|"
    r"battalions?|squadrons?|transports?|trainers?|bombers?|carriers?|howitzers?|mortars?|"
    r"torpedoes|cars?|drones?|shells?|rockets?|fighter-bombers?|submarines?|corvettes?|carbines?|"
    r"airframes?|munitions?)\b(?!-)"
)
# 'F-104 Starfighters', 'F-4 Phantom jets', and no people.
_NICKNAME = re.compile(
    r" (?!\w*(?:ians?|ans|ese|ish|is)\b)(?:[A-Z][a-z]{2,} )?[A-Z][a-z]{2,}(?:s\b|(?= jets?\b))"
)
_VARIANT = re.compile(r"-[A-Z]\d?\b(?!-)")
_SHIPS = frozenset(
    f"weapon:{kind}"
    for kind in "frigate destroyer cruiser corvette submarine warship gunboat battleship "
    "aircraft-carrier patrol-vessel nuclear-powered-submarine minehunter missile-boat".split()
)
_CHRISTENED = re.compile(r"(?<=[a-z]) [A-Z][a-z]+(?: [A-Z][a-z]+)?\b")
_LAUNCHER = re.compile(r" launchers?\b")
_OPENING = re.compile(r"(?:^|[.!?:;\"“”—–(]\s*)$")


def whole_weapons(text: str, mentions: list[Mention], names: Names) -> list[Mention]:
    """A designation with the class behind it as one: 'KN-23 ballistic missiles'.

    Also a designation or a proper name that no vocabulary has, before a class: 'Harop drones'.
    """
    shapes = dict(designations(text))
    out: list[Mention] = []
    for mention in (_variant(text, m, names) for m in mentions):
        before = out[-1] if out else None
        category = mention.kind is Kind.WEAPON and _is_category(mention, names)
        model = before if before and before.kind is Kind.WEAPON else None
        if category and model and _next(text, model, mention) and not _is_category(model, names):
            out[-1] = replace(model, end=mention.end)
            continue
        if category and (start := _proper_before(text, mention, before, shapes)) is not None:
            name = text[start : mention.start].strip(" -")
            out.append(
                Mention(start, mention.end, f"weapon:{slug(name)}", Kind.WEAPON, "new", name)
            )
            continue
        out.append(with_class(text, mention, names))
    return out


def _variant(text: str, mention: Mention, names: Names) -> Mention:
    """'Scud-C' is no Scud and no C."""
    if mention.kind is not Kind.WEAPON or _is_category(mention, names):
        return mention
    letter = _VARIANT.match(text, mention.end)
    if letter is None:
        return mention
    name = text[mention.start : letter.end()]
    return Mention(mention.start, letter.end(), f"weapon:{slug(name)}", Kind.WEAPON, "new", name)


def named_again(text: str, mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """'Marauder vehicles ... two Marauders': arms named later by a word that is a name there."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is not Kind.WEAPON or _is_category(mention, names):
            continue
        word, *class_ = mention.name.split()
        if word[0].isupper() and len(word) > 3 and all(w.islower() for w in class_):
            first.setdefault(word, mention)
    taken = {i for m in mentions for i in range(m.start, m.end)}
    return [
        replace(mention, start=found.start(), end=found.end())
        for word, mention in first.items()
        for found in re.finditer(rf"\b{re.escape(word)}s?\b", text)
        if found.start() > mention.end and taken.isdisjoint(range(*found.span()))
    ]


def with_class(text: str, mention: Mention, names: Names) -> Mention:
    """A designation with what it is called by too: 'S-400 systems', 'F-104 Starfighters'."""
    if mention.kind is not Kind.WEAPON:
        return mention
    if _is_category(mention, names):
        if mention.id in _SHIPS and (christened := _CHRISTENED.match(text, mention.end)):
            return replace(mention, end=christened.end())  # 'the frigate Hydra'
        launched = _LAUNCHER.match(text, mention.end) if "rocket" in mention.name else None
        return replace(mention, end=launched.end()) if launched else mention
    designated = re.search(r"\d[A-Z]?$", text[mention.start : mention.end])
    nicknamed = _NICKNAME.match(text, mention.end) if designated else None
    end = nicknamed.end() if nicknamed else mention.end
    match = CLASS.match(text, end)
    return replace(mention, end=match.end() if match else end)


def _is_category(mention: Mention, names: Names) -> bool:
    entity = names.entities.get(mention.id)
    return mention.form == "category" or (isinstance(entity, Weapon) and entity.category)


def _next(text: str, before: Mention, mention: Mention) -> bool:
    return text[before.end : mention.start] in (" ", "-", " self-propelled ", " light ", " heavy ")


def _proper_before(
    text: str, mention: Mention, before: Mention | None, shapes: dict[int, int]
) -> int | None:
    """Where a proper name begins that stands right before a class of weapons."""
    floor = before.end if before else 0
    head = text[max(floor, mention.start - 40) : mention.start]
    offset = mention.start - len(head)
    for start, end in shapes.items():
        if start >= floor and end == mention.start - 1 and text[end] in " -":
            return start
    match = _PROPER.search(head)
    if not match:
        return None
    first = offset + match.start()
    words = match[0].split()
    if words[0] in _DETERMINERS and len(words) > 1:  # 'The Nora howitzer'
        first += len(words.pop(0)) + 1
    elif _OPENING.search(text[:first]):
        return None
    named = words[0][0].isalpha() and _NOT_NAMES.isdisjoint(word.lower() for word in words)
    return first if named else None


_DETERMINERS = frozenset("The A An Its Their".split())
_NOT_NAMES = frozenset(
    "the a an its their his her our in on of and or for with to from by at as soviet western "
    "russian allied kurdish arab european asian african nato cold war world army navy air "
    "marine marines royal islamic communist january february march april may june july august "
    "september october november december".split()
)
