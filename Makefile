# One verb a line; `make help` prints them. Everything runs in .venv, which is made when missing.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help demo test check lint types contracts bench fuzz races gold docs clean

help: ## print this list
	@sed -nE 's/^([a-z]+):.*## (.*)/\1	\2/p' Makefile | expand -t 12

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/python -m compileall -q src  # some machines forbid Python to keep what it compiled
	@touch $@

demo: $(READY) ## run the main job on the seeds and say where the report lies
	$(BIN)/provenance demo --output .demo

test: $(READY) ## run all tests
	$(BIN)/pytest -q --numprocesses auto

check: lint types contracts test ## all that must be green before a commit

lint: $(READY) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## mypy, strict
	$(BIN)/mypy

contracts: $(READY) ## the layers of the house
	$(BIN)/lint-imports

bench: $(READY) ## benchmarks beside peers (TRANSCRIPT_CORPUS names a folder of real files)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python benchmarks/alignment.py
	$(BIN)/python benchmarks/planted.py
	$(BIN)/python benchmarks/matching.py
	$(BIN)/python benchmarks/findings.py
	$(BIN)/python benchmarks/report.py

FUZZ_SECONDS ?= 600
FUZZ_SEED ?= 1

fuzz: $(READY) ## give every reader damaged files for FUZZ_SECONDS of CPU; what is found is in .fuzz
	$(BIN)/python benchmarks/fuzz.py --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

RACES_SECONDS ?= 120

races: $(READY) ## let processes of every verb work at one archive, and kill some, for RACES_SECONDS
	$(BIN)/python benchmarks/races.py --seconds $(RACES_SECONDS) --seed $(FUZZ_SEED)

gold: $(READY) ## accept the gold files and the committed example report as they are now made
	TEST_GOLD=accept $(BIN)/pytest -q tests/reports/test_report_gold.py
	SOURCE_DATE_EPOCH=1795305600 $(BIN)/provenance demo --output reports --redact-paths

docs: $(READY) ## make docs/codes.md anew from the code
	$(BIN)/provenance rules --format markdown > docs/codes.md

clean: ## remove what can be made again
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
