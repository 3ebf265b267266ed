"""Words of a parsed sentence and what hangs on them."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from app.extraction.units import CURRENCY_WORDS

PERSON = "Smith"  # stands for a full name


class Sentence:
    """A sentence whose words are made once: over a span spaCy makes each anew at every step."""

    def __init__(self, span: Span) -> None:
        self._span, self._words = span, tuple(span)
        self.start, self.end = span.start, span.end

    @property
    def doc(self) -> Doc:
        """The paragraph that it is of."""
        return self._span.doc

    @property
    def root(self) -> Token:
        """The word over all others, as the tree stands now."""
        return self._span.root

    def __iter__(self) -> Iterator[Token]:
        return iter(self._words)

    def __getitem__(self, number: int) -> Token:
        return self._words[number]


def coordinated(token: Token) -> Iterator[Token]:
    """A word and those that 'and', 'or' or commas join to it; not what 'not' rules out of them."""
    if child(token, "neg") is None or not any(c.lower_ == "but" for c in token.children):
        yield token  # but in 'not tanks but rifles'
    ruling_out = ("not",) if any(c.lower_ == "no" for c in token.children) else ("not", "no")
    for other in within(token, "conj"):
        # 'Tanks, but no rifles'.
        ruled_out = other.i > token.i and other.nbor(-1).lower_ in ruling_out
        if not is_gapped(other) and not ruled_out:
            yield from coordinated(other)


def joined(token: Token, *deps: str) -> list[Token]:
    """All dependents by one of these relations, and what is joined to them."""
    return [t for c in within(token, *deps) for t in coordinated(c)]


_ROUGHLY = frozenset("about some nearly around roughly almost twice only another $ € £".split())


def is_gapped(token: Token) -> bool:
    """'Russia sent 1,000 men to Ethiopia, Cuba 3,000': Cuba is no second Ethiopia."""
    return number_behind(token) is not None


def number_behind(token: Token) -> Token | None:
    """The number right behind a name: 'Cuba 3,000', 'South Yemen about 1,000'; no sum of money."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ not in _ROUGHLY]
    counts = token.pos_ == "PROPN" and bool(after) and after[0].pos_ == "NUM"
    if not counts or any(a.lemma_.lower() in CURRENCY_WORDS for a in after[0].ancestors):
        return None
    return after[0]


def hang(token: Token, head: Token, dep: str) -> None:
    """Put a word under another, unless that would make a ring."""
    if token.i != head.i and all(a.i != token.i for a in head.ancestors):
        token.head, token.dep_ = head, dep


def is_infinitive(verb: Token) -> bool:
    """'To send', with its 'to'."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in within(verb, "aux"))


def child(token: Token, *deps: str) -> Token | None:
    """The first dependent by one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def within(token: Token, *deps: str) -> list[Token]:
    """All dependents by one of these relations."""
    return [c for c in token.children if c.dep_ in deps]


def holder(apposition: Token) -> Token:
    """Whom an apposition describes: the proper name right before its comma, else its head.

    'The papers of Türkiye, the last member to sign': Türkiye, not the papers.
    """
    start = apposition.left_edge.i
    if start < 2 or apposition.doc[start - 1].text != ",":
        return apposition.head
    before = apposition.doc[start - 2]
    return before if before.pos_ == "PROPN" else apposition.head


def beside(token: Token) -> list[Token]:
    """The proper name right behind a noun: 'ally Belarus', 'a member since 1952, Greece is'."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ != "the"]
    if after and after[0].pos_ == "PROPN":
        return after[:1]
    # The phrase opens the sentence and says what the name behind its comma is.
    end = next((t.i for t in token.doc[token.i : token.sent.end] if t.text == ","), None)
    if end is None or token.left_edge.i != token.sent.start or end - token.i > 8:
        return []
    behind = [t for t in token.doc[end + 1 : min(end + 3, token.sent.end)] if t.lower_ != "the"]
    return behind[:1] if behind and behind[0].pos_ == "PROPN" else []
