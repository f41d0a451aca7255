# One set of commands, for people and for CI. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help serve migrate seed test test-postgres test-plans check fix generate playground bench clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .venv  ## run the server, with its own PostgreSQL and demo data unless DATABASE_URL is set
	@$(BIN)/nexus serve

migrate: .venv  ## bring the database to the current schema
	@$(BIN)/nexus migrate

seed: .venv  ## fill an empty database with demo data; `nexus seed --help` has the options
	@$(BIN)/nexus seed

test: .venv  ## run the tests on a PostgreSQL of their own
	$(BIN)/pytest -n 2

test-postgres: .venv  ## run the same tests on Debian's PostgreSQL
	tests/on_debian_postgres $(BIN)/pytest -n 2

test-plans: .venv  ## seed 100,000 posts, and check which indexes the queries use
	$(BIN)/pytest -m plan tests/sql/test_plans.py

check: .venv  ## everything that is checked without running the server
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory generate
	@git add --intent-to-add generated && git diff --exit-code --stat -- generated \
	  || { echo "generated/ does not follow schema.graphql and operations/: run \`make generate\` and commit it."; exit 1; }

fix: .venv  ## format, and mend what can be mended without thinking
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: .venv  ## make the typed client anew from schema.graphql and operations/
	@rm -rf generated && mkdir generated
	@$(BIN)/ariadne-codegen client > /dev/null

playground:  ## build the Playground's page anew (needs Node.js)
	cd playground && npm ci && npm run build

bench: .venv  ## measure throughput beside what there is to beat, database time, CPU, memory (needs wrk; 10 minutes)
	$(BIN)/python -m benchmarks

clean:  ## delete the virtual environment and the caches, not the data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache *.egg-info

# The environment is made anew when what it is made of changes.
.venv: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; PYTHON=/path/to/python names another one."; exit 1; }
	@$(PYTHON) -m venv --clear .venv \
	  || { rm -rf .venv; echo "Python can't make virtual environments here; on Debian, python3-venv is missing."; exit 1; }
	@echo "Installing dependencies into .venv …"
	@PIP_CONSTRAINT="$(CURDIR)/constraints.txt" $(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]' \
	  || { rm -rf .venv; exit 1; }
	@touch .venv
