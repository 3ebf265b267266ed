"""Who and what an article names, each stretch of its text linked to one thing or to none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.entities.kinds import Kind, slug
from app.entities.vocabulary import Country, Entity, Organization, Person, Place, Weapon
from app.extraction.arms import alone, bombs, calibres, designations
from app.extraction.names import WORD, Found, Name, Names, unaccented
from app.extraction.patterns import (
    Shaped,
    acronyms,
    bodies,
    groups,
    ministries,
    of_a_state,
    pacts,
    persons,
)
from app.extraction.places import places
from app.extraction.reading import Unlinked
from app.extraction.unknown import unknown

_AT = re.compile(r"\b(?:in|near|outside|from|to|at|around) $")
# 'The Gulf states', 'Baltic nations': no sea.
_SHORES = re.compile(r" (?:states|countries|nations|republics|capitals|monarchies)\b")
_PART = re.compile(r"(?:South|North|Latin|Central|Inter|Pan)[ -]$")
_DATELINE = re.compile(r" ?[—–,-]")
_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM", "HKG", "KHM"})
_PROPER = re.compile(r"(?:[A-Z][\w’'-]*[ -]){1,2}(?:\d{1,4}[A-Z]? )?$")
_CLASS = re.compile(
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


# A bomb may be anybody's, and fighters may be men.
_OF_ANYBODY = frozenset("bomb bombs fighter fighters".split())
# Where these stand, 'shells' are no shells of the sea.
_WAR = frozenset(
    "army troops war military artillery soldiers ammunition front arms gunners".split()
)


@dataclass(frozen=True)
class Mention:
    """A stretch of text and the one thing it means.

    `form`: how it is called (see names.Name; `new`: not in the vocabulary); `place`: for a
    capital or another place in a state, the place itself, while `id` is what it may stand for.
    """

    start: int
    end: int
    id: str
    kind: Kind
    form: str
    name: str
    place: str | None = None


@dataclass(frozen=True)
class Named:
    """All mentions of an article in order, and the names that stayed without a thing."""

    mentions: tuple[Mention, ...]
    unlinked: tuple[Unlinked, ...]


def find_mentions(text: str, names: Names, published: str | None = None) -> Named:
    """The mentions of a text; a name that may mean several things is linked by its context.

    `published`: the day of the text, which tells whose capital Moscow was.
    """
    found = list(names.find(text))
    shaped = _shaped(text, names)
    kept = [
        f
        for f in found
        if not _covered(f, shaped)
        and not _cut_into(f, names, shaped)
        and not _first_name(f, shaped)
    ]
    context = _Context(text, names, kept, published)
    mentions = [m for f in kept for m in context.link(f)]
    mentions += [
        Mention(s.start, s.end, *_known(s, names), s.name)
        for s in shaped
        if s.kind in (Kind.WEAPON, Kind.AGREEMENT) or not any(_overlap(s, m) for m in mentions)
    ]
    mentions = _whole_weapons(text, _apart(mentions), names)
    # Last, where nothing else tells: what the model of names finds.
    known = {i for m in mentions for i in range(m.start, m.end)}
    mentions += [
        _with_class(text, Mention(s.start, s.end, *_known(s, names), s.name), names)
        for s in (*alone(text), *acronyms(text), *unknown(unaccented(text), known))
        if not any(_overlap(s, mention) for mention in mentions)
        and not (s.kind is Kind.PLACE and _is_open(s, context.unlinked))
        and not (s.kind is Kind.PLACE and _SHORES.match(text, s.end))
    ]
    mentions = _apart(mentions)
    mentions = _apart([*mentions, *_surnames(text, mentions, names)])
    mentions = _apart([*mentions, *_named_again(text, mentions)])
    return Named(tuple(mentions), tuple(context.unlinked))


def _is_open(found: Shaped, unlinked: Iterable[Unlinked]) -> bool:
    """Whether a name may be one of several known things: 'Congo' is no new place."""
    return any(name.start <= found.start and found.end <= name.end for name in unlinked)


def _known(shaped: Shaped, names: Names) -> tuple[str, Kind, str]:
    return shaped.id, shaped.kind, "name" if shaped.id in names.entities else "new"


def _shaped(said: str, names: Names) -> list[Shaped]:
    text = unaccented(said)
    shaped = [*calibres(text), *ministries(text, names.demonyms), *persons(text)]
    shaped += [*groups(text, names.demonyms), *bodies(text), *pacts(text)]
    shaped += [*bombs(text), *places(text)]
    return [
        s._replace(name=said[s.start : s.end]) if s.kind is not Kind.WEAPON else s for s in shaped
    ]


def _covered(found: Found, shaped: Iterable[Shaped]) -> bool:
    """Whether a shape that is no person takes a stretch whole: it says more than the name does."""
    kinds = {n.kind for n in found.names}
    state = Kind.COUNTRY in kinds and kinds <= {Kind.COUNTRY, Kind.PLACE}  # 'Tehran' is both
    return any(
        s.start <= found.start
        and found.end <= s.end
        and s.end - s.start > found.end - found.start
        and (s.kind in (Kind.WEAPON, Kind.AGREEMENT) or (state and of_a_state(s)))
        for s in shaped
    )


def _cut_into(found: Found, names: Names, shaped: Iterable[Shaped]) -> bool:
    """Whether a publisher's name only begins a longer one: 'The National' of 'National Guard'."""
    published = all(
        isinstance(e, Organization) and e.form == "media"
        for e in (names.entities[n.id] for n in found.names)
    )
    return published and any(
        s.kind is Kind.ORGANIZATION and s.start < found.end < s.end for s in shaped
    )


