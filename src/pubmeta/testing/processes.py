"""The same documents in another process, in which sets have another order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from pubmeta.model import Article
from pubmeta.registry import Format, Options, format_names
from pubmeta.testing.outcomes import Outcome, outcome, require

_CODE = "from pubmeta.testing.processes import answer; answer()"


def check_other_process(
    subject: Format[Any], cases: Mapping[str, Article], options: Options, written: Mapping[str, Outcome]
) -> None:
    """Raise AssertionError unless a process with another hash seed writes the same; the format must be installed."""
    if subject.name not in format_names() or not cases:
        return
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    articles = [article.model_dump(mode="json", exclude_defaults=True) for article in cases.values()]
    asked = {
        "path": sys.path,
        "format": subject.name,
        "options": options.model_dump(mode="json"),
        "articles": articles,
    }
    ran = subprocess.run(  # noqa: S603 (our own code)
        [sys.executable, "-c", _CODE],
        input=json.dumps(asked),
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    require(subject, "", ran.returncode == 0, "cannot be used in a process of its own:", ran.stderr[-2_000:])
    for (name, before), after in zip(written.items(), json.loads(ran.stdout), strict=True):
        message = "another process wrote another document or other problems; sort what comes from a set"
        require(subject, name, _plain(before) == after, message)


def answer() -> None:
    """In the other process: what becomes of the articles on standard input, on standard output."""
    from pubmeta.registry import get_format, options_from

    asked = json.load(sys.stdin)
    subject = get_format(asked["format"])
    options: Options = options_from(subject, asked["options"])
    outcomes = [outcome(subject, Article.model_validate(article), options) for article in asked["articles"]]
    sys.stdout.write(json.dumps(list(map(_plain, outcomes))))


def _plain(found: Outcome) -> list[Any]:
    """An outcome as JSON."""
    content = None if found.content is None else found.content.decode("latin-1")
    return [content, [problem.as_dict() for problem in found.problems]]
