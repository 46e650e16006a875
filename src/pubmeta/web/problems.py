"""Problem details (RFC 9457): what is sent in place of what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from pubmeta.errors import StoreError
from pubmeta.problems import Kind, Problem
from pubmeta.run.isolation import Cause, Failure
from pubmeta.web.answers import Answer, json_answer
from pubmeta.web.logs import log_trouble

MEDIA_TYPE: Final = "application/problem+json"


class Refusal(Enum):
    """Why there is not what was asked for: the status, and what is the case in a few words.

    A request that is not as /openapi.json describes it gets 400, or what HTTP has for it; one that is, and of which
    nothing can come, gets 422.
    """

    WRONG_REQUEST = (400, "The request is wrong")
    NO_SUCH_ADDRESS = (404, "There is nothing at this address")
    NO_RECORD = (404, "There is no such record")
    DELETED = (410, "The record was deleted")
    WRONG_METHOD = (405, "This address does not take this method")
    NOT_ACCEPTABLE = (406, "There is no answer in a media type that the request accepts")
    BODY_TOO_SLOW = (408, "The body did not arrive in time")
    BODY_TOO_LARGE = (413, "The body is too large")
    UNSUPPORTED_CODING = (415, "The body is in a form that is not taken")
    WRONG_OPTION = (422, "A format does not take this option")
    INCOMPLETE = (422, "The request does not say all that is needed")
    AMBIGUOUS = (422, "The request says something twice")
    NO_DOCUMENT = (422, "There is no such document")
    TOO_MUCH_WORK = (422, "The work on the document was given up")
    FAULT = (500, "pubmeta failed, and your request is not at fault")
    BUSY = (503, "Too many requests wait")
    NO_STORE = (503, "The store of records does not answer")
    NO_WORKER = (503, "There is no process to work on the request")

    @property
    def status(self) -> int:
        """The status of HTTP."""
        return self.value[0]

    @property
    def title(self) -> str:
        """What is the case, in words that are always the same."""
        return self.value[1]

    @property
    def type(self) -> str:
        """The URI that programs tell it by."""
        return f"urn:pubmeta:refusal:{self.name.lower().replace('_', '-')}"


class Refused(Exception):  # noqa: N818 (an answer, not a fault)
    """The request gets a refusal; whoever handles requests turns it into the answer."""

    def __init__(
        self,
        refusal: Refusal,
        detail: str,
        problems: Iterable[Problem] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.refusal = refusal
        self.detail = detail
        self.problems = tuple(problems)
        self.headers = headers or {}

    @property
    def answer(self) -> Answer:
        """The answer, with pubmeta's problems as they are in its reports."""
        details: dict[str, Any] = {
            "type": self.refusal.type,
            "title": self.refusal.title,
            "status": self.refusal.status,
            "detail": self.detail,
            "problems": [problem.as_dict() for problem in _ordered(self.problems)],
        }
        return json_answer(details, media_type=MEDIA_TYPE, status=self.refusal.status, headers=self.headers)


def _ordered(problems: tuple[Problem, ...]) -> list[Problem]:
    """What keeps the document from being made, then what something can be done about, then the others."""
    return sorted(problems, key=lambda problem: (not problem.is_error, problem.remedy is None))


def no_store(error: StoreError) -> Refused:
    """The refusal of a request that needs the store, and the reason in the log."""
    log_trouble("the store does not answer", reason=error.message, remedy=error.remedy)
    detail = "Whoever runs the service finds the reason in its log; send the request again later."
    return Refused(Refusal.NO_STORE, detail, headers={"retry-after": "10"})


def refused_work(failure: Failure) -> Refused:
    """The refusal of a request whose work has no result."""
    match failure.cause:
        case Cause.RAISED:
            remedy = "report this to the maintainers of pubmeta, with the document"
            problem = Problem(Kind.INVALID, "pubmeta failed here", code="pubmeta.fault", remedy=remedy)
            return Refused(Refusal.FAULT, "The document may be right: this is a fault of pubmeta.", [problem])
        case Cause.TIME_LIMIT | Cause.MEMORY_LIMIT:
            detail = f"The document {failure.message}."
        case Cause.DIED:
            detail = "The document ended the process that worked on it, each time it was tried."
    remedy = "use pubmeta on your machine for this document, or have the limits of the service raised"
    problem = failure.problem._replace(message=detail[0].lower() + detail[1:-1], remedy=remedy)
    return Refused(Refusal.TOO_MUCH_WORK, detail, [problem])
