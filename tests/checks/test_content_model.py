"""Where children leave their content model."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from pubmeta.checks.content_model import Misfit, Model, misfit, model_of


def model(expression: str) -> Model:
    """The content model of an element `x`, as lxml reads it."""
    names = "".join(f"<!ELEMENT {name} EMPTY>" for name in "abcde")
    dtd = etree.DTD(io.StringIO(f"<!ELEMENT x {expression}>{names}"))
    declaration = next(element for element in dtd.iterelements() if element.name == "x")  # type: ignore[attr-defined]
    return model_of(declaration.content)


@pytest.mark.parametrize(
    ("expression", "children"),
    [
        ("(a, b?, c)", "ac"),
        ("(a, b?, c)", "abc"),
        ("(a | b)*", ""),
        ("(a | b)*", "abba"),
        ("(a+, (b | c)?, d*)", "aaacdd"),
        ("((a, b) | (c, d))+", "abcdab"),
        ("((a?, b?) , c)", "c"),
        ("(a, (b, (c, d)?)?)", "abcd"),
        ("((a | b)+, c)", "abac"),
    ],
)
def test_what_fits_has_no_misfit(expression: str, children: str) -> None:
    assert misfit(model(expression), children) is None


@pytest.mark.parametrize(
    ("expression", "children", "index", "expected", "may_end"),
    [
        ("(a, b?, c)", "b", 0, "a", False),
        ("(a, b?, c)", "aa", 1, "bc", False),
        ("(a, b?, c)", "ab", 2, "c", False),
        ("(a, b?, c)", "", 0, "a", False),
        ("(a, b?, c)", "acc", 2, "", True),
        ("(a | b)+", "", 0, "ab", False),
        ("(a | b)*", "aac", 2, "ab", True),
        ("((a, b) | (c, d))+", "abca", 3, "d", False),
        ("(a, b*, c?)", "abe", 2, "bc", True),
    ],
)
def test_the_first_misfit_and_what_would_fit(
    expression: str, children: str, index: int, expected: str, *, may_end: bool
) -> None:
    assert misfit(model(expression), children) == Misfit(index, tuple(expected), may_end)


def test_long_content_does_not_nest_deeply() -> None:
    assert misfit(model("((a, b?)+, c)"), "ab" * 5000 + "c") is None


def test_agrees_with_the_validator_on_short_contents() -> None:
    names = "".join(f"<!ELEMENT {name} EMPTY>" for name in "abc")
    for expression in ("(a, b?, c)", "((a | b)+, c?)", "((a, b)* | c)", "(a?, b*, c+)"):
        dtd = etree.DTD(io.StringIO(f"<!ELEMENT x {expression}>{names}"))
        fitting = model(expression)
        contents = [""]
        for _ in range(4):
            contents += [content + name for content in contents for name in "abc"]
        for content in set(contents):
            root = etree.fromstring(f"<x>{''.join(f'<{name}/>' for name in content)}</x>")
            assert (misfit(fitting, content) is None) == dtd.validate(root), (expression, content)
