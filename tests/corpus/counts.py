"""What plain XPath, JSON paths and patterns count in each article of the corpus, and which of it the article lacks.

The counting itself is that of each kind's own test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pubmeta.model import Article
from pubmeta.problems import Problem
from pubmeta.registry import Record, get_format
from tests.formats.bibtex import test_corpus as bibtex
from tests.formats.crossref.read import test_corpus as crossref
from tests.formats.crossref.rest import test_corpus as crossref_rest
from tests.formats.csl.read import test_corpus as csl
from tests.formats.jats.read import test_corpus as jats
from tests.formats.ris import test_corpus as ris
from tests.formats.schemaorg.read import test_corpus as schemaorg

FIELDS = {
    "authors": ("contributors", "surnames", "groups"),
    "affiliations": (),
    "ORCIDs": (),
    "references": ("texts of references",),
    "DOIs in references": ("reference DOIs",),
    "other fields of references": ("years of references", "titles in references", "journals in references"),
    "awards and funders": ("awards", "award numbers", "funders"),
    "dates": ("years", "days", "dates of the history", "dates of issues"),
    "licences": ("licence", "licences in Crossmark"),
    "conflict statements": ("conflict",),
    "titles": (),
    "abstracts": ("abstract words",),
    "keywords and subjects": ("keywords", "records with keywords", "subjects", "categories"),
    "journals and ISSNs": ("journals", "containers", "ISSNs"),
    "volumes and issues": ("volumes", "issues"),
    "pages": ("first pages",),
    "identifiers": ("DOIs", "DOI", "PMIDs", "PMCIDs", "numbers of reports"),
    "links": ("full texts", "files", "landing page", "landing pages", "URLs"),
    "the rest": ("e-mails", "languages", "relations", "archives", "versions"),
}
"""The fields of the table, and what the tests of the kinds call what belongs to each."""
_FIELD_OF = {name: field for field, names in FIELDS.items() for name in (field, *names)}


@dataclass(frozen=True)
class Counted:
    """One article: how many values its record has of each field, and those of them that it lacks."""

    file: str
    values: Counter[str]
    missed: Mapping[str, Sequence[str]]
    problems: Sequence[Problem]

    @property
    def untold(self) -> list[str]:
        """The missed values of which no problem says a word."""
        told = " ".join(problem.message for problem in self.problems).casefold()
        return [value for values in self.missed.values() for value in values if not _is_told(value, told)]


def _is_told(value: str, told: str) -> bool:
    return bool(words := jats.words(value)) and all(word in told for word in words)


def _counted(file: str, problems: Sequence[Problem], found: Mapping[str, tuple[int, Sequence[str]]]) -> Counted:
    values: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for name, (count, lost) in found.items():
        field = _FIELD_OF[name]
        values[field] += count
        missed.setdefault(field, []).extend(lost)
    return Counted(file, values, {field: lost for field, lost in missed.items() if lost}, problems)


def _compared(file: str, record: Record, said: Counter[str], kept: Callable[[Article], Counter[str]]) -> Counted:
    """What was counted as numbers: of what is missed, only that is known."""
    assert record.article is not None
    lost = said - kept(record.article)
    found = {name: (count, [f"one of {count} {name}"] * lost[name]) for name, count in said.items()}
    return _counted(file, record.problems, found)


def _records(path: Path, format_name: str) -> list[Record]:
    read_many = get_format(format_name).read_many
    assert read_many is not None
    with path.open("rb") as stream:
        return list(read_many(stream))


def _of_jats(shared: Path) -> Iterator[Counted]:
    for path in jats.articles(shared):
        article, log = jats.article_of(path)
        said, kept = jats.Counted(path.read_bytes()).fields(), jats.Kept(article).fields()
        found = {
            name: (values.total(), list(jats.missing(values, kept[name], name).elements()))
            for name, values in said.items()
        }
        yield _counted(path.name, log.problems, found)


def _of_crossref(shared: Path) -> Iterator[Counted]:
    for case in crossref.cases(shared / "corpus" / "crossref_xml"):
        yield _counted(case.file, case.problems, {field: crossref.misses(case, field) for field in crossref.FIELDS})


def _of_csl(shared: Path) -> Iterator[Counted]:
    items: dict[str, list[dict[str, Any]]] = {}
    for name, item in csl.items(shared):
        items.setdefault(name, []).append(item)
    for name, found in items.items():
        for item, record in zip(found, _records(shared / "corpus" / "csl" / name, "csl"), strict=True):
            if record.article:
                yield _compared(name, record, csl.counted(item), csl.kept)


def _of_schemaorg(shared: Path) -> Iterator[Counted]:
    for name, document in schemaorg.documents(shared):
        node = schemaorg.article_node(document)
        [record] = _records(shared / "corpus" / "schemaorg" / name, "schemaorg")
        if node is not None and record.article:
            graph = {each["@id"]: each for each in document.get("@graph", []) if "@id" in each}
            yield _compared(name, record, schemaorg.counted(node, graph), schemaorg.kept)


def _of_crossref_rest(shared: Path) -> Iterator[Counted]:
    for name, work, _ in crossref_rest.records(shared):
        [record] = _records(shared / "corpus" / "crossref_json" / name, "crossref-rest")
        if record.article:
            yield _compared(name, record, crossref_rest.counted(work), crossref_rest.kept)


def _of_bibtex(shared: Path) -> Iterator[Counted]:
    for name, content, text in bibtex.texts(shared):
        for values, record in bibtex.pairs(content, text):
            yield _compared(name, record, bibtex.counted(values), bibtex.kept)


def _of_ris(shared: Path) -> Iterator[Counted]:
    for name, content, text in ris.texts(shared):
        for tags, record in ris.pairs(content, text):
            yield _compared(name, record, ris.counted(tags), ris.kept)


COUNTS: dict[str, Callable[[Path], Iterator[Counted]]] = {
    "jats": _of_jats,
    "crossref": _of_crossref,
    "crossref-rest": _of_crossref_rest,
    "csl": _of_csl,
    "schemaorg": _of_schemaorg,
    "bibtex": _of_bibtex,
    "ris": _of_ris,
}
"""For each format of the corpus its articles, those of a form that its patterns can count."""
