"""What is said of a document that was just written: whether it passes its schema, and what rules have against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pubmeta.errors import unexplained
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Format


def problems(
    article: Article,
    content: bytes,
    target: Format[Any],
    options: Any,
    reported: tuple[Problem, ...],
    advice: tuple[Problem, ...],
) -> Iterable[Problem]:
    """What is wrong with a document that a format wrote of an article, and what the format advises.

    What is said already is left out: `reported`, by the writer; `advice`, by the rules on the article.
    """
    if target.conforms and target.conforms(content, options):
        return _advised(article, target, advice)
    found = tuple(target.validate(content, options)) if target.validate else ()
    if target.conforms and not any(problem.is_error for problem in found):
        found = (unexplained(Kind.INVALID, "does not pass its official schema", target.name),)
    return _unreported(found, reported, advice, target)


def errors_in_full(content: bytes, target: Format[Any], options: Any) -> tuple[Problem, ...]:
    """What breaks a content rule of an error kind in a document that passed its schema."""
    if not (target.conforms and target.validate):  # the rules were asked already, or there are none
        return ()
    return tuple(problem for problem in target.validate(content, options) if problem.is_error)


def unrepeated(written: tuple[Problem, ...], advice: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What a writer reported, but for guesses of which the advice on the article says the same."""
    if not advice:
        return written
    said = {(problem.code, problem.path) for problem in advice}
    return tuple(
        problem
        for problem in written
        if problem.code is None or problem.is_error or (problem.code, problem.path) not in said
    )


def unsaid(advice: tuple[Problem, ...], found: Iterable[Problem], target: Format[Any]) -> tuple[Problem, ...]:
    """The advice on an article but for what an error of a format says of the same place."""
    twins = _article_rules(target)
    said = {(twins.get(problem.code), problem.path) for problem in found if problem.is_error}
    return tuple(problem for problem in advice if (problem.code, problem.path) not in said)


def _advised(article: Article, target: Format[Any], advice: tuple[Problem, ...]) -> Iterable[Problem]:
    """What a format advises, but for what a rule on the article says of the same place."""
    log = Log()
    if target.advise:
        target.advise(article, log)
    said = {(problem.code, problem.path) for problem in advice}
    if not (log and said):
        return log
    twins = _article_rules(target)
    return (problem for problem in log if (twins.get(problem.code), problem.path) not in said)


def _article_rules(target: Format[Any]) -> dict[str | None, str]:
    """The rule on the article that each rule of a format repeats, by the code of the format's."""
    return {rule.code: rule.article_rule for rule in target.rules if rule.article_rule}


def _unreported(
    found: Iterable[Problem], reported: tuple[Problem, ...], advice: tuple[Problem, ...], target: Format[Any]
) -> Iterator[Problem]:
    """What was found in a document and neither its writer nor a rule on the article says already."""
    said = {*(problem for problem in reported if problem.code), *advice}
    broken = {problem.code for problem in advice}
    # What a writer reported of a rule has its place in the article, which says more than one in the document.
    twins = {problem.code for problem in reported if problem.code}
    twins |= {rule.code for rule in target.rules if rule.article_rule in broken}
    for problem in dict.fromkeys(found):
        if problem not in said and (problem.is_error or problem.code not in twins):
            yield problem
