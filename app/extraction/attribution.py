"""On whose word a statement stands: 'X said', 'according to X', 'in X's telling', 'X is sure'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from spacy.tokens import Token

from app.claims.claim import Modality
from app.entities.kinds import Kind
from app.extraction.arguments import agents, is_passive, owners, surface_subjects
from app.extraction.referents import Referents
from app.extraction.salience import Ref
from app.extraction.saying import (
    CONFIRMING,
    FIGURES,
    RECKONING,
    REPORTING,
    RUNNING,
    SPEECH,
    SURE,
    TRUSTING,
)
from app.extraction.tree import joined, within


@dataclass(frozen=True)
class Voice:
    """How a statement is made. `agreed`, `halted`: how far a transfer in it has come.

    `confirmed`: who speaks owns to it, and of his own act needs no other witness.
    """

    modality: Modality = Modality.ASSERTED
    speaker: Ref | None = None
    agreed: bool = False
    halted: bool = False
    hypothetical: bool = False
    denied: bool = False
    confirmed: bool = False


def sourced(voice: Voice, act: Token, referents: Referents) -> Voice:  # noqa: C901  one case a construction
    """'According to X', 'X reported', 'in X's account', anywhere above the act.

    A paper that cites somebody tells on his word, not on its own.
    """
    cited = first_of([t for w in (act, *act.ancestors) for t in _cited(w)], referents)
    if cited or voice.speaker:
        return replace(claimed(voice), speaker=cited) if cited else voice
    over = {act.i, *(a.i for a in act.ancestors)}
    for word in (act, *act.ancestors):
        for said in (c for c in word.children if _is_run(c) and c.i not in over):
            nouns = within(said, "nsubj")
            if any(n.lemma_ == "denial" for n in nouns):
                return replace(voice, denied=True)
            if any(n.lemma_ in SPEECH for n in nouns):  # 'ran the accusation of Chad'
                of = [o for n in nouns for p in within(n, "prep") for o in within(p, "pobj")]
                whose = [t for n in nouns for t in owners(n)] or of
                return replace(claimed(voice), speaker=first_of(whose, referents))
        if (own := _named_beside(word, over)) is not None:
            return replace(claimed(voice), speaker=first_of(own, referents))
        for prep in (c for c in word.children if c.i != act.i):
            if _is_inserted(prep, word) and not _is_over(prep, word, over):
                # ', it said, under a partnership'
                told = replace(voice, speaker=_speaker(prep, referents))
                if told.speaker or within(prep, "nsubj"):
                    return replace(claimed(told), confirmed=prep.lemma_ in CONFIRMING)
            named = None if _is_in_clause_before(prep, word, over) else _after_source(prep)
            # 'According to Baykar, which makes it': that it does is told by nobody else.
            if named is not None and act.i not in {t.i for n in named for t in n.subtree}:
                return replace(claimed(voice), speaker=first_of(_whose(named), referents))
    return voice


def reported_above(voice: Voice, noun: Token, referents: Referents) -> Voice:
    """The speaker of the sentence in which a relative clause hangs."""
    word = noun
    for _ in range(8):
        head = word.head
        if head.i == word.i:
            break
        told = word.dep_ == "ccomp" or (word.dep_ == "nsubj" and _has_own_subject(head, word))
        if told and head.lemma_.lower() in REPORTING:
            return reported(voice, head, referents)
        counting = head.lemma_ in ("put", "set", "estimate", "count", "reckon", "number")
        figures = [*within(head, "dobj", "pobj"), word]
        figures += [o for p in within(head, "prep") for o in within(p, "pobj")]
        if counting and (head.lemma_ == "count" or any(f.lemma_ in FIGURES for f in figures)):
            return reported(voice, head, referents)  # 'puts at 20 the number of tanks sent'
        word = head
    return voice


def _has_own_subject(verb: Token, word: Token) -> bool:
    """'Two missiles they had fired, Kenya declared': Kenya declared, not the missiles."""
    return any(c.i > word.i for c in within(verb, "nsubj") if c.i < verb.i)


def _named_beside(word: Token, over: set[int]) -> list[Token] | None:
    """Whose claim, belief or certainty a clause is said to be; None where nothing says so.

    'That they went is what Kenya says', 'Kenya's claim is that', 'Kenya has it that'.
    """
    if word.lemma_ == "be":
        for clause in within(word, "ccomp", "attr", "nsubj", "csubj"):
            if clause.i in over and clause.dep_ in ("ccomp", "csubj"):
                continue
            what = any(c.lower_ == "what" for c in clause.children)
            if what and clause.lemma_ in REPORTING:
                return surface_subjects(clause)
            told = [c for c in within(word, "ccomp", "csubj", "acl") if c.i in over]
            told += [c for c in clause.children if c.i in over]
            if clause.lemma_ in SPEECH and told and clause.pos_ == "NOUN":
                return owned_by(clause) or None
        for sure in within(word, "acomp", "attr"):
            if sure.lemma_ in SURE and any(
                c.i in over for c in (*sure.children, *within(word, "ccomp"))
            ):
                return surface_subjects(word)
    if word.lemma_ in SURE and word.tag_ in ("VBN", "JJ", "VBD"):
        told = [c for c in word.children if c.i in over and c.dep_ == "ccomp"]
        return within(word, "nsubj", "nsubjpass") if told else None
    if word.lemma_ == "have" and any(o.lower_ == "it" for o in within(word, "dobj", "nsubj")):
        below = (c for c in word.subtree if c.i in over and c.i != word.i)
        told = [c for c in below if c.dep_ in ("ccomp", "acl", "relcl")]
        return surface_subjects(word) if told and word.pos_ == "VERB" else None
    return None


def _is_run(verb: Token) -> bool:
    return verb.lemma_ in RUNNING and verb.dep_ in ("parataxis", "conj")


def _is_over(said: Token, word: Token, over: set[int]) -> bool:
    """'It fell, Chad said, while Sudan struck': who says the one does not say the other."""
    beside = [c for c in within(word, "advcl") if c.i in over and is_marked(c, "while", "whereas")]
    named = [c for c in beside if any(s.pos_ != "PRON" for s in within(c, "nsubj", "nsubjpass"))]
    return any(said.i < clause.left_edge.i for clause in named)


def _is_in_clause_before(prep: Token, word: Token, over: set[int]) -> bool:
    """'Chad fell, according to Mali, and Niger struck': no word of Mali's on Niger."""
    beside = [c for c in within(word, "conj") if c.i in over and within(c, "nsubj", "nsubjpass")]
    return any(word.i < prep.i < c.left_edge.i for c in beside)


