"""`pubmeta serve`."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from pubmeta.cli import arguments
from pubmeta.cli.configuration import configuration


def serve(
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; by default only this machine reaches it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="The port to listen at; 0 is any that is free.")] = 8000,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    processes: Annotated[
        int | None,
        typer.Option(min=1, help="The number of processes; one for each core by default.", show_default=False),
    ] = None,
    body_limit: Annotated[int, typer.Option(metavar="MB", min=1, help="The megabytes that a request may have.")] = 10,
    time_limit: Annotated[float, typer.Option(min=0.1, help="The seconds that the work on a request may take.")] = 30,
    memory_limit: arguments.MemoryLimit = 2_000,
    quiet: arguments.Quiet = False,
) -> None:
    """Answer requests over HTTP, each in a process of its own, until it is stopped.

    SIGTERM or Ctrl-C stops it, after what it works on. The page on the service describes the requests; /openapi.json
    does so for programs. The log is JSON lines on standard error, and says nothing of what documents hold.
    """
    from pubmeta.run.isolation import IsolationError

    try:
        from pubmeta.web.server import serve as run
        from pubmeta.web.settings import Limits, Settings
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pubmeta"):
            raise
        typer.echo(f"Error: the service needs the package {error.name}; run: pip install 'pubmeta[web]'", err=True)
        raise typer.Exit(2) from None
    limits = Limits(body_bytes=body_limit * 1_000_000, work_seconds=time_limit, memory_bytes=memory_limit * 1_000_000)
    settings = Settings(host=host, port=port, limits=limits, config=configuration(config, option))
    if processes is not None:
        settings = replace(settings, workers=processes)
    try:
        run(settings, lambda address: None if quiet else typer.echo(f"Listening at {address}"))
    except OSError as error:
        raise typer.BadParameter(f"cannot listen at {host}, port {port}: {error.strerror}") from error
    except IsolationError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error
