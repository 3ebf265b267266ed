"""ACCUSED: a state, body or person says that a state or body did wrong."""

from collections.abc import Iterator

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.extraction.arguments import agents, negated, patients, prepositions
from app.extraction.roles import other
from app.extraction.rules.pairs import aimed_at
from app.extraction.rules.phrases import Met, met, phrases
from app.extraction.rules.relations import related
from app.extraction.rules.speech import (
    against,
    content_of,
    doers,
    in_speech,
    people,
    speakers,
    spoken,
)
from app.extraction.salience import Ref
from app.extraction.saying import DENYING, REPORTING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import joined, within

# Who does it says that whom it leads to did wrong.
_TURNS = phrases("""
    accuse incriminate implicate fault arraign finger : - : object
    tax : - : object
    point wag jab : finger : at to toward towards
    put lay place pin heap shift fix cast : blame responsibility onus guilt : on upon at with owner
    lay set place : door foot : owner of
    lay lie put : charge : owner of
    impute : - : to
    fling hurl throw level bring make press : charge accusation allegation reproach : at against
    direct raise lodge : charge accusation allegation reproach : at against
    see detect discern : hand work fingerprint : of owner
    turn : reproach charge accusation : on upon against
    lay file lodge bring level : complaint grievance suit case protest : against
    cast throw : aspersion suspicion doubt : on upon over
    hold : blame : object
    make render : answerable responsible accountable : object
    pronounce find declare deem : guilty responsible : object
    single name identify : culprit offender aggressor : object
    reproach : - : object
""")
_CULPRITS = frozenset("accuser culprit offender perpetrator aggressor instigator".split())
_COMPLAINING = frozenset("charge complain allege protest".split())
_WRONGING = frozenset(
    "violate breach invade attack shell bomb strike meddle interfere spy lie sabotage provoke "
    "shelter harbour harbor arm fund train smuggle jam hack poison murder kill kidnap plot flout "
    "break betray persecute cheat undermine destabilise destabilize occupy annex harass "
    "intimidate trample infringe jeopardise jeopardize stoke foment incite abet bully blackmail "
    "coerce torture massacre deceive mislead defy sponsor bankroll steal".split()
)
# Of these nobody tells but to accuse, whatever verb of saying he uses.
_FOUL = frozenset(
    "violate breach meddle interfere spy lie sabotage shelter harbour harbor flout betray trample "
    "infringe cheat deceive undermine destabilise destabilize foment stoke bully blackmail "
    "plot".split()
)
_WRONGDOERS = frozenset(
    "aggressor invader liar thief murderer terrorist criminal traitor occupier usurper bully "
    "provocateur warmonger bandit pirate hypocrite saboteur poisoner meddler arsonist cheat "
    "butcher predator".split()
)
_WRONGED = frozenset(
    "attack strike raid killing murder assassination bombing blast explosion sabotage hack breach "
    "shelling massacre poisoning violation crime atrocity incursion kidnapping coup plot theft "
    "outrage bloodshed carnage unrest crisis escalation".split()
)
_ASCRIBING = frozenset("attribute ascribe trace chalk credit".split())
_CHARGING = frozenset("charge reproach indict tax suspect".split())
_NOUNS = frozenset("accusation allegation charge reproach".split())
_CALLING = frozenset("call brand term label dub style".split())
_GUILTY = frozenset("responsible guilty accountable liable".split())


def read(scene: Scene) -> Iterator[Draft]:
    """The accusations that a sentence tells of, kept in mind for who denies them later on."""
    for turn in met(scene, _TURNS):
        yield from _remembered(scene, _turned(scene, turn))
    for lemmas, pos, reader in _READERS:
        for act in scene.acts(lemmas, pos=pos):
            yield from _remembered(scene, reader(scene, act))


