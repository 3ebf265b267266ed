"""Which of several things a name means, by what else its article names and when it was written."""

import re
from collections.abc import Collection, Sequence

from app.entities.kinds import Kind, slug
from app.entities.vocabulary import Country, Entity, Person, Place, Weapon
from app.extraction.arms import designations
from app.extraction.mention import Mention
from app.extraction.names import WORD, Found, Name, Names, unaccented
from app.extraction.reading import Unlinked
from app.extraction.weapon_names import CLASS

_AT = re.compile(
    r"\b(?:in|near|outside|from|to|at|around|for|via|through|over|towards?|visit(?:ed|ing|s)?|"
    r"reach(?:ed|ing|es)?|left|bombed|bombing|shelled|shelling|struck|hit|raided) $"
)
_PART = re.compile(r"(?:South|North|Latin|Central|Inter|Pan)[ -]$")
# 'Received 31 Abrams'.
_COUNTED = re.compile(
    r"(?<![\d.])\d{1,3} $|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen) $"
)
_DATELINE = re.compile(r" ?[—–,-]")
# 'The Gulf states', 'Baltic nations': no sea.
SHORES = re.compile(r" (?:states|countries|nations|republics|capitals|monarchies)\b")
# Who holds an office was in the news so many years before it at most.
_CAREER = 35
# A bomb may be anybody's, and fighters may be men.
_OF_ANYBODY = frozenset("bomb bombs fighter fighters".split())
# Where these stand, 'shells' are no shells of the sea.
_WAR = frozenset(
    "army troops war military artillery soldiers ammunition front arms gunners".split()
)


