# Everything a newcomer needs: `make serve` shows the course, `make test` proves it. Python 3.11 and make are enough.

PORT ?= 8000
VENV ?= .venv
# The first Python that runs and is new enough; `make PYTHON=… serve` takes another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := $(VENV)/bin
TESTS ?= tests
READY := $(VENV)/.ready
TYPES := tests/js/node_modules/.package-lock.json

.PHONY: help serve build packs check test lint pins clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

serve: $(READY) ## build the course and show it on http://127.0.0.1:8000/ (PORT=0 picks a free port)
	@exec $(BIN)/course serve --port $(PORT)

build: $(READY) ## build the course into site/
	$(BIN)/course build --strict

packs: $(READY) ## build the course into site/ with the class packs that teachers print (some minutes, the first time)
	$(BIN)/course build --strict --packs

check: $(READY) ## say everything that is wrong with the course
	$(BIN)/course check

test: lint $(TYPES) ## check the code and run every test, those in the browser too
	@$(BIN)/python tests/browser.py
	$(BIN)/pytest -n auto --dist loadfile $(TESTS)

lint: $(READY) ## check the code's style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The type checker of the scripts; without npm its test says what to install (and fails where CI is set).
$(TYPES): tests/js/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests/js --silent --no-audit --no-fund; \
	else echo 'No npm here: the types of the scripts are not checked.' >&2; fi

pins: ## remake requirements.txt after a change of pyproject.toml
	$(PYTHON) -m venv $(VENV)-pins
	$(VENV)-pins/bin/pip install --quiet pip-tools
	{ echo '# Pinned with hashes for every platform; remade by `make pins` after a change of pyproject.toml.'; echo; \
	$(VENV)-pins/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --extra pack --extra test --extra dev \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file - pyproject.toml; \
	} > requirements.new
	mv requirements.new requirements.txt
	rm -rf $(VENV)-pins

clean: ## remove everything that was made
	rm -rf $(VENV) .course site site.new site.old .mypy_cache .pytest_cache .ruff_cache

# Remade only when the pins or the project's own metadata change; marked last, so that a broken set-up is tried again.
$(READY): requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'This needs Python 3.11 or newer, and found none.' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
