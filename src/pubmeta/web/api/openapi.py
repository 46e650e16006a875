"""The description of the service (OpenAPI 3.1), made of the tables that it works with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pubmeta import choices
from pubmeta.version import __version__
from pubmeta.web import problems
from pubmeta.web.answers import Answer, Form, json_answer
from pubmeta.web.api import schemas
from pubmeta.web.asked import Asked, Parameter, option_schemas
from pubmeta.web.operations import OPERATIONS, Operation
from pubmeta.web.problems import Refusal
from pubmeta.web.responses import response_of
from pubmeta.web.sent import DOCUMENT, FORM, REGISTERED
from pubmeta.web.service import Service

Object = dict[str, Any]

_ABOUT: Final = (
    "Hand in the record of an article, get documents that are valid, every problem at its place with what to do about "
    "it, and how complete the article is. Nothing is kept."
)
_PARTS: Final = {
    DOCUMENT: "The document, in any format that pubmeta reads.",
    REGISTERED: "The registered record: of Crossref's REST API, or a deposit or the result of a query in XML.",
}
_BYTES: Final[Object] = {"type": "string", "format": "binary"}
"""Any bytes, in the words that makers of clients know."""
_NOT_BLANK: Final = r"\S"
"""What holds for each text that is an option of a format."""
_DOCUMENT: Final[Object] = {"description": "A document of the format that has this media type."}
_HEADERS: Final[Object] = {
    "Pubmeta-Problems": {
        "description": "With a document: how many warnings there are, and how many of them have a remedy.",
        "schema": {"type": "string", "examples": ["warnings=3, actionable=1"]},
    },
}


def route(service: Service, *paths: Mapping[str, Any]) -> Route:
    """``/openapi.json``; paths: of each part of the service."""

    @lru_cache(1)
    def answer(root: str) -> Answer:
        return json_answer(document(paths, root))

    async def described(request: Request) -> Response:
        return response_of(answer(service.root(request)))

    return Route("/openapi.json", described)


def document(paths: Iterable[Mapping[str, Any]], root: str = "") -> Object:
    """The whole description; paths: those of each part of the service. root: the path at which others reach it."""
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "pubmeta",
            "summary": "Publication metadata: one typed article, and documents of many formats, each valid.",
            "description": _ABOUT,
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": root or "/"}],
        "paths": {path: item for part in paths for path, item in part.items()},
        "components": {
            "schemas": schemas.components(),
            "parameters": {name: _parameter(name, schema) for name, schema in _options().items()},
            "responses": {f"Refused{status}": refusal for status, refusal in _refusals().items()},
        },
    }


@cache
def paths() -> Object:
    """The operations."""
    return {f"/{operation.name}": {"post": _operation(operation)} for operation in OPERATIONS}


def refused(*statuses: int) -> Object:
    """The answers with these statuses, which are problem details."""
    return {str(status): {"$ref": f"#/components/responses/Refused{status}"} for status in statuses}


def _operation(operation: Operation) -> Object:
    parameters = [_described(parameter) for parameter in operation.parameters]
    if operation.options:
        parameters += [{"$ref": f"#/components/parameters/{name}"} for name in _options()]
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.text,
        "parameters": parameters,
        "requestBody": {"required": True, "content": _bodies(operation)},
        "responses": {"200": _answer(operation), **refused(*_refusals())},
    }


def _described(parameter: Parameter) -> Object:
    schema = parameter.schema()
    if parameter.several:
        schema = {"type": "array", "items": schema, "minItems": 1}
    return _parameter(parameter.name, schema, parameter.text)


def _parameter(name: str, schema: Object, text: str = "") -> Object:
    """A parameter of a query; of several values, there are commas between them."""
    described = {"description": text} if text else {}
    joined = {"style": "form", "explode": False} if schema.get("type") == "array" else {}
    return {"name": name, "in": "query", **described, **joined, "schema": schema}


@cache
def _options() -> Mapping[str, Object]:
    """The options of formats, without a value that stands for none: then they are left out."""
    return {name: _given(schema) for name, schema in option_schemas().items()}


def _given(schema: Object) -> Object:
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    rest = {key: value for key, value in schema.items() if key not in ("title", "anyOf") and value is not None}
    if len(kinds) == 1:
        rest |= kinds[0]
    elif kinds:
        rest["anyOf"] = kinds
    if "items" in rest:
        rest["items"] = _given(rest["items"])
    if rest.get("type") == "string" and not rest.keys() & {"enum", "pattern"}:
        rest["pattern"] = _NOT_BLANK
    return rest


def _bodies(operation: Operation) -> Object:
    """The document as it is, or in a form. The media types of formats are taken, too: see the parameter `from`."""
    form = {
        "type": "object",
        "properties": {name: {**_BYTES, "description": _PARTS[name]} for name in operation.parts},
        "required": list(operation.parts),
        "additionalProperties": False,
    }
    if len(operation.parts) > 1:
        return {FORM: {"schema": form}}
    return {"application/octet-stream": {"schema": _BYTES}, FORM: {"schema": form}}


def _answer(operation: Operation) -> Object:
    """What is answered, in each form that it may have."""
    asked = [Asked(), *(Asked(to=(name,)) for name in choices.able("write"))]
    offers = dict.fromkeys(offer for each in asked for offer in operation.offers(each))
    content: dict[str, list[Object]] = {}
    for form, media_type in sorted(offers, key=lambda offer: offer[0] is not Form.REPORT):
        schema = {"$ref": f"#/components/schemas/{operation.schema}"} if form is Form.REPORT else _DOCUMENT
        content.setdefault(media_type, []).append(schema)
    answer = {
        "description": operation.summary,
        "content": {
            media_type: {"schema": found[0] if len(found) == 1 else {"anyOf": found}}
            for media_type, found in content.items()
        },
    }
    return {**answer, "headers": _HEADERS} if len(offers) > 1 else answer


@cache
def _refusals() -> Mapping[int, Object]:
    """An answer for each status, with all that it may mean."""
    titles: dict[int, list[str]] = {}
    for refusal in Refusal:
        titles.setdefault(refusal.status, []).append(refusal.title)
    schema = {"$ref": "#/components/schemas/Refused"}
    return {
        status: {"description": "; ".join(found), "content": {problems.MEDIA_TYPE: {"schema": schema}}}
        for status, found in titles.items()
    }
