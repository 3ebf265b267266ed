"""Where and at whom: the places, states and bodies that an act is aimed at or happens in."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from app.entities.kinds import Kind, kind_of_id, slug
from app.entities.vocabulary import Country
from app.extraction.roles import led
from app.extraction.scene import Scene
from app.extraction.tree import within

AT = frozenset("at on against into upon toward towards over across onto".split())
IN = frozenset("in inside near around outside across over at off along throughout within".split())


# 'Hit Houthi targets in Yemen': Yemen.
HELD_BY = frozenset(
    "target position site facility post base depot stronghold camp barracks embassy consulate "
    "garrison outpost mission".split()
)


class Target(NamedTuple):
    """A state or body with the place in it, or a place in no state; `at`: where it is named."""

    id: str
    place: str | None
    at: Token | None = None

    @property
    def where(self) -> str | None:
        """The place in it, or the place that it is."""
        return self.id if self.id.startswith("place:") else self.place


def is_territory(target: Target) -> bool:
    """Whether a target is a state or a place: a body has no ground of its own."""
    return not target.id.startswith("org:")


def target_of(scene: Scene, token: Token) -> Target | None:  # noqa: C901  one case a construction
    """What a noun is as a target: 'Kyiv', 'Ukrainian positions', 'a base in Kursk', 'Hamas'."""
    for ref in scene.refs.of(token):
        if token.lemma_ == "capital" and ref.kind is Kind.COUNTRY:
            return Target(ref.id, _capital(scene, ref.id))  # 'the Kenyan capital'
        if ref.kind is Kind.COUNTRY and ref.by == "demonym" and token.i == ref.token.i:
            return Target(ref.id, None)
        if ref.kind in (Kind.COUNTRY, Kind.PLACE):
            found = scene.refs.where(token)
            if found:
                inner = _inner(scene, token)
                closer = inner is not None and inner.id == found[0] and inner.place is not None
                return inner if inner and closer else Target(*found)
        if ref.kind is Kind.ORGANIZATION:  # 'Hamas leaders in Doha': where it struck
            return _inner(scene, token) or Target(ref.id, None)
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    inside = _inner(scene, token)
    if inside:
        return inside
    for modifier in within(token, "amod", "compound", "poss", "nmod"):
        for ref in scene.refs.of(modifier):
            if ref.kind is Kind.COUNTRY:
                return Target(ref.id, ref.place)
            if ref.kind is Kind.PLACE:
                found = scene.refs.where(modifier)
                return Target(*found) if found else None
            if ref.kind is Kind.ORGANIZATION:
                return Target(ref.id, None)
    return None


def _capital(scene: Scene, country: str) -> str | None:
    state = scene.refs.entity(country)
    named = state.capital if isinstance(state, Country) else None
    return f"place:{slug(named)}" if named else None


def _inner(scene: Scene, token: Token) -> Target | None:
    """The place behind 'in', 'of' or 'near': 'a depot near Toropets', 'the port of Odesa'."""
    for prep in within(token, "prep"):
        if prep.lower_ in IN or prep.lower_ in ("of", "outside"):
            for noun in within(prep, "pobj"):
                found = scene.refs.where(noun) or _region(scene, noun)
                if found:
                    return Target(*found)
    return None


def _region(scene: Scene, noun: Token) -> tuple[str, str | None] | None:
    """'Kursk region', 'eastern Ukraine', 'Russia's Kursk region': the place or state beside it."""
    best: tuple[str, str | None] | None = None
    for modifier in within(noun, "compound", "poss", "amod", "nmod", "appos"):
        found = scene.refs.where(modifier)
        if found and (best is None or found[1]):
            best = found
    return best


def _of_state(scene: Scene, token: Token, target: Target) -> Target:
    """'The Chadian town of Adre', 'Adre, a town in Chad': in which state a place is."""
    if not target.id.startswith("place:"):
        return target
    behind = [t for t in token.doc[token.i + 1 : token.i + 4] if t.lower_ != "the"]
    if behind and behind[0].lower_ == "in":  # 'Adre in Chad', wherever the tree hangs it
        for ref in scene.refs.all(behind[1:2], Kind.COUNTRY):
            return Target(ref.id, target.id)
    under = [o for p in within(token, "prep") for o in p.children]
    about = [token, *within(token, "appos"), *under]
    about += [a for o in about[1:] for a in within(o, "appos")]
    if token.dep_ in ("appos", "pobj") and token.head.dep_ != "ROOT":
        about.append(token.head if token.dep_ == "appos" else token.head.head)
    for noun in about:
        if noun.pos_ not in ("NOUN", "PROPN"):
            continue
        named = noun.pos_ == "NOUN" or noun.i == token.i  # 'Israel's Mount Meron'
        beside = within(noun, "amod", "compound", "poss", "nmod") if named else []
        if noun.i != token.i and noun.pos_ == "NOUN":
            beside += [o for p in within(noun, "prep") if p.lower_ == "in" for o in p.children]
        for ref in scene.refs.all(beside, Kind.COUNTRY):
            return Target(ref.id, target.id)
    return target


