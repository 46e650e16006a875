"""The checks on texts of any kind: abstracts, what is markup in no element, characters that were lost."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.checks.stray_markup import references_in, tags_in
from pubmeta.checks.wrong_encoding import SIGNS, may_be_wrongly_read, wrongly_read
from pubmeta.formats.crossref.rules.document import Deposit
from pubmeta.formats.crossref.terms import JATS, LOST, LOST_MESSAGE
from pubmeta.vocabularies.emails import is_email
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def markup(element: _Element, _: Deposit) -> XmlBreaches:
    """Tags and character references that are text of the element."""
    text = text_of(element)
    if found := next(chain(tags_in(text), references_in(text)), None):
        yield "escaped-markup", f"{found!r} is shown literally"


def _abstract(abstract: _Element, _: Deposit) -> XmlBreaches:
    if not text_of(abstract):
        yield "abstract-empty", "the abstract is empty"


def _email(email: _Element, _: Deposit) -> XmlBreaches:
    value = text_of(email)
    if not is_email(value):
        yield "email", f"{value!r} is not an e-mail address; the result of the deposit is sent there"


def _batch(batch: _Element, _: Deposit) -> XmlBreaches:
    whole: Any = batch.xpath("string(/)", smart_strings=False)  # searched in a fraction of the time that its parts take
    if LOST in whole:
        texts: Any = batch.xpath("//text()[contains(., $lost)]", lost=LOST)
        for element in dict.fromkeys(text.getparent() for text in texts):
            yield "lost-character", LOST_MESSAGE, element
    if not may_be_wrongly_read(whole):
        return
    suspect: Any = batch.xpath("//text()[string-length(translate(., $signs, '')) < string-length(.)]", signs=SIGNS)
    for text in suspect:
        if wrong := next(wrongly_read(str(text)), None):
            read, meant = wrong
            yield "wrong-encoding", f"{read!r} is {meant!r} read in another encoding than UTF-8", text.getparent()


CHECKS: XmlChecks[Deposit] = {
    "doi_batch": (_batch,),
    "email_address": (_email,),
    "unstructured_citation": (markup,),
    f"{{{JATS}}}abstract": (_abstract,),
    f"{{{JATS}}}title": (markup,),
    f"{{{JATS}}}p": (markup,),
}
