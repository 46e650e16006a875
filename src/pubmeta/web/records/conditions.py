"""Whether a client has an answer already: validators and conditional requests (RFC 9110, section 13)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from typing import Final

from starlette.datastructures import Headers

from pubmeta.web.fields import field

_TAG: Final = re.compile(r'(?:W/)?"([^"]*)"')


def entity_tag(*parts: str) -> str:
    """A strong tag of what these texts together decide."""
    return f'"{sha256(chr(0).join(parts).encode(errors="backslashreplace")).hexdigest()[:32]}"'


def http_date(moment: datetime) -> str:
    """A moment as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def is_known(headers: Headers, tag: str, modified: datetime) -> bool:
    """Whether a client with these headers has what has this tag, and was last modified then.

    Where the client names tags, the date does not count.
    """
    if "if-none-match" in headers:
        tags = field(headers, "if-none-match")
        return tags.strip() == "*" or tag.strip('"') in _TAG.findall(tags)
    try:
        since = parsedate_to_datetime(headers.get("if-modified-since", ""))
    except ValueError:
        return False
    return since.tzinfo is not None and modified.replace(microsecond=0) <= since
