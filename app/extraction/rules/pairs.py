"""Who with whom, and who at whom: the drafts that several fact types make in the same way."""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.extraction.arguments import agents, owners, prepositions
from app.extraction.attribution import Voice
from app.extraction.rules.targets import Target
from app.extraction.salience import Ref
from app.extraction.scene import Draft
from app.extraction.tree import number_behind, within

One = TypeVar("One")
Other = TypeVar("Other")
# Verbs that only do what their noun says: to voice support, to raise an accusation.
LIGHT = frozenset(
    "voice issue raise level make express launch impose place put hold give offer carry conduct "
    "mount announce bring direct repeat renew extend deliver pronounce utter lodge adopt have "
    "hear lay pin file hurl aim".split()
)
# What is done with sanctions, embargoes and bans.
IMPOSING = frozenset(
    "impose place slap announce put introduce level adopt extend renew tighten maintain apply "
    "unveil issue levy keep approve lift ease remove waive suspend drop lay decree clamp "
    "step ratchet reimpose restore reinstate sharpen expand "
    "enact clap inflict toughen harden widen order decide agree vote".split()
)
# 'Drew a denial from', 'earned the condemnation of'.
DRAWING = frozenset("draw earn prompt provoke bring elicit trigger".split())
_COMING = frozenset("come follow arrive go".split())


def is_mutual(verb: Token) -> bool:
    """'Accused each other', 'struck one another'."""
    for token in within(verb, "dobj"):
        pair = [t.lower_ for t in token.doc[max(token.i - 1, 0) : token.i + 2]]
        if {"each", "other"} <= {*pair} or {"one", "another"} <= {*pair}:
            return True
    return False


def performed_by(noun: Token, resolve: Callable[[Sequence[Token]], list[Ref]]) -> list[Ref]:
    """Whose act a noun is: 'Cuba's denial', 'a denial from Cuba', 'was issued by Cuba'."""
    first = _first(noun)
    verb = first.head
    ways = [owners(noun)]
    # 'The sanctions imposed by the EU', 'the embargo that the EU has maintained'.
    ways += [agents(verb) for verb in _doing(noun)]
    if verb.lemma_ in LIGHT and first.dep_ in ("dobj", "nsubjpass"):
        ways.append(agents(verb))
    if verb.lemma_ in LIGHT | DRAWING | _COMING:
        ways.append([t for p, t in prepositions(verb) if p == "from"])
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if over.lower_ in ("words", "word") and over.head.lemma_ in LIGHT | _COMING:
        # 'Words of condemnation came from Jakarta'.
        ways.append([t for p, t in prepositions(over.head) if p == "from"])
    ways.append([t for p, t in prepositions(noun) if p in ("from", "by")])
    return next((refs for tokens in ways if (refs := resolve(tokens))), [])


def _first(noun: Token) -> Token:
    """'Put a ban and a freeze on Chad': the first of those joined, on which the verb acts."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _doing(noun: Token) -> list[Token]:
    """The light verbs of the clauses that describe an act: 'levelled', 'which it imposed'."""
    return [c for c in within(noun, "acl", "relcl") if c.lemma_ in LIGHT | IMPOSING]


def aimed_at(noun: Token) -> list[tuple[str, Token]]:
    """What prepositions add to an act: to its noun, or to the verb that does it."""
    found = list(prepositions(noun))
    for clause in _doing(noun):
        found += prepositions(clause)
    first = _first(noun)
    if first.head.lemma_ in LIGHT and first.dep_ in ("dobj", "nsubjpass"):
        found += prepositions(first.head)
    return found


def paired(
    type_: FactType,
    act: Token,
    rule: str,
    voice: Voice,
    who: Sequence[Ref],
    whom: Sequence[Ref],
    *,
    weak: bool,
) -> Iterator[Draft]:
    """A draft for each of one side with each of the other; of none with itself."""
    for one, other in each_with(act, who, whom):
        if one.id != other.id:
            yield Draft(type_, one.id, other.id, act, rule, voice, weak=weak, at=other.token)


def each_with(act: Token, who: Sequence[One], whom: Sequence[Other]) -> Iterator[tuple[One, Other]]:
    """All of one side with all of the other; 'respectively': the first with the first."""
    row = any(c.lower_ == "respectively" for c in act.subtree) and len(who) == len(whom)
    yield from zip(who, whom, strict=True) if row else product(who, whom)


def aimed(
    type_: FactType,
    act: Token,
    rule: str,
    voice: Voice,
    who: Sequence[Ref],
    where: Sequence[Target],
    weapons: Sequence[Ref],
    *,
    weak: bool,
    counted: Token | None = None,
    fits: Callable[[Target], bool] = lambda _: True,
) -> Iterator[Draft]:
    """A draft for each actor, target and weapon, without a weapon where none is named.

    `counted`: what a number counts where no weapon is; `fits`: which targets the type allows.
    """
    for actor, target in each_with(act, who, where):
        if target.id == actor.id or not fits(target):
            continue
        for weapon in weapons or (None,):
            yield Draft(
                type_,
                actor.id,
                target.id,
                act,
                rule,
                voice,
                weapon=weapon,
                place=target.place,
                weak=weak,
                counted=weapon.token if weapon else counted,
                number=number_behind(actor.token),
                at=target.at,
            )
