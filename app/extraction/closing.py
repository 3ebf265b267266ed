"""Sayings that close a sentence: 'Chad sent tanks to Mali, a spokesman for the army said.'

The parser takes who speaks for an apposition of the name before the comma ('Mali, a spokesman'),
or joins it to a list ('Mali, Kenyan and Sudanese officials'); each is put back under its verb.
"""

from spacy.tokens import Token

from app.extraction.saying import CLOSING
from app.extraction.tree import Sentence, child, hang, within

_LOOSE = ("appos", "conj", "npadvmod", "dep", "nmod", "oprd", "attr", "pobj", "dobj")


def mend_closing(sentence: Sentence) -> None:
    """Hang who speaks under the verb of saying behind it, and what is told under that too."""
    _last_word(sentence)
    for verb in sentence:
        if verb.lemma_ not in CLOSING or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        if verb.tag_ == "VBN" and (verb.dep_ != "acl" or child(verb, "agent") is not None):
            continue
        if verb.i < sentence.start + 4 or _leads_on(verb):
            continue
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is None:
            speaker = _speaker(verb, sentence)
            if speaker is not None:
                _tell(verb, speaker, sentence)
        elif subject.i < verb.i:
            _whole_list(subject, sentence)
            first = subject.left_edge.i
            apart = first > sentence.start and sentence.doc[first - 1].text == ","
            if apart and verb.dep_ == "conj" and verb.head.i == sentence.root.i:
                _tell(verb, subject, sentence)  # 'it fell, a man told the paper'
            elif (called := _called(subject, verb)) is not None:
                subject.head, subject.dep_ = called, "appos"
                _tell(verb, called, sentence)


def _last_word(sentence: Sentence) -> None:
    """', South Korean intelligence estimates.': no estimates, who estimates."""
    verb = next((t for t in reversed([*sentence]) if t.is_alpha), sentence[0])
    speaker = verb.nbor(-1) if verb.i > sentence.start else verb
    noun = verb.tag_ == "NNS" and verb.lemma_ in CLOSING and verb.dep_ in _LOOSE
    comma = next(
        (t for t in reversed(sentence.doc[speaker.i - 5 : speaker.i]) if t.text == ","), None
    )
    if not noun or speaker.dep_ != "compound" or comma is None or comma.i < sentence.start + 3:
        return
    told = [c for c in verb.children if c.i < comma.i and c.pos_ == "PROPN"]
    for word in told:  # 'to Chad, South Korean intelligence estimates'
        hang(word, verb.head, verb.dep_)
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    for word in [c for c in verb.children if comma.i < c.i < speaker.i]:
        word.head = speaker
    _tell(verb, speaker, sentence)


def _called(name: Token, verb: Token) -> Token | None:
    """', the newspaper Politika reported': no newspaper that Politika reported."""
    noun, first = verb.head, verb.head.left_edge
    if verb.dep_ != "relcl" or name.pos_ != "PROPN" or noun.i != name.i - 1:
        return None
    opened = first.i > first.sent.start + 2 and first.nbor(-1).text == ","
    return noun if opened and noun.dep_ in _LOOSE else None


def _leads_on(verb: Token) -> bool:
    """'A spokesman said Chad sent tanks': what is told follows."""
    told = ("ccomp",) if verb.lemma_ == "tell" else ("ccomp", "dobj")
    return any(c.dep_ in told and c.i > verb.i for c in verb.children)


def _speaker(verb: Token, sentence: Sentence) -> Token | None:
    """The noun phrase between a comma and the verb, hung on what stands before the comma."""
    for token in sentence:
        if token.i >= verb.i or token.dep_ not in _LOOSE or token.pos_ not in ("NOUN", "PROPN"):
            continue
        reduced = verb.head.i == token.i  # 'a paper reported', taken for a paper that was reported
        first = token.left_edge.i
        last = verb.i - 1 if reduced else token.right_edge.i
        after = sentence.doc[last + 1 : verb.i]
        closes = last < verb.i and all(t.text == "," or t.pos_ == "ADV" for t in after)
        opened = first > sentence.start + 2 and sentence.doc[first - 1].text == ","
        if closes and opened and token.head.i < first - 1:
            return token
    return None


def _tell(verb: Token, speaker: Token, sentence: Sentence) -> None:
    """Make the verb the root, of which all else is what is told."""
    main = sentence.root
    if main.i != verb.i:
        if main.i == speaker.i:
            return
        if main.i > verb.i or main.pos_ not in ("VERB", "AUX"):
            return
        verb.head = verb
        verb.dep_ = "ROOT"
        main.head = verb
        main.dep_ = "ccomp"
    speaker.head = verb
    speaker.dep_ = "nsubj"


def _whole_list(subject: Token, sentence: Sentence) -> None:
    """'Mali, Kenyan and Sudanese officials said': they belong to the officials, not to Mali."""
    for name in within(subject, "nmod", "compound"):  # 'to Mali, Kenyan and Sudanese officials'
        before = name.nbor(-1) if name.i > sentence.start else name
        if name.nbor().text == "," and before.pos_ == "ADP" and child(before, "pobj") is None:
            for other in within(name, "conj"):
                other.head, other.dep_ = subject, "amod"
            name.head, name.dep_ = before, "pobj"
    first = subject.left_edge.i
    start = first
    while start > sentence.start and sentence.doc[start - 1].text != ",":
        start -= 1
    stray = sentence.doc[start:first]
    if not 1 < len(stray) < 7 or not any(t.lower_ == "and" for t in stray):
        return
    if any(t.pos_ in ("VERB", "AUX", "ADP", "SCONJ") for t in stray):
        return
    for token in stray:
        if token.head.i < start and token.dep_ in ("conj", "appos"):
            token.head = subject
            token.dep_ = "amod" if subject.pos_ == "NOUN" else "conj"
