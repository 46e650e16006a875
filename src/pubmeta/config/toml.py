"""TOML of whatever origin."""

from __future__ import annotations

import tomllib
from typing import Any


def tables_in(content: bytes) -> dict[str, Any]:
    """The tables of a TOML file, perhaps with a byte order mark. Raises ValueError, which says what is wrong."""
    text = content.decode("utf-8-sig")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError("its values are nested too deeply") from None
    except ValueError:  # of Python's int
        raise ValueError("it has a number of too many digits") from None
