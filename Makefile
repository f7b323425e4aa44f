# Parcours. `make site` builds the site; `make test` runs every check. Both install what they need.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := site

BIN := .venv/bin
SITE_READY := .venv/site.ready
TEST_READY := .venv/test.ready
NODE_READY := node_modules/.package-lock.json

# `make test-browser ALL=1` looks at every page, not at a sample of every kind.
export ALL

.PHONY: site serve check test test-unit test-browser coverage lint format catalogues lock bench lighthouse clean

site: $(SITE_READY)  ## Build the site into site/.
	$(BIN)/parcours build

serve: $(SITE_READY)  ## Serve the site at http://127.0.0.1:8000/ and rebuild it on every change.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

check: $(SITE_READY)  ## Check the content, its form, and that schemas and code owners are in step.
	$(BIN)/parcours check --all

test: lint test-unit test-browser  ## Everything: linter, type-checker, unit tests, content rules, browser tests.

lint: $(TEST_READY)  ## Ruff (lint and format) and mypy, strict; the content, as `make check` checks it.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/parcours check --all

test-unit: $(TEST_READY) $(NODE_READY)  ## Tests that need no browser, and the rules over the content.
	$(BIN)/pytest -n auto -m "not browser"

coverage: $(TEST_READY) $(NODE_READY)  ## The part of generator/ that the unit tests run: at least 90 % of its lines.
	$(BIN)/pytest -n auto -m "not browser" --cov=generator --cov-report=term:skip-covered --cov-fail-under=90

test-browser: $(TEST_READY) $(NODE_READY)  ## Tests of the built site: Chromium, Firefox, Lighthouse, hosts, the Nu HTML checker.
	tools/system-packages chromium firefox java nginx caddy
	$(BIN)/pytest -m browser -n 2 --dist loadfile

format: $(TEST_READY)  ## Format the code and the records; write the schemas.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/parcours fmt
	$(BIN)/parcours schema

catalogues: $(SITE_READY)  ## Bring the gettext catalogues up to date with the code and the templates.
	tools/catalogues

lock: $(TEST_READY)  ## Lock the dependencies again, with hashes.
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --group pyproject.toml:build -o requirements/site.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --group pyproject.toml:build --group pyproject.toml:test -c requirements/site.txt -o requirements/test.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --group pyproject.toml:build --group pyproject.toml:bench -c requirements/site.txt -o requirements/bench.txt pyproject.toml

bench: $(TEST_READY)  ## Measure build speed beside stock Material and Hugo, and what pages weigh; writes build/*.json.
	tools/system-packages chromium hugo
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks.weight
	$(BIN)/python -m benchmarks $(BENCH)

lighthouse: $(TEST_READY) $(NODE_READY)  ## Lighthouse's marks for a page of each kind; writes build/lighthouse.json.
	tools/system-packages chromium
	$(BIN)/python -m benchmarks.lighthouse

clean:  ## Remove what was built and installed.
	rm -rf site build .venv node_modules

$(SITE_READY): requirements/site.txt pyproject.toml tools/venv
	tools/venv requirements/site.txt
	touch $@

$(TEST_READY): requirements/test.txt $(SITE_READY)
	tools/venv requirements/test.txt
	touch $@

$(NODE_READY): package.json package-lock.json
	tools/system-packages node
	npm ci --no-audit --no-fund --ignore-scripts
	touch $@
