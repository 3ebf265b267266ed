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
from app.extraction.saying import REPORTING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import coordinated, within

_VERBS = frozenset("deny refute disavow disclaim rebut".split())
_REJECTING = frozenset(
    "reject dismiss rebuff repudiate call brand term wave scoff brush scorn contest dispute "
    "ridicule shrug laugh sneer snort parry pooh-pooh discount".split()
)
# 'A charge that Chad calls absurd'.
_CALLING = frozenset("call brand term dub label style".split())
_FALSE = frozenset(
    "absurd false baseless groundless unfounded nonsense fabrication lie invention untrue slander "
    "fiction ridiculous fabricated fantasy preposterous libel smear calumny concoction forgery "
    "fairytale rubbish paranoia hallucination canard falsehood grotesque spurious bogus ludicrous "
    "laughable innocent coincidence".split()
)
_CHARGES = frozenset(
    "accusation allegation charge claim report suggestion assertion involvement responsibility "
    "role part complicity reproach imputation hand story talk notion idea tale version rumour "
    "rumor account finding insinuation indictment slur knowledge blame guilt wrongdoing "
    "contention".split()
)
_NOUNS = frozenset("denial".split())
_KIND = frozenset("kind sort thing".split())
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
    """The denials that a sentence tells of; of one who says whom he denies it to no more."""
    drafts = list(_read(scene))
    aimed = {d.subject for d in drafts if d.object is not None}
    for draft in drafts:
        if draft.object is not None or draft.subject not in aimed:
            scene.memory.denied.append((scene.number, draft.subject, draft.object))
            yield draft


