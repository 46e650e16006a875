from __future__ import annotations

import pytest

from pubmeta import Article, field_paths
from pubmeta.formats.crossref.terms import EDITIONS
from pubmeta.formats.crossref.write.kinds import RecordKind
from pubmeta.formats.crossref.write.placed import PLACED, reasons_for


def test_every_place_is_a_field_of_the_model() -> None:
    assert field_paths(Article) > PLACED


@pytest.mark.parametrize("version", EDITIONS)
@pytest.mark.parametrize("kind", RecordKind)
def test_every_reason_is_for_fields_of_the_model(version: str, kind: RecordKind) -> None:
    paths = field_paths(Article)
    for part in reasons_for(version, kind, with_crossmark=False):
        assert any(path in (part, f"{part}[]") or path.startswith((f"{part}.", f"{part}[].")) for path in paths), part
