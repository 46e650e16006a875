"""The blocks of code on a page, and what the page says of each of them in a comment above it.

``<!-- status: 1 -->``: the command ends with this exit status. ``<!-- prints -->``: the text below is what the block
above prints. ``<!-- not run: … tests/… -->``: the block is not run here; the named tests check the same.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LANGUAGES = {"html", "python", "sh", "toml", "json", "yaml", "text"}

_BLOCK = re.compile(
    r"^(?:<!-- (?P<mark>[a-z ]+)(?:: (?P<value>.*?))? -->\n)?"
    r"^```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<code>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of code; `title` is the name of the file that it is the content of, `span` where its code is."""

    language: str
    code: str
    title: str | None
    mark: str | None
    value: str
    span: tuple[int, int]


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page, in order."""
    for found in _BLOCK.finditer(text):
        yield Block(
            language=found["language"],
            code=found["code"],
            title=found["title"],
            mark=found["mark"],
            value=found["value"] or "",
            span=found.span("code"),
        )


def close_databases(names: Mapping[str, object]) -> None:
    """Close what the blocks of a page opened for as long as a server runs."""
    for value in names.values():
        if isinstance(value, sqlite3.Connection):
            value.close()


def name_of(page: Path) -> str:
    """The page's path in the repository."""
    return page.relative_to(ROOT).as_posix()
