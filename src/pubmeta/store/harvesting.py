"""A store as `pubmeta.oai` asks for it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import unquote

from pubmeta.errors import ProblemError, problem_of_fault
from pubmeta.model import Article
from pubmeta.oai.store import Item, ItemSet, identifier_of
from pubmeta.problems import Problem
from pubmeta.store.records import Record, Store

_NAMESPACE = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+")
"""Source: OAI identifiers, 2.0."""
_LOG = logging.getLogger(__name__)


class ForHarvesters:
    """The records of a store as items of OAI-PMH, under identifiers of a namespace: ``oai:rain.example:10.5555/1``.

    namespace: a domain name of the repository, which it keeps. set_names: the names of sets for people, by their specs;
    a set without one has its spec as its name. completed: what is done with each article before it is written, such as
    filling it from a journal's profile.

    on_left_out: told the id of a record that is left out, for its article cannot be read or completed, and why not.
    Without it the log of this module says so.

    Raises ValueError for a namespace of another form.
    """

    def __init__(
        self,
        store: Store,
        namespace: str,
        *,
        set_names: Mapping[str, str] | None = None,
        completed: Callable[[Article], Article] | None = None,
        on_left_out: Callable[[str, tuple[Problem, ...]], object] | None = None,
    ) -> None:
        self._store = store
        self._namespace = namespace
        self._set_names = set_names or {}
        self._completed = completed
        self._on_left_out = on_left_out or _logged
        require_namespace(namespace)

    def identifier(self, record_id: str) -> str:
        """The identifier of the item that is the record of this id."""
        return identifier_of(self._namespace, record_id)

    def get(self, identifier: str) -> Item | None:
        """The item, if there is or was one."""
        record_id = self._id(identifier)
        record = self._store.get(record_id) if record_id else None
        if record is None or record.id != record_id:  # one that a DOI led to has another identifier
            return None
        return next(self._items([record]), None)

    def items(
        self, *, start: datetime | None, end: datetime | None, spec: str | None, after: str | None, limit: int
    ) -> Sequence[Item]:
        """The next items; see `pubmeta.oai.Store.items`."""
        found: list[Item] = []
        last = self._id(after) if after else None
        while len(found) < limit:
            records = self._store.records(start=start, end=end, spec=spec, after=last, limit=limit)
            found += self._items(records)
            if len(records) < limit:
                break
            last = records[-1].id
        return found[:limit]

    def earliest(self) -> datetime | None:
        """A time before which no item was changed."""
        return self._store.earliest()

    def sets(self) -> Sequence[ItemSet]:
        """The sets in which there are records."""
        return [ItemSet(spec=spec, name=self._set_names.get(spec, spec)) for spec in self._store.sets()]

    def _id(self, identifier: str) -> str | None:
        """The id of a record; None where the identifier is not one of this repository's."""
        start = self.identifier("")
        record_id = unquote(identifier.removeprefix(start))
        return record_id if identifier.startswith(start) and self.identifier(record_id) == identifier else None

    def _items(self, records: Iterable[Record]) -> Iterator[Item]:
        for record in records:
            try:
                article = record.article
                if article and self._completed:
                    article = self._completed(article)
            except ProblemError as error:
                self._on_left_out(record.id, error.problems)
                continue
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 (one record must not keep harvesters from all others)
                self._on_left_out(record.id, (problem_of_fault(error),))
                continue
            yield Item(
                identifier=self.identifier(record.id), datestamp=record.changed, article=article, sets=record.sets
            )


def require_namespace(namespace: str) -> None:
    """Raises ValueError for what cannot be the namespace of identifiers."""
    if not _NAMESPACE.fullmatch(namespace):
        raise ValueError(f"{namespace!r} is not the name of a domain, such as journal.example")


def _logged(record_id: str, problems: Iterable[Problem]) -> None:
    """Say where a record is wrong; a message could quote it."""
    places = ", ".join(f"{problem.kind} at {problem.path}" for problem in problems)
    _LOG.warning("record %s is left out of what harvesters get: %s", record_id, places)
