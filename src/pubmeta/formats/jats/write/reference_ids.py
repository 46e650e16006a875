"""Keys of references as XML ids, and back."""

from __future__ import annotations

import re

_XML_NAME = re.compile(r"(?!ref-|(?:aff|cor|coi)[0-9]+\Z)[A-Za-z_][A-Za-z0-9_.-]*")
"""But not an id such as the writer gives to affiliations, addresses and statements, nor to a key that is not a name."""
_NOT_IN_ID = re.compile(rb"[^A-Za-z0-9.-]")
_ESCAPED = re.compile(r"ref-((?:[A-Za-z0-9.-]|_[0-9A-F]{2})+)")
_ESCAPE = re.compile(rb"_([0-9A-F]{2})")


def reference_id(key: str) -> str:
    """The key as an XML id: itself where it may be one, else ``ref-`` and the key with `_` and hexadecimal escapes."""
    if _XML_NAME.fullmatch(key):
        return key
    return "ref-" + _NOT_IN_ID.sub(lambda found: b"_%02X" % ord(found[0]), key.encode()).decode()


def reference_key(identifier: str) -> str:
    """The key of which this is the XML id; another's id is the key itself."""
    found = _ESCAPED.fullmatch(identifier)
    if found is None:
        return identifier
    try:
        key = _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), found[1].encode()).decode()
    except UnicodeDecodeError:
        return identifier
    return key if reference_id(key) == identifier else identifier
