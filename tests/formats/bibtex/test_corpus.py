"""Real files: what plain patterns count in articles is read, and no field is lost in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from pubmeta.formats.bibtex.read import read_many
from pubmeta.formats.bibtex.read.entries import entries
from pubmeta.formats.bibtex.terms import IGNORED
from pubmeta.model import Article, ContributorRole, Doi, Issn
from pubmeta.registry import Record

pytestmark = pytest.mark.corpus

_ENTRY = re.compile(r"(?ms)^\s*@(\w+)\s*[{(](.*?)(?=^\s*@\w*\s*[{(]|\Z)")
_FIELD = re.compile(r"[\s,]([A-Za-z-]+)\s*=\s*(\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|\"[^\"]*\"|[^\s,{}\"]+)")
CHANGED = {"month", "language", "langid", "eprinttype", "archiveprefix", "issn"}
"""Fields whose values are kept in another form."""
UNREADABLE = {"027_errors-bib.bib"}
"""Files of errors, in which patterns count otherwise than BibTeX reads."""


def texts(shared: Path) -> list[tuple[str, bytes, str]]:
    files = sorted((shared / "corpus" / "bibtex").glob("*.bib"))
    assert len(files) == 41
    return [
        (file.name, content := file.read_bytes(), content.decode()) for file in files if file.name not in UNREADABLE
    ]


def articles_in(text: str) -> list[dict[str, str]]:
    """The fields of each ``@article`` with a title, by pattern."""
    made = []
    for kind, body in _ENTRY.findall(text):
        if kind.lower() == "article":
            values = {name.lower(): undelimited(value) for name, value in _FIELD.findall(body)}
            if "title" in values and "crossref" not in values:
                made.append(values)
    return made


def undelimited(value: str) -> str:
    return value[1:-1].strip() if value.startswith(("{", '"')) else value


def valid(kind: type[str], value: str) -> bool:
    try:
        kind(value)
    except ValueError:
        return False
    return True


def counted(values: dict[str, str]) -> Counter[str]:
    """What an entry has, by pattern."""
    authors = re.sub(r"\{[^{}]* and [^{}]*\}", "x", values.get("author", ""))
    url = values.get("url", "")
    return Counter(
        {
            "titles": 1,
            "authors": (len(re.split(r"\s+and\s+", authors)) if authors else 0) + ("collaboration" in values),
            "DOIs": valid(Doi, values.get("doi", "")) or "doi.org/" in url,
            "years": any(re.search(r"[12]\d{3}", values.get(name, "")) for name in ("year", "date")),
            "journals": bool(values.keys() & {"journal", "journaltitle"}),
            "volumes": "volume" in values,
            "issues": bool(values.keys() & {"number", "issue"}),
            "pages": "pages" in values,
            "ISSNs": valid(Issn, values.get("issn", "").split(",")[0]),
            "abstracts": "abstract" in values,
            "keywords": "keywords" in values,
            "licences": values.get("copyright", "").startswith("http"),
            "landing pages": bool(url) and "doi.org/" not in url,
        }
    )


def kept(article: Article) -> Counter[str]:
    return Counter(
        {
            "titles": 1,
            "authors": sum(contributor.role is ContributorRole.AUTHOR for contributor in article.contributors),
            "DOIs": article.doi is not None,
            "years": article.dates.published is not None,
            "journals": article.journal is not None,
            "volumes": article.volume is not None,
            "issues": article.issue is not None,
            "pages": article.pages is not None,
            "ISSNs": bool(article.journal and article.journal.issns),
            "abstracts": len(article.abstracts),
            "keywords": len(article.keywords),
            "licences": len(article.licenses),
            "landing pages": bool(article.landing_page or article.full_texts),
        }
    )


def pairs(content: bytes, text: str) -> Iterator[tuple[dict[str, str], Record]]:
    """Each ``@article`` as a pattern finds it, beside the record that is read of it."""
    both = zip(entries(BytesIO(content)), read_many(BytesIO(content)), strict=True)
    read = (record for entry, record in both if entry.type == "article" and not entry.get("crossref"))
    return zip(articles_in(text), (record for record in read if record.article), strict=True)


def test_every_field_that_a_count_finds_is_read(shared: Path) -> None:
    total = 0
    for name, content, text in texts(shared):
        for values, record in pairs(content, text):
            assert record.article is not None
            assert kept(record.article) == counted(values), (name, values)
            total += counted(values).total()
    assert total > 250


def test_every_entry_is_read_or_says_why_not(shared: Path) -> None:
    for name, content, text in texts(shared):
        found = [record for record in read_many(BytesIO(content)) if record.article or record.problems]
        kinds = [kind.lower() for kind, _ in _ENTRY.findall(text)]
        others = {"string", "preamble", "comment", "ieeetranbstctl"}
        assert len(found) == sum(kind not in others for kind in kinds), name
        assert all(record.article or any(problem.is_error for problem in record.problems) for record in found)


def test_no_field_is_lost_in_silence(shared: Path) -> None:
    """Each field of an article is in it or in a problem, save those that the terms ignore."""
    checked = 0
    for name, content, _ in texts(shared):
        for entry, record in zip(entries(BytesIO(content)), read_many(BytesIO(content)), strict=True):
            if record.article is None:
                continue
            known = record.article.model_dump_json()
            words = set(re.findall(r"\w+", f"{known} {' '.join(map(str, record.problems))}".casefold()))
            for field in entry.fields:
                if field.path in IGNORED or field.path in CHANGED:
                    continue
                told = re.sub(r"https?://(?:dx\.)?doi\.org/|\\.|[{}$^]", "", field.text)
                found = [word for word in re.findall(r"[A-Za-z]{3,}|\d+", told.casefold())[:4] if word.isascii()]
                missing = [word for word in found if not any(word in known_word for known_word in words)]
                assert not missing or "\\" in field.text, (name, field)
                checked += 1
    assert checked > 200
