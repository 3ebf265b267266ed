"""ALLIED_WITH: in a declared military alliance with, or a member of one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.entities.vocabulary import Organization
from app.extraction.arguments import (
    agents,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.attribution import Voice
from app.extraction.roles import other as left
from app.extraction.rules.bonds import bound
from app.extraction.rules.pairs import paired
from app.extraction.rules.relations import related
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, holder, joined, within

_ALLIES = frozenset("ally".split())
_MEMBERS = frozenset("part member newcomer entrant founder".split())
_JOINING = frozenset("join enter accede".split())
_FOUNDING = frozenset("form found establish create".split())
_ADMITTING = frozenset("admit accept welcome take".split())
_COUNTING = frozenset("count number rank figure include".split())
_ALLIANCES = frozenset("alliance".split())
_FOLDS = frozenset("rank fold family club camp table umbrella roof wing shield".split())
# Bodies whose members are pledged to one another's defence; a seat elsewhere is no alliance.
_BLOCS = frozenset(
    "org:nato org:csto org:warsaw-pact org:seato org:cento org:anzus org:aukus "
    "org:alliance-of-sahel-states org:western-european-union org:axis-of-resistance".split()
)


def read(scene: Scene) -> Iterator[Draft]:  # noqa: C901  one case a construction
    """The alliances that a sentence states."""
    for noun in scene.acts(_ALLIES, pos=("NOUN",)):
        yield from _ally(scene, noun)
    for noun in scene.acts(_MEMBERS, pos=("NOUN",)):
        yield from _member(scene, noun)
    for verb in scene.acts(_JOINING, _FOUNDING):
        yield from _joined(scene, verb)
    for verb in scene.acts(frozenset({"belong"})):
        yield from _belongs(scene, verb)
    for verb in scene.acts(frozenset({"be", "remain", "sit"}), pos=("VERB", "AUX")):
        yield from _inside(scene, verb)
    for word in scene.acts(frozenset({"in", "inside"}), pos=("ADP",)):
        yield from _in_apposition(scene, word)
    for verb in scene.acts(_ADMITTING):
        yield from _admitted(scene, verb)
    for verb in scene.acts(frozenset({"come", "go", "follow"})):
        into = [t for p, t in prepositions(verb) if p in ("into", "to")]
        blocs = _blocs(scene, into)
        who = scene.refs.actors(agents(verb))
        yield from _drafts(scene, verb, who, blocs, "allied/came")  # 'into NATO came Sweden'
    for noun in scene.acts(frozenset({"league"}), pos=("NOUN",)):
        if noun.dep_ == "pobj" and noun.head.lower_ == "in":  # 'Syria is in league with Iran'
            with_ = scene.refs.actors([t for p, t in prepositions(noun) if p == "with"])
            who = scene.refs.actors(agents(noun.head.head))
            yield from _drafts(scene, noun, who, with_, "allied/league", weak=True)
    for noun in scene.acts(_FOLDS, pos=("NOUN",)):
        yield from _in_fold(scene, noun)
    for noun in scene.acts(frozenset({"accession", "membership"}), pos=("NOUN",)):
        yield from _acceded(scene, noun)
    for noun in scene.acts(_ALLIANCES, pos=("NOUN",)):
        yield from _alliance(scene, noun)
    for verb in scene.acts(frozenset({"ally"}), pos=("VERB", "ADJ")):
        yield from _allied(scene, verb)


def _ally(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Russia and North Korea are allies', 'Iran's ally Hezbollah', 'Turkey, a NATO ally'."""
    ones, whose = related(noun, scene.refs.actors)
    if not whose and noun.dep_ == "attr" and noun.head.dep_ == "relcl":
        # 'Peru blamed Brazil, which is an ally': of whom else the sentence names.
        whose = left(scene, [r.id for r in ones])
    if not whose and len(ones) > 1 and noun.tag_ == "NNS":
        for number, first in enumerate(ones):
            yield from _drafts(scene, noun, [first], ones[number + 1 :], "allied/allies")
        return
    yield from _drafts(scene, noun, ones, whose, "allied/ally")


