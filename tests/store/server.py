"""A PostgreSQL server of the tests' own: on a socket in a folder of its own, reached from this machine alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_USERS = ("postgres", "nobody")
"""As whom it runs where the tests run as root, as whom it refuses to."""


def program(name: str) -> str | None:
    """Where a program of the server is: on the path, or where Debian keeps it."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or next(map(str, found), None)


@contextmanager
def served() -> Iterator[str]:
    """The address of a new server, whose databases go with it."""
    folder = Path(tempfile.mkdtemp(prefix="pubmeta-postgres-"))
    user = next(user for user in _USERS if shutil.chown(folder, user) is None) if os.geteuid() == 0 else None
    data, address = folder / "data", f"postgresql://tester@/postgres?host={folder}"
    try:
        subprocess.run(
            [f"{program('initdb')}", "-D", data, "-U", "tester", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        settings = [f"unix_socket_directories={folder}", "listen_addresses=", "fsync=off", "shared_buffers=16MB"]
        process = subprocess.Popen(
            [f"{program('postgres')}", "-D", data, *(word for each in settings for word in ("-c", each))],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=user,
            cwd=folder,
        )
        try:
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(30)
    finally:
        shutil.rmtree(folder)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.1)
        else:
            return
