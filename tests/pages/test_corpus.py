"""The heads of real articles read back as the articles were."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubmeta
from pubmeta import Article, ProblemError
from pubmeta.model import Group, Person
from tests.formats.jats.read import test_corpus as jats

PAGE = "https://journal.example/1"


def authors(article: Article) -> list[tuple[str, str | None]]:
    return [
        (each.whole_family, each.given) if isinstance(each, Person) else (each.name, None)
        for each in article.contributors
        if each.role == "author" and isinstance(each, Person | Group)
    ]


@pytest.mark.corpus
def test_real_articles_read_back_in_what_is_cited(shared: Path) -> None:
    made = unfit = 0
    for path in jats.articles(shared):
        try:
            before = pubmeta.read(path, "jats").article
        except ProblemError:
            continue
        if not authors(before) or not before.dates.first_published:
            unfit += 1
            continue
        head = pubmeta.head(before, page=before.landing_page or PAGE)
        made += 1
        content = head.html.encode()
        assert pubmeta.validate(content).valid, path.name
        after = pubmeta.read(content, "html").article
        reported = {problem.path for problem in head.problems}
        for field in ("doi", "pmid", "language", "volume", "issue", "article_number"):
            assert getattr(after, field) == getattr(before, field), (path.name, field)
        if before.pages is None or before.pages.range is None:
            assert after.pages == before.pages, path.name
        if "contributors" not in reported:
            pairs = enumerate(zip(authors(before), authors(after), strict=True))
            unlike = [index for index, (one, other) in pairs if one != other]
            assert all(f"contributors[{index}]" in reported for index in unlike), path.name
        parts = [str(before.title), *([str(before.subtitle)] if before.subtitle else ())]
        assert all(part in str(after.title) for part in parts), path.name
    assert made > 20 * unfit
