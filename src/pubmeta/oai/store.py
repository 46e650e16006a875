"""The items that harvesters are offered, and where they are kept."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final, Protocol
from urllib.parse import quote

from pubmeta.model import Article
from pubmeta.model.base import reason_of, single_line
from pubmeta.oai.terms import IDENTIFIER, SET

_SAFE: Final = "/:;()!$&'*+,=@._~-"


def identifier_of(namespace: str, local: str) -> str:
    """The identifier of an item: ``oai:rain.example:10.5555/rain.1`` for ``rain.example`` and a DOI.

    namespace: a domain name of the repository. local: what it calls the item; what a URI cannot hold is
    percent-encoded. Source: OAI identifiers, 2.0.
    """
    return f"oai:{namespace}:{quote(local, safe=_SAFE)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article of a repository, in all formats.

    identifier: a URI that the item keeps; see `identifier_of`. datestamp: when the item was last changed, or deleted,
    for harvesters to see: with a time zone. article: None for an item that was deleted. sets: the specs of the sets
    that it is in; an item in ``open:cc-by`` is in ``open`` as well.

    Raises ValueError for values of other forms.
    """

    identifier: str
    datestamp: datetime
    article: Article | None
    sets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not IDENTIFIER.fullmatch(self.identifier):
            raise ValueError(f"{self.identifier!r} is not a URI, as identifiers of items are: use identifier_of")
        if self.datestamp.tzinfo is None:
            raise ValueError(f"the datestamp of {self.identifier} has no time zone: add one, such as datetime.UTC")
        for spec in self.sets:
            _require_spec(spec)

    def is_in(self, spec: str) -> bool:
        """Whether the item is in a set, or in one that is within it."""
        return any(each == spec or each.startswith(f"{spec}:") for each in self.sets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSet:
    """A set of items: its spec, ``open`` or ``open:cc-by`` for one within it, and its name for people.

    Raises ValueError for a spec of another form, and for a name that is blank or that XML cannot hold.
    """

    spec: str
    name: str

    def __post_init__(self) -> None:
        _require_spec(self.spec)
        require_name(self.name)


def require_name(name: str) -> None:
    """Raises ValueError for a name that is blank or that XML cannot hold."""
    try:
        single_line(name)
    except ValueError as error:
        raise ValueError(f"the name {name!r} {reason_of(error)}") from error


def _require_spec(spec: str) -> None:
    if not SET.fullmatch(spec):
        raise ValueError(f"{spec!r} is not a setSpec: it has letters, digits and -_.!~*'(), and : between its parts")


class Store(Protocol):
    """Where the items are. A harvest is complete, and gives no item twice, if the store keeps what is said here."""

    def get(self, identifier: str) -> Item | None:
        """The item, if there is or was one."""

    def items(
        self, *, start: datetime | None, end: datetime | None, spec: str | None, after: str | None, limit: int
    ) -> Sequence[Item]:
        """The next items, at most so many; fewer only where no more follow.

        start, end: of datestamps from `start` on and before `end`. spec: of those that are in this set, or in one
        within it. after: of those that come after the item of this identifier, which may be there no more, in an order
        that no change of an item changes; the order of the identifiers is one.
        """

    def earliest(self) -> datetime | None:
        """A time before which no item was changed, or will be said to be; None for an empty store."""

    def sets(self) -> Sequence[ItemSet]:
        """The sets; empty where items are in none."""


class MemoryStore:
    """A store in memory, for small repositories and for tests. Threads may use it at the same time."""

    def __init__(self, items: Iterable[Item] = (), sets: Iterable[ItemSet] = ()) -> None:
        self._items = {item.identifier: item for item in items}
        self._order = sorted(self._items)
        self._sets = tuple(sets)
        self._earliest = min((item.datestamp for item in self._items.values()), default=None)
        self._lock = Lock()

    def put(self, item: Item) -> None:
        """Add an item, or put it in the place of the one that has its identifier. One without an article is deleted."""
        with self._lock:
            if item.identifier not in self._items:
                insort(self._order, item.identifier)
            self._items[item.identifier] = item
            self._earliest = min(self._earliest or item.datestamp, item.datestamp)

    def get(self, identifier: str) -> Item | None:
        """The item, if there is or was one."""
        return self._items.get(identifier)

    def items(
        self, *, start: datetime | None, end: datetime | None, spec: str | None, after: str | None, limit: int
    ) -> Sequence[Item]:
        """The next items in the order of their identifiers; see `Store.items`."""
        found: list[Item] = []
        with self._lock:
            for index in range(bisect_right(self._order, after) if after else 0, len(self._order)):
                item = self._items[self._order[index]]
                if (
                    (start is None or item.datestamp >= start)
                    and (end is None or item.datestamp < end)
                    and (spec is None or item.is_in(spec))
                ):
                    found.append(item)
                    if len(found) == limit:
                        break
        return found

    def earliest(self) -> datetime | None:
        """The earliest datestamp that an item has had."""
        return self._earliest

    def sets(self) -> Sequence[ItemSet]:
        """The sets."""
        return self._sets
