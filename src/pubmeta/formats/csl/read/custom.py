"""What `custom` says: fields of the article JSON, as `pubmeta.formats.csl` lays them out."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from pubmeta.model import Article, ArticleType, Work
from pubmeta.reading import JsonObject, unplaced

M = TypeVar("M", bound=BaseModel)


def article_fields(item: JsonObject) -> dict[str, Any]:
    """The fields of the article that `custom` has, whole, and which variables do not give back.

    A type of null is one that is not known, whatever the item is to be printed as.
    """
    known = values(item)
    needed = {"title": "-", "type": ArticleType.PEER_REVIEW} if "review" in known else {"title": "-"}
    found = _fields(item, Article, needed, beside=frozenset({"license", "references"}))
    return {**found, "type": None} if "type" in known and known["type"] is None else found


def work_fields(item: JsonObject) -> dict[str, Any]:
    """The fields of a cited work that `custom` has."""
    return _fields(item, Work, {"title": "-", "authors": [{"name": "-"}]}, beside=_OF_REFERENCE)


def values(item: JsonObject) -> dict[str, Any]:
    """All that `custom` holds."""
    found = item.value("custom")
    return found if isinstance(found, dict) else {}


_OF_REFERENCE = frozenset({"key", "label", "unstructured"})


def _fields(item: JsonObject, model: type[M], needed: dict[str, Any], beside: frozenset[str]) -> dict[str, Any]:
    """The fields that the model takes; what it refuses is reported, and so is what it does not have."""
    found = item.value("custom")
    if found is None:
        return {}
    if not isinstance(found, dict):
        unplaced(item.log, item.at("custom"), found, "is not an object")
        return {}
    given = {}
    for name in [name for name in found if name not in beside]:
        if name in model.model_fields:
            given[name] = found[name]
        elif found[name] not in (None, "", [], {}):
            unplaced(item.log, f"{item.at('custom')}.{name}", found[name])
    if not given:
        return {}
    made = item.part(model, {**needed, **given}, at="custom")
    return {name: getattr(made, name) for name in given if name in made.model_fields_set} if made else {}
