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
    described,
    negated,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.attribution import Voice
from app.extraction.roles import other as left
from app.extraction.rules.pairs import paired
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import beside, coordinated, holder, joined

_ALLIES = frozenset("ally".split())
_MEMBERS = frozenset("member".split())
_JOINING = frozenset("join enter accede".split())
_ADMITTING = frozenset("admit accept welcome take".split())
_COUNTING = frozenset("count number rank figure include".split())
_ALLIANCES = frozenset("alliance".split())
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
    for verb in scene.acts(_JOINING):
        yield from _joined(scene, verb)
    for verb in scene.acts(frozenset({"belong"})):
        yield from _belongs(scene, verb)
    for verb in scene.acts(frozenset({"be", "remain"}), pos=("VERB", "AUX")):
        yield from _inside(scene, verb)
    for verb in scene.acts(_ADMITTING):
        yield from _admitted(scene, verb)
    for verb in scene.acts(frozenset({"come", "go", "follow"})):
        into = [t for p, t in prepositions(verb) if p in ("into", "to")]
        blocs = [r for r in scene.refs.actors(into) if _is_alliance(scene, r)]
        who = scene.refs.actors(agents(verb))
        yield from _drafts(scene, verb, who, blocs, "allied/came")  # 'into NATO came Sweden'
    for noun in scene.acts(frozenset({"accession"}), pos=("NOUN",)):
        yield from _acceded(scene, noun)
    for noun in scene.acts(_ALLIANCES, pos=("NOUN",)):
        yield from _alliance(scene, noun)
    for verb in scene.acts(frozenset({"ally"}), pos=("VERB", "ADJ")):
        yield from _allied(scene, verb)


def _ally(scene: Scene, noun: Token) -> Iterator[Draft]:  # noqa: C901  one case a construction
    """'Russia and North Korea are allies', 'Iran's ally Hezbollah', 'Turkey, a NATO ally'."""
    refs, around = scene.refs, list(prepositions(noun))
    of = refs.actors([t for p, t in around if p in ("of", "with", "to")])
    other = of or refs.actors(owners(noun))
    one: list[Ref] = []
    if noun.dep_ == "appos":
        one = refs.actors([holder(noun)])
    elif noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        one = refs.actors(joined(verb, "nsubj", "nsubjpass"))
    elif noun.dep_ == "pobj" and noun.head.head.lower_ in ("one", "oldest", "closest", "all"):
        # 'One of its oldest allies', 'Italy and Spain, all of them allies of France'.
        over = noun.head.head
        one = refs.actors(joined(over.head, "nsubj") if over.dep_ != "appos" else [over.head])
    one = one or refs.actors(joined(noun, "appos")) or refs.actors(described(noun))
    if noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "find", "gain"):
        # 'In Russia, Armenia has an ally'.
        one = refs.actors(agents(noun.head))
        other = other or refs.actors([t for p, t in prepositions(noun.head) if p == "in"])
    one = one or refs.actors(_among(noun))
    if not one:  # 'Russia's close ally Belarus', 'its ally the United States'
        one = refs.actors(beside(noun))
    if not one and noun.dep_ == "compound":
        one = refs.actors([noun.head])
    if not other and noun.dep_ == "attr" and noun.head.dep_ == "relcl":
        # 'Peru blamed Brazil, which is an ally': of whom else the sentence names.
        other = left(scene, [r.id for r in one])
    if not other and len(one) > 1 and noun.tag_ == "NNS":
        for number, first in enumerate(one):
            yield from _drafts(scene, noun, [first], one[number + 1 :], "allied/allies")
        return
    if not other and noun.dep_ == "appos" and noun.tag_ == "NNS":
        one = one or refs.actors(list(coordinated(holder(noun))))
    yield from _drafts(scene, noun, one, other, "allied/ally")


