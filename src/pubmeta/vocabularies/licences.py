"""Licences: those of Creative Commons with their URL, SPDX id and name, and the ids of the SPDX list.

Sources: the licences that Creative Commons has published (https://creativecommons.org/licenses/list.en), and the SPDX
licence list (https://spdx.org/licenses/), of which `packaging.licenses` has all that is not Creative Commons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

DOMAIN: Final = "creativecommons.org"
URL: Final = r"https?://(?:www\.)?creativecommons\.org/"
"""Pattern of what begins a link to Creative Commons; case does not matter."""
LICENCE_URL: Final = rf"{URL}(?:licen[sc]es|publicdomain)/"
"""Pattern of what begins a link to one of its licences; case does not matter."""
_ROOT = f"https://{DOMAIN}/"

_EVER = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")
_VERSIONS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa"), _EVER),
    **dict.fromkeys(("nc", "nc-sa", "nd", "nd-nc", "sa", "zero", "mark"), ("1.0",)),
}
"""The codes, and the versions that there are of each."""
_LAST_PORTED = "3.0"
_ONLY_PORTED = "2.1"

_JURISDICTIONS: Final[Mapping[str, str]] = {
    "ar": "Argentina",
    "am": "Armenia",
    "at": "Austria",
    "au": "Australia",
    "az": "Azerbaijan",
    "be": "Belgium",
    "bg": "Bulgaria",
    "br": "Brazil",
    "ca": "Canada",
    "ch": "Switzerland",
    "cl": "Chile",
    "cn": "China Mainland",
    "co": "Colombia",
    "cr": "Costa Rica",
    "cz": "Czech Republic",
    "de": "Germany",
    "dk": "Denmark",
    "ec": "Ecuador",
    "ee": "Estonia",
    "eg": "Egypt",
    "es": "Spain",
    "fi": "Finland",
    "fr": "France",
    "ge": "Georgia",
    "gr": "Greece",
    "gt": "Guatemala",
    "hk": "Hong Kong",
    "hr": "Croatia",
    "hu": "Hungary",
    "ie": "Ireland",
    "igo": "IGO",
    "il": "Israel",
    "in": "India",
    "it": "Italy",
    "jp": "Japan",
    "kr": "South Korea",
    "lu": "Luxembourg",
    "mk": "Macedonia",
    "mt": "Malta",
    "mx": "Mexico",
    "my": "Malaysia",
    "nl": "Netherlands",
    "no": "Norway",
    "nz": "New Zealand",
    "pe": "Peru",
    "ph": "Philippines",
    "pl": "Poland",
    "pr": "Puerto Rico",
    "pt": "Portugal",
    "ro": "Romania",
    "rs": "Serbia",
    "scotland": "UK: Scotland",
    "se": "Sweden",
    "sg": "Singapore",
    "si": "Slovenia",
    "th": "Thailand",
    "tw": "Taiwan",
    "ug": "Uganda",
    "uk": "United Kingdom",
    "us": "United States",
    "ve": "Venezuela",
    "vn": "Vietnam",
    "za": "South Africa",
}
"""The jurisdictions to which Creative Commons ported its licences until version 3.0, by their code in the URL."""
_JURISDICTION_CODES: Final[Mapping[str, str]] = {
    **{code: code for code in _JURISDICTIONS},
    **{name.lower(): code for code, name in _JURISDICTIONS.items()},
}

_SPDX_PORTED: Final = frozenset(
    """
    CC-BY-2.5-AU CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US CC-BY-NC-3.0-DE
    CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-3.0-DE
    CC-BY-NC-SA-3.0-IGO CC-BY-ND-3.0-DE CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO
    """.split()
)
"""The ported licences that the SPDX list has."""
_SPDX_OTHER: Final[Mapping[str, str]] = {"zero": "CC0-1.0", "mark": "CC-PDM-1.0", "sa": "CC-SA-1.0"}

_ELEMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "by": ("Attribution", r"Attribution"),
    "nc": ("NonCommercial", r"Non-?\s?Commercial"),
    "nd": ("NoDerivatives", r"No-?\s?Deriv(?:ative Works|atives?|s)?"),
    "sa": ("ShareAlike", r"Share-?\s?Alike"),
}
"""The elements of a licence by their code: the name, and the pattern of what is printed for it."""


@dataclass(frozen=True, slots=True)
class CreativeCommons:
    """A licence of Creative Commons: its code (``by-nc``), its version, its jurisdiction if it is ported.

    The dedication to the public domain (CC0) has the code ``zero``, the public domain mark ``mark``.
    """

    code: str
    version: str | None = None
    jurisdiction: str | None = None

    @property
    def is_published(self) -> bool:
        """Whether Creative Commons published such a licence, as far as the table shows."""
        if self.version not in _VERSIONS.get(self.code, ()):
            return False
        if not self.jurisdiction:
            return self.version != _ONLY_PORTED
        return self.code.startswith("by") and self.version <= _LAST_PORTED and self.jurisdiction in _JURISDICTIONS

    @property
    def url(self) -> str | None:
        """The deed's URL; None where the version is not known or Creative Commons published no such licence."""
        if not self.is_published:
            return None
        if self.code in {"zero", "mark"}:
            return f"{_ROOT}publicdomain/{self.code}/{self.version}/"
        code = "by-nd-nc" if (self.code, self.version) == ("by-nc-nd", "1.0") else self.code
        return f"{_ROOT}licenses/{code}/{self.version}/" + (f"{self.jurisdiction}/" if self.jurisdiction else "")

    @property
    def spdx(self) -> str | None:
        """The id in the SPDX licence list; None where that has none."""
        if not self.is_published or not self.code.startswith("by"):
            return _SPDX_OTHER.get(self.code) if self.is_published else None
        spdx = "-".join(filter(None, ("cc", self.code, self.version, self.jurisdiction))).upper()
        return spdx if not self.jurisdiction or spdx in _SPDX_PORTED else None

    @property
    def name(self) -> str | None:
        """The name, as Creative Commons writes it: ``Creative Commons Attribution 4.0 International``."""
        if not self.is_published or self.version is None:
            return None
        if self.code == "zero":
            return f"Creative Commons CC0 {self.version} Universal"
        if self.code == "mark":
            return f"Public Domain Mark {self.version} Universal"
        where = {"4.0": "International", "3.0": "Unported"}.get(self.version, "Generic")
        elements = "-".join(_ELEMENTS[element][0] for element in self.code.split("-"))
        return f"Creative Commons {elements} {self.version} {_JURISDICTIONS.get(self.jurisdiction or '', where)}"


