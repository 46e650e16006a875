"""CITATION.cff, the Citation File Format 1.2: how software or data is to be cited; it is only read.

The article is the preferred citation, if the file names one that is an article. Otherwise it is an article about what
the file describes: its title, authors and licence are where a journal of software begins, which is reported as
`guessed`.
"""

from __future__ import annotations

import re

from pubmeta.registry import Format, Options, deferred

_SIGNATURE = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?cff-version\s*:")


def recognise(head: bytes) -> bool:
    """YAML with the key that every such file has."""
    return head.lstrip()[:1] not in (b"<", b"{", b"[") and _SIGNATURE.search(head) is not None


FORMAT = Format(
    name="cff",
    title="CITATION.cff",
    media_type="application/yaml",
    suffix=".cff",
    options=Options,
    read=deferred("pubmeta.formats.cff.read", "read"),
    recognise=recognise,
)
