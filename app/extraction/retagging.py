"""Words that the tagger took for another part of speech: a verb for a noun, a particle for a lead.

'Hezbollah heaps abuse on Chad': no heaps. 'Fires off rockets': not off rockets. Put right before
the tree is, since what mends the tree looks for verbs.
"""

from collections.abc import Collection

from spacy.tokens import Token

from app.extraction.model import lemma_of
from app.extraction.tree import Sentence, child, hang, within

# Verbs by the particle right behind, together with which they take an object.
_PHRASAL = {
    "off": "fire let loose shoot send ship pack call set fight beat fend ward touch",
    "out": "churn turn roll crank put give dole deal hand rent lease hire fit kit ship carry take "
    "wipe bear hurl",
    "over": "hand turn make sign give ship pass send bring take fly cede",
    "in": "chip throw call fly ship bring send take put bus",
    "up": "give snap pick buy put offer prop shore send blow shoot break bring drum serve",
    "down": "shoot bring gun hand lay",
    "on": "pass take",
    "away": "give sign hand",
    "back": "hand give send take",
}
# What the model's rules make of forms that they do not know.
_LEMMAS = {
    "spared": "spare", "gutted": "gut", "kitted": "kit", "sited": "site", "installed": "install",
    "resupplied": "resupply", "reexported": "reexport",
}  # fmt: skip
_PARTICLES = {word: frozenset(verbs.split()) for word, verbs in _PHRASAL.items()}


def retag(sentence: Sentence, named: Collection[int]) -> None:
    """Mend a parsed sentence in place; `named`: the words that are names."""
    for token in sentence:
        lemma = _LEMMAS.get(token.lower_)
        if lemma and token.pos_ == "VERB":
            token.lemma_ = lemma
        if token.dep_ == "npadvmod" and token.i in named:
            _subject_before(token)
        if token.tag_ == "NNS" and token.i not in named and _is_verb(token, named):
            token.pos_, token.tag_ = "VERB", "VBZ"
        elif token.dep_ == "conj" and token.pos_ == "VERB":
            _beside_verb(token)
        elif token.lower_ == "show" and token.tag_ == "NN":
            _shows(token, named)
    for token in sentence:
        if token.dep_ == "prep" and token.lower_ in _PARTICLES:
            _particle(token, named)
    if sentence.root.pos_ == "NOUN":
        _only_verb(sentence, named)


def _only_verb(sentence: Sentence, named: Collection[int]) -> None:
    """'The sale of tanks to Chad worried Peru': a verb, and no worried Peru that gets the tanks."""
    noun = sentence.root
    for word in sentence:
        name, thing = word.nbor(-1) if word.i > noun.i else word, word.head
        ends = word.lower_.endswith(("ed", "s")) and word.dep_ in ("amod", "compound")
        if not (ends and name.i in named and thing.dep_ == "pobj" and name.head in (word, thing)):
            continue
        if thing.i < word.i or all(a.i != noun.i for a in thing.ancestors):
            continue
        hang(name, thing.head, "pobj")
        word.pos_, word.tag_ = "VERB", "VBZ" if word.lower_.endswith("s") else "VBD"
        word.lemma_ = lemma_of(word)
        word.head, word.dep_ = word, "ROOT"
        hang(thing, word, "dobj")
        for behind in (noun, *within(noun, "punct")):
            hang(behind, word, "nsubj" if behind.i == noun.i else behind.dep_)
        return


def _subject_before(name: Token) -> None:
    """'Chad pressed drones into service': Chad is no measure of it."""
    verb = name.head
    past = verb.tag_ in ("VBN", "VBD") and verb.i == name.i + 1 and child(verb, "dobj") is not None
    if past and child(verb, "nsubj", "nsubjpass", "aux", "auxpass") is None:
        verb.tag_, name.dep_ = "VBD", "nsubj"


def _is_verb(word: Token, named: Collection[int]) -> bool:
    """Whether what is tagged as a plural does something: it has a subject, or a name before it."""
    if child(word, "nsubj") is not None:
        return child(word, "dobj", "prep", "ccomp", "prt") is not None
    before = word.nbor(-1) if word.i > word.sent.start else None
    if word.dep_ != "ROOT" or before is None or before.i not in named or before.head.i != word.i:
        return False
    if before.dep_ != "compound" or child(word, "dobj", "prep", "prt", "appos") is None:
        return False
    before.dep_ = "nsubj"
    return True


def _shows(word: Token, named: Collection[int]) -> None:
    """'Data from SIPRI show Chad sent tanks': no SIPRI show."""
    if child(word, "nsubj") is None or child(word, "ccomp") is None or word.i == word.sent.start:
        return
    word.pos_, word.tag_ = "VERB", "VBP"
    name = word.nbor(-1)
    lead = name.nbor(-1) if name.i > word.sent.start else name
    if name.i in named and name.head.i == word.i and lead.dep_ == "prep":
        hang(name, lead, "pobj")


def _beside_verb(verb: Token) -> None:
    """'Belongs to the pact, and fires rockets': 'fires' goes with 'belongs', with no noun."""
    if verb.head.pos_ not in ("NOUN", "PROPN") or verb.tag_ not in ("VBZ", "VBD", "VBP"):
        return
    over = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None)
    if over is not None and over.i < verb.i and child(verb, "nsubj", "nsubjpass") is None:
        verb.head = over


def _particle(word: Token, named: Collection[int]) -> None:
    """'Fires off rockets', 'chipped in eight jets': rockets and jets are the verb's objects."""
    verb = word.head
    if verb.lemma_ not in _PARTICLES[word.lower_] or word.i != verb.i + 1:
        return
    if child(verb, "dobj", "nsubjpass", "prt") is not None:
        return
    things = [t for t in within(word, "pobj") if t.pos_ == "NOUN" or t.text.startswith("Javelin")]
    for thing in things:
        word.dep_, thing.head, thing.dep_ = "prt", verb, "dobj"
