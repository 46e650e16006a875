"""The documents: what became of the article in each format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from pubmeta.checks.schemas import schema_title
from pubmeta.errors import SchemaError
from pubmeta.registry import get_format, stem_of
from pubmeta.run.job import JobDocument
from pubmeta.web.page.views.problems import Card, Places, cards_of, counted, to_do_and_rest, without_document_place

_ORDER = "jats crossref csl bibtex ris schemaorg highwire linkset doaj doaj-xml datacite datacite-xml oai-dc article"
"""The formats that people ask for first; a plug-in's come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document, or why there is none.

    checked_against: the schema, or its content rules; None where there is neither. cards: the problems. notes: how many
    of each kind there are with nothing to do, in words, and `noted` what they are.
    """

    name: str
    title: str
    file: str
    size: int | None
    checked_against: str | None
    cards: tuple[Card, ...]
    errors: int
    notes: str
    noted: tuple[Card, ...]

    @property
    def is_valid(self) -> bool:
        """Whether there is a document."""
        return self.size is not None


def documents_of(made: Iterable[JobDocument], source_name: str, places: Places) -> tuple[Made, ...]:
    """The documents in the order in which people ask for them."""
    order = {name: index for index, name in enumerate(_ORDER.split())}
    found = sorted(made, key=lambda document: order.get(document.format, len(order)))
    return tuple(_made(document, source_name, places) for document in found)


def file_name(source_name: str, format_name: str) -> str:
    """The name of the file that a document is downloaded as: that of the source, with the format's suffix."""
    return f"{stem_of(source_name) or 'article' if source_name else 'article'}{get_format(format_name).suffix}"


def _made(document: JobDocument, source_name: str, places: Places) -> Made:
    found = [(document.format, document.format, without_document_place(problem)) for problem in document.problems]
    to_do, rest = to_do_and_rest(found)
    return Made(
        name=document.format,
        title=get_format(document.format).title,
        file=file_name(source_name, document.format),
        size=None if document.content is None else len(document.content),
        checked_against=next(_checked_against(document), None),
        cards=cards_of(to_do, places),
        errors=sum(problem.is_error for problem in document.problems),
        notes=counted(problem for _, _, problem in rest),
        noted=cards_of(rest, places),
    )


def _checked_against(document: JobDocument) -> Iterator[str]:
    if document.schema:
        with suppress(SchemaError):
            yield schema_title(document.schema)
        yield document.schema
    elif get_format(document.format).validate:
        yield "its content rules"
