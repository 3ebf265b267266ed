"""An article to claims by rules: the same text gives the same claims, on every machine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pydantic import ValidationError

from app.claims.annotated import AnnotatedEntity, Batch
from app.claims.claim import Claim, Modality, Span, Status, things
from app.claims.evidence import passage
from app.claims.fact_types import FactType
from app.entities.kinds import kind_of_id
from app.entities.vocabulary import Organization
from app.extraction.amounts import quantity_of
from app.extraction.article import Article, document_of
from app.extraction.attribution import Voice
from app.extraction.dates import Dated, spans_of
from app.extraction.extractors import RULES
from app.extraction.mention import Mention
from app.extraction.mentions import find_mentions
from app.extraction.names import Names
from app.extraction.placing import with_places
from app.extraction.quantities import Figure, figures_of
from app.extraction.reading import Reading
from app.extraction.referents import Referents
from app.extraction.rules import READERS
from app.extraction.scene import Draft, Memory, Scene
from app.extraction.syntax import Paragraph, parse
from app.extraction.tree import Sentence
from app.extraction.when import date_of

STRONG, WEAK = "F3", "F4"


def read_article(article: Article, names: Names) -> Reading:
    """The claims that an article makes, each with its sentence; pure, and the same every time."""
    text = article.text
    named = find_mentions(text, names, article.published)
    paragraphs = list(parse(text, named.mentions))
    referents = Referents(paragraphs, names)
    dates, figures = spans_of(text, article.published), figures_of(text)
    discarded: Counter[str] = Counter()
    claims: dict[tuple[object, ...], Claim] = {}
    for scene in _scenes(paragraphs, referents, dates, figures):
        drafts = [draft for reader in READERS for draft in reader(scene)]
        drafts = [replace(d, counted=None) if _is_shared(d, drafts) else d for d in drafts]
        told = ((d.voice.speaker, d.subject) for d in drafts if d.type not in _ACTS)
        scene.memory.told.extend((scene.number, who.id, of) for who, of in told if who is not None)
        for draft in with_places(drafts, scene):
            claim = _claim(draft, scene, text, discarded)
            if claim:
                _keep(claims, claim)
    kept = tuple(c for c in claims.values() if not _is_told_better(c, claims.values()))
    called = {m.id: m.name for m in reversed(named.mentions)}
    new = {id_: called[id_] for c in kept for id_ in things(c) if id_ in called}
    entities = tuple(_entities(named.mentions))
    batch = Batch(document_of(article, RULES), kept, new)
    return Reading(batch, entities, named.unlinked, discarded)


def _scenes(
    paragraphs: Sequence[Paragraph],
    referents: Referents,
    dates: Sequence[Dated],
    figures: Sequence[Figure],
) -> Sequence[Scene]:
    memory = Memory()
    for paragraph in paragraphs:
        for sentence in map(Sentence, paragraph.doc.sents):
            start, end = paragraph.span(sentence)
            here = [d for d in dates if start <= d.start < end]
            counts = [f for f in figures if start <= f.start < end]
            number = len(memory.scenes)
            memory.scenes.append(
                Scene(paragraph, sentence, referents, here, counts, memory, number)
            )
    return memory.scenes


def _claim(draft: Draft, scene: Scene, text: str, discarded: Counter[str]) -> Claim | None:
    """A draft as a claim with its sentence; what cannot be one is counted by its reason."""
    start, end = scene.at
    dated = date_of(scene, draft) if draft.dated else None
    voice = _own_voice(draft, scene)
    speaker = voice.speaker
    try:
        return Claim(
            type=draft.type,
            subject=_acting(draft, scene),
            object=draft.object,
            weapon=draft.weapon.id if draft.weapon else None,
            place=draft.place,
            modality=voice.modality,
            status=draft.status,
            quantity=quantity_of(draft, scene),
            date=Span.model_validate({"from": dated[0], "to": dated[1]}) if dated else None,
            attributed_to=speaker.id if speaker else None,
            evidence=passage(text, start, end),
            extractor=RULES,
            grade=WEAK if draft.weak else STRONG,
            rule=draft.rule,
        )
    except ValidationError as error:
        discarded[f"{draft.rule}: {error.errors()[0]['msg']}"] += 1
        return None


# By arms a state acts through its army; to speak or to be led, an army is a body of its own.
_BY_ARMS = frozenset((FactType.ATTACKED, FactType.USES, FactType.DEPLOYED_TO, FactType.SUPPLIES))
_SERVICES = ("Army", "Navy", "Air Force", "Armed Forces", "Defense Forces", "Marine Corps")


def _acting(draft: Draft, scene: Scene) -> str:
    """Who does what a draft says: 'the US Navy sent a destroyer', the United States."""
    body = scene.refs.entity(draft.subject)
    if draft.type not in _BY_ARMS or not isinstance(body, Organization):
        return draft.subject
    ruling = body.form == "ministry" or (body.form == "government" and body.part_of is not None)
    if ruling and body.country:
        return body.country  # 'the State Department approved a sale'
    serves = body.form == "agency" and body.name.endswith(_SERVICES)
    return body.country if serves and body.country else draft.subject


def _is_shared(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """'Denmark and Norway gave Ukraine 900 shells': the number is of both together."""
    each = any(t.lower_ == "each" for t in draft.act.sent)
    if draft.counted is None or draft.number is not None or each:
        return False
    same = [
        d
        for d in drafts
        if (d.type, d.act.i, d.counted, d.number) == (draft.type, draft.act.i, draft.counted, None)
    ]
    several = len({d.object for d in same}) > 1 and draft.type is FactType.SUPPLIES
    return several or len({d.subject for d in same}) > 1


# Acts that are done by saying or signing: whoever does them needs no witness.
_ACTS = frozenset(
    (
        *(FactType.SIGNED, FactType.SUPPORTS, FactType.CONDEMNED, FactType.ACCUSED),
        *(FactType.DENIED, FactType.SANCTIONED),
    )
)


def _own_voice(draft: Draft, scene: Scene) -> Voice:
    """The voice of a draft; one who tells of his own act is no third party."""
    voice = draft.voice
    over = (t for t in (draft.act, *draft.act.ancestors) if t.pos_ == "VERB")
    infinite = next((t.tag_ == "VB" for t in over), False)
    if voice.agreed and infinite and draft.type is not FactType.SUPPLIES:
        voice = replace(voice, modality=Modality.PLANNED)  # 'vowed to attack', 'agreed to join'
    speaker = voice.speaker
    agreed = draft.status is Status.AGREED
    if speaker is None or not (voice.confirmed or agreed or draft.type in _ACTS):
        return voice
    entity = scene.refs.entity(speaker.id)
    if scene.refs.form(speaker.id) == "media":
        return voice
    same = {speaker.id, getattr(entity, "country", None), getattr(entity, "part_of", None)}
    party = draft.subject in same or (agreed and draft.object in same)  # who buys tells of it too
    if not party and draft.type is not FactType.SIGNED:
        return voice
    claimed = voice.modality is Modality.CLAIMED
    return replace(voice, speaker=None, modality=Modality.ASSERTED if claimed else voice.modality)


def _keep(claims: dict[tuple[object, ...], Claim], claim: Claim) -> None:
    """One fact a (type, subject, object, weapon): the reading that says most of it."""
    key = (claim.type, claim.subject, claim.object, claim.weapon)
    held = claims.get(key)
    if held is None or _worth(claim) > _worth(held):
        claims[key] = claim


# Of these what was done is told before what may come.
_STRIKES = frozenset((FactType.ATTACKED, FactType.USES, FactType.USED_IN))


def _worth(claim: Claim) -> tuple[int, ...]:
    open_ = claim.modality in (Modality.PLANNED, Modality.DENIED)
    return (
        int(not (claim.type in _STRIKES and open_)),
        int(claim.quantity is not None)
        + int(claim.date is not None)
        + int(claim.place is not None),
        int(claim.grade == STRONG),
    )


def _is_told_better(claim: Claim, all_: Iterable[Claim]) -> bool:
    """Whether an attack without arms and a day of its own is told once more with its arms."""
    if claim.type is not FactType.ATTACKED or claim.weapon is not None:
        return False
    ends = (claim.type, claim.subject, claim.object)
    armed = [c for c in all_ if (c.type, c.subject, c.object) == ends and c.weapon is not None]
    open_ = claim.modality is Modality.PLANNED or claim.date is None
    return any(open_ or c.evidence == claim.evidence for c in armed)


def _entities(mentions: Iterable[Mention]) -> Iterator[AnnotatedEntity]:
    """What the text names, each thing once, in order of first mention."""
    called: dict[str, dict[str, None]] = {}
    for mention in mentions:
        for id_ in filter(None, (mention.id, mention.place)):
            called.setdefault(id_, {})[mention.name] = None
    for id_, mentioned in called.items():
        yield AnnotatedEntity(key=id_, kind=kind_of_id(id_), mentions=tuple(mentioned))
