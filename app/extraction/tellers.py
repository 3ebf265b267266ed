"""Who spoke before: 'it added', 'they wrote', 'the panel', 'the experts', 'the department'."""

from abc import abstractmethod
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Span, Token

from app.entities.kinds import Kind
from app.extraction.history import History
from app.extraction.salience import SUBJECTS, TELLING, Ref
from app.extraction.saying import RELEASING
from app.extraction.tree import within

# Sentences back to whoever 'it added' means.
_TOLD_BACK = 3


def is_telling(name: Token) -> bool:
    """'Kenya said', 'Kenyan officials added', 'according to Kenya'."""
    word = name
    while word.dep_ in ("compound", "amod", "poss", "nmod") and word.head.i != word.i:
        word = word.head
    if word.dep_ == "pobj" and word.head.lower_ == "of":  # 'a report of the UN panel says'
        word = word.head.head
    source = word.dep_ == "pobj" and word.head.head.lower_ == "according"
    return source or (word.dep_ in SUBJECTS and word.head.lemma_ in TELLERS)


def _phrases_around(name: Token) -> Iterator[Token]:
    """'A UN panel', 'experts appointed by the UN': the nouns that a name describes."""
    word = name
    for _ in range(5):
        far = word.dep_ == "prep" and word.lower_ not in ("of", "by", "from", "for")
        if word.dep_ == "nsubj" and word.head.lemma_ in RELEASING:  # 'the UN issued a report'
            yield from within(word.head, "dobj")
        if word.dep_ not in _DESCRIBING or word.head.i == word.i or far:
            return
        word = word.head
        yield word
        if word.pos_ == "NOUN":
            yield from (o for p in within(word, "prep") if p.lower_ == "of" for o in p.children)


_DESCRIBING = ("compound", "amod", "poss", "nmod", "pobj", "prep", "agent", "acl")
_TELLING_TOO = frozenset("accuse estimate write find conclude believe suspect allege state".split())
# Who tells without a name; a ministry or an army is its state's.
_NAMELESS = frozenset(
    "report study document paper article panel expert source analyst witness "
    "resident refugee researcher investigator inspector monitor magazine newspaper group".split()
)
TELLERS = TELLING | _TELLING_TOO


class Tellers(History):
    """Who told something in an article, for a word that means the one who told."""

    @abstractmethod
    def of(self, token: Token, depth: int = 0) -> list[Ref]:
        """What a noun, name or pronoun means; nothing where that is open."""

    def last_teller(self, token: Token, *forms: str | None) -> Ref | None:
        """Who told something last, a state or a body, here or in the three sentences before.

        `forms`: only a body of one of these forms.
        """
        for seen in islice(self._before(token), 60):
            if self._number(token) - seen.sentence > _TOLD_BACK:
                return None
            fits = self.form(seen.ref.id) in forms and seen.ref.kind is Kind.ORGANIZATION
            if seen.ref.actor and (fits or not forms) and is_telling(seen.ref.token):
                return self._back(seen.ref, token)
        return None

    def last_called(self, noun: Token) -> Ref | None:
        """'The panel', 'the experts', 'the department': whose it was, or the body of that name."""
        lemma = noun.lemma_.lower()
        for seen in islice(self._before(noun), 60):
            if self._number(noun) - seen.sentence > 2 * _TOLD_BACK:
                return None
            mention = self.mention(seen.ref.token)
            if mention is None or seen.ref.kind is not Kind.ORGANIZATION:
                continue
            around = _phrases_around(seen.ref.token)
            if mention.name.lower().endswith(lemma) or any(
                t.lemma_.lower() == lemma for t in around
            ):
                return self._back(seen.ref, noun)
        return None

    def teller_without_name(self, token: Token) -> Token | None:
        """Who told last, where that is a noun that names nobody: 'experts', 'the report'."""
        for sentence in self._sentences_before(token):
            for verb in reversed([t for t in sentence if t.lemma_ in TELLERS | RELEASING]):
                subjects = within(verb, "nsubjpass" if verb.lemma_ in RELEASING else "nsubj")
                who = [t for t in subjects if t.tag_ in ("NN", "NNS")]
                if who and not self.of(who[0], 3):
                    alike = (who[0].tag_ == "NNS") == (token.lower_ == "they")
                    return who[0] if alike and who[0].lemma_ in _NAMELESS else None
                if any(self.mention(t) or self.of(t, 3) for t in subjects):
                    return None
        return None

    def _sentences_before(self, token: Token) -> Iterator[Span]:
        """The sentences before a word's own, the last first, as far as 'it added' reaches."""
        at = self._paragraph[id(token.doc)].number
        near = [p.doc for p in self._paragraph.values() if at - _TOLD_BACK <= p.number <= at]
        told = [s for doc in near for s in doc.sents if doc is not token.doc or s.end <= token.i]
        yield from reversed(told[-_TOLD_BACK:])
