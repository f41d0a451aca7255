# One set of commands, for people and for CI. `make help` lists them.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help serve migrate seed test test-postgres test-plans check fix generate frontend playground bench clean

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: .venv  ## run the server, with its own PostgreSQL and demo data unless DATABASE_URL is set
	@$(BIN)/nexus serve

migrate: .venv  ## bring the database to the current schema
	@$(BIN)/nexus migrate

seed: .venv  ## fill an empty database with demo data; `nexus seed --help` has the options
	@$(BIN)/nexus seed

test: .venv frontend  ## run the tests on a PostgreSQL of their own
	$(BIN)/pytest -n 2

test-postgres: .venv frontend  ## run the same tests on Debian's PostgreSQL
	tests/on_debian_postgres $(BIN)/pytest -n 2

test-plans: .venv  ## seed 100,000 posts, and check which indexes the queries use
	$(BIN)/pytest -m plan tests/sql/test_plans.py

check: .venv  ## everything that is checked without running the server
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/nexus schema lint
	@$(MAKE) --no-print-directory generate
	@git add --intent-to-add generated && git diff --exit-code --stat -- generated \
	  || { echo "generated/ did not follow schema.graphql and operations/: \`make generate\` has mended it, commit it."; exit 1; }
	$(BIN)/nexus schema check

fix: .venv  ## format, and mend what can be mended without thinking
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: .venv frontend  ## make the clients, the server's types and the trusted documents anew (needs Node.js)
	@$(BIN)/nexus generate

frontend: contract/typescript/node_modules tests/frontend/node_modules  ## install what makes and tests the TypeScript (needs Node.js)

%/node_modules: %/package-lock.json
	@command -v npm > /dev/null \
	  || { echo "Node.js 18 or newer and npm are needed for the TypeScript; on Debian, apt install nodejs npm."; exit 1; }
	@echo "Installing dependencies into $@ …"
	@cd $* && npm ci --silent --no-audit --no-fund
	@touch $@

playground:  ## build the Playground's page anew (needs Node.js)
	cd playground && npm ci && npm run build

bench: .venv  ## measure throughput beside what there is to beat, database time, CPU, memory (needs wrk; 10 minutes)
	$(BIN)/python -m benchmarks

clean:  ## delete the virtual environment and the caches, not the data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache *.egg-info contract/typescript/node_modules tests/frontend/node_modules

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
