"""RIS: lines of a tag and a value, as reference managers and databases exchange them.

Journal, magazine and newspaper articles, abstracts, manuscripts, papers of conferences, reports and blog posts are
articles. A paper is in its proceedings. A book, a chapter, a thesis or anything else is not an article, which is
reported as `invalid`.
"""

from __future__ import annotations

import re

from pubmeta.formats.ris.rules import RULES
from pubmeta.registry import Format, Joining, Options, deferred

_START = re.compile(rb"(?:^|[\r\n])TY {1,2}- *\S")


def recognise(head: bytes) -> bool:
    """A line with the tag that starts a record; databases put lines of their own before it."""
    text = head.removeprefix(b"\xef\xbb\xbf")
    return text.lstrip()[:1] not in (b"<", b"{", b"[", b"-") and _START.search(text) is not None


JOINING: Joining[Options] = Joining(
    group=lambda _: "records",
    start=lambda _options, _name: b"",
    part=lambda content: content,
    end=b"",
    most_bytes=50_000_000,
    merged=b"\r\n".join,
)
"""No program documents a limit; reference managers take minutes for more."""

FORMAT = Format(
    name="ris",
    title="RIS",
    media_type="application/x-research-info-systems",
    suffix=".ris",
    options=Options,
    validate=deferred("pubmeta.formats.ris.validate", "problems"),
    conforms=deferred("pubmeta.formats.ris.validate", "conforms"),
    advise=deferred("pubmeta.formats.ris.advice", "advise"),
    write=deferred("pubmeta.formats.ris.write", "write"),
    read=deferred("pubmeta.formats.ris.read", "read"),
    read_many=deferred("pubmeta.formats.ris.read", "read_many"),
    recognise=recognise,
    join=JOINING,
    rules=RULES,
)
