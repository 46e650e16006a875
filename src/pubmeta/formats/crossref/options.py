"""What a deposit needs besides the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pubmeta.formats.crossref.terms import DOI
from pubmeta.model import Doi, Url
from pubmeta.model.base import single_line
from pubmeta.registry import Options
from pubmeta.vocabularies.emails import is_email

MOST_BATCH_ID = 100
_DOMAIN = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*\.[A-Za-z0-9_]+(?:[-.][A-Za-z0-9_]+)*")
_TIMESTAMP = re.compile(r"[0-9]{1,19}")


def _of_length(least: int, most: int) -> AfterValidator:
    def checked(value: str) -> str:
        line = single_line(value)
        if not least <= len(line) <= most:
            raise ValueError(f"Crossref accepts {least} to {most} characters here, not {len(line)}")
        return line

    return AfterValidator(checked)


def _of_form(has_form: Callable[[str], object], what: str) -> AfterValidator:
    def checked(value: str) -> str:
        if not has_form(value):
            raise ValueError(f"{value!r} is {what}")
        return value

    return AfterValidator(checked)


class CrossrefOptions(Options):
    """Who deposits, when, in which schema version, and the publisher's Crossmark policy.

    Nothing has a default but the version: what a deposit cannot be without is reported as `missing`.
    """

    version: Literal["5.5.0", "5.4.0", "5.3.1"] = "5.5.0"
    """The version of the deposit schema; DOAJ takes 5.3.1."""
    depositor_name: Annotated[str, _of_length(1, 130)] | None = None
    """Who makes the deposit, a person or an organization."""
    depositor_email: Annotated[str, _of_length(6, 200), _of_form(is_email, "not an e-mail address")] | None = None
    """Where Crossref sends the result of the deposit."""
    registrant: Annotated[str, _of_length(1, 255)] | None = None
    """Who is responsible for the registered information, mostly the publisher."""
    batch_id: Annotated[str, _of_length(4, MOST_BATCH_ID)] | None = None
    """Unique among the publisher's deposits; results are asked for by it."""
    timestamp: (
        Annotated[
            str,
            Field(coerce_numbers_to_str=True),
            _of_form(_TIMESTAMP.fullmatch, "not a timestamp: it has at most 19 digits (UTC as YYYYMMDDHHMMSSmmm)"),
        ]
        | None
    ) = None
    """The version of the record, compared as a number: it must be above that of every earlier deposit of the DOI.

    Crossref's own tools write UTC as YYYYMMDDHHMMSSmmm, 17 digits.
    """
    crossmark_policy: Annotated[Doi, _of_form(DOI.fullmatch, "not a DOI of a form that Crossref accepts")] | None = None
    """The DOI of the publisher's Crossmark policy; without it there is no Crossmark."""
    crossmark_version: Annotated[str, _of_length(1, 100)] | None = None
    """The version of Crossmark, as the schema has a place for it; Crossref does not need it."""
    crossmark_domains: tuple[
        Annotated[str, _of_length(4, 1024), _of_form(_DOMAIN.fullmatch, "not a domain name")], ...
    ] = ()
    """Where the publisher keeps the content up to date: ``www.example.org``."""
    crossmark_domain_exclusive: bool | None = None
    """Whether the publisher keeps the content up to date in those domains only, and not wherever else it is hosted."""
    journal_page: Url | None = None
    """Where the journal's own DOI leads; without it the journal's DOI cannot be deposited."""
    proceedings_page: Url | None = None
    """Where the DOI of the proceedings leads; without it that DOI cannot be deposited."""
    series_page: Url | None = None
    """Where the DOI of the series of the proceedings leads; without it that DOI cannot be deposited."""

    @model_validator(mode="after")
    def _crossmark_has_a_policy(self) -> Self:
        details = ("crossmark_version", "crossmark_domains", "crossmark_domain_exclusive")
        given = [name for name in details if getattr(self, name) not in (None, ())]
        if given and self.crossmark_policy is None:
            raise ValueError(
                f"{' and '.join(given)} {'is' if len(given) == 1 else 'are'} given without crossmark_policy"
            )
        return self
