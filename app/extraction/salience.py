"""What a word means, and how much a mention stands out for words that look back on it."""

from dataclasses import dataclass

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.extraction.tree import within

SUBJECTS = ("nsubj", "nsubjpass", "agent")
TELLING = frozenset(
    "say add note tell report claim insist warn announce argue maintain explain".split()
)


@dataclass(frozen=True)
class Ref:
    """A thing that a word of a paragraph means; `place` as in Mention, `by` how it was found."""

    id: str
    kind: Kind
    token: Token
    place: str | None = None
    by: str = "name"

    @property
    def actor(self) -> bool:
        """Whether it can act: a state or a body."""
        return self.kind in (Kind.COUNTRY, Kind.ORGANIZATION)


@dataclass(frozen=True)
class Seen:
    """A mention as later words look back on it."""

    at: tuple[int, int]
    sentence: int
    ref: Ref
    subject: bool


def is_subject(token: Token) -> bool:
    """Whether a mention is a clause's subject, or the state of an army that is."""
    head = token
    while head.dep_ in ("compound", "amod", "poss", "conj", "appos", "nmod"):
        head = head.head
    return head.dep_ in SUBJECTS


def tells(token: Token) -> bool:
    """'Serbia sent tanks, it said': somebody of the sentence before."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in TELLING:
        return False
    return any(c.i < token.i for c in within(verb, "ccomp"))


def salience(token: Token, *, subject: bool) -> int:
    """How much a mention stands out: what a sentence is about before what it tells by the way."""
    if subject:
        head = token
        while head.dep_ not in SUBJECTS and head.head.i != head.i:
            head = head.head
        whole = head.i == token.i
        main = head.head.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
        return (80 if main else 45) - (0 if whole else 15)
    return {"dobj": 40, "pobj": 30, "dative": 35, "conj": 25, "appos": 25, "attr": 30}.get(
        token.dep_, 10
    )


def unlike(token: Token, ref: Ref) -> bool:
    """Whether a pronoun and a name differ in number: 'it' is no name like 'the Houthis'."""
    plural = ref.kind is Kind.ORGANIZATION and ref.token.tag_ in ("NNS", "NNPS")
    return plural and token.lower_ in ("it", "its", "itself")


def clause_of(token: Token) -> int:
    """The verb that a word belongs to, as its position."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor.i
    return -1
