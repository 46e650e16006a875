"""One contract for every format and every case.

A case is a folder in tests/cases: article.json, one golden document for each form it can be written in, and
problems.json: the kind, path and code of each problem that a form reports. Messages are tested where they are made.
Set PUBMETA_WRITE_GOLDEN=1 to write the golden files anew, then read the diff.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Problem, ProblemError
from pubmeta.reports.fidelity import differences

CASES = Path(__file__).parent / "cases"
FORMS: dict[str, dict[str, Any]] = tomllib.loads((CASES / "variants.toml").read_text())
NAMES = sorted(path.parent.name for path in CASES.glob("*/article.json"))
WRITING = bool(os.environ.get("PUBMETA_WRITE_GOLDEN"))


def contracts() -> Iterator[Any]:
    for case in NAMES:
        for form in FORMS:
            if "-" not in form or case == "full":
                yield pytest.param(case, form, id=f"{case}-{form}")


def format_of(form: str) -> str:
    return form.partition("-")[0]


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


@pytest.mark.parametrize(("case", "form"), list(contracts()))
def test_a_document_that_leaves_is_valid_and_one_that_does_not_has_errors(case: str, form: str) -> None:
    content, problems = outcome(case, form)
    assert any(problem.is_error for problem in problems) == (content is None)
    if content is not None:
        assert pubmeta.validate(content, format_of(form)).valid
        assert pubmeta.detect(content) == format_of(form)


@pytest.mark.parametrize(("case", "form"), list(contracts()))
def test_a_document_reads_back_as_the_article_but_for_what_was_reported(case: str, form: str) -> None:
    content, problems = outcome(case, form)
    if content is not None:
        reading = pubmeta.read(content, format_of(form))
        assert differences(article_of(case), reading.article, problems) == []


@pytest.mark.parametrize("case", NAMES)
def test_writing_leaves_the_article_as_it_was(case: str) -> None:
    article = article_of(case)
    for form, options in FORMS.items():
        try:
            pubmeta.write(article, format_of(form), options)
        except ProblemError:
            continue
    assert article == article_of(case)


def test_every_golden_document_belongs_to_a_form() -> None:
    expected = {golden_path(case, form) for case in NAMES for form in FORMS}
    assert set(CASES.glob("*/*.golden.*")) <= expected


_DIGESTS = """
import hashlib, sys, tomllib
from pathlib import Path
import pubmeta
cases = Path(sys.argv[1])
forms = tomllib.loads((cases / "variants.toml").read_text())
for path in sorted(cases.glob("*/article.json")):
    article = pubmeta.Article.model_validate_json(path.read_bytes())
    for form, options in forms.items():
        try:
            document = pubmeta.write(article, form.partition("-")[0], options)
        except pubmeta.ProblemError as error:
            print(path.parent.name, form, error)
        else:
            print(path.parent.name, form, hashlib.sha256(document.content).hexdigest(), document.problems)
"""


def test_the_same_article_and_options_give_the_same_bytes_under_any_hash_seed() -> None:
    printed = [
        subprocess.run(
            [sys.executable, "-c", _DIGESTS, str(CASES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1]
    assert printed[0]
