"""Transfers as drafts: a fact a giver, receiver and weapon, and how far each has come."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality, Status
from app.claims.fact_types import FactType
from app.entities.kinds import Kind, kind_of_id
from app.extraction.arguments import agents, negated
from app.extraction.attribution import Voice
from app.extraction.nouns import BAND_WORDS, SPEAKING_FORMS
from app.extraction.owning import is_under_way
from app.extraction.rules.pairs import each_with
from app.extraction.rules.troops import are_posted, go_with_men
from app.extraction.salience import Ref
from app.extraction.saying import REFUSING, REPORTING, SEIZING
from app.extraction.scene import Draft, Scene
from app.extraction.tree import child, is_infinitive, number_behind, within

GIVE = frozenset(
    "supply send deliver ship provide transfer donate sell export give furnish gift hand grant "
    "dispatch smuggle airlift lend lease offer pledge promise funnel sneak commit earmark "
    "channel rush resupply pass release loan present offload unload repay reward entrust cede "
    "relinquish contribute bestow award allot allocate assign consign forward route ferry freight "
    "truck haul add spare divert pump slip spirit lavish resell reexport vouchsafe parachute "
    "airdrop convey vend peddle hawk barter remit rent apportion tender proffer advance bequeath "
    "whisk redirect reroute airfreight disburse mail yield relocate surrender approve "
    "authorise authorize announce unveil land".split()
)
ARM = frozenset("arm equip rearm outfit".split())
# These arm only with what is named: 'fitted out with submarines', 'reinforced with tanks'.
FIT = frozenset(
    "fit reinforce stock provision kit ply shower feed replenish fill load furnish supply provide "
    "present endow favour favor indulge oblige lade restock saddle flood reward pay "
    "compensate".split()
)
REFUSE = frozenset("refuse deny withhold".split())
TAKE = frozenset(
    "receive buy purchase acquire obtain procure get import order secure take accept await "
    "source choose select borrow inherit collect gain hire snap amass commission draw".split()
)
NOUNS = frozenset(
    "supply delivery shipment sale transfer export donation provision consignment gift handover "
    "purchase acquisition procurement order import aid assistance package cargo contribution loan "
    "present offering offer handout batch tranche instalment installment load freight convoy "
    "airlift bequest grant lease barter haul".split()
)
TAKEN = frozenset("purchase acquisition procurement order import".split())
AID = frozenset("aid assistance package support help".split())
# 'On a visit to Chad', 'in a letter to it': nothing is sent there.
NO_CARGO = frozenset(
    "visit trip tour journey letter message speech reply report answer address statement "
    "ambassador envoy threat reference".split()
)
# Who boards or searches a ship has not kept what it carries.
_SEIZING = SEIZING - {"board", "search"}
MILITARY = frozenset("military lethal defence defense weapons arms security".split())
COMING = frozenset(
    "come arrive reach flow flood cross go enter land dock trickle stream pour travel follow leave "
    "depart head".split()
)
HOLDING = frozenset("include contain comprise name list cover".split())
# Announced before anything of them is sent.
ANNOUNCED = frozenset("package tranche instalment installment order deal contract".split())
# 'A possible sale', 'the planned delivery'.
_OPEN = frozenset("possible potential proposed planned prospective future eventual".split())
_LISTING = (("such", "as"), ("among", "them"), ("among", "which"))


def adjectives(scene: Scene, weapon: Token) -> list[Ref]:
    return scene.refs.actors(within(weapon, "amod", "compound", "nmod", "poss"))


_BANDS = BAND_WORDS | frozenset("militia opposition faction gang cartel tribe warlord".split())


def receivers_of(scene: Scene, tokens: Sequence[Token]) -> list[Ref]:
    """The states and bodies behind 'to'; 'to the front in Ukraine' is to Ukraine."""
    found = scene.refs.actors(tokens)
    if found:
        return found
    for token in tokens:
        band = token.lemma_ in _BANDS  # 'to separatists in Chad' is not to Chad
        for prep in within(token, "prep"):
            if prep.lower_ == "of" or (prep.lower_ in ("in", "inside") and not band):
                found += scene.refs.actors(within(prep, "pobj")) or _ruling_in(scene, token, prep)
    return found


def _ruling_in(scene: Scene, token: Token, preposition: Token) -> list[Ref]:
    """'The government in Baidoa': of the state in which the place lies."""
    ruling = token.lemma_ in ("government", "regime", "authority", "junta")
    places = ((t, scene.refs.where(t)) for t in within(preposition, "pobj") if ruling)
    states = ((t, where[0]) for t, where in places if where)
    return [Ref(id_, Kind.COUNTRY, t) for t, id_ in states if kind_of_id(id_) is Kind.COUNTRY]


def same_receiver(scene: Scene, act: Token, receivers: list[Ref]) -> list[Ref]:
    """'Chad sold Mali tanks, and Peru has sent it guns': it is who got arms just before."""
    if [r.by for r in receivers] != ["pronoun"]:
        return receivers
    [it], giving = receivers, {r.id for r in scene.refs.states(agents(act))}
    for told in scene.memory.transfers[-8:]:
        before = told.act.sent.start == act.sent.start and told.act.i < act.i
        if before and told.object and told.object not in giving and told.subject == it.id:
            return [Ref(told.object, kind_of_id(told.object), it.token, None, "pronoun")]
    return receivers


def drafts(
    scene: Scene,
    act: Token,
    givers: Sequence[Ref],
    receivers: Sequence[Ref],
    weapons: Sequence[Ref],
    what: Sequence[Token],
    rule: str,
    arms: bool = False,
    *,
    status: Status | None = None,
    weak: bool = False,
) -> Iterator[Draft]:
    """A fact for each giver, receiver and weapon; none without arms, or to oneself."""
    act = _arrival(act) or act
    voice = scene.stated(act)
    if voice is None:
        return
    first = act.head if act.dep_ == "conj" and act.head.pos_ == "VERB" else act
    told = first.dep_ == "ccomp" and first.head.lemma_ in REPORTING
    tellers = scene.speakers(first.head) if told else set()
    own = any(giver.id in tellers for giver in givers)
    voice, status = _life(voice, act, status, own)
    if any(_is_seized(w.token) for w in weapons) or _is_caught(act):
        # 'Grenades seized on a ship had been ordered': they never came.
        voice, status = replace(voice, modality=Modality.DENIED, halted=True), Status.HALTED
    given = [w.token for w in weapons]
    if are_posted(act, given, [w.id for w in weapons]) or go_with_men(act, given):
        return
    aid = arms or any(is_aid(token) for token in what)
    if not weapons and not aid:
        return
    after = max((t.i for t in (*what, *(w.token for w in weapons))), default=act.i)
    all_weapons = list({w.id: w for w in (*weapons, *_listed(scene, after))}.values())
    for giver, receiver in each_with(act, givers, receivers):
        if giver.id == receiver.id or not _bears(scene, receiver) or _is_of_members(giver):
            continue
        scene.memory.receivers.append(receiver.id)
        draft = Draft(
            FactType.SUPPLIES,
            giver.id,
            receiver.id,
            act,
            rule,
            voice,
            status=status or _status(voice, act),
            weak=weak,
        )
        scene.memory.transfers.append(draft)
        number = number_behind(giver.token)
        # 'Chad sent it ten howitzers, Mali six mortars'.
        counts = [number.head] if number is not None and giver.token.i > act.i else []
        own_arms = scene.refs.weapons(counts)
        for weapon in own_arms or all_weapons or (None,):
            counted = weapon.token if weapon else next(iter(what), None)
            yield replace(draft, weapon=weapon, counted=counted, number=number)


def _is_of_members(giver: Ref) -> bool:
    """'Fourteen NATO members have sent jets': no jets of NATO's."""
    over = giver.token.head if giver.token.dep_ in ("compound", "amod", "poss") else giver.token
    return giver.kind is Kind.ORGANIZATION and over.lemma_ in ("member", "ally", "country", "state")


