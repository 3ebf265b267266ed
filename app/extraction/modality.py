"""In whose voice a statement stands: asserted, claimed, planned or denied, and on whose word.

Read from the words above the act in the tree: 'said that', 'plans to', 'refused to', 'if'.
"""

from dataclasses import replace

from spacy.tokens import Token

from app.claims.claim import Modality
from app.extraction.arguments import WARNING, negated
from app.extraction.attribution import (
    Voice,
    claimed,
    first_of,
    is_marked,
    owned_by,
    reported,
    reported_above,
    sourced,
)
from app.extraction.referents import Referents
from app.extraction.saying import (
    AGREE_NOUNS,
    AGREEING,
    ALLEGED,
    CARRYING_OUT,
    CLAUSES,
    DENYING,
    DOUBTFUL_NOUNS,
    DOUBTING,
    FAILING,
    FLINCHING,
    PASSING_ON,
    PERMITTING,
    PLAN_NOUNS,
    PLANNING,
    REFUSE_NOUNS,
    REFUSING,
    RELEASING,
    REPORTING,
    RUNNING,
    SPEECH,
    TOLD,
)
from app.extraction.still import is_considered, is_due, is_reacted_to
from app.extraction.tree import is_infinitive, within
from app.extraction.undone import (
    comes_to_nothing,
    gives_up,
    goes_back,
    held_back,
    is_called_false,
    is_doubted,
    is_dropped,
    is_gone_back_on,
    is_unproved,
)


def voice_of(act: Token, referents: Referents) -> Voice:
    """The voice in which an act is told, from the act itself up to the sentence's main verb."""
    voice = _own(act)
    word = act
    for _ in range(12):
        head = word.head
        if head.i == word.i:
            break
        if is_reacted_to(word, act):
            voice = reported_above(voice, head, referents)
            break
        voice = _under(voice, word, head, act, referents)
        if word.dep_ == "relcl" and _relation(word) == "relcl":
            # A relative clause is told in the voice of its sentence only by who reports it.
            voice = reported_above(voice, head, referents)
            break
        if word.dep_ not in CLAUSES:
            break
        word = head
    return sourced(voice, act, referents)


def _own(act: Token) -> Voice:
    voice = Voice()
    words = [*act.children]
    if act.dep_ == "conj" and not any(c.dep_ in ("aux", "auxpass") for c in words):
        words += [c for c in act.head.children if c.dep_ in ("aux", "neg", "advmod")]
    if is_marked(act, "if", "unless") or _only_nearly(act):
        return Voice(hypothetical=True)
    if any(c.lower_ == "whether" for c in words):
        past = act.tag_ == "VBD" or any(c.lower_ in ("has", "have", "had") for c in words)
        return Voice(hypothetical=True) if past else Voice(Modality.PLANNED)
    lemmas = {c.lower_ for c in words if c.dep_ in ("aux", "auxpass")}
    if lemmas & {"would", "could", "might"} and any(_is_condition(c) for c in act.children):
        return Voice(hypothetical=True)
    perfect = "have" in lemmas
    if lemmas & {"will", "would", "shall", "'ll", "wo"}:
        past = perfect and "would" in lemmas
        voice = Voice(Modality.CLAIMED if past else Modality.PLANNED)
    elif lemmas & {"could", "may", "might", "can", "should", "must"}:
        voice = Voice(Modality.CLAIMED if perfect else Modality.PLANNED)
    if act.pos_ in ("VERB", "AUX") and negated(act):
        voice = replace(voice, modality=Modality.DENIED, halted=True)
    if act.pos_ == "NOUN" and any(c.lower_ == "no" and c.dep_ == "det" for c in words):
        voice = replace(voice, modality=Modality.DENIED, halted=True)  # 'is no product of Chad'
    return _doubted(voice, words)


def _only_nearly(act: Token) -> bool:
    """'Almost attacked'."""
    nearly = ("almost", "nearly")
    return act.pos_ == "VERB" and any(
        c.lower_ in nearly and c.i == act.i - 1 for c in within(act, "advmod")
    )


def _is_condition(clause: Token) -> bool:
    """'Would sell tanks if it could': the clause with 'if'."""
    return clause.dep_ == "advcl" and is_marked(clause, "if", "unless")


