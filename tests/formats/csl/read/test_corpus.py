"""Real records: everything that plain JSON paths count is in the articles, and no key is lost in silence."""

from __future__ import annotations

import json
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.csl import CslOptions
from pubmeta.formats.csl.read import read, read_many
from pubmeta.formats.csl.terms import ARTICLES, CONFERENCE, DOUBTFUL, SPEECH
from pubmeta.formats.csl.write import write
from pubmeta.model import Article, ArticleType, Issn
from pubmeta.problems import Log

pytestmark = pytest.mark.corpus

_NAMES = ("author", "editor", "translator")


def items(shared: Path) -> list[tuple[str, dict[str, Any]]]:
    files = sorted((shared / "corpus" / "csl").glob("*.json"))
    assert len(files) == 21
    found = []
    for file in files:
        value = json.loads(file.read_bytes())
        found += [(file.name, item) for item in (value if isinstance(value, list) else [value])]
    return found


def is_article(item: dict[str, Any]) -> bool:
    kinds = {*ARTICLES, *DOUBTFUL, CONFERENCE} - {SPEECH}
    return item["type"] in kinds


def has_issn(item: dict[str, Any]) -> bool:
    for issn in [item["ISSN"]] if isinstance(item.get("ISSN"), str) else item.get("ISSN", []):
        try:
            Issn(issn)
        except ValueError:
            continue
        return True
    return False


_IDENTIFIERS = r"https://(?:doi\.org/10|www\.ncbi\.nlm\.nih\.gov/)"
"""What a URL begins with that is read as an identifier, and is no page of the work."""


def counted(item: dict[str, Any]) -> Counter[str]:
    """What an item has, by JSON paths."""
    return Counter(
        {
            "contributors": sum(len(item.get(key, [])) for key in _NAMES),
            "titles": "title" in item,
            "DOIs": "DOI" in item,
            "years": isinstance(item.get("issued", {}).get("date-parts", [[None]])[0][0], int | str),
            "days": len(item.get("issued", {}).get("date-parts", [[]])[0]) == 3 or "published-online" in item,
            "containers": "container-title" in item or (item["type"] == "report" and "publisher" in item),
            "ISSNs": has_issn(item),
            "volumes": "volume" in item,
            "issues": "issue" in item,
            "pages": "page" in item,
            "numbers of reports": item["type"] == "report" and "number" in item,
            "abstracts": "abstract" in item,
            "PMIDs": "PMID" in item,
            "PMCIDs": "PMCID" in item or "/pmc/" in item.get("URL", ""),
            "keywords": "keyword" in item,
            "categories": len(item.get("categories", [])),
            "languages": "language" in item,
            "licences": bool(item.get("license")),
            "URLs": not re.match(_IDENTIFIERS, item.get("URL", "https://doi.org/10")),
        }
    )


def kept(article: Article) -> Counter[str]:
    own = article.dates
    dates = [date for date in (own.published, own.published_online, own.posted) if date]
    editors = article.proceedings.editors if article.proceedings else ()
    container = article.journal or article.proceedings or article.institutions
    return Counter(
        {
            "contributors": len((*article.contributors, *editors)),
            "titles": bool(article.title),
            "DOIs": article.doi is not None,
            "years": bool(dates),
            "days": any(date.day for date in dates),
            "containers": bool(container),
            "ISSNs": bool(article.journal and article.journal.issns),
            "volumes": article.volume is not None,
            "issues": article.issue is not None,
            "pages": article.pages is not None or article.article_number is not None,
            "numbers of reports": len(article.other_ids),
            "abstracts": len(article.abstracts),
            "PMIDs": article.pmid is not None,
            "PMCIDs": article.pmcid is not None,
            "keywords": len(article.keywords),
            "categories": len(article.subjects),
            "languages": article.language is not None,
            "licences": bool(article.licenses),
            "URLs": article.landing_page is not None,
        }
    )


def test_every_field_that_a_count_finds_is_read(shared: Path) -> None:
    source, read_back = Counter[str](), Counter[str]()
    others = 0
    for name, item in items(shared):
        (record,) = read_many(BytesIO(json.dumps([item]).encode()))
        if not is_article(item):
            assert record.article is None
            assert [problem.path for problem in record.problems] == ["[0].type"], name
            others += 1
            continue
        assert record.article is not None, (name, record.problems)
        source += counted(item)
        read_back += kept(record.article)
    assert others == 33
    assert read_back == source
    assert sum(source.values()) > 200


KINDS = {
    "article-journal": None,
    "paper-conference": ArticleType.CONFERENCE_PAPER,
    "post-weblog": ArticleType.BLOG_POST,
    "report": ArticleType.REPORT,
}


def test_each_item_keeps_its_kind(shared: Path) -> None:
    """Read, written and read again: nothing becomes another kind of work, and nothing else of it changes."""
    counts: Counter[str] = Counter()
    for name, item in items(shared):
        if not is_article(item):
            continue
        (record,) = read_many(BytesIO(json.dumps([item]).encode()))
        assert record.article is not None, name
        assert record.article.type is KINDS[item["type"]], name
        written = write(record.article, CslOptions(), Log())
        (first, *_) = json.loads(written)
        is_known = item["type"] != "article-journal" or "container-title" in item
        assert first["type"] == (item["type"] if is_known else "document"), name
        assert read(written, Log()) == record.article, name
        counts[item["type"]] += 1
    assert counts == {"article-journal": 14, "post-weblog": 7, "report": 3, "paper-conference": 1}


def test_every_file_is_read_as_it_stands(shared: Path) -> None:
    for file in sorted((shared / "corpus" / "csl").glob("*.json")):
        with file.open("rb") as stream:
            for record in read_many(stream):
                assert record.article is not None or record.problems, file.name


def test_a_key_that_nobody_knows_is_reported_wherever_it_stands(shared: Path) -> None:
    checked = 0
    for name, item in items(shared):
        if not is_article(item):
            continue
        places: list[tuple[str, dict[str, Any]]] = [("[0]", item)]
        places += [
            (f"[0].{key}[{number}]", person) for key in _NAMES for number, person in enumerate(item.get(key, []))
        ]
        places += [(f"[0].{key}", item[key]) for key in ("issued", "custom") if isinstance(item.get(key), dict)]
        for _, place in places:
            place["no-such-key"] = "something"
        (record,) = read_many(BytesIO(json.dumps([item]).encode()))
        reported = {problem.path for problem in record.problems}
        for path, _ in places:
            assert f"{path}.no-such-key" in reported, (name, path)
            checked += 1
    assert checked > 80


@pytest.mark.parametrize(
    "wrong", [7, "\u0000", ["x"], {"x": "y"}, True, "10.1097/", [[]], -1.5, [None], {"date-parts": 1}]
)
def test_values_of_the_wrong_kind_kill_nothing_but_what_they_are(shared: Path, wrong: Any) -> None:
    for name, item in items(shared):
        if not is_article(item):
            continue
        for key in set(item) - {"title", "type"}:
            (record,) = read_many(BytesIO(json.dumps([{**item, key: wrong}]).encode()))
            assert record.article is not None, (name, key, record.problems)
