from __future__ import annotations

from pubmeta.model import Doi
from pubmeta.problems import Kind, Log
from pubmeta.reading import Field, agreed_doi


def test_the_doi_that_is_known_is_kept_and_another_is_reported() -> None:
    log = Log()
    link = Field("UR", "https://doi.org/10.1234/x", log, 3)
    assert agreed_doi(None, link) == "10.1234/x"
    assert agreed_doi(Doi("10.1234/X"), link) == "10.1234/X"
    assert len(log) == 0
    assert agreed_doi(Doi("10.1234/y"), link) == "10.1234/y"
    assert [(problem.kind, problem.path, problem.line) for problem in log] == [(Kind.DROPPED, "UR", 3)]