def _read(scene: Scene) -> Iterator[Draft]:
    for verb in scene.acts(_VERBS):
        yield from _denied(scene, verb)
    for verb in scene.acts(_REJECTING):
        yield from _rejected(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN",)):
        yield from _named(scene, noun)
    for verb in scene.acts(_SAYING):
        yield from _said(scene, verb)
    for word in filter(_is_reply, scene.sentence):
        yield from _replies(scene, word)


def _rejected(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Beijing has rejected the US accusation', 'a charge that Chad calls absurd'."""
    charge = [verb.head] if verb.dep_ in ("acl", "relcl") else []
    charge += [*within(verb, "dobj", "nsubjpass"), *patients(verb)]
    # 'Dismissed as groundless the claim that'.
    charge += [o for p in within(verb, "prep") if p.lower_ == "as" for o in within(p, "pobj")]
    if verb.lemma_ in _CALLING and not any(t.lemma_.lower() in _FALSE for t in scene.sentence):
        return
    if any(t.lemma_ in _CHARGES and not _is_proposal(t) for t in charge):
        yield from _denied(scene, verb)
    elif verb.lemma_ in _CALLING and scene.refs.actors([o for t in charge for o in owners(t)]):
        yield from _denied(scene, verb)  # 'called the American display fabricated'
    elif verb.lemma_ not in _CALLING and any(t.lower_ in _THAT for t in charge):
        yield from _replies(scene, verb)  # 'dismissed this as absurd'


def _is_proposal(noun: Token) -> bool:
    """'Rejected talks', 'rejected the idea', but not 'the idea that it had sent tanks'."""
    bare = noun.lemma_ in ("idea", "notion") and not within(noun, "acl", "relcl", "prep")
    return noun.lower_ == "talks" or bare


def _denied(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Iran denies sending drones to Russia', 'Beijing has rejected the US accusation'."""
    if any(t.lemma_ in _NOT_CHARGES for t in within(verb, "dobj", "nsubjpass")):
        return
    who = scene.refs.states(agents(verb))
    yield from _drafts(scene, verb, who or _accused_side(scene, verb), "denied/verb")


def _is_reply(word: Token) -> bool:
    """Whether a word tells that nothing is true of what somebody was accused of.

    'Will have none of it', 'did nothing of the kind', 'a lie', 'not a word of truth', 'innocence'.
    """
    lemma = word.lemma_.lower()
    if lemma in ("none", "nothing"):
        of = [o for p in within(word, "prep") for o in within(p, "pobj") if p.lower_ == "of"]
        return word.head.lemma_ == "have" and any(o.lower_ in _THAT for o in of)
    if lemma in _KIND:
        return not {"nothing", "no", "anything"}.isdisjoint(_before(word))
    if lemma in ("truth", "substance", "foundation", "merit"):
        return not {"no", "not", "nothing", "without"}.isdisjoint(_before(word))
    if lemma in ("innocence", "ignorance"):
        return word.head.lemma_ in _PROTESTING
    return lemma in _FALSE and word.pos_ in ("NOUN", "ADJ", "PROPN") and word.dep_ != "amod"


def _before(word: Token) -> list[str]:
    return [t.lower_ for t in word.doc[max(word.i - 4, 0) : word.i]]


_THAT = frozenset("it this that these them".split())
_PROTESTING = frozenset("protest maintain plead profess affirm assert declare insist".split())


def _replies(scene: Scene, word: Token) -> Iterator[Draft]:
    """What states answer to those who accused them before; without an accuser it is no denial."""
    act = scene.sentence.root  # the word itself is denied, not the denial
    for one in scene.refs.states(_answering(scene, word)):
        accuser = _accuser(scene, word, one)
        if accuser is not None:
            yield from spoken(
                scene, FactType.DENIED, act, [one], [accuser], "denied/reply", weak=True
            )
            return


def _answering(scene: Scene, word: Token) -> list[Token]:
    """Who speaks in the part of the sentence where an answer stands."""
    over = [a for a in (word, *word.ancestors) if a.pos_ in ("VERB", "AUX")]
    found = [t for verb in over for t in (*agents(verb), *surface_subjects(verb))]
    told = {c.i for verb in over for c in verb.children} | {verb.i for verb in over}
    for verb in (t for t in scene.sentence if t.i in told and t.lemma_ in REPORTING | _SAYING):
        found += [*agents(verb), *surface_subjects(verb)]
    beside = [pair for verb in over for pair in prepositions(verb)]
    found += [t for p, t in beside if p in ("from", "for", "in")]
    return found + [t for a in word.subtree if a.lower_ == "according" for t in a.subtree]


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
        coming = any(c.lower_ in ("will", "wo", "would", "shall") for c in within(told, "aux"))
        if negated(told) and told.lemma_ in _DOING and not coming:
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
    return [Ref(accused, kind_of_id(accused), verb) for *_, accused in last if accused]


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
    found = (
        _owner(scene, act, speaker)
        or _accuser(scene, act, speaker, here=True)
        or _receiver(scene, act, speaker)
        or _accuser(scene, act, speaker)
        or _teller(scene, act, speaker)
        or _as_before(scene, act, speaker)
        or next(iter(other(scene, [speaker.id])), None)
        or scene.refs.only_other(act, speaker.id)
    )
    return found if found is not None and not _same(scene, found, speaker) else None


def _owner(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """'Denied the US accusation', 'rejected claims by Kyiv'."""
    for charge in within(act, "dobj", "nsubjpass", "pobj"):
        for noun in coordinated(charge):
            charged = noun.lemma_ in _CHARGES or act.lemma_ in _CALLING
            for ref in scene.refs.actors(owners(noun)) if charged else ():
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


def _as_before(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """'China rejected the charge. Russia also denied it': to the same accuser."""
    for number, who, whom in reversed(scene.memory.denied):
        also = any(c.lower_ in ("also", "too", "likewise") for c in act.children)
        if also and scene.number - number <= _NEAR and speaker.id not in (who, whom) and whom:
            return Ref(whom, kind_of_id(whom), act)
    return None


# Sentences back to a denial that another repeats.
_NEAR = 3


def _accuser(scene: Scene, act: Token, speaker: Ref, *, here: bool = False) -> Ref | None:
    """Who accused him before, or says what he denies: 'which Kigali denies'.

    `here`: only in the sentence itself: 'accused it of arming rebels, and it denied arming them'.
    """
    if act.dep_ == "relcl":
        said = scene.voice(act.head).speaker or scene.voice(act).speaker
        if said is not None and said.actor and not _same(scene, said, speaker):
            return said
    for number, accuser, accused in reversed(scene.memory.accused):
        if here and number != scene.number:
            break
        whose = _state_of(scene, accuser)
        if accused == speaker.id and whose is not None and whose != speaker.id:
            return Ref(whose, kind_of_id(whose), act)
    return None


def _teller(scene: Scene, act: Token, speaker: Ref) -> Ref | None:
    """Who told just before what he does: 'a UN report says Chad armed them. Chad denied it'."""
    for number, teller, of in reversed(scene.memory.told):
        if scene.number - number > _NEAR:
            return None
        whose = _state_of(scene, teller) if of == speaker.id else None
        if whose and whose != speaker.id and scene.refs.form(whose) != "media":
            return Ref(whose, kind_of_id(whose), act)
    return None


def _state_of(scene: Scene, accuser: str) -> str | None:
    """A state or body that accused, or the one for which a person did."""
    if not accuser.startswith("person:"):
        return accuser
    known = getattr(scene.refs.entity(accuser), "country", None)
    return known or scene.memory.leads.get(accuser)


def _same(scene: Scene, one: Ref, other: Ref) -> bool:
    home = getattr(scene.refs.entity(one.id), "country", None)
    return other.id in (one.id, home, scene.refs.state_of_ministry(one.id))
