# A machine with Python 3.11 or newer and make needs nothing else: `make demo`, `make test`.

PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
DEMO = build/demo

# What is installed depends on these: the second run installs nothing.
INSTALL_INPUTS = pyproject.toml $(wildcard schemas/*.py schemas/*.toml schemas/derive/*.py schemas/authored/*)

.PHONY: demo test lint check setup clean

demo: $(VENV)/installed
	@rm -rf $(DEMO)
	$(BIN)/pubmeta export examples/article.txt --to jats,csl,crossref,schemaorg \
	  --config examples/journal.toml --out $(DEMO)
	@for file in $(DEMO)/*; do echo; echo "$$file"; sed -n '1,12{s/^\(.\{74\}\).*/\1.../;s/^/  /p;}' "$$file"; done

test: lint
	$(BIN)/python -m pytest

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: test

setup: $(VENV)/ready-to-test

clean:
	rm -rf $(VENV) build dist out src/pubmeta/_schemas .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/created:
	@command -v $(PYTHON) >/dev/null || { echo "pubmeta needs Python 3.11 or newer and there is no $(PYTHON); name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pubmeta needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up $(VENV): packages, and the schemas that pubmeta validates with. This takes a minute, once."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
