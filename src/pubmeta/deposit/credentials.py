"""The account with which deposits are sent. Its password is shown by nothing: no repr, message, record or traceback."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Final, Self

from pydantic import SecretStr

from pubmeta.config.toml import tables_in
from pubmeta.errors import CredentialsError

LOGIN: Final = "PUBMETA_CROSSREF_LOGIN"
PASSWORD: Final = "PUBMETA_CROSSREF_PASSWORD"  # noqa: S105 (the name of a variable)
FILE: Final = "PUBMETA_CROSSREF_CREDENTIALS"
DOAJ_KEY: Final = "PUBMETA_DOAJ_API_KEY"
DOAJ_FILE: Final = "PUBMETA_DOAJ_CREDENTIALS"
_OTHERS = 0o077


@dataclass(frozen=True, slots=True, init=False)
class Credentials:
    """An account at Crossref: the login (``user``, or ``mail@example.org/role``; capitals matter) and its password."""

    login: str
    password: SecretStr

    def __init__(self, login: str, password: SecretStr | str) -> None:
        secret = SecretStr(password) if isinstance(password, str) else password
        object.__setattr__(self, "login", login)
        object.__setattr__(self, "password", secret)
        if not login or not secret.get_secret_value():
            raise CredentialsError("the login or the password is empty")

    @classmethod
    def found(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The account that the environment names.

        In the variables ``PUBMETA_CROSSREF_LOGIN`` and ``PUBMETA_CROSSREF_PASSWORD``, or in the file whose path is in
        ``PUBMETA_CROSSREF_CREDENTIALS``. Raises CredentialsError.
        """
        known = os.environ if environment is None else environment
        login, password, path = (known.get(name, "") for name in (LOGIN, PASSWORD, FILE))
        if path and not (login or password):
            return cls.of_file(path)
        absent = [name for name, value in ((LOGIN, login), (PASSWORD, password)) if not value]
        if absent:
            raise CredentialsError(
                f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} not set",
                f"set {LOGIN} and {PASSWORD}, or {FILE} to the path of a file with both",
            )
        return cls(login, password)

    @classmethod
    def of_file(cls, path: str | PathLike[str]) -> Self:
        """The account in a TOML file with the keys ``login`` and ``password``, which nobody else may read.

        Raises CredentialsError where the file cannot be read, is not such a file, or may be read by others.
        """
        login, password = _secrets_in(Path(path), "login", "password")
        return cls(login.get_secret_value(), password)


def api_key(environment: Mapping[str, str] | None = None) -> SecretStr:
    """The key of DOAJ's API that the environment names.

    In the variable ``PUBMETA_DOAJ_API_KEY``, or under ``api_key`` in the TOML file whose path is in
    ``PUBMETA_DOAJ_CREDENTIALS``, which nobody else may read. Raises CredentialsError.
    """
    known = os.environ if environment is None else environment
    if key := known.get(DOAJ_KEY):
        return SecretStr(key)
    if path := known.get(DOAJ_FILE):
        (found,) = _secrets_in(Path(path), "api_key")
        return found
    raise CredentialsError(f"{DOAJ_KEY} is not set", f"set it, or {DOAJ_FILE} to the path of a file with the key")


def _secrets_in(path: Path, *names: str) -> list[SecretStr]:
    """The secrets of these names in a file. Raises CredentialsError, outside of what may show a line of the file."""
    problem, found = _read(path, names)
    if problem:
        raise CredentialsError(*problem)
    return found


def _read(path: Path, names: Sequence[str]) -> tuple[tuple[str, str | None] | None, list[SecretStr]]:
    """The secrets of the file, or what is wrong with it."""
    try:
        with path.open("rb") as stream:
            mode = os.fstat(stream.fileno()).st_mode
            if os.name == "posix" and mode & _OTHERS:
                return (f"{path} may be read by others: its mode is {mode & 0o777:o}", f"run: chmod 600 {path}"), []
            known = tables_in(stream.read())
    except OSError as error:
        return (f"{path} cannot be read: {error.strerror}", None), []
    except ValueError:
        known = {}
    found = [SecretStr(value) for name in names if isinstance(value := known.get(name), str) and value]
    if len(found) < len(names):
        keys = " and ".join(names)
        return (f"{path} is not TOML with the key{'s' if len(names) > 1 else ''} {keys}", _HOW[names[0]]), []
    return None, found


_HOW: Final = {"login": 'write: login = "…" and password = "…"', "api_key": 'write: api_key = "…"'}