def _is_inserted(verb: Token, word: Token) -> bool:
    """Whether a verb of saying is put into or behind the sentence that it tells."""
    if verb.dep_ == "advcl" and is_marked(verb, *_BESIDE):
        return False  # 'although polls showed that many were opposed'
    if verb.lemma_ == "judge" and verb.dep_ == "advcl":
        return False  # 'to judge by what Kenya says'
    if verb.dep_ == "conj" and any(c.lower_ == "so" for c in verb.children):
        return verb.lemma_ in REPORTING  # ', or so Kenya says'
    if verb.lemma_ == "go" and verb.dep_ == "parataxis":  # ', he went on,'
        return any(c.lower_ == "on" for c in verb.children)
    if verb.lemma_ not in REPORTING or verb.dep_ not in ("parataxis", "ccomp", "advcl"):
        return False
    if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
        return True  # 'as Kenya put it'
    return verb.dep_ == "parataxis" or (verb.i > word.i and not within(verb, "dobj"))


def _after_source(prep: Token) -> list[Token] | None:
    """Whom 'according to' or 'citing' names; None where there is no such word."""
    if prep.lower_ == "according":
        return [o for to in prep.children if to.lower_ == "to" for o in joined(to, "pobj")]
    if prep.lower_ in _CITING:
        return _whose(joined(prep, "dobj", "pobj"))
    if prep.lower_ in ("by", "in", "on") and prep.dep_ == "prep":  # 'by the reckoning of SIPRI'
        words = [o for o in within(prep, "pobj") if o.lemma_ in RECKONING]
        return [o for t in words for o in owned_by(t)] or None
    trusted = any(verb.lemma_ in TRUSTING for verb in (prep, *within(prep, "xcomp")))
    if prep.dep_ == "advcl" and trusted and is_marked(prep, "if"):
        return surface_subjects(prep)  # 'if officials in Kyiv are to be believed'
    return None


_BESIDE = ("although", "though", "while", "whereas", "because", "after", "before", "when", "since")
_CITING = ("citing", "quoting")


def _cited(word: Token) -> list[Token]:
    """Whom 'citing' names beside a word: 'citing two Kenyan officials', 'quoting a report of X'."""
    return [t for c in word.children if c.lower_ in _CITING for t in _after_source(c) or ()]


