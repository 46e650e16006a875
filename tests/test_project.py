"""What the repository says of itself to people who come to it: commands, versions, files."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.licenses import canonicalize_license_expression
from packaging.requirements import Requirement

from pubmeta.version import __version__
from tests.conftest import ROOT
from tests.docs.blocks import PAGES, name_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z][\w-]*):", MAKEFILE, re.MULTILINE))
TEXTS = [*PAGES, ROOT / "schemas/README.md", ROOT / "SECURITY.md", ROOT / "CHANGELOG.md", ROOT / ".ci/run"]


@pytest.mark.parametrize("page", TEXTS, ids=name_of)
def test_every_target_of_make_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"(?:`|^)make (?:[A-Z]+=\S+ )?([a-z][\w-]*)", text, re.MULTILINE)
    assert set(named) <= TARGETS


def test_ci_runs_targets_that_exist() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^for target in (.+); do$", script, re.MULTILINE)
    assert {*listed.split(), *re.findall(r"^make ([\w-]+)$", script, re.MULTILINE)} <= TARGETS


def test_every_target_is_phony_and_every_phony_target_is_there() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert set(phony.split()) == TARGETS


@pytest.mark.parametrize("page", [ROOT / "CONTRIBUTING.md", ROOT / "docs/architecture.md"], ids=name_of)
def test_every_file_and_folder_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    folders = "docs|examples|schemas|src|tests"
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", text)
    assert named
    for name in named:
        if "NAME" not in name and "SUBJECT" not in name:
            assert (ROOT / name).exists(), name


def test_the_citation_is_of_this_version_and_licence() -> None:
    citation = dict(re.findall(r"^([a-z-]+): (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE))
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert (citation["title"], citation["version"], citation["license"]) == (
        PROJECT["name"],
        __version__,
        PROJECT["license"].partition(" AND ")[0],
    )


def test_the_text_of_every_licence_is_in_the_package() -> None:
    own, *others = str(canonicalize_license_expression(PROJECT["license"])).split(" AND ")
    files = {path.relative_to(ROOT).as_posix() for pattern in PROJECT["license-files"] for path in ROOT.glob(pattern)}
    texts = {f"licenses/{other.removeprefix('LicenseRef-')}.txt" for other in others}
    assert own == "Apache-2.0"
    assert files == {"LICENSE", "licenses/README.md", *texts}
    readme = (ROOT / "licenses/README.md").read_text(encoding="utf-8")
    assert {text.removeprefix("licenses/") for text in texts} == set(re.findall(r"`([\w-]+(?:\.0)?\.txt)`", readme))
    folders = {path.name for path in (ROOT / "src/pubmeta/_schemas").iterdir() if path.is_dir()}
    assert {re.split("[:/]", line)[0].removeprefix("| `") for line in readme.splitlines() if "| `" in line} == folders


def test_the_newest_changes_are_of_this_version_or_of_the_next() -> None:
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[1] == "Unreleased" or headings[1].startswith(__version__)


def test_hooks_fetch_nothing() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", hooks) == ["local"]
    assert set(re.findall(r"language: (\S+)", hooks)) == {"system"}


def test_every_dependency_has_a_lowest_version() -> None:
    extras = PROJECT["optional-dependencies"]
    for text in (*PROJECT["dependencies"], *(one for group in extras.values() for one in group)):
        if Requirement(text).name == "pubmeta":  # an extra of its own
            continue
        operators = {one.operator for one in Requirement(text).specifier}
        assert ">=" in operators, text
