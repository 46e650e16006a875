"""Lists in texts of the model, which has paragraphs alone: each item is one that begins with its number or bullet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import count

from pubmeta.model import Markup
from pubmeta.vocabularies.numbers import whole_number

LOST = "the list is kept as paragraphs that begin with the number or the bullet of each item"
"""What is reported of a list."""
TERMS_LOST = "the list is kept as paragraphs: each term, and what is said of it"
"""What is reported of a list of definitions."""
_BULLETS = "•◦▪"
"""Of a list, of one within it, of one within that."""
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_END = 4_000
"""From here on numbers are written in digits."""


def markers(name: str, attributes: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    """What is before each item of a list: ``1.``, ``a.``, ``iv.``, a bullet, or nothing.

    name: of the element, `list` in JATS (`@list-type`), `ol` or `ul` in HTML (`ol/@type`, `ol/@start`).
    depth: how many lists it is in.
    """
    bullet = _BULLETS[min(depth, len(_BULLETS) - 1)]
    kind = attributes.get("list-type") or (f"ol {attributes.get('type', '1')}" if name == "ol" else "bullet")
    start = attributes.get("start", "")
    for number in count(1 if (first := whole_number(start)) is None else first):
        yield _marker(kind, number, bullet)


def marked(marker: str, text: str | Markup) -> str | Markup:
    """The first paragraph of an item after its marker."""
    if not marker:
        return text
    if isinstance(text, str):
        return f"{marker} {text}"
    return Markup(markup=f"{escape(marker, quote=False)} {text.markup}")


def _marker(kind: str, number: int, bullet: str) -> str:
    if kind in ("order", "ordered", "number", "ol 1"):
        return f"{number}."
    if kind in ("alpha-lower", "ol a"):
        return f"{_letters(number)}."
    if kind in ("alpha-upper", "ol A"):
        return f"{_letters(number).upper()}."
    if kind in ("roman-lower", "ol i"):
        return f"{_roman(number)}."
    if kind in ("roman-upper", "ol I"):
        return f"{_roman(number).upper()}."
    return "" if kind == "simple" else bullet


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    if number >= _ROMAN_END:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text
