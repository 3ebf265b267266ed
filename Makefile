# make up: Neo4j, migrations, seed and API by one command.   make test: everything that must hold.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FOEDUS_HOME ?= .foedus
LOCKS := requirements/local.txt requirements/dev.txt

# In so many processes the tests run, each with a Neo4j or two of its own.
WORKERS ?= 2
PYTEST := -m pytest --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder

.PHONY: up test coverage begun check ready fuzz cypher bench score lock clean

up: $(VENV)/.local
	@exec $(BIN)/foedus up

test: begun
	$(BIN)/python $(PYTEST)

# Which lines and branches of app/ the tests reach: Python takes half as long again.
coverage: begun
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# The linters, and beside them what the tests begin from.
begun:
	@$(MAKE) --no-print-directory --jobs=2 check ready

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What a Neo4j of the tests begins from: its jars, Java's start-up cache, a graph that holds the seed.
ready: $(VENV)/.local
	$(BIN)/python -m app.rehearsal $(FOEDUS_HOME) 300

# Thousands of generated questions, some in walks from answer to answer: no answer that OpenAPI does not declare.
fuzz: $(VENV)/.dev
	FUZZ=1 $(BIN)/pytest -q -s tests/api/test_schema.py

# Writes the clocks' condition (cypher/picture.cypher) between the markers of every query that reads claims.
cypher: $(VENV)/.local
	$(BIN)/python -m app.graph.queries

# Speed at 29 thousand and a million claims, into docs/benchmarks.md: half an hour. make bench SIZES=29000
bench: .venv-bench/.done
	.venv-bench/bin/python -m bench $(SIZES)

.venv-bench/.done: requirements/bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

# How well articles are read, into docs/extraction.md: GOLD is a folder with plain/, hard/ and score.py.
# HELD="f h even" tells sets f and h and even numbers apart; PART=development opens none of those.
score: $(VENV)/.local
	$(if $(GOLD),,$(error make score GOLD=folder with plain/, hard/ and score.py))
	$(BIN)/python -m bench.extraction "$(GOLD)" $(if $(HELD),--held $(HELD)) $(if $(PART),--part $(PART))

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Foedus needs Python 3.11 or newer; try make PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.local: requirements/local.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/local.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.local
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Locks hold versions and hashes, never an address.
lock:
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url ../pyproject.toml -o run.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra local -c run.txt ../pyproject.toml build.in -o local.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra ray -c local.txt ../pyproject.toml -o ray.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra llm -c local.txt ../pyproject.toml -o llm.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra datasets -c local.txt ../pyproject.toml -o datasets.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra ftm -c local.txt ../pyproject.toml -o ftm.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra parquet -c local.txt -c ray.txt ../pyproject.toml -o parquet.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra dev -c local.txt -c ray.txt ../pyproject.toml build.in -o dev.txt
	cd requirements && uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra local -c local.txt ../pyproject.toml bench.in -o bench.txt

clean:
	rm -rf $(VENV) .venv-bench