def _doubted(voice: Voice, words: list[Token]) -> Voice:
    doubted = any(c.lower_ in DOUBTING for c in words)
    doubted = doubted or any(c.dep_ == "amod" and c.lower_ in ALLEGED for c in words)
    if voice.modality is Modality.ASSERTED and doubted:
        return replace(voice, modality=Modality.CLAIMED)
    return voice


def _under(voice: Voice, word: Token, head: Token, act: Token, referents: Referents) -> Voice:
    """The voice of what stands under one more word."""
    lemma, relation = head.lemma_.lower(), _relation(word)
    if relation == "conj" and head.pos_ in ("VERB", "AUX", "NOUN", "PROPN"):
        # 'It fled, Chad said, and Sudan struck': what is joined behind is told as well.
        told = any(c.dep_ == "ccomp" and c.i < head.i for c in head.children)
        if lemma in REPORTING and told and within(word, "nsubj", "nsubjpass"):
            return reported(voice, head, referents)
        return voice
    if (dismissed := _dismissed(voice, word, head)) is not None:
        return dismissed
    open_ = voice.modality in (Modality.ASSERTED, Modality.CLAIMED)
    if open_ and relation in TOLD and any(c.lower_ == "whether" for c in head.children):
        return replace(voice, modality=Modality.PLANNED)  # 'whether to let Chad have tanks'
    if relation in ("relcl", "advcl") and not _is_ruled_out(word):  # a clause by itself
        aim = relation == "advcl" and is_infinitive(word) and _future(head)
        if aim and voice.modality is Modality.ASSERTED:  # 'will fly to Chad to meet Ali'
            return replace(voice, modality=Modality.PLANNED)
        return voice
    if head.pos_ == "NOUN" and head.i != act.i:
        return _under_noun(voice, word, head, referents)
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        return _under_verb(voice, word, head, act, referents)
    return voice


def _dismissed(voice: Voice, word: Token, head: Token) -> Voice | None:
    """The voice of what is told as a condition, as unproved or as false; None of all else."""
    if _is_condition(word) or is_unproved(word, head) or is_doubted(voice, word, head):
        return replace(voice, hypothetical=True)
    if word.dep_ in ("prep", "advcl") and gives_up(head):
        return replace(voice, modality=Modality.PLANNED)
    short = head.lower_ == "short" and head.head.lemma_ in ("stop", "fall")  # 'stopped short of'
    if short or is_called_false(word, head) or goes_back(head, word):
        return replace(voice, modality=Modality.DENIED, halted=True)
    return None


def _relation(word: Token) -> str:
    """How a word hangs; 'said in a speech that', 'a deal to sell': no relative clause."""
    told = is_marked(word, "that") or (is_infinitive(word) and not within(word, "nsubj"))
    return "acl" if word.dep_ == "relcl" and told else word.dep_


def _is_finite(verb: Token) -> bool:
    helped = any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.children)
    return helped or verb.tag_ in ("VBD", "VBP", "VBZ")


def _under_noun(voice: Voice, word: Token, head: Token, referents: Referents) -> Voice:
    """The voice of what stands under a noun: 'a promise to send', 'a report that it had'."""
    lemma, relation = head.lemma_.lower(), _relation(word)
    voice = _named_by(voice, lemma, relation, told=is_marked(word, "that"))
    if lemma in PLAN_NOUNS | AGREE_NOUNS and is_gone_back_on(head):
        return replace(voice, modality=Modality.DENIED, agreed=False, halted=True)
    if relation == "acl" and lemma in SPEECH and _is_finite(word):
        # 'Said in a report that', 'published evidence that'.
        over = head.head.head if head.dep_ == "pobj" else head.head if _is_shown(head) else head
        telling = over.lemma_ in REPORTING or over.i == head.head.i
        if telling and over.pos_ == "VERB" and not owned_by(head):
            return reported(voice, over, referents)
        return replace(claimed(voice), speaker=voice.speaker or first_of(owned_by(head), referents))
    return voice


_SHOWING = RELEASING | {"have", "find", "see", "obtain", "offer", "produce", "gather", "cite"}


