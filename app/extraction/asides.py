"""Participles between commas: 'sent tanks, bought from Peru, to Chad on Monday'.

The parser hangs what follows the second comma on the participle, or on the noun that it describes.
"""

from spacy.tokens import Token

from app.extraction.tree import Sentence, child, hang

_LONGEST = 9  # words between the commas


def mend_asides(sentence: Sentence) -> None:
    """Hang a participle between commas on its noun, and what follows on the verb of the clause."""
    for aside in sentence:
        if aside.tag_ != "VBN" or aside.i < sentence.start + 3 or child(aside, "aux", "auxpass"):
            continue
        noun, close = aside.nbor(-2), _close(aside, sentence)
        if aside.nbor(-1).text != "," or noun.pos_ not in ("NOUN", "PROPN") or close is None:
            continue
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
        if verb is None or not verb.i < noun.i or aside.head.i > close.i:
            continue
        for word in list(aside.doc[close.i + 1 : sentence.end]):
            inside = noun.i <= word.head.i < close.i
            if inside and word.dep_ in ("prep", "npadvmod", "advmod", "agent", "dative"):
                hang(word, verb, word.dep_)
        hang(aside, noun, "acl")


def _close(aside: Token, sentence: Sentence) -> Token | None:
    """The comma behind a participle, if nothing but a phrase or two stands before it."""
    behind = aside.doc[aside.i + 1 : min(aside.i + _LONGEST, sentence.end)]
    close = next((t for t in behind if t.text == "," or t.pos_ in ("VERB", "AUX")), None)
    return close if close is not None and close.text == "," else None
