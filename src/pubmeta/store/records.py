"""What a store keeps of an article, and what is asked of every store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol, Self

from pydantic import ValidationError

from pubmeta.errors import ReadError, StoreError
from pubmeta.model import Article, Doi, plain_text
from pubmeta.model.problems import validation_problems
from pubmeta.oai.terms import SET

LONGEST_ID: Final = 1_000
"""The characters of an id; a DOI has 2,048 at most, and those that are registered have a tenth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a list says of a record.

    id: the name that the record keeps, its DOI in lower case unless another was given. doi: the article's DOI in lower
    case. changed: when the record was last changed, or deleted, for others to see; in UTC, in whole seconds. digest: of
    the article as it is kept; None for a record that was deleted. title: as plain text. sets: the specs of the sets of
    OAI-PMH that the record is in.
    """

    id: str
    doi: str | None
    changed: datetime
    digest: str | None
    title: str | None
    sets: tuple[str, ...] = ()

    @property
    def is_deleted(self) -> bool:
        """Whether only the fact is left that there was such a record."""
        return self.digest is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Entry):
    """A record of a store. content: the article as article JSON; None for a record that was deleted."""

    content: str | None = None

    @property
    def article(self) -> Article | None:
        """The article, read anew each time; None for a record that was deleted.

        Raises ReadError for what was kept by a version of pubmeta whose articles this one does not take.
        """
        return None if self.content is None else article_of(self.content)


def article_of(content: str) -> Article:
    """The article in the content of a record. Raises ReadError as `Record.article` does."""
    try:
        return Article.model_validate_json(content)
    except ValidationError as error:
        raise ReadError("article", validation_problems(error)) from error


def require_id(name: str) -> None:
    """Raises StoreError for what cannot be the id of a record."""
    if not is_id(name):
        rule = f"an id has 1 to {LONGEST_ID:,} characters, none of them a control character"
        raise StoreError(f"{name[:80]!r} is not an id", rule)


def require_specs(specs: Iterable[str]) -> None:
    """Raises StoreError for what cannot be the spec of a set."""
    for spec in specs:
        if not SET.fullmatch(spec):
            rule = "write letters, digits and -_.!~*'() only, and : between a set and one within it"
            raise StoreError(f"{spec!r} is not the spec of a set", rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as it is put into a store: `Draft.of` makes one."""

    id: str
    doi: str | None
    title: str
    content: str
    digest: str
    sets: tuple[str, ...] = ()

    @classmethod
    def of(cls, article: Article, id: str | None = None, sets: Iterable[str] = ()) -> Self:  # noqa: A002
        """The article under this id, or under its DOI in lower case.

        sets: the specs of the sets that it is in, ``open`` or ``open:cc-by``.

        Raises StoreError for an article that has neither, and for an id or a spec of another form.
        """
        doi = article.doi.key if article.doi else None
        name = doi if id is None else id
        if name is None:
            raise StoreError("the article has no DOI, by which it would be known", "add its DOI, or give it an id")
        require_id(name)
        specs = tuple(dict.fromkeys(sets))
        require_specs(specs)
        content = article.model_dump_json(exclude_defaults=True)
        digest = sha256(content.encode()).hexdigest()
        return cls(id=name, doi=doi, title=plain_text(article.title), content=content, digest=digest, sets=specs)


class Store(Protocol):
    """Records that can be asked for. Threads may use a store at the same time.

    Each method raises StoreError when the store does not answer.
    """

    def get(self, name: str) -> Record | None:
        """The record of an id or of a DOI, in any case and with or without resolver, if there is or was one."""

    def entries(self, *, after: str | None = None, limit: int) -> Sequence[Entry]:
        """What there is, without what was deleted: the next entries, at most so many, in the order of their ids.

        after: those whose ids come after this one, which may be there no more.
        """

    def records(
        self,
        *,
        start: datetime | None = None,
        end: datetime | None = None,
        spec: str | None = None,
        after: str | None = None,
        limit: int,
    ) -> Sequence[Record]:
        """The next records, with those that were deleted, in the order of their ids; fewer only where no more follow.

        start, end: of those that were changed from `start` on and before `end`. spec: of those in this set, or in one
        within it. after: as for `entries`.
        """

    def earliest(self) -> datetime | None:
        """When the record was changed that was not changed for the longest time; None for an empty store."""

    def sets(self) -> Sequence[str]:
        """The specs of the sets in which there are or were records, and of those around them, sorted."""

    def close(self) -> None:
        """Let go of files and connections."""


def is_id(name: str) -> bool:
    """Whether a name may be that of a record: all stores can keep it, and a URL can hold it."""
    return 0 < len(name) <= LONGEST_ID and name.isprintable()


def doi_key(name: str) -> str | None:
    """The form of a DOI by which records are found; None for what is not a DOI."""
    try:
        return Doi(name).key
    except ValueError:
        return None
