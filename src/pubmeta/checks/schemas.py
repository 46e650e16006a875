"""The schemas that documents are validated against: found by key, checked to be the locked files.

A key names a schema as options do: ``jats/1.4/publishing``, ``crossref/5.5.0``, ``csl``. For each Crossref version
there are four: the fast set, the ``complete`` one that decides where the fast one cannot, the ``written`` one with
little more than what pubmeta writes, and the ``official`` files (see schemas/README.md for what is derived and why).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pubmeta.errors import SchemaError

FOLDER = Path(__file__).parents[1] / "_schemas"
REMEDY = "install pubmeta again; in a checkout, run `python schemas/build_hook.py`"


@dataclass(frozen=True, slots=True)
class _Schema:
    """title: its name for people. folder: where all the files that it consists of are. file: the one to load."""

    title: str
    folder: str
    file: str


def _jats(version: str) -> dict[str, _Schema]:
    tag_sets = {
        "publishing": ("Journal Publishing", "journalpublishing"),
        "archiving": ("Journal Archiving and Interchange", "archivearticle"),
    }
    return {
        f"jats/{version}/{tag_set}": _Schema(
            f"JATS {version} {title} DTD", f"jats/{version}/", f"JATS-{stem}{version.replace('.', '-')}-mathml3.dtd"
        )
        for tag_set, (title, stem) in tag_sets.items()
    }


def _crossref(version: str) -> dict[str, _Schema]:
    title, file = f"Crossref deposit schema {version}", f"crossref{version}.xsd"
    derived = f"derived/crossref/{version}"
    return {
        f"crossref/{version}": _Schema(title, f"{derived}/fast/", f"pubmeta-{file}"),
        f"crossref/{version}/written": _Schema(title, f"{derived}/written/", f"pubmeta-{file}"),
        f"crossref/{version}/complete": _Schema(title, f"{derived}/complete/", f"pubmeta-{file}"),
        f"crossref/{version}/official": _Schema(title, f"crossref/{version}/", file),
    }


_SCHEMAS = {
    **_jats("1.4"),
    **_jats("1.3"),
    **_crossref("5.5.0"),
    **_crossref("5.4.0"),
    **_crossref("5.3.1"),
    "csl": _Schema("CSL-JSON schema 1.0.2", "csl/", "csl-data.json"),
    "schemaorg": _Schema("pubmeta profile of schema.org", "authored/", "schemaorg.schema.json"),
    "datacite": _Schema("DataCite JSON Schema 4.5", "datacite/", "datacite-v4.5.json"),
    "doaj": _Schema("pubmeta schema of DOAJ's article object", "authored/", "doaj.schema.json"),
    "doaj-xml": _Schema("pubmeta XML Schema of DOAJ's records", "authored/", "doaj-xml.xsd"),
    "linkset": _Schema("linkset schema after RFC 9264", "authored/", "linkset.schema.json"),
    "oai-dc": _Schema("oai_dc schema of 2002", "derived/oai-dc/", "pubmeta-oai_dc.xsd"),
    "oai-pmh": _Schema("OAI-PMH schema 2.0", "oai-pmh/", "OAI-PMH.xsd"),
    "article": _Schema("pubmeta article schema", "authored/", "article.schema.json"),
    "sarif": _Schema("SARIF schema 2.1.0", "sarif/", "sarif-2.1.0-rtm.5.json"),
    "report": _Schema("pubmeta report schema", "authored/", "report.schema.json"),
    "diff-report": _Schema("pubmeta schema of reports on what is registered", "authored/", "diff-report.schema.json"),
}


def schema_keys() -> tuple[str, ...]:
    """Every schema key."""
    return tuple(_SCHEMAS)


def schema_title(key: str) -> str:
    """The schema's name for people: ``JATS 1.4 Journal Publishing DTD``. Raises SchemaError for an unknown key."""
    return _schema(key).title


@cache
def schema_path(key: str) -> Path:
    """The file to load for a schema; it and the files beside it are the locked ones.

    Raises SchemaError for an unknown key, and when a file is absent or not what was built in.
    """
    schema = _schema(key)
    digests = {name: digest for name, digest in _digests().items() if name.startswith(schema.folder)}
    if schema.folder + schema.file not in digests:
        raise SchemaError(f"the {schema.title} is not among the schemas of this installation: {REMEDY}")
    for name, digest in digests.items():
        try:
            content = (FOLDER / name).read_bytes()
        except OSError as error:
            raise SchemaError(f"{name} of the {schema.title} cannot be read ({error.strerror}): {REMEDY}") from error
        if sha256(content).hexdigest() != digest:
            raise SchemaError(f"{name} of the {schema.title} is not the file that was built in: {REMEDY}")
    return FOLDER / schema.folder / schema.file


def _schema(key: str) -> _Schema:
    try:
        return _SCHEMAS[key]
    except KeyError:
        raise SchemaError(f"no schema has the key {key!r}; there are {', '.join(_SCHEMAS)}") from None


@cache
def _digests() -> dict[str, str]:
    """The sha256 of each schema file, as the build wrote them down."""
    try:
        manifest: dict[str, Any] = json.loads((FOLDER / "MANIFEST.json").read_bytes())
    except OSError as error:
        raise SchemaError(f"this installation has no schemas: {REMEDY}") from error
    files: dict[str, str] = manifest["files"]
    return files
