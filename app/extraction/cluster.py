"""The same pure function of each article over a Ray cluster, in order, in bounded memory.

Foedus must be installed on every machine of it. A task whose machine is lost is done again
elsewhere by Ray, with the same result.
"""

import os
import socket
from collections.abc import Callable, Iterable, Iterator
from secrets import token_hex
from typing import TypeVar

from app.errors import Fault, FoedusError
from app.extraction.corpus import AHEAD, in_order
from app.packages import package

A = TypeVar("A")
R = TypeVar("R")

_LOOPBACK = "127.0.0.1"
_KNOCK_SECONDS = 10


def over_ray(
    work: Callable[[A], R],
    items: Iterable[A],
    address: str | None = None,
    jobs: int | None = None,
) -> Iterator[R]:
    """`work` of each item, in their order, on all cores of the cluster at `address`.

    Without an address one is started on this machine, seen by no other, with `jobs` cores (by
    default all), and stopped at the end.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if not address and "RAY_AUTH_MODE" not in os.environ:
        # Whoever reaches a Ray without a token runs code in it; Ray's own would stay in the home.
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": token_hex()}
    ray = package("ray", "--runner ray", "ray")
    if address:
        _reach(address)
    own = {"num_cpus": jobs, "include_dashboard": False, "_node_ip_address": _LOOPBACK}
    try:
        ray.init(
            address or "local",
            logging_level="WARNING",
            log_to_driver=False,
            **({} if address else own),
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise FoedusError(Fault("--address", f"{address or 'local'}: {error}")) from error
    try:
        cores = int(ray.cluster_resources().get("CPU", 0)) or 1
        task = ray.remote(work)
        yield from in_order(task.remote, ray.get, items, cores * AHEAD)
    except ray.exceptions.RayError as error:
        raise FoedusError(
            f"the Ray cluster failed: {error}; what was written stays: run it again to go on"
        ) from error
    finally:
        ray.shutdown()


def _reach(address: str) -> None:
    """FoedusError for a host and port that nobody answers: Ray would knock for minutes."""
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or "://" in host:
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK_SECONDS).close()
    except (OSError, OverflowError) as error:
        raise FoedusError(Fault("--address", f"{address}: nobody answers: {error}")) from error
