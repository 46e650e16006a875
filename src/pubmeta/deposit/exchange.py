"""One request and its answer, as values: no exception of the network leaves this module, for it holds the request."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import escape
from html.entities import codepoint2name
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import SplitResult, urlsplit

from pubmeta.errors import DepositError
from pubmeta.version import __version__

if TYPE_CHECKING:
    from httpx2 import BaseTransport, Client

TOO_MANY: Final = 429
UNAVAILABLE: Final = 503
_MAY_PASS = frozenset({408, 425, TOO_MANY})
"""Statuses below 500 of what may be taken later."""
_LONGEST_WAIT = 3600.0
_LOOPBACK = re.compile(r"(?i)localhost|127\.[0-9.]+|::1")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. retry_after: the seconds after which the server wants to be asked again, if it says so."""

    status: int
    content: bytes = b""
    retry_after: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_refusal_for_now(self) -> bool:
        """Whether the server did nothing with the request, and says so."""
        return self.status in {TOO_MANY, UNAVAILABLE}

    @property
    def is_refusal(self) -> bool:
        """Whether the server did nothing with the request, and says that it never would; a redirection is one."""
        return 300 <= self.status < 500 and self.status not in _MAY_PASS

    @property
    def leads_to(self) -> str:
        """Where a redirection leads, without a query, in which there may be a key; empty for other answers."""
        parts = parts_of(self.headers.get("location", "") if 300 <= self.status < 400 else "")
        return parts._replace(query="", fragment="").geturl() if parts else ""

    @property
    def is_success(self) -> bool:
        """Whether the server did what was asked of it."""
        return 200 <= self.status < 300

    @property
    def is_server_error(self) -> bool:
        """Whether the server, or a gateway before it, failed."""
        return self.status >= 500


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nothing came back. was_sent: whether the server may have the request; is_fault: trying again does not help."""

    reason: str
    was_sent: bool
    is_fault: bool = False


def parts_of(url: str) -> SplitResult | None:
    """The parts of what may be a URL; None where it is none."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def check_extra() -> None:
    """Raise DepositError where the extra ``deposit`` is not installed."""
    try:
        import httpx2  # noqa: F401
    except ImportError:
        raise DepositError("asking a service needs the package httpx2", "run: pip install 'pubmeta[deposit]'") from None


def new_client(transport: BaseTransport | None = None) -> Client:
    """A client that follows no redirection, so that a password goes nowhere else; needs the extra ``deposit``.

    Without https, only this machine is asked (see `checked_host`), and no proxy on the way, which could read all.

    transport: None, httpx2's own. Raises DepositError where the extra is not installed.
    """
    check_extra()
    import httpx2

    timeout = httpx2.Timeout(300, connect=30)
    agent = {"User-Agent": f"pubmeta/{__version__}"}
    return httpx2.Client(
        timeout=timeout, follow_redirects=False, headers=agent, transport=transport, mounts={"http://": None}
    )


def checked_host(url: str) -> str:
    """The URL of a server without its last slash.

    Raises DepositError for one without https, unless it is this machine, for one with an account in it, and for what is
    not a URL.
    """
    parts = parts_of(url)
    if parts is None:
        raise DepositError(f"{url} is not a URL", "give the address of the server, https://…")
    if "@" in parts.netloc:
        raise DepositError("the URL of the server has an account in it", "give the account by the environment")
    host = parts.hostname or ""
    if parts.scheme != "https" and not (parts.scheme == "http" and _LOOPBACK.fullmatch(host)):
        raise DepositError(f"{url} is not an https URL, so the password could be read on the way", "use https")
    return url.rstrip("/")


def exchanged(client: Client, method: str, url: str, now: float, **request: Any) -> Answer | NoAnswer:
    """The answer to a request, whatever it is."""
    import httpx2

    try:
        response = client.request(method, url, **request)
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout):
        return NoAnswer("the server cannot be reached", was_sent=False)
    except httpx2.TimeoutException:
        return NoAnswer("the server did not answer in time", was_sent=True)
    except (httpx2.HTTPError, OSError):
        return NoAnswer("the connection broke", was_sent=True)
    except Exception as error:  # noqa: BLE001 (raised without the request that it may hold)
        return NoAnswer(f"the request could not be made ({type(error).__name__})", was_sent=True, is_fault=True)
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, response.content, _retry_after(headers.get("retry-after", ""), now), headers)


def concealer(secret: str, name: str) -> Callable[[str], str]:
    """A function that puts ``[name]`` in place of a secret in a text, in whatever forms its characters are written.

    As they are, as entities, percent-encoded, escaped as in JSON, or as they look in a text of another encoding.
    """
    pattern = re.compile("".join(map(_forms_of, secret)))
    return lambda text: pattern.sub(f"[{name}]", text)


def concealed(answer: Answer, hide: Callable[[str], str]) -> Answer:
    """The answer, with its content as `hide` leaves it."""
    content = hide(answer.content.decode(errors="surrogateescape")).encode(errors="surrogateescape")
    return replace(answer, content=content)


def _forms_of(character: str) -> str:
    """A pattern of the forms of a character."""
    code = ord(character)
    forms = {character, escape(character), "\\" + character, *("+" for _ in character if character == " ")}
    if name := codepoint2name.get(code):
        forms.add(f"&{name};")
    encoded = {character.encode(errors="surrogatepass"), character.encode("cp1252", "ignore")} - {b""}
    if code > 127:
        forms |= {"\N{REPLACEMENT CHARACTER}", *(f"\\x{each.hex()}" for each in encoded)}
        forms |= {
            each.decode(*how) for each in encoded for how in (("utf-8", "surrogateescape"), ("cp1252", "replace"))
        }
    patterns = [re.escape(form) for form in sorted(forms, key=len, reverse=True)]
    patterns += [f"(?i:{''.join(f'%{byte:02x}' for byte in each)})" for each in encoded]
    patterns += [rf"&#0{{0,9}}{code};", rf"&#[xX]0{{0,9}}(?i:{code:x});", rf"\\u(?i:{code:04x})"]
    return f"(?:{'|'.join(patterns)})"


def _retry_after(text: str, now: float) -> float | None:
    """The seconds that the header says, or those to the date in it; at most an hour."""
    if re.fullmatch(r"[0-9]{1,9}", text.strip()):
        return min(float(text), _LONGEST_WAIT)
    try:
        then = parsedate_to_datetime(text)
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        seconds = (then - datetime.fromtimestamp(now, UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT)
