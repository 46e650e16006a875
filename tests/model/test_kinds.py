"""What a work is in, by what it says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta.model import Article
from pubmeta.model.kinds import is_posted, may_be_in_journal

JOURNAL = {"title": "J", "issn_electronic": "2345-6787"}


@pytest.mark.parametrize(
    ("fields", "posted", "in_journal"),
    [
        ({}, False, True),
        ({"type": "research-article"}, False, True),
        ({"type": "letter"}, False, True),
        ({"type": "letter", "dates": {"posted": "2024"}}, True, False),
        ({"type": "other", "dates": {"posted": "2024"}}, True, False),
        ({"type": "letter", "dates": {"posted": "2023", "published": "2024"}}, False, True),
        ({"type": "review-article", "dates": {"posted": "2024"}}, True, False),
        ({"type": "review-article", "dates": {"posted": "2024"}, "journal": JOURNAL}, False, True),
        ({"dates": {"posted": "2024"}}, True, True),
        ({"dates": {"posted": "2024"}, "journal": JOURNAL}, False, True),
        ({"version": {"label": "reviewed preprint"}}, True, False),
        ({"type": "preprint"}, True, False),
        ({"type": "report"}, True, False),
        ({"type": "peer-review"}, False, False),
        ({"type": "conference-paper"}, False, True),
        ({"type": "conference-paper", "proceedings": "P"}, False, False),
    ],
)
def test_what_is_posted_and_what_may_be_in_a_journal(fields: dict[str, Any], posted: bool, in_journal: bool) -> None:  # noqa: FBT001
    article = Article.model_validate({"title": "T", **fields})
    assert (is_posted(article), may_be_in_journal(article)) == (posted, in_journal)