def _beside(scene: Scene, target: Target, found: Mapping[str, Target]) -> Target:
    """'Near Misrata and Ajdabiya': a place that nobody knows lies where the one beside it does."""
    states = {t.id for t in found.values() if t.place}
    return (
        Target(states.pop(), target.id) if len(states) == 1 and _is_new(scene, target) else target
    )


def settled(scene: Scene, target: Target, doers: Container[str]) -> Target:
    """A place that nobody knows in the one state of the sentence that does not act."""
    here = target.at
    beside = (one for one in led(scene) if here is None or not _is_apart(one.ref.token, here))
    states = {one.ref.id for one in beside if one.ref.kind is Kind.COUNTRY}
    others = [id_ for id_ in states if id_ not in doers]
    return Target(others[0], target.id) if len(others) == 1 and _is_new(scene, target) else target


def _is_apart(name: Token, here: Token) -> bool:
    """'Raided Aba two days after talks in Chad': told of another time than the place."""
    over = {here.i, *(a.i for a in here.ancestors)}
    return any(a.dep_ == "advcl" and a.i not in over for a in name.ancestors)


def _is_new(scene: Scene, target: Target) -> bool:
    return target.id.startswith("place:") and scene.refs.entity(target.id) is None


def there(scene: Scene, verb: Token) -> list[Target]:
    """What 'there' beside a verb means: 'has soldiers there'."""
    words = [c for c in verb.subtree if c.lower_ == "there" and c.dep_ == "advmod"]
    found = scene.refs.there(words[0]) if words else None
    where = scene.refs.where(found.token) if found is not None else None
    return [Target(*where)] if where else []


def targets_of(scene: Scene, tokens: Sequence[Token]) -> list[Target]:
    """The targets of several nouns, each once; the most exact place of a state."""
    found: dict[str, Target] = {}
    for token in tokens:
        target = target_of(scene, token)
        target = _of_state(scene, token, target) if target else None
        region = _region(scene, token) if target is None or target.place is None else None
        if region and (target is None or region[0] == target.id):
            target = Target(*region)
        target = _beside(scene, target, found) if target else None
        if target and (target.id not in found or (target.place and not found[target.id].place)):
            found[target.id] = target._replace(at=token)
    return _joined(scene, list(found.values()))


def _joined(scene: Scene, found: list[Target]) -> list[Target]:
    """'At Erhac in Chad', 'Chad's reactor at Aba', the two hung apart: one target, in Chad."""
    for one, other in pairwise(found):
        state, place = (one, other) if _is_new(scene, other) else (other, one)
        if state.place or kind_of_id(state.id) is not Kind.COUNTRY or not _is_new(scene, place):
            continue
        if _is_inside(other, one, ("in",) if other is state else _INSIDE):
            joined = Target(state.id, place.id, state.at)
            return [joined if t is state else t for t in found if t is not place]
    return found


_INSIDE = ("in", "at", "near", "outside")


def _is_inside(behind: Target, before: Target, words: Container[str]) -> bool:
    """Whether one of these words leads from a target to the one right behind it."""
    if before.at is None or behind.at is None or behind.at.dep_ != "pobj":
        return False
    between = before.at.doc[before.at.i + 1 : behind.at.i]
    led = behind.at.head.lower_ in words
    return led and len(between) < 6 and not any(t.lower_ in (",", "and") for t in between)


_FLYING = frozenset("drone missile rocket shell projectile".split())


def are_in_flight(scene: Scene, tokens: Sequence[Token]) -> bool:
    """'Hit ten drones': who brings down what flies at it attacks nobody."""
    arms = [t for t in tokens if scene.refs.weapons([t])]
    return bool(arms) and all(t.lemma_.lower() in _FLYING for t in arms)
