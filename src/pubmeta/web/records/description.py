"""The addresses of records, as /openapi.json describes them."""

from __future__ import annotations

from typing import Any, Final

from pubmeta.web.answers import JSON
from pubmeta.web.api.openapi import refused
from pubmeta.web.records.endpoints import MOST, USUAL
from pubmeta.web.records.representations import representations

Object = dict[str, Any]

_TEXT: Final[Object] = {"type": "string"}
_FORM: Final = "application/x-www-form-urlencoded"
_ENTRY: Final[Object] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "What the record is known by."},
        "doi": {"type": ["string", "null"], "description": "The DOI of the article, in lower case."},
        "title": _TEXT,
        "changed": {"type": "string", "format": "date-time"},
        "url": {"type": "string", "format": "uri", "description": "The address of the record."},
    },
    "required": ["id", "doi", "title", "changed", "url"],
}
_LIST: Final[Object] = {
    "type": "object",
    "properties": {
        "records": {"type": "array", "items": _ENTRY},
        "next": {"type": ["string", "null"], "description": "The address of the next part; null for the last one."},
    },
    "required": ["records", "next"],
}


def paths(*, for_harvesters: bool) -> Object:
    """The addresses. for_harvesters: whether there is /oai."""
    found = {"/records": {"get": _listing()}, "/records/{name}": {"get": _record()}}
    return {**found, "/oai": _harvesting()} if for_harvesters else found


def _listing() -> Object:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return {
        "operationId": "records",
        "summary": "List the records",
        "description": "A part of the list, in the order of the ids.",
        "parameters": [
            _query("after", "Those that come after this id.", _TEXT),
            _query("limit", "How many records the part has at most.", limit),
        ],
        "responses": {"200": _answer("A part of the list.", {JSON: {"schema": _LIST}}), **refused(400, 406, 503)},
    }


def _record() -> Object:
    names = list(dict.fromkeys(each.name for each in representations()))
    content: Object = {each.media_type: {"schema": {}} for each in representations()}
    return {
        "operationId": "record",
        "summary": "Give a record in the media type that is asked for",
        "description": "What Accept asks for, or the format that `to` names. A client that has it already gets 304.",
        "parameters": [
            {
                "name": "name",
                "in": "path",
                "required": True,
                "description": "The id of the record, or its DOI.",
                "schema": _TEXT,
                "examples": {"doi": {"value": "10.5555/example.1"}},
            },
            _query("to", "The format, in place of Accept.", {"type": "string", "enum": names}),
        ],
        "responses": {
            "200": _answer("The record; the header Link leads to its page and its links.", content),
            "304": {"description": "The client has it."},
            **refused(400, 404, 406, 410, 422, 500, 503),
        },
    }


def _harvesting() -> Object:
    answer = _answer("An answer of OAI-PMH 2.0, also to what is wrong.", {"text/xml": {"schema": _TEXT}})
    arguments = {"type": "object"}  # what is wrong with them the answer says, as the protocol has it
    responses = {"200": answer, **refused(400, 422, 500, 503)}
    summary = "Answer harvesters (OAI-PMH)"
    query = {"name": "arguments", "in": "query", "style": "form", "explode": True, "schema": arguments}
    form = {"content": {_FORM: {"schema": arguments}}}
    posted = {**responses, **refused(408, 413, 415)}
    return {
        "get": {"operationId": "harvest", "summary": summary, "parameters": [query], "responses": responses},
        "post": {"operationId": "harvestByForm", "summary": summary, "requestBody": form, "responses": posted},
    }


def _query(name: str, text: str, schema: Object) -> Object:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _answer(text: str, content: Object) -> Object:
    return {"description": text, "content": content}
