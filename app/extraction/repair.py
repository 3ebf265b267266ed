"""Trees put right where the parser is known to go wrong: inversion, clefts, ellipsis, fronting.

The model was taught on plain news; in 'Over Sudan hung an embargo' it takes the subject for an
object. Each function mends one construction, by the words that mark it, so that the rules meet it
as they meet the plain sentence.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from app.extraction.asides import mend_asides
from app.extraction.closing import mend_closing
from app.extraction.regrouping import regroup
from app.extraction.retagging import retag
from app.extraction.saying import REPORTING
from app.extraction.tree import Sentence, child, hang, within

# These take no object: what the tree calls one is the subject behind them.
_INTRANSITIVE = frozenset(
    "come go stand hang lie arrive follow sit sail remain emerge appear belong fall rise loom "
    "live march exist figure depart flow proceed travel fly rest head".split()
)
# What is said or done, as the subject of 'ran', 'came', 'went': 'ran the accusation of Chad'.
_SAYING_NOUNS = frozenset(
    "accusation charge claim denial reply answer statement reproach complaint version word message "
    "account allegation verdict report warning conclusion response protest demand announcement "
    "assertion condemnation retort".split()
)
_RUNNING = frozenset("run go be read come".split())
_WH = frozenset("what who whom where which".split())
_OBJECTS = ("dobj", "attr", "npadvmod", "oprd")


def mend(doc: Doc, named: Collection[int] = ()) -> None:
    """Mend a parsed paragraph in place; a sentence without a marked construction stays as it is.

    `named`: the words that are names.
    """
    for span in list(doc.sents):
        sentence = Sentence(span)
        retag(sentence, named)
        regroup(sentence, named)
        for mended in (
            mend_closing,
            mend_asides,
            _fronted_phrases,
            _fronted_clauses,
            _told_before,
            _inserted_sayings,
            _fronted_participles,
            _uprooted,
            _inversions,
            _fronted_places,
            _clefts,
            _ellipses,
            _swallowed_subjects,
            _swallowed_objects,
            _compounded_subjects,
            _appositions,
            _beside_offices,
            _named_offices,
            _relatives,
            _namely,
            _worth,
        ):
            mended(sentence)


def _inversions(sentence: Sentence) -> None:
    """'Over Sudan hung an embargo', 'to Mali had gone Turkish troops': the subject follows."""
    for verb in sentence:
        if verb.pos_ != "VERB" or verb.lemma_ not in _INTRANSITIVE:
            continue
        if child(verb, "nsubj", "nsubjpass", "expl", "csubj"):
            continue
        if verb.dep_ not in ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis"):
            continue
        before = [c for c in verb.lefts if c.dep_ in ("prep", "advmod", "advcl", "agent")]
        after = next((c for c in verb.rights if c.dep_ in _OBJECTS and _is_thing(c)), None)
        if before and after is not None:
            after.dep_ = "nsubj"


def _fronted_places(sentence: Sentence) -> None:
    """'In Kigali's corner stands Paris': read as if the corner stood; it hangs on 'in'."""
    first = sentence[0]
    for verb in sentence:
        subject = child(verb, "nsubj")
        if verb.lemma_ not in _INTRANSITIVE or subject is None or first.dep_ != "prep":
            continue
        after = next((c for c in verb.rights if c.dep_ in _OBJECTS and _is_thing(c)), None)
        bare = not within(first, "pobj", "pcomp") and subject.i < verb.i
        if after is not None and bare and first.head.i == verb.i:
            subject.head, subject.dep_, after.dep_ = first, "pobj", "nsubj"


def _uprooted(sentence: Sentence) -> None:
    """'Upon Sirte fell missiles fired by night': the verb, not the missiles, is the root."""
    for verb in sentence:
        noun = verb.head
        if verb.lemma_ not in _INTRANSITIVE or verb.tag_ not in ("VBD", "VBN"):
            continue
        if verb.dep_ not in ("amod", "compound") or noun.dep_ != "ROOT" or noun.i < verb.i:
            continue
        fronted = [p for p in within(noun, "prep") if p.i < verb.i]
        if not fronted:
            continue
        verb.head, verb.dep_, verb.pos_ = verb, "ROOT", "VERB"
        for word in (noun, *fronted, *within(noun, "punct")):
            hang(word, verb, "nsubj" if word.i == noun.i else word.dep_)


