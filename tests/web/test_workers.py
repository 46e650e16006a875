"""The processes in which requests are worked on."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from pubmeta.config import Config
from pubmeta.run.isolation import Cause, IsolationError
from pubmeta.web import logs
from pubmeta.web.workers import Busy, Workers, WorkFailed
from tests.web import work

CONFIG = Config.of({"journal": {"title": "Rain"}})


@pytest.fixture(autouse=True)
def _tests_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The children find `tests.web.work`."""
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[2])


@asynccontextmanager
async def pool(**settings: Any) -> AsyncIterator[Workers]:
    known = {"count": 1, "config": CONFIG, "prepare": work.prepare, "seconds": 20, "memory": 10**9, "waiting": 4}
    workers = Workers(**{**known, **settings})
    try:
        await workers.start()
        yield workers
    finally:
        await workers.close()


def test_work_is_done_in_another_process_with_the_configuration() -> None:
    async def run() -> tuple[int, str]:
        async with pool() as workers:
            return await workers.call(work.process), await workers.call(work.title, " and sun")

    process, title = asyncio.run(run())
    assert process != os.getpid()
    assert title == "Rain and sun"


def test_as_much_is_done_at_once_as_there_are_processes() -> None:
    async def run() -> list[int]:
        async with pool(count=2) as workers:
            return await asyncio.gather(*(workers.call(work.sleep, 0.5) for _ in range(2)))

    assert len(set(asyncio.run(run()))) == 2


@pytest.mark.parametrize(
    ("task", "cause"),
    [
        (work.die, Cause.DIED),
        (work.fill_memory, Cause.MEMORY_LIMIT),
        (work.raise_with_a_name, Cause.RAISED),
    ],
)
def test_what_has_no_result_costs_nobody_else_theirs(task: Callable[[Config], Any], cause: Cause) -> None:
    async def run() -> list[Any]:
        async with pool() as workers:
            tasks = (work.process, task, work.process)
            return await asyncio.gather(*map(workers.call, tasks), return_exceptions=True)

    before, failed, after = asyncio.run(run())
    assert isinstance(failed, WorkFailed)
    assert failed.failure.cause is cause
    assert isinstance(before, int)
    assert isinstance(after, int)


def test_what_takes_too_long_is_given_up() -> None:
    async def run() -> Cause:
        async with pool(seconds=0.5) as workers:
            with pytest.raises(WorkFailed) as failed:
                await workers.call(work.sleep, 60)
            assert isinstance(await workers.call(work.process), int)
            return failed.value.failure.cause

    assert asyncio.run(run()) is Cause.TIME_LIMIT


def test_one_more_than_may_wait_is_turned_away() -> None:
    async def run() -> list[Any]:
        async with pool(waiting=1) as workers:
            found = await asyncio.gather(*(workers.call(work.sleep, 0.3) for _ in range(4)), return_exceptions=True)
            assert workers.pending == 0
            return found

    found = asyncio.run(run())
    assert [type(each) for each in found] == [int, int, Busy, Busy]


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    async def run() -> float:
        async with pool() as workers:
            first = asyncio.create_task(workers.call(work.sleep, 0.3))
            given_up = asyncio.create_task(workers.call(work.sleep, 30))
            await asyncio.sleep(0.1)
            given_up.cancel()
            await first
            begun = asyncio.get_running_loop().time()
            await workers.call(work.process)
            return asyncio.get_running_loop().time() - begun

    assert asyncio.run(run()) < 5


def test_without_a_process_nothing_is_begun() -> None:
    async def run() -> None:
        async with pool(prepare=work.fail_to_prepare):
            pass

    with pytest.raises(IsolationError, match="ValueError: no"):
        asyncio.run(run())


def test_what_is_worked_on_is_given_up_at_the_end() -> None:
    async def run() -> float:
        async with pool(seconds=60) as workers:
            task = asyncio.create_task(workers.call(work.sleep, 60))
            await asyncio.sleep(0.2)
            begun = asyncio.get_running_loop().time()
        with pytest.raises(IsolationError):
            await task
        return asyncio.get_running_loop().time() - begun

    assert asyncio.run(run()) < 5


@pytest.mark.parametrize("task", [work.catch_faults, work.raise_with_a_name])
def test_a_fault_is_in_the_log_with_its_place_alone(
    caplog: pytest.LogCaptureFixture, task: Callable[[Config], Any]
) -> None:
    async def run() -> None:
        async with pool() as workers:
            await asyncio.gather(workers.call(work.process), workers.call(task), return_exceptions=True)

    asyncio.run(run())
    (line,) = (json.loads(logs.JsonLines().format(record)) for record in caplog.records if record.name == "pubmeta.web")
    assert (line["level"], line["event"], line["exception"]) == ("error", "fault", "ValueError")
    assert line["task"] == task.__qualname__
    assert line["at"][-1].startswith("tests.web.work:")
    assert "Berg" not in json.dumps(line)
