"""Who may read a work."""

from __future__ import annotations

import pytest

from pubmeta.vocabularies.access_rights import may_all_read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("info:eu-repo/semantics/openAccess", True),
        ("info:eu-repo/semantics/embargoedAccess", False),
        ("info:eu-repo/semantics/closedAccess", False),
        ("http://purl.org/coar/access_right/c_abf2", True),
        ("https://purl.org/coar/access_right/c_16ec", False),
        ("http://purl.org/coar/access_right/c_f1cf/", False),
        ("Open Access", True),
        ("open-access.", True),
        ("Acceso abierto", True),
        ("Full access", False),
        ("restricted access", False),
        ("metadata only access", False),
        ("CC BY 4.0", None),
        ("Open Access under CC BY 4.0", None),
        ("https://creativecommons.org/licenses/by/4.0/", None),
        ("", None),
    ],
)
def test_whether_all_may_read(text: str, *, expected: bool | None) -> None:
    assert may_all_read(text) is expected
