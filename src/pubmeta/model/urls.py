"""Links: normalised once on entry, their hosts as the domain name system has them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from pubmeta.model.base import RefusalError
from pubmeta.model.identifiers import Identifier


class Url(Identifier):
    """An absolute http, https or ftp URL; only what a URI cannot hold is percent-encoded (RFC 3986).

    Scheme and host are in lower case, as they mean the same in any; a colon without a port is left out.
    It names no user and no password: it is published, and what is before the @ makes readers believe in another host.
    """

    __slots__ = ()
    json_pattern = r"^(?:https?|ftp)://[^\s/?#@%\"<>\\^`{|}]+(?:[/?#]\S*)?$"
    _NORMAL = re.compile(
        r"(?:https?|ftp)://[a-z0-9-]++(?:\.[a-z0-9-]++)*(?:/[A-Za-z0-9/:?@!$&'()*+,;=~._-]*)?(?:#[A-Za-z0-9/:?@!$&'()*+,;=~._-]*)?"
    )

    @classmethod
    def normalised(cls, value: str) -> str:  # noqa: D102
        try:
            parts = urlsplit(value)
            host, _ = parts.hostname or "", parts.port  # which raises ValueError where it is none
        except ValueError as error:
            raise ValueError(f"{value!r} is not a URL: {error}") from error
        if parts.scheme.lower() not in {"http", "https", "ftp"} or not host:
            raise ValueError(f"{value!r} is not a URL: it must start with http://, https:// or ftp:// and a host")
        if "@" in parts.netloc:
            raise RefusalError("the URL has a user name or a password", "remove what is between // and @")
        if re.search(r"[\s\x00-\x1f\x7f]", value):
            raise RefusalError(
                f"{value!r} is not a URL: it has white space or a control character", "percent-encode it"
            )
        try:
            place = (parts.netloc if host.isascii() else _in_ascii(parts.netloc)).lower().removesuffix(":")
        except UnicodeError as error:
            raise RefusalError(
                f"{value!r} is not a URL: its host cannot be a domain name", "correct the host"
            ) from error
        if ".." in place or place.startswith(".") or not host.strip("."):
            raise RefusalError(f"{value!r} is not a URL: its host has a full stop too many", "correct the host")
        if found := re.search(r"[%\"<>\\^`{|}]", place):
            raise RefusalError(f"{value!r} is not a URL: its host has {found[0]!r}", "correct the host")
        scheme, slashes, rest = value.partition("//")
        # A per cent sign starts an encoded byte, square brackets are only in hosts, and there is one number sign.
        path, mark, fragment = re.sub("%(?![0-9A-Fa-f]{2})", "%25", rest[len(parts.netloc) :]).partition("#")
        safe = "%/:?@!$&'()*+,;=~._-"
        start = scheme.lower() + slashes + quote(place, safe=safe + "[]")
        return start + quote(path, safe=safe) + mark + quote(fragment, safe=safe)


_KEPT_LETTERS = frozenset("ßς\u200c\u200d")
"""Letters of domain names since IDNA 2008, of which Python's codec, which is older, makes others or none (UTS 46)."""
_FULL_STOPS = re.compile("[.\u3002\uff0e\uff61]")


def _in_ascii(place: str) -> str:
    """A host, with its port if there is one, as the domain name system has it; raises UnicodeError where it is none."""
    if _KEPT_LETTERS.isdisjoint(place):
        return place.encode("idna").decode()
    host, colon, port = place.partition(":")
    return ".".join(map(_label, _FULL_STOPS.split(host))) + colon + port


def _label(text: str) -> str:
    """A part of a host between two full stops."""
    if _KEPT_LETTERS.isdisjoint(text):
        return text.encode("idna").decode()
    return "xn--" + unicodedata.normalize("NFC", text.lower()).encode("punycode").decode()
