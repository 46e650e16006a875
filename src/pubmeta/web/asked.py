"""What a request asks for, by its query: each parameter with its meaning, from which /openapi.json is made as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

from pubmeta import choices
from pubmeta.choices import Ability, ChoiceError
from pubmeta.config import Config
from pubmeta.errors import ReadError, nearest
from pubmeta.problems import Kind, Problem
from pubmeta.registry import get_format
from pubmeta.web.answers import Form
from pubmeta.web.problems import Refusal, Refused

Schema = dict[str, Any]

_MOST_PARAMETERS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks for.

    to: the formats to write. read_as: the format of the document, None: what the request's Content-Type or else its
    signature says. record: which of several records, from 1. strict: the kinds of warnings and the codes of rules that
    fail like errors. page, documents: addresses, see `head_at`. options: the tables of formats that have others than
    the configuration's. form: in which form the answer is.
    """

    to: tuple[str, ...] = ()
    read_as: str | None = None
    record: int | None = None
    strict: frozenset[str] = frozenset()
    verify: bool = False
    structure_references: bool = False
    page: str | None = None
    documents: str | None = None
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    form: Form = Form.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a query.

    field: that of `Asked` which has its value. schema: of the value, or of each where there may be several, with commas
    between them or each by itself. take: the value for the field; raises ChoiceError.
    """

    name: str
    field: str
    text: str
    schema: Callable[[], Schema]
    take: Callable[[Sequence[str]], Any]
    several: bool = False


def _one(values: Sequence[str]) -> str:
    if len(values) > 1:
        raise ChoiceError("is given more than once")
    return values[0]


def _address(values: Sequence[str]) -> str:
    if not (value := _one(values)):
        raise ChoiceError("is empty")
    return value


def _truth(values: Sequence[str]) -> bool:
    value = _one(values)
    if value not in ("true", "false"):
        raise ChoiceError(f"is {value!r}; it must be true or false")
    return value == "true"


def _number(values: Sequence[str]) -> int:
    value = _one(values)
    if not (value.isascii() and value.isdecimal() and len(value) < 10 and int(value)):
        raise ChoiceError(f"is {value!r}; it must be a number from 1")
    return int(value)


def _format(ability: Ability) -> Callable[[Sequence[str]], str]:
    def take(values: Sequence[str]) -> str:
        name = _one(values)
        choices.require(name, ability)
        return name

    return take


def _names(ability: Ability) -> Callable[[], Schema]:
    return lambda: {"type": "string", "enum": list(choices.able(ability))}


def _boolean() -> Schema:
    return {"type": "boolean", "default": False}


def _from(ability: Ability) -> Parameter:
    return Parameter(
        name="from",
        field="read_as",
        text="The format of the document. Without it the media type of the request decides, where only one format has "
        "it, or else the content.",
        schema=_names(ability),
        take=_format(ability),
    )


FROM: Final = _from("read")
FROM_VALIDATED: Final = _from("validate")
TO: Final = Parameter(
    name="to",
    field="to",
    text="The formats to write.",
    schema=_names("write"),
    take=choices.writable,
    several=True,
)
RECORD: Final = Parameter(
    name="record",
    field="record",
    text="Which record of the document, from 1, where it holds several.",
    schema=lambda: {"type": "integer", "minimum": 1, "maximum": 999_999_999},
    take=_number,
)
STRICT: Final = Parameter(
    name="strict",
    field="strict",
    text="Warnings that fail like errors: `all`, kinds such as `guessed`, codes of rules such as `jats.country`.",
    schema=lambda: {"type": "string", "enum": list(choices.strict_words())},
    take=choices.strict,
    several=True,
)
VERIFY: Final = Parameter(
    name="verify",
    field="verify",
    text="Check the content rules in each document and read it back; differences that are not reported are errors.",
    schema=_boolean,
    take=_truth,
)
STRUCTURE: Final = Parameter(
    name="structure-references",
    field="structure_references",
    text="Divide printed references into fields where this can be done without doubt.",
    schema=_boolean,
    take=_truth,
)
PAGE: Final = Parameter(
    name="page",
    field="page",
    text="The address of the article's page, in which `{doi}` is its DOI; by default its landing page.",
    schema=lambda: {"type": "string", "minLength": 1, "examples": ["https://journal.example/article/{doi}"]},
    take=_address,
)
DOCUMENTS: Final = Parameter(
    name="documents",
    field="documents",
    text="Where the documents of the formats of `to` are; `{doi}` is the DOI, `{suffix}` that of each format.",
    schema=lambda: {"type": "string", "minLength": 1, "examples": ["https://journal.example/{doi}{suffix}"]},
    take=_address,
)


def option_schemas() -> dict[str, Schema]:
    """The schema of each option of a format that a query can give, such as ``crossref.version``."""
    found: dict[str, Schema] = {}
    for name in choices.able("options"):
        properties = get_format(name).options.model_json_schema().get("properties", {})
        for option, schema in properties.items():
            if schema.get("type") != "object":
                found[f"{name}.{option}"] = schema
    return found


def asked_for(query: str, parameters: Iterable[Parameter], config: Config, *, with_options: bool) -> Asked:
    """What a query asks for; raises Refused, with every problem, for what there is not.

    config: that of the service, whose options hold where the query has none. with_options: whether options of formats
    are parameters, too.
    """
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except ValueError:
        raise Refused(Refusal.WRONG_REQUEST, "The query is not UTF-8, or has too many parameters.") from None
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    options: dict[str, dict[str, Any]] = {}
    for name, given in values.items():
        try:
            if name in known:
                found[known[name].field] = known[name].take(given)
            elif with_options and "." in name:
                for format_name, table in choices.option_tables((name, value) for value in given).items():
                    options.setdefault(format_name, {}).update(table)
            else:
                problems.append(_wrong(name, f"is not a parameter here{nearest(name, known)}"))
        except ChoiceError as error:
            problems.append(_wrong(name, str(error)))
    if problems:
        raise Refused(Refusal.WRONG_REQUEST, "The query has parameters or values that do not exist.", problems)
    return Asked(**found, options=_taken(options, config))


def _wrong(name: str, message: str) -> Problem:
    return Problem(Kind.INVALID, message, path=name, remedy="look at /openapi.json")


def _taken(options: Mapping[str, Mapping[str, Any]], config: Config) -> Mapping[str, Mapping[str, Any]]:
    """The whole tables of the formats of which there are options; raises Refused unless they take them together."""
    try:
        tables = config.with_options(options).tables
    except ReadError as error:
        detail = "An option has a value that its format does not accept."
        raise Refused(Refusal.WRONG_OPTION, detail, error.problems) from error
    return {name: tables[name] for name in options}
