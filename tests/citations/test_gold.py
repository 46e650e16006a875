"""Our answers on reference strings that nobody here wrote."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pubmeta import citations
from pubmeta.citations.notes import description
from pubmeta.model import PersonName, Work, WorkType
from tests.citations.gold import IEEE, NOISE, fields, module, rows, wrong_fields

pytestmark = pytest.mark.corpus

MOST_WRONG = 0.003
MOST_OF_ANOTHER_TYPE = 0.01
LEAST_ANSWERED = 0.45


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    return module(shared / "gold" / "score.py")


@pytest.fixture(scope="module")
def labelled(shared: Path) -> list[dict[str, Any]]:
    return rows(shared)


@pytest.fixture(scope="module")
def answered(labelled: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in labelled if citations.parsed(row["raw"])]


def test_every_answered_ieee_reference_is_entirely_right_and_there_are_enough(
    shared: Path, score: ModuleType, labelled: list[dict[str, Any]], answered: list[dict[str, Any]]
) -> None:
    sketch = module(shared / "prototypes" / "reference_strings_ieee.py")
    ours = [row for row in answered if row["style"] in IEEE]
    assert {row["id"]: wrong_fields(row, score) for row in ours if wrong_fields(row, score)} == {}
    assert len(ours) >= sum(bool(sketch.parse(row["raw"])) for row in labelled if row["style"] in IEEE)


def test_of_all_that_is_answered_hardly_any_is_wrong_and_enough_is_answered(
    score: ModuleType, labelled: list[dict[str, Any]], answered: list[dict[str, Any]]
) -> None:
    differing = {row["id"]: wrong_fields(row, score) for row in answered if wrong_fields(row, score)}
    wrong = {id_: found for id_, found in differing.items() if found != {NOISE.get(id_, ("", ""))[0]}}
    assert len(wrong) <= MOST_WRONG * len(answered), wrong
    assert len(answered) >= LEAST_ANSWERED * len(labelled)


def test_the_rows_set_aside_as_noise_are_answered_and_differ_in_the_field_named(
    score: ModuleType, answered: list[dict[str, Any]]
) -> None:
    found = {row["id"]: wrong_fields(row, score) for row in answered if row["id"] in NOISE}
    assert found == {id_: {field} for id_, (field, _) in NOISE.items()}


def test_a_journal_article_or_a_book_is_one_by_its_label_too(answered: list[dict[str, Any]]) -> None:
    typed = [(row, work.type) for row in answered if (work := citations.parsed(row["raw"])) and work.type]
    labels = {WorkType.JOURNAL_ARTICLE: "article-journal", WorkType.BOOK: "book"}
    others = [row["id"] for row, type_ in typed if row["type"] != labels[type_]]
    assert len(others) <= MOST_OF_ANOTHER_TYPE * len(typed), others


def test_no_two_families_read_a_string_differently(shared: Path, labelled: list[dict[str, Any]]) -> None:
    unlabelled = [
        json.loads(line) for line in (shared / "gold" / "references_unlabelled.jsonl").read_text().splitlines()
    ]
    for row in [*labelled, *unlabelled]:
        text = description(row["raw"])
        answers = [answer for family in citations._FAMILIES if (answer := citations._answer(family.parsed, text))]
        assert all(answer == answers[0] for answer in answers), row["raw"]


def test_the_same_work_in_eight_styles_has_the_same_fields(shared: Path, score: ModuleType) -> None:
    lines = (shared / "gold" / "references_in_eight_styles.jsonl").read_text().splitlines()
    compared = 0
    for line in lines:
        strings = json.loads(line)["strings"]
        works = {style: work for style, raw in strings.items() if (work := citations.parsed(raw))}
        for one, other in combinations(works, 2):
            assert _differences(works[one], works[other], score) == [], (strings[one], strings[other])
            compared += 1
    assert compared > 1_000


def _differences(one: Work, other: Work, score: ModuleType) -> list[str]:
    """The fields that both works have and that differ; a style may abridge the authors and the pages."""
    left, right = fields(one), fields(other)
    assert left
    assert right
    first = [work.article_number or (work.pages.first if work.pages else None) for work in (one, other)]
    left["pages"], right["pages"] = first
    found = [
        field
        for field in left
        if field != "authors" and left[field] and right[field] and not score.cmp(field, left[field], right[field])
    ]
    return found if _same_authors(one, other, score) else [*found, "authors"]


def _same_authors(one: Work, other: Work, score: ModuleType) -> bool:
    """Whether two lists may be of the same authors: one that is cut short has but some of them, in their order."""
    short, long = sorted((one, other), key=lambda work: (not work.et_al, len(work.authors)))
    names, all_names = _names(short, score), _names(long, score)
    if not short.et_al:
        return bool(names == all_names)
    if long.et_al:  # the last name of a list with a gap stands apart
        common = min(len(names), len(all_names)) - 1
        return bool(names[:common] == all_names[:common])
    rest = iter(all_names)
    return all(name in rest for name in names)


def _names(work: Work, score: ModuleType) -> list[Any]:
    people = [name for name in work.authors if isinstance(name, PersonName)]
    names: list[Any] = score.auth([{"family": name.whole_family, "given": name.given} for name in people])
    return names


def test_the_ten_references_of_the_seed(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seed_references.json").read_text())
    assert len(gold) == 10
    for row in gold:
        truth = row["truth"]
        assert fields(citations.parsed(row["raw"])) == {
            field: truth[field]
            for field in ("authors", "title", "container", "volume", "issue", "pages", "year", "doi")
        }
