"""The contract that `pubmeta.testing` has for every format, and the golden documents of every case.

A case is a folder in tests/cases: article.json, one golden document for each form it can be written in, and
problems.json: the kind, path and code of each problem that a form reports. Messages are tested where they are made.
Set PUBMETA_WRITE_GOLDEN=1 to write the golden files anew, then read the diff.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Problem, ProblemError
from pubmeta.testing import cases as examples
from pubmeta.testing import check_format

CASES = Path(__file__).parent / "cases"
FORMS: dict[str, dict[str, Any]] = tomllib.loads((CASES / "variants.toml").read_text())
NAMES = sorted(path.parent.name for path in CASES.glob("*/article.json"))
WRITING = bool(os.environ.get("PUBMETA_WRITE_GOLDEN"))


OF_KINDS = (
    "conference_paper",
    "peer_review",
    "pending",
    "translation",
    "withdrawn_preprint",
    "workshop_paper",
    "working_paper",
)
"""The cases of works beside the journal article."""


def is_written(case: str, form: str) -> bool:
    """Whether the form is one for this case.

    One with options is for `full`; that with Crossmark for notices and what they retract too, the older versions of
    Crossref's schema and of the JATS DTD for every kind of work.
    """
    is_of_notice = case in ("correction", "retraction", "retracted")
    is_of_kind = case in OF_KINDS and form.startswith(("crossref-", "jats-1.3", "bibtex-", "datacite-4"))
    return (
        form == format_of(form)
        or case == "full"
        or (form == "crossref-crossmark" and is_of_notice)
        or (form != "crossref-crossmark" and is_of_kind)
    )


def contracts() -> Iterator[Any]:
    for case in NAMES:
        for form in FORMS:
            if is_written(case, form):
                yield pytest.param(case, form, id=f"{case}-{form}")


def format_of(form: str) -> str:
    """The longest name of a format that the form starts with."""
    named = [name for name in pubmeta.format_names() if form == name or form.startswith(f"{name}-")]
    return max(named, key=len)


def article_of(case: str) -> Article:
    return Article.model_validate_json((CASES / case / "article.json").read_bytes())


def golden_path(case: str, form: str) -> Path:
    return CASES / case / f"{form}.golden{Path(pubmeta.get_format(format_of(form)).suffix).suffix}"


def outcome(case: str, form: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The exported document, or None, and every problem."""
    try:
        document = pubmeta.export(article_of(case), format_of(form), FORMS[form])
    except ProblemError as error:
        return None, error.problems
    return document.content, document.problems


@pytest.mark.parametrize(("case", "form"), list(contracts()))
def test_a_case_leaves_as_its_golden_document_or_says_why_not(case: str, form: str) -> None:
    content, found = outcome(case, form)
    problems = [" ".join(part for part in (problem.kind, problem.path, problem.code) if part) for problem in found]
    golden, expected = golden_path(case, form), CASES / case / "problems.json"
    if WRITING:
        if content is None:
            golden.unlink(missing_ok=True)
        else:
            golden.write_bytes(content)
        known = json.loads(expected.read_bytes()) if expected.exists() else {}
        known = {**known, form: problems}
        ordered = {name: known[name] for name in FORMS if known.get(name)}
        expected.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n")
    assert json.loads(expected.read_bytes()).get(form, []) == problems
    assert content == (golden.read_bytes() if golden.exists() else None)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_keeps_the_contract_of_every_format(form: str) -> None:
    cases = {case: article_of(case) for case in NAMES if is_written(case, form)}
    check_format(pubmeta.get_format(format_of(form)), {**cases, **examples()}, options=FORMS[form])


def test_every_golden_document_belongs_to_a_form() -> None:
    expected = {golden_path(case, form) for case in NAMES for form in FORMS}
    assert set(CASES.glob("*/*.golden.*")) <= expected