def _remembered(scene: Scene, drafts: Iterator[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        scene.memory.accused.append((scene.number, draft.subject, draft.object))
        yield draft


def _turned(scene: Scene, turn: Met) -> Iterator[Draft]:
    """'Washington accuses Iran of arming Russia', 'lays the raid at its door'."""
    who = people(scene, turn.who) or scene.refs.states(in_speech(turn.act))
    who = who or _telling(scene, turn.act)
    whom = against(scene, turn.whom)
    yield from spoken(scene, FactType.ACCUSED, turn.act, who, whom, "accused/verb")


def _telling(scene: Scene, act: Token) -> list[Ref]:
    """'Chad, in the words of Ali Hassan, stands accused of spying': he who says it accuses."""
    speaker = scene.voice(act).speaker
    return [speaker] if speaker is not None else []


def _ascribed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad attributes the raid to Sudan'."""
    if any(t.lemma_ in _WRONGED for t in patients(verb)):
        who = people(scene, agents(verb))
        whom = against(scene, [t for p, t in prepositions(verb) if p == "to"])
        yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/ascribed", weak=True)


def _accused(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad blames Sudan for the raid', 'blames the raid on Sudan', 'charges it with spying'."""
    who = people(scene, agents(verb)) or scene.refs.states(in_speech(verb))
    whom = against(scene, patients(verb))
    if verb.lemma_ == "blame" and not whom:
        whom = against(scene, [t for p, t in prepositions(verb) if p == "on"])
    yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/verb")


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Kyiv's accusations against Minsk', 'the US accusation that Iran sends drones'."""
    if noun.lemma_ == "charge" and noun.dep_ == "pobj" and noun.head.lower_ in ("to", "in"):
        return  # 'laid to its charge', 'in charge of'
    around = aimed_at(noun)
    who = speakers(scene, noun)
    whom = against(scene, [t for p, t in around if p in ("against", "at")])
    if not whom and (content := content_of(noun)) is not None:
        whom = against(scene, doers(scene, content))
    if not whom and noun.dep_ in ("dobj", "appos", "npadvmod") and noun.head.lemma_ in _CALLING:
        # 'Peru called Chile the aggressor, a charge that'
        who = who or people(scene, agents(noun.head))
        whom = against(scene, patients(noun.head))
    if not whom and noun.dep_ in ("appos", "npadvmod") and _is_a(noun):
        who, whom = _looking_back(scene, noun)
    if not whom and noun.dep_ == "dobj" and noun.head.lemma_ in DENYING:
        whom = scene.refs.actors(agents(noun.head))  # 'Chad denied Mali's accusation that'
    if who and not whom:
        whom = other(scene, [w.id for w in (*who, *scene.refs.as_states(who))])
    yield from spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/noun", weak=True)


def _is_a(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "a" for c in noun.children)


def _looking_back(scene: Scene, noun: Token) -> tuple[list[Ref], list[Ref]]:
    """'Kenya says Chad shelled it, a charge that Chad rejects': who said it, who rejects it."""
    before = [t for t in scene.sentence if t.i < noun.i and t.pos_ == "VERB"]
    said = next((t for t in before if t.lemma_ in REPORTING | _CALLING), None)
    if said is None:
        return [], []
    who = people(scene, agents(said))
    ids = {ref.id for ref in who}
    rejecting = [t for c in within(noun, "acl", "relcl") for t in agents(c)]
    called = patients(said) if said.lemma_ in _CALLING else []
    whom = against(scene, called) or scene.refs.states(rejecting)
    return who, [ref for ref in whom if ref.id not in ids]


def _held(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Peru held Chile responsible for the raid', 'spying was held against Chile by Peru'."""
    who = people(scene, agents(verb))
    if any(t.lower_ in _GUILTY for t in verb.subtree):
        clauses = within(verb, "ccomp", "xcomp")  # 'holds Sudan responsible'
        whom = against(scene, patients(verb) or [t for c in clauses for t in within(c, "nsubj")])
    else:
        whom = against(scene, [t for p, t in prepositions(verb) if p == "against"])
    yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/held", weak=True)


def _to_blame(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad, in Khartoum's view, is to blame for the war', 'is guilty, says Khartoum'."""
    guilty = any(t.lemma_ in _GUILTY for t in within(verb, "acomp"))
    blamed = any(t.lemma_ == "blame" for t in within(verb, "xcomp"))
    done = [o for p in within(verb, "prep") if p.lower_ == "behind" for o in within(p, "pobj")]
    guilty = guilty or any(t.lemma_ in _WRONGED for t in done)
    speaker = scene.voice(verb).speaker if guilty or blamed else None
    if speaker is None:
        return
    # 'Guilty, says Chad, is Sudan', 'it is Sudan that is guilty'.
    whom = against(scene, [*agents(verb), *joined(verb, "attr")])
    yield from spoken(scene, FactType.ACCUSED, verb, [speaker], whom, "accused/guilty", weak=True)


def _complained(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad alleges that Sudan has shelled a village', 'complains that it shelters rebels'."""
    for clause in within(verb, "ccomp"):
        wrong = clause.lemma_ in _WRONGING or any(t.lemma_ in _WRONGED for t in clause.children)
        wrong = wrong or verb.lemma_ == "charge"  # 'charged that Chad was running guns'
        if wrong and not negated(clause):
            who = people(scene, agents(verb))
            whom = against(scene, agents(clause))
            yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/that", weak=True)


def _told(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'It is Chad, in Khartoum's telling, that shelters rebels', 'Chad, it says, broke a truce'."""
    speaker = scene.voice(verb).speaker
    if speaker is None or negated(verb) or scene.voice(verb).modality is not Modality.CLAIMED:
        return
    whom = scene.refs.actors(doers(scene, verb))
    own = {r.id for r in scene.refs.as_states([speaker])} | {speaker.id}
    whom = [ref for ref in whom if ref.id not in own]
    yield from spoken(scene, FactType.ACCUSED, verb, [speaker], whom, "accused/told", weak=True)


def _called(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad calls Sudan an aggressor', 'thief is what Chad calls Sudan'."""
    wrong = [t for t in verb.subtree if t.lemma_.lower() in _WRONGDOERS and t.pos_ == "NOUN"]
    objects = [verb.i, *(t.i for t in patients(verb))]  # 'branded Chile an aggressor'
    said = [t for t in wrong if t.head.i in objects or t.head.lower_ == "as"]
    if said:
        taken = {t.i for t in said}
        whom = against(scene, [t for t in patients(verb) if t.i not in taken])
        # 'Calls the Turks invaders': the tree takes them for one noun.
        whom = whom or scene.refs.actors([c for t in said for c in within(t, "compound")])
        who = people(scene, agents(verb))
        yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/called", weak=True)


def _culprit(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Chad's accuser is Sudan', 'the culprit, says Chad, is Sudan'."""
    if noun.lemma_ == "accuser":
        who, whom = related(noun, lambda tokens: people(scene, tokens))
    else:
        whom, _ = related(noun, lambda tokens: against(scene, tokens))
        speaker = scene.voice(noun).speaker
        who = [speaker] if speaker is not None else []
    yield from spoken(scene, FactType.ACCUSED, noun, who, whom, "accused/culprit", weak=True)


def _seen(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chad sees Sudan behind the raid'."""
    if any(p == "behind" for p, _ in prepositions(verb)):
        who, whom = people(scene, agents(verb)), scene.refs.actors(patients(verb))
        yield from spoken(scene, FactType.ACCUSED, verb, who, whom, "accused/seen", weak=True)


def _charged(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Chile was charged by Peru with spying', 'reproached Chile for it'."""
    if any(p in ("with", "of", "for") for p, _ in prepositions(verb)):
        yield from _accused(scene, verb)


_NOUN, _VERB = ("NOUN",), ("VERB",)
_READERS = (
    (frozenset({"blame"}), _VERB, _accused),
    (_ASCRIBING, _VERB, _ascribed),
    (_CHARGING, _VERB, _charged),
    (frozenset({"hold"}), _VERB, _held),
    (_NOUNS, _NOUN, _named),
    (frozenset({"be"}), ("AUX", "VERB"), _to_blame),
    (frozenset({"see"}), _VERB, _seen),
    (_CULPRITS, _NOUN, _culprit),
    (_COMPLAINING, _VERB, _complained),
    (_CALLING, _VERB, _called),
    (_FOUL, _VERB, _told),
)
