"""Which version of the work is deposited."""

from __future__ import annotations

from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, VersionStage
from pubmeta.xml.build import Element, element

_STAGES = frozenset(stage.value for stage in VersionStage)


def version_info(article: Article, deposit: Deposit) -> Element | None:
    """The version by its label, or else its stage, which otherwise is part of the description."""
    version = article.version
    if version is None or not deposit.edition.version_info:
        return None
    if version.label in _STAGES:
        deposit.log.guessed("version", f"the label {version.label} is read as a stage by Crossref")
    descriptions = (version.stage if version.label else None, version.description)
    return element(
        "version_info",
        deposit.text("version", version.label or version.stage, deposit.log, "version.label"),
        (element("description", description) for description in descriptions),
    )
