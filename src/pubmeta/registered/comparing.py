"""Our article and the registered one, compared in one normal form: what a new deposit would add, change and lose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any, TypeVar

from pydantic import BaseModel

from pubmeta import api
from pubmeta.model import (
    Abstract,
    Article,
    Award,
    Funder,
    Journal,
    Markup,
    PartialDate,
    Reference,
    Relation,
    Series,
    Statement,
    Update,
    Work,
)
from pubmeta.model.values import default_of
from pubmeta.registered.normal import normal
from pubmeta.registered.pairing import Pair, aligned, matched
from pubmeta.registered.terms import (
    DATED_BY_NOTICES,
    FILLED_IN_REST,
    INFERRED,
    NOT_COMPARED,
    NOT_IN_REST,
    OTHER_ABSTRACTS,
    PARTS,
    STARTS,
    UNORDERED,
    divided_like,
    is_same,
    label,
    line_of,
    signature,
    starts_of,
    words_of,
)
from pubmeta.registered.works import REST, Enriched, Form, enriched, work_in

S = TypeVar("S", Journal, Series)

_ABSENT = (None, (), False)
_INDEX = re.compile(r"\[[0-9]+\]")
_NOTHING = Enriched()
_OWN = re.compile(r"\.work\.doi\Z|\.funder_id\Z|\.ror\Z|^(?:updates|relations)\[[0-9]+\]\Z")
"""What Crossref adds, within the items that it did add to."""


class ChangeKind(StrEnum):
    """What a new deposit would do to a value."""

    TO_ADD = "to-add"
    """Ours, and not registered: a deposit adds it."""
    TO_CHANGE = "to-change"
    """Registered otherwise: a deposit changes it."""
    ONLY_REGISTERED = "only-registered"
    """Registered, and not ours: a deposit loses it, for it replaces the whole record."""
    ENRICHED = "enriched"
    """Crossref's own addition, which it makes again."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. path: in our article, of an item that only the registered one has, in that.

    ours, theirs: the values as text, None where there is none.
    """

    path: str
    ours: str | None
    theirs: str | None
    kind: ChangeKind

    def as_dict(self) -> dict[str, str | None]:
        """The change as JSON-ready values."""
        return {"kind": self.kind.value, "path": self.path, "ours": self.ours, "theirs": self.theirs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between our article and the registered one.

    not_compared: the fields of ours of which the registered record cannot say anything, each with the reason.
    """

    changes: tuple[Change, ...] = ()
    not_compared: Mapping[str, str]

    @property
    def stale(self) -> bool:
        """Whether a deposit would add or change something."""
        return any(change.kind in {ChangeKind.TO_ADD, ChangeKind.TO_CHANGE} for change in self.changes)

    @property
    def loses(self) -> bool:
        """Whether a deposit would lose something that is registered."""
        return any(change.kind is ChangeKind.ONLY_REGISTERED for change in self.changes)

    def count(self, kind: ChangeKind) -> int:
        """How many changes are of a kind."""
        return sum(change.kind is kind for change in self.changes)


def compare(ours: Article, registered: bytes | Article, options: Mapping[str, Any] | None = None) -> Comparison:
    """What a deposit of our article would add to the registered record, change in it, and lose of it.

    registered: a record of the REST API (alone or in the API's answer), a deposit, a query result in XML, or an
    article. options: of the format crossref, with which ours would be deposited: without a Crossmark policy, for
    example, a deposit has no statements; None: all that a deposit can hold.

    Both sides are brought into the form that a deposit registers, so that what a deposit cannot hold, and how it is
    written, do not count as differences. Raises ReadError where `registered` is not one article, WriteError where ours
    cannot be deposited.
    """
    own, form = _NOTHING, Form.ARTICLE
    if isinstance(registered, bytes):
        reading = api.read(registered)
        form, theirs = (Form.REST if reading.format == REST else Form.XML), reading.article
        if form is Form.REST:
            own = enriched(work_in(BytesIO(registered)))
    else:
        theirs = registered
    return compared(ours, theirs, own, options, form)