class Context:
    """What the article as a whole tells about names that may mean several things.

    `strangers`: the persons that it names whom no vocabulary knows.
    """

    def __init__(
        self,
        text: str,
        names: Names,
        found: Sequence[Found],
        published: str | None,
        strangers: Collection[str] = (),
    ) -> None:
        self._text, self._names, self._published = text, names, published
        self._folded = _folded(text)
        sure = [f.names for f in found if not any(n.ambiguous for n in f.names)]
        self._ids = {n.id for named in sure for n in named}
        whole = [n.words for f in sure for n in f if n.kind is Kind.PERSON and len(n.words) > 1]
        whole += [tuple(name.split()) for name in strangers]
        self._in_full = {word for words in whole for word in (words[0], words[-1])}
        self._countries = {n.id for named in sure for n in named if n.kind is Kind.COUNTRY}
        self._arms = any(n.kind is Kind.WEAPON for named in sure for n in named)
        self._designated = {end + 1 for _, end in designations(text)}
        self.unlinked: list[Unlinked] = []

    def link(self, found: Found) -> list[Mention]:
        """The mention of the one thing that a name means here; none where that is open."""
        places = [n for n in found.names if n.kind is Kind.PLACE]
        weapons = [n for n in found.names if n.kind is Kind.WEAPON]
        if len(weapons) == 1 and (
            CLASS.match(self._text, found.end)
            or found.start in self._designated
            or _COUNTED.search(self._text[max(found.start - 8, 0) : found.start])
        ):
            return [self._mention(found, weapons[0], None)]  # 'Bradley vehicles', 'GB50A bombs'
        chosen = self._choose([n for n in found.names if n.kind is not Kind.PLACE])
        if chosen and chosen.form == "demonym" and self._is_continent(found):
            return []
        if places and chosen is None and SHORES.match(self._text, found.end):
            return []
        place = self._choose(places)
        if chosen is None and place is None:
            ids = tuple(n.id for n in found.names)
            text = self._text[found.start : found.end]
            # One thing whose name is also a common word: not meant here, and nothing to ask.
            if len(ids) > 1:
                self.unlinked.append(Unlinked(found.start, found.end, text, ids))
            return []
        return [self._mention(found, chosen, place)]

    def _mention(self, found: Found, chosen: Name | None, place: Name | None) -> Mention:
        said = self._text[found.start : found.end]
        if chosen is None or (place and chosen.kind not in (Kind.COUNTRY, Kind.PLACE)):
            name = place if chosen is None else chosen
            assert name is not None
            entity = self._names.entities[name.id]
            at = name.id if isinstance(entity, Place) else None
            return Mention(found.start, found.end, name.id, name.kind, name.form, said, at)
        at = place.id if place and chosen.form in ("capital", "actor") else None
        if at is None and self._is_capital(chosen.id, said) and self._is_place(found):
            at = f"place:{slug(said.title() if said.isupper() else said)}"
        return Mention(found.start, found.end, chosen.id, chosen.kind, chosen.form, said, at)

    def _is_continent(self, found: Found) -> bool:
        """'South American countries' are none of the United States'."""
        before = self._text[max(found.start - 8, 0) : found.start]
        return bool(_PART.search(before)) and self._text.startswith("American", found.start)

    def _is_place(self, found: Found) -> bool:
        """Whether a capital is where something happens, not the state: 'in Zagreb', a dateline."""
        before = self._text[max(found.start - 16, 0) : found.start]
        opens = before[-1:] in ("", "\n") and _DATELINE.match(self._text, found.end)
        return bool(_AT.search(before) or opens)

    def _is_capital(self, id_: str, said: str) -> bool:
        state = self._names.entities.get(id_)
        capital = state.capital if isinstance(state, Country) else None
        return capital is not None and _folded(capital) == _folded(said)

    def _choose(self, names: Sequence[Name]) -> Name | None:
        fitting = [n for n in names if not n.ambiguous or self._supported(n)]
        fitting = [n for n in fitting if not self._is_too_early(n) and not self._is_another(n)]
        if len(fitting) == 1:
            return fitting[0]
        then = [n for n in fitting if self._was_then(n)]
        named = [n for n in fitting if n.id in self._ids]
        supported = [n for n in fitting if self._supported(n)]
        if all(n.kind is Kind.PERSON for n in fitting):
            # Of two in office the one whom all call so: 'Traore', of 2024.
            ways = [supported, named, then, [n for n in then if not n.ambiguous]]
        else:
            states = [n for n in then if n.kind is Kind.COUNTRY]
            # A state's own name before a demonym shared with another; else who else is in the text.
            ways = [states, supported, named]
        for best in ways:
            if len(best) == 1:
                return best[0]
        gone = [n for n in fitting if not _is_gone(self._names.entities[n.id])]
        return gone[0] if len(gone) == 1 else None

    def _is_another(self, name: Name) -> bool:
        """'Kim', where the text names another Kim in full and not this one."""
        return (
            name.form == "short"
            and name.id not in self._ids
            and (" ".join(name.words) in self._in_full)
        )

    def _served_then(self, person: Person) -> bool:
        """Whether a text is of somebody's years in office, or near them: 'Carter', of 1979."""
        offices, first = (*person.leads, *person.roles), _first_year(person)
        if self._published is None or first is None:
            return True
        year = int(self._published[:4])
        ends = [int(o.to[:4]) if o.to else year for o in offices]
        return first - 2 <= year <= max(ends) + 2

    def _is_too_early(self, name: Name) -> bool:
        """Whether a text is of long before somebody's first office: no Ash Carter in 1979."""
        person = self._names.entities[name.id]
        first = _first_year(person) if isinstance(person, Person) else None
        short = name.form == "short" or len(name.words) == 1
        if first is None or self._published is None or not short:
            return False
        return int(self._published[:4]) < first - _CAREER

    def _was_then(self, name: Name) -> bool:
        """Whether somebody served, or a state now gone was there, when the text was published."""
        state = self._names.entities[name.id]
        if isinstance(state, Person):
            return self._served_then(state)
        if self._published is None or not isinstance(state, Country) or not _is_gone(state):
            return False
        if name.form == "name" and " ".join(name.words) != state.name:
            return False  # 'Vietnam' was not the North alone
        return (state.from_ or "") <= self._published < (state.to or "9")

    def _supported(self, name: Name) -> bool:
        entity = self._names.entities[name.id]
        if isinstance(entity, Person) and not self._served_then(entity):
            return False
        if any(_said(word, self._folded) for word in entity.context):
            return True
        warlike = self._arms or not _WAR.isdisjoint(self._folded.split())
        category = isinstance(entity, Weapon) and entity.category
        if category and warlike and name.words[-1] not in _OF_ANYBODY:
            return True  # 'shells' of a war
        if isinstance(entity, Weapon) and not category and self._arms:
            return True  # 'Tomahawks', where other arms are named
        country = getattr(entity, "country", None)
        return country in self._countries or (not entity.context and name.kind is Kind.COUNTRY)


def _first_year(person: Person) -> int | None:
    """Of his first office, where it is known of all of them."""
    offices = (*person.leads, *person.roles)
    begun = [int(o.from_[:4]) for o in offices if o.from_]
    return min(begun) if begun and len(begun) == len(offices) else None


def _is_gone(entity: Entity) -> bool:
    return isinstance(entity, Country) and entity.form == "gone"


def _folded(text: str) -> str:
    """The words of a text as they are compared, a space between each."""
    return " ".join(w.casefold() for w in WORD.findall(unaccented(text)))


def _said(words: str, folded: str) -> bool:
    wanted, within = _folded(words), f" {folded} "
    return bool(wanted) and (f" {wanted} " in within or f" {wanted}s " in within)
