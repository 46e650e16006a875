"""The checks on the DOIs that a deposit registers, and on the links that it gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import TextBreaches, XmlBreaches, XmlChecks
from pubmeta.formats.crossref.rules.document import Deposit, repeated
from pubmeta.formats.crossref.rules.identifiers import fault_of
from pubmeta.formats.crossref.terms import AI, CT, DOI_CHARACTERS, FR, REL, may_be_registered_already
from pubmeta.model import Doi
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_IN_URLS = re.compile(r'[^!-~]|[<>"{}|\\^`]')
_PROGRAMS = tuple(f"{{{namespace}}}program" for namespace in (AI, CT, FR))
_REGISTERING = ("component", "doi_data", "pending_publication")
"""Elements of which a `doi` is registered."""
_CRAWLERS = {"similarity-check", "iParadigms"}


def _batch(batch: _Element, deposit: Deposit) -> XmlBreaches:
    """No DOI is registered twice, and all have one prefix; each other one is reported at its first DOI."""
    parents = deposit.within(batch, *_REGISTERING)
    registered = [(text_of(doi), doi) for parent in parents for doi in deposit.children(parent, "doi")]
    journals = deposit.within(batch, "journal_metadata")
    own = {text_of(doi).lower() for journal in journals for doi in deposit.within(journal, "doi")}
    for value, doi in repeated((value.lower(), doi) for value, doi in registered):
        data = doi.getparent()
        if value not in own or data is None or not deposit.is_in(data, "journal_article"):  # see the rule journal-doi
            yield "doi-repeated", f"the DOI {value} is registered twice in this deposit", doi
    first_of: dict[str, _Element] = {}
    for value, doi in registered:
        first_of.setdefault(value.partition("/")[0], doi)
    first, *others = first_of or ("",)
    for prefix in others:
        message = f"has the prefix {prefix}, other DOIs here have {first}"
        yield "prefix", message, first_of[prefix]


def _registered(parent: _Element, deposit: Deposit) -> XmlBreaches:
    for doi in deposit.children(parent, "doi"):
        value = text_of(doi)
        if DOI_CHARACTERS.fullmatch(value):
            continue
        if may_be_registered_already(value, deposit.first_year(parent)):
            yield "doi-old", f"the DOI {value} has characters with which Crossref registers none since 2008", doi
        else:
            strange = "".join(dict.fromkeys(character for character in value if not DOI_CHARACTERS.match(character)))
            message = f"the DOI {value} has characters that Crossref does not register: {strange!r}"
            yield "doi-characters", message, doi


def _doi_data(data: _Element, deposit: Deposit) -> XmlBreaches:
    items = [
        item
        for collection in deposit.children(data, "collection")
        for item in deposit.children(collection, "item")
        if item.get("crawler") in _CRAWLERS
    ]
    if len(items) > 1:
        yield "similarity-check", f"{len(items)} texts are for Similarity Check", items[1]


def _resource(resource: _Element, _: Deposit) -> XmlBreaches:
    if found := _NOT_IN_URLS.search(text_of(resource)):
        yield "url-encoding", f"the URL contains {found[0]!r}"


def _license(license_: _Element, _: Deposit) -> XmlBreaches:
    return license_breaches(applies_to=license_.get("applies_to"), start_date=license_.get("start_date"))


def license_breaches(**details: str | None) -> TextBreaches:
    """What a licence lacks of its details: `applies_to` and `start_date`."""
    absent = [name for name, value in details.items() if value is None]
    if absent:
        yield "license-details", f"the licence has no {' and no '.join(absent)}"


def _relation(relation: _Element, _: Deposit) -> XmlBreaches:
    if relation.get("identifier-type") != "doi":
        return
    value = text_of(relation)
    if fault := fault_of(Doi, value):
        yield "relation-doi", fault
    elif not Doi.is_normal(value):
        yield "relation-doi-bare", f"the target {value} is more than the DOI {Doi(value)}"


def _crossmark(crossmark: _Element, deposit: Deposit) -> XmlBreaches:
    for program in crossmark.itersiblings(*_PROGRAMS):
        yield "crossmark-programs", "is beside crossmark, not in it", program


CHECKS: XmlChecks[Deposit] = {
    "crossmark": (_crossmark,),
    "doi_batch": (_batch,),
    "component": (_registered,),
    "pending_publication": (_registered,),
    "doi_data": (_registered, _doi_data),
    "resource": (_resource,),
    f"{{{AI}}}license_ref": (_license,),
    f"{{{REL}}}inter_work_relation": (_relation,),
    f"{{{REL}}}intra_work_relation": (_relation,),
}
