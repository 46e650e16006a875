"""The schema of `oai_dc` as pubmeta validates with it: what it imports is found beside it, not on the web."""

from __future__ import annotations

from pathlib import Path

from derive.bundle import Bundle

LOCAL_COPIES = {
    "http://dublincore.org/schemas/xmls/simpledc20021212.xsd": "simpledc20021212.xsd",
    "http://www.w3.org/2001/03/xml.xsd": "xml.xsd",
}


def derive_oai_dc(schemas: Path) -> None:
    """Derive it: `oai-dc` to `derived/oai-dc`."""
    Bundle(schemas / "oai-dc", "oai_dc.xsd", LOCAL_COPIES).write(schemas / "derived/oai-dc", _own_name, _notice)


def _own_name(path: str) -> str:
    return f"pubmeta-{path}"


def _notice(path: str) -> str:
    return f"Derived by pubmeta from {path}, to be found without a network; the official file is the reference."