def _member(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Turkey is a member of NATO', 'NATO member Poland', 'Poland, a NATO member'."""
    if noun.lemma_ == "part" and any(t.pos_ == "NOUN" for p, t in prepositions(noun) if p == "of"):
        return  # 'sent as part of a NATO mission'
    ones, blocs = related(noun, scene.refs.actors, lambda tokens: _blocs(scene, tokens))
    if noun.tag_ == "NNS" and noun.dep_ == "appos":  # 'Chad and Mali, both members of it'
        first = noun.head.head if noun.head.dep_ == "conj" else noun.head
        ones = scene.refs.actors(list(coordinated(first))) or ones
    yield from _drafts(scene, noun, ones, blocs, "allied/member")


def _blocs(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    return [r for r in scene.refs.actors(tokens) if _is_alliance(scene, r)]


def _belongs(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Turkey belongs to NATO', 'NATO, to which both belong'."""
    blocs = [
        r
        for r in scene.refs.actors([t for p, t in prepositions(verb) if p == "to"])
        if _is_alliance(scene, r)
    ]
    who = [r for r in scene.refs.actors(agents(verb)) if r.kind is Kind.COUNTRY]
    yield from _drafts(scene, verb, who, blocs, "allied/belongs")


def _inside(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Lithuania is in NATO', 'sits inside it'."""
    blocs = _blocs(scene, [t for p, t in prepositions(verb) if p in ("in", "inside", "within")])
    yield from _drafts(scene, verb, scene.refs.actors(agents(verb)), blocs, "allied/in")


def _in_apposition(scene: Scene, word: Token) -> Iterator[Draft]:
    """'Lithuania and Latvia, both in NATO', 'Lithuania, in NATO since 2004': no verb is said."""
    blocs = _blocs(scene, list(within(word, "pobj")))
    over = word.head
    if blocs and over.pos_ not in ("VERB", "AUX"):
        held = list(coordinated(holder(over))) if over.dep_ == "appos" else list(coordinated(over))
        before = word.nbor(-1) if word.i > word.sent.start else word
        if over.dep_ == "appos" or before.text == ",":
            yield from _drafts(scene, word, scene.refs.actors(held), blocs, "allied/in", weak=True)


def _in_fold(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Sits under NATO's roof', 'was welcomed into the fold of the alliance'."""
    if noun.dep_ != "pobj" or (verb := noun.head.head).pos_ not in ("VERB", "AUX"):
        return
    of = [t for p, t in prepositions(noun) if p == "of"]
    blocs = _blocs(scene, [*joined(noun, "poss"), *of])
    who = scene.refs.actors(patients(verb)) or scene.refs.actors(agents(verb))
    yield from _drafts(scene, verb, who, blocs, "allied/fold", weak=True)


def _admitted(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Lithuania was admitted to NATO', 'NATO accepted Lithuania as a member'."""
    around = list(prepositions(verb))
    into = scene.refs.actors([t for p, t in around if p in ("to", "into")]) or scene.refs.actors(
        agents(verb)
    )
    if verb.lemma_ == "take":  # 'taken into NATO', 'taken in by NATO'
        particles = [c for c in verb.children if c.lower_ in ("into", "in")]
        into = into if particles else []
    blocs = [r for r in into if _is_alliance(scene, r)]
    yield from _drafts(scene, verb, scene.refs.actors(patients(verb)), blocs, "allied/admitted")


def _acceded(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Lithuania's accession to NATO', 'its membership of NATO'."""
    blocs = _blocs(scene, [t for p, t in prepositions(noun) if p in ("to", "of", "in")])
    who = scene.refs.actors(joined(noun, "poss")) or scene.refs.actors(owners(noun))
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    voted_on = over.lemma_ in _VOTING and noun.dep_ in ("dobj", "nsubjpass", "pobj")
    for draft in _drafts(scene, noun, who, blocs, "allied/accession", weak=True):
        meant = replace(draft.voice, modality=Modality.PLANNED)
        yield replace(draft, voice=meant, dated=False) if voted_on else draft


# 'Approved Sweden's accession': it is no member yet.
_VOTING = frozenset(
    "approve ratify endorse back support veto block oppose delay discuss consider await seek "
    "negotiate reject".split()
)


def _joined(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Finland joined NATO', 'Ukraine wants to join the alliance', 'founded it together'."""
    what = list(patients(verb))
    what += [t for p, t in prepositions(verb) if p == "to"]
    blocs = _blocs(scene, what)
    who = [r for r in scene.refs.actors(agents(verb)) if r.kind is Kind.COUNTRY]
    yield from _drafts(scene, verb, who, blocs, "allied/joined")


def _alliance(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The alliance between Iran and Syria', 'Russia's alliance with Belarus'."""
    of = scene.refs.actors([t for p, t in prepositions(noun) if p == "of"])
    ones = bound(noun, scene.refs.actors) or (of if len(of) == 2 else [])
    if len(ones) == 2 and not any(_is_alliance(scene, one) for one in ones):
        yield from _drafts(scene, noun, ones[:1], ones[1:], "allied/alliance", weak=True)


def _allied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Syria, allied with Iran', 'the two are allied'."""
    with_ = scene.refs.actors([t for p, t in prepositions(verb) if p in ("with", "to")])
    who = list(
        scene.refs.actors([verb.head] if verb.dep_ in ("acl", "amod") else surface_subjects(verb))
    )
    if not with_ and len(who) == 2:  # 'the two are allied'
        who, with_ = who[:1], who[1:]
    yield from _drafts(scene, verb, who, with_, "allied/allied")


def _is_alliance(scene: Scene, ref: Ref) -> bool:
    entity = scene.refs.entity(ref.id)
    return ref.id in _BLOCS or (
        isinstance(entity, Organization)
        and entity.form == "bloc"
        and "alliance" in entity.name.lower()
    )


def _drafts(
    scene: Scene,
    act: Token,
    who: Sequence[Ref],
    whom: Sequence[Ref],
    rule: str,
    *,
    weak: bool = False,
) -> Iterator[Draft]:
    if not who or not whom:
        return
    # 'Four allies of the United States smuggled arms, officials say': they say no more of it.
    stated = act.pos_ != "NOUN" or act.dep_ in ("attr", "oprd", "dobj", "pobj", "conj")
    voice = scene.happened(act) if stated else Voice()
    if voice is None:
        return
    if voice.agreed and act.lemma_ in _JOINING:
        voice = replace(voice, modality=Modality.PLANNED)
    states = [one for one in who if one.kind is Kind.COUNTRY]
    yield from paired(FactType.ALLIED_WITH, act, rule, voice, states, whom, weak=weak)