def _is_thing(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and token.lower_ not in (
        "today", "yesterday", "tomorrow", "week", "month", "year", "day", "time", "way", "home",
    )  # fmt: skip


def _fronted_phrases(sentence: Sentence) -> None:
    """'At that session the League blamed Peru': no session that it blamed; it did so in it."""
    first = sentence.root
    if first.pos_ != "ADP" or first.i != sentence.start:
        return
    for noun in within(first, "pobj"):
        clause = child(noun, "relcl")
        if clause is None or not child(clause, "nsubj", "nsubjpass"):
            continue
        if any(c.lower_ in _WH or c.lower_ == "that" for c in clause.children):
            continue
        clause.head, clause.dep_ = clause, "ROOT"
        for word in (first, *(c for c in first.children if c.i != noun.i)):
            hang(word, clause, "prep" if word.i == first.i else word.dep_)


def _fronted_clauses(sentence: Sentence) -> None:
    """'That it arms Hezbollah is denied by Iran': the clause is what is denied, not the root."""
    first = sentence[0]
    if first.lower_ not in ("that", "whether") or first.dep_ not in ("mark", "nsubj", "det"):
        return
    lower = sentence.root
    passive = [
        t
        for t in sentence
        if t.tag_ == "VBN" and t.i > lower.i and t.dep_ in ("ccomp", "conj", "acl", "relcl")
        and t.head.i == lower.i and child(t, "auxpass")
    ]  # fmt: skip
    if first.head.i != lower.i or not passive:
        return
    upper = passive[-1]
    for subject in within(upper, "nsubjpass"):
        hang(subject, lower, "dobj")
    upper.head = upper
    upper.dep_ = "ROOT"
    hang(lower, upper, "csubjpass")


def _told_before(sentence: Sentence) -> None:
    """'Russia has sold it arms, the envoy wrote in May': told, not a clause beside."""
    for clause in sentence:
        verb = clause.head
        if clause.dep_ != "advcl" or clause.i > verb.i or verb.lemma_ not in REPORTING:
            continue
        finite = child(clause, "nsubj", "nsubjpass") is not None and clause.tag_ != "VBG"
        bare = child(clause, "mark") is None and not any(c.lower_ in _WHEN for c in clause.children)
        subject = child(verb, "nsubj")
        if finite and bare and subject is not None and subject.i > clause.i:
            clause.dep_ = "ccomp"


_WHEN = frozenset("when where while if as once".split())


def _inserted_sayings(sentence: Sentence) -> None:
    """'Sudan, ran the accusation of Chad, had armed them': put in, the subject is the other's."""
    for verb in sentence:
        if verb.lemma_ not in _RUNNING or verb.i == sentence.start:
            continue
        noun = next((c for c in verb.rights if c.lemma_ in _SAYING_NOUNS), None)
        if noun is None or verb.nbor(-1).text != "," or noun.dep_ == "nsubj":
            continue
        noun.dep_ = "nsubj"
        told = next(
            (c for c in verb.children if c.dep_ in ("conj", "ccomp") and c.i > noun.i), None
        )
        if told is None or child(told, "nsubj", "nsubjpass"):
            continue
        for subject in within(verb, "nsubj"):
            if subject.i < verb.i:
                hang(subject, told, "nsubjpass" if child(told, "auxpass") else "nsubj")
        if verb.dep_ == "ROOT":
            told.head = told
            told.dep_ = "ROOT"
            hang(verb, told, "parataxis")


def _fronted_participles(sentence: Sentence) -> None:
    """'Placed under sanctions was the agency': the noun behind 'was' is what it is done to."""
    for be in sentence:
        if be.dep_ != "auxpass" or be.head.i > be.i or be.head.tag_ not in ("VBN", "VBD"):
            continue
        for noun in within(be, "attr", "nsubj", "dobj"):
            if not child(be.head, "nsubjpass", "nsubj"):
                hang(noun, be.head, "nsubjpass")


def _clefts(sentence: Sentence) -> None:
    """'It was from Brazil that Kenya bought them', 'Ghana is where he went next'."""
    for be in sentence:
        if be.lemma_ != "be":
            continue
        below = [c for c in be.rights if c.dep_ in ("ccomp", "advcl", "relcl")]
        clause = next((c for c in below if c.pos_ in ("VERB", "AUX")), None)
        subject = child(be, "nsubj")
        if clause is None or subject is None or subject.i > be.i:
            continue
        words = [c.lower_ for c in clause.lefts]
        if subject.lower_ == "it" and set(words) & {"that", "who", "which", "whom"}:
            for prep in [c for c in be.rights if c.dep_ in ("prep", "agent") and c.i < clause.i]:
                hang(prep, clause, "prep")
            noun = next((c for c in be.rights if c.dep_ == "attr" and c.i < clause.i), None)
            if noun is not None and clause.dep_ != "relcl":
                hang(clause, noun, "relcl")
                _gap(clause)
        elif "where" in words and subject.pos_ in ("PROPN", "NOUN"):
            hang(clause, subject, "relcl")


def _gap(clause: Token) -> None:
    """What 'that' stands for in a clause: its subject where it has none, else its object."""
    that = next((c for c in clause.lefts if c.lower_ in ("that", "which", "who", "whom")), None)
    if that is None or that.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return
    if not child(clause, "nsubj", "nsubjpass"):
        that.dep_ = "nsubjpass" if child(clause, "auxpass") else "nsubj"
    elif not child(clause, "dobj"):
        that.dep_ = "dobj"
    if that.tag_ == "IN":
        that.tag_ = "WDT"


def _ellipses(sentence: Sentence) -> None:
    """'As have Italy and Greece', 'and so does Peru': they join the subject of what is said."""
    for auxiliary in sentence:
        if auxiliary.lower_ not in _AUXILIARIES or auxiliary.i < sentence.start + 3:
            continue
        if auxiliary.nbor(-1).tag_ == "PRP":
            _added_agent(auxiliary, sentence)
            continue
        added = _added(auxiliary)
        if added is None or _says_more(auxiliary):
            continue
        full = _antecedent(auxiliary, sentence)
        subject = child(full, "nsubj", "nsubjpass") if full is not None else None
        if subject is not None:
            while (joined := child(subject, "conj")) is not None:
                subject = joined
            hang(added, subject, "conj")


def _added(auxiliary: Token) -> Token | None:
    """Who joins in: 'so has Peru', 'Peru did likewise'."""
    if auxiliary.nbor(-1).lower_ in ("as", "so", "nor", "neither", "than"):
        added = next((c for c in auxiliary.rights if c.dep_ in ("nsubj", "dobj", "attr")), None)
        return added if added is not None and added.i - auxiliary.i <= 4 else None
    likewise = any(c.lower_ in ("likewise", "same", "too", "so") for c in auxiliary.rights)
    return child(auxiliary, "nsubj") if likewise and auxiliary.lemma_ == "do" else None


def _added_agent(auxiliary: Token, sentence: Sentence) -> None:
    """'Chad was struck by Peru, as it was by Kenya'."""
    by = next((c for c in auxiliary.rights if c.lower_ == "by"), None)
    full = _antecedent(auxiliary, sentence) if by is not None else None
    marked = auxiliary.i > 1 and auxiliary.nbor(-2).lower_ in ("as", "than")
    agent = child(full, "agent") if full is not None else None
    if by is not None and agent is not None and marked:
        by.dep_ = "agent"
        hang(by, agent.head, "agent")


_AUXILIARIES = {
    "have": "have", "has": "have", "had": "have", "is": "be", "are": "be", "was": "be",
    "were": "be", "do": "do", "does": "do", "did": "do", "will": "will", "would": "would",
}  # fmt: skip


def _says_more(auxiliary: Token) -> bool:
    return auxiliary.dep_ == "aux" or any(c.pos_ in ("VERB", "ADJ") for c in auxiliary.rights)


def _antecedent(auxiliary: Token, sentence: Sentence) -> Token | None:
    """The nearest clause before that has the same auxiliary; 'do' stands for any."""
    wanted = _AUXILIARIES[auxiliary.lower_]
    for token in reversed(list(_before(auxiliary, sentence))):
        if token.pos_ not in ("VERB", "AUX") or not child(token, "nsubj", "nsubjpass"):
            continue
        helpers = {c.lemma_ for c in token.children if c.dep_ in ("aux", "auxpass")}
        if wanted in helpers or wanted == token.lemma_ or wanted == "do":
            return token
    return None


def _before(token: Token, sentence: Sentence) -> Iterator[Token]:
    return (t for t in sentence if t.i < token.i)


def _appositions(sentence: Sentence) -> None:
    """'The agency that buys for the army, Lada, was closed': Lada is the agency, not the army."""
    for name in sentence:
        if name.dep_ != "appos" or name.pos_ != "PROPN" or name.head.pos_ != "PROPN":
            continue
        clause = next((a for a in name.ancestors if a.dep_ in ("relcl", "acl")), None)
        noun = clause.head if clause is not None else name
        if noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i > name.i:
            hang(name, noun, "appos")


def _relatives(sentence: Sentence) -> None:
    """'Nobody in the bloc, to which Chad belongs, was': 'which' is the name before its comma."""
    for clause in sentence:
        first = clause.left_edge
        if clause.dep_ != "relcl" or first.i < sentence.start + 2 or first.nbor(-1).text != ",":
            continue
        which = [first, *within(first, "pobj")] if first.pos_ == "ADP" else [first]
        name = first.nbor(-2)
        looking = any(w.lower_ in ("which", "where") for w in which)
        if looking and name.pos_ == "PROPN" and clause.head.i < name.i:
            hang(clause, name, "relcl")


def _named_offices(sentence: Sentence) -> None:
    """'According to the minister, Ali, it fled': Ali is the minister, wherever he was hung."""
    for name in sentence:
        if name.pos_ != "PROPN" or name.i < sentence.start + 3 or name.nbor(-1).text != ",":
            continue
        office = name.nbor(-2)
        if name.head.pos_ == "PUNCT" and office.pos_ == "NOUN":
            hang(name, office, "appos")


def _beside_offices(sentence: Sentence) -> None:
    """'By Ali, the crown prince and premier, and Omar': Omar is joined to Ali, not his office."""
    for name in sentence:
        if name.dep_ != "conj" or name.pos_ != "PROPN" or name.head.pos_ != "NOUN":
            continue
        office = name.head
        while office.dep_ == "conj":
            office = office.head
        if office.dep_ == "appos" and office.head.pos_ == "PROPN" and name.nbor(-1).lower_ == "and":
            hang(name, office.head, "conj")


def _swallowed_subjects(sentence: Sentence) -> None:
    """'In April 40 mortars were handed over': the mortars are what was, not what it was in."""
    for preposition in sentence:
        objects = within(preposition, "pobj")
        verb = preposition.head
        if len(objects) != 2 or verb.pos_ != "VERB" or preposition.i > verb.i:
            continue
        if not child(verb, "nsubj", "nsubjpass", "expl") and objects[1].i < verb.i:
            hang(objects[1], verb, "nsubjpass" if child(verb, "auxpass") else "nsubj")


def _swallowed_objects(sentence: Sentence) -> None:
    """'Got from Chad 36 launchers': Chad is behind 'from', the launchers are what it got."""
    for name in sentence:
        noun = name.head
        if name.pos_ != "PROPN" or name.dep_ not in ("nmod", "compound") or noun.dep_ != "pobj":
            continue
        preposition, number = noun.head, name.nbor() if name.i + 1 < len(name.doc) else name
        if preposition.lower_ not in ("from", "to", "by") or number.pos_ != "NUM":
            continue
        verb = preposition.head
        if number.head.i == noun.i and verb.pos_ == "VERB" and not child(verb, "dobj"):
            hang(name, preposition, "pobj")
            hang(noun, verb, "dobj")


def _compounded_subjects(sentence: Sentence) -> None:
    """'A fighter that Saab builds': Saab builds it, and is no part of the word 'builds'."""
    for verb in sentence:
        if verb.pos_ != "VERB" or child(verb, "nsubj", "nsubjpass"):
            continue
        for name in within(verb, "compound", "nmod"):
            if name.pos_ == "PROPN" and name.i < verb.i:
                name.dep_ = "nsubj"


def _namely(sentence: Sentence) -> None:
    """'Three allies of France, namely Italy and Spain': they are the allies, not France."""
    for token in sentence:
        if token.dep_ not in ("appos", "conj", "dep", "npadvmod") or token.pos_ != "PROPN":
            continue
        lead = token.nbor(-1) if token.i > sentence.start else token
        if lead.lower_ == "the" and token.i - 1 > sentence.start:
            lead = token.nbor(-2)
        if lead.lower_ not in ("namely", ":"):
            continue
        plural = [t for t in _before(lead, sentence) if t.tag_ == "NNS"]
        if plural:
            hang(token, plural[-1], "appos")


def _worth(sentence: Sentence) -> None:
    """'Aid worth 500 million euros for Chad': for Chad is the aid, not the money."""
    for word in sentence:
        noun = word.head
        if word.lower_ != "worth" or noun.pos_ not in ("NOUN", "PROPN") or word.i < noun.i:
            continue
        for prep in [t for t in word.subtree if t.dep_ == "prep" and t.lower_ not in ("of", "in")]:
            hang(prep, noun, "prep")
