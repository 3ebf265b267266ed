"""The gazetteer: what the vocabulary's things are called in running text.

Made once from the vocabulary; a look-up is by words, so that 'KN 23', 'KN-23' and 'KN‑23' are one.
"""

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from app.entities.kinds import Kind
from app.entities.vocabulary import (
    Agreement,
    Country,
    Entity,
    Organization,
    Person,
    Vocabulary,
    Weapon,
)

WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name.
_BETWEEN = re.compile(r"(?:[ \-‐‑–'’/]{1,2}|\. ?)?")
_SHORT = 3


class Name(NamedTuple):
    """One way to call one thing. `form`: name, demonym, capital, actor, short, category."""

    id: str
    kind: Kind
    form: str
    words: tuple[str, ...]
    ambiguous: bool = False

    def fits(self, said: tuple[str, ...]) -> bool:
        """Whether words of a text may be this name: categories in any case, names in their own.

        A text in capitals may shout a longer name; 'us' is never the United States.
        """
        if self.form == "category":
            return True
        if self.form == "ministry":  # 'Russian defence ministry' as well as its proper name
            return _case_fits(self.words[0], said[0])
        return all(_case_fits(own, word) for own, word in zip(self.words, said, strict=True))


def _case_fits(own: str, word: str) -> bool:
    if own == word or own.islower() or own.isdigit() or own in ("Al", "El"):
        return True
    if len(own) <= _SHORT and own.isupper():
        return False
    return word[:1].isupper() or word[:1].isdigit()


class Found(NamedTuple):
    """A stretch of text that is the name of something."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Names:
    """All names by their first word, the longest first."""

    entities: Mapping[str, Entity]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Name, ...]], ...]]
    # Of each way to call a state, case folded, the first word for its people: 'iran' is 'Iranian'.
    demonyms: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """The gazetteer of a vocabulary."""
        by_words: dict[tuple[str, ...], dict[str, Name]] = defaultdict(dict)
        for name in _names(vocabulary.entities.values()):
            key = tuple(word.casefold() for word in name.words)
            if key:
                by_words[key].setdefault(name.id, name)
        by_first: dict[str, list[tuple[tuple[str, ...], tuple[Name, ...]]]] = defaultdict(list)
        for key, names in by_words.items():
            by_first[key[0]].append((key, tuple(names.values())))
        return cls(
            vocabulary.entities,
            {
                first: tuple(sorted(rows, key=lambda row: -len(row[0])))
                for first, rows in by_first.items()
            },
            _demonyms(sorted(vocabulary.of(Country), key=lambda country: not country.successors)),
        )

    def find(self, text: str) -> Iterator[Found]:
        """The names in a text, from left to right, the longest at each place."""
        plain = unaccented(text)
        words = [(m.start(), m.end(), m[0]) for m in WORD.finditer(plain)]
        folded = tuple(word.casefold() for _, _, word in words)
        number = 0
        while number < len(words):
            found = self._at(plain, words, folded, number)
            if found:
                yield found[0]
                number += found[1]
            else:
                number += 1

    def _at(
        self, text: str, words: list[tuple[int, int, str]], folded: tuple[str, ...], number: int
    ) -> tuple[Found, int] | None:
        for key, names in self.by_first.get(folded[number], ()):
            if folded[number : number + len(key)] != key:
                continue
            stretch = words[number : number + len(key)]
            said = tuple(word for _, _, word in stretch)
            if not _joined(text, stretch):
                continue
            fitting = tuple(name for name in names if name.fits(said))
            if fitting:
                start, end = stretch[0][0], stretch[-1][1]
                if end < len(text) and text[end] == "." and text[end - 2] == ".":
                    end += 1  # the last point of 'U.S.'
                return Found(start, end, fitting), len(key)
        return None


def unaccented(text: str) -> str:
    """The text without accents, character by character, so that offsets stay."""
    return "".join(_plain(character) for character in text) if not text.isascii() else text


def _plain(character: str) -> str:
    if character.isascii():
        return character
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isalnum() or not character.isalnum() else character


def _joined(text: str, stretch: list[tuple[int, int, str]]) -> bool:
    for (_, end, word), (start, _, _) in itertools.pairwise(stretch):
        gap = text[end:start]
        if not _BETWEEN.fullmatch(gap) or ("." in gap and len(word) > _SHORT):
            return False
    return True


def _demonyms(states: Sequence[Country]) -> dict[str, str]:
    """Of each way to call a state its people; by its own name before another's second one.

    `states`: the gone first, so that Moscow is Russian, and Serbia, which Yugoslavia is called too,
    Serbian.
    """
    ways = [
        *((c, way) for c in states for way in (*c.names(), *filter(None, [c.capital]))),
        *((c, way) for c in states for way in (c.name, *c.demonyms)),
    ]
    return {way.casefold(): c.demonyms[0] if c.demonyms else c.name for c, way in ways}


def _names(entities: Iterable[Entity]) -> Iterator[Name]:
    for entity in entities:
        loose = set(entity.ambiguous_names) if entity.ambiguous else set()
        # 'Kingston', 'Douglas', 'Victoria': a capital where its state is in the text.
        loose_capital = set(entity.ambiguous_names) if entity.context else set()
        for form, text in _called(entity):
            words = tuple(WORD.findall(unaccented(text)))
            words = words[1:] if words and words[0] in ("the", "The") and len(words) > 1 else words
            ambiguous = text in loose or (entity.ambiguous and not loose)
            ambiguous = ambiguous or (form in ("capital", "actor") and text in loose_capital)
            for variant in _variants(words, entity.kind):
                yield Name(entity.id, entity.kind, form, variant, ambiguous)


def _called(entity: Entity) -> Iterator[tuple[str, str]]:
    category = isinstance(entity, Weapon) and entity.category
    ministry = isinstance(entity, Organization) and entity.form == "ministry"
    for text in entity.names():
        plain = category or (isinstance(entity, Weapon | Agreement) and text.islower())
        form = "category" if plain else "ministry" if ministry and " " in text else "name"
        yield form, text
    if isinstance(entity, Country):
        yield from (("demonym", text) for text in entity.demonyms)
        yield from (("actor", text) for text in entity.actor_names)
        news = (spelling for spelling in entity.spellings if "news" in spelling.used_by)
        yield from (("name", spelling.text) for spelling in news)
        if entity.capital:
            yield "capital", entity.capital
    if isinstance(entity, Person):
        yield from (("short", text) for text in entity.short)


def _variants(words: tuple[str, ...], kind: Kind) -> Iterator[tuple[str, ...]]:
    """The words, and for weapons their plural."""
    if not words:
        return
    yield words
    if kind is Kind.WEAPON:
        *before, last = words
        yield (*before, plural(last))


def plural(word: str) -> str:
    """The plural of a noun or a designation: 'battery' gives 'batteries', 'F-16' 'F-16s'."""
    if word.endswith("y") and word[-2:-1] not in "aeiou" and word.islower():
        return word[:-1] + "ies"
    if word == "torpedo":
        return "torpedoes"
    if word.endswith(("s", "x", "ch", "sh")) and word.islower():
        return word + ("es" if not word.endswith("s") else "")
    return word + "s"
