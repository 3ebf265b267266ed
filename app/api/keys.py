"""Who may change the graph: the owners of the keys in FOEDUS_API_KEY."""

from hmac import compare_digest
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.errors import Forbidden, Unauthorized
from app.settings import Settings

_BEARER = HTTPBearer(auto_error=False, description="One of the keys in FOEDUS_API_KEY.")


def writer(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> str:
    """The owner of the key that a request brings; Forbidden where there are no keys at all.

    Every key is compared, each in constant time: how long a refusal takes tells nothing.
    """
    settings: Settings = request.app.state.settings
    if not settings.keys:
        raise Forbidden(
            "nobody may change this graph over the API: set FOEDUS_API_KEY to a key of 16 or more "
            "characters, or to several with their owners (ann:KEY,bob:KEY), and start again"
        )
    sent = given.credentials.encode() if given else b""
    owners = [who for who, key in settings.keys.items() if compare_digest(sent, key.encode())]
    if not owners:
        raise Unauthorized("send a key of FOEDUS_API_KEY: `Authorization: Bearer KEY`")
    return owners[0]


# Declared before anything of the body is read.
Writer = Annotated[str, Depends(writer)]
