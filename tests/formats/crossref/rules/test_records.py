"""The rules on records of conference papers, peer reviews and pending publications."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.formats.crossref import FORMAT
from pubmeta.problems import Problem
from tests.formats.crossref.kinds import KINDS

Write = Callable[..., Any]

PEOPLE = (
    '<contributors><person_name sequence="first" contributor_role="author"><given_name>Ken</given_name>'
    "<surname>Ito</surname></person_name></contributors>"
)
BREACHES = [
    ("peer_review", "review-of", 'relationship-type="isReviewOf"', 'relationship-type="isCommentOn"'),
    ("peer_review", "review-of", 'identifier-type="doi"', 'identifier-type="uri"'),
    ("pending", "pending-title", "<titles><title>Water in plants</title></titles>", ""),
    ("conference", "paper-contributors", PEOPLE, ""),
    ("conference", "isbn", ">9783161484100<", ">9783161484101<"),
    ("conference", "issn", ">2345-6787<", ">2345-6788<"),
    ("conference", "issn-medium", '<issn media_type="electronic">', "<issn>"),
    ("conference", "doi-repeated", ">10.5555/volume<", ">10.5555/WATER.1<"),
    ("conference", "title-empty", ">Proceedings of the Water Days<", "> <"),
    ("conference", "escaped-markup", ">Water Days<", ">Water &amp;amp; Days<"),
    ("pending", "doi-characters", ">10.5555/water.1<", ">10.5555/water+1<"),
]
CODES = {code for _, code, _, _ in BREACHES}


def _deposit(written: Write, kind: str) -> str:
    return "".join(line.strip() for line in written(**KINDS[kind]).content.decode().splitlines())


def problems(content: bytes) -> list[Problem]:
    assert FORMAT.validate
    return [*FORMAT.validate(content, None)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_each_kind_keeps_the_rules(written: Write, kind: str) -> None:
    found = problems(written(**KINDS[kind]).content)
    assert [problem.code for problem in found] == []


@pytest.mark.parametrize(("kind", "code", "right", "wrong"), BREACHES)
def test_a_breach_is_found_where_it_is(written: Write, kind: str, code: str, right: str, wrong: str) -> None:
    text = _deposit(written, kind)
    assert right in text
    broken = text.replace(right, wrong, 1).encode()
    (found,) = [problem for problem in problems(broken) if problem.code == f"crossref.{code}"]
    assert found.path.startswith("/doi_batch/body/")
