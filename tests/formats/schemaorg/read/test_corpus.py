"""Real JSON-LD: everything that plain JSON paths count is in the articles, and no property is lost in silence."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pubmeta.formats.schemaorg import SchemaorgOptions
from pubmeta.formats.schemaorg.read import read
from pubmeta.formats.schemaorg.terms import IGNORED
from pubmeta.formats.schemaorg.write import write
from pubmeta.model import Article, ArticleType, Person
from pubmeta.problems import Log

pytestmark = pytest.mark.corpus

ARTICLE = re.compile(r"(?:\w*Article|BlogPosting)$")
_ROLES = ("author", "editor", "translator", "contributor")


def documents(shared: Path) -> list[tuple[str, Any]]:
    files = sorted((shared / "corpus" / "schemaorg").glob("*.json"))
    assert len(files) == 26
    return [(file.name, json.loads(file.read_bytes())) for file in files]


def article_node(document: dict[str, Any]) -> dict[str, Any] | None:
    nodes = document.get("@graph", [document])
    return next((node for node in nodes if ARTICLE.search(str(node.get("@type", "")))), None)


def many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def containers(node: dict[str, Any], graph: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for container in many(node.get("isPartOf")):
        name = container if isinstance(container, str) else container.get("@id")
        found = graph.get(name) or container
        if isinstance(found, dict) and found.get("@type") != "WebPage":
            yield found
            yield from containers(found, graph)


def counted(node: dict[str, Any], graph: dict[str, dict[str, Any]]) -> Counter[str]:
    """What an article has, by JSON paths."""
    around = list(containers(node, graph))
    people = [person for role in _ROLES for person in many(node.get(role))]
    named = [person for person in people if isinstance(person, dict)]
    doi = [str(node.get(key, "")) for key in ("@id", "identifier", "sameAs")]
    return Counter(
        {
            "contributors": len(people),
            "ORCIDs": sum(
                "//orcid.org/0000" in json.dumps([person.get("@id"), person.get("sameAs")]) for person in named
            ),
            "affiliations": sum(len(many(person.get("affiliation"))) for person in named),
            "titles": "name" in node or "headline" in node,
            "DOIs": any("doi.org/10." in each for each in doi),
            "dates": sum(key in node for key in ("dateCreated", "datePublished")),  # dateModified is the page's
            "dates of issues": sum("datePublished" in each for each in around),
            "abstracts": "abstract" in node or "description" in node,
            "keywords": bool(node.get("keywords")),
            "subjects": len(many(node.get("about"))),
            "journals": any("name" in each and "issueNumber" not in each for each in around),
            "ISSNs": any("issn" in each for each in around),
            "volumes": any("volumeNumber" in each for each in around),
            "issues": any("issueNumber" in each for each in around),
            "pages": "pageStart" in node,
            "languages": "inLanguage" in node,
            "licences": len(many(node.get("license"))),
            "versions": "version" in node,
            "references": len(many(node.get("citation"))),
            "files": len(many(node.get("encoding"))),
        }
    )


def kept(article: Article) -> Counter[str]:
    persons = [person for person in article.contributors if isinstance(person, Person)]
    dates = article.dates
    return Counter(
        {
            "contributors": len(article.contributors),
            "ORCIDs": sum(person.orcid is not None for person in persons),
            "affiliations": sum(len(person.affiliations) for person in persons),
            "titles": bool(article.title),
            "DOIs": article.doi is not None,
            "dates": sum(date is not None for date in (dates.received, dates.published, dates.posted))
            + len(dates.corrected),
            "dates of issues": dates.issue is not None,
            "abstracts": len(article.abstracts),
            "keywords": len(article.keywords),
            "subjects": len(article.subjects),
            "journals": article.journal is not None,
            "ISSNs": bool(article.journal and article.journal.issns),
            "volumes": article.volume is not None,
            "issues": article.issue is not None,
            "pages": article.pages is not None,
            "languages": article.language is not None,
            "licences": len(article.licenses),
            "versions": article.version is not None,
            "references": len(article.references),
            "files": len(article.full_texts),
        }
    )


def test_every_property_that_a_count_finds_is_read(shared: Path) -> None:
    source, read_back = Counter[str](), Counter[str]()
    others = 0
    for name, document in documents(shared):
        log = Log()
        article = read(json.dumps(document).encode(), log)
        node = article_node(document)
        if node is None:
            assert article is None
            assert [problem.kind for problem in log] == ["invalid"], name
            others += 1
            continue
        assert article is not None, (name, log.problems)
        graph = {each["@id"]: each for each in document.get("@graph", []) if "@id" in each}
        source += counted(node, graph)
        read_back += kept(article)
    assert others == 15
    assert read_back == source
    assert sum(source.values()) > 100


def nodes_in(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from nodes_in(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        if "@type" in value:
            yield path, value
        for key, inner in value.items():
            if key not in IGNORED:
                yield from nodes_in(inner, f"{path}.{key}" if path else key)


def test_a_property_that_nobody_knows_is_reported_or_its_node_is(shared: Path) -> None:
    checked = 0
    for name, document in documents(shared):
        if article_node(document) is None:
            continue
        changed = copy.deepcopy(document)
        places = list(nodes_in(changed))
        for _, node in places:
            node["noSuchProperty"] = "something"
        log = Log()
        assert read(json.dumps(changed).encode(), log) is not None
        reported = {problem.path for problem in log}
        for path, _ in places:
            steps = [path[: found.start()] for found in re.finditer(r"[.\[]|$", path)]
            own = f"{path}.noSuchProperty" if path else "noSuchProperty"
            assert own in reported or reported & {step for step in steps if step not in ("", "@graph")}, (name, path)
            checked += 1
    assert checked > 40


@pytest.mark.parametrize(
    "wrong", [7, "\u0000", ["x"], {"x": "y"}, True, [[]], -1.5, {"@id": "#a"}, {"@value": 7}, [None]]
)
def test_values_of_the_wrong_kind_kill_nothing_but_what_they_are(shared: Path, wrong: Any) -> None:
    for name, document in documents(shared):
        node = article_node(document)
        if node is None:
            continue
        title = "name" if "name" in node else "headline"
        for key in set(node) - {title, "@type", "@context"}:
            changed = {**node, key: wrong}
            assert read(json.dumps(changed).encode(), Log()) is not None, (name, key)


KINDS = {
    "Article": None,
    "ScholarlyArticle": None,
    "MedicalScholarlyArticle": None,
    "BlogPosting": ArticleType.BLOG_POST,
}


def test_each_article_keeps_its_kind(shared: Path) -> None:
    """Read, written and read again: nothing becomes another kind of work; what is no article is named."""
    counts: Counter[str] = Counter()
    for name, document in documents(shared):
        article = read(json.dumps(document).encode(), log := Log())
        if article is None:
            assert [problem.path.rpartition(".")[2] for problem in log if problem.is_error] == ["@type"], name
            counts["none"] += 1
            continue
        node = article_node(document)
        assert node is not None, name
        (kind,) = many(node["@type"]) if isinstance(node["@type"], str) else node["@type"][:1]
        assert article.type is KINDS[kind], name
        again = read(write(article, SchemaorgOptions(), Log()), Log())
        assert again is not None, name
        assert (again.type, again.journal, again.proceedings) == (article.type, article.journal, None), name
        counts[kind] += 1
    assert counts == {"none": 15, "Article": 3, "ScholarlyArticle": 3, "MedicalScholarlyArticle": 1, "BlogPosting": 4}
