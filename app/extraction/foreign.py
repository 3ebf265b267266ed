"""Whether a text is in another language than English.

Foedus reads English alone: another language is refused rather than misread.
"""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # it has none

# Enough to tell, and a bound on the time it takes.
_READ = 5000
# Single sentences of English full of foreign names come to .44 as something else; sentences of
# other languages to .93 and more.
_SURE = 0.9


def language_unless_english(text: str) -> str | None:
    """The ISO 639 code of the language that a text is surely in; null: English, or too short."""
    code, sureness = _identifier().classify(text[:_READ])
    return str(code) if code != "en" and sureness >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
