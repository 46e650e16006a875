"""The checks on funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit
from pubmeta.formats.crossref.rules.identifiers import fault_of, ror_breaches
from pubmeta.formats.crossref.terms import FR
from pubmeta.model import FunderId
from pubmeta.vocabularies import dois
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_FUNDERS = ("ror", "funder_name", "funder_identifier")


def _assertion(assertion: _Element, _: Deposit) -> XmlBreaches:
    if assertion.get("name") == "ror":
        yield from ror_breaches(assertion)
    elif assertion.get("name") == "funder_identifier" and (fault := fault_of(FunderId, text_of(assertion), dois.URL)):
        yield "funder-id", fault


def _program(program: _Element, _: Deposit) -> XmlBreaches:
    for group in (program, *program.iter(f"{{{FR}}}assertion")):
        if group.get("name") in ("fundgroup", "fundref"):
            kinds = [assertion.get("name") for assertion in group]
            if "funder_identifier" in kinds and ("funder_name" in kinds or "ror" in kinds):
                message = "a funder_identifier beside a funder is another funder"
                yield "funder-nesting", message, group
            if (most := max(map(kinds.count, _FUNDERS))) > 1:
                yield "funder-group", f"{most} funders are in one group", group


CHECKS: XmlChecks[Deposit] = {f"{{{FR}}}assertion": (_assertion,), f"{{{FR}}}program": (_program,)}
