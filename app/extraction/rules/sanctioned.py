"""SANCTIONED: a state or body imposes sanctions or an arms embargo on another, or lifts them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.claims.fact_types import FactType
from app.entities.kinds import Kind
from app.extraction.arguments import (
    agents,
    negated,
    owners,
    patients,
    prepositions,
    surface_subjects,
)
from app.extraction.owning import EVENTS
from app.extraction.rules.pairs import IMPOSING, aimed_at, paired, performed_by
from app.extraction.salience import Ref
from app.extraction.saying import BANNING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import within

_VERBS = frozenset("sanction blacklist embargo penalise penalize outlaw proscribe".split())
_NOUNS = frozenset("sanction embargo".split())
# 'A travel ban', 'an asset freeze', 'punitive measures': sanctions by another name.
_LIKE = {
    "ban": frozenset("travel visa entry export arms arm weapon trade flight".split()),
    "freeze": frozenset("asset account".split()),
    "measure": frozenset("punitive restrictive coercive".split()),
    "restriction": frozenset("travel visa export trade arms financial".split()),
    "penalty": frozenset("economic financial new fresh harsh stiff punitive".split()),
    "curb": frozenset("export trade arms travel financial".split()),
    "prohibition": frozenset("arms weapon export travel".split()),
    "moratorium": frozenset("arms weapon export".split()),
    "blacklist": frozenset("trade export".split()),
}
_HARD = frozenset("penalty restriction curb".split())
_FROZEN = frozenset(
    "asset account property fund holding money deposit reserve wealth estate yacht villa".split()
)
_TRADE = frozenset("export sale supply delivery transfer shipment trade".split())
_ARMS = frozenset("arm weapon defence defense military equipment ammunition arms goods".split())
# 'Threatened sanctions', 'is weighing an embargo'.
_WEIGHING = frozenset("threaten weigh consider propose prepare plan mull".split())
_STANDING = frozenset("be stand figure appear remain".split())
_LISTING = _STANDING | {"add", "put", "place"}
_TARGETS = (Kind.COUNTRY, Kind.ORGANIZATION, Kind.PERSON)


def read(scene: Scene) -> Iterator[Draft]:
    """The sanctions that a sentence tells of."""
    for verb in scene.acts(_VERBS):
        yield from _sanctioned(scene, verb)
    for noun in scene.acts(_NOUNS, pos=("NOUN", "PROPN")):
        yield from _named(scene, noun)
    for noun in scene.acts(frozenset(_LIKE), pos=("NOUN",)):
        imposed = noun.lemma_ in _HARD and noun.head.lemma_ in IMPOSING
        like = any(c.lemma_.lower() in _LIKE[noun.lemma_] for c in noun.children)
        if imposed or like or _is_on_arms(scene, noun):
            yield from _named(scene, noun)
    for verb in scene.acts(BANNING):
        yield from _banned(scene, verb)
    for verb in scene.acts(frozenset({"freeze", "block", "seize", "impound"})):
        yield from _frozen(scene, verb)
    for noun in scene.acts(frozenset({"list", "blacklist"}), pos=("NOUN",)):
        yield from _listed(scene, noun)


def _sanctioned(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'The US sanctioned Rosoboronexport', 'a firm blacklisted by Washington'."""
    who = scene.refs.states(agents(verb))
    yield from _drafts(scene, verb, who, _targets(scene, patients(verb)), "sanctioned/verb")


