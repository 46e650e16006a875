"""What a client is told where there is no result."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pubmeta.config import Config
from pubmeta.run.isolation import IsolationError
from pubmeta.web import Settings
from pubmeta.web.problems import Refused
from pubmeta.web.service import Service
from pubmeta.web.settings import Limits
from pubmeta.web.workers import Workers
from tests.web import work


@pytest.fixture(autouse=True)
def _tests_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The children find `tests.web.work`."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2]))


def refusals(*work_: tuple[Callable[..., Any], tuple[Any, ...]], **limits: Any) -> list[Any]:
    """What becomes of pieces of work that are asked for at once."""

    async def run() -> list[Any]:
        service = Service(Settings(workers=1, limits=Limits(**limits)))
        await service.start()
        try:
            calls = [service.work(task, *arguments) for task, arguments in work_]
            return await asyncio.gather(*calls, return_exceptions=True)
        finally:
            await service.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("task", "code", "words"),
    [
        (work.die, "pubmeta.died", "ended the process"),
        (work.fill_memory, "pubmeta.memory-limit", "needs more memory"),
    ],
)
def test_a_document_that_is_too_much_is_refused(task: Callable[[Config], Any], code: str, words: str) -> None:
    (refused,) = refusals((task, ()))
    assert isinstance(refused, Refused)
    assert refused.answer.status == 422
    (problem,) = refused.problems
    assert problem.code == code
    assert words in problem.message
    assert words in refused.detail
    assert "--memory-limit" not in str(problem)


def test_a_document_that_takes_too_long_is_refused() -> None:
    (refused,) = refusals((work.sleep, (60,)), work_seconds=0.5)
    assert isinstance(refused, Refused)
    assert refused.detail == "The document took longer than the limit of 0.5 s."


def test_one_too_many_is_told_to_come_again() -> None:
    found = refusals(*[(work.sleep, (0.3,))] * 3, waiting=1)
    assert isinstance(found[2], Refused)
    assert (found[2].answer.status, found[2].answer.headers["retry-after"]) == (503, "1")


def test_without_processes_the_service_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_process(*_: object) -> None:
        raise IsolationError("no more memory")

    monkeypatch.setattr(Workers, "call", no_process)
    (refused,) = refusals((work.process, ()))
    assert isinstance(refused, Refused)
    assert refused.answer.status == 503
    assert "memory" not in refused.detail
