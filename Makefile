# One verb a line; `make help` prints them. Everything runs in .venv, which is made when missing.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test check lint types contracts bench gold docs clean

help: ## print this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(READY) ## run the main job on the seeds and say where the report lies
	$(BIN)/provenance demo

test: $(READY) ## run all tests
	$(BIN)/pytest -q

check: lint types contracts test ## all that must be green before a commit

lint: $(READY) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## mypy, strict
	$(BIN)/mypy

contracts: $(READY) ## the layers of the house
	$(BIN)/lint-imports
