"""Answers as Starlette sends them; the processes that make answers do not load Starlette."""

from __future__ import annotations

from starlette.responses import Response

from pubmeta.web.answers import Answer


def response_of(answer: Answer) -> Response:
    """The response that is sent for an answer."""
    return Response(answer.content, answer.status, {**answer.headers, "content-type": answer.media_type})
