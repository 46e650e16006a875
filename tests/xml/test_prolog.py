"""What may be before the root element of a document."""

from __future__ import annotations

import re

import pytest

from pubmeta.xml.prolog import MISC

_ROOT = re.compile(rb"%b<root>" % MISC)


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b" \r\n\t",
        b'<?xml version="1.0"?>\n',
        b"<?a?><?b ? > ??>",
        b"<!-- a - b -- c ---><!---->",
        b"<!-- <root> -->\n<?c --> ?>\n<!-- <?d ?> -->",
    ],
)
def test_space_comments_and_instructions_are_before_the_root(before: bytes) -> None:
    found = _ROOT.match(before + b"<root>")
    assert found
    assert found.end() == len(before) + len(b"<root>")


@pytest.mark.parametrize("before", [b"<!-- ", b"<!-->", b"<!-- -- ", b"<?a ", b"<?a >", b"text", b"<!-- --> text "])
def test_what_is_not_closed_and_text_is_not(before: bytes) -> None:
    assert _ROOT.match(before + b"<root>") is None