def _targets(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """Whom a measure hits; 'three Chadian generals', 'Zeta, a Chadian firm' are not Chad."""
    states = [t for t in tokens if not _is_private(scene, t)]
    return scene.refs.all(states, *_TARGETS)


def _is_private(scene: Scene, noun: Token) -> bool:
    called = [noun, *within(noun, "appos")]
    named = any(scene.named(t) for t in called)
    return not named and any(t.lemma_.lower() in _PRIVATE for t in called)


_PRIVATE = frozenset(
    "company firm business businessman businesswoman oligarch general officer official commander "
    "individual person people entity national citizen bank trader tanker ship vessel shipper "
    "executive judge politician lawmaker maker manufacturer subsidiary refinery".split()
)


def _named(scene: Scene, noun: Token) -> Iterator[Draft]:  # noqa: C901  one case a construction
    """'US sanctions on Iran', 'imposed sanctions on', 'is under UN sanctions'."""
    if _is_voted_down(noun):
        return
    refs, around = scene.refs, aimed_at(noun)
    who = performed_by(noun, refs.states)
    head = noun.head
    standing = head.lemma_ in (
        "hang",
        "lie",
        "stand",
        "remain",
        "weigh",
        "press",
    )  # 'over Bosnia hung an embargo'
    if head.pos_ == "VERB" and (noun.dep_ in ("nsubj", "nsubjpass") or standing):
        around += list(prepositions(head))
    who = who or refs.actors([t for p, t in around if p == "of"])
    on = [t for p, t in around if p in ("on", "upon", "against", "over")]
    # 'Sanctions on Chad over its attack on Sudan'.
    on = [t for t in on if t.dep_ != "pobj" or t.head.head.lemma_ not in EVENTS]
    if _is_on_arms(scene, noun):  # 'its ban on arms sales to Chad'
        on = [t for p, t in around if p in ("to", "for")]
    if on and not refs.all(on, *_TARGETS):  # 'an embargo on arms for Israel'
        on = [t for p, t in around if p in ("to", "for", "against")] or on
    over = head.head
    if noun.dep_ == "pobj" and over.lemma_ in ("object", "target", "subject") and over.tag_ == "NN":
        object_ = head.head  # 'itself the object of US sanctions', 'is the object of'
        said = surface_subjects(object_.head) if object_.dep_ == "attr" else []
        on = on or [t for t in said if refs.mention(t)] or [object_]
    if head.lemma_ == "join" and negated(head):
        return
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_ in IMPOSING | _WEIGHING | {"join"}:
        who = refs.states(agents(head)) or who
        on = on or [t for p, t in prepositions(head) if p in ("on", "against", "from")]
    if noun.dep_ == "nsubj" and head.lemma_ == "be":  # 'sanctions are what Eritrea got'
        for got in within(head, "ccomp", "attr"):
            if got.lemma_ in ("get", "receive", "face", "earn") and not on:
                on, around = surface_subjects(got), [*around, *prepositions(got)]
    for clause in within(noun, "relcl"):  # 'the sanctions under which Peru has placed Chad'
        under = [t.i for p, t in prepositions(clause) if p == "under"]
        if noun.i in under:
            who, on = who or refs.actors(agents(clause)), on or patients(clause)
    if noun.dep_ == "pobj" and head.lower_ == "with" and not who:  # 'answered with sanctions on it'
        who = refs.actors(agents(head.head))
    if noun.dep_ == "dobj" and head.lemma_ in (
        "face",
        "suffer",
        "defy",
        "evade",
        "incur",
        "attract",
    ):
        on = on or agents(head)  # 'Russia faces British sanctions'
    who = who or refs.actors([t for p, t in around if p == "from"])
    if noun.dep_ == "pobj" and head.lower_ == "under" and not on:
        verb = head.head
        on = patients(verb) if verb.lemma_ in ("place", "put", "have", "keep", "hold") else []
        on = on or surface_subjects(verb)
        if verb.pos_ in ("NOUN", "PROPN"):  # 'Libya, under a UN embargo since 2011,'
            on = [verb]
        who = who or refs.actors(agents(verb))
    if (
        noun.dep_ == "pobj"
        and head.lower_ in ("with", "by", "to", "for")
        and head.head.lemma_ in ("hit", "threaten", "target", "punish", "slap", "subject", "single")
    ):
        verb = head.head
        on = on or patients(verb)
        who = who or refs.actors(agents(verb))
    if not who and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        who = _by_speaker(scene, noun)
    if noun.dep_ == "nsubj" and head.lemma_ in ("target", "hit", "apply", "cover") and not on:
        on = patients(head) or [t for p, t in prepositions(head) if p == "to"]
    yield from _drafts(scene, noun, who, _targets(scene, on), "sanctioned/noun", weak=True)


def _is_voted_down(noun: Token) -> bool:
    """'Vetoed a resolution to extend the embargo': no embargo of who vetoed it."""
    over = next((a for a in noun.ancestors if a.lemma_ in _STOPPING and a.pos_ == "VERB"), None)
    return over is not None and any(o.lemma_ in _MOTIONS for o in within(over, "dobj"))


_STOPPING = frozenset("veto block reject defeat oppose".split())
_MOTIONS = frozenset("resolution motion bill proposal draft bid move plan attempt effort".split())


def _is_on_arms(scene: Scene, noun: Token) -> bool:
    """'A ban on arms sales', 'restrictions on the export of tanks'."""
    trade = [o for p in within(noun, "prep") if p.lower_ == "on" for o in within(p, "pobj")]
    of = [o for t in trade for p in within(t, "prep") if p.lower_ == "of" for o in p.children]
    goods = [*of, *(c for t in (*trade, *of) for c in within(t, "compound", "amod"))]
    return any(t.lemma_ in _TRADE for t in trade) and _are_arms(scene, goods)


def _are_arms(scene: Scene, goods: Sequence[Token]) -> bool:
    return any(t.lemma_.lower() in _ARMS for t in goods) or bool(scene.refs.weapons(goods))


def _banned(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Washington banned arms exports to Ethiopia', 'a resolution forbids arms sales to'."""
    who = scene.refs.actors(agents(verb)) or [
        r for t in agents(verb) for r in scene.refs.actors(within(t, "compound", "amod", "poss"))
    ]
    for noun in patients(verb):
        if scene.refs.weapons([noun]):  # 'arms for Somalia are forbidden'
            to = [t for p, t in (*prepositions(noun), *prepositions(verb)) if p in ("to", "for")]
            whom = scene.refs.all(to, *_TARGETS)
            yield from _drafts(scene, verb, who, whom, "sanctioned/banned", weak=True)
        importing = noun.lemma_ in ("import", "purchase")  # of whatever goods
        if noun.lemma_ not in _TRADE and not importing:
            continue
        around = [*prepositions(noun), *prepositions(verb)]
        goods = [t for p, t in around if p == "of"] + within(noun, "compound", "amod")
        goods += [c for t in goods for c in within(t, "compound", "amod")]
        if not importing and not _are_arms(scene, goods):
            continue
        whom = scene.refs.all([t for p, t in around if p in ("to", "for", "from")], *_TARGETS)
        theirs = [*within(noun, "amod", "poss"), *(t for p, t in around if p == "by")]
        whom = whom or scene.refs.all(theirs, *_TARGETS)  # 'banned North Korean arms exports'
        yield from _drafts(scene, verb, who, whom, "sanctioned/banned", weak=True)


def _frozen(scene: Scene, verb: Token) -> Iterator[Draft]:
    """'Peru froze the assets of Ali Hassan', 'whose accounts have been frozen'."""
    held = [t for t in patients(verb) if t.lemma_ in _FROZEN]
    if verb.lemma_ == "block":  # 'blocked money for it' is a vote
        held = [t for t in held if t.lemma_ in ("asset", "account", "property", "holding")]
    whose = [o for t in held for o in (*owners(t), *(n for p, n in prepositions(t) if p == "of"))]
    who, whom = scene.refs.actors(agents(verb)), scene.refs.all(whose, *_TARGETS)
    yield from _drafts(scene, verb, who, whom, "sanctioned/frozen", weak=True)


def _listed(scene: Scene, noun: Token) -> Iterator[Draft]:
    """'Britain added Russia to its sanctions list', 'is on the blacklist of the EU'."""
    sanctions = noun.lemma_ == "blacklist" or any(c.lemma_ == "sanction" for c in noun.children)
    verb = noun.head.head
    if noun.dep_ != "pobj" or not sanctions or verb.lemma_ not in _LISTING:
        return
    listed = surface_subjects(verb) if verb.lemma_ in _STANDING else patients(verb)
    whom = scene.refs.all(listed, *_TARGETS)
    of = [t for p, t in prepositions(noun) if p == "of"]
    whose = scene.refs.actors(owners(noun)) or scene.refs.actors(of)
    who = whose if verb.lemma_ in _STANDING else scene.refs.actors(agents(verb)) or whose
    yield from _drafts(scene, verb, who, whom, "sanctioned/listed", weak=True)


def _by_speaker(scene: Scene, noun: Token) -> list[Ref]:
    """'US officials said sanctions were possible': those of the state that speaks of its plans."""
    voice = scene.voice(noun)
    speaker = voice.speaker
    return [speaker] if speaker and speaker.actor and voice.modality is Modality.PLANNED else []


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
    voice = scene.stated(act)
    if voice is None:
        return
    if voice.modality is Modality.PLANNED and _is_in_force(act):
        voice = replace(voice, modality=Modality.ASSERTED)
    yield from paired(FactType.SANCTIONED, act, rule, voice, who, whom, weak=weak)


def _is_in_force(noun: Token) -> bool:
    """'Will lift its embargo on Chad', 'may renew it': it is in force; not 'extend it to Chad'."""
    verb = noun.head
    onto = verb.lemma_ == "extend" and any(p == "to" for p, _ in prepositions(verb))
    return noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in _STANDING_BY and not onto


_STANDING_BY = frozenset(
    "extend prolong renew maintain keep lift ease remove waive relax loosen end scrap drop "
    "suspend evade circumvent violate breach bypass respect observe enforce".split()
)
