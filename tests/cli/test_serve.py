"""`pubmeta serve`: what it takes, and what it says where it cannot begin."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from pubmeta.web import server
from pubmeta.web.settings import Settings

from .conftest import Run


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of the services that were begun; none of them answers."""
    found: list[Settings] = []

    def serve(app: Starlette, listener: socket.socket, on_start: Callable[[str], object]) -> None:
        listener.close()
        found.append(app.state.service.settings)
        on_start("http://127.0.0.1:8000")

    monkeypatch.setattr(server, "serve", serve)
    return found


def test_it_listens_to_this_machine_alone(run: Run, begun: list[Settings]) -> None:
    ran = run("serve", "--port", "0")
    assert (ran.status, ran.text) == (0, "Listening at http://127.0.0.1:8000\n")
    (settings,) = begun
    assert (settings.host, settings.port) == ("127.0.0.1", 0)
    assert settings.workers >= 1


def test_limits_and_the_configuration_are_given(run: Run, begun: list[Settings]) -> None:
    limits = ("--body-limit", 2, "--body-time", 3, "--time-limit", 5, "--memory-limit", 600, "--processes", 3)
    ran = run("serve", "--port", "0", *limits, "-o", "jats.version=1.3", "--quiet")
    assert (ran.status, ran.text) == (0, "")
    (settings,) = begun
    assert settings.workers == 3
    found = settings.limits
    assert (found.body_bytes, found.body_seconds, found.work_seconds, found.memory_bytes) == (2e6, 3, 5, 6e8)
    assert settings.config.tables == {"jats": {"version": "1.3"}}


def test_a_port_that_is_taken_is_a_wrong_command(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("serve", "--port", taken.getsockname()[1])
    assert ran.status == 2
    assert "cannot listen on 127.0.0.1, port" in " ".join(ran.err.split())


def test_without_the_extra_the_command_names_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("pubmeta.web")]:
        monkeypatch.delitem(sys.modules, name)
    absent: Any = None
    monkeypatch.setitem(sys.modules, "uvicorn", absent)
    ran = run("serve")
    assert ran.status == 2
    assert "the service needs the package uvicorn; run: pip install 'pubmeta[web]'" in ran.err


def test_without_processes_it_does_not_begin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    ran = run("serve", "--port", "0")
    assert ran.status == 1
    assert "cannot be started" in ran.err
