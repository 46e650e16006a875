"""The URL that names a licence, which some formats record alone."""

from __future__ import annotations

from pubmeta.model.permissions import License
from pubmeta.problems import Place
from pubmeta.vocabularies import licences


def license_url(license_: License, at: Place) -> str | None:
    """The URL of a licence in its usual form, or that of its SPDX id or name; one that is not as given is reported.

    Only those of Creative Commons have a usual form, and a URL by their id or name. `at` is the place of the licence.
    """
    given = license_.url
    if given:
        known = licences.creative_commons(given)
        usual = known.url if known else None
        if usual is None or usual == given:
            return given
        at.guessed("url", f"is written in its usual form, {usual}", code="article.license-url")
        return usual
    known = licences.BY_SPDX.get(license_.spdx or "") or _named(license_.name)
    url = known.url if known else None
    if url:
        at.assumed("url", f"is not given; {url}, that of {license_.spdx or license_.name}, is written")
    return url


def _named(name: str | None) -> licences.CreativeCommons | None:
    """The licence that a name is the name of, whole."""
    mentions = licences.mentions(name) if name else ()
    return next((licence for text, licence in mentions if text == name), None)