def _bears(scene: Scene, receiver: Ref) -> bool:
    """Whether a body may be given arms: none that only speaks or writes."""
    return scene.refs.form(receiver.id) not in SPEAKING_FORMS


def _is_caught(act: Token) -> bool:
    """'Seized were rifles that Chad was sending': what was under way when something was seized."""
    caught = _SEIZING | {"find", "discover"} if act.dep_ == "relcl" else _SEIZING
    return is_under_way(act) and any(
        t.lemma_ in caught and t.tag_ in ("VBN", "VBD") for t in act.sent
    )


def _is_seized(weapon: Token) -> bool:
    """Whether arms are said to be seized: 'grenades seized', 'seized were rifles and grenades'."""
    if any(c.lemma_ in _SEIZING for c in within(weapon, "acl")):
        return True
    word = weapon
    while word.dep_ in ("conj", "appos") or (word.dep_ == "pobj" and word.head.lower_ == "of"):
        word = word.head.head if word.dep_ == "pobj" else word.head
    kept = _SEIZING | REFUSING if word.lemma_ in NOUNS else _SEIZING  # 'the cargo was cancelled'
    return word.dep_ in ("dobj", "nsubjpass") and word.head.lemma_ in kept


def _listed(scene: Scene, after: int) -> list[Ref]:
    """'Equipment, including tanks and guns', 'arms, among them 50 jets', 'that includes four'."""
    doc, found = scene.sentence.doc, list[Token]()
    for number in range(after + 1, min(after + 12, scene.sentence.end - 1)):
        pair = doc[number].lower_, doc[number + 1].lower_
        if pair[0] in ("including", "includes", "included") or pair in _LISTING:
            for token in doc[number + 1 : scene.sentence.end]:
                if token.text in ".;:()" or (token.pos_ == "VERB" and token.i > number + 1):
                    break
                found.append(token)
            break
    return scene.refs.weapons([t for t in found if scene.refs.mention(t)])


