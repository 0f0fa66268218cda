.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

.venv/.done: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

TESTS := $(BIN)/pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder

.PHONY: help demo test coverage fix golden eval bench
help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10
demo: .venv/.done ## Crawl a replica of thepaper.cn and show what was archived
	$(BIN)/python -m tests.demo
test: .venv/.done ## Everything CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/scrapy-lint
	$(TESTS)
coverage: .venv/.done ## The tests, and the branches that none of them takes (twice as long)
	$(TESTS) --cov --cov-report=term
fix: .venv/.done ## Format, and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
golden: .venv/.done ## Write the golden records anew; read the diff
	UPDATE_GOLDEN=1 $(BIN)/pytest -q tests/test_golden.py
eval: .venv/.done ## Score the analysis of our own golden articles against its floors
	$(BIN)/python -m tests.evaluate_golden
bench: .venv/.done ## Measure speed, as ratios within one run
	$(BIN)/python -m tests.bench
