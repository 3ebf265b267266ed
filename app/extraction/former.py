"""Who is called former or retired: he speaks for his state no more, and his men are not its own."""

from spacy.tokens import Token

from app.extraction.nouns import PEOPLE_WORDS
from app.extraction.tree import within

_PAST = frozenset("former ex retired onetime one-time erstwhile".split())
_FALLEN = frozenset("ousted deposed fallen".split())
_OFFICES = PEOPLE_WORDS | frozenset("adviser advisor ambassador envoy officer commander".split())


def is_past(office: Token, words: frozenset[str] = _PAST) -> bool:
    """'A former minister', 'a retired general', 'its ex-president'."""
    hyphened = office.i > 1 and office.nbor(-1).text == "-" and office.nbor(-2).lower_ == "ex"
    return hyphened or any(c.lower_ in words for c in within(office, "amod", "compound"))


def is_former(person: Token) -> bool:
    """'The former president of Serbia, Ali Hassan', 'Ali Hassan, a former minister'."""
    offices = [person, *within(person, "appos", "compound", "nmod")]
    if person.dep_ == "appos":
        described = person.head
        offices.append(described)
        if described.dep_ == "pobj":  # 'the former president of Serbia, Ali Hassan'
            offices.append(described.head.head)
    held = any(office.lemma_.lower() in _OFFICES for office in offices)
    return held and any(is_past(office, _PAST | _FALLEN) for office in offices)