def _life(
    voice: Voice, act: Token, status: Status | None, own: bool
) -> tuple[Voice, Status | None]:
    """What a transfer's own verb tells of its life beyond its voice; `own`: as its giver tells it.

    'Will deliver' is a commitment, not a wish, and 'said it would' too; what was seized on the way
    never arrived.
    """
    helpers = [*act.children]
    if act.dep_ == "conj" and child(act, "aux", "nsubj") is None:
        helpers += act.head.children  # 'would train men and give tanks'
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll") for c in helpers)
    will = will or (act.dep_ == "xcomp" and act.head.lemma_ == "be")  # 'is to deliver'
    would = own and any(c.dep_ == "aux" and c.lower_ == "would" for c in helpers)
    will = (will or would) and not _is_guessed(act)
    open_ = act.pos_ == "NOUN" and any(c.lower_ in _OPEN for c in within(act, "amod"))
    open_ = (open_ and not voice.agreed) or act.lemma_ == "offer"
    if open_ and voice.modality in (Modality.ASSERTED, Modality.CLAIMED):
        return replace(voice, modality=Modality.PLANNED), status
    if will and voice.modality is Modality.PLANNED and not voice.halted:
        return replace(voice, modality=Modality.ASSERTED, agreed=True), status or Status.AGREED
    if voice.modality is Modality.ASSERTED and _is_aim(act) and not voice.agreed:
        return replace(voice, modality=Modality.PLANNED), status
    if voice.modality is not Modality.DENIED and _is_in_return(act):
        return replace(voice, agreed=True), status
    if voice.modality is Modality.ASSERTED and _is_due(act):
        return replace(voice, agreed=True), status
    if act.dep_ in ("relcl", "acl"):
        noun = act.head
        while noun.dep_ in ("pobj", "conj", "prep"):
            noun = noun.head
        # 'Seized the ship with tanks that Chad had sold', hung on the ship or on the seizing.
        if noun.lemma_ in _SEIZING or (
            noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _SEIZING
        ):
            return replace(voice, modality=Modality.DENIED, halted=True), Status.HALTED
    return voice, status


def _is_aim(act: Token) -> bool:
    """'Set up a firm to sell tanks to Chad': meant, if not 'used it to'."""
    used = act.head.lemma_ in ("use", "employ", "help")
    return is_infinitive(act) and act.dep_ == "advcl" and not used


def _is_guessed(act: Token) -> bool:
    """'Fears that Serbia will send tanks': no word of Serbia's."""
    first = act.head if act.dep_ == "conj" else act
    return first.dep_ == "ccomp" and first.head.lemma_ in _GUESSING


_GUESSING = frozenset("fear expect hope believe think predict suspect worry assume reckon".split())


def holds(noun: Token) -> bool:
    """Whether what a noun holds is told: 'the package for Chad includes missiles'."""
    return noun.dep_ == "nsubj" and noun.head.lemma_ in HOLDING


