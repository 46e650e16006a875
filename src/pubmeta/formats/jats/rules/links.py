"""The checks on formulas and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats.rules.document import HREF, TITLE, JatsDocument, parent_tag
from pubmeta.xml.build import MATHML
from pubmeta.xml.text import characters

if TYPE_CHECKING:
    from lxml.etree import _Element

_URL = re.compile(r"(?:https?|s?ftp)://")


def _formula(formula: _Element, _: JatsDocument) -> XmlBreaches:
    parent = formula.getparent()
    around = parent_tag(parent) if parent is not None and parent.tag == "alternatives" else parent_tag(formula)
    if around not in {"inline-formula", "disp-formula"}:
        yield "formula", ""


def _formula_holder(holder: _Element, _: JatsDocument) -> XmlBreaches:
    if sum(child.tag in {"graphic", "tex-math", f"{{{MATHML}}}math"} for child in holder) > 1:
        yield "formula-alternatives", ""


def _link(link: _Element, _: JatsDocument) -> XmlBreaches:
    text = characters(link)
    is_url = bool(text) and (text == link.get(HREF) or _URL.match(text) is not None)
    if (is_url or (len(link) == 0 and not text.strip())) and link.get(TITLE) is None:
        yield "link-text", ""
    elif is_url:
        yield "link-url", ""


CHECKS: XmlChecks[JatsDocument] = {
    f"{{{MATHML}}}math": (_formula,),
    "tex-math": (_formula,),
    "inline-formula": (_formula_holder,),
    "disp-formula": (_formula_holder,),
    "ext-link": (_link,),
    "uri": (_link,),
    "self-uri": (_link,),
}
