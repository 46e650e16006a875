"""The base of every model class, and the plain text types."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from pubmeta.vocabularies.nothing import says_nothing

# What cannot be in an XML 1.0 document (production [2] Char), however it is escaped. Listed, since the set of what
# can takes 8 ms to compile.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_TEXT = 1_000_000
"""Characters of a text: libxml2 refuses documents with one of 10 MB, and no text of an article has a tenth of this."""
BYTE_ORDER_MARK = "\ufeff"
"""Space to JSON Schema (ECMA 262), and none to Python."""
_XML_SPACE = re.compile("[ \t\r\n]+")
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")


class Model(BaseModel):
    """A frozen value; unknown fields are refused; absent is None or an empty tuple."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values for the fields in `update`: checked like a new one.

        Raises pydantic.ValidationError for a value that the field does not take, and for a field that the class does
        not have. pydantic's own takes both unchecked, and a writer then meets them where nobody expects them.
        """
        copy = super().model_copy(deep=deep)
        if not update:
            return copy
        kept = {name: getattr(copy, name) for name in self.model_fields_set if name not in update}
        return type(self).model_validate({**kept, **update})

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The JSON Schema with what the docstrings below the fields say.

        pydantic's own `use_attribute_docstrings` reads the source of each class whenever it is imported.
        """
        found = handler(schema)
        described = handler.resolve_ref_schema(found)
        for kind in reversed(cls.__mro__[: cls.__mro__.index(Model)]):
            for name, text in _docstrings(kind).items():
                described["properties"][name]["description"] = text
        return found


@cache
def _docstrings(kind: type) -> Mapping[str, str]:
    """What is said of each field of a class, in the string below it."""
    import ast
    import inspect
    import textwrap

    (body,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    found = {}
    for field, below in pairwise(getattr(body, "body", ())):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found


class FromText(Model):
    """A part for which a string may be given, where there is no doubt what it says: ``"10-19"`` for pages."""

    @classmethod
    @abstractmethod
    def fields_of(cls, text: str) -> dict[str, Any]:
        """The fields of the part that the string spells; raises ValueError where it spells none."""

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, value: Any) -> Any:
        return cls.fields_of(value) if isinstance(value, str) else value


class RefusalError(ValueError):
    """Why a value is refused, and what to do about it; as text the two in one sentence."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}"


def reason_of(error: ValueError) -> str:
    """Why a value is refused, without what to do about it."""
    return error.message if isinstance(error, RefusalError) else str(error)


class Term(StrEnum):
    """A word of a closed list."""

    __hash__ = str.__hash__  # Enum's own is Python, and the tables of every format are asked by term


def checked_characters(value: str) -> str:
    """The value itself, if every character may be in XML; raises ValueError naming the first that may not."""
    if found := _NOT_XML.search(value):
        raise RefusalError(
            f"character U+{ord(found[0]):04X} at position {found.start()} is not allowed in XML", "remove it"
        )
    return value


def without_forbidden(value: str) -> str:
    """The value without the characters that may not be in XML."""
    return _NOT_XML.sub("", value)


def is_plain(value: str) -> bool:
    """Whether `single_line` surely returns the value unchanged: quickly decided, and true of nearly all text.

    What is printable holds no line break, no character that XML forbids and no space but the common one. With a space
    on either side, two spaces in a row tell of space around the value, within it, and of no value at all. A word or
    number, as most are, is known by the first question.
    """
    return value.isprintable() and "  " not in f" {value} "


def is_tidy(value: str) -> bool:
    """Whether a text is plain, and holds nothing that some reader may take for a tag or a character reference.

    Such a text means the same in every format, so that readers keep it as it is.
    """
    return value.isprintable() and "&" not in value and "<" not in value and "  " not in f" {value} "


def single_line(value: str) -> str:
    """The value with runs of space, tab and line break made one space, as XML and HTML readers see it, and none around.

    Raises ValueError when nothing is left, a character is not allowed in XML, or the text is longer than a parser of
    XML takes.
    """
    if len(value) > LONGEST_TEXT:
        message = f"has {len(value):,} characters, which is more than {LONGEST_TEXT:,}"
        raise RefusalError(message, "shorten it, or leave the field out")
    if value.isalnum() or (value.isprintable() and "  " not in f" {value} "):  # `is_plain`, without the call
        return value
    line = _XML_SPACE.sub(" ", checked_characters(value)).strip()
    if not line.strip(BYTE_ORDER_MARK):
        raise RefusalError("is blank", "write a value, or leave the field out")
    return line


Line = Annotated[str, AfterValidator(single_line), WithJsonSchema({"type": "string", "pattern": "\\S"})]
"""Literal text on one line, never blank."""


def numbered(value: object) -> str:
    """Text on one line; a whole number is taken for its digits."""
    if isinstance(value, str):
        return single_line(value)
    if type(value) is int:
        return str(value)
    raise PydanticKnownError("string_type")


_RUN_BY_BROWSERS = re.compile(r"(?ai)\s*+(?:javascript|vbscript|livescript|data|blob|file|filesystem|view-source):")


def is_unsafe_link(value: str) -> bool:
    """Whether a browser that takes the text for a link runs it, or reads it as a document of the page's own."""
    return _RUN_BY_BROWSERS.match(value) is not None


def not_run(value: str) -> str:
    """The value itself; raises ValueError where a browser would run it as a link."""
    if is_unsafe_link(value):
        raise RefusalError(f"{value!r} is code or a document, not a reference to one", "leave it out")
    return value


LinkLine = Annotated[Line, AfterValidator(not_run)]
"""Literal text that may be a link: a name, an identifier or a URI, and nothing that a browser runs."""


Number = Annotated[str, PlainValidator(numbered), WithJsonSchema({"type": "string", "pattern": "\\S"})]
"""A number as printed: ``12``, ``12A``, ``Suppl 1``. It is kept as text; a whole number may be given."""


def numbering(value: object) -> str:
    """As `numbered`; a word that says that there is no value is refused."""
    text = numbered(value)
    if not text.isdigit() and says_nothing(text):
        raise RefusalError(f"{text!r} says that there is no value", "leave it out")
    return text


Numbering = Annotated[str, PlainValidator(numbering), WithJsonSchema({"type": "string", "pattern": "\\S"})]
"""A `Number` by which something is found in a row of others: a volume, an issue."""


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text: blank lines are between them."""
    return [paragraph for paragraph in _BLANK_LINES.split(text) if paragraph.strip()]


@dataclass(frozen=True, slots=True)
class Form:
    """Metadata of a string that has a form, for Annotated: its pattern (ECMA 262), and what the message says of it."""

    pattern: str
    wanted: str

    def checked(self, value: str) -> str:
        """The value itself; raises ValueError where it has another form."""
        if not re.fullmatch(self.pattern, value):
            raise ValueError(f"{value!r} is not {self.wanted}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": self.pattern}