_ANY_URL = re.compile(rf"(?i){URL}")
_IN_URL = re.compile(
    rf"(?i){LICENCE_URL}(?P<code>[a-z]+(?:-[a-z]+)*)/(?P<version>\d\.\d)"
    r"(?:/(?P<jurisdiction>[a-z]{2,3}|scotland)\b(?![-.]))?"
)


@cache  # compiled when it is first needed: the model imports this module, and most programs look for no names
def _forms() -> tuple[re.Pattern[str], ...]:
    """What mentions a licence in a text: its name, its code, its URL."""
    elements = "|".join(form for element, (_, form) in _ELEMENTS.items() if element != "by")
    named = re.compile(
        rf"(?i)\bCreative Commons,?\s(?P<code>CC0|Zero|Attribution(?:[\s/–-]{{1,3}}(?:{elements})\b)*)"
        r"(?:,?\s(?:version\s)?(?P<version>\d\.\d))?"
        rf"(?:\s(?P<jurisdiction>International|Unported|Generic|Universal|{'|'.join(_JURISDICTIONS.values())}|UK|US)\b)?"
        r"(?:\sPublic)?(?:\sDomain Dedication\b|\sLicen[cs]e\b)?"
    )
    coded = re.compile(
        r"\bCC[- ]?(?P<code>BY(?:[- ](?:NC|ND|SA)){0,2}|0)\b(?:[- ,]{1,2}(?:version )?v?(?P<version>\d\.\d))?"
        r"(?:[- ](?P<jurisdiction>IGO|[A-Z]{2})\b)?"
    )
    return named, coded, _IN_URL


