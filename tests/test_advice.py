"""What `export` leaves to the official schema and to advice from the article, held against the rules on the document.

For every article: what `write` makes of it passes the schema and breaks no rule whose breach is an error; and each
other rule that the document breaks is said before, by the advice of its format, the writer, or a rule on the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

import pubmeta
from pubmeta import Article, Reading
from pubmeta.checks.article import problems as problems_of_article
from pubmeta.problems import Log, Problem
from pubmeta.registry import options_from
from pubmeta.testing import articles, cases
from pubmeta.testing.texts import altered
from tests.formats.crossref.depositable import depositable
from tests.test_contract import FORMS, NAMES, article_of, format_of

CHECKED = [form for form in FORMS if pubmeta.get_format(format_of(form)).conforms]
FIRST = ("csl", "schemaorg", "jats-archiving", "crossref")
"""A form of each format, in whose advice there is nothing that the document does not break."""


def check(article: Article, forms: Iterable[str]) -> None:
    """Raise AssertionError unless conforms, advice and the rules on the document agree, in each form."""
    said_of_article = {problem.code for problem in problems_of_article(article)}
    for form in forms:
        subject = pubmeta.get_format(format_of(form))
        options = options_from(subject, FORMS[form])
        assert subject.write
        assert subject.validate
        assert subject.conforms
        log, advice = Log(), Log()
        content = subject.write(article, options, log)
        if log.has_errors:
            continue
        assert subject.conforms(content, options)
        found = [problem for problem in subject.validate(content, options) if not is_half_of_a_pair(problem)]
        assert [problem for problem in found if problem.is_error] == []
        if subject.advise:
            subject.advise(article, advice)
        said = {problem.code for problem in (*log, *advice) if problem.code}
        twins = {rule.code for rule in subject.rules if rule.article_rule in said_of_article}
        broken = {problem.code for problem in found}
        assert broken - said - twins == set()
        if form in FIRST:
            assert {problem.code for problem in advice} - broken == set()


def is_half_of_a_pair(problem: Problem) -> bool:
    """Whether it is the printed half of a reference, in which no persons are tagged; they are in the other half."""
    return problem.code == "jats.citation-persons" and problem.path.endswith("citation-alternatives/mixed-citation")


def for_deposit(article: Article) -> Article:
    """The article with what Crossref and JATS Publishing cannot be without."""
    found = depositable(article)
    journal = found.journal
    if journal is None:
        return found
    known = {"publisher_id": journal.publisher_id or "jow"}
    return found.model_copy(update={"journal": journal.model_copy(update=known)})


def known() -> dict[str, Article]:
    return {**{name: article_of(name) for name in NAMES}, **cases()}


@pytest.mark.parametrize("name", known())
def test_a_case(name: str) -> None:
    check(known()[name], CHECKED)


def test_cases_with_odd_texts() -> None:
    for _, _, article in altered(list(known().values()), Random(2), 60):  # noqa: S311
        check(article, FIRST)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(articles())
def test_any_article(article: Article) -> None:
    check(article, FIRST)
    check(for_deposit(article), CHECKED)


@pytest.mark.slow
@settings(max_examples=3000, suppress_health_check=list(HealthCheck))
@given(articles())
def test_any_of_many_articles(article: Article) -> None:
    check(article, CHECKED)
    check(for_deposit(article), CHECKED)


@pytest.mark.slow
def test_many_cases_with_odd_texts() -> None:
    for _, _, article in altered(list(known().values()), Random(3), 6000):  # noqa: S311
        check(article, CHECKED)
        check(for_deposit(article), CHECKED)


@pytest.mark.corpus
def test_every_record_of_the_corpus(shared: Path) -> None:
    for number, article in enumerate(read_from(shared / "corpus")):
        check(article, FIRST)
        if number % 10 == 0:
            check(for_deposit(article), CHECKED)


def read_from(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in (".md", ".tsv"):
            try:
                yield from (each.article for each in pubmeta.read_many(path) if isinstance(each, Reading))
            except (pubmeta.UnknownFormatError, pubmeta.ReadError):
                continue
