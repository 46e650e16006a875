"""The operations of the API: from this table come the addresses, what they take, and /openapi.json."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pubmeta.choices import Ability
from pubmeta.config import Config
from pubmeta.registry import get_format
from pubmeta.web import asked as given
from pubmeta.web import tasks
from pubmeta.web.accept import liking, preferred
from pubmeta.web.answers import JSON, ZIP, Form
from pubmeta.web.asked import Asked, Parameter, asked_for
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.sent import DOCUMENT, REGISTERED, format_named, named_formats

Offer = tuple[Form, str]
"""A form in which the answer may be, and its media type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation: ``POST /name``.

    reads: what the format of the document has to be able to do. parts: those that a form may have, the first may be the
    whole body. schema: the name of the JSON Schema of the report. offers: the forms of the answer, the best first.
    options: whether options of formats are taken. names_formats: whether it needs formats to write, which Accept can
    name as well.
    """

    name: str
    summary: str
    text: str
    task: tasks.Task
    parameters: tuple[Parameter, ...]
    schema: str
    offers: Callable[[Asked], Sequence[Offer]] = lambda _: ((Form.REPORT, JSON),)
    reads: Ability = "read"
    parts: tuple[str, ...] = (DOCUMENT,)
    options: bool = True
    names_formats: bool = False


def _exported(asked: Asked) -> Sequence[Offer]:
    """One document as it is; several, and what is said of them, as JSON or in one file."""
    others = ((Form.REPORT, JSON), (Form.ARCHIVE, ZIP))
    if len(asked.to) != 1:
        return others
    return ((Form.DOCUMENT, get_format(asked.to[0]).media_type), *others)


OPERATIONS: Final = (
    Operation(
        name="read",
        summary="Read a document",
        text="The article in the document as pubmeta's own JSON, and every problem that was met in reading it.",
        task=tasks.read,
        parameters=(given.FROM, given.RECORD, given.STRUCTURE),
        schema="Reading",
        options=False,
    ),
    Operation(
        name="export",
        summary="Export a document to other formats",
        text="Where one format is asked for, the answer is the document itself, which passed its schema, or else "
        "problem details; the header Pubmeta-Problems counts its warnings. Where Accept names application/json, and "
        "where several formats are asked for, it is a report with every document and every problem; as "
        "application/zip, the same in files. Without `to`, Accept may name the media type of one format.",
        task=tasks.export,
        parameters=(given.TO, given.FROM, given.RECORD, given.STRICT, given.VERIFY, given.STRUCTURE),
        schema="Export",
        offers=_exported,
        names_formats=True,
    ),
    Operation(
        name="validate",
        summary="Validate a document",
        text="Every problem of the document, whoever wrote it, by its official schema and the content rules: the "
        "report of `pubmeta validate --report json`.",
        task=tasks.validate,
        parameters=(given.FROM_VALIDATED, given.STRICT),
        schema="Report",
        reads="validate",
        options=False,
    ),
    Operation(
        name="check",
        summary="Tell what to do about a document",
        text="What each format needs, what a service will complain about, and how complete the article is: the report "
        "of `pubmeta check --report json`. Without `to`, for every format that can be written.",
        task=tasks.check,
        parameters=(given.TO, given.FROM, given.STRICT),
        schema="Report",
    ),
    Operation(
        name="head",
        summary="Make the head of the article's page",
        text="Elements for the head of the page (Google Scholar, reference managers, search engines), the value of its "
        "header Link, and the linkset (FAIR Signposting). As text/html, the elements alone, with the header Link.",
        task=tasks.head,
        parameters=(given.PAGE, given.DOCUMENTS, given.TO, given.FROM, given.RECORD),
        schema="Head",
        offers=lambda _: (
            (Form.REPORT, JSON),
            (Form.HTML, "text/html"),
            (Form.LINKSET, get_format("linkset").media_type),
        ),
    ),
    Operation(
        name="diff",
        summary="Compare an article with what is registered of it",
        text="What a deposit of the article would add to its record at Crossref, change in it, and lose of it: the "
        "report of `pubmeta diff --report json`. Both are sent in a form.",
        task=tasks.diff,
        parameters=(given.FROM,),
        schema="DiffReport",
        parts=(DOCUMENT, REGISTERED),
    ),
)


def wish(operation: Operation, config: Config, query: str, accept: str, content_type: str) -> Asked:
    """What a request to an operation asks for; raises Refused for what there is not.

    config: that of the service. query, accept, content_type: as they are in the request, an absent header being empty.
    """
    asked = asked_for(query, operation.parameters, config, with_options=operation.options)
    if operation.names_formats and not asked.to:
        asked = replace(asked, to=_format_accepted(accept))
    if asked.read_as is None:
        asked = replace(asked, read_as=format_named(content_type, operation.reads))
    return replace(asked, form=_form(accept, operation.offers(asked)))


def _format_accepted(accept: str) -> tuple[str, ...]:
    """The format whose media type the client likes best; raises Refused where it names none."""
    named = [(name, media_type) for media_type, name in named_formats("write").items()]
    name = preferred(accept, (each for each in named if liking(accept, each[1]).exactness == 2))
    if name is None:
        raise Refused(Refusal.INCOMPLETE, "Name the formats to write: to=jats,crossref.")
    return (name,)


def _form(accept: str, offers: Sequence[Offer]) -> Form:
    """The form that the client likes best; application/json, where it is named, is always the report."""
    if liking(accept, JSON).exactness == 2:
        offers = [each for each in offers if each != (Form.DOCUMENT, JSON)]
    form = preferred(accept, offers)
    if form is None:
        types = ", ".join(dict.fromkeys(media_type for _, media_type in offers))
        raise Refused(Refusal.NOT_ACCEPTABLE, f"The answer is available as {types}.")
    return form