def _first_name(found: Found, shaped: Iterable[Shaped]) -> bool:
    """Whether a name is the first name of somebody else: 'Gabriel' of 'Gabriel Okello'."""
    whole = any(n.kind is Kind.COUNTRY or len(n.words) > 1 for n in found.names)
    return not whole and any(
        s.kind is Kind.PERSON and s.start == found.start and found.end < s.end for s in shaped
    )


def _overlap(one: Shaped | Mention, other: Shaped | Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """In order, the longest first where two overlap."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


class _Context:
    """What the article as a whole tells about names that may mean several things."""

    def __init__(
        self, text: str, names: Names, found: Sequence[Found], published: str | None
    ) -> None:
        self._text, self._names, self._published = text, names, published
        self._folded = _folded(text)
        sure = [f.names for f in found if not any(n.ambiguous for n in f.names)]
        self._ids = {n.id for named in sure for n in named}
        self._countries = {n.id for named in sure for n in named if n.kind is Kind.COUNTRY}
        self._arms = any(n.kind is Kind.WEAPON for named in sure for n in named)
        self._designated = {end + 1 for _, end in designations(text)}
        self.unlinked: list[Unlinked] = []

    def link(self, found: Found) -> list[Mention]:
        """The mention of the one thing that a name means here; none where that is open."""
        places = [n for n in found.names if n.kind is Kind.PLACE]
        weapons = [n for n in found.names if n.kind is Kind.WEAPON]
        if len(weapons) == 1 and (
            _CLASS.match(self._text, found.end) or found.start in self._designated
        ):
            return [self._mention(found, weapons[0], None)]  # 'Bradley vehicles', 'GB50A bombs'
        chosen = self._choose([n for n in found.names if n.kind is not Kind.PLACE])
        if chosen and chosen.form == "demonym" and self._is_continent(found):
            return []
        if places and chosen is None and _SHORES.match(self._text, found.end):
            return []
        place = self._choose(places)
        if chosen is None and place is None:
            ids = tuple(n.id for n in found.names)
            text = self._text[found.start : found.end]
            # One thing whose name is also a common word: not meant here, and nothing to ask.
            if len(ids) > 1:
                self.unlinked.append(Unlinked(found.start, found.end, text, ids))
            return []
        return [self._mention(found, chosen, place)]

    def _mention(self, found: Found, chosen: Name | None, place: Name | None) -> Mention:
        said = self._text[found.start : found.end]
        if chosen is None or (place and chosen.kind not in (Kind.COUNTRY, Kind.PLACE)):
            name = place if chosen is None else chosen
            assert name is not None
            entity = self._names.entities[name.id]
            at = name.id if isinstance(entity, Place) else None
            return Mention(found.start, found.end, name.id, name.kind, name.form, said, at)
        at = place.id if place and chosen.form in ("capital", "actor") else None
        if at is None and self._is_capital(chosen.id, said) and self._is_place(found):
            at = f"place:{slug(said.title() if said.isupper() else said)}"
        return Mention(found.start, found.end, chosen.id, chosen.kind, chosen.form, said, at)

    def _is_continent(self, found: Found) -> bool:
        """'South American countries' are none of the United States'."""
        before = self._text[max(found.start - 8, 0) : found.start]
        return bool(_PART.search(before)) and self._text.startswith("American", found.start)

    def _is_place(self, found: Found) -> bool:
        """Whether a capital is where something happens, not the state: 'in Zagreb', a dateline."""
        before = self._text[max(found.start - 12, 0) : found.start]
        opens = before[-1:] in ("", "\n") and _DATELINE.match(self._text, found.end)
        return bool(_AT.search(before) or opens)

    def _is_capital(self, id_: str, said: str) -> bool:
        state = self._names.entities.get(id_)
        capital = state.capital if isinstance(state, Country) else None
        return capital is not None and _folded(capital) == _folded(said)

    def _choose(self, names: Sequence[Name]) -> Name | None:
        fitting = [n for n in names if not n.ambiguous or self._supported(n)]
        if len(fitting) == 1:
            return fitting[0]
        then = [n for n in fitting if self._was_then(n)]
        if len(then) == 1:
            return then[0]
        # A state's own name before a demonym shared with another; else who else is in the text.
        for best in (
            [n for n in fitting if self._supported(n)],
            [n for n in fitting if n.id in self._ids],
        ):
            if len(best) == 1:
                return best[0]
        gone = [n for n in fitting if not _is_gone(self._names.entities[n.id])]
        return gone[0] if len(gone) == 1 else None

    def _served_then(self, person: Person) -> bool:
        """Whether a text is of somebody's years in office, or near them: 'Carter', of 1979."""
        offices = (*person.leads, *person.roles)
        if self._published is None or not all(o.from_ for o in offices) or not offices:
            return True
        year = int(self._published[:4])
        ends = [int(o.to[:4]) if o.to else year for o in offices]
        return min(int((o.from_ or "")[:4]) for o in offices) - 2 <= year <= max(ends) + 2

    def _was_then(self, name: Name) -> bool:
        """Whether a state that is gone was there when the text was published, called so."""
        state = self._names.entities[name.id]
        if self._published is None or not isinstance(state, Country) or not _is_gone(state):
            return False
        if name.form == "name" and " ".join(name.words) != state.name:
            return False  # 'Vietnam' was not the North alone
        return (state.from_ or "") <= self._published < (state.to or "9")

    def _supported(self, name: Name) -> bool:
        entity = self._names.entities[name.id]
        if isinstance(entity, Person) and not self._served_then(entity):
            return False
        if any(_said(word, self._folded) for word in entity.context):
            return True
        warlike = self._arms or not _WAR.isdisjoint(self._folded.split())
        category = isinstance(entity, Weapon) and entity.category
        if category and warlike and name.words[-1] not in _OF_ANYBODY:
            return True  # 'shells' of a war
        if isinstance(entity, Weapon) and not category and self._arms:
            return True  # 'Tomahawks', where other arms are named
        country = getattr(entity, "country", None)
        return country in self._countries or (not entity.context and name.kind is Kind.COUNTRY)


def _is_gone(entity: Entity) -> bool:
    return isinstance(entity, Country) and entity.form == "gone"


def _folded(text: str) -> str:
    """The words of a text as they are compared, a space between each."""
    return " ".join(w.casefold() for w in WORD.findall(unaccented(text)))


def _said(words: str, folded: str) -> bool:
    wanted, within = _folded(words), f" {folded} "
    return bool(wanted) and (f" {wanted} " in within or f" {wanted}s " in within)


def _whole_weapons(text: str, mentions: list[Mention], names: Names) -> list[Mention]:
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
        out.append(_with_class(text, mention, names))
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


def _named_again(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """'Marauder vehicles ... two Marauders': later mentions of arms that no vocabulary has."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        word = mention.name.strip()
        if mention.kind is Kind.WEAPON and mention.form == "new" and word[:1].isupper():
            if len(word) > 3 and " " not in word:
                first.setdefault(word, mention)
    taken = {i for m in mentions for i in range(m.start, m.end)}
    return [
        replace(mention, start=found.start(), end=found.end())
        for word, mention in first.items()
        for found in re.finditer(rf"\b{re.escape(word)}s?\b", text)
        if found.start() > mention.end and taken.isdisjoint(range(*found.span()))
    ]


def _with_class(text: str, mention: Mention, names: Names) -> Mention:
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
    match = _CLASS.match(text, end)
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
    if not match or _OPENING.search(text[: offset + match.start()]):
        return None
    words = match[0].split()
    if any(word.lower() in _NOT_NAMES for word in words):
        return None
    return offset + match.start()


_NOT_NAMES = frozenset(
    "the a an its their his her our in on of and or for with to from by at as soviet western "
    "russian allied kurdish arab european asian african nato cold war world army navy air "
    "marine marines royal islamic communist january february march april may june july august "
    "september october november december".split()
)


def _surnames(text: str, mentions: Sequence[Mention], names: Names) -> list[Mention]:
    """Later mentions of persons by one word of their name, where it can mean only one."""
    shorts: dict[str, set[tuple[str, str]]] = {}
    first: dict[str, int] = {}
    for mention in mentions:
        if mention.kind is not Kind.PERSON or " " not in mention.name:
            continue
        entity = names.entities.get(mention.id)
        words = mention.name.split()
        family_first = isinstance(entity, Person) and entity.country in _FAMILY_FIRST
        for word in {words[-1], words[0]} if family_first else {words[-1]}:
            shorts.setdefault(word, set()).add((mention.id, mention.form))
            first.setdefault(word, mention.end)
    taken = [(m.start, m.end) for m in mentions]
    out = []
    for word, whose in shorts.items():
        if len(whose) != 1 or len(word) < 3:
            continue
        [(id_, form)] = whose
        for match in re.finditer(rf"\b{re.escape(word)}\b", text):
            start, end = match.span()
            if start > first[word] and not any(s < end and start < e for s, e in taken):
                out.append(Mention(start, end, id_, Kind.PERSON, form, word))
    return out
