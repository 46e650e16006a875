"""Licences and funding."""

from __future__ import annotations

from pubmeta.formats.datacite.terms import TITLE
from pubmeta.formats.datacite.write.texts import Distinct, Values, kept
from pubmeta.model import Article, Award, LicenseScope
from pubmeta.problems import Log, Place


def rights(article: Article, log: Log) -> list[Values]:
    """The licences of the work as it is published, each once."""
    found = Distinct()
    for at, each in log.each("licenses", article.licenses):
        if each.applies_to not in (None, LicenseScope.VERSION_OF_RECORD):
            at.dropped("", f"{TITLE} has the licences of the work itself, and this one is for {each.applies_to}")
            continue
        value = kept(
            {
                "rights": each.name,
                "rightsUri": each.url,
                "rightsIdentifier": each.spdx,
                "rightsIdentifierScheme": each.spdx and "SPDX",
                "schemeUri": each.spdx and "https://spdx.org/licenses/",
            }
        )
        if not value:
            at.dropped("", f"{TITLE} has no sentences that grant a licence")
        elif not found.takes(value):
            at.dropped("", "is there already")
        else:
            for field in ("statement", "start_date", "applies_to"):
                if getattr(each, field):
                    at.dropped(field, f"{TITLE} has no place for it")
    return found


def funding(article: Article, log: Log) -> list[Values]:
    """A value for each number of each award."""
    found = Distinct()
    for at, award in log.each("awards", article.awards):
        if not award.funder.name:
            at.dropped("", f"{TITLE} needs the name of a funder", remedy="add the funder's name")
            continue
        if len(award.numbers) > 1:
            log.guessed("awards", f"{TITLE} has one number for each award; one with several is read as several awards")
        for value in _of_award(award, at):
            if not found.takes(value):
                log.guessed("awards", "an award that is there twice is read once")
    return found


def _of_award(award: Award, at: Place) -> list[Values]:
    funder = award.funder
    if funder.ror and funder.funder_id:
        at.dropped("funder.funder_id", f"{TITLE} has one identifier of a funder, that of ROR")
    if award.grant_doi and award.url:
        at.dropped("url", f"{TITLE} has one address of an award, that of its DOI")
    identifier = (funder.ror and funder.ror.url) or (funder.funder_id and funder.funder_id.url)
    kind = "ROR" if funder.ror else "Crossref Funder ID" if funder.funder_id else None
    value = {
        "funderName": funder.name,
        "funderIdentifier": identifier,
        "funderIdentifierType": kind,
        "awardUri": award.grant_doi.url if award.grant_doi else award.url,
        "awardTitle": award.title,
    }
    return [kept({**value, "awardNumber": number}) for number in award.numbers or (None,)]
