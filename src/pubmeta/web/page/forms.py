"""The form of the page as it is sent, read into a submission."""

from __future__ import annotations

from typing import Final

from pubmeta.choices import able
from pubmeta.run.job import stamp
from pubmeta.web.page.submission import CROSSREF_FIELDS, JOURNAL_FIELDS, Submission, unpacked
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.sent import form_parts

_MOST_RECORDS: Final = 1_000_000


def submission_of(content_type: str, body: bytes) -> Submission:
    """What a form hands in: a new record, or the one that it has packed, with the settings that are filled in.

    Raises Refused for what is not such a form, and where there is nothing in it.
    """
    texts, files = _parts(content_type, body)
    name, content = files.get("file", ("", b""))
    pasted = texts.get("text", b"")
    if not content and pasted.strip():
        name, content = "", pasted
    if not content:
        name, content = _last_part(_text(texts, "name")), _bytes(texts, "packed")
    if not content:
        raise Refused(Refusal.WRONG_REQUEST, "There is nothing to read: choose a file, or paste a record.")
    stamped = stamp()
    return Submission(
        content=content,
        name=name,
        read_as=_format(_text(texts, "read_as")),
        record=_number(_text(texts, "record")),
        structures=bool(_text(texts, "structures")),
        journal=_filled(texts, "journal", JOURNAL_FIELDS),
        crossref=_filled(texts, "crossref", CROSSREF_FIELDS),
        configuration=files.get("configuration", ("", b""))[1] or _bytes(texts, "packed_configuration"),
        registered=files.get("registered", ("", b""))[1] or _bytes(texts, "packed_registered"),
        timestamp=_text(texts, "timestamp") or stamped["timestamp"],
        batch_id=_text(texts, "batch_id") or stamped["batch_id"],
        example=_text(texts, "example"),
    )


def _parts(content_type: str, body: bytes) -> tuple[dict[str, bytes], dict[str, tuple[str, bytes]]]:
    """The fields of a form, and its files with their names, those that are empty left out."""
    parts = [part for part in form_parts(content_type, body) if part.content]
    texts = {part.name: part.content for part in parts if part.file_name is None}
    files = {part.name: (_last_part(part.file_name), part.content) for part in parts if part.file_name is not None}
    return texts, files


def _last_part(name: str) -> str:
    """A file's name without folders, whichever system it is from, and without what does not belong in a name."""
    name = name.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in name if character.isprintable())[:200].strip(". ")


def _text(texts: dict[str, bytes], name: str) -> str:
    return texts.get(name, b"").decode(errors="replace").strip()


def _bytes(texts: dict[str, bytes], name: str) -> bytes:
    try:
        return unpacked(_text(texts, name))
    except ValueError as error:
        raise Refused(Refusal.WRONG_REQUEST, "The record in the form is damaged; submit it again.") from error


def _format(name: str) -> str | None:
    if not name:
        return None
    if name not in able("read"):
        raise Refused(Refusal.WRONG_REQUEST, f"No format that can be read is called {name!r}.")
    return name


def _number(text: str) -> int:
    return min(int(text), _MOST_RECORDS) if text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _filled(texts: dict[str, bytes], group: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name in names if (value := _text(texts, f"{group}.{name}"))}
