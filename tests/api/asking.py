"""Asking the API: each call checks status, media type and the shape of refusals."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import httpx

# JSON has no static type.
Json = dict[str, Any]


class Asking:
    """Short ways to ask `/v1`; each checks the status and the media type."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def __call__(self, path: str, /, **asked: object) -> Json:
        """An answer."""
        answer = self.client.get(f"/v1{path}", params=_given(asked))
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json"
        return dict(answer.json())

    def items(self, path: str, /, **asked: object) -> list[Json]:
        """All items of a list, page by page."""
        page = self(path, **{"limit": 500, **asked})
        found = list(page["items"])
        while page["next"]:
            page = self(path, **{"limit": 500, **asked, "cursor": page["next"]})
            found += page["items"]
        return found

    def refused(self, path: str, status: int, /, **asked: object) -> Json:
        """A problem with this status."""
        return problem(self.client.get(f"/v1{path}", params=_given(asked)), status)


def _given(asked: Mapping[str, object]) -> httpx.QueryParams:
    return httpx.QueryParams(
        [
            (key, str(each))
            for key, value in asked.items()
            for each in (value if isinstance(value, list | tuple) else [value])
        ]
    )


def problem(answer: httpx.Response, status: int) -> Json:
    """The problem document of a refusal, held to RFC 9457 and to our `errors`."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = dict(answer.json())
    assert set(found) == {"type", "title", "status", "detail", "instance", "errors"}
    assert found["status"] == status
    assert all(isinstance(found[key], str) for key in ("type", "title", "detail", "instance"))
    path = answer.request.url.raw_path.decode().split("?")[0]
    assert unquote(found["instance"]) == unquote(path)
    assert found["instance"].isascii()
    assert found["errors"]
    for error in found["errors"]:
        assert {"field", "message"} <= set(error) <= {"field", "message", "allowed", "did_you_mean"}
        assert error["message"]
        assert all(isinstance(text, str) for key in error for text in _texts(error[key]))
    return found


def _texts(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [value]


def ids(refs: Sequence[Json]) -> set[str]:
    """The ids of references."""
    return {ref["id"] for ref in refs}
