"""The service on a socket, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Final

import uvicorn
from starlette.applications import Starlette

from pubmeta.version import __version__
from pubmeta.web import logs
from pubmeta.web.connections import Guarded
from pubmeta.web.service import Service
from pubmeta.web.settings import Settings

_FAREWELL_SECONDS: Final = 0.5
"""How long, after it is told to stop, the service still answers and tells each client to close its connection: one that
sends on a connection that is closed under it cannot know whether its request was taken."""


def listening(settings: Settings) -> socket.socket:
    """A socket that listens at the address of the settings; raises OSError where there can be none."""
    family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
    return socket.create_server(address, family=family)


def serve(app: Starlette, listener: socket.socket, on_start: Callable[[str], object]) -> None:
    """Answer requests until this process gets SIGTERM or SIGINT; what runs by then is finished.

    app: of `create_app`. listener: where requests come from; it is closed at the end. on_start: called with the
    address, once requests are answered.

    Raises IsolationError where no child can be started, StoreError where the store cannot be opened.
    """
    with closing(listener), logs.written_to(sys.stderr):
        server = _Server(configuration(app), app.state.service, on_start)
        with asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
            runner.run(server.serve(sockets=[listener]))
        logs.log("stopped")


def configuration(app: Starlette) -> uvicorn.Config:
    """How uvicorn runs the application: with our connections and our log, and without a word on what it is."""
    service: Service = app.state.service
    return uvicorn.Config(
        app,
        http=Guarded,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=round(service.settings.limits.stop_seconds),
    )


class _Server(uvicorn.Server):
    """uvicorn's server, which says goodbye before it closes connections, and ends without a signal's exit status."""

    def __init__(self, config: uvicorn.Config, service: Service, on_start: Callable[[str], object]) -> None:
        super().__init__(config)
        self._service = service
        self._on_start = on_start

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await self._service.start()  # before the lifespan does, which would only log why it fails
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(self._stop))
        await super().startup(sockets)
        logs.log("started", workers=self._service.settings.workers, pubmeta=__version__)
        for listener in sockets or []:
            host, port, *_ = listener.getsockname()
            self._on_start(f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}")

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are not uvicorn's here, see `startup`."""
        yield

    def _stop(self) -> None:
        """Say goodbye, then stop; told so once more, stop at once, and give up what runs."""
        if self._service.is_stopping:
            self.should_exit = self.force_exit = True
            return
        self._service.is_stopping = True
        logs.log("stopping", pending=self._service.workers.pending)
        asyncio.get_running_loop().call_later(_FAREWELL_SECONDS, setattr, self, "should_exit", True)  # noqa: FBT003
