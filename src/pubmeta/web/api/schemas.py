"""The schemas of what is sent and answered in JSON: pubmeta's published ones, and what the service adds to them."""

from __future__ import annotations

import json
from typing import Any, Final

from pubmeta.checks.schemas import schema_path
from pubmeta.web.problems import Refusal

Object = dict[str, Any]

_PREFIX: Final = "#/components/schemas/"
_PROBLEM: Final = "Problem"


def components() -> Object:
    """All of them, by their names."""
    return {
        **_published("article", "Article"),
        **_published("report", "Report"),
        **_published("diff-report", "DiffReport"),
        **_export(),
        "Reading": _object(
            "An article, and the problems that were met in reading it.",
            format=_text("The format in which the document was read."),
            article=_ref("Article"),
            problems=_problems(),
        ),
        "Head": _object(
            "What goes into the head of an article's page, and with it.",
            html=_text("Elements for the head of the page."),
            link=_text("The value of the HTTP header Link; empty where there is none."),
            linkset={"type": "object", "description": "The linkset (RFC 9264)."},
            problems=_problems(),
        ),
        "Refused": _object(
            "Problem details (RFC 9457).",
            type={"type": "string", "enum": sorted({refusal.type for refusal in Refusal}), "description": "Which."},
            title=_text("What is the case, in words that are always the same."),
            status={"type": "integer", "description": "The status of HTTP."},
            detail=_text("What is the case here."),
            problems=_problems(),
        ),
    }


def _published(key: str, name: str) -> Object:
    """A schema of pubmeta, its parts by names of their own."""
    schema = json.loads(schema_path(key).read_bytes())
    names = {part: _named(name, part) for part in schema["$defs"]}
    parts = schema.pop("$defs")
    for word in ("$schema", "$id"):
        schema.pop(word)
    schema.setdefault("description", schema.pop("title"))  # by which programs would call two schemas the same
    found = {name: schema, **{names[part]: value for part, value in parts.items()}}
    _lead(found, names)
    return found


def _named(name: str, part: str) -> str:
    if part[0].isupper():
        return part
    return _PROBLEM if part == "problem" else f"{name}{part.capitalize()}"


def _lead(value: Any, names: dict[str, str]) -> None:
    """Have each reference lead to the part by its new name."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            value["$ref"] = _PREFIX + names[value["$ref"].rpartition("/")[2]]
        for each in value.values():
            _lead(each, names)
    elif isinstance(value, list):
        for each in value:
            _lead(each, names)


def _export() -> Object:
    """The report on an export, with the documents in it."""
    found = _published("report", "Export")
    document = found["ExportDocument"]
    document["properties"] |= {
        "media_type": _text("The media type of the document."),
        "content": {"type": ["string", "null"], "description": "The document; null where there is none."},
    }
    document["required"] += ["media_type", "content"]
    return found


def _object(text: str, **properties: Object) -> Object:
    return {
        "type": "object",
        "description": text,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _text(text: str) -> Object:
    return {"type": "string", "description": text}


def _ref(name: str) -> Object:
    return {"$ref": _PREFIX + name}


def _problems() -> Object:
    return {"type": "array", "items": _ref(_PROBLEM)}
