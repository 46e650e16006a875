"""What the writer reports, and where: the messages that no test of a single field reads."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.formats.csl import FORMAT
from pubmeta.model import Article
from pubmeta.problems import Log


@pytest.mark.parametrize(
    ("fields", "path", "message"),
    [
        (
            {
                "references": [
                    {"key": "b", "work": {"date": "2011"}},
                    {"key": "a", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}},
                ]
            },
            "references[1]",
            "is only printed text: processors print an empty entry for it",
        ),
        (
            {"title": {"markup": "On <u>x</u> and <math><msup><mi>y</mi><mn>2</mn></msup></math>"}},
            "title",
            "CSL has no <u>, <math>: the text in it is printed without it, and custom keeps it for other programs",
        ),
        (
            {"title": "The <i> tag"},
            "title",
            "contains a literal tag that CSL reads as markup; written with an invisible word joiner (U+2060) after",
        ),
    ],
)
def test_what_the_writer_reports_says_what_and_why(fields: dict[str, Any], path: str, message: str) -> None:
    log = Log()
    assert FORMAT.write
    FORMAT.write(Article.model_validate({"title": "Water", **fields}), FORMAT.options(), log)
    assert any(problem.path == path and message in problem.message for problem in log)
