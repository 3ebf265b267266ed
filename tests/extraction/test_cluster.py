"""The same documents from a Ray cluster of two nodes, on loopback, as from this machine's cores.

Skipped only where the extra `ray` is not installed: requirements/dev.txt has it.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import FoedusError
from tests.extraction.extracting import articles, extract, put

pytest.importorskip("ray", reason="the extra `ray` is not installed")

# In processes of their own: Ray lives in whatever process it is called from, and warns there.
# 127.0.0.2, since Ray takes 127.0.0.1 for a mistake and asks at the machine's outer address.
NODES = """
import sys
from ray.cluster_utils import Cluster
node = {"num_cpus": 1, "node_ip_address": "127.0.0.2", "object_store_memory": 100_000_000}
cluster = Cluster(True, head_node_args={**node, "include_dashboard": False})
cluster.add_node(**node)
cluster.wait_for_nodes()
print(cluster.address, flush=True)
sys.stdin.read()
cluster.shutdown()
"""
WHERE = """
import sys, time
import ray
from app.extraction.cluster import over_ray
def node(number):
    time.sleep(0.2)
    return number, ray.get_runtime_context().get_node_id()
done = list(over_ray(node, range(12), sys.argv[1]))
assert [number for number, _ in done] == list(range(12)), done
print(len({node for _, node in done}))
"""


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two nodes with one core each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RAY_AUTH_MODE", "disabled")
        command, pipe = [sys.executable, "-c", NODES], subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as nodes:
            assert nodes.stdout
            yield nodes.stdout.readline().strip()
            nodes.communicate(timeout=30)


def _on_ray(source: Path, output: Path, *options: str) -> None:
    command = [sys.executable, "-m", "app.cli", "extract", str(source), "-o", str(output)]
    run = subprocess.run(
        [*command, "--runner", "ray", *options], capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr


def test_all_nodes_read_and_the_order_stays(cluster: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WHERE, cluster], capture_output=True, text=True, timeout=60
    )
    assert run.stdout == "2\n", run.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_cluster_writes_what_this_machine_writes_and_goes_on_where_it_stopped(
    cluster: str, tmp_path: Path, name: str
) -> None:
    source = put(tmp_path / "in.jsonl", articles(20))
    here, there = tmp_path / f"here-{name}", tmp_path / f"there-{name}"
    extract(source, here)
    extract(put(tmp_path / "some.jsonl", articles(5)), there)
    _on_ray(source, there, "--address", cluster)
    assert there.read_bytes() == here.read_bytes()


def test_without_an_address_it_starts_a_ray_of_its_own(tmp_path: Path) -> None:
    source = put(tmp_path / "in.jsonl", articles(5))
    extract(source, tmp_path / "here.jsonl")
    _on_ray(source, tmp_path / "there.jsonl", "--jobs", "1")
    assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


def test_an_address_where_nobody_answers_is_named_at_once(tmp_path: Path) -> None:
    source = put(tmp_path / "in.jsonl", articles(1))
    with pytest.raises(FoedusError, match=r"--address: 127\.0\.0\.1:1: nobody answers"):
        extract(source, tmp_path / "out", "--runner", "ray", "--address", "127.0.0.1:1")
