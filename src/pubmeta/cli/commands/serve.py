"""`pubmeta serve`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from pubmeta.cli import arguments, completion, names
from pubmeta.cli.configuration import configuration


def serve(
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen on; by default only this machine reaches it.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65_535, help="The port to listen on; 0: any that is free.")
    ] = 8000,
    config: arguments.ConfigPath = None,
    option: arguments.Chosen = None,
    processes: arguments.Processes = None,
    body_limit: Annotated[
        int, typer.Option(metavar="MB", min=1, help="The greatest size of a request in megabytes.")
    ] = 10,
    body_time: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0.1, help="How long a request may take to arrive."),
    ] = 15,
    time_limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="How long the work on a request may take.")
    ] = 30,
    memory_limit: arguments.MemoryLimit = 2_000,
    public_url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where others reach the service, for links in answers; by default where a request was sent.",
            show_default=False,
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            metavar="STORE",
            help="Records to offer at /records: an SQLite file, a folder, or postgresql://user@host/database.",
            show_default=False,
        ),
    ] = None,
    index: Annotated[
        Path | None,
        typer.Option(
            parser=arguments.path,
            metavar="FILE",
            help="The index of a folder of records; by default it is hidden in the folder.",
            show_default=False,
        ),
    ] = None,
    oai_email: Annotated[
        list[str] | None,
        typer.Option(
            metavar="EMAIL",
            help="Whom harvesters may write to. With it the records are offered at /oai (OAI-PMH). May be repeated.",
            show_default=False,
        ),
    ] = None,
    oai_name: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The name of the repository for harvesters; by default its domain.",
            show_default=False,
        ),
    ] = None,
    oai_domain: Annotated[
        str | None,
        typer.Option(
            metavar="DOMAIN",
            help="The domain in the identifiers for harvesters, which must never change; by default the host of "
            "--public-url.",
            show_default=False,
        ),
    ] = None,
    oai_to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT,...",
            help="The formats that harvesters get besides Dublin Core; by default jats.",
            autocompletion=completion.formats_to_write,
            show_default=False,
        ),
    ] = None,
    quiet: arguments.Quiet = False,
) -> None:
    """Answer requests over HTTP, each in a process of its own, until it is stopped.

    SIGTERM or Ctrl-C stops it once it has finished what it works on. The page of the documentation on the service
    describes the requests; /openapi.json does so for programs. The log is JSON lines on standard error, and holds
    nothing of the documents.
    """
    from pubmeta.errors import PubmetaError, StoreError
    from pubmeta.run.isolation import IsolationError
    from pubmeta.store.harvesting import require_namespace
    from pubmeta.vocabularies.emails import is_email

    _require(store, "--store", {"--index": index, "--oai-email": oai_email})
    _require(oai_email, "--oai-email", {"--oai-name": oai_name, "--oai-domain": oai_domain, "--oai-to": oai_to})
    try:
        from pubmeta.web import server
        from pubmeta.web.app import create_app
        from pubmeta.web.settings import Harvesting, Limits, Settings, StorePlace, reached_at
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pubmeta"):
            raise
        typer.echo(f"Error: the service needs the package {error.name}; run: pip install 'pubmeta[web]'", err=True)
        raise typer.Exit(2) from None
    for address in oai_email or []:
        if not is_email(address):
            raise typer.BadParameter(f"{address!r} is not an e-mail address", param_hint="--oai-email")
    try:
        public_url = reached_at(public_url) if public_url else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--public-url") from error
    domain = oai_domain or urlsplit(public_url or "").hostname or ""
    if oai_email:
        if not domain:
            raise typer.BadParameter("harvesters need the domain; give it, or --public-url", param_hint="--oai-domain")
        try:
            require_namespace(domain)
        except ValueError as error:
            hint = "" if oai_domain else "; it is the host of --public-url: give another"
            raise typer.BadParameter(f"{error}{hint}", param_hint="--oai-domain") from error
    limits = Limits(
        body_bytes=body_limit * 1_000_000,
        body_seconds=body_time,
        work_seconds=time_limit,
        memory_bytes=memory_limit * 1_000_000,
    )
    settings = Settings(
        host=host,
        port=port,
        limits=limits,
        config=configuration(config, option),
        address=public_url,
        store=StorePlace(location=store, index=index) if store else None,
        harvesting=Harvesting(
            name=oai_name or domain,
            admin_emails=tuple(oai_email),
            namespace=domain,
            formats=names.writable(oai_to or ["jats"], "--oai-to"),
        )
        if oai_email
        else None,
    )
    if processes is not None:
        settings = replace(settings, workers=processes)
    try:
        app = create_app(settings)
        listener = server.listening(settings)
    except (ValueError, PubmetaError) as error:
        raise typer.BadParameter(str(error)) from error
    except OSError as error:
        raise typer.BadParameter(f"cannot listen on {host}, port {port}: {error.strerror}") from error
    try:
        server.serve(app, listener, lambda address: None if quiet else typer.echo(f"Listening at {address}"))
    except StoreError as error:
        raise typer.BadParameter(str(error), param_hint="--store") from error
    except IsolationError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(1) from error


def _require(value: object, name: str, options: Mapping[str, object]) -> None:
    """Raises typer.BadParameter for an option that has no effect without the one of this name."""
    for option, each in options.items():
        if each and not value:
            raise typer.BadParameter(f"has no effect without {name}; give both", param_hint=option)
