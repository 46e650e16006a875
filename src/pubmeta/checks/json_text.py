"""JSON as RFC 8259 and I-JSON have it: one value, UTF-8, no key twice in an object, no NaN, no lone surrogate."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pubmeta.problems import Kind, Problem
from pubmeta.reading.json.whole import finite, is_deeper, refused

MAX_DEPTH = 100
"""How deeply arrays and objects may nest; records of publications stay below 20."""

_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass(frozen=True, slots=True)
class JsonText:
    """What a text holds: its value, if it is JSON at all, and its problems."""

    value: Any = None
    problems: tuple[Problem, ...] = ()
    is_json: bool = True


def parsed(content: bytes) -> JsonText:
    """The value in a JSON text, or the `malformed` problem that says why there is none.

    A repeated key is `invalid`: programs differ on which of its values they take. A byte order mark is passed over.
    """
    repeated: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated.extend(key for key, count in counts.items() if count > 1)
        return value

    try:
        text = content.decode("utf-8-sig")
        value = json.loads(text, object_pairs_hook=members, parse_constant=refused, parse_float=finite)
        if _ESCAPED_SURROGATE.search(content):
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        return _malformed(f"is not UTF-8: byte {error.start} is {error.object[error.start]:#04x}")
    except UnicodeEncodeError as error:
        return _malformed(
            f"has half a surrogate pair, \\u{ord(error.object[error.start]):04x}, which is not a character"
        )
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            message = f"is more than one JSON value: the first one ends before column {error.colno}"
            return _malformed(message, line=error.lineno, remedy="give each value, as each of JSON lines, on its own")
        return _malformed(f"is not JSON: {error.msg}, column {error.colno}", line=error.lineno)
    except RecursionError:
        return _malformed(f"nests deeper than {MAX_DEPTH} levels")
    except ValueError as error:
        return _malformed(f"is not JSON: {error}")
    if is_deeper(value, MAX_DEPTH):
        return _malformed(f"nests deeper than {MAX_DEPTH} levels")
    problems = tuple(
        Problem(kind=Kind.INVALID, message=f"an object has the key {key!r} more than once", remedy="keep one of them")
        for key in dict.fromkeys(repeated)
    )
    return JsonText(value, problems)


Location = tuple[int | str, ...]
"""The keys and indices that lead to a value."""

_PLAIN_KEY = re.compile("[A-Za-z][A-Za-z0-9_]*")


def json_path(location: Location) -> str:
    """A location as a JSON path: ``$[0].author[1]['non-dropping-particle']``."""
    path = "$"
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{step}" if _PLAIN_KEY.fullmatch(step) else f"[{step!r}]"
    return path


def _malformed(message: str, line: int | None = None, remedy: str | None = None) -> JsonText:
    problem = Problem(kind=Kind.MALFORMED, message=message, line=line, remedy=remedy)
    return JsonText(problems=(problem,), is_json=False)
