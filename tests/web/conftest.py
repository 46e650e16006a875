"""The service inside this process and on a port of this machine, and a client of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from starlette.testclient import TestClient

from pubmeta.web import Settings, create_app
from pubmeta.web.server import configuration

CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """A client of a service with one process, as it is without settings."""
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
