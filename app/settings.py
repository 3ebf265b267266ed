"""Every setting, typed, read once from the environment (and .env)."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from re import fullmatch

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.entities.vocabulary import faults_of
from app.errors import Fault, InvalidValue, join
from app.extraction.llm.endpoint import Endpoint
from app.graph.limits import READS, SECONDS

# Characters of a key: fewer can be tried out.
_SHORTEST = 16


class Settings(BaseSettings):
    """Where Neo4j is, where Foedus keeps its own, and where it listens."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    neo4j_uri: str | None = Field(
        None,
        alias="NEO4J_URI",
        description="A Neo4j of yours (bolt://, neo4j://, neo4j+s://); unset: the local engine.",
    )
    neo4j_username: str = Field("neo4j", alias="NEO4J_USERNAME", description="Its user.")
    neo4j_password: SecretStr | None = Field(
        None,
        alias="NEO4J_PASSWORD",
        description="Its password; for the local engine: the one to set on its first start.",
    )
    neo4j_database: str | None = Field(
        None, alias="NEO4J_DATABASE", description="Its database; unset: the user's home database."
    )
    home: Path = Field(
        Path(".foedus"),
        alias="FOEDUS_HOME",
        description="Everything that the local engine and its data need.",
    )
    host: str = Field("127.0.0.1", alias="FOEDUS_HOST", description="Where the API listens.")
    port: int = Field(8000, alias="FOEDUS_PORT", ge=1, le=65535, description="The API's port.")
    bolt_port: int = Field(
        7687, alias="FOEDUS_BOLT_PORT", ge=1, le=65535, description="The local engine's Bolt port."
    )
    http_port: int = Field(
        7474,
        alias="FOEDUS_HTTP_PORT",
        ge=1,
        le=65535,
        description="The local engine's HTTP port, for Neo4j Browser.",
    )
    reads: int = Field(
        READS,
        alias="FOEDUS_READS",
        ge=1,
        description="How many claims one question may look through; beyond: 504 or `cut`.",
    )
    seconds: float = Field(
        SECONDS,
        alias="FOEDUS_SECONDS",
        gt=0,
        description="How long one question may take, in seconds, before Neo4j ends it.",
    )
    api_key: SecretStr | None = Field(
        None,
        alias="FOEDUS_API_KEY",
        description="Who may write over the API: a key, or ann:KEY,bob:KEY; unset: nobody may.",
    )

    llm_url: str | None = Field(
        None,
        alias="FOEDUS_LLM_URL",
        description="An OpenAI-compatible endpoint for the extractor llm; unset: there is none.",
    )
    llm_model: str | None = Field(None, alias="FOEDUS_LLM_MODEL", description="Its model.")
    llm_key: SecretStr | None = Field(None, alias="FOEDUS_LLM_KEY", description="Its key.")
    llm_seconds: float = Field(
        120, alias="FOEDUS_LLM_SECONDS", gt=0, description="How long one answer of it may take."
    )
    llm_price_in: float | None = Field(
        None,
        alias="FOEDUS_LLM_PRICE_IN",
        ge=0,
        description="USD for a million tokens that it reads; unset: costs are not counted.",
    )
    llm_price_out: float | None = Field(
        None,
        alias="FOEDUS_LLM_PRICE_OUT",
        ge=0,
        description="USD for a million tokens that it writes.",
    )

    @field_validator("api_key")
    @classmethod
    def _long_enough(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None:
            keys_of(given)
        return given

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Who may write over the API: each owner's key."""
        return keys_of(self.api_key) if self.api_key else {}

    def endpoint(self) -> Endpoint:
        """The language model's endpoint; InvalidValue names the settings that are missing."""
        given = {"FOEDUS_LLM_URL": self.llm_url, "FOEDUS_LLM_MODEL": self.llm_model}
        missing = [name for name, value in given.items() if not value]
        join([Fault(n, "is not set: the extractor llm needs it") for n in missing], InvalidValue)
        key = self.llm_key.get_secret_value() if self.llm_key else "none"
        prices = self.llm_price_in, self.llm_price_out
        return Endpoint(self.llm_url or "", self.llm_model or "", key, self.llm_seconds, *prices)

    @cached_property
    def local(self) -> bool:
        """Whether Foedus runs its own Neo4j."""
        return not self.neo4j_uri


def keys_of(given: SecretStr) -> dict[str, str]:
    """Each owner's key; ValueError for one that is too short, has an odd owner or comes twice."""
    keys: dict[str, str] = {}
    for number, part in enumerate(given.get_secret_value().split(","), 1):
        owner, _, key = part.strip().rpartition(":")
        owner = owner or "key"
        if len(key) < _SHORTEST or not key.isascii() or not key.isprintable() or " " in key:
            raise ValueError(
                f"key {number} must have {_SHORTEST} or more characters, letters, digits and signs "
                "without spaces, commas and colons"
            )
        if not fullmatch(r"[\w.@-]{1,50}", owner):
            raise ValueError(f"the owner of key {number} must be 1 to 50 letters, digits, .@_-")
        if owner in keys:
            raise ValueError(f"{owner} has several keys: give each an owner of its own")
        keys[owner] = key
    return keys


def read_settings() -> Settings:
    """The settings of this environment; InvalidValue names the variable that cannot be."""
    try:
        return Settings()
    except ValidationError as error:
        secret = ("NEO4J_PASSWORD", "FOEDUS_API_KEY", "FOEDUS_LLM_KEY")
        raise InvalidValue(*faults_of(error, "settings", secret)) from None
