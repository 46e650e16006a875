"""The reference is whole: every public name, every rule and option is on the site."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from docs.pages import PARTS, assemble, filled, sources

import pubmeta
from docs import generated
from pubmeta.problems import Kind
from pubmeta.web.operations import OPERATIONS
from pubmeta.web.problems import Refusal
from tests import kinds
from tests.conftest import ROOT
from tests.field_fates import COLUMNS, shared_fates, table
from tests.sharing import MadeOnce

DOCS = ROOT / "docs"
DIRECTIVE = re.compile(r"^::: ([\w.]+)$", re.MULTILINE)
WHOLE_MODULES = {"pubmeta.errors": "reference/problems.md", "pubmeta.model": "reference/model.md"}
"""Modules of which all public names are shown."""


def shown() -> set[str]:
    """The dotted names that the reference shows, in the words of the package's face."""
    named = {name for page in sources() for name in DIRECTIVE.findall(page.read_text(encoding="utf-8"))}
    errors = (
        {f"pubmeta.{name}" for name in vars(import_module("pubmeta.errors"))} if "pubmeta.errors" in named else set()
    )
    model = {f"pubmeta.{name}" for name in pubmeta.model.__all__} if "pubmeta.model" in named else set()
    return named | errors | model


def test_every_public_name_is_in_the_reference() -> None:
    public = {f"pubmeta.{name}" for name in pubmeta.__all__} - {"pubmeta.__version__"}
    assert public - shown() == set()


@pytest.mark.parametrize("module", ["authoring", "deposit", "oai", "registered", "store", "testing", "web"])
def test_every_name_of_a_part_with_names_of_its_own_is_in_the_reference(module: str) -> None:
    names = import_module(f"pubmeta.{module}").__all__
    assert [name for name in names if not {f"pubmeta.{name}", f"pubmeta.{module}.{name}"} & shown()] == []


@pytest.mark.parametrize(("module", "page"), WHOLE_MODULES.items())
def test_whole_modules_are_shown_on_their_page(module: str, page: str) -> None:
    assert module in DIRECTIVE.findall((DOCS / page).read_text(encoding="utf-8"))


def test_every_page_is_in_the_navigation_and_no_other() -> None:
    config = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    listed = set(re.findall(r"[\w/-]+\.md", str(config["project"]["nav"])))
    assert listed == {page.relative_to(DOCS).as_posix() for page in sources()}


def test_no_page_is_fetched_from_another_host() -> None:
    theme = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["theme"]
    assert theme["font"] is False


def test_the_table_of_fields_is_what_the_formats_do(made_once: MadeOnce) -> None:
    page = (DOCS / "reference/fields.md").read_text(encoding="utf-8")
    _, _, rest = page.partition("<!-- fields -->\n")
    found, _, _ = rest.partition("<!-- /fields -->")
    assert found.strip() == table({form: shared_fates(form, made_once) for form in COLUMNS}).strip()
    assert "SILENT" not in found


def test_the_table_of_kinds_is_what_the_formats_do() -> None:
    page = (DOCS / "reference/kinds.md").read_text(encoding="utf-8")
    _, _, rest = page.partition("<!-- kinds -->\n")
    found, _, _ = rest.partition("<!-- /kinds -->")
    assert found.strip() == kinds.table().strip()
    assert kinds.Outcome.SILENT not in found


# what the code tells


def test_every_mark_is_used_and_filled(tmp_path: Path) -> None:
    assemble(tmp_path)
    pages = "".join(page.read_text(encoding="utf-8") for page in tmp_path.rglob("*.md"))
    assert "<!-- generated" not in pages
    marks = re.findall("<!-- generated: ([a-z]+) -->", "".join(page.read_text(encoding="utf-8") for page in sources()))
    assert sorted(marks) == sorted(PARTS)


def test_a_mark_of_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        filled("<!-- generated: nothing -->")


def test_every_kind_is_told_with_its_meaning() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (error|warning) \| (.+) \|$", generated.kinds(), re.MULTILINE)
    assert [(kind, is_error) for kind, is_error, _ in rows] == [
        (str(kind), "error" if kind.is_error else "warning") for kind in Kind
    ]


def test_every_rule_is_told() -> None:
    rules = [rule.code for name in pubmeta.format_names() for rule in pubmeta.get_format(name).rules]
    assert re.findall(r"^\| `([^`]+)` \|", generated.rules(), re.MULTILINE) == rules


def test_every_option_is_told() -> None:
    options = [option for name in pubmeta.format_names() for option in pubmeta.get_format(name).options.model_fields]
    told = generated.options()
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == options
    assert '| `version` | `"1.4"` or `"1.3"` | `"1.4"` |' in told
    assert "| `references` | `true` or `false` | `true` |" in told
    assert re.findall(r"^\| `(\w+)` \|.*\|\s*\|$", told, re.MULTILINE) == []  # each says what it means


def test_every_command_tells_its_options() -> None:
    told = generated.commands()
    for name in ("export", "batch", "check", "validate", "formats", "rules"):
        assert f"Usage: pubmeta {name}" in told
    assert "--structure-references" in told


def test_every_operation_and_refusal_of_the_service_is_told() -> None:
    operations, refusals = generated.operations(), generated.refusals()
    for operation in OPERATIONS:
        assert f"## POST /{operation.name} " in operations
        assert all(f"| `{parameter.name}` |" in operations for parameter in operation.parameters)
    assert all(f"| {refusal.status} | `{refusal.type}` |" in refusals for refusal in Refusal)


def test_every_format_is_told() -> None:
    told = generated.formats()
    assert re.findall(r"^\| `([\w-]+)` \|", told, re.MULTILINE) == list(pubmeta.format_names())
    assert "| `ris` | RIS | read, write, validate |" in told


def test_what_markdown_takes_for_its_own_is_literal() -> None:
    assert generated._escaped("<role vocab='x'> has a_b | `c_d <e>`") == r"&lt;role vocab='x'> has a\_b \| `c_d <e>`"