def _member(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Turkey is a member of NATO', 'NATO member Poland', 'Poland, a NATO member'."""
    refs = scene.refs
    around = [*prepositions(noun), *(prepositions(noun.head) if noun.dep_ == "attr" else ())]
    of = refs.actors([t for p, t in around if p == "of"]) or refs.actors(owners(noun))
    blocs = [r for r in of if _is_alliance(scene, r)]
    one: list[Ref] = []
    if noun.dep_ == "appos":
        one = refs.actors([holder(noun)])
    elif noun.dep_ in ("attr", "oprd"):
        one = refs.actors(surface_subjects(noun.head))
    elif noun.dep_ == "pobj" and noun.head.lower_ == "as":  # 'as a member, Lithuania is bound'
        one = refs.actors(surface_subjects(noun.head.head))
    if not one and any(c.lower_ == "such" for p in noun.children for c in p.children):
        one = refs.actors([t for p, t in around if p == "as"])  # 'members such as Lithuania'
    if noun.dep_ == "attr" and negated(noun.head):
        return
    one = one or refs.actors(_among(noun)) or refs.actors(described(noun))
    blocs = blocs or [r for r in refs.actors(_counting(noun)) if _is_alliance(scene, r)]
    if not one and noun.dep_ == "compound":
        one = refs.actors([noun.head])
    one = one or refs.actors(joined(noun, "appos"))
    yield from _drafts(scene, noun, one, blocs, "allied/member")


def _belongs(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Turkey belongs to NATO', 'NATO, to which both belong'."""
    blocs = [
        r
        for r in scene.refs.actors([t for p, t in prepositions(verb) if p == "to"])
        if _is_alliance(scene, r)
    ]
    who = [r for r in scene.refs.actors(agents(verb)) if r.kind is Kind.COUNTRY]
    yield from _drafts(scene, verb, who, blocs, "allied/belongs")


def _among(noun: Token) -> list[Token]:
    """Who is 'among the members': 'among its allies is Syria', 'NATO counts Finland among'."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "among":
        return []
    verb = noun.head.head
    if verb.lemma_ == "be":
        return joined(verb, "nsubj", "attr")
    return (patients(verb) or agents(verb)) if verb.lemma_ in _COUNTING else []


def _counting(noun: Token) -> list[Token]:
    """Who counts somebody among its members: 'NATO counts Finland among its members'."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "among":
        return []
    verb = noun.head.head
    return agents(verb) if verb.lemma_ in _COUNTING and patients(verb) else []


def _inside(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Lithuania is in NATO'."""
    inside = scene.refs.actors([t for p, t in prepositions(verb) if p in ("in", "inside")])
    blocs = [r for r in inside if _is_alliance(scene, r)]
    yield from _drafts(scene, verb, scene.refs.actors(agents(verb)), blocs, "allied/in")


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
    """'Lithuania's accession to NATO'."""
    to = scene.refs.actors([t for p, t in prepositions(noun) if p == "to"])
    blocs = [r for r in to if _is_alliance(scene, r)]
    who = scene.refs.actors(owners(noun))
    yield from _drafts(scene, noun, who, blocs, "allied/accession", weak=True)


def _joined(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Finland joined NATO', 'Ukraine wants to join the alliance'."""
    what = list(patients(verb))
    what += [t for p, t in prepositions(verb) if p == "to"]
    blocs = [r for r in scene.refs.actors(what) if _is_alliance(scene, r)]
    who = [r for r in scene.refs.actors(agents(verb)) if r.kind is Kind.COUNTRY]
    yield from _drafts(scene, verb, who, blocs, "allied/joined")


def _alliance(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'The alliance between Iran and Syria', 'Russia's alliance with Belarus'."""
    refs, around = scene.refs, list(prepositions(noun))
    between = refs.actors([t for p, t in around if p in ("between", "of")])
    if len(between) == 2 and not any(_is_alliance(scene, r) for r in between):
        yield from _drafts(scene, noun, between[:1], between[1:], "allied/alliance", weak=True)
        return
    with_ = refs.actors([t for p, t in around if p == "with"])
    who = refs.actors(owners(noun))
    if not who and noun.dep_ == "dobj":
        who = refs.actors(agents(noun.head))
        if len(who) == 2 and not with_ and noun.head.lemma_ in ("form", "conclude", "make", "have"):
            who, with_ = who[:1], who[1:]
    yield from _drafts(scene, noun, who, with_, "allied/alliance", weak=True)


def _allied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Syria, allied with Iran', 'the two are allied'."""
    with_ = scene.refs.actors([t for p, t in prepositions(verb) if p in ("with", "to")])
    who = list(
        scene.refs.actors(
            joined(verb, "nsubj", "nsubjpass")
            or ([verb.head] if verb.dep_ in ("acl", "amod") else surface_subjects(verb))
        )
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