def _whose(sources: Sequence[Token]) -> list[Token]:
    """Sources, a document or a study as whose it is."""
    papers = [o for t in sources if t.lemma_ in SPEECH | _PAPERS | _BOARDS for o in owned_by(t)]
    return [*papers, *sources]


_PAPERS = frozenset(
    "datum data figure record image footage photograph video list table database paper file "
    "spokesperson monitor".split()
)
_BOARDS = frozenset("expert panel investigator inspector".split())
_PUBLISHING = frozenset(
    "publish release issue write compile analyse analyze obtain see leak prepare produce appoint "
    "commission mandate".split()
)


def owned_by(noun: Token) -> list[Token]:
    """Whose word a noun is: 'an estimate by Seoul', 'Seoul's estimate', 'word came from Seoul'."""
    wanted = ("of", "from", "in", "among")
    of = [o for p in within(noun, "prep") if p.lower_ in wanted for o in within(p, "pobj")]
    made = [v for v in within(noun, "acl") if v.lemma_ in _PUBLISHING]
    by = [o for v in made for p in within(v, "agent") for o in within(p, "pobj")]
    found = owners(noun) or of or by  # 'a report published on Tuesday by Seoul'
    told = noun.dep_ in ("nsubj", "attr", "dobj") and noun.head.pos_ in ("VERB", "AUX")
    if not found and told and noun.lemma_ not in _BOARDS:
        beside = within(noun.head, "prep")
        found = [o for p in beside if p.lower_ in ("from", "in") for o in within(p, "pobj")]
    return found


def reported(voice: Voice, verb: Token, referents: Referents) -> Voice:
    """Told by somebody, on the word of the subject."""
    told = replace(claimed(voice), speaker=voice.speaker or _speaker(verb, referents))
    return replace(told, confirmed=verb.lemma_ in CONFIRMING)


def claimed(voice: Voice) -> Voice:
    """The voice of what somebody says: claimed, unless it is a plan, a promise or a denial."""
    plain = voice.modality is Modality.ASSERTED and not voice.agreed
    return replace(voice, modality=Modality.CLAIMED) if plain else voice


def _speaker(verb: Token, referents: Referents) -> Ref | None:
    if verb.lemma_ in ("hear", "learn") and not is_passive(verb):
        # 'The council heard from the envoy that': he speaks, not who listens.
        from_ = [o for p in within(verb, "prep") if p.lower_ == "from" for o in joined(p, "pobj")]
        return first_of(from_, referents)
    who = agents(verb) or ([] if verb.tag_ == "VBN" else surface_subjects(verb))
    return first_of(_whose(who), referents)


def first_of(who: Sequence[Token], referents: Referents) -> Ref | None:
    """The first of them who can speak; nobody where several states speak with one voice."""
    found = referents.all(who, Kind.PERSON, Kind.ORGANIZATION, Kind.COUNTRY)
    if not found:  # 'the panel said', 'the report says': of the body that told last
        bodies = ((t, _BODIES.get(t.lemma_.lower())) for t in who if is_definite(t))
        told = [(t, forms) for t, forms in bodies if forms is not None]
        called = (referents.last_called(t) for t, _ in told)
        tellers = (referents.last_teller(t, *forms) for t, forms in told)
        return next((ref for ref in chain(called, tellers) if ref is not None), None)
    states = [ref for ref in found if ref.kind is Kind.COUNTRY]
    return None if len(states) > 1 and len(states) == len(found) else next(iter(found), None)


_RESEARCHING = ("research", "agency", None)
# What a body is called when it speaks again, and of which forms it may be; any where none is given.
_BODIES: Mapping[str, tuple[str | None, ...]] = {
    **dict.fromkeys(("report", "document", "study", "paper", "source", "statement"), ()),
    **dict.fromkeys(("panel", "expert", "monitor", "investigator", "inspector"), _RESEARCHING),
    **dict.fromkeys(("group", "organisation", "organization", "institute"), _RESEARCHING),
    **dict.fromkeys(("commission", "council", "company", "firm"), ("bloc", "maker")),
    **dict.fromkeys(("newspaper", "magazine", "broadcaster", "daily", "channel"), ("media",)),
    **dict.fromkeys(("department", "ministry", "agency", "command"), ("ministry", "agency")),
}


def is_definite(noun: Token) -> bool:
    """'The panel', 'its report', 'the German newspaper', but not a proper name."""
    return noun.pos_ == "NOUN" and any(c.lower_ in ("the", "its", "their") for c in noun.children)


def is_marked(clause: Token, *words: str) -> bool:
    """Whether one of these words opens a clause."""
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)
