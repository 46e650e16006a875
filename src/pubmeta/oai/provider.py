"""Answers to the requests of harvesters (OAI-PMH 2.0)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Final

from pubmeta.oai import elements
from pubmeta.oai.documents import document
from pubmeta.oai.repository import Offer, Repository
from pubmeta.oai.requests import TOKEN, Arguments, Request, malformed, parsed, selection
from pubmeta.oai.store import Item, Store
from pubmeta.oai.terms import Fault
from pubmeta.oai.tokens import Place, place, token
from pubmeta.problems import Problem
from pubmeta.xml.build import Content, Inline, inline

_MEDIA_TYPE: Final = "text/xml; charset=utf-8"
_WITHOUT_REQUEST: Final = frozenset({"badVerb", "badArgument"})
"""Errors after which the arguments are not repeated: they are not what an answer may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What is sent to a harvester: the status and the media type of HTTP, and the body.

    Errors of the protocol are in the body, and have the status 200 too. left_out: items that are not in the answer
    because they cannot be written in the format that was asked for, by their identifiers, and why not.
    """

    status: int
    media_type: str
    content: bytes
    left_out: Mapping[str, tuple[Problem, ...]]


def respond(store: Store, arguments: Arguments, *, repository: Repository, now: datetime) -> Response:
    """The answer to one request.

    arguments: the query of a GET request or the body of a POST request, as text, or names with their values.
    now: when the answer is given, with a time zone.

    An item that cannot be exported to the format that is asked for is not in that format: it is left out of lists, and
    asked for by itself it is an error of the protocol.

    Raises what the store raises, and ValueError where `now` has no time zone.
    """
    if now.tzinfo is None:
        raise ValueError("now has no time zone: give datetime.now(UTC)")
    request = parsed(arguments, repository.granularity)
    left_out: dict[str, tuple[Problem, ...]] = {}
    repeated: dict[str, str] = {}
    if isinstance(request, Request):
        found = _ANSWERS[request.verb](_Asked(store, repository, request, now, left_out))
        repeated = {"verb": request.verb, **request.arguments}
    else:
        found = request
    if isinstance(found, list):
        if any(fault.code in _WITHOUT_REQUEST for fault in found):
            repeated = {}
        content = elements.errors(found)
    else:
        content = found
    body = elements.answer(repository.base_url, now, repeated, content)
    return Response(status=200, media_type=_MEDIA_TYPE, content=body, left_out=left_out)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, and what is needed to answer it."""

    store: Store
    repository: Repository
    request: Request
    now: datetime
    left_out: dict[str, tuple[Problem, ...]]

    def item(self, identifier: str) -> Item | None:
        """The item; one that was deleted only where the repository has such."""
        item = self.store.get(identifier)
        return item if item and self.shows(item) else None

    def shows(self, item: Item) -> bool:
        """Whether the item is there for harvesters."""
        return item.article is not None or self.repository.deleted_records != "no"

    def document(self, item: Item, offer: Offer) -> Inline | None:
        """The item in a format; None for one that was deleted, and for one that is left out."""
        made = document(item.article, offer) if item.article else None
        if isinstance(made, tuple):
            self.left_out[item.identifier] = made
            return None
        return made


Answer = Content | list[Fault]


def _identify(asked: _Asked) -> Answer:
    earliest = asked.store.earliest() or asked.now
    return elements.identify(asked.repository, earliest)


def _list_metadata_formats(asked: _Asked) -> Answer:
    offers = asked.repository.offers
    identifier = asked.request.arguments.get("identifier")
    if identifier is None:
        return elements.metadata_formats(asked.repository, offers)
    item = asked.item(identifier)
    if item is None:
        return [_no_such_item(identifier)]
    article = item.article
    has_all = article is None  # so that a harvester of any of them learns that the item was deleted
    prefixes = [
        prefix
        for prefix, offer in offers.items()
        if has_all or (article and not isinstance(document(article, offer), tuple))
    ]
    if not prefixes:
        return [Fault("noMetadataFormats", f"{identifier} can be written in none of the formats")]
    return elements.metadata_formats(asked.repository, prefixes)


