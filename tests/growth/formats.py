"""Documents of every format that grow by one token: a tag, a key, a mark, a word, over and over in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pubmeta import Article
from pubmeta.model.values import values
from tests.conftest import ROOT
from tests.growth.pumps import Pump
from tests.reading.test_any_input import EXAMPLES

_CASES = ROOT / "tests" / "cases"
_LINES = {"bibtex", "ris", "landing"}
_TOKEN = re.compile(
    r"<[^<>]{1,200}>|&#?\w{1,20};|\"[^\"\n]{1,60}\":|@\w{1,20}\{|\\\w{1,20}|[A-Z][A-Z0-9]  - |citation_\w{1,30}=?|https?://"
    r"|doi:|10\.\d{4}/|\n\s*|\w{1,30}|\s|[^\w\s]"
)
"""Tags, references, keys, entries, commands, lines, and else words and marks."""
_ANYWHERE = (
    *" \n\u00a0aA1é木()[]{}<>&\"'\\,.;:-–/@#$*_%|“",
    *("a ", "A. ", "1-", "(a) ", "doi ", "and ", "a, ", "A.B., ", "[1] ", "et al. ", "10.1234/", "https://", "&amp;"),
    *("<i>", "<i></i>", "</", "]]>", "--", "@string{"),
)


def documents(name: str) -> list[str]:
    """A small document of the format and, where there is one, a full one."""
    found = [EXAMPLES[name].decode()] if name in EXAMPLES else []
    if name == "landing":
        found.append((ROOT / "examples" / "article.txt").read_text(encoding="utf-8"))
    paths = sorted(_CASES.glob(f"full/{name}.golden.*"))[:1]
    if name == "article":
        paths.append(_CASES / "full" / "article.json")
    if name == "crossref":
        paths.append(_CASES / "full" / "crossref-5.4.0.golden.xml")
    return found + [path.read_text(encoding="utf-8") for path in paths]


def pumped_documents(name: str) -> list[Pump]:
    """The format's documents, each time with another token that repeats, in its place, at the end or within a text."""
    return list(dict.fromkeys(pump for document in documents(name) for pump in _pumped(name, document)))


def _pumped(name: str, document: str) -> Iterator[Pump]:
    seen = set()
    for found in _TOKEN.finditer(document):
        if found[0] not in seen:
            seen.add(found[0])
            yield Pump(document[: found.end()], found[0], document[found.end() :])
    place = _text_in(name, document)
    for unit in _ANYWHERE:
        inside = json.dumps(unit, ensure_ascii=False)[1:-1] if document.lstrip().startswith(("{", "[")) else unit
        yield Pump(document[:place], inside, document[place:])
        yield Pump(document, unit, "")
    if name in _LINES:
        for line in dict.fromkeys(document.splitlines(keepends=True)):
            start = document.index(line)
            yield Pump(document[: start + len(line)], line, document[start + len(line) :])


def _text_in(name: str, document: str) -> int:
    """A place in the title or in the middle."""
    title = re.search(r"article-title>\w|<title>\w|\"(?:title|headline)\": *\[?\"\w|TI  - \w|title = \{\w", document)
    return title.end() if title else len(document) // 2


def pumped_articles() -> list[tuple[str, Pump]]:
    """Each text of the full article, by its path, to be filled with a token that repeats."""
    article = Article.model_validate_json((_CASES / "full" / "article.json").read_bytes())
    paths: dict[str, str] = {}
    for path, value in values(article):
        if type(value) is str:
            paths.setdefault(re.sub(r"\[\d+\]", "[]", path), path)
    return [(path, Pump("x", unit, "x")) for path in paths.values() for unit in _ANYWHERE]


def article_with(path: str, text: str) -> dict[str, Any]:
    """The full article with another text at a path."""
    made: dict[str, Any] = json.loads((_CASES / "full" / "article.json").read_bytes())
    steps: list[Any] = [int(step) if step.isdecimal() else step for step in re.findall(r"[^.\[\]]+", path)]
    part: Any = made
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = text
    return made
