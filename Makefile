# Two commands: `make run` opens the app, `make test` proves it. Everything lives in .venv; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps

.DEFAULT_GOAL := help
.PHONY: help run install test test-python check format bench lock clean browser

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

run: install ## open the app in the browser
	@exec $(BIN)/goldseam open

install: $(STAMPS)/run ## set up what the app needs

test: $(STAMPS)/dev browser ## set up and run every test
	@$(BIN)/python -m pytest -n auto tests

check: $(STAMPS)/dev ## format, lint, types, import contracts, tests of the docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -p no:xdist tests/docs

format: $(STAMPS)/dev ## put the code in order
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .

bench: $(STAMPS)/dev ## measure; see benchmarks/README.md
	@for script in benchmarks/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

lock: $(STAMPS)/dev ## renew the locked versions (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

clean: ## remove what was set up
	rm -rf $(VENV) .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing. Debian and Ubuntu: sudo apt install python3 python3-venv · macOS: brew install python@3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { echo "Python 3.11, 3.12 or 3.13 is needed; `$(PYTHON) --version` was found. Name another with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make a virtual environment. Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

$(STAMPS)/run: $(BIN)/python requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Setting up (about a minute the first time) …"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements/dev.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

browser: ## find a browser for the tests, or install Debian's as root
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ] || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-color-emoji >/dev/null; \
	  else \
	    echo "No Chromium found: the browser tests will be named as skipped. Debian and Ubuntu: sudo apt install chromium"; \
	  fi; }
