# make demo: a sample company and the web console to it.    make test: every test.
# Both set up all they need in .venv; only Python 3.11+, git and make have to be there.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
GUANXI_HOME ?= ./data

.PHONY: demo test lint bench constraints clean

demo: $(VENV)/demo.stamp
	@GUANXI_HOME="$(GUANXI_HOME)" $(BIN)/guanxi demo

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest

bench: $(VENV)/test.stamp
	$(BIN)/python -m bench.turns

lint: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Guanxi needs Python 3.11 or newer, and found" \
		"$$(python3 --version 2>&1 || true). Install it, or say where it is:" \
		"make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Making the environment $(VENV) with $(PYTHON) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Guanxi; the first time this takes a minute or two ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing Guanxi and what its tests need; the first time this takes some minutes ..."
	@$(PIP) --editable '.[test,train]'
	@touch $@ $(VENV)/demo.stamp

constraints: $(VENV)/test.stamp
	@echo "# Exact versions that are installed (make constraints writes them anew)." > constraints.txt
	@$(BIN)/python -m pip freeze --exclude-editable >> constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
