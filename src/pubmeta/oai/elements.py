"""The elements of answers. No white space is put between them, for in a document there may be some that counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from pubmeta.oai.datestamps import SECONDS, Granularity, written
from pubmeta.oai.repository import Repository
from pubmeta.oai.store import Item, ItemSet
from pubmeta.oai.terms import LOCATION, NAMESPACE, VERSION, Fault
from pubmeta.xml.build import XSI, Content, Inline, Line, empty, inline
from pubmeta.xml.build import document as as_document


def answer(base_url: str, now: datetime, request: Mapping[str, str], content: Content) -> bytes:
    """The whole of an answer; request: what was asked, where it was right."""
    attributes = {"xmlns": NAMESPACE, "xmlns:xsi": XSI, "xsi:schemaLocation": f"{NAMESPACE} {LOCATION}"}
    root = inline(
        "OAI-PMH",
        attributes,
        inline("responseDate", written(now, SECONDS)),
        inline("request", dict(request), base_url),
        content,
    )
    return as_document(Line(root))


def errors(faults: Iterable[Fault]) -> Content:
    """The faults of a request."""
    return [inline("error", {"code": fault.code}, fault.message) for fault in faults]


def identify(repository: Repository, earliest: datetime) -> Content:
    """What the repository says of itself."""
    return inline(
        "Identify",
        inline("repositoryName", repository.name),
        inline("baseURL", repository.base_url),
        inline("protocolVersion", VERSION),
        [inline("adminEmail", email) for email in repository.admin_emails],
        inline("earliestDatestamp", written(earliest, repository.granularity)),
        inline("deletedRecord", repository.deleted_records),
        inline("granularity", repository.granularity),
    )


def metadata_formats(repository: Repository, prefixes: Iterable[str]) -> Content:
    """The formats of these prefixes."""
    return inline("ListMetadataFormats", [_metadata_format(repository, prefix) for prefix in prefixes])


def _metadata_format(repository: Repository, prefix: str) -> Inline | None:
    uri, schema = repository.offers[prefix].namespace
    return inline(
        "metadataFormat",
        inline("metadataPrefix", prefix),
        inline("schema", schema),
        inline("metadataNamespace", uri),
    )


def sets(found: Iterable[ItemSet]) -> Content:
    """The sets."""
    return inline(
        "ListSets", [inline("set", inline("setSpec", each.spec), inline("setName", each.name)) for each in found]
    )


def header(item: Item, granularity: Granularity) -> Inline | None:
    """What is said of an item in every format."""
    return inline(
        "header",
        {"status": None if item.article else "deleted"},
        inline("identifier", item.identifier),
        inline("datestamp", written(item.datestamp, granularity)),
        [inline("setSpec", spec) for spec in item.sets],
    )


def record(item: Item, granularity: Granularity, document: Inline | None) -> Inline | None:
    """An item in a format; without a document, it is deleted."""
    return inline("record", header(item, granularity), inline("metadata", document))


def resumption_token(token: str | None, cursor: int) -> Inline:
    """Where the list goes on; without a token, that it ends. cursor: how many were listed before."""
    attributes = {"cursor": f"{cursor}"}
    return inline("resumptionToken", attributes, token) or Inline(empty("resumptionToken", attributes))
