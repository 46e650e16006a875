"""Real files: every line with a tag is in the article or reported, and what counts find is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from pubmeta.formats.ris.read import read_many
from pubmeta.formats.ris.read.records import records
from pubmeta.formats.ris.terms import IGNORED
from pubmeta.model import Article, ContributorRole, Doi, Issn
from pubmeta.registry import Record

pytestmark = pytest.mark.corpus

_TAG = re.compile(r"(?m)^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$")
ARTICLES = (
    "JOUR",
    "EJOUR",
    "INPR",
    "ABST",
    "MGZN",
    "NEWS",
    "UNPB",
    "MANSCPT",
    "GEN",
    "BLOG",
    "CPAPER",
    "CONF",
    "RPRT",
    "Journal Article",
)


def texts(shared: Path) -> list[tuple[str, bytes, str]]:
    files = sorted((shared / "corpus" / "ris").glob("*.ris"))
    assert len(files) == 20
    return [
        (file.name, content := file.read_bytes(), content.decode("utf-8-sig").replace("\r\n", "\n")) for file in files
    ]


def test_every_record_and_every_tag_is_read(shared: Path) -> None:
    for name, content, text in texts(shared):
        found = list(records(BytesIO(content)))
        assert len(found) == len(re.findall(r"(?m)^TY {1,2}-", text)), name
        tags = Counter(tag for tag, _ in _TAG.findall(text) if tag != "ER")
        if found:
            assert Counter(field.path for record in found for field in record.fields) == tags, name


def blocks(text: str) -> list[list[tuple[str, str]]]:
    """The tags of each record that is an article with a title, by splitting at the ends of records."""
    made = []
    for block in re.split(r"(?m)^ER {1,2}-.*$", text):
        tags = [(tag, value.strip()) for tag, value in _TAG.findall(block[block.find("TY") :]) if value.strip()]
        names = dict(tags)
        if names.get("TY") in ARTICLES and not names.keys().isdisjoint({"TI", "T1", "CT", "ST"}):
            made.append(tags)
    return made


def valid(kind: type[str], value: str) -> bool:
    try:
        kind(value)
    except ValueError:
        return False
    return True


def counted(tags: list[tuple[str, str]]) -> Counter[str]:
    """What a record has, by its tags."""
    names = Counter(tag for tag, _ in tags)
    values = dict(tags)
    years = [value for tag, value in tags if tag in {"PY", "DA", "Y1"}]
    return Counter(
        {
            "titles": 1,
            "authors": names["AU"] + names["A1"],
            "DOIs": valid(Doi, values.get("DO", ""))
            or any(tag == "UR" and "doi.org/10." in value for tag, value in tags),
            "years": any(re.search(r"[12]\d{3}", year) for year in years),
            "abstracts": bool(names["AB"] + names["N2"]),
            "journals": any(tag in names for tag in ("JF", "T2", "BT", "JO", "JA", "J1", "J2", "C3"))
            or ("T3" in names and values["TY"] in ("CONF", "CPAPER")),
            "volumes": "VL" in names,
            "first pages": any(re.search(r"\d|^[ivxlcdm]+$", value) for tag, value in tags if tag == "SP"),
            "ISSNs": any(valid(Issn, value.split(" (")[0]) for tag, value in tags if tag == "SN"),
            "records with keywords": "KW" in names,
        }
    )


def kept(article: Article) -> Counter[str]:
    return Counter(
        {
            "titles": 1,
            "authors": sum(contributor.role is ContributorRole.AUTHOR for contributor in article.contributors),
            "DOIs": article.doi is not None,
            "years": article.dates.published is not None,
            "abstracts": len(article.abstracts),
            "journals": article.journal is not None or article.proceedings is not None,
            "volumes": article.volume is not None,
            "first pages": article.pages is not None and article.pages.first is not None,
            "ISSNs": bool(article.journal and article.journal.issns),
            "records with keywords": len(article.keywords),
        }
    )


def pairs(content: bytes, text: str) -> Iterator[tuple[list[tuple[str, str]], Record]]:
    """The tags of each article as a pattern finds them, beside the record that is read of them."""
    return zip(blocks(text), (record for record in read_many(BytesIO(content)) if record.article), strict=True)


def test_every_field_that_a_count_finds_is_read(shared: Path) -> None:
    total = 0
    for name, content, text in texts(shared):
        for tags, record in pairs(content, text):
            assert record.article is not None
            assert kept(record.article) == counted(tags), (name, tags)
            total += counted(tags).total()
    assert total >= 280


CHANGED = {"TY", "PY", "Y1", "DA", "LA", "M3", "SN"}
"""Tags whose values are kept in another form: dates, codes, numbers with a hyphen."""


def test_no_value_is_lost_in_silence(shared: Path) -> None:
    """Each value of an article's record is in the article or in a problem, save those that the terms ignore."""
    for name, content, text in texts(shared):
        for tags, record in pairs(content, text):
            assert record.article is not None
            known = record.article.model_dump_json() + " ".join(map(str, record.problems))
            words = set(re.findall(r"\w+", known.casefold()))
            for tag, value in tags:
                if tag not in IGNORED and tag not in CHANGED:
                    told = re.sub(r"https?://(?:dx\.)?doi\.org/", "", value)
                    assert set(re.findall(r"\w+", told.casefold())[:5]) <= words, (name, tag, value)
