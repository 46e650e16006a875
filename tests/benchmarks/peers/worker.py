"""Runs in commonmeta-py's environment: `worker.py RECORDS`, orders on standard input, answers on standard output.

An order is a format and a step, an answer the CPU seconds that all records took: `write` makes the bytes, `validate`
checks what was made, `write+validate` is the library's own call. The order `documents` gives the documents and what
their schema says against them.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson  # type: ignore[import-not-found]
from commonmeta import Metadata  # type: ignore[import-not-found]
from commonmeta.schema_utils import json_schema_errors, xml_schema_errors  # type: ignore[import-not-found]
from commonmeta.writers.crossref_xml_writer import (  # type: ignore[import-not-found]
    CrossrefError,
    tostring,
    write_crossref_xml,
)
from commonmeta.writers.csl_writer import write_csl  # type: ignore[import-not-found]
from commonmeta.writers.schema_org_writer import write_schema_org  # type: ignore[import-not-found]

_HEAD = {"depositor": "Example Press", "email": "deposits@example.org", "registrant": "Example Press"}
_WRITERS: dict[str, Callable[[Any], Any]] = {
    "crossref_xml": lambda record: tostring(write_crossref_xml(record), head=_HEAD),
    "csl": write_csl,
    "schema_org": write_schema_org,
}


def main() -> None:
    """Answers orders until there are no more."""
    given: dict[str, list[Any]] = json.loads(Path(sys.argv[1]).read_bytes())
    records = {name: [Metadata(each, via="commonmeta", **_HEAD) for each in given[name]] for name in _WRITERS}
    wrong = [record.errors for each in records.values() for record in each if record.errors]
    _answer({"version": version("commonmeta-py"), "refused": wrong})
    made: dict[str, list[Any]] = {name: list(map(write, records[name])) for name, write in _WRITERS.items()}
    for line in sys.stdin:
        name, step = line.split()
        if step == "documents":
            _answer(_documents(records[name], name))
            continue
        start = time.process_time()
        _run(step, name, records[name], made[name])
        _answer({"seconds": time.process_time() - start})


def _run(step: str, name: str, records: list[Any], made: list[Any]) -> None:
    xml = name == "crossref_xml"
    if step == "write":
        for record in records:
            output = _WRITERS[name](record)
            _ = output if xml else orjson.dumps(output)
    elif step == "validate":
        for output in made:
            _ = xml_schema_errors(output, schema=name) if xml else json_schema_errors(output, schema=name)
    else:
        for record in records:
            _both(record, name)


def _both(record: Any, name: str) -> tuple[bytes | str | None, str | None]:
    """The document and what its schema says against it; None where the library refuses to give it."""
    try:
        return record.write(to=name, **_HEAD), record.write_errors
    except CrossrefError as error:
        return None, str(error)


def _documents(records: list[Any], name: str) -> dict[str, Any]:
    results = [_both(record, name) for record in records]
    return {
        "documents": [each if isinstance(each, str) else each.decode() for each, _ in results if each],
        "errors": [error for _, error in results if error],
    }


def _answer(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
