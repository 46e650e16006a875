"""The checks on clinical trials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats import terms
from pubmeta.formats.jats.rules.document import JatsDocument
from pubmeta.model import TrialStage
from pubmeta.vocabularies import registries

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRIAL_STAGES = frozenset(TrialStage)


def _trial(related: _Element, document: JatsDocument) -> XmlBreaches:
    """A `related-object` that is a trial: by its stage, or by the kind of its source."""
    stage, source_kind, source = (related.get(name) for name in ("content-type", "source-id-type", "source-id"))
    if stage in _TRIAL_STAGES or (stage is None and source_kind in {"crossref-doi", "registry-name"}):
        if source_kind not in {"crossref-doi", "registry-name"}:
            yield "trial", "@source-id-type of a trial is crossref-doi or registry-name"
        if not related.get("document-id"):
            yield "trial", "a trial has its number in @document-id"
        if related.get("document-id-type") not in {"clinical-trial-number", "doi"}:
            yield "trial", "@document-id-type of a trial is clinical-trial-number or doi"
        if source_kind == "crossref-doi" and source not in registries.TRIALS:
            yield "trial-registry", f"{source!r} is not the DOI of a registry that JATS4R knows"
    if source in registries.TRIALS and related.get("source-type") != terms.TRIAL["source-type"]:
        yield "trial-source-type", ""
    number = related.get("document-id")
    if number and related.get("document-id-type") in (None, "clinical-trial-number"):
        if " " in number:
            yield (
                "trial-number",
                (f"{number!r} is more than one number", "put each trial into a <related-object> of its own"),
            )
        if document.trials[number] is not related:
            yield "trial-number", (f"{number} is there twice", "remove one of them")


CHECKS: XmlChecks[JatsDocument] = {"related-object": (_trial,)}
