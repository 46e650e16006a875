"""What the tests of deposits share: a clock that sleeping moves, and the stand-in of the servlet."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from pubmeta.deposit import Credentials, Depositor

from .servlet import LOGIN, PASSWORD, Servlet


class Clock:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def servlet(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Servlet]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Servlet(clock=clock).running() as servlet:
        yield servlet


@pytest.fixture
def depositor(servlet: Servlet, clock: Clock) -> Depositor:
    return depositor_to(servlet, clock)


def depositor_to(servlet: Servlet, clock: Clock, **more: object) -> Depositor:
    """A depositor with the servlet's account."""
    account = Credentials(LOGIN, PASSWORD)
    return Depositor(account, servlet.url, clock=clock, sleep=clock.sleep, random=Random(3), **more)  # type: ignore[arg-type] # noqa: S311
