"""What becomes of each kind of work in each format: found by writing a case of it and reading the document back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pubmeta
from pubmeta import Article, Kind, ProblemError, get_format
from pubmeta.model import ArticleType
from tests.field_fates import COLUMNS
from tests.test_contract import FORMS, article_of, format_of


class Outcome(StrEnum):
    """What a format does with a work of a kind."""

    KEPT = "yes"
    """Written as that kind, and read back as it where the format is read."""
    REPORTED = "kind reported"
    """Written, and reported that the kind has no place."""
    REFUSED = "refused"
    """Not written, with the reason."""
    SILENT = "SILENT"
    """Read back as another kind, without a word."""


def works() -> Mapping[str, Article]:
    """A work of each kind, by the kind's name in the table."""
    posted = article_of("working_paper")
    return {
        "journal article": article_of("rituximab"),
        "conference paper, in a series": article_of("conference_paper"),
        "conference paper": article_of("workshop_paper"),
        "peer review": article_of("peer_review"),
        "preprint": article_of("preprint"),
        "working paper": posted,
        **{
            name: posted.model_copy(update={"type": kind})
            for name, kind in (
                ("report", ArticleType.REPORT),
                ("poster", ArticleType.POSTER),
                ("blog post", ArticleType.BLOG_POST),
                ("letter, posted", ArticleType.LETTER),
                ("other, posted", ArticleType.OTHER),
            )
        },
        "correction": article_of("correction"),
        "retraction": article_of("retraction"),
    }


def outcome(article: Article, form: str) -> Outcome:
    """What a form does with a work."""
    format_ = get_format(format_of(form))
    try:
        document = pubmeta.write(article, format_.name, FORMS[form])
    except ProblemError:
        return Outcome.REFUSED
    if any(problem.path == "type" and problem.kind is Kind.DROPPED for problem in document.problems):
        return Outcome.REPORTED
    if format_.read is None:
        return Outcome.KEPT
    return Outcome.KEPT if pubmeta.read(document.content, format_.name).article.type is article.type else Outcome.SILENT


def table() -> str:
    """The outcomes as the Markdown table of docs/reference/kinds.md: a row a kind, a column a format."""
    lines = [f"| kind | {' | '.join(COLUMNS.values())} |", "|---|" + "---|" * len(COLUMNS)]
    lines += [
        f"| {name} | {' | '.join(outcome(article, form) for form in COLUMNS)} |" for name, article in works().items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201
