"""What a body holds: the document, or the parts of a form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from python_multipart import FormParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import Field, File, parse_options_header

from pubmeta.choices import Ability, able
from pubmeta.registry import get_format
from pubmeta.web.problems import Refusal, Refused

FORM: Final = "multipart/form-data"
DOCUMENT: Final = "document"
REGISTERED: Final = "registered"
_GENERAL: Final = frozenset({"application/json", "application/xml", "application/yaml"})


class Part(NamedTuple):
    """One part of a form; file_name: what the client calls the file, None for a field."""

    name: str
    content: bytes
    file_name: str | None = None


def form_parts(content_type: str, content: bytes) -> list[Part]:
    """The parts of a form in their order; raises Refused for one that is malformed, and for what is not a form."""
    parts: list[Part] = []

    def on_field(field: Field) -> None:
        parts.append(Part(_decoded(field.field_name), field.value or b""))

    def on_file(file: File) -> None:
        file.file_object.seek(0)
        parts.append(Part(_decoded(file.field_name), file.file_object.read(), _decoded(file.file_name)))

    media_type, options = parse_options_header(content_type)
    if media_type.lower() != FORM.encode():
        raise Refused(Refusal.WRONG_REQUEST, f"The body is not a form ({FORM}).")
    in_memory = {"MAX_MEMORY_FILE_SIZE": len(content) + 1}
    try:
        parser = FormParser(FORM, on_field, on_file, boundary=options.get(b"boundary"), config=in_memory)
        parser.write(content)
        parser.finalize()
    except FormParserError as error:
        raise Refused(Refusal.WRONG_REQUEST, f"The form is malformed: {error}.") from error
    return parts


def parts_of(content_type: str, content: bytes) -> Mapping[str, bytes]:
    """The parts of a body by their names; a body that is not a form is one, the document.

    Raises Refused for a form that is malformed or has a part twice.
    """
    if _media_type(content_type) != FORM:
        return {DOCUMENT: content}
    parts: dict[str, bytes] = {}
    for part in form_parts(content_type, content):
        if part.name in parts:
            raise Refused(Refusal.AMBIGUOUS, f"The form has more than one part named {part.name!r}.")
        parts[part.name] = part.content
    return parts


def format_named(content_type: str, ability: Ability) -> str | None:
    """The format that the header Content-Type names; None where the type is that of several formats, or of any text.

    ability: what the format has to be able to do.
    """
    return named_formats(ability).get(_media_type(content_type))


@cache
def named_formats(ability: Ability) -> Mapping[str, str]:
    """The formats that can do that, by those media types that say which format it is."""
    names: dict[str, list[str]] = {}
    for name in able(ability):
        names.setdefault(get_format(name).media_type, []).append(name)
    return {
        media_type: found[0]
        for media_type, found in names.items()
        if len(found) == 1 and media_type not in _GENERAL and not media_type.startswith("text/")
    }


def _decoded(name: bytes | None) -> str:
    return (name or b"").decode(errors="replace")


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
