"""What documents carry, counted in the documents themselves, whoever wrote them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from lxml import etree
from rich.console import Console

import pubmeta
from pubmeta.model import Article, Person
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.speed import CONTESTS
from tests.benchmarks.tables import grid

_NAMES = (
    "contributors",
    "ORCID iDs",
    "affiliations",
    "CRediT roles",
    "abstracts",
    "licences",
    "funders",
    "award numbers",
    "references",
    "of them with fields",
    "of them with a DOI",
)


def print_carried(console: Console, peer: Peer, articles: Sequence[Article]) -> None:
    """A table of what goes in, and what of it each format holds: pubmeta, then commonmeta-py."""
    counters = {"crossref": in_crossref, "csl": in_csl, "schemaorg": in_schemaorg}
    columns = [in_articles(articles)]
    for contest in CONTESTS:
        if contest.format in counters:
            count = counters.pop(contest.format)
            columns.append(count(pubmeta.export(each, contest.format, contest.options).content for each in articles))
            columns.append(count(text.encode() for text in peer.asked(contest.theirs, "documents")["documents"]))
    table = grid(
        f"Carried: counted in the documents of {len(articles)} articles",
        "|there is|Crossref\npubmeta|\ncommonmeta-py|CSL\npubmeta|\ncommonmeta-py|schema.org\npubmeta|\ncommonmeta-py",
    )
    for name in _NAMES:
        table.add_row(name, *(f"{column[name]:,}" for column in columns))
    console.print(table)
    console.print()


def in_articles(articles: Iterable[Article]) -> Counter[str]:
    """What there is to carry."""
    found: Counter[str] = Counter()
    for article in articles:
        people = [each for each in article.contributors if isinstance(each, Person)]
        works = [reference.work for reference in article.references if reference.work]
        found.update(
            {
                "contributors": len(article.contributors),
                "ORCID iDs": sum(bool(person.orcid) for person in people),
                "affiliations": sum(len(each.affiliations) for each in article.contributors),
                "CRediT roles": sum(len(person.credit) for person in people),
                "abstracts": len(article.abstracts),
                "licences": len(article.licenses),
                "funders": len({award.funder for award in article.awards}),
                "award numbers": sum(len(award.numbers) for award in article.awards),
                "references": len(article.references),
                "of them with fields": len(works),
                "of them with a DOI": sum(bool(work.doi) for work in works),
            }
        )
    return found


_CROSSREF = {
    "contributors": "//c:journal_article/c:contributors/*",
    "ORCID iDs": "//c:journal_article/c:contributors/*/c:ORCID",
    "affiliations": "//c:journal_article/c:contributors/*/c:affiliations/c:institution",
    "CRediT roles": "//c:role[@vocab='credit']",
    "abstracts": "//j:abstract",
    "licences": "//ai:license_ref[@applies_to='vor']",
    "funders": "//fr:assertion[@name='funder_name' or @name='ror']",
    "award numbers": "//fr:assertion[@name='award_number']",
    "references": "//c:citation",
    "of them with fields": "//c:citation[c:author or c:journal_title or c:article_title or c:volume_title]",
    "of them with a DOI": "//c:citation[c:doi]",
}


def in_crossref(documents: Iterable[bytes]) -> Counter[str]:
    """Of Crossref deposits."""
    found: Counter[str] = Counter()
    for document in documents:
        root = etree.fromstring(document)
        namespaces = {
            "c": etree.QName(root).namespace or "",
            "j": "http://www.ncbi.nlm.nih.gov/JATS1",
            "ai": "http://www.crossref.org/AccessIndicators.xsd",
            "fr": "http://www.crossref.org/fundref.xsd",
        }
        nodes = {name: _nodes(root, path, namespaces) for name, path in _CROSSREF.items()}
        found.update({name: len(each) for name, each in nodes.items() if name != "funders"})
        found["funders"] += len({(node.text or "").strip() for node in nodes["funders"]})
    return found


def _nodes(root: Any, path: str, namespaces: dict[str, str]) -> Sequence[Any]:
    nodes: Sequence[Any] = root.xpath(path, namespaces=namespaces)
    return nodes


def in_csl(documents: Iterable[bytes]) -> Counter[str]:
    """Of CSL-JSON, `custom` included, which is where CSL lets other data stand."""
    found: Counter[str] = Counter()
    for document in documents:
        value = json.loads(document)
        item, *cited = value if isinstance(value, list) else [value]
        custom = item.get("custom", {})
        people = custom.get("contributors", [])
        awards = custom.get("awards", [])
        names = sum(len(item.get(variable, [])) for variable in ("author", "editor"))
        found.update(
            {
                "contributors": max(names, len(people)),
                "ORCID iDs": sum("orcid" in person for person in people),
                "affiliations": sum(len(person.get("affiliations", [])) for person in people),
                "CRediT roles": sum(len(person.get("credit", [])) for person in people),
                "abstracts": "abstract" in item,
                "licences": "license" in custom or "licenses" in custom or "copyright" in item,
                "funders": len({json.dumps(award["funder"]) for award in awards}),
                "award numbers": sum(len(award.get("numbers", [])) for award in awards),
                "references": len(cited),
                "of them with fields": sum("title" in work for work in cited),
                "of them with a DOI": sum("DOI" in work for work in cited),
            }
        )
    return found


def in_schemaorg(documents: Iterable[bytes]) -> Counter[str]:
    """Of schema.org JSON-LD."""
    found: Counter[str] = Counter()
    for document in documents:
        work = json.loads(document)
        people = [*_list(work.get("author")), *_list(work.get("editor"))]
        cited = [each for each in _list(work.get("citation")) if isinstance(each, dict)]
        grants = _list(work.get("funding"))
        found.update(
            {
                "contributors": len(people),
                "ORCID iDs": sum("orcid.org" in str(person.get("@id")) for person in people),
                "affiliations": sum(
                    len(_list(person.get("affiliation") or person.get("affiliations"))) for person in people
                ),
                "abstracts": "abstract" in work or "description" in work,
                "licences": len(_list(work.get("license"))),
                "funders": len({funder["name"] for funder in _list(work.get("funder"))}),
                "award numbers": sum(len(_list(grant.get("identifier"))) for grant in grants),
                "references": len(_list(work.get("citation"))),
                "of them with fields": sum("author" in each for each in cited),
                "of them with a DOI": sum("doi.org" in str(each.get("@id")) for each in cited),
            }
        )
    return found


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
