"""What of an article a format has no place for: everything that its list of places does not name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from pubmeta.model.values import default_of
from pubmeta.problems import Kind, Place

Reason = str | tuple[str, str]
"""Why there is no place; with a remedy, if the user can do something about it."""

_DROPPED = Kind.DROPPED  # before Python 3.12, to read a member of an enum is to call a function
_NO_REASONS: Mapping[str, Reason] = MappingProxyType({})


def report_unplaced(
    article: BaseModel,
    placed: Iterable[str],
    log: Place,
    reasons: Mapping[str, Reason] = _NO_REASONS,
    otherwise: str = "the format has no place for it",
) -> None:
    """Report as dropped every value of the article that a format does not write, in the order of the model's fields.

    placed: what the format writes, as paths without numbers (``title``, ``contributors[].orcid``). A field that a
    caller's subclass of Article adds, or that the model will have one day, is not among them, and is reported.
    reasons: why there is no place, for paths as in `placed`. Of a path that ends in ``[]`` each item is reported. What
    has a reason is not placed, nor is anything in it: so one list of places serves documents of several kinds.
    otherwise: the reason for every path without one of its own.

    A part in which nothing is placed is reported once, at its own path, unless a reason is given for a field in it.
    """
    root = _tree(frozenset(placed), tuple(reasons.items()), otherwise)
    _report(article, root.of_class.get(type(article)), root, log)


_MANY = 8
"""So many items are looked at together, which is slower for a few."""


@dataclass(slots=True)
class _Node:
    """A field that has no place, or of which some paths name what is in it.

    is_whole: whether it is reported as a whole; are_items: whether each of its items is. message, remedy: of either,
    and of what is in it and no path names.
    of_class: the fields to look at in a value of a class, with their defaults and nodes. No others can be unplaced.
    """

    message: str
    remedy: str | None = None
    is_placed: bool = False
    is_whole: bool = False
    are_items: bool = False
    within: dict[str, _Node] = field(default_factory=dict)
    of_class: dict[type, _Fields] = field(default_factory=dict)


_Fields = tuple[tuple[str, Any, _Node], ...]


@lru_cache(maxsize=64)
def _tree(placed: frozenset[str], reasons: tuple[tuple[str, Reason], ...], otherwise: str) -> _Node:
    root = _Node(otherwise)
    for path in placed:
        _node(root, path).is_placed = True
    for path, reason in reasons:
        node = _node(root, path)
        node.is_placed = False
        node.message, node.remedy = (reason, None) if isinstance(reason, str) else reason
        node.are_items = path.endswith("[]")
        node.is_whole = not node.are_items
    return root


def _node(root: _Node, path: str) -> _Node:
    node = root
    for part in path.split("."):
        node = node.within.setdefault(part.removesuffix("[]"), _Node(root.message))
    return node


def _fields(node: _Node, kind: type[BaseModel]) -> _Fields:
    """The fields of a class that are not placed whole."""
    unnamed = _Node(node.message, is_whole=True)
    nodes = {name: node.within.get(name, unnamed) for name in kind.model_fields}
    fields = tuple(
        (name, default_of(info), nodes[name]) for name, info in kind.model_fields.items() if not nodes[name].is_placed
    )
    if kind.model_config.get("extra") != "allow":  # then a value may have more fields than its class
        node.of_class[kind] = fields
    return fields


def _report(model: Any, fields: _Fields | None, node: _Node, at: Place) -> None:
    """Report what is unplaced in a value; fields: those of its class, None if the node has not met it."""
    further: Iterable[str] = ()
    if fields is None:
        if not isinstance(model, BaseModel):
            at.dropped("", node.message)
            return
        fields = _fields(node, type(model))
        further = model.__pydantic_extra__ or ()
    values = model.__dict__  # the fields, without the detour over attributes
    for name, default, inner in fields:
        value = values[name]
        if value is None or value is default:
            continue
        if not inner.is_whole:  # nothing is reported of a default, which need not be compared
            if type(value) is tuple or inner.are_items:
                _report_items(value, inner, at, name)
            elif (within := inner.of_class.get(type(value))) or within is None:
                _report(value, within, inner, at.at(name))
        elif default is None or type(value) is not type(default) or value != default:
            at.report(_DROPPED, name, inner.message, None, None, inner.remedy)
    for name in further:
        at.dropped(name, node.message)


def _report_items(values: tuple[Any, ...], node: _Node, at: Place, name: str) -> None:
    """Report what is unplaced in the items of a field."""
    if node.are_items:
        for place, _ in at.each(name, values):
            place.dropped("", node.message, remedy=node.remedy)
    elif len(values) < _MANY or not _are_placed(values, node):
        of_class = node.of_class
        for index, item in enumerate(values):
            fields = of_class.get(type(item))
            if fields or fields is None:
                _report(item, fields, node, at.at(name, index))


def _are_placed(values: Collection[Any], node: _Node) -> bool:
    """Whether everything in the items of a field is placed; False, if some are of a class that was not met before.

    To look at one field of all items at once is far quicker than at one item after the other.
    """
    if node.is_whole or node.are_items:
        return False
    for kind in set(map(type, values)):
        fields = node.of_class.get(kind)
        if fields is None:
            return False
        of_kind = [value.__dict__ for value in values if type(value) is kind] if fields else ()
        for name, default, inner in fields:
            found = [value for each in of_kind if (value := each[name]) is not None and value is not default]
            if not found:
                continue
            if type(found[0]) is tuple:
                found = list(chain.from_iterable(found))
            if not _are_placed(found, inner):
                return False
    return True
