"""DENIED: a state or body denies an accusation or a transfer of an accuser or counterpart."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.fact_types import FactType
from app.entities.kinds import kind_of_id
from app.extraction.arguments import (
    agents,
    negated,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.roles import other
from app.extraction.rules.attacked import HITTING
from app.extraction.rules.speech import content_of, speakers, spoken
from app.extraction.rules.transfers import ARM, GIVE
from app.extraction.salience import Ref
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

_VERBS = frozenset("deny refute disavow".split())
_REJECTING = frozenset(
    "reject dismiss rebuff repudiate call brand term wave scoff brush scorn contest dispute "
    "ridicule shrug".split()
)
# 'A charge that Chad calls absurd'.
_CALLING = frozenset("call brand term".split())
_FALSE = frozenset(
    "absurd false baseless groundless unfounded nonsense fabrication lie invention untrue slander "
    "fiction ridiculous fabricated fantasy preposterous libel smear".split()
)
_CHARGES = frozenset(
    "accusation allegation charge claim report suggestion assertion involvement responsibility "
    "role part complicity reproach imputation hand story talk notion idea".split()
)
_NOUNS = frozenset("denial".split())
_KIND = frozenset("kind sort".split())
_SAYING = frozenset(
    "say insist maintain claim assert declare state swear repeat stress protest vow reply answer "
    "counter retort".split()
)
_DOING = (GIVE | ARM | HITTING) - frozenset("offer present order grant".split())
# 'Denied Iran access' denies no accusation.
_NOT_CHARGES = frozenset("access entry visa request permission passage asylum bail".split())
# How a clause hangs on the verb that denies it.
_TOLD = ("ccomp", "csubj", "csubjpass")


def read(scene: Scene) -> Iterator[Draft]:
    """The denials that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _denied(scene, verb)
    for verb in scene.acts(_REJECTING):
        charge = [verb.head] if verb.dep_ in ("acl", "relcl") else []
        charge += [*within(verb, "dobj", "nsubjpass"), *patients(verb)]
        if verb.lemma_ in _CALLING and not any(t.lemma_ in _FALSE for t in verb.subtree):
            continue
        if any(t.lemma_ in _CHARGES for t in charge):
            yield from _denied(scene, verb)
    for token in scene.acts(frozenset({"none", "nothing"}), pos=("PRON", "NOUN")):
        yield from _would_have_none(scene, token)
    for token in scene.acts(_KIND, pos=("NOUN", "PRON")):
        yield from _nothing_of_the_kind(scene, token)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for verb in scene.acts(_SAYING):
        yield from _said(scene, verb)


def _denied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran denies sending drones to Russia', 'Beijing has rejected the US accusation'."""
    if any(t.lemma_ in _NOT_CHARGES for t in within(verb, "dobj", "nsubjpass")):
        return
    who = scene.refs.states(agents(verb))
    yield from _drafts(scene, verb, who or _accused_side(scene, verb), "denied/verb")


def _would_have_none(scene: Scene, token: Token) -> Iterator[Draft]:
    """'Athens will have none of it': of what it was accused before."""
    verb = token.head
    of_it = [o for p in within(token, "prep") if p.lower_ == "of" for o in within(p, "pobj")]
    if verb.lemma_ != "have" or not any(o.lower_ in ("it", "that", "this") for o in of_it):
        return
    yield from _replies(scene, verb, agents(verb), "denied/none")


def _nothing_of_the_kind(scene: Scene, token: Token) -> Iterator[Draft]:
    """'Accused Turkey, which says it did nothing of the kind', 'knows nothing of any arms'."""
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    words = {t.lower_ for t in token.doc[max(token.i - 4, 0) : token.i]}
    if verb is None or not words & {"nothing", "no", "anything"}:
        return
    yield from _replies(scene, verb, surface_subjects(verb), "denied/kind")


