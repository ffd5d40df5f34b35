# `make help` lists what there is. Needed: make, git and Python 3.11 or newer with pip.
# All else goes into .venv, from the files under requirements/, which hold a hash for every package.
# Choose another interpreter with PYTHON=python3.12, a folder of source texts with SOURCES=...,
# another form of the report with FORMAT=github.

PYTHON  ?= python3
PIP     ?= $(shell $(PYTHON) -m pip --version >/dev/null 2>&1 && echo $(PYTHON) -m) pip
SOURCES ?=
FORMAT  ?= text

VENV    := .venv
BIN     := $(VENV)/bin
INSTALL  = $(PIP) --python $(BIN)/python --disable-pip-version-check --no-input -qq install
COMPILE  = $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
           --generate-hashes --no-header --no-emit-index-url --no-emit-find-links $(LOCKFLAGS)

.DELETE_ON_ERROR:
.PHONY: help validate test planted fuzz lint fix lock bench bench-small clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

# The second opinion must not know our plugin. It is found through a .pth file, which only `site`
# reads; so python -S with the installed packages on its path runs frictionless as published.
validate: $(VENV)/core.stamp ## Check the package: dossier first, then plain frictionless
	@$(BIN)/dossier validate --format $(FORMAT) $(if $(SOURCES),--sources $(SOURCES))
	@PYTHONPATH=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
	  $(BIN)/python -S -m frictionless validate datapackage.json

test: lint ## Prove tool and data: lint, then all tests
	@$(BIN)/pytest

planted: $(VENV)/dev.stamp ## Plant faults in the data and print how many each protection catches
	@$(BIN)/python -m tests.planted

# Seconds for each reader.
FUZZ_SECONDS ?= 60

fuzz: $(VENV)/fuzz.stamp ## Feed every reader what coverage suggests; keep what breaks it
	@$(BIN)/python -m tests.fuzzing $(FUZZ_SECONDS)

lint: $(VENV)/dev.stamp ## Check style and types of the code, form of the data, generated files
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/dossier fix --check
	@$(BIN)/dossier build --check

fix: $(VENV)/dev.stamp ## Write code, data, generated files and answered questions anew
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet
	@$(BIN)/dossier fix
	@$(BIN)/dossier build
	@$(BIN)/python tests/questions.py

# core is solved under the versions of dev, so that installing both never changes one.
lock: $(VENV)/dev.stamp ## Write requirements/ anew; newest versions with LOCKFLAGS=--upgrade
	@$(COMPILE) --all-extras --group build --group dev --output-file requirements/dev.txt
	@$(COMPILE) --extra frictionless --group build --constraint requirements/dev.txt \
	  --output-file requirements/core.txt
	@$(COMPILE) --group fuzz --constraint requirements/dev.txt --output-file requirements/fuzz.txt

# Frictionless alone needs two minutes for a million rows. A part: ONLY=tenures ROWS=100000.
bench: $(VENV)/dev.stamp ## Measure beside the peers, half an hour; RECORD=1 writes docs/performance.md
	@$(BIN)/python -m benchmarks $(addprefix --only ,$(ONLY)) $(addprefix --rows ,$(ROWS)) \
	  $(addprefix --rounds ,$(ROUNDS)) $(addprefix --sources ,$(SOURCES)) $(if $(RECORD),--record)

bench-small: $(VENV)/dev.stamp ## Measure at small sizes; fails where a ratio to a peer has collapsed
	@$(BIN)/python -m benchmarks --small $(addprefix --sources ,$(SOURCES)) $(if $(RECORD),--record)

clean: ## Remove the environment and everything else that was made here
	@rm -rf $(VENV) build dist .hypothesis scripts/*.egg-info
	@find . \( -name __pycache__ -o -name '.*_cache' \) -prune -exec rm -rf {} +

# Without pip inside: Debian splits off what `venv` needs to bring one. The pip outside installs.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, '$(PYTHON)' is not that." \
	       "Name another: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear --without-pip $(VENV)
	@$(PIP) --python $(BIN)/python --version >/dev/null 2>&1 || { \
	  echo "pip 22.3 or newer is needed, for '$(PYTHON)' or as the command pip." >&2; exit 1; }

$(VENV)/core.stamp: pyproject.toml requirements/core.txt $(VENV)/pyvenv.cfg
	@echo 'Installing requirements/core.txt into $(VENV)' >&2
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements/core.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q scripts
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/core.stamp
	@echo 'Installing requirements/dev.txt into $(VENV)' >&2
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/dev.stamp
	@echo 'Installing requirements/fuzz.txt into $(VENV)' >&2
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements/fuzz.txt
	@touch $@
