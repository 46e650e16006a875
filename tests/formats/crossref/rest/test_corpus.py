"""Real records: everything that plain JSON paths count is in the articles, and nothing is lost in silence."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.crossref.rest.read import read
from pubmeta.formats.crossref.rest.terms import IGNORED
from pubmeta.model import Article, ArticleType, Doi, Issn, Orcid, Person
from pubmeta.problems import Log

pytestmark = pytest.mark.corpus

NOT_ARTICLES = {"dissertation": 1, "component": 1, "dataset": 1}


def records(shared: Path) -> list[tuple[str, dict[str, Any], bytes]]:
    files = sorted((shared / "corpus" / "crossref_json").glob("*.json"))
    assert len(files) == 24
    contents = [(file.name, file.read_bytes()) for file in files]
    return [(name, (value := json.loads(content)).get("message", value), content) for name, content in contents]


def valid(kind: Any, value: str) -> bool:
    try:
        kind(value)
    except ValueError:
        return False
    return True


def counted(work: dict[str, Any]) -> Counter[str]:
    """What the record has, by JSON paths; identifiers count where they are valid."""
    people = [person for key in ("author", "editor", "chair", "translator") for person in work.get(key, [])]
    references = work.get("reference", [])
    funders = work.get("funder", [])
    parts = [
        work.get(key, {}).get("date-parts", [[None]])[0] for key in ("published-online", "published-print", "posted")
    ]
    return Counter(
        {
            "contributors": len(people),
            "ORCIDs": sum(valid(Orcid, person.get("ORCID", "")) for person in people),
            "affiliations": sum(len(person.get("affiliation", [])) for person in people),
            "references": len(references),
            "DOIs in references": sum(valid(Doi, reference.get("DOI", "")) for reference in references),
            "texts of references": sum("unstructured" in reference for reference in references),
            "years of references": sum(bool(re.match(r"\d{4}", reference.get("year", ""))) for reference in references),
            "titles in references": sum(
                "article-title" in reference or ("volume-title" in reference and "journal-title" not in reference)
                for reference in references
            ),
            "journals in references": sum("journal-title" in reference for reference in references),
            "funders": len(funders),
            "award numbers": len({(str(funder), number) for funder in funders for number in funder.get("award", [])}),
            "licences": len(work.get("license", [])),
            "dates": sum(part[0] is not None for part in parts),
            "days": sum(len(part) == 3 for part in parts),
            "ISSNs": len({issn for issn in work.get("ISSN", []) if valid(Issn, issn)}),
            "abstracts": "abstract" in work,
            "links": len({(link["URL"], link["intended-application"]) for link in work.get("link", [])}),
            "DOI": valid(Doi, work["DOI"]),
            "landing page": "resource" in work,
        }
    )


def issns(article: Article) -> tuple[Issn, ...]:
    container = article.journal or (article.proceedings and article.proceedings.series)
    return container.issns if container else ()


def kept(article: Article) -> Counter[str]:
    works = [reference.work for reference in article.references if reference.work]
    persons = [person for person in article.contributors if isinstance(person, Person)]
    dates = [article.dates.published_online, article.dates.published_print, article.dates.posted]
    return Counter(
        {
            "contributors": len(article.contributors),
            "ORCIDs": sum(person.orcid is not None for person in persons),
            "affiliations": sum(len(contributor.affiliations) for contributor in article.contributors),
            "references": len(article.references),
            "DOIs in references": sum(work.doi is not None for work in works),
            "texts of references": sum(reference.raw is not None for reference in article.references),
            "years of references": sum(work.date is not None for work in works),
            "titles in references": sum(work.title is not None for work in works),
            "journals in references": sum(work.container_title is not None for work in works),
            "funders": len(article.awards),
            "award numbers": sum(len(award.numbers) for award in article.awards),
            "licences": len(article.licenses),
            "dates": sum(date is not None for date in dates),
            "days": sum(date is not None and date.day is not None for date in dates),
            "ISSNs": len(issns(article)),
            "abstracts": len(article.abstracts),
            "links": len({(link.url, link.purpose) for link in article.full_texts}),
            "DOI": article.doi is not None,
            "landing page": article.landing_page is not None,
        }
    )


def test_every_field_that_a_count_finds_is_read(shared: Path) -> None:
    source, read_back, others = Counter[str](), Counter[str](), Counter[str]()
    for name, work, content in records(shared):
        log = Log()
        article = read(content, log)
        if article is None:
            assert [problem.path for problem in log if problem.is_error] == ["message.type"], name
            others[work["type"]] += 1
            continue
        source += counted(work)
        read_back += kept(article)
    assert others == NOT_ARTICLES
    assert read_back == source
    assert sum(source.values()) > 900


KINDS: dict[str, set[ArticleType | None]] = {
    "journal-article": {None},
    "proceedings-article": {ArticleType.CONFERENCE_PAPER},
    "posted-content": {ArticleType.BLOG_POST, ArticleType.OTHER},
}


def test_each_record_keeps_its_kind(shared: Path) -> None:
    """Papers of conferences are in proceedings and of an event, and what is posted is on no invented journal."""
    counts: Counter[str] = Counter()
    for name, work, content in records(shared):
        article = read(content, Log())
        if article is None:
            continue
        counts[work["type"]] += 1
        assert article.type in KINDS[work["type"]], name
        if work["type"] == "proceedings-article":
            assert article.event is not None, name
            assert article.proceedings is not None, name
        if work["type"] == "posted-content":
            assert (article.section, article.institutions[0].name) == (work["group-title"], "Front Matter"), name
            assert article.journal is None, name
    assert counts == {"journal-article": 11, "proceedings-article": 4, "posted-content": 6}


def objects_in(value: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every object within a value, with its path."""
    if isinstance(value, list):
        return [found for index, item in enumerate(value) for found in objects_in(item, f"{path}[{index}]")]
    if not isinstance(value, dict):
        return []
    inner = [found for key, item in value.items() for found in objects_in(item, f"{path}.{key}")]
    return [(path, value), *inner]


