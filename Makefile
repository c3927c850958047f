# make run    take the test at http://127.0.0.1:8000
# make test   check everything this machine can check; REQUIRE_ALL=1 fails on anything left out
#
# Only python3 (3.11 or newer, with venv), make and git are needed; nothing needs root.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
# The languages of the interface that have a catalogue.
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)
# Browser tests wait more than they work, so two workers are worth having even on a small machine.
WORKERS ?= 2
# What is handed to pytest: make test PYTEST='-k referral'
PYTEST ?=
RUN_TESTS = $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
# Of a choice of tests nobody expects that they cover everything.
COVERAGE = $(if $(PYTEST),,--cov --cov-report=term)

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run test bench screenshots format catalogues findings schema lock wheel clean

help:
	@echo 'make run         serve the test at http://127.0.0.1:8000'
	@echo 'make test        run all the checks this machine can run'
	@echo 'make format      format the code'
	@echo 'make catalogues  collect the texts of the interface to translate'
	@echo 'make findings    write the documents about all findings'
	@echo 'make schema      write the JSON Schemas of the files of a questionnaire'
	@echo 'make bench       measure speed, weight and memory'
	@echo 'make screenshots  make the pictures of docs/screenshots anew'
	@echo 'make lock        choose the newest allowed versions of all packages'
	@echo 'make wheel       build the packages into dist/'
	@echo 'make clean       remove what these commands made, except the database'

# ------------------------------------------------------------------------------------------------------ environment

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name it with: make PYTHON=python3.13 ...'; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "The Python module venv is needed; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	@echo 'Preparing the environment in $(VENV) (once; about a minute)...'
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo 'Adding the test tools (once; a minute or two)...'
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

# The tools that judge HTML come from npm; without npm they are left out, and the tests say so.
tests/tools/node_modules/.stamp: tests/tools/package-lock.json
	@if command -v npm >/dev/null; then \
		echo 'Adding the HTML checkers (once)...'; \
		cd tests/tools && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null && touch node_modules/.stamp; \
	fi

%.mo: %.po | $(VENV)/.run
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

# --------------------------------------------------------------------------------------------------------- commands

run: $(VENV)/.run $(COMPILED)
	@$(BIN)/diagnostic serve

test: $(VENV)/.test tests/tools/node_modules/.stamp $(COMPILED)
	@echo 'Style...' && $(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@echo 'Types...' && $(BIN)/mypy --no-error-summary
	@echo 'Layers...' && $(BIN)/lint-imports --no-logo --no-cache >$(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo 'Templates...' && $(BIN)/djlint --quiet --lint templates
# Coverage makes Python four times as slow: tests that try very much come by themselves, browsers among them.
# 5 is what pytest says when none of its tests was asked for.
	@$(RUN_TESTS) $(COVERAGE) -m 'not uncovered' $(PYTEST) || [ $$? = 5 ]
	@$(RUN_TESTS) -m uncovered $(PYTEST) || [ $$? = 5 ]

bench: $(VENV)/.test $(COMPILED)
	@$(BIN)/python bench/run.py $(BENCH)

# Look at them before they go into git.
screenshots: $(VENV)/.test $(COMPILED)
	@$(BIN)/python -m tests.browser.screenshots --album docs/screenshots

format: $(VENV)/.test
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

# Edit translations/*/LC_MESSAGES/*.po afterwards.
catalogues: $(VENV)/.run
	@$(BIN)/pybabel --quiet extract --mapping-file translations/babel.cfg --keyword in_language:2 --no-location --sort-output --omit-header \
		--output-file translations/messages.pot templates diagnostic
	@$(BIN)/pybabel --quiet update --input-file translations/messages.pot --output-dir translations \
		--no-fuzzy-matching --ignore-pot-creation-date
	@$(BIN)/pybabel --quiet compile --directory translations --statistics

findings: $(VENV)/.run
	@for language in fr nl en; do \
		$(BIN)/diagnostic check --explain all --language $$language >docs/findings.$$language.md.new \
			&& mv docs/findings.$$language.md.new docs/findings.$$language.md || exit 1; \
	done

schema: $(VENV)/.run
	@$(BIN)/diagnostic schema docs/schema

# uv reads every platform's wheels, so one lock serves Python 3.11 and newer on Linux, macOS and Windows.
lock: requirements/lock.txt | $(BIN)/python
	@$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r $<
	@$(VENV)/lock/bin/python requirements/lock.py $(VENV)/lock/bin/uv

wheel: $(VENV)/.run $(COMPILED)
	@rm -rf dist && $(BIN)/python -m build --no-isolation --outdir dist . >$(VENV)/wheel.txt 2>&1 || { cat $(VENV)/wheel.txt; exit 1; }
	@ls dist

clean:
	@rm -rf $(VENV) build dist tests/tools/node_modules .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@rm -f $(COMPILED)
