"""Set phrases that say a fact: a verb, a noun that goes with it, and what leads to the other end.

'Take the side of', 'lash out at', 'point the finger at': a row a turn, so that a type is taught a
new one by a line of words. A row is `verbs : nouns : leads`, words apart by blanks.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from app.extraction.arguments import agents, is_passive, owners, patients, prepositions
from app.extraction.scene import Scene
from app.extraction.tree import within

# Leads that are no prepositions: the verb's object; whose the noun is ('take Chad's side').
OBJECT, OWNER = "object", "owner"


class Phrase(NamedTuple):
    """One row. `nouns`: of which one must go with the verb, or a particle; empty: none must."""

    nouns: frozenset[str]
    leads: frozenset[str]


class Met(NamedTuple):
    """A phrase in a sentence: the verb, who does it and at what it is aimed."""

    act: Token
    who: list[Token]
    whom: list[Token]


Phrases = Mapping[str, Sequence[Phrase]]


def phrases(rows: str) -> Phrases:
    """The phrases of a table by their verb: `lash hit : out : at against`, `-` for no noun."""
    table: dict[str, list[Phrase]] = {}
    for row in filter(str.strip, rows.splitlines()):
        verbs, nouns, leads = (part.split() for part in row.split(":"))
        phrase = Phrase(frozenset(nouns) - {"-"}, frozenset(leads))
        for verb in verbs:
            table.setdefault(verb, []).append(phrase)
    return table


def met(scene: Scene, table: Phrases) -> Iterator[Met]:
    """The phrases of a table that a sentence has."""
    for verb in scene.acts(frozenset(table), pos=("VERB", "AUX")):
        rows = table[verb.lemma_.lower()]
        likely = [row for row in rows if not row.nouns or scene.says(row.nouns)]
        around = list(prepositions(verb)) if likely else []
        for phrase in likely:
            found = _met(verb, phrase, around)
            if found is not None:
                yield found
                break


def _met(verb: Token, phrase: Phrase, beside_verb: Sequence[tuple[str, Token]]) -> Met | None:
    around = list(beside_verb)
    beside = [*patients(verb), *(t for _, t in around), *within(verb, "prt", "advmod", "acomp")]
    beside += [c for c in within(verb, "xcomp", "advcl", "ccomp") if c.i > verb.i]
    beside += [c for c in within(verb, "prep", "attr", "dobj", "npadvmod") if c not in beside]
    nouns = [t for t in beside if t.lemma_.lower() in phrase.nouns]
    if phrase.nouns and not nouns:
        return None
    around += [pair for noun in nouns if noun.pos_ == "NOUN" for pair in prepositions(noun)]
    whom = [t for p, t in around if p in phrase.leads]
    if OBJECT in phrase.leads:
        whom += [*patients(verb), *(t for p, t in around if p == "dative")]
        whom += [t for noun in nouns if noun.dep_ == "ccomp" for t in within(noun, "nsubj")]
    if OWNER in phrase.leads:
        whom += [o for noun in nouns for o in owners(noun)]
    taken = {t.i for t in nouns}
    whom = list({t.i: t for t in whom if t.i not in taken}.values())
    return Met(verb, _doers(verb, around), whom) if whom else None


def _doers(verb: Token, around: Sequence[tuple[str, Token]]) -> list[Token]:
    """Who does it; of a passive that names nobody, where it was done: 'was taken in Jakarta'."""
    found = agents(verb)
    if found or not is_passive(verb):
        return found
    return [t for p, t in around if p in ("in", "from") and t.pos_ == "PROPN"]
