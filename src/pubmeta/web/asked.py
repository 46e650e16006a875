"""What a request asks for, by its query."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from pubmeta.errors import FormatError
from pubmeta.registry import get_format
from pubmeta.web.problems import Refusal, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parameters of a request. read_as: the format of the body, None: its signature decides."""

    to: tuple[str, ...] = ()
    read_as: str | None = None


@lru_cache(256)
def asked(query: str) -> Asked:
    """What a query asks for; raises Refused where there is no such thing."""
    values = dict(parse_qsl(query, keep_blank_values=True))
    read_as, to = values.get("from"), tuple(filter(None, values.get("to", "").split(",")))
    for name, ability in [*((name, "write") for name in to), *([(read_as, "read")] if read_as is not None else [])]:
        try:
            able = getattr(get_format(name), ability)
        except FormatError as error:
            raise Refused(Refusal.WRONG_REQUEST, str(error)) from error
        if not able:
            raise Refused(Refusal.WRONG_REQUEST, f"pubmeta cannot {ability} {name}")
    return Asked(to=to, read_as=read_as)
