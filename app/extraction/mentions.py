"""Who and what an article names, each stretch of its text linked to one thing or to none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.entities.kinds import Kind
from app.entities.vocabulary import Entity, Organization, Person
from app.extraction.arms import alone, bombs, calibres
from app.extraction.linking import SHORES, Context
from app.extraction.mention import Mention
from app.extraction.names import Found, Names, unaccented
from app.extraction.patterns import (
    Shaped,
    acronyms,
    bodies,
    called,
    groups,
    ministries,
    of_a_state,
    pacts,
    persons,
)
from app.extraction.places import places
from app.extraction.reading import Unlinked
from app.extraction.unknown import unknown
from app.extraction.weapon_names import named_again, whole_weapons, with_class

_FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM", "HKG", "KHM"})


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
    strangers = [s.name for s in shaped if s.kind is Kind.PERSON and _known(s, names)[2] == "new"]
    context = Context(text, names, kept, published, strangers)
    mentions = [m for f in kept for m in context.link(f)]
    mentions += [
        Mention(s.start, s.end, *_known(s, names), s.name)
        for s in shaped
        if s.kind in (Kind.WEAPON, Kind.AGREEMENT) or not any(_overlap(s, m) for m in mentions)
    ]
    mentions = whole_weapons(text, _apart(mentions), names)
    # Last, where nothing else tells: what the model of names finds.
    known = {i for m in mentions for i in range(m.start, m.end)}
    modelled = list(unknown(unaccented(text), known))
    mentions = _without_namesakes(mentions, modelled, names)
    mentions += [
        with_class(text, Mention(s.start, s.end, *_known(s, names), s.name), names)
        for s in (*alone(text), *acronyms(text), *called(text), *modelled)
        if not any(_overlap(s, mention) for mention in mentions)
        and not (s.kind is Kind.PLACE and _is_open(s, context.unlinked))
        and not (s.kind is Kind.PLACE and SHORES.match(text, s.end))
    ]
    mentions = _apart(mentions)
    mentions = _apart([*mentions, *_surnames(text, mentions, names)])
    mentions = _apart([*mentions, *named_again(text, mentions, names)])
    return Named(tuple(mentions), tuple(context.unlinked))


def _is_open(found: Shaped, unlinked: Iterable[Unlinked]) -> bool:
    """Whether a name may be one of several known things: 'Congo' is no new place."""
    return any(name.start <= found.start and found.end <= name.end for name in unlinked)


def _without_namesakes(
    mentions: Sequence[Mention], modelled: Iterable[Shaped], names: Names
) -> list[Mention]:
    """Without 'Carter' for Ash Carter, where the text names a Norbert Carter."""
    taken: set[str] = set()
    for found in modelled:
        if found.kind is Kind.PERSON and " " in found.name and found.id not in names.entities:
            taken |= {
                m.id
                for m in mentions
                if m.form == "short" and found.start < m.start and m.end == found.end
                if found.name.split()[0] not in _words(names.entities[m.id])
            }
    return [m for m in mentions if m.form != "short" or m.id not in taken]


def _words(entity: Entity) -> set[str]:
    return {word for name in entity.names() for word in unaccented(name).split()}


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
