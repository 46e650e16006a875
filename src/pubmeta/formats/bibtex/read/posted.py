"""What is posted and not printed: by which institution, under which number, in which version, and its state."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.formats.bibtex.read import latex
from pubmeta.formats.bibtex.read.conference import organizations
from pubmeta.formats.bibtex.terms import ARXIV, ARXIV_AS_JOURNAL, PREPRINT_STATES, STATUS
from pubmeta.model import Affiliation, IdType, OtherId, Status, StatusType, Version
from pubmeta.reading import Field, FieldReader, quoted

_NOTE = re.compile(r"([A-Za-z ]+?)\.?(?::\s+(.+))?", re.DOTALL)


def institutions(fields: FieldReader, *, is_posted: bool) -> tuple[Affiliation, ...]:
    """The institutions behind a work; of a posted one the address is the town of the only one, if it has no comma."""
    tags = ("institution", "school", "organization") if is_posted else ("institution",)
    at = next((name for name in tags if name in fields), "institution")
    names = list(organizations(fields, *tags))
    address = fields.one("address", "location") if is_posted else None
    town = latex.line(address)
    if address and (len(names) != 1 or not town or "," in town):
        address.unplaced("is not surely the town of an institution")
        town = None
    made = (Field(at, name, fields.log).part(Affiliation, {"name": name, "city": town}) for name in names)
    return tuple(each for each in made if each)


def report_number(fields: FieldReader) -> tuple[OtherId, ...]:
    """The number that the institution gave its report."""
    field = fields.one("number")
    value = latex.line(field)
    made = field.part(OtherId, {"type": IdType.PUBLISHER, "value": value}) if field and value else None
    return (made,) if made else ()


def version(fields: FieldReader) -> Version | None:
    """The label of the version."""
    field = fields.one("version")
    return field.part(Version, {"label": latex.line(field)}) if field else None


def arxiv_as_journal(fields: FieldReader) -> Field | None:
    """The id of arXiv that is written into the journal, as Google Scholar does; the name of the server stays there."""
    found: list[Field] = []

    def take(field: Field) -> str | None:
        said = ARXIV_AS_JOURNAL.fullmatch(field.text.strip("{} "))
        if said is None:
            return field.text
        field.guessed(f"{quoted(field.text)} is the server arXiv, and not a journal; read as a preprint")
        found.append(field.with_text(said["id"]))
        return ARXIV

    for name in ("journal", "journaltitle"):
        fields.part(name, take)
    return found[0] if found else None


def is_preprint(fields: FieldReader) -> bool:
    """Whether the state of publication says so, and then it is read."""
    found = False

    def take(field: Field) -> str | None:
        nonlocal found
        if field.text.strip("{} ").casefold() in PREPRINT_STATES:
            found = True
            return None
        return field.text

    fields.part("pubstate", take)
    return found


def says_pending(text: str) -> bool:
    """Whether a state or a note begins with the words for a work that is still to come."""
    said = _NOTE.fullmatch(text.strip("{} "))
    return said is not None and STATUS.get(said[1].strip().casefold()) is StatusType.PENDING


def status(fields: FieldReader, *, is_published: bool) -> Status | None:
    """What a state of publication says, or a note that begins with one: ``Withdrawn: The data were wrong.``

    A work that has a date of publication is not pending.
    """
    state = fields.one("pubstate")
    if state:
        word = (latex.line(state) or "").casefold()
        if word not in STATUS or (is_published and STATUS[word] is StatusType.PENDING):
            state.unplaced(
                "says nothing that is not known from elsewhere" if word in STATUS else "is not a known state"
            )
            return None
        return state.part(Status, {"type": STATUS[word]})
    found: list[Status] = []

    def take(field: Field) -> str | None:
        said = _NOTE.fullmatch(field.text.strip())
        kind = STATUS.get(said[1].strip().casefold()) if said else None
        if said is None or kind is None or found or (is_published and kind is StatusType.PENDING):
            return field.text
        made: dict[str, Any] = {"type": kind, "reason": latex.text(field.with_text(said[2])) if said[2] else None}
        found.extend(filter(None, (field.part(Status, made),)))
        return None

    fields.part("note", take)
    return found[0] if found else None