def compared(
    ours: Article, theirs: Article, own: Enriched, options: Mapping[str, Any] | None, form: Form
) -> Comparison:
    """As `compare`, of articles that are read; `own`: what of theirs is Crossref's own addition."""
    blind = NOT_IN_REST if form is Form.REST else {}
    notices = frozenset(update.date for update in theirs.updated_by) if form is Form.REST else frozenset()
    walk = _Walk(own, blind, notices, starts_of(theirs), infers=form is not Form.ARTICLE)
    one, other = normal(ours, options), normal(_with_media_of_series(theirs, ours))
    if theirs.dates.issue is None:  # a deposit needs one, and takes another date for it
        other = _without_issue_date(other)
        one = _without_issue_date(one) if ours.dates.issue is None else one
    changes = tuple(walk.of(one, _with_media(other, one), ""))
    return Comparison(changes=changes, not_compared={path: blind[path] for path in walk.met})


def _with_media(theirs: Article, ours: Article) -> Article:
    """The registered article, with an ISSN of which it does not say the medium in the place where ours has it."""
    mine, other = ours.journal, theirs.journal
    return theirs.model_copy(update={"journal": _in_our_medium(other, mine)}) if mine and other else theirs


def _with_media_of_series(theirs: Article, ours: Article) -> Article:
    """The same of the series of proceedings, before the normal form, for a deposit has no ISSN without a medium."""
    mine, other = ours.proceedings, theirs.proceedings
    if not (mine and other and mine.series and other.series):
        return theirs
    series = _in_our_medium(other.series, mine.series)
    return theirs.model_copy(update={"proceedings": other.model_copy(update={"series": series})})


def _in_our_medium(theirs: S, ours: S) -> S:
    if theirs.issn_linking is None or theirs.issn_linking == ours.issn_linking:
        return theirs
    media = ("issn_electronic", "issn_print")
    field = next((name for name in media if getattr(ours, name) == theirs.issn_linking), None)
    return theirs.model_copy(update={field: theirs.issn_linking, "issn_linking": None}) if field else theirs


def _without_issue_date(article: Article) -> Article:
    return article.model_copy(update={"dates": article.dates.model_copy(update={"issue": None})})


