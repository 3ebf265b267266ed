"""Made-up documents with their claims: what `ingest` takes, and what `generate` writes to files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from zlib import crc32

from app.claims.annotated import Batch
from app.claims.claim import Claim, Document, Modality, Span, Status
from app.claims.curated import claims_of
from app.claims.evidence import Evidence
from app.claims.fact_types import RULES, FactType
from app.claims.identity import claim_id
from app.claims.quantity import Quantity
from bench.shape import World

CLAIMS_A_DOCUMENT = 20
LARGE = "bench-large"
LARGE_CLAIMS = 2000
_FIRST, _LAST = date(1990, 1, 1).toordinal(), date(2025, 11, 30).toordinal()
_UNITS = ("shell", "missile", "vehicle", "aircraft", "launcher", "rifle")
_PUBLISHERS = [f"Bench Press {number}" for number in range(40)]
# One pair and weapon in 25 is disputed, and none of a supplier's five main weapons.
_DISPUTED_ONE_IN, _MAIN_WEAPONS = 25, 5


@dataclass(frozen=True)
class Article:
    """A document with its claims; `retracted_on`: the day it was withdrawn, if it was."""

    batch: Batch
    retracted_on: str | None = None


class Said(NamedTuple):
    """A claim before it has its place in a text."""

    subject: str
    object: str
    weapon: str | None = None
    modality: Modality | None = None
    status: Status | None = None
    type: FactType = FactType.SUPPLIES
    is_disputed: bool = False

    @property
    def denial(self) -> bool:
        """Whether it says that something is not so."""
        return self.modality is Modality.DENIED


def articles(world: World, claims: int) -> Iterator[Article]:
    """The curated claims of the vocabulary, then documents until there are so many claims."""
    left = claims
    for document, curated in claims_of(world.vocabulary):
        yield Article(Batch(document, tuple(curated), {}))
        left -= len(curated)
    number = 0
    while left > 0:
        large = number == 0 and left > 5 * LARGE_CLAIMS
        size = min(left, LARGE_CLAIMS if large else CLAIMS_A_DOCUMENT)
        yield article(world, LARGE if large else f"bench-{number:06}", size)
        left, number = left - size, number + 1


def article(world: World, id_: str, size: int) -> Article:
    """One document with so many claims, each with its quote; some undated, some withdrawn."""
    random = world.random
    published = _FIRST + int((_LAST - _FIRST) * max(random.random(), random.random()))
    day = date.fromordinal(published).isoformat()
    dated = random.random()
    text: list[str] = []
    claims: dict[str, Claim] = {}
    start = 0
    said: Said | None = None
    while len(claims) < size:
        said = _answer(world, said) or _said(world)
        claim, sentence = _claim(world, said, published, len(text), start)
        start += len(sentence) + (2 if len(text) % 4 == 3 else 1)
        text.append(sentence + ("\n\n" if len(text) % 4 == 3 else " "))
        claims[claim_id(id_, claim)] = claim
    document = Document(
        id=id_,
        title=f"Report {id_}",
        publisher=random.choice(_PUBLISHERS),
        url=f"https://example.org/{id_}",
        published_on=None if dated < 0.02 else day[:7] if dated < 0.05 else day,
        text="".join(text),
        text_origin="original",
    )
    withdrawn = len(document.published_on or "") == 10 and random.random() < 0.005
    later = date.fromordinal(min(published + random.randint(1, 400), _LAST + 20)).isoformat()
    return Article(Batch(document, tuple(claims.values()), {}), later if withdrawn else None)


def dataset(world: World, id_: str, size: int) -> Batch:
    """One document without a text, as a register's edition is: a claim a row."""
    found: dict[str, Claim] = {}
    document = Document(id=id_, title=f"Register {id_}", published_on="2025-11-30")
    while len(found) < size:
        claim, _ = _claim(world, _said(world), _LAST, 0, 0)
        claim = claim.model_copy(update={"evidence": None, "locator": f"row {len(found)}"})
        found[claim_id(id_, claim)] = claim
    return Batch(document, tuple(found.values()), {})


