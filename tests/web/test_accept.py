"""Which media type a client takes."""

from __future__ import annotations

import pytest

from pubmeta.web.accept import liking, preferred

OFFERS = (("html", "text/html"), ("json", "application/json"), ("jats", "application/jats+xml"))


@pytest.mark.parametrize(
    ("header", "offer"),
    [
        ("", "html"),
        ("*/*", "html"),
        ("application/json", "json"),
        ("APPLICATION/JSON", "json"),
        ("application/*", "json"),
        ("text/html;q=0.5, application/jats+xml", "jats"),
        ("text/html; q=0.5, application/json; Q=0.9", "json"),
        ("application/json, */*", "json"),
        ("*/*, application/json;q=0.1", "html"),
        ("text/html;q=0, */*", "json"),
        ("text/*;q=0, */*;q=0.3", "json"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("application/json;q=zero", "json"),
        ("application/json;q=nan", "json"),
        ("application/json;level=1;q=0.2, text/html;q=0.1", "json"),
        (", ;, nothing", "html"),
        ("a/b, " * 100_000, None),
    ],
)
def test_what_is_liked_best_is_given(header: str, offer: str | None) -> None:
    assert preferred(header, OFFERS) == offer


def test_a_name_is_more_than_a_pattern() -> None:
    assert liking("application/json;q=0.5, */*", "application/json") == (0.5, 2)
    assert liking("application/*;q=0.5, */*", "application/json") == (0.5, 1)
    assert liking("*/*", "application/json") == (1, 0)