def _replies(scene: Scene, verb: Token, who: list[Token], rule: str) -> Iterator[Draft]:
    """What states answer to those who accused them before; without an accuser it is no denial."""
    for one in scene.refs.states(who):
        accuser = _accuser(scene, verb, one)
        if accuser is not None:
            yield from spoken(scene, FactType.DENIED, verb, [one], [accuser], rule, weak=True)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad's denial', 'no arms had come from it, ran the denial of Chad'."""
    who = speakers(scene, noun)
    yield from _drafts(scene, noun, scene.refs.as_states(who), "denied/noun", weak=True)


def _said(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Kenya insisted that it had never sent arms to Chad': who speaks of his own innocence."""
    told_ = within(verb, "ccomp")
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ == "VERB":
        told_.append(verb.head)  # 'It had, Kenya insisted, never sent arms to Chad'
    for told in told_:
        if negated(told) and told.lemma_ in _DOING:
            who = scene.refs.states(agents(verb) or surface_subjects(verb))
            doing = agents(told)
            own = {r.id for r in scene.refs.states(doing)}
            if any(t.lower_ in ("it", "they") and t.i < verb.i for t in doing):
                own |= {one.id for one in who}  # 'it had sent none, Kenya insists': Kenya
            who = [one for one in who if one.id in own]
            yield from _drafts(scene, verb, who, "denied/said", weak=True)


def _accused_side(scene: Scene, verb: Token) -> list[Ref]:
    """'Denied by those against whom it was directed', 'by the other side': whom it accused."""
    by = [t for t in agents(verb) if t.lower_ in ("those", "side", "party", "accused", "country")]
    last = scene.memory.accused[-1:] if by else []
    return [Ref(accused, kind_of_id(accused), verb) for _, accused in last if accused]


def _drafts(
    scene: Scene, act: Token, who: list[Ref], rule: str, *, weak: bool = False
) -> Iterator[Draft]:
    mutual = len(who) == 2 and any(t.lower_ in ("each", "one", "between") for t in act.subtree)
    for number, speaker in enumerate(who):
        other = who[1 - number] if mutual else _counterpart(scene, act, speaker)
        whom = [other] if other else [None]
        yield from spoken(scene, FactType.DENIED, act, [speaker], whom, rule, weak=weak)


def _counterpart(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """The accuser whose charge it is, else whom the denied act is said to have served."""
    return (
        _owner(scene, act, speaker)
        or _receiver(scene, act, speaker)
        or _accuser(scene, act, speaker)
        or next(iter(other(scene, [speaker.id])), None)
    )


def _owner(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """'Denied the US accusation', 'rejected claims by Kyiv'."""
    for charge in within(act, "dobj", "nsubjpass", "pobj"):
        for noun in coordinated(charge):
            for ref in scene.refs.actors(owners(noun)) if noun.lemma_ in _CHARGES else ():
                if not _same(scene, ref, speaker):
                    return ref
    return None


def _receiver(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """'Denied sending drones to Russia', 'denies arming them', 'denies that Russia asked'."""
    fronted = [c for c in act.children if c.dep_ in _TOLD]
    if act.pos_ == "NOUN" and (content := content_of(act)) is not None:
        fronted.append(content)
    below = [t for t in act.subtree if t.i > act.i and t.pos_ in ("VERB", "NOUN")]
    below += [t for c in fronted for t in c.subtree if t.i < act.i and t.pos_ in ("VERB", "NOUN")]
    fronted_nouns = [t for c in fronted for t in c.subtree if t.i < act.i and t.dep_ == "nsubj"]
    to = [n for t in below for p, n in prepositions(t) if p in ("to", "dative", "from", "between")]
    to += [n for t in fronted_nouns for p, n in prepositions(t) if p in ("for", "to")]
    verbs = [t for t in below if t.dep_ in ("xcomp", "pcomp", *_TOLD)]
    served = [n for v in verbs for n in patients(v)]
    doing = [n for v in verbs if v.dep_ in _TOLD for n in agents(v)]
    for ref in scene.refs.actors([*to, *served, *doing]):
        if not _same(scene, ref, speaker) and ref.by != "demonym":
            return ref
    return None


def _accuser(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """Who accused him before, or says what he denies: 'which Kigali denies'."""
    if act.dep_ == "relcl":
        said = scene.voice(act.head).speaker or scene.voice(act).speaker
        if said is not None and said.actor and not _same(scene, said, speaker):
            return said
    for accuser, accused in reversed(scene.memory.accused):
        if accused == speaker.id and not accuser.startswith("person:"):
            return Ref(accuser, kind_of_id(accuser), act)
    return None


def _same(scene: Scene, one: Ref, other: Ref) -> bool:
    return one.id == other.id or getattr(scene.refs.entity(one.id), "country", None) == other.id