@lru_cache(maxsize=64)  # the articles of a publisher have few licences
def creative_commons(url: str) -> CreativeCommons | None:
    """The licence that a URL leads to.

    With http or https, with or without a last slash, to the deed or the legal code, in any language.
    """
    found = _IN_URL.match(url)
    return _mentioned(found) if found else None


def is_creative_commons(url: str) -> bool:
    """Whether a URL is of Creative Commons, whatever it leads to."""
    return _ANY_URL.match(url) is not None


def mentions(text: str) -> Iterator[tuple[str, CreativeCommons]]:
    """Each mention of a licence in a text with the licence: by name, then by code (``CC BY 4.0``), then by URL."""
    for form in _forms():
        for found in form.finditer(text):
            yield found[0], _mentioned(found)


def _mentioned(mention: re.Match[str]) -> CreativeCommons:
    code, jurisdiction = _code(mention["code"]), _JURISDICTION_CODES.get((mention["jurisdiction"] or "").lower())
    only = _VERSIONS["zero"][0] if code == "zero" else None
    return CreativeCommons(code, mention["version"] or only, jurisdiction)


@lru_cache(maxsize=64)
def _code(printed: str) -> str:
    """The code that a name (``Attribution-NonCommercial``), a code or a part of a URL spells."""
    code = printed.lower()
    if code in {"0", "cc0"}:
        return "zero"
    if code in _VERSIONS:
        return code
    elements = {
        element for element, (_, form) in _ELEMENTS.items() if re.search(rf"(?i)\b(?:{element}|{form})\b", printed)
    }
    return "-".join(sorted(elements)) or code


_LISTED = (
    *(CreativeCommons(code, version) for code, versions in _VERSIONS.items() for version in versions),
    *(CreativeCommons(*ported.lower().removeprefix("cc-").rsplit("-", 2)) for ported in sorted(_SPDX_PORTED)),
)
BY_SPDX: Final[Mapping[str, CreativeCommons]] = {licence.spdx: licence for licence in _LISTED if licence.spdx}
"""The licences of Creative Commons that the SPDX list has, by their ids."""


def spdx_id(text: str) -> str:
    """The SPDX id that the text is; raises ValueError for what is none, with the nearest id if there is one.

    A ``LicenseRef-`` is none: what it means is said in the document that has it, and there alone.
    """
    if text in BY_SPDX:
        return text
    near = _nearest(text)
    if near == text:
        return text
    hint = f"; did you mean {near}?" if near else ""
    raise ValueError(f"{text!r} is not an identifier of the SPDX licence list, such as CC-BY-4.0{hint}")


def spdx_meant(text: str) -> str | None:
    """The SPDX id that the whole text is, or means without doubt: ``CC-BY-4.0``, ``cc by 4.0``, ``mit``."""
    bare = text.strip()
    bare = bare.upper() if bare[:2].lower() == "cc" else bare
    near = _nearest(bare)
    if near is None or near.upper() == bare.upper():
        return near
    return near if any(mention == bare for mention, _ in mentions(bare)) else None


def _nearest(text: str) -> str | None:
    """The id that the text is, or that it means: another case, a URL or a name of Creative Commons, spaces in it."""
    bare = text.strip()
    if bare.upper() in BY_SPDX:
        return bare.upper()
    for _, licence in mentions(bare):
        return licence.spdx
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    try:
        found = str(canonicalize_license_expression(bare.replace(" ", "-")))
    except InvalidLicenseExpression:
        return None
    return None if found.startswith("LicenseRef-") else found
