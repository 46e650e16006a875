"""No real record changes its kind on the way through a format: from a reader, by a writer, and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pubmeta import Article
from pubmeta.problems import Log
from pubmeta.registry import get_format, options_from

pytestmark = pytest.mark.corpus

SOURCES = {"bibtex": ("corpus/bibtex/*.bib", "cases/readers/*.bib"), "ris": ("corpus/ris/*.ris", "cases/readers/*.ris")}
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "bibtex": ("bibtex", {}),
    "biblatex": ("bibtex", {"dialect": "biblatex"}),
    "ris": ("ris", {}),
    "csl": ("csl", {}),
    "schemaorg": ("schemaorg", {}),
    "highwire": ("highwire", {}),
    "datacite": ("datacite", {"version": "4.7"}),
}


def articles(shared: Path, name: str) -> Iterator[tuple[str, Article]]:
    """The articles of the corpus and of the cases, each with the name of its file."""
    reader = get_format(name).read_many
    assert reader is not None
    for pattern in SOURCES[name]:
        for path in sorted(shared.glob(pattern)):
            for record in reader(BytesIO(path.read_bytes())):
                if record.article:
                    yield path.name, record.article


@pytest.mark.parametrize("name", SOURCES)
def test_a_record_that_is_written_is_read_as_the_same_kind_or_that_it_is_not_is_said(shared: Path, name: str) -> None:
    seen: Counter[str] = Counter()
    for file, article in articles(shared, name):
        for form, (target, options) in FORMS.items():
            format_, log = get_format(target), Log()
            assert format_.write is not None
            assert format_.read is not None
            content = format_.write(article, options_from(format_, options), log)  # with what it lacks left out
            paths = [problem.path for problem in log]
            read = format_.read(content, Log())
            assert read is not None, (file, form)
            assert read.type == article.type or "type" in paths, (file, form, article.title, article.type, read.type)
            for part in ("journal", "proceedings", "event", "institutions", "status"):
                is_same = bool(getattr(read, part)) == bool(getattr(article, part))
                is_told = any(path.startswith(part) for path in paths)
                assert is_same or is_told, (file, form, article.title, part, getattr(read, part))
            seen[form] += 1
    assert all(seen[form] >= 15 for form in FORMS), seen
