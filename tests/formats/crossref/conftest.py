"""Articles written as deposits, each proved valid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.formats.crossref.terms import AI, CT, FR, JATS, NAMESPACE, REL
from pubmeta.model import Article
from pubmeta.problems import Kind, Log, Problem
from pubmeta.xml.build import MATHML

ARTICLE: Mapping[str, Any] = {
    "title": "Water in plants",
    "doi": "10.5555/water.1",
    "landing_page": "https://www.example.org/water/1",
    "journal": {"title": "Journal of Water", "issn_electronic": "2345-6787"},
    "dates": {"published_online": "2024-02-29"},
}
OPTIONS: Mapping[str, Any] = {
    "depositor_name": "Example Press",
    "depositor_email": "deposits@example.org",
    "registrant": "Example Press",
    "batch_id": "batch-1",
    "timestamp": "20240301120000000",
}
VERSIONS = ("5.5.0", "5.4.0", "5.3.1")


@dataclass(frozen=True)
class Made:
    """A deposit and everything that was reported of it."""

    content: bytes
    problems: tuple[Problem, ...]
    version: str

    @property
    def root(self) -> Any:
        return etree.fromstring(self.content)

    def all(self, path: str) -> list[Any]:
        """The elements under the batch that a path names: ``//person_name``, ``//fr:assertion``."""
        namespaces = {"fr": FR, "ai": AI, "ct": CT, "rel": REL, "jats": JATS, "mml": MATHML}
        steps = [f"c:{step}" if step and ":" not in step and step[0] not in "@.*" else step for step in path.split("/")]
        return list(self.root.xpath("/".join(steps), namespaces={"c": f"{NAMESPACE}{self.version}", **namespaces}))

    def texts(self, path: str) -> list[str]:
        return ["".join(found.itertext()) for found in self.all(path)]

    def xml(self, path: str) -> str:
        """The one element of this path, without the namespaces that the root declares, in one line."""
        (found,) = self.all(path)
        text = etree.tostring(found, encoding="unicode", with_tail=False)
        for prefix, uri in found.nsmap.items():
            text = text.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "")
        return "".join(line.strip() for line in text.splitlines())

    def names(self, path: str) -> list[str]:
        """The names of the children of the one element of this path."""
        (found,) = self.all(path)
        return [etree.QName(child).localname for child in found]

    def paths(self, kind: Kind = Kind.DROPPED) -> list[str]:
        return [problem.path for problem in self.problems if problem.kind is kind]

    def message(self, path: str) -> str:
        (message,) = [problem.message for problem in self.problems if problem.path == path]
        return message

    def remedy(self, path: str) -> str:
        """What the one problem at a path says can be done about it."""
        (remedy,) = [problem.remedy for problem in self.problems if problem.path == path]
        assert remedy is not None
        return remedy


Write = Callable[..., Made]


def _written(*, options: Mapping[str, Any] | None = None, without: str = "", **fields: Any) -> Made:
    given = {**ARTICLE, **fields}
    for name in without.split():
        del given[name]
    chosen = CrossrefOptions.model_validate({**OPTIONS, **(options or {})})
    log = Log()
    content = FORMAT.write(Article.model_validate(given), chosen, log) if FORMAT.write else b""
    if not log.has_errors:
        found = [problem for problem in FORMAT.validate(content, chosen) if problem.is_error] if FORMAT.validate else []
        assert found == [], found
    return Made(content, log.problems, chosen.version)


@pytest.fixture(scope="session")
def written() -> Write:
    """An article with these fields as a deposit; when nothing is wrong with the article, the deposit must be valid."""
    return _written


@pytest.fixture(scope="session")
def full() -> Article:
    """The case that uses every field of the model."""
    path = Path(__file__).resolve().parents[2] / "cases" / "full" / "article.json"
    return Article.model_validate_json(path.read_bytes())
