"""Every setting, typed, read once from the environment (and .env)."""

from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.entities.vocabulary import faults_of
from app.errors import InvalidValue


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
        50_000,
        alias="FOEDUS_READS",
        ge=1,
        description="How many claims one question may look through; beyond: 504 or `cut`.",
    )
    api_key: SecretStr | None = Field(
        None,
        alias="FOEDUS_API_KEY",
        min_length=16,
        description="Who has it may write over the API; unset: nobody may.",
    )

    @cached_property
    def local(self) -> bool:
        """Whether Foedus runs its own Neo4j."""
        return not self.neo4j_uri


def read_settings() -> Settings:
    """The settings of this environment; InvalidValue names the variable that cannot be."""
    try:
        return Settings()
    except ValidationError as error:
        secret = ("NEO4J_PASSWORD", "FOEDUS_API_KEY")
        raise InvalidValue(*faults_of(error, "settings", secret)) from None
