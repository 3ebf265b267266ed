"""The model behind an endpoint: parts of a text in, facts out, answers kept by content."""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.claims.annotated import AnnotatedEntity, Batch
from app.claims.claim import Claim, things
from app.claims.identity import claim_id
from app.entities.kinds import kind_of_id
from app.errors import FoedusError, InvalidValue, TooSlow
from app.extraction.article import Article, document_of
from app.extraction.llm.endpoint import Endpoint
from app.extraction.llm.facts import INSTRUCTIONS, SaidFact, SaidFacts, Source, claims_of
from app.extraction.names import Names
from app.extraction.reading import Reading

if TYPE_CHECKING:
    from pydantic_ai.usage import RunUsage

# Raised whenever the question changes: kept answers to another one are no answers to this.
VERSION = "1"
# Characters of a part: a page and a half, which small models still read whole.
CHUNK = 6000
_TRIES = 3


class ModelFails(FoedusError):
    """The model's endpoint does not answer, or answers nothing that can be used."""

    title = "The language model does not answer"
    status = 503


@dataclass
class Usage:
    """What was asked so far: parts of texts, those of them kept from before, tokens, USD.

    Answers that could not be used are in it: they cost as much.
    """

    parts: int = 0
    kept: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None

    def __str__(self) -> str:
        cost = "" if self.cost is None else f", {self.cost:.4f} USD"
        return (
            f"{self.parts} parts, {self.kept} of them kept from before, {self.requests} requests, "
            f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out{cost}"
        )


@dataclass
class Model:
    """A model that reads articles; `kept`: a folder in which its answers lie, by content."""

    endpoint: Endpoint
    names: Names
    kept: Path
    usage: Usage = field(default_factory=Usage)

    @property
    def extractor(self) -> str:
        """What claims say of who made them."""
        return f"llm@{VERSION}:{self.endpoint.model}"

    def read(self, article: Article, seconds: float | None = None) -> Reading:
        """The claims that the model finds, each with a quote that stands in the text.

        TooSlow where it is not done after `seconds`; what was read by then is kept.
        """
        end = monotonic() + seconds if seconds else None
        text = article.text
        source = Source(text, article.published, self.names)
        discarded: Counter[str] = Counter()
        claims: dict[str, Claim] = {}
        for chunk in chunks(text):
            if end and monotonic() > end:
                raise TooSlow(f"the model took longer than {seconds:g} s; ask again to go on")
            said = self._facts(text[slice(*chunk)], article.published)
            for claim in claims_of(said, source, chunk, self.extractor, discarded):
                claims.setdefault(claim_id(article.id, claim), claim)
        kept = tuple(claims.values())
        new = {
            mention.id: mention.name
            for mention in reversed(source.found.mentions)
            if any(mention.id in things(claim) for claim in kept)
        }
        entities = {
            mention.id: AnnotatedEntity(
                key=mention.id, kind=kind_of_id(mention.id), mentions=(mention.name,)
            )
            for mention in reversed(source.found.mentions)
        }
        batch = Batch(document_of(article, self.extractor), kept, new)
        return Reading(batch, tuple(entities.values()), source.found.unlinked, discarded)

    def _facts(self, part: str, published: str | None) -> list[SaidFact]:
        """The facts of a part: those kept from before, else the model's."""
        asked = f"Published: {published or 'unknown'}\n\n{part}"
        question = json.dumps([VERSION, self.endpoint.model, INSTRUCTIONS, asked])
        path = self.kept / f"{sha256(question.encode()).hexdigest()}.json"
        self.usage.parts += 1
        if path.exists():
            try:
                facts = SaidFacts.model_validate_json(path.read_bytes())
            except ValidationError:  # cut off by a crash of the machine: asked again
                pass
            else:
                self.usage.kept += 1
                return facts.facts
        said = self._asked(asked)
        self.kept.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(f".{os.getpid()}.part")
        whole.write_text(said.model_dump_json(by_alias=True), encoding="utf-8")
        whole.replace(path)
        return said.facts

    def _asked(self, asked: str) -> SaidFacts:
        """The model's facts; what it took is counted, whatever came of it."""
        try:
            from pydantic_ai.exceptions import AgentRunError
            from pydantic_ai.usage import RunUsage
        except ImportError as error:
            raise InvalidValue(
                "the extractor llm needs the extra `llm`: pip install 'foedus[llm]', or in a clone "
                "pip install --require-hashes -r requirements/llm.txt"
            ) from error
        spent = RunUsage()
        try:
            try:
                # A loop and connections for this question alone: none is left open.
                return asyncio.run(self._run(asked, spent))
            finally:
                self._count(spent)
        except (AgentRunError, IndexError) as error:  # the latter for an answer without choices
            raise ModelFails(f"{self.endpoint.model} at {self.endpoint.url}: {error}") from error

    def _count(self, spent: "RunUsage") -> None:
        self.usage.requests += spent.requests
        self.usage.tokens_in += spent.input_tokens
        self.usage.tokens_out += spent.output_tokens
        price_in, price_out = self.endpoint.price_in, self.endpoint.price_out
        if price_in is not None and price_out is not None:
            cost = self.usage.tokens_in * price_in + self.usage.tokens_out * price_out
            self.usage.cost = cost / 1_000_000

    async def _run(self, asked: str, spent: "RunUsage") -> SaidFacts:
        """The model's facts; each answer adds to `spent`, the last that fails too."""
        from openai import AsyncOpenAI
        from pydantic_ai import Agent, NativeOutput
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider

        endpoint = self.endpoint
        # Again after a 429, a 5xx or no answer, each time after a longer wait.
        async with AsyncOpenAI(
            base_url=endpoint.url,
            api_key=endpoint.key,
            timeout=endpoint.seconds,
            max_retries=_TRIES,
        ) as client:
            model = OpenAIChatModel(endpoint.model, provider=OpenAIProvider(openai_client=client))
            agent = Agent(
                model,
                output_type=NativeOutput(SaidFacts),
                instructions=INSTRUCTIONS,
                retries=_TRIES,
                model_settings={"temperature": 0.0, "seed": 1},
            )
            run = await agent.run(asked, usage=spent)
            return run.output


def chunks(text: str, size: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Where the parts of a text begin and end: whole paragraphs, up to `size` characters a part.

    A paragraph that is longer is cut behind a sentence.
    """
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > size:
            for gap in ("\n\n", ". ", " "):
                cut = text.rfind(gap, start + 1, start + size)
                if cut > start:
                    end = cut + len(gap)
                    break
            else:
                end = start + size
        yield start, end
        start = end
