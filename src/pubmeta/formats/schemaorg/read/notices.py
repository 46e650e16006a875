"""What notices did to the article, and what has become of it."""

from __future__ import annotations

from dataclasses import dataclass

from pubmeta.formats.schemaorg.read.identifiers import identifiers, named, own_identifier
from pubmeta.formats.schemaorg.read.nodes import Node, text_in
from pubmeta.formats.schemaorg.terms import CORRECTING, READ_STATUSES, RETRACTED, STATUS_PART, STATUSES
from pubmeta.model import Doi, PartialDate, Status, StatusType, Update, UpdateType, Version, VersionStage
from pubmeta.reading import Field, folded, quoted

_TYPES = {kind.replace("-", " "): kind for kind in UpdateType}


@dataclass(frozen=True, slots=True)
class Corrections:
    """The notices, and the dates on which the article was corrected or retracted."""

    notices: tuple[Update, ...] = ()
    corrected: tuple[PartialDate, ...] = ()
    retracted: PartialDate | None = None

    @property
    def is_retraction(self) -> bool:
        """Whether more is known of a retraction than that there was one."""
        return self.retracted is not None or any(each.type is UpdateType.RETRACTION for each in self.notices)


def corrections(node: Node) -> Corrections:
    """Each correction by its date or its DOI.

    A change of the document (`dateModified`) is none, for it may be of the page or its metadata.
    """
    notices: list[Update] = []
    corrected: list[PartialDate] = []
    retracted: PartialDate | None = None
    for entry in node.all("correction"):
        if isinstance(entry, Field):
            notice = _notice_at(entry)
            notices += [notice] if notice else []
            continue
        kind, date, doi = _kind(entry), entry.date("datePublished"), _doi(entry)
        if doi:
            notices.append(Update(type=kind, doi=doi, date=date))
        elif date is None:
            entry.dropped("is a correction without a date; left out")
        elif kind not in CORRECTING and kind is not UpdateType.RETRACTION:
            entry.dropped(f"is a notice without a DOI; left out: {kind} on {date}")
        if date and kind in CORRECTING:
            corrected.append(date)
        elif date and kind is UpdateType.RETRACTION:
            retracted = retracted or date
    return Corrections(tuple(notices), tuple(sorted(set(corrected))), retracted)


def _kind(entry: Node) -> UpdateType:
    """What a notice does: a correction, unless it says something else."""
    field = entry.one("genre")
    word = folded(field.text) if field else ""
    if field and word not in _TYPES:
        field.dropped(f"is not a known kind of notice; read as a correction: {quoted(field.text)}")
    return _TYPES.get(word, UpdateType.CORRECTION)


def _doi(entry: Node) -> Doi | None:
    for each in [*identifiers(entry), *own_identifier(entry), *map(named, entry.texts("url"))]:
        if each.kind == "doi" and (doi := each.field.taken(Doi)):
            return doi
    return None


def _notice_at(entry: Field) -> Update | None:
    """The notice of which only the address is known."""
    found = named(entry)
    if found.kind == "doi" and (doi := found.field.taken(Doi)):
        return Update(type=UpdateType.CORRECTION, doi=doi)
    entry.unplaced("is a correction without a date or a DOI")
    return None


def status_and_version(node: Node, *, is_retraction: bool) -> tuple[Status | None, Version | None]:
    """What has become of the work, and which version it is: `creativeWorkStatus` names both.

    is_retraction: whether a retraction is known already.
    """
    stage: VersionStage | None = None
    kind: StatusType | None = None
    for field in node.texts("creativeWorkStatus"):
        word = field.text.strip().casefold()
        if field.text in STATUSES:
            stage = STATUSES[field.text]
        elif word in READ_STATUSES and kind is None:
            kind = READ_STATUSES[word]
        elif field.text != RETRACTED:
            field.unplaced("is not a stage of a version, nor what has become of a work")
        elif not is_retraction:
            field.guessed("the article is retracted, but the date, which the model needs, is absent")
    version = node.part(Version, {"stage": stage, "label": node.line("version")}, at="version")
    return _status(node, kind), version


def _status(node: Node, kind: StatusType | None) -> Status | None:
    if kind is None:
        return None
    for entry in node.all("hasPart"):
        if isinstance(entry, Node) and entry.id == STATUS_PART:
            fields = {"type": kind, "date": entry.date("datePublished"), "reason": entry.read(text_in, "text")}
            return entry.part(Status, fields)
    return Status(type=kind)
