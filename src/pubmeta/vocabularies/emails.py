"""E-mail addresses: whether a text has the form of one."""

from __future__ import annotations

import re

# As little as programs agree on: something, @, a host with a full stop in it (RFC 5322 allows more than any uses), and
# nothing that a document cannot hold.
_NONE = r"@\s<>\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_ADDRESS = re.compile(rf"[^{_NONE}]++@[^{_NONE}][^.{_NONE}]*+\.[^{_NONE}]++")


def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address: ``a.smith@example.org``."""
    return _ADDRESS.fullmatch(text) is not None
