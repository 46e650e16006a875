"""Article JSON to an article."""

from __future__ import annotations

from pydantic import ValidationError

from pubmeta.model import Article
from pubmeta.model_problems import validation_problems
from pubmeta.problems import Log


def read(content: bytes, log: Log) -> Article | None:
    """The article, or None with every field that the model refuses in the log."""
    try:
        return Article.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        for problem in validation_problems(error):
            if problem.path:
                log.add(problem)
            else:
                log.malformed(problem.message)
    return None