class _Walk:
    """Goes through two articles at once. met: the fields that could not be compared.

    notices: the dates of notices, which are deposited with records of their own. published: the days on which a licence
    begins of which nobody said when.
    infers: whether the kind of a registered reference may be the reader's, which takes it from the fields that it has.
    """

    def __init__(
        self,
        own: Enriched,
        blind: Mapping[str, str],
        notices: frozenset[PartialDate | None],
        published: frozenset[str],
        *,
        infers: bool,
    ) -> None:
        self._own = own
        self._notices = notices
        self._published = published
        self._infers = infers
        self._blind = blind
        self._is_enriched = False
        self.met: dict[str, None] = {}

    def of(self, ours: object, theirs: object, path: str) -> Iterator[Change]:
        """The changes of a value, or of what is in it."""
        if ours == theirs or (ours in _ABSENT and theirs in _ABSENT):
            return
        pattern = _INDEX.sub("[]", path)
        if pattern in NOT_COMPARED:
            return
        if pattern in self._blind:
            self.met[pattern] = None
        elif isinstance(ours, tuple) and isinstance(theirs, tuple):
            yield from self._of_items(ours, theirs, path)
        elif _are_parts(ours, theirs, pattern):
            yield from self._of_fields(ours, theirs, path)
        elif not is_same(ours, theirs, pattern):
            yield self._change(ours, theirs, path)

    def _of_fields(self, ours: Any, theirs: Any, path: str) -> Iterator[Change]:
        known: BaseModel = theirs if ours is None else ours
        skipped = self._inferred(ours, theirs)
        for name, field in type(known).model_fields.items():
            if name in skipped:
                continue
            default = None if field.is_required() else default_of(field)
            one, other = (default if part is None else getattr(part, name) for part in (ours, theirs))
            yield from self.of(one, other, f"{path}.{name}" if path else name)

    def _inferred(self, ours: object, theirs: object) -> frozenset[str]:
        """The fields of a cited work that differ in no more than the kind that a reader gave it."""
        if not (self._infers and isinstance(ours, Work) and isinstance(theirs, Work)):
            return frozenset()
        if theirs.type is not None and theirs.type not in INFERRED:
            return frozenset()
        titles = [{line_of(title) for title in (work.title, work.container_title) if title} for work in (ours, theirs)]
        same = {"title", "container_title"} if titles[0] == titles[1] else set()
        return frozenset(same | ({"type"} if theirs.type else set()))

    def _of_items(self, ours: tuple[Any, ...], theirs: tuple[Any, ...], path: str) -> Iterator[Change]:
        if path == "abstracts" and self._blind:
            yield from self._of_abstracts(ours, theirs)
            return
        pattern = _INDEX.sub("[]", path)
        if pattern == "awards":
            theirs = divided_like(theirs, ours)
        if key_of := UNORDERED.get(pattern):
            pairs = [*matched([*map(key_of, ours)], [*map(key_of, theirs)])]
        else:
            signs = [signature(item, is_enriched=self._is_own(item)) for item in theirs]
            pairs = [*aligned([signature(item) for item in ours], signs)]
            yield from _of_order(ours, pairs, path)
        for mine, other in pairs:
            one = None if mine is None else ours[mine]
            two = None if other is None else theirs[other]
            before, self._is_enriched = self._is_enriched, self._is_own(two)
            yield from self.of(one, two, f"{path}[{other if mine is None else mine}]")
            self._is_enriched = before

    def _of_abstracts(self, ours: Sequence[Abstract], theirs: Sequence[Abstract]) -> Iterator[Change]:
        """The one abstract of a REST record against ours, of which it may be any."""
        if len(ours) > 1:
            self.met[OTHER_ABSTRACTS] = None
        words = [words_of(each) for each in theirs[:1]]
        if not any(words_of(each) in words for each in ours):
            yield self._change(ours[0] if ours else None, theirs[0] if theirs else None, "abstracts[0]")

    def _is_own(self, item: Any) -> bool:
        """Whether something in an item of a registered list is Crossref's own addition."""
        match item:
            case Reference():
                return item.key in self._own.references
            case Update():
                return item.doi.key in self._own.updates
            case Relation():
                return (item.type, item.target.lower()) in self._own.relations
            case Award(funder=Funder(name=str() as name)):
                return name.casefold() in self._own.funders
        return False

    def _is_filled_in(self, theirs: object, pattern: str) -> bool:
        """Whether Crossref has the value from elsewhere than our deposit."""
        if pattern in DATED_BY_NOTICES:
            return theirs in self._notices
        if pattern in STARTS:
            return bool(self._blind) and str(theirs) in self._published
        return bool(self._blind) and pattern in FILLED_IN_REST

    def _change(self, ours: object, theirs: object, path: str) -> Change:
        if theirs in _ABSENT:
            kind = ChangeKind.TO_ADD
        elif ours not in _ABSENT:
            kind = ChangeKind.TO_CHANGE
        elif (self._is_enriched and _OWN.search(path)) or self._is_filled_in(theirs, _INDEX.sub("[]", path)):
            kind = ChangeKind.ENRICHED
        else:
            kind = ChangeKind.ONLY_REGISTERED
        return Change(path, _text(ours), _text(theirs), kind)


def _of_order(ours: Sequence[Any], pairs: Sequence[Pair], path: str) -> Iterator[Change]:
    """That the items, which are all the same, are in another order: both told by the names that ours have."""
    places = {theirs: mine for mine, theirs in pairs if mine is not None and theirs is not None}
    order = [places[theirs] for theirs in sorted(places)]
    if len(order) == len(pairs) and order != sorted(order):
        names = [label(item) for item in ours]
        yield Change(path, "; ".join(names), "; ".join(names[mine] for mine in order), ChangeKind.TO_CHANGE)


def _are_parts(ours: object, theirs: object, pattern: str) -> bool:
    """Whether both are parts of one kind, or one is and the other is absent: compared field by field."""
    kinds = {type(part) for part in (ours, theirs) if part is not None}
    if len(kinds) != 1 or not issubclass(kind := kinds.pop(), BaseModel) or issubclass(kind, Markup):
        return False
    return (ours is not None and theirs is not None) or pattern in PARTS


def _text(value: object) -> str | None:
    """A value as text; a part with fields as JSON."""
    if value in _ABSENT:
        return None
    if isinstance(value, Markup):
        return value.markup
    if isinstance(value, Abstract):
        return words_of(value)
    if isinstance(value, Statement):
        return " ".join(line_of(part) for part in (value.heading, *value.paragraphs) if part)
    if isinstance(value, BaseModel):
        return value.model_dump_json(exclude_defaults=True)
    return str(value)
