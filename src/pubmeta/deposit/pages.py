"""What comes back that is not a log: receipts, refusals, and the pages of gateways."""

from __future__ import annotations

import re
from html import unescape

_MOST = 2**16
"""The bytes of a page that are looked at."""
_TAG = re.compile(r"<[^<>]*>")
_HEAD = re.compile(r"(?i)<(title|h[1-3])\b[^<>]*>([^<]*)")
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|body|h1)\b")
_LOGIN = re.compile(
    r"(?i)cannot authenticate|unable to authenticate|authentication failed|log-?in failed|wrong (?:login|password|user)"
    r"|(?:incorrect|invalid|bad) (?:login|password|user|credentials)|unauthori[sz]ed|authori[sz]ation required"
    r"|wrong credentials"
)
_BUSY = re.compile(
    r"(?i)bad gateway|gateway time-?out|service (?:temporarily )?unavailable|too many requests|internal server error"
    r"|ExceededConcurrent|temporarily unavailable|under maintenance|proxy error|request time-?out"
)
_BUSY_STATUS = re.compile(r"\b(?:429|5[0-9][0-9])\b")


def words_of(content: bytes) -> str:
    """The words of a page on one line, without its markup."""
    return " ".join(unescape(_TAG.sub(" ", _text(content))).split())


def is_page(content: bytes) -> bool:
    """Whether this is HTML, which a gateway or a site sends and no API."""
    return bool(_PAGE.search(_text(content)))


def is_login_refused(content: bytes) -> bool:
    """Whether a page says that the account or its password is wrong."""
    return bool(_LOGIN.search(words_of(content))) and not _BUSY_STATUS.search(_heads(content))


def is_gateway_page(content: bytes) -> bool:
    """Whether a page comes from a gateway, or from a service that is busy, by its heading or by all that it says."""
    return bool(_BUSY_STATUS.search(_heads(content)) or _BUSY.search(words_of(content)))


def is_receipt(content: bytes) -> bool:
    """Whether a page says SUCCESS and nothing of a FAILURE; the status of the answer says neither."""
    return _says("SUCCESS", content) and not is_refusal(content)


def is_refusal(content: bytes) -> bool:
    """Whether a page says that the deposit was not taken."""
    return _says("FAILURE", content)


def _says(word: str, content: bytes) -> bool:
    """Whether a page says a word in capitals, or has it as a heading."""
    in_heading = re.search(rf"(?i)(?:^|\s){word}(?:\s|\Z)", _heads(content))
    return bool(in_heading or re.search(rf"\b{word}\b", words_of(content)))


def _heads(content: bytes) -> str:
    return " ".join(head for _, head in _HEAD.findall(_text(content)))


def _text(content: bytes) -> str:
    return content[:_MOST].decode(errors="replace")
