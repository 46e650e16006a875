"""The batch that a deposit is: one head, and a body of one record or of many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from pubmeta.formats.crossref.options import MOST_BATCH_ID, CrossrefOptions
from pubmeta.formats.crossref.rules.dates import timestamp_breaches
from pubmeta.formats.crossref.terms import AI, CT, EDITIONS, FR, JATS, REL
from pubmeta.problems import Log
from pubmeta.registry import Joining
from pubmeta.xml.build import MATHML, XSI, Element, Line, attributes_of, block, document, text_element

if TYPE_CHECKING:
    from pubmeta.formats.crossref.write.deposit import Deposit

_NEEDED = {
    "batch_id": "an id for the batch, unique among the publisher's batches",
    "timestamp": "a timestamp later than that of every earlier deposit of the DOI (UTC as YYYYMMDDHHMMSSmmm)",
    "depositor_name": "the name of the depositor",
    "depositor_email": "an e-mail address to which it sends the result of the deposit",
    "registrant": "the name of the registrant, who is responsible for the metadata",
}
_START, _END = b"  <body>\n", b"  </body>\n"
"""The lines around the records; in the text of one there is no `<`."""
_RECORD = re.compile(rb"\s*<([a-z_]+)")
_ARTICLE = re.compile(rb"\n      <(?:journal_article|conference_paper)")
"""The begin of an article within its container; what is before it is the same for all articles in one container."""
_CONTAINER_END = re.compile(rb"    </(?:journal|conference)>\n\Z")
_DOI_DATA = re.compile(rb"\n *<doi_data>\s*<doi>([^<]*)</doi>[^<]*+(?:<(?!/?doi_data>)[^<]*+)*</doi_data>")
_DOI = re.compile(rb"<doi>([^<]*)</doi>")
_PENDING = b"pending_publication"
"""The one kind of record whose DOI is not in a `doi_data`; it is the last `doi` in it."""


def batch(record: Element | None, deposit: Deposit) -> bytes:
    """The document with one record; what the options lack for its head is reported."""
    root = block("doi_batch", [_head(deposit), block("body", [record])], _attributes(deposit.edition.version))
    return document(root, ascii_only=True) if root else b""


@cache
def _attributes(version: str) -> str:
    """Those of the root in a schema version."""
    edition = EDITIONS[version]
    return attributes_of(
        {
            "version": version,
            "xmlns": edition.namespace,
            "xmlns:jats": JATS,
            "xmlns:fr": FR,
            "xmlns:ai": AI,
            "xmlns:ct": CT,
            "xmlns:rel": REL,
            "xmlns:mml": MATHML,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{edition.namespace} {edition.location}",
        }
    )


def _head(deposit: Deposit) -> Element | None:
    options = deposit.options
    for name, what in _NEEDED.items():
        if getattr(options, name) is None:
            deposit.log.missing(
                f"options.{name}",
                f"Crossref needs {what}",
                remedy=f'set {name} under [crossref] in the configuration, or options["{name}"]',
            )
    deposit.advise(timestamp_breaches(options.timestamp or ""), deposit.log, "options.timestamp")
    depositor = [
        text_element("depositor_name", options.depositor_name),
        text_element("email_address", options.depositor_email),
    ]
    lines = [
        text_element("doi_batch_id", options.batch_id),
        text_element("timestamp", options.timestamp),
        block("depositor", depositor),
        text_element("registrant", options.registrant),
    ]
    return block("head", lines)


def _group(content: bytes) -> str:
    """The kind of record and the prefix of its DOI: a body has records of one kind, a batch DOIs of one prefix.

    A journal that is known by its DOI alone is registered with one issue, for what else would say whose the next is?
    """
    record = _records(content)
    kind = _RECORD.match(record)
    words = [kind[1].decode()] if kind else []
    if dois := _registered(record):
        words.append(dois[-1].partition("/")[0])
    around = _parted(record)[0]
    if words[0] == "journal" and b"<doi_data>" in around and b"<issn" not in around:
        words.append(f"{crc32(around):08x}")
    return "-".join(words)


def _registered(record: bytes) -> list[str]:
    """The DOIs that a record registers, the work's own last."""
    kind = _RECORD.match(record)
    dois = _DOI.findall(record)[-1:] if kind and kind[1] == _PENDING else _DOI_DATA.findall(record)
    return [doi.decode() for doi in dois]


def _doi(content: bytes) -> str:
    """The DOI of the record, which one batch registers once: Crossref refuses the second as no newer than the first."""
    return f"DOI {_registered(_records(content))[-1].lower()}"


def _parted(record: bytes) -> tuple[bytes, bytes]:
    """What is around the article in its container, and the article; a record without a container is an article."""
    found = _ARTICLE.search(record)
    if found is None:
        return b"", record
    return record[: found.start()], _CONTAINER_END.sub(b"", record[found.start() :])


def _merged(records: Sequence[bytes]) -> bytes:
    """The records, articles of one container together: of a journal and issue, of a conference and its proceedings.

    A container's own DOI is in the first one alone.
    """
    containers: dict[bytes, list[bytes]] = {}
    for record in records:
        around, article = _parted(record)
        containers.setdefault(around, []).append(article)
    parts: list[bytes] = []
    registered: set[bytes] = set()
    for around, articles in containers.items():
        parts += [_with_new_dois(around, registered), *articles]
        if kind := _RECORD.match(around):
            parts.append(b"    </" + kind[1] + b">\n")
    return b"".join(parts)


def _with_new_dois(around: bytes, registered: set[bytes]) -> bytes:
    """What is around articles, without the DOIs that are registered already; all that are in it are from now on."""

    def kept(found: re.Match[bytes]) -> bytes:
        doi = found[1].lower()
        if doi in registered:
            return b""
        registered.add(doi)
        return found[0]

    return _DOI_DATA.sub(kept, around)


def _start(options: CrossrefOptions, name: str) -> bytes:
    """All before the first record. Each file has a batch id of its own, for results are asked for by it."""
    from pubmeta.formats.crossref.write.deposit import Deposit

    known = options.batch_id
    own = known and f"{known[: MOST_BATCH_ID - len(name) - 1]}-{name}"
    of_file = options.model_copy(update={"batch_id": own})
    empty = batch(Line("-"), Deposit(edition=EDITIONS[options.version], options=of_file, log=Log(), crossmark=False))
    return empty.partition(_START)[0] + _START


def _records(content: bytes) -> bytes:
    return content.partition(_START)[2].rpartition(_END)[0]


JOINING: Final[Joining[CrossrefOptions]] = Joining(
    group=_group,
    start=_start,
    part=_records,
    end=_END + b"</doi_batch>\n",
    most_bytes=10_000_000,
    merged=_merged,
    once=_doi,
)
"""Crossref documents no limit to the size of a file; 10 MB is what its staff have named."""