def _is_shown(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_ in _SHOWING


def _named_by(voice: Voice, lemma: str, relation: str, *, told: bool) -> Voice:
    if relation not in ("acl", "prep", "pobj", "compound", "relcl", "appos"):
        return voice
    if lemma in ("idea", "notion") and told and voice.modality is Modality.ASSERTED:
        return replace(voice, modality=Modality.CLAIMED)  # 'the idea that it had sent tanks'
    if lemma in PLAN_NOUNS:
        refused = lemma == "decision" and voice.halted  # 'the decision not to send tanks'
        return voice if refused else replace(voice, modality=Modality.PLANNED)
    if lemma in AGREE_NOUNS and voice.modality is Modality.ASSERTED:
        return replace(voice, agreed=True)
    if lemma in REFUSE_NOUNS:
        return replace(voice, modality=Modality.DENIED, halted=True)
    if lemma in DOUBTFUL_NOUNS and voice.modality is Modality.ASSERTED:
        return replace(voice, modality=Modality.CLAIMED)
    return voice


def _under_verb(voice: Voice, word: Token, head: Token, act: Token, referents: Referents) -> Voice:  # noqa: C901  one case a construction
    lemma = head.lemma_.lower()
    if word.dep_ == "parataxis" and word.lemma_ in RUNNING | REPORTING:
        return voice  # ', ran the denial of Chad,': put in, not told by the other verb
    if act.pos_ in ("NOUN", "PROPN") and word.i == act.i and comes_to_nothing(head, act):
        return replace(voice, modality=Modality.DENIED, agreed=False, halted=True)
    clause = word.dep_ in TOLD
    nominal = act.pos_ in ("NOUN", "PROPN") and word.dep_ in (
        "dobj",
        "nsubjpass",
        "prep",
        "pobj",
        "nsubj",
        "compound",
    )
    having = any(c.lower_ == "having" for c in act.children)
    gerund = (act.tag_ == "VBG" or having) and word.dep_ in (
        "dobj",
        "prep",
        "pcomp",
        "xcomp",
        "advcl",
    )
    if voice.agreed and lemma in PLANNING - AGREEING and word.dep_ in ("prep", "dobj"):
        return replace(voice, modality=Modality.PLANNED, agreed=False)  # 'asked for permission to'
    if lemma == "want" and word.dep_ == "dobj" and act.dep_ == "acl" and act.tag_ == "VBN":
        return replace(voice, modality=Modality.PLANNED)  # 'wants missiles stationed there'
    aside = word.dep_ == "prep" and word.i < head.i and _has_subject_between(word, head)
    if is_dropped(voice, word, head):
        return replace(voice, modality=Modality.DENIED, agreed=False, halted=True)
    past = nominal and word.lower_ in _LOOKING_BACK
    past = past or (gerund and word.lower_ in ("after", "before", "since", "following", "upon"))
    blamed = lemma in ("accuse", "suspect") and word.lower_ == "of"  # 'of planning an attack'
    if aside or past or not (clause or nominal or gerund or blamed or word.dep_ == "attr"):
        return _doubted(voice, [*head.children])
    open_ = voice.modality in (Modality.ASSERTED, Modality.CLAIMED)
    if lemma == "be" and word.dep_ == "xcomp" and word.i == act.i > head.i:
        return replace(voice, modality=Modality.PLANNED)  # 'is to visit'
    if lemma in DENYING:
        return replace(voice, denied=True)
    if gerund and word.lower_ == "against" and lemma in WARNING:
        return replace(voice, hypothetical=True)
    if word.dep_ == "xcomp" and any(c.lower_ == "yet" and c.i < word.i for c in head.children):
        return replace(voice, modality=Modality.PLANNED)  # 'has yet to send'
    refusing = lemma in REFUSING or held_back(head) or (lemma in FAILING and clause)
    if refusing and voice.modality is Modality.CLAIMED:
        return voice  # 'refused to comment on claims that it had sent tanks'
    if refusing and negated(head) and word.dep_ not in ("nsubj", "ccomp"):
        if lemma == "rule" and open_:  # 'has not ruled out sending'
            return replace(voice, modality=Modality.PLANNED)
        return voice  # 'has never ceased to send', 'did not block the sale'
    if refusing and word.dep_ not in ("nsubj", "ccomp"):
        if head.tag_ == "VB" or _future(head):
            return replace(voice, modality=Modality.PLANNED)
        return replace(voice, modality=Modality.DENIED, halted=True)
    if lemma in PERMITTING and clause and act.lemma_ in ("join", "enter", "accede") and open_:
        return replace(voice, modality=Modality.PLANNED)  # 'voted to let Sweden join'
    if lemma in PERMITTING and clause and act.lemma_ in PASSING_ON and not negated(head):
        return replace(voice, agreed=True) if voice.modality is Modality.ASSERTED else voice
    to = gerund and word.lower_ == "to"  # 'has committed itself to sending'
    telling = clause or nominal or to
    if lemma in AGREEING and telling and not negated(head) and word.dep_ != "nsubj":
        going = act.tag_ == "VBG" and any(c.lower_ in ("is", "are") for c in within(act, "aux"))
        told = lemma in ("announce", "conclude") and clause and act.tag_ != "VB" and not going
        if not _future(head) and not told:
            if voice.modality is Modality.DENIED:
                return voice
            who = reported(voice, head, referents).speaker if lemma in REPORTING else voice.speaker
            return replace(voice, agreed=True, speaker=who, confirmed=lemma in REPORTING)
    planned = word.dep_ in ("xcomp", "dobj", "prep", "pobj", "pcomp", "nsubjpass")
    styled = lemma == "call" and word.dep_ in ("dobj", "ccomp") and act.tag_ != "VB"
    planned = planned and not styled  # 'called the sanctions illegal'
    if lemma in PLANNING and open_ and (planned or act.tag_ == "VB"):
        if lemma == "suppose" and any(c.lower_ == "have" for c in within(act, "aux")):
            return replace(voice, modality=Modality.CLAIMED)  # 'is supposed to have sent'
        if negated(head) and lemma in _MEANING:  # 'does not intend to send'
            return replace(voice, modality=Modality.DENIED, halted=True)
        return replace(voice, modality=Modality.PLANNED)
    if lemma == "able" and open_ and head.head.tag_ != "VBD":
        return replace(voice, modality=Modality.PLANNED)  # 'is able to send'
    if lemma == "be" and word.dep_ == "xcomp" and word.tag_ == "VB" and open_:
        return replace(voice, modality=Modality.PLANNED)  # 'is to set out on Monday'
    if lemma in FLINCHING and negated(head):
        return voice
    nothing = clause or word.dep_ == "attr" or (nominal and lemma in CARRYING_OUT)
    if nothing and lemma not in REPORTING and negated(head):
        return replace(voice, modality=Modality.DENIED, halted=True)
    if blamed or (lemma in REPORTING and (clause or gerund)):
        return reported(voice, head, referents)
    if word.i == act.i and word.dep_ == "dobj" and _is_put_at(head):
        return reported(voice, head, referents)
    possible = any(c.lower_ in ("possible", "likely", "imminent") for c in within(head, "acomp"))
    if word.dep_ == "nsubj" and (possible or (nominal and is_due(head))):
        return replace(voice, modality=Modality.PLANNED)
    if is_considered(head) and nominal:
        return replace(voice, modality=Modality.PLANNED)
    infinite = word.dep_ == "ccomp" and any(c.lower_ == "to" for c in within(word, "aux"))
    coming = nominal or word.dep_ in ("xcomp", "acomp") or infinite  # 'would come to be stationed'
    # 'Will join Chad in sending', 'would be the first to send'.
    coming = coming or (gerund and word.lower_ == "in") or word.dep_ == "attr"
    if _future(head) and coming and voice.modality is Modality.ASSERTED:
        return replace(voice, modality=Modality.PLANNED)
    return _doubted(voice, [*head.children])


def _is_put_at(verb: Token) -> bool:
    """'Puts German aid to Chad at 17 billion euros': as it says."""
    at = [o for p in within(verb, "prep") if p.lower_ == "at" for o in within(p, "pobj")]
    return verb.lemma_ in ("put", "estimate", "value", "reckon") and bool(at)


_MEANING = frozenset("plan intend mean consider contemplate wish want seek propose".split())


def _is_ruled_out(word: Token) -> bool:
    """'Ruled out sending': no clause beside, but what is ruled out."""
    before = word.nbor(-1) if word.i else word
    joint = before.dep_ == "prt" and before.head.i == word.head.i
    return joint and word.dep_ == "advcl" and word.tag_ == "VBG"


# 'Will respond to the raid', 'halted sales after the raid': the raid has been.
_LOOKING_BACK = frozenset(
    "to after over since following despite amid from before because given about upon".split()
)


def _has_subject_between(word: Token, verb: Token) -> bool:
    """'Under sanctions since May, Chad plans': what is fronted is no part of the plan."""
    return any(word.i < c.i < verb.i for c in within(verb, "nsubj", "nsubjpass"))


def _future(verb: Token) -> bool:
    return any(
        c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "could", "may", "might")
        for c in verb.children
    )
