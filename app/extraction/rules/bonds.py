"""Whom a bond joins: an alliance, a treaty, a pact, whichever way it is said.

'The pact between Chad and Sudan', 'Chad's pact with Sudan', 'a pact binds Chad to Sudan', 'Chad and
Sudan are bound by a pact', 'have a pact', 'entered into it', 'put their names to it'.
"""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from app.extraction.arguments import agents, is_passive, owners, patients, prepositions
from app.extraction.salience import Ref
from app.extraction.tree import within

_BINDING = frozenset("bind tie link join unite connect commit tether yoke".split())
_MAKING = frozenset("have form conclude make forge enter agree share maintain keep".split())
_STANDING = frozenset("exist be stand obtain remain".split())
# 'Put their names to it', 'set its hand to it'.
_PUTTING = frozenset("put set append affix lend give".split())
_PENS = frozenset("name signature hand pen initial initials seal".split())

Resolve = Callable[[Sequence[Token]], list[Ref]]


def bound(noun: Token, resolve: Resolve) -> list[Ref]:
    """Those whom a bond joins, in order; fewer than two where only one is told."""
    found: dict[str, Ref] = {}
    for tokens in _ways(noun):
        for ref in resolve(tokens):
            found.setdefault(ref.id, ref)
    return list(found.values())


def _ways(noun: Token) -> Iterator[list[Token]]:
    verb, around = _verb(noun), list(prepositions(noun))
    between = [t for p, t in around if p == "between"]
    if verb is not None and verb.lemma_ in _STANDING:
        between += [t for p, t in prepositions(verb) if p == "between"]
    yield between
    with_ = [t for p, t in around if p == "with"]
    if with_:
        yield owners(noun)
    if verb is not None:
        yield _joined_by(noun, verb)
    yield with_
    for clause in within(noun, "relcl", "acl"):
        if clause.lemma_ in _STANDING | _BINDING | _MAKING:
            yield [t for p, t in prepositions(clause) if p == "between"]
            yield _joined_by(noun, clause)


def _joined_by(noun: Token, verb: Token) -> list[Token]:
    """Whom a verb joins by a bond that is its subject, its object or behind 'by', 'into', 'on'."""
    around = list(prepositions(verb))
    beside = [t for p, t in around if p in ("to", "with") and t.i != noun.i]
    if verb.lemma_ in _BINDING:
        return [*patients(verb), *beside]
    pens = verb.lemma_ in _PUTTING and any(t.lemma_ in _PENS for t in patients(verb))
    if pens or (verb.lemma_ in _MAKING and noun.dep_ != "nsubj"):
        if is_passive(verb) and not agents(verb):
            return [t for p, t in around if p in ("between", "with")]
        return [*agents(verb), *(beside if not pens else [])]
    return []


def _verb(noun: Token) -> Token | None:
    """The verb to which a bond belongs, straight or behind a preposition."""
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    return over if over.pos_ in ("VERB", "AUX") else None
