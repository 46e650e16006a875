from __future__ import annotations

from typing import Any

from pubmeta.formats.schemaorg.read.identifiers import Identifier, keep
from pubmeta.model import Doi
from pubmeta.problems import Log
from pubmeta.reading import Field


def test_the_first_identifier_that_is_one_is_kept_and_one_that_differs_is_reported() -> None:
    log = Log()
    found: dict[str, Any] = {}
    for path, text in (("refused", "x"), ("kept", "10.1234/x"), ("same", "10.1234/X"), ("other", "10.1234/y")):
        keep(found, "doi", Identifier("doi", Field(path, text, log)), Doi)
    assert found == {"doi": "10.1234/x"}
    assert [problem.path for problem in log] == ["refused", "other"]
