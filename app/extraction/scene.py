"""One sentence as the rules see it, and the drafts of facts that they make of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from app.claims.claim import Status
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import surface_subjects
from app.extraction.attribution import Voice
from app.extraction.dates import Dated
from app.extraction.dating import Told, told
from app.extraction.modality import voice_of
from app.extraction.quantities import Figure
from app.extraction.referents import Referents
from app.extraction.salience import Ref
from app.extraction.syntax import Paragraph
from app.extraction.tree import Sentence, within


@dataclass(frozen=True)
class Draft:
    """A fact as a rule read it; `act`: the word that says it, `rule`: which rule, `weak`: how sure.

    `number`: where it stands apart from the noun it counts ('Kenya 3,000'); `stretch`: from which
    word to which its part of a list stands, whose date is its own; `at`: where its object stands.
    `counted`: the noun whose count is the fact's.
    """

    type: FactType
    subject: str
    object: str | None
    act: Token
    rule: str
    voice: Voice
    weapon: Ref | None = None
    place: str | None = None
    status: Status | None = None
    weak: bool = False
    counted: Token | None = None
    number: Token | None = None
    dated: bool = True
    stretch: tuple[int, int] | None = None
    at: Token | None = None


@dataclass(frozen=True)
class Memory:
    """What earlier sentences left for later ones: agreements, accusations, who receives arms.

    `attacks`: in which sentence which attack was told; `scenes`: all of the article, so that a date
    told before or behind is found; `visits`: in which sentence who went to which place; `leads`:
    whom those lead who are named so far; `deployed`: in which sentence whose soldiers were told to
    stand somewhere; `accused`, `told`, `denied`: in which who accused whom, who told of whom, and
    who denied it to whom.
    """

    pacts: list[str] = field(default_factory=list)
    accused: list[tuple[int, str, str | None]] = field(default_factory=list)
    told: list[tuple[int, str, str | None]] = field(default_factory=list)
    denied: list[tuple[int, str, str | None]] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    transfers: list[Draft] = field(default_factory=list)
    attacks: list[tuple[int, Draft]] = field(default_factory=list)
    scenes: list["Scene"] = field(default_factory=list)
    visits: list[tuple[int, str, str]] = field(default_factory=list)
    leads: dict[str, str] = field(default_factory=dict)
    deployed: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """A sentence of a paragraph, with what the article names and when and how much it says."""

    paragraph: Paragraph
    sentence: Sentence
    refs: Referents
    dates: Sequence[Dated]
    figures: Sequence[Figure]
    memory: Memory
    number: int = 0

    def acts(self, *lemmas: frozenset[str], pos: tuple[str, ...] = ("VERB",)) -> Iterator[Token]:
        """The words of these lemmas and parts of speech, in order."""
        said = {lemma for wanted in lemmas for lemma in wanted & self._said}
        if said:
            found = [t for lemma in said for t in self._acts[lemma]]
            yield from sorted((t for t in found if t.pos_ in pos), key=lambda t: t.i)

    def says(self, lemmas: frozenset[str]) -> bool:
        """Whether the sentence has one of these words at all."""
        return not lemmas.isdisjoint(self._acts)

    @cached_property
    def _said(self) -> frozenset[str]:
        """The lemmas of the words that are no mentions."""
        return frozenset(self._acts)

    @cached_property
    def _acts(self) -> Mapping[str, Sequence[Token]]:
        """The words that are no mentions, by their lemma."""
        found: dict[str, list[Token]] = {}
        for token in self.sentence:
            if not self.named(token):
                found.setdefault(token.lemma_.lower(), []).append(token)
        return found

    def named(self, token: Token) -> bool:
        """Whether a word is a mention: no act then."""
        return token.i in self.paragraph.mentions

    def voice(self, act: Token) -> Voice:
        """In whose voice an act is told."""
        return voice_of(act, self.refs)

    def stated(self, act: Token) -> Voice | None:
        """Its voice, unless the sentence only supposes the act or tells that somebody denies it."""
        voice = self.voice(act)
        return None if voice.hypothetical or voice.denied else voice

    def happened(self, act: Token) -> Voice | None:
        """Its voice, unless it is not stated, or stated not to be."""
        voice = self.stated(act)
        return None if voice is None or voice.halted else voice

    @property
    def tells_of_deployments(self) -> bool:
        """Whether soldiers were told of last: what is sent next may be the sender's own."""
        return any(self.number - number <= 2 for number, _ in self.memory.deployed)

    def last_attacks(self, far: int) -> list[Draft]:
        """The attacks of the sentence that told of any last, here or so many before."""
        told = self.memory.attacks
        if not told or self.number - told[-1][0] > far:
            return []
        return [attack for number, attack in told if number == told[-1][0]]

    @cached_property
    def at(self) -> tuple[int, int]:
        """Where the sentence stands in the article's text."""
        return self.paragraph.span(self.sentence)

    def token_at(self, start: int) -> Token | None:
        """The word of the sentence that covers a place of the article's text."""
        for token in self.sentence:
            if self.paragraph.starts[token.i] <= start < self.paragraph.ends[token.i]:
                return token
        return None

    def speakers(self, verb: Token) -> set[str]:
        """The states and bodies who say what stands under a verb, persons as theirs."""
        who = surface_subjects(verb)
        led = {self.memory.leads.get(r.id) for r in self.refs.all(who, Kind.PERSON)}
        return {r.id for r in self.refs.states(who)} | {id_ for id_ in led if id_}

    def back(self, far: int) -> list["Scene"]:
        """The scenes before, the nearest first."""
        return self.memory.scenes[max(0, self.number - far) : self.number][::-1]

    @cached_property
    def told(self) -> list[Told]:
        """The dates of the sentence, each with the word it hangs by."""
        placed = ((d, self._anchor(d)) for d in self.dates)
        return [told(dated, word) for dated, word in placed if word is not None]

    def _anchor(self, dated: Dated) -> Token | None:
        tokens = [
            t
            for t in self.sentence
            if self.paragraph.starts[t.i] < dated.end and self.paragraph.ends[t.i] > dated.start
        ]
        last = tokens[-1] if len(tokens) > 1 else None
        if last is not None and last.lower_ in ("after", "before"):
            # 'Two days after it had struck': the date of the clause; of an occasion none.
            if last.dep_ == "mark":
                return last
            if within(last, "pobj", "pcomp"):
                return None
        # 'Since June last year', where the tree hangs the year on something else.
        led = [t for t in tokens if t.dep_ == "pobj" and t.head not in tokens]
        return min(led or tokens, key=lambda t: len(list(t.ancestors)), default=None)
