"""The checks on permissions, funding and clinical trials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import (
    HREF,
    Breaches,
    Checks,
    Surroundings,
    are_several,
    characters,
    text_of,
    within,
)
from pubmeta.model import FunderId, PartialDate, TrialStage
from pubmeta.xml.build import ALI

if TYPE_CHECKING:
    from lxml.etree import _Element

_LICENSE_REF = f"{{{ALI}}}license_ref"
_CREATIVE_COMMONS = re.compile(
    r"https://creativecommons\.org/(?:"
    r"licenses/by(?:-sa|-nd|-nc|-nc-sa|-nc-nd)?/(?:4\.0/|[123]\.\d/(?:(?:[a-z]{2}|igo)/)?)"
    r"|publicdomain/(?:zero|mark)/1\.0/)"
)
_LICENSE_REF_SINCE = 1.1
"""The first version with `ali:license_ref`."""
_VOCABULARIES_SINCE = 1.2
_TRIAL_STAGES = frozenset(TrialStage)


def _permissions(permissions: _Element, _: Surroundings) -> Breaches:
    statement, year, holder = (permissions.find(f"copyright-{part}") for part in ("statement", "year", "holder"))
    parts = (statement, year, holder)
    if any(part is not None for part in parts) and (year is None or holder is None):
        yield "copyright-complete", ""
    if statement is not None:
        said = text_of(statement).lower()
        if any(text_of(part).lower() not in said for part in (year, holder)):
            yield "copyright-statement", ""


def _copyright_year(year: _Element, _: Surroundings) -> Breaches:
    if not re.fullmatch("[1-9][0-9]{3}", characters(year)):
        yield "copyright-year", f"{text_of(year)!r} is not a year of four digits"


def _license(license_: _Element, surroundings: Surroundings) -> Breaches:
    references = license_.findall(_LICENSE_REF)
    url = text_of(references[0]) if references else license_.get(HREF) or ""
    if "creativecommons.org" in url and not _CREATIVE_COMMONS.match(url):
        yield "creative-commons-url", f"{url!r} is not the usual URL of a Creative Commons licence: https, a last slash"
    if not url or (not references and surroundings.version >= _LICENSE_REF_SINCE):
        yield "license-url", ""
    if references and license_.get(HREF, url) != url:
        yield "license-href", ""
    if len(references) > 1 and any(not reference.get("start_date") for reference in references):
        yield "license-start", ""
    for link in license_.iterfind("license-p/ext-link"):
        if url and link.get(HREF) != url:
            yield "license-link", f"the link in <license-p> is {link.get(HREF)}, the licence's URL {url}; make them one"


def _days(element: _Element, _: Surroundings) -> Breaches:
    days = []
    for attribute in ("start_date", "end_date"):
        value = element.get(attribute)
        if value is not None:
            try:
                day = PartialDate(value)
            except ValueError as error:
                yield "ali-dates", f"@{attribute}: {error}; correct it"
            else:
                days.append(day)
                if day.day is None:
                    yield "ali-dates", f"@{attribute} is {value}; give the day too"
    if days != sorted(days):
        yield "ali-dates", "@end_date lies before @start_date"


def _funding_groups(meta: _Element, _: Surroundings) -> Breaches:
    if are_several(meta.iter("funding-group")):
        yield "funding-group", ""


def _award_group(group: _Element, _: Surroundings) -> Breaches:
    sources = len(group.findall("funding-source"))
    if sources > 1 or (sources == 0 and group.find("support-source") is None):
        yield "award-source", ""


def _award_id(identifier: _Element, _: Surroundings) -> Breaches:
    if identifier.get("award-id-type") == "doi" and not characters(identifier).startswith("10"):
        yield "award-doi", f"{text_of(identifier)!r} is not a DOI: it starts with 10."


def _funding_source(source: _Element, _: Surroundings) -> Breaches:
    if len(source.findall("institution-wrap")) != 1:
        yield "funding-source", ""


def _institution_id(identifier: _Element, surroundings: Surroundings) -> Breaches:
    if (
        identifier.get("vocab") == terms.FUNDER_REGISTRY["vocab"]
        and surroundings.version >= _VOCABULARIES_SINCE
        and within(identifier, "funding-group")
    ):
        if any(identifier.get(name) != value for name, value in terms.FUNDER_REGISTRY.items()):
            yield "funder-id", ""
        written = characters(identifier)
        if not re.fullmatch(FunderId.json_pattern, written):
            yield "funder-id", f"{written!r} is not an Open Funder Registry id: it is 10.13039/ and digits"


def _recipient(recipient: _Element, _: Surroundings) -> Breaches:
    named = sum(len(recipient.findall(tag)) for tag in ("name", "string-name", "institution", "institution-wrap"))
    if named != 1:
        yield "award-recipient", ""


def _trial(related: _Element, surroundings: Surroundings) -> Breaches:
    """A `related-object` that is a trial: by its stage, or by the kind of its source."""
    stage, source_kind, source = (related.get(name) for name in ("content-type", "source-id-type", "source-id"))
    if stage in _TRIAL_STAGES or (stage is None and source_kind in {"crossref-doi", "registry-name"}):
        if source_kind not in {"crossref-doi", "registry-name"}:
            yield "trial", "@source-id-type of a trial is crossref-doi or registry-name"
        if not related.get("document-id"):
            yield "trial", "a trial has its number in @document-id"
        if related.get("document-id-type") not in {"clinical-trial-number", "doi"}:
            yield "trial", "@document-id-type of a trial is clinical-trial-number or doi"
        if source_kind == "crossref-doi" and source not in terms.TRIAL_REGISTRIES:
            yield "trial-registry", f"{source!r} is not the DOI of a registry that JATS4R knows"
    if source in terms.TRIAL_REGISTRIES and related.get("source-type") != terms.TRIAL["source-type"]:
        yield "trial-source-type", ""
    number = related.get("document-id")
    if number and related.get("document-id-type") in (None, "clinical-trial-number"):
        if " " in number:
            yield "trial-number", f"{number!r} is more than one; give each trial a <related-object> of its own"
        if surroundings.trials[number] is not related:
            yield "trial-number", f"{number} is given twice; remove one"


CHECKS: Checks = {
    "permissions": (_permissions,),
    "copyright-year": (_copyright_year,),
    "license": (_license,),
    _LICENSE_REF: (_days,),
    f"{{{ALI}}}free_to_read": (_days,),
    "article-meta": (_funding_groups,),
    "front-stub": (_funding_groups,),
    "award-group": (_award_group,),
    "award-id": (_award_id,),
    "funding-source": (_funding_source,),
    "institution-id": (_institution_id,),
    "principal-award-recipient": (_recipient,),
    "related-object": (_trial,),
}
