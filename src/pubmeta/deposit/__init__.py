"""Deposits at Crossref and at DOAJ: sending them, waiting for them, and what comes back.

Reading a result takes no network and no extra package; sending takes the extra ``deposit``. Names are loaded when they
are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pubmeta.deposit.catalogue import MESSAGES, After, Message
    from pubmeta.deposit.credentials import Credentials, api_key
    from pubmeta.deposit.doaj import Doaj, Placed, Upload, Uploads, UploadState
    from pubmeta.deposit.notices import NoticeDeposits, notice_deposits, with_notice
    from pubmeta.deposit.reading import parse_result
    from pubmeta.deposit.results import Conflict, Record, Resolved, State, Status, Submission
    from pubmeta.deposit.run import Outcome, Progress, deposit, resume, status
    from pubmeta.deposit.sending import Depositor

_MODULES = {
    "pubmeta.deposit.catalogue": ("MESSAGES", "After", "Message"),
    "pubmeta.deposit.credentials": ("Credentials", "api_key"),
    "pubmeta.deposit.sending": ("Depositor",),
    "pubmeta.deposit.run": ("Outcome", "Progress", "deposit", "resume", "status"),
    "pubmeta.deposit.doaj": ("Doaj", "Placed", "Upload", "UploadState", "Uploads"),
    "pubmeta.deposit.notices": ("NoticeDeposits", "notice_deposits", "with_notice"),
    "pubmeta.deposit.reading": ("parse_result",),
    "pubmeta.deposit.results": ("Conflict", "Record", "Resolved", "State", "Status", "Submission"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "MESSAGES",
    "After",
    "Conflict",
    "Credentials",
    "Depositor",
    "Doaj",
    "Message",
    "NoticeDeposits",
    "Outcome",
    "Placed",
    "Progress",
    "Record",
    "Resolved",
    "State",
    "Status",
    "Submission",
    "Upload",
    "UploadState",
    "Uploads",
    "api_key",
    "deposit",
    "notice_deposits",
    "parse_result",
    "resume",
    "status",
    "with_notice",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