def _is_in_return(act: Token) -> bool:
    """'Will get tanks in return for sending jets': as much to come as what it is for."""
    over = next((a for a in act.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if act.dep_ != "pcomp" or over is None or act.head.lower_ != "for":
        return False
    return any(c.lower_ in ("will", "would") for c in within(over, "aux"))


def _is_due(act: Token) -> bool:
    """'Are to be delivered', 'arms to be sent', 'are being sent', 'is expected': on its way."""
    if act.lemma_ == "expect":
        return True
    helped = {c.lower_ for c in within(act, "aux", "auxpass")}
    if "to" in helped and act.tag_ in ("VB", "VBN"):
        ahead = act.dep_ == "xcomp" and act.head.lemma_ == "be"
        return ahead or (act.dep_ in ("acl", "relcl") and "be" in helped)
    return act.lemma_ in ("send", "transfer", "give") and _is_under_way(act)


def _is_under_way(act: Token) -> bool:
    helped = {c.lower_ for c in within(act, "aux", "auxpass")}
    return bool(helped & {"is", "are"}) and ("being" in helped or act.tag_ == "VBG")


_PROMISING = frozenset(
    "promise pledge order commit offer approve authorise authorize announce unveil".split()
)


_CONTRACTING = frozenset("sell buy purchase".split())
_CHOOSING = frozenset("choose select pick opt settle await".split())
_BROUGHT = frozenset("deliver supply ship send hand transfer unload land receive".split())


def _arrival(act: Token) -> Token | None:
    """'The first tanks that Serbia promised Chad arrived in May': the promised came by that.

    'Took delivery of the tanks ordered', 'delivery of the tanks ordered has begun'.
    """
    if act.dep_ not in ("relcl", "acl") or act.lemma_ not in _PROMISING | _CONTRACTING:
        return None
    noun = act.head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    verb = noun.head
    came = noun.dep_ == "nsubj" and verb.lemma_ in COMING
    came = came or (noun.dep_ == "nsubjpass" and verb.lemma_ in _BROUGHT)
    got = noun.dep_ == "dobj" and verb.lemma_ in _BROUGHT | {"get"}
    if noun.lemma_ == "delivery":
        got = noun.dep_ == "dobj" and verb.lemma_ in ("take", "receive", "begin", "complete")
        came = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("begin", "start", "complete")
    told = verb.tag_ in ("VBD", "VBN") and not negated(verb)
    return verb if (came or got) and told else None


def _is_outstanding(act: Token) -> bool:
    """'Never received the tanks that Serbia had sold it': sold, and not delivered."""
    noun = act.head
    got = noun.dep_ == "dobj" and noun.head.lemma_ in ("receive", "get", "see")
    came = noun.dep_ == "nsubj" and noun.head.lemma_ in COMING
    awaited = noun.dep_ == "nsubjpass" and noun.head.lemma_ in ("await", "expect")
    missing = awaited or ((got or came) and negated(noun.head))
    return act.dep_ in ("relcl", "acl") and missing


def is_aid(token: Token) -> bool:
    """Military aid or arms in general: 'military aid', 'an arms package', 'lethal support'."""
    beside = within(token, "amod", "compound", "nmod")
    beside += [t for c in beside for t in within(c, "amod", "compound")]  # 'military aid package'
    return token.lemma_ in AID and not {c.lower_ for c in beside}.isdisjoint(MILITARY)


def _status(voice: Voice, act: Token) -> Status:
    """How far a transfer has come: a promise is never a delivery."""
    if voice.halted or voice.modality is Modality.DENIED:
        return Status.HALTED
    if voice.modality is Modality.PLANNED:
        return Status.PLANNED
    if voice.agreed or (act.pos_ == "VERB" and act.lemma_ in _PROMISING) or _is_outstanding(act):
        return Status.AGREED
    if act.lemma_ in ("buy", "purchase", "acquire", "procure") and _is_under_way(act):
        return Status.AGREED  # 'is buying tanks'
    if any(c.lower_ == "contract" for c in act.children) or act.lemma_ in _CHOOSING:
        return Status.AGREED
    if act.lemma_ in ANNOUNCED and holds(act):
        return Status.AGREED
    others = {t.i for c in within(act, "conj") for t in c.subtree}
    below = (t for t in act.subtree if t.i and t.i not in others)
    if any(t.lower_ == "order" and t.nbor(-1).lower_ == "on" for t in below):
        return Status.AGREED  # 'has launchers on order'
    return Status.DELIVERED
