"""Remedies in the words of the page: nobody who has only the page is sent to a configuration or a command."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pubmeta
from pubmeta.web.page.views import remedies
from pubmeta.web.page.views.remedies import on_the_page

SOURCE = Path(pubmeta.__file__).parent
FOREIGN = re.compile(r"in the configuration|options\[|(?<!\S)--[a-z]|in the profile|(?<!\\)\[journals?\]")
"""What only those understand who have a shell or a program."""


@pytest.mark.parametrize(
    ("remedy", "there"),
    [
        (
            'set depositor_name under [crossref] in the configuration, or options["depositor_name"]',
            "fill in “Depositor” in the settings",
        ),
        (
            "set crossmark_policy, the DOI of your Crossmark policy page, under [crossref] in the configuration",
            "fill in “Crossmark policy”, the DOI of your Crossmark policy page, in the settings",
        ),
        (
            'add it, or set tag_set = "archiving" under [jats] in the configuration, which needs none',
            'add it, or set tag_set = "archiving" under [jats] in a settings file, which needs none',
        ),
        (
            "set landing_page, for the article or in the configuration, or page under [linkset]",
            "add landing_page to the article, or fill in “Pages of articles” in the settings",
        ),
        (
            "add its title and ISSN to the article, or to [journal] in the configuration",
            "add its title and ISSN to the article, or to the settings",
        ),
        (
            "add its fields (work), or let --structure-references read some",
            "add its fields (work), or let “Divide references” in the settings read some",
        ),
        (
            "set emails under [highwire] to true if it may be public",
            "set emails under [highwire] in a settings file to true if it may be public",
        ),
        ("write two hyphens: 10--19", "write two hyphens: 10--19"),
        ("add the abstract", "add the abstract"),
    ],
)
def test_a_remedy_is_worded_for_the_page(remedy: str, there: str) -> None:
    assert on_the_page(remedy) == there


def _texts(path: Path) -> Iterator[str]:
    """The texts of a module that are not docstrings or parts of others; ``x`` for what is filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    parts |= {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in each.values)
        elif isinstance(each, ast.Constant) and isinstance(each.value, str) and id(each) not in parts:
            yield each.value


def test_no_remedy_speaks_of_what_the_page_has_not() -> None:
    files = [path for room in ("formats", "reports", "pages", "checks") for path in (SOURCE / room).rglob("*.py")]
    found = [text for path in files for text in _texts(path) if FOREIGN.search(text)]
    assert len(found) > 20
    assert [text for text in found if FOREIGN.search(on_the_page(text))] == []


def test_the_fields_are_called_as_in_the_settings() -> None:
    template = (SOURCE / "web/page/templates/settings.html").read_text(encoding="utf-8")
    for name, label in {**remedies.FIELDS, "landing_page": remedies.PAGES}.items():
        assert f'"{name}", "{label}"' in template
    assert f">{remedies.DIVIDE} " in (SOURCE / "web/page/templates/result.html").read_text(encoding="utf-8")


def test_the_page_names_no_command() -> None:
    for template in (SOURCE / "web/page/templates").glob("*.html"):
        assert not re.search(r"command line|>pubmeta [a-z]|\s--[a-z]", template.read_text(encoding="utf-8")), template
