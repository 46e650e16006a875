"""The form of the page as it is sent, read into a submission."""

from __future__ import annotations

from email.message import Message
from typing import Final

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, FormParser

from pubmeta.run.job import stamp
from pubmeta.web.page.submission import CROSSREF_FIELDS, JOURNAL_FIELDS, Submission, unpacked
from pubmeta.web.problems import Refusal, Refused

_IN_MEMORY: Final = 1 << 62
"""The size from which a part would be written to the disk: none is, for the body is in memory already."""
_MOST_RECORDS = 1_000_000


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
        name, content = _text(texts, "name"), _bytes(texts, "packed")
    if not content:
        raise Refused(Refusal.WRONG_REQUEST, "There is nothing to read: choose a file, or paste a record.")
    stamped = stamp()
    return Submission(
        content=content,
        name=name,
        read_as=_text(texts, "read_as") or None,
        record=_number(_text(texts, "record")),
        structures=bool(_text(texts, "structures")),
        journal=_filled(texts, "journal", JOURNAL_FIELDS),
        crossref=_filled(texts, "crossref", CROSSREF_FIELDS),
        configuration=files.get("configuration", ("", b""))[1] or _bytes(texts, "packed_configuration"),
        registered=files.get("registered", ("", b""))[1] or _bytes(texts, "packed_registered"),
        timestamp=_text(texts, "timestamp") or stamped["timestamp"],
        batch_id=_text(texts, "batch_id") or stamped["batch_id"],
    )


def _parts(content_type: str, body: bytes) -> tuple[dict[str, bytes], dict[str, tuple[str, bytes]]]:
    """The fields of a form, and its files with their names; of several under one name the last that is not empty."""
    header = Message()
    header["content-type"] = content_type
    boundary = header.get_param("boundary")
    texts: dict[str, bytes] = {}
    files: dict[str, tuple[str, bytes]] = {}

    def on_field(field: Field) -> None:
        if field.value:
            texts[(field.field_name or b"").decode(errors="replace")] = field.value

    def on_file(file: File) -> None:
        file.file_object.seek(0)
        if content := file.file_object.read():
            name = (file.file_name or b"").decode(errors="replace")
            files[(file.field_name or b"").decode(errors="replace")] = (_last_part(name), content)

    try:
        parser = FormParser(
            header.get_content_type(),
            on_field,
            on_file,
            boundary=boundary if isinstance(boundary, str) else None,
            config={"MAX_MEMORY_FILE_SIZE": _IN_MEMORY, "MAX_FIELD_SIZE": _IN_MEMORY},
        )
        parser.write(body)
        parser.finalize()
        parser.close()
    except FormParserError as error:
        raise Refused(Refusal.WRONG_REQUEST, "The body is not a form that was filled in here.") from error
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
        raise Refused(Refusal.WRONG_REQUEST, "The record in the form is damaged; hand it in again.") from error


def _number(text: str) -> int:
    return min(int(text), _MOST_RECORDS) if text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _filled(texts: dict[str, bytes], group: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name in names if (value := _text(texts, f"{group}.{name}"))}