def is_left_out_whole(path: str) -> bool:
    """Whether the object stands in one that is left out as a whole, which is reported there or not worth a word."""
    pattern = re.sub(r"\[\d+\]", "[]", path).removeprefix(".message.").removeprefix(".")
    keys = pattern.split(".")
    within = {".".join(keys[:length]) for length in range(1, len(keys) + 1)}
    return bool(within & {*IGNORED, "content-created", "content-updated"}) or "relation.new_version[]" in within


def test_a_key_that_nobody_knows_is_reported_wherever_it_stands(shared: Path) -> None:
    checked = 0
    for name, _, content in records(shared):
        document = json.loads(content)
        found = [
            (path, value)
            for path, value in objects_in(document)
            if path.startswith(".message") or "message" not in document
        ]
        log = Log()
        for _, value in found:
            value["no-such-key"] = "something"
        if read(json.dumps(document).encode(), log) is None:
            continue
        reported = {problem.path for problem in log}
        for path, _ in found:
            if not is_left_out_whole(path):
                assert f"{path}.no-such-key".lstrip(".") in reported, (name, path)
                checked += 1
    assert checked > 500


@pytest.mark.parametrize("wrong", [7, "\u0000", ["x"], {"x": "y"}, True, "10.1097/", [[]], -1.5])
def test_values_of_the_wrong_kind_are_reported_and_kill_nothing_but_what_they_are(shared: Path, wrong: Any) -> None:
    for name, work, _ in records(shared):
        if not name.startswith(("002", "003", "028", "034")):  # between them they have every key of the others
            continue
        work["reference"] = work.get("reference", [])[:3]
        before = read(json.dumps(work).encode(), Log())
        assert before is not None
        for key in set(work) - {"title", "type"}:
            changed = {**work, key: wrong}
            log = Log()
            article = read(json.dumps(changed).encode(), log)
            assert article is not None, (name, key, log.problems)
            assert article.title == before.title
            if key not in IGNORED and isinstance(wrong, dict | bool):
                assert len(log) > 0, (name, key)
