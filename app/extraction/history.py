"""What an article has named before a word: the last, the only one, one of two, where 'there' is."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from spacy.tokens import Token

from app.entities.kinds import Kind
from app.entities.vocabulary import Entity, Organization
from app.extraction.mention import Mention
from app.extraction.names import Names
from app.extraction.nouns import FAR
from app.extraction.patterns import PRESS
from app.extraction.salience import Ref, Seen
from app.extraction.syntax import Paragraph

_FORMS = ("-ministry", "-media", *(f"-{word.lower()}" for word in PRESS.split("|")))
_WHERE = frozenset("in into to at across inside around near outside on".split())


class History:
    """The mentions of one article in the order of its text, and what it names before a word."""

    def __init__(self, paragraphs: Sequence[Paragraph], names: Names) -> None:
        self._names = names
        self._paragraph = {id(p.doc): p for p in paragraphs}
        self._history: list[Seen] = []
        self._sentences = {
            (p.number, s.start): n
            for n, (p, s) in enumerate(((p, s) for p in paragraphs for s in p.doc.sents), start=1)
        }

    def mention(self, token: Token) -> Mention | None:
        """The mention that a word is."""
        return self._paragraph[id(token.doc)].mentions.get(token.i)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All that the vocabulary knows."""
        return self._names.entities

    def entity(self, id_: str) -> Entity | None:
        """What the vocabulary knows of a thing."""
        return self._names.entities.get(id_)

    def body_called(self, name: str) -> str | None:
        """The id of the body that has just this name."""
        found = [f for f in self._names.find(name) if (f.start, f.end) == (0, len(name))]
        ids = [n.id for f in found for n in f.names if n.kind is Kind.ORGANIZATION]
        return ids[0] if len(ids) == 1 else None

    def only_state(self, token: Token) -> list[Ref]:
        """The one state that this sentence and the one before name; none where they name more."""
        return [self._back(ref, token) for ref in self._only(token, Kind.COUNTRY)]

    def only_other(self, token: Token, own: str) -> Ref | None:
        """The one other state that this sentence and the one before name beside one."""
        found = self._only(token, Kind.COUNTRY, own)
        return self._back(found[0], token) if found else None

    def only_person(self, token: Token) -> list[Ref]:
        """The one person whom this sentence and the one before name, by his name."""
        return self._only(token, Kind.PERSON)

    def lone_state(self, token: Token, taken: set[str]) -> list[Ref]:
        """The one state or armed group, beside those taken, of the sentence or two before."""
        here = self._number(token)
        for far in (1, 2):
            found: dict[str, Ref] = {}
            for seen in self._before(token):
                if seen.sentence < here - far:
                    break
                fights = seen.ref.kind is Kind.COUNTRY or self.form(seen.ref.id) == "armed group"
                if seen.sentence < here and fights:
                    found.setdefault(seen.ref.id, seen.ref)
            left = [self._back(ref, token) for id_, ref in found.items() if id_ not in taken]
            if left:
                return left if len(left) == 1 else []
        return []

    def there(self, token: Token) -> Ref | None:
        """Where 'there' is: the place or state last told as one where something is or goes."""
        here = self._number(token)
        for seen in self._before(token):
            if here - seen.sentence > FAR:
                return None
            where = seen.ref.token
            while (
                where.dep_ in ("compound", "amod", "poss", "nmod", "conj")
                and where.i != where.head.i
            ):
                where = where.head
            located = where.dep_ == "pobj" and where.head.lower_ in _WHERE
            if located and seen.ref.kind in (Kind.PLACE, Kind.COUNTRY):
                return seen.ref
        return None

    def sentence_of(self, token: Token) -> int:
        """The number of a word's sentence in the article."""
        return self._number(token)

    def form(self, id_: str) -> str | None:
        """What sort of body it is, where the vocabulary or its id knows."""
        entity = self.entity(id_)
        if entity is None and id_.endswith(_FORMS):
            return "ministry" if id_.endswith("-ministry") else "media"
        return entity.form if isinstance(entity, Organization) else None

    def _only(self, token: Token, kind: Kind, beside: str | None = None) -> list[Ref]:
        here, found = self._number(token), dict[str, Ref]()
        for seen in self._history:
            near = here - 1 <= seen.sentence <= here
            if seen.ref.kind is kind and near and seen.ref.id != beside:
                found.setdefault(seen.ref.id, seen.ref)
        return list(found.values()) if len(found) == 1 else []

    def _one_of_two(self, token: Token, which: int) -> list[Ref]:
        """'The former', 'the latter': of the last two states, bodies or persons named."""
        found: dict[str, Ref] = {}
        for seen in self._before(token):
            if len(found) == 2 or seen.sentence < self._number(token) - 1:
                break
            if seen.ref.kind in (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON):
                found.setdefault(seen.ref.id, seen.ref)
        both = list(reversed(found.values()))
        return [self._back(both[which], token)] if len(both) == 2 else []

    def _before(self, token: Token) -> Iterator[Seen]:
        paragraph = self._paragraph[id(token.doc)]
        at = (paragraph.number, paragraph.starts[token.i])
        number = bisect_left(self._history, at, key=attrgetter("at"))
        return (self._history[earlier] for earlier in range(number - 1, -1, -1))

    def _number(self, token: Token) -> int:
        paragraph = self._paragraph[id(token.doc)]
        return self._sentences.get((paragraph.number, token.sent.start), 0)

    @staticmethod
    def _back(ref: Ref, token: Token) -> Ref:
        return Ref(ref.id, ref.kind, token, None, "pronoun")
