"""Hypothesis strategies: any value that the model accepts, derived from the model's own annotations."""

from __future__ import annotations

import types
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from pubmeta.model import Article, ArticleType, Markup, PartialDate, codes, identifiers, urls
from pubmeta.model.text import INLINE
from pubmeta.testing.texts import TREACHEROUS

# Letters of many scripts, and every character that some format might treat specially.
_CHARACTERS = st.one_of(
    st.sampled_from("&<>\"'\\{}[]()*_#%~^|/:;,.!?-–—‘’“”…@=+$ \u00a0\u2009\u200b\u202e"),
    st.characters(categories=("L", "M", "N", "P", "S")),
)


def _tidy(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part).strip()


LINES: SearchStrategy[str] = st.one_of(
    st.text(_CHARACTERS, min_size=1, max_size=24).map(_tidy).filter(str.strip), st.sampled_from(TREACHEROUS)
)

_ESCAPED = LINES.map(lambda line: line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
_INLINE = st.recursive(
    _ESCAPED,
    lambda inner: st.builds("<{0}>{1}</{0}>".format, st.sampled_from(sorted(INLINE)), inner),
    max_leaves=3,
)
_MATH = st.sampled_from(["<math><mi>x</mi></math>", "<math><msup><mi>E</mi><mn>2</mn></msup><mo>&lt;</mo></math>"])
MARKUP: SearchStrategy[Markup] = (
    st.lists(st.one_of(_INLINE, _ESCAPED, _MATH), min_size=1, max_size=3)
    .map(" ".join)
    .map(lambda fragment: Markup(markup=f"<i>x</i>{fragment}"))
)
DATES: SearchStrategy[PartialDate] = (
    st.dates().map(str).flatmap(lambda day: st.sampled_from([day[:4], day[:7], day]).map(PartialDate))
)


def _check_digit(digits: str, total: int) -> str:
    return digits + ("X" if total == 10 else str(total))


def _issn(digits: str) -> str:
    return _check_digit(
        digits, -sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True)) % 11
    )


def _orcid(digits: str) -> str:
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return _check_digit(digits, (12 - total % 11) % 11)


def _isbn(digits: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def _ror(body: str) -> str:
    number = 0
    for character in body:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(character)
    return f"{body}{98 - number * 100 % 97:02d}"


def _digits(count: int, first: str = "[0-9]") -> SearchStrategy[str]:
    return st.from_regex(rf"\A{first}[0-9]{{{count - 1}}}\Z").map(_ascii)


def _ascii(text: str) -> str:
    return "".join(str(int(character)) if character.isdigit() else character for character in text)


_IDENTIFIERS: dict[type[identifiers.Identifier], SearchStrategy[str]] = {
    identifiers.Doi: st.from_regex(r"\A10\.[1-9][0-9]{3,5}/[a-z0-9._;()/-]{1,20}\Z"),
    identifiers.Orcid: _digits(15).map(_orcid),
    identifiers.Isni: _digits(15).map(_orcid),
    identifiers.Issn: _digits(7).map(_issn),
    identifiers.Isbn: _digits(9).map(lambda digits: _isbn(f"978{digits}")),
    identifiers.Ror: st.from_regex(r"\A0[a-hj-km-np-tv-z0-9]{6}\Z").map(_ascii).map(_ror),
    identifiers.FunderId: _digits(9, "[1-9]").map("10.13039/{}".format),
    identifiers.Pmid: _digits(7, "[1-9]"),
    identifiers.Pmcid: _digits(7, "[1-9]").map("PMC{}".format),
    identifiers.ArxivId: st.sampled_from(["2401.01234", "2401.01234v2", "math.GT/0309136"]),
    urls.Url: st.from_regex(r"\Ahttps://www\.example\.org/[a-z0-9?&=%2F./-]{0,20}\Z"),
    codes.Language: st.sampled_from(["en", "de", "fr", "pt-BR", "zh-Hant", "ar", "ja", "en-GB"]),
}
_LITERALS: dict[str, SearchStrategy[Any]] = {
    "email": st.sampled_from(["a@example.org", "o'hara+x@mail.example.org"]),
    "country_code": st.sampled_from(["NL", "NO", "US", "JP"]),
    "grid": st.just("grid.5132.5"),
    "wikidata": st.just("Q156598"),
    "media_type": st.sampled_from(["application/pdf", "text/html", "application/xml"]),
    "registry": st.just("10.18810/clinical-trials-gov"),
    "spdx": st.sampled_from(["CC-BY-4.0", "CC0-1.0"]),
    "round": st.integers(0, 9),
    "year": st.integers(1500, 2100),
}
"""Fields whose form is a pattern or a bound."""


def _of(annotation: Any, name: str) -> SearchStrategy[Any]:
    """Values of an annotated field; models come as dictionaries of their fields' values."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0], name)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_of(arguments[0], name), max_size=2).map(tuple)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_of(argument, name) for argument in arguments))
    if annotation is type(None):
        return st.none()
    if annotation is str:
        return LINES
    if annotation is bool:
        return st.booleans()
    if annotation is PartialDate:
        return DATES
    if annotation is Markup:
        return MARKUP
    if issubclass(annotation, identifiers.Identifier):
        return _IDENTIFIERS[annotation]
    if issubclass(annotation, Enum):
        return st.sampled_from(list(annotation))
    return values_of(annotation)


def _field(name: str, field: FieldInfo) -> SearchStrategy[Any]:
    chosen = _LITERALS.get(name)
    strategy = _of(field.annotation, name) if chosen is None else chosen
    return strategy if field.is_required() else st.one_of(st.just(field.default), strategy)


def _of_one_kind(fields: dict[str, Any], *, is_in_proceedings: bool) -> dict[str, Any]:
    """What to change so that the fields of an article go together, and it is no notice of itself."""
    doi = (fields["doi"] or "").lower()
    others = {"updates": tuple(update for update in fields["updates"] if update.doi.key != doi)}
    if fields["review"]:
        return {**others, "type": ArticleType.PEER_REVIEW, "proceedings": None}
    if not is_in_proceedings or not fields["proceedings"]:
        return {**others, "proceedings": None}
    return {**others, "journal": None, "type": ArticleType.CONFERENCE_PAPER}


@cache
def values_of(kind: type[BaseModel]) -> SearchStrategy[Any]:
    """Values of one model class, those that it accepts."""

    @st.composite
    def built(draw: st.DrawFn) -> BaseModel | None:
        fields = {name: draw(_field(name, field)) for name, field in kind.model_fields.items()}
        if issubclass(kind, Article):
            fields |= _of_one_kind(fields, is_in_proceedings=draw(st.booleans()))
        try:
            return kind.model_validate({name: value for name, value in fields.items() if value is not None})
        except ValidationError:
            return None

    return st.deferred(built).filter(lambda value: value is not None)
