"""Formulas in MathML as readers meet them: what the model has no place for is left out, and reported."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pydantic import ValidationError

from pubmeta.model import Markup, mathml
from pubmeta.model.problems import refusal_in
from pubmeta.problems import Place
from pubmeta.reading.values import quoted

if TYPE_CHECKING:
    from pubmeta.reading.fragments import Tag


def formula_from(place: Place, path: str, math: Tag, *, line: int | None = None) -> str:
    """The `math` element as markup of the model, without prefixes and without annotations beside its presentation.

    Attributes that the model does not take are left out. A formula that it does not take even so is kept as its text.
    """
    if foreign := sorted(_names(math) - mathml.ELEMENTS - {"semantics"}):
        elements = f"{', '.join(foreign)} of a formula, which are not presentation MathML"
        place.guessed(path, f"the elements {elements}, are kept for their content", line=line)
    lost: dict[str, None] = {}
    made = _written(math, lost)
    try:
        Markup(markup=f"x{made}")  # a formula may have no text of its own, beside other text
    except ValidationError as error:
        text = " ".join(_text(math).split())
        reason, _ = refusal_in(error.errors(include_url=False)[0])
        place.guessed(path, f"a formula {reason}; kept as its text {quoted(text)}", line=line)
        return escape(text, quote=False)
    if lost:
        place.dropped(path, f"a formula is kept without {', '.join(lost)}", line=line)
    return made


def _written(tag: Tag, lost: dict[str, None]) -> str:
    inner = "".join(
        escape(item, quote=False) if isinstance(item, str) else _written(item, lost)
        for item in tag.content
        if isinstance(item, str) or not _is_annotation(item)
    )
    if tag.name not in mathml.ELEMENTS:
        return inner
    attributes = ""
    for name, given in sorted(tag.attributes.items()):
        value = " ".join(given.split()) if mathml.forms_of(tag.name).get(name) != "text" else given
        if mathml.is_value(tag.name, name, value):
            attributes += f' {name}="{escape(value)}"'
        elif name not in mathml.PLACES and ":" not in name and name != "xmlns":
            lost[f"{name}={quoted(given)} of <{tag.name}>"] = None
    return f"<{tag.name}{attributes}>{inner}</{tag.name}>"


def _names(tag: Tag) -> set[str]:
    """The names of the element and of those in it that are written: not of annotations."""
    inner = (_names(item) for item in tag.content if not isinstance(item, str) and not _is_annotation(item))
    return {tag.name}.union(*inner)


def _is_annotation(tag: Tag) -> bool:
    return tag.name.startswith("annotation")


def _text(tag: Tag) -> str:
    return "".join(
        item if isinstance(item, str) else _text(item)
        for item in tag.content
        if isinstance(item, str) or not _is_annotation(item)
    )
