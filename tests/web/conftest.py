"""The service inside this process and on a port of this machine, and a client of it."""

from __future__ import annotations

import pickle
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from pubmeta import Config
from pubmeta.web import Settings, create_app
from pubmeta.web.server import configuration

CASES = Path(__file__).resolve().parents[1] / "cases"


class InPlace:
    """In place of the processes of a service: its tasks are called in this one, where their coverage is measured."""

    pending = 0

    async def start(self) -> None:
        """There is nothing to start."""

    async def call(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """What the task gives; arguments and result are pickled, as on their way to a process and back."""
        work, given = pickle.loads(pickle.dumps((task, arguments)))  # noqa: S301 (our own)
        return pickle.loads(pickle.dumps(work(Config(), *given)))  # noqa: S301

    async def close(self) -> None:
        """There is nothing to end."""


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client of a service as it is without settings, whose work is done in this process."""
    app = create_app(Settings(workers=1))
    app.state.service.workers = InPlace()
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="session")
def pooled() -> Iterator[TestClient]:
    """A client of a service as it is without settings, with one process for the work."""
    with TestClient(create_app(Settings(workers=1))) as client:
        yield client


@pytest.fixture(scope="session")
def jats() -> bytes:
    """An article in JATS."""
    return (CASES / "rituximab" / "jats.golden.xml").read_bytes()


@contextmanager
def on_port(settings: Settings) -> Iterator[int]:
    """A service with these settings, in a thread of this process; the port that it listens on."""
    server = uvicorn.Server(configuration(create_app(settings)))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            sleep(0.01)
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()
