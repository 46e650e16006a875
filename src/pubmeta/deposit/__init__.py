"""Deposits at Crossref and at DOAJ: sending them, waiting for them, and what comes back.

Reading a result takes no network and no extra package; sending takes the extra ``deposit``. Names are loaded when they
are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.lazy import loader

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
    "catalogue": ("MESSAGES", "After", "Message"),
    "credentials": ("Credentials", "api_key"),
    "sending": ("Depositor",),
    "run": ("Outcome", "Progress", "deposit", "resume", "status"),
    "doaj": ("Doaj", "Placed", "Upload", "UploadState", "Uploads"),
    "notices": ("NoticeDeposits", "notice_deposits", "with_notice"),
    "reading": ("parse_result",),
    "results": ("Conflict", "Record", "Resolved", "State", "Status", "Submission"),
}

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

__getattr__ = loader(__name__, _MODULES)