def _claim(world: World, said: Said, published: int, number: int, start: int) -> tuple[Claim, str]:
    random = world.random
    quantity = _quantity(world) if said.type is FactType.SUPPLIES else None
    speaker = world.speakers.draw() if random.random() < 0.5 else None
    if said.denial:
        speaker = said.subject
    entities = world.vocabulary.entities
    names = [entities[id_].name for id_ in (said.subject, said.object)]
    what = f"{quantity} of " if quantity else ""
    weapon = f"{entities[said.weapon].name} " if said.weapon else ""
    source = f"{entities[speaker].name} says: " if speaker else ""
    verb = said.type.lower().replace("_", " ")
    sentence = f"{source}{names[0]} {verb} {what}{weapon}{names[1]}, entry {number}."
    claim = Claim(
        type=said.type,
        subject=said.subject,
        object=said.object,
        weapon=said.weapon,
        place=world.places.draw() if random.random() < 0.05 else None,
        modality=said.modality or _modality(world, speaker),
        status=said.status,
        quantity=quantity,
        date=_date(world, published - (0 if said.denial else 30), RULES[said.type].lasting),
        attributed_to=speaker,
        evidence=Evidence(
            quote=sentence, start=start, end=start + len(sentence), paragraph=1 + number // 4
        ),
        extractor="curated" if random.random() < 0.3 else "rules@1",
        grade=random.choice("ABBCCF") + random.choice("122336"),
    )
    return claim, sentence


def _said(world: World) -> Said:
    type_ = world.types.draw()
    if type_ is FactType.SUPPLIES:
        return _transfer(world)
    subject, object_ = world.suppliers.draw(), world.recipients.draw()
    weapon, _ = world.weapon(subject)
    match type_:
        case FactType.USES | FactType.PRODUCES:
            return Said(subject, weapon, type=type_)
        case FactType.USED_IN:
            return Said(weapon, object_, type=type_)
        case FactType.MET_WITH:
            return Said(world.persons.draw(), world.persons.draw(), type=type_)
        case FactType.VISITED:
            return Said(world.persons.draw(), object_, type=type_)
        case _:
            return Said(subject, object_, type=type_)


def _transfer(world: World) -> Said:
    random = world.random
    supplier, recipient = world.suppliers.draw(), world.recipients.draw()
    weapon, rank = world.weapon(supplier)
    known = random.random() < 0.95
    said = Said(
        supplier,
        recipient,
        weapon if known else None,
        is_disputed=known and rank >= _MAIN_WEAPONS and disputed(supplier, recipient, weapon),
    )
    if said.is_disputed and random.random() < 0.3:
        return _denial(world, said)
    chance = random.random()
    status = (
        Status.DELIVERED
        if chance < 0.55
        else Status.AGREED
        if chance < 0.75
        else Status.PLANNED
        if chance < 0.83
        else None
    )
    return said._replace(status=status)


def _denial(world: World, said: Said) -> Said:
    """The supplier's word that it is not so, or that the shipment was stopped."""
    status, type_ = world.random.choice(
        (
            (None, FactType.SUPPLIES),
            (Status.HALTED, FactType.SUPPLIES),
            (None, FactType.DENIED),
        )
    )
    return said._replace(status=status, type=type_, modality=Modality.DENIED)


def _answer(world: World, said: Said | None) -> Said | None:
    """A denial of what was said just before, in the same document."""
    if said and said.is_disputed and not said.denial and world.random.random() < 0.3:
        return _denial(world, said)
    return None


def disputed(one: str, other: str, weapon: str) -> bool:
    """Whether somebody may deny that this weapon went from one to the other, or back.

    Only of made-up weapons, since nothing is a kind of them.
    """
    key = "|".join((*sorted((one, other)), weapon)).encode()
    return weapon.startswith("weapon:bench-") and crc32(key) % _DISPUTED_ONE_IN == 0


def _modality(world: World, speaker: str | None) -> Modality:
    chance = world.random.random()
    if chance < 0.08:
        return Modality.PLANNED
    return Modality.CLAIMED if speaker and chance < 0.7 else Modality.ASSERTED


def _quantity(world: World) -> Quantity | None:
    random = world.random
    if (chance := random.random()) < 0.4:
        return None
    least = random.randint(1, 5000)
    return Quantity(
        unit=random.choice(_UNITS),
        min=None if chance > 0.95 else least,
        max=None if chance < 0.45 else least if chance < 0.8 else least + random.randint(0, 500),
    )


def _date(world: World, published: int, lasting: bool) -> Span | None:
    """A day, month or year at most five years before the report; some with an end."""
    random = world.random
    chance = random.random()
    if chance < 0.1:
        return None
    first = published - random.randint(0, 5 * 365)
    size = 4 if chance < 0.3 else 7 if chance < 0.5 else 10
    end = None
    if random.random() < (0.4 if lasting else 0.2):
        end = date.fromordinal(first + random.randint(0, 2000)).isoformat()[:size]
    begin = date.fromordinal(first).isoformat()[:size]
    return Span.model_validate({"from": begin, "to": end})
