from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta.formats.crossref import CrossrefOptions


def test_nothing_has_a_default_but_the_version() -> None:
    given = CrossrefOptions().model_dump()
    assert given.pop("version") == "5.5.0"
    assert set(given.values()) == {None, ()}


def test_a_timestamp_may_be_a_number() -> None:
    assert CrossrefOptions.model_validate({"timestamp": 20240301120000000}).timestamp == "20240301120000000"


@pytest.mark.parametrize(
    "options",
    [
        {"version": "4.4.2"},
        {"depositor_name": "D" * 131},
        {"depositor_name": " "},
        {"depositor_email": "nobody"},
        {"depositor_email": "a@b.c"},
        {"registrant": "R" * 256},
        {"batch_id": "abc"},
        {"batch_id": "b" * 101},
        {"timestamp": "2024-03-01"},
        {"timestamp": "1" * 20},
        {"crossmark_policy": "10.5555.6/x"},
        {"crossmark_policy": "10.5555/"},
        {"crossmark_policy": "10.5555/p", "crossmark_domains": ["example"]},
        {"crossmark_domains": ["www.example.org"]},
        {"crossmark_version": "1"},
        {"journal_page": "example.org"},
        {"depositer_name": "Example Press"},
    ],
)
def test_what_crossref_would_refuse_is_refused_at_once(options: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CrossrefOptions.model_validate(options)
