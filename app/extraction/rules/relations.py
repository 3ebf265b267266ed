"""What a noun calls one thing in respect of another: an ally, a member, a backer, a guest.

'Chad's ally is Sudan', 'Chad, of which Sudan is an ally', 'among its allies is Sudan', 'in Sudan
Chad has an ally': who is one, and whose, is told in the same ways of all such nouns.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from app.extraction.arguments import (
    agents,
    described,
    negated,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.former import is_past
from app.extraction.salience import Ref
from app.extraction.tree import beside, coordinated, holder, joined, within

_BEING = frozenset("be remain become stay prove".split())
_HAVING = frozenset("have find gain possess".split())
_COUNTING = frozenset("count number rank figure include".split())
_ONCE = frozenset("once formerly".split())
_SOME = frozenset("one oldest closest all both two three most many".split())
_WHOSE = frozenset("of with to".split())

Resolve = Callable[[Sequence[Token]], list[Ref]]


class Relation(NamedTuple):
    """Who are called so, and whose they are; what is not told is empty."""

    ones: list[Ref]
    whose: list[Ref]


def related(
    noun: Token, resolve: Resolve, whose: Resolve | None = None, *, past: bool = False
) -> Relation:
    """Both ends of such a noun; `resolve`: the things of the kind that it is said of.

    `whose`: the things of the kind to which one is it, where that is another; `past`: also what one
    is no more ('its former supplier').
    """
    if not past and (is_past(noun) or any(c.lower_ in _ONCE for c in within(noun, "advmod"))):
        return Relation([], [])
    if noun.dep_ in ("attr", "nsubj") and noun.head.lemma_ in _BEING and negated(noun.head):
        return Relation([], [])
    ones = next((refs for tokens in _ones(noun) if (refs := resolve(tokens))), [])
    ids = {ref.id for ref in ones}
    of = (refs for tokens in _whose(noun) if (refs := (whose or resolve)(tokens)))
    left = ([ref for ref in refs if ref.id not in ids] for refs in of)
    return Relation(ones, next((refs for refs in left if refs), []))


def _ones(noun: Token) -> Iterator[list[Token]]:
    """Who it is, in the order in which the ways to tell it are to be trusted."""
    over = noun.head
    if noun.dep_ == "appos":
        yield [holder(noun)]
        yield list(coordinated(holder(noun)))
    elif noun.dep_ in ("attr", "oprd"):
        yield _said_of(over, "csubj", "nsubj", "ccomp")  # 'a member is what Chad has been'
        yield surface_subjects(over)
    elif noun.dep_ in ("nsubj", "nsubjpass") and over.lemma_ in _BEING:
        yield joined(over, "attr")
        yield _said_of(over, "ccomp")
    elif noun.dep_ == "nsubj" and over.lemma_ == "include":
        yield patients(over)  # 'its members include Chad'
    elif noun.dep_ == "pobj":
        yield from _behind(noun, over)
    elif noun.dep_ == "dobj" and over.lemma_ in _HAVING:  # 'in Sudan Chad has an ally'
        yield [t for p, t in prepositions(over) if p == "in"]
    if any(c.lower_ == "such" for p in noun.children for c in p.children):
        yield [t for p, t in prepositions(noun) if p == "as"]  # 'members such as Chad'
    yield joined(noun, "appos")
    yield described(noun)
    yield beside(noun)
    if noun.dep_ == "compound":
        yield [over]


def _said_of(be: Token, *deps: str) -> list[Token]:
    """'A member is what Chad has been': Chad."""
    clauses = [c for c in within(be, *deps) if any(t.lower_ == "what" for t in c.children)]
    return [t for clause in clauses for t in surface_subjects(clause) if t.lower_ != "what"]


def _behind(noun: Token, preposition: Token) -> Iterator[list[Token]]:
    """'As a member Chad is bound', 'among the members is Chad', 'one of the members, Chad'."""
    over, word = preposition.head, preposition.lower_
    if word == "as":
        yield patients(over)
        yield surface_subjects(over)
    elif word in ("among", "on") and over.lemma_ in _BEING:
        yield joined(over, "nsubj", "attr")
    elif word == "among" and over.lemma_ in _COUNTING:
        yield patients(over)
        yield agents(over)
    elif word == "of" and over.lower_ in _SOME:
        if over.dep_ == "appos":
            yield list(coordinated(holder(over)))
        yield joined(over, "appos")
        yield joined(over.head, "nsubj") if over.dep_ == "attr" else []


def _whose(noun: Token) -> Iterator[list[Token]]:
    """To whom: 'an ally of Chad', 'Chad's ally', 'Chad, whose ally', 'of which it is an ally'."""
    over = noun.head
    yield [t for p, t in prepositions(noun) if p in _WHOSE]
    yield owners(noun)
    if noun.dep_ in ("attr", "oprd"):
        yield [t for p, t in prepositions(over) if p in _WHOSE]
    if noun.dep_ == "dobj" and over.lemma_ in _HAVING:
        yield agents(over)
    if noun.dep_ == "pobj" and over.lower_ == "as" and over.head.lemma_ in _HAVING:
        yield agents(over.head)  # 'Cairo had Ali as its guest'
    if noun.dep_ == "pobj" and over.lower_ == "among" and over.head.lemma_ in _COUNTING:
        yield agents(over.head)  # 'NATO counts Chad among its members'
