"""A repository of articles on rain, and its answers, each of which is valid by the protocol's schema."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import etree

from pubmeta import Article
from pubmeta.checks import xsd
from pubmeta.oai import Item, ItemSet, MemoryStore, Repository, Response, Store, identifier_of, respond
from pubmeta.oai.terms import NAMESPACE

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
OAI = f"{{{NAMESPACE}}}"
SETS = (ItemSet(spec="open", name="Open access"), ItemSet(spec="open:cc-by", name="CC BY"))
JOURNAL = {"title": "Weather", "publisher_id": "weather", "issn_electronic": "2345-6787"}


def article(number: int, **changes: Any) -> Article:
    return Article.model_validate(
        {
            "title": f"Rain {number}",
            "type": "research-article",
            "doi": f"10.5555/rain.{number}",
            "contributors": [{"family": "Berg", "given": "Anna"}],
            "journal": JOURNAL,
            "dates": {"published": "2024"},
            **changes,
        }
    )


def identifier(number: int) -> str:
    return identifier_of("rain.example", f"10.5555/rain.{number}")


def item(number: int, at: datetime | None = None, **changes: Any) -> Item:
    """An article of a day after the first, as many days as its number is."""
    values = {"article": article(number), **changes}
    return Item(identifier=identifier(number), datestamp=at or FIRST + timedelta(days=number), **values)


def store(count: int, **changes: Any) -> MemoryStore:
    return MemoryStore([item(number, **changes) for number in range(count)], SETS)


def repository(**changes: Any) -> Repository:
    values: dict[str, Any] = {
        "base_url": "https://rain.example/oai",
        "name": "Rain & more",
        "admin_emails": ("oai@rain.example",),
        "formats": {"jats": {}},
        "page_size": 10,
    }
    return Repository(**{**values, **changes})


def is_valid(content: bytes) -> bool:
    problems = xsd.problems(etree.fromstring(content), "oai-pmh")
    assert problems == [], content.decode()
    return not problems


def answer(
    held: Store, query: str | Iterable[tuple[str, str]], offered: Repository | None = None, now: datetime = NOW
) -> etree._Element:
    """The root of an answer, which is valid."""
    return root_of(respond(held, query, repository=offered or repository(), now=now))


def root_of(response: Response) -> etree._Element:
    assert (response.status, response.media_type) == (200, "text/xml; charset=utf-8")
    assert is_valid(response.content)
    return etree.fromstring(response.content)


def texts(root: etree._Element, name: str) -> list[str]:
    return [each.text or "" for each in root.iter(f"{OAI}{name}")]


def codes(root: etree._Element) -> list[str]:
    return [each.get("code", "") for each in root.iter(f"{OAI}error")]


def request_of(root: etree._Element) -> dict[str, str]:
    (request,) = root.iter(f"{OAI}request")
    assert request.text == "https://rain.example/oai"
    return {str(name): str(value) for name, value in request.items()}
