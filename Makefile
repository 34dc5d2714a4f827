# Two commands: `make run` opens the app, `make test` proves it. Everything lives in .venv; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
NO_PIP := echo "The packages could not be fetched. Look at the lines above; with a network connection, try again."

.DEFAULT_GOAL := help
.PHONY: help run install test check coverage format docs bench model helplines lock clean browser

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /	/' | expand -t 12

run: install ## open the app in the browser
	@exec $(BIN)/goldseam open

install: $(STAMPS)/run ## set up what the app needs

test: coverage browser ## set up and run every test
	@$(BIN)/python -m pytest -n auto --dist worksteal tests

coverage: $(STAMPS)/dev ## every branch of programme, journal and vault is walked by their own tests
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -p no:xdist --ignore tests/programme/proof tests/programme tests/journal tests/vault
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report

check: $(STAMPS)/dev ## format, lint, types, import contracts, the house and its documents: the same as CI
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -p no:xdist tests/house tests/docs

format: $(STAMPS)/dev ## put the code in order
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .

docs: $(STAMPS)/run ## renew docs/pages.md from the map of addresses
	@$(BIN)/python tests/docs/pages.py

helplines: $(STAMPS)/run ## list what two people have to read again before a release
	@$(BIN)/python tests/content/before_release.py

bench: $(STAMPS)/dev ## measure; see benchmarks/README.md
	@for script in benchmarks/[a-z]*.py; do echo "$$script"; $(BIN)/python $$script || exit 1; done

model: $(STAMPS)/dev ## fit the coach's weights anew from corpus/; minutes, the same every time
	@$(BIN)/python corpus/make_model.py

lock: $(STAMPS)/dev ## renew the locked versions (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

clean: ## remove what was set up
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*

# --clear, because an environment whose Python is gone (an upgrade, a copied folder) is not mended by making it again.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "python3 is missing. Debian and Ubuntu: sudo apt install python3 python3-venv · macOS: brew install python@3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { echo "Python 3.11, 3.12 or 3.13 is needed; `$(PYTHON) --version` was found. Name another with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make a virtual environment. Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "The folder $(VENV) could not be made here. Look at the lines above."; exit 1; }

$(STAMPS)/run: $(BIN)/python requirements/run.txt requirements/build.txt pyproject.toml
	@echo "Setting up (about a minute the first time) …"
	@$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt || { $(NO_PIP); exit 1; }
	@$(PIP) --no-build-isolation --no-deps -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements/dev.txt
	@$(PIP) --require-hashes -r requirements/dev.txt || { $(NO_PIP); exit 1; }
	@touch $@

browser: ## find a browser for the tests, or install Debian's as root; without one the browser tests are named as skipped
	@for name in chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do \
	  "$$name" --version >/dev/null 2>&1 && exit 0; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends chromium fonts-noto-color-emoji >/dev/null && exit 0; \
	fi; \
	echo "No Chromium here: the browser tests will be named as skipped. Debian and Ubuntu: sudo apt install chromium"
