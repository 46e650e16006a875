"""How problems are worded: a message says what is the case, and what to do about it is in the remedy."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "pubmeta"
ROOMS = (
    "checks",
    "citations",
    "deposit",
    "formats",
    "model",
    "reading",
    "registered",
    "reports",
    "vocabularies",
    "xml",
)
"""Where problems are made; elsewhere exceptions have one text for both."""
TO_DO = re.compile(
    r"; (?:add|ask|call|change|check|choose|complete|convert|correct|delete|divide|enter|fill|give|keep|leave|list|"
    r"make|move|name|omit|pass|paste|put|remove|rename|replace|save|set|spell|state|use|write)\b(?! out:)"
)


def _texts(code: str) -> Iterator[tuple[int, str]]:
    """The texts of a module that are not its documentation, parts of one put together, with their lines."""
    tree = ast.parse(code)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (documentation | within)
        ):
            yield node.lineno, node.value


def test_no_message_says_what_to_do() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {text}"
        for room in ROOMS
        for path in sorted((SOURCE / room).rglob("*.py"))
        for line, text in _texts(path.read_text())
        if TO_DO.search(text)
    ]
    assert not found, "put what to do into the remedy:\n" + "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        'log.dropped("title", "is blank; leave the field out")',
        'log.dropped("doi", f"{doi} is there twice; remove one")',
        'yield "issn", "has no hyphen"\nFAULT = "has no hyphen; add " "one"',
        'raise ValueError("a group has no name"\n    "; give it one")',
    ],
)
def test_what_to_do_is_found_in_a_message(code: str) -> None:
    assert any(TO_DO.search(text) for _, text in _texts(code))


@pytest.mark.parametrize(
    "code",
    [
        '"""The name; give it to `write`."""',
        'log.dropped("title", f"has no place here; left out: {title}", remedy="add a name, or leave it out")',
        'log.guessed("year", f"{year} is a double year; kept as {first}")',
    ],
)
def test_documentation_consequences_and_remedies_are_not(code: str) -> None:
    assert not any(TO_DO.search(text) for _, text in _texts(code))
