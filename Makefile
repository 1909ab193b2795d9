# make run    opens the sample store and prints its address
# make test   installs what the tests need and runs everything
# make bench  prints the benchmarks     make assets  makes the 3D models anew     make web  builds the web client
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install run test lint types unit web-test bench assets web vectors clean system accept film

install: $(STAMP)

$(STAMP): pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		(apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv $(VENV))
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@# Without the model the store stays open and its agents speak from phrases.
	$(BIN)/vstore models pull --optional
	@touch $@

run: install
	$(BIN)/vstore serve

APT := apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends

# What the tests of the page and of PostgreSQL need. A machine that has a Chromium and a PostgreSQL needs nothing.
system:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
		($(APT) chromium libegl1 libegl-mesa0 libgl1-mesa-dri fonts-noto-cjk)
	@command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || ($(APT) postgresql) || \
		echo "PostgreSQL: not tested, it could not be installed"

test: install system
	$(MAKE) --no-print-directory --jobs 2 --output-sync=target lint types web-test
	$(MAKE) --no-print-directory unit

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

unit:
	$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

# The page is committed built, so that nobody needs Node to run a store; where Node is, it is built again and compared.
web-test:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web-check; \
	else echo "web client: not checked, there is no npm"; fi

web-check: web
	cd clients/web && npm test --silent
	git diff --exit-code --stat -- vstore/web

web: clients/web/node_modules
	cd clients/web && npm run build --silent

clients/web/node_modules: clients/web/package-lock.json
	cd clients/web && npm ci --silent --no-audit --no-fund
	@touch $@

bench:
	$(BIN)/python -m tests.bench

assets:
	$(BIN)/python -m vstore.modelling
	$(BIN)/python -m vstore.modelling.icons

# Takes the pictures of all screens, as they are now, for those that later ones are compared with: look at them first.
accept: install system
	VSTORE_ACCEPT=1 $(BIN)/python -m pytest tests/browser/test_screens.py

# Takes the picture and the clip of the README.
film: install system
	VSTORE_FILM=1 $(BIN)/python -m pytest tests/browser/test_picture.py

vectors:
	$(BIN)/python -m tests.wire

clean:
	rm -rf $(VENV) clients/web/node_modules tests/bench/colyseus/node_modules tests/artefacts .mypy_cache .ruff_cache .pytest_cache .hypothesis