def _list_sets(asked: _Asked) -> Answer:
    if TOKEN in asked.request.arguments:
        return [Fault("badResumptionToken", "the list of sets has one part, to which no token leads")]
    sets = asked.store.sets()
    return elements.sets(sets) if sets else [_NO_SETS]


def _get_record(asked: _Asked) -> Answer:
    identifier, prefix = (asked.request.arguments[name] for name in ("identifier", "metadataPrefix"))
    item, offer = asked.item(identifier), asked.repository.offers.get(prefix)
    if item is None or offer is None:
        faults = [] if item else [_no_such_item(identifier)]
        return faults if offer else [*faults, _no_such_format(asked, prefix)]
    content = asked.document(item, offer)
    if item.article and content is None:
        return [Fault("cannotDisseminateFormat", f"{identifier} cannot be written as {prefix}")]
    return inline("GetRecord", elements.record(item, asked.repository.granularity, content))


def _list(asked: _Asked) -> Answer:
    """A part of a list of records or headers."""
    begun = _beginning(asked)
    if isinstance(begun, list):
        return begun
    most, granularity = asked.repository.page_size, asked.repository.granularity
    found = list(islice(_records(asked, begun), most + 1))
    if not found:
        return [Fault("noRecordsMatch", "there is no record that was asked for")]
    listed = found[:most]
    has_headers = asked.request.verb == "ListIdentifiers"
    parts = [
        elements.header(item, granularity) if has_headers else elements.record(item, granularity, content)
        for item, content in listed
    ]
    if len(found) > most:
        following = replace(begun, after=listed[-1][0].identifier, cursor=begun.cursor + most)
        parts.append(elements.resumption_token(token(following), begun.cursor))
    elif begun.cursor:
        parts.append(elements.resumption_token(None, begun.cursor))
    return inline(asked.request.verb, parts)


def _beginning(asked: _Asked) -> Place | list[Fault]:
    """Where the part of the list begins: at the beginning, or where a token says."""
    request, offers = asked.request, asked.repository.offers
    if TOKEN in request.arguments:
        found = place(request.arguments[TOKEN])
        if found is None or not _is_of(found, asked):
            return [_NO_TOKEN]
        return found
    if (prefix := request.arguments["metadataPrefix"]) not in offers:
        return [_no_such_format(asked, prefix)]
    if "set" in request.arguments and not asked.store.sets():
        return [_NO_SETS]
    return Place(request.verb, request.arguments, after="", cursor=0)


def _is_of(found: Place, asked: _Asked) -> bool:
    """Whether a token is one that was given out for such a request, as far as can be seen."""
    return (
        found.verb == asked.request.verb
        and found.arguments.get("metadataPrefix") in asked.repository.offers
        and not malformed({**found.arguments, "identifier": found.after}, asked.repository.granularity)
    )


def _records(asked: _Asked, begun: Place) -> Iterator[tuple[Item, Inline | None]]:
    """The records of a list from there on, each with its document, if it was not deleted."""
    chosen, limit = selection(begun.arguments), asked.repository.page_size + 1
    offer = asked.repository.offers[begun.arguments["metadataPrefix"]]
    after = begun.after or None
    while True:
        items = asked.store.items(start=chosen.start, end=chosen.end, spec=chosen.spec, after=after, limit=limit)
        for item in items:
            if asked.shows(item):
                content = asked.document(item, offer)
                if content is not None or item.article is None:
                    yield item, content
        if len(items) < limit:
            return
        after = items[-1].identifier


_NO_TOKEN: Final = Fault("badResumptionToken", "the token is not one of this list: ask for the list from its beginning")
_NO_SETS: Final = Fault("noSetHierarchy", "this repository has no sets")


def _no_such_item(identifier: str) -> Fault:
    return Fault("idDoesNotExist", f"there is no item {identifier}")


def _no_such_format(asked: _Asked, prefix: str) -> Fault:
    offered = ", ".join(asked.repository.offers)
    return Fault("cannotDisseminateFormat", f"there is no format {prefix}; there are {offered}")


_ANSWERS: Final[Mapping[str, Callable[[_Asked], Answer]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_metadata_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list,
    "ListRecords": _list,
}
