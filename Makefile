# Each target sets up what it needs: a virtual environment from the pinned locks. Needs Python 3.11+ and make.
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUN := $(VENV)/bin
PIP := $(RUN)/python -m pip --quiet --disable-pip-version-check
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev
UV := 0.13.9

DEMO_LEDGER := build/demo.db
DEMO_NAME ?= Brittney Griner
DEMO_DAY ?= 2022-07-28

.PHONY: help demo test lint check format lock docs clean

help:
	@echo "make demo    read the sample coverage into build/demo.db, then print a brief and the status of a day"
	@echo "make test    the fast tests"
	@echo "make lint    formatter, linter, types, layers"
	@echo "make check   all that must hold before a change lands (.ci/run)"
	@echo "make format  let the formatter and the linter repair what they can"
	@echo "make docs    write what is generated: the schema, the vocabulary page, the description of the interface"
	@echo "make lock    resolve the pinned locks anew"

demo: $(READY)
	@mkdir -p build && rm -f $(DEMO_LEDGER) $(DEMO_LEDGER)-wal $(DEMO_LEDGER)-shm
	$(RUN)/backchannel read samples/coverage --ledger $(DEMO_LEDGER)
	$(RUN)/backchannel brief "$(DEMO_NAME)" --known-at $(DEMO_DAY) --ledger $(DEMO_LEDGER)
	$(RUN)/backchannel status --known-at $(DEMO_DAY) --ledger $(DEMO_LEDGER)

test: $(READY_DEV)
	$(RUN)/python -m pytest -q

lint: $(READY_DEV)
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/python -m mypy
	$(RUN)/lint-imports --no-logo

check:
	.ci/run

format: $(READY_DEV)
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

docs: $(READY_DEV)
	@mkdir -p build
	$(RUN)/python -m backchannel.schema > build/schema.json && mv build/schema.json backchannel/schema/reading.schema.json
	$(RUN)/python -m backchannel.schema page > build/vocabulary.md && mv build/vocabulary.md docs/vocabulary.md
	$(RUN)/python -m backchannel.api > build/openapi.json && mv build/openapi.json docs/openapi.json

lock: $(READY)
	$(PIP) install uv==$(UV)
	$(RUN)/uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--upgrade --quiet --custom-compile-command "make lock" \
		--group build pyproject.toml --output-file requirements.lock
	$(RUN)/uv pip compile --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--upgrade --quiet --custom-compile-command "make lock" --constraint requirements.lock \
		--group build --group dev pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
