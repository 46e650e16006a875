"""What `python -m docs` finds wrong in a built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.links import faults


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="other.html">x</a>', None),
        ('<a href="other.html#here">x</a>', None),
        ('<a href="#top">x</a><p id="top">', None),
        ('<a href="https://example.org/x">x</a>', None),
        ('<a href="none.html">x</a>', "page.html: the link none.html leads to no page"),
        ('<a href="other.html#gone">x</a>', "page.html: the link other.html#gone leads to no place in its page"),
        ('<a href="#gone">x</a>', "page.html: the link #gone leads to no place in its page"),
        ('<img src="gone.png">', "page.html: there is no file gone.png"),
        (
            '<script src="https://example.org/a.js"></script>',
            "page.html: the browser would fetch https://example.org/a.js",
        ),
        (
            '<link rel="stylesheet" href="//example.org/a.css">',
            "page.html: the browser would fetch //example.org/a.css",
        ),
        ('<link rel="canonical" href="https://example.org/">', None),
        ('<autoref identifier="pubmeta.nope">x</autoref>', "page.html: nothing is known of the name pubmeta.nope"),
    ],
)
def test_faults_of_a_page(tmp_path: Path, body: str, fault: str | None) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html><html><body>{body}</body></html>")
    (tmp_path / "other.html").write_text('<!doctype html><html><body><p id="here">x</p></body></html>')
    found = list(faults(tmp_path))
    assert len(found) == (1 if fault else 0)
    assert not fault or found[0].startswith(fault)


def test_a_site_without_pages_is_a_fault(tmp_path: Path) -> None:
    assert list(faults(tmp_path)) == [f"{tmp_path}: there are no pages"]
