"""What `pubmeta validate` does with one file."""

from __future__ import annotations

from collections.abc import Container

from pubmeta import api
from pubmeta.cli.inputs import Input
from pubmeta.cli.outcomes import DocumentOutcome, InputOutcome
from pubmeta.errors import UnknownFormatError, UnsupportedError
from pubmeta.problems import fails
from pubmeta.run.job import problems_of


def validation(source: Input, format_name: str | None, strict: Container[str] = ()) -> InputOutcome:
    """Every problem of the document; `format_name` None lets its signature decide.

    strict: the kinds of warnings and the codes of rules with which it is not valid.
    """
    try:
        content = source.content()
        format_name = format_name or api.detect(content)
        report = api.validate(content, format_name)
    except (UnknownFormatError, UnsupportedError) as error:
        problems = problems_of(error, "--format")
        document = DocumentOutcome(format=format_name, judged=False, problems=problems)
    except Exception as error:  # noqa: BLE001 (one file must not stop the others)
        document = DocumentOutcome(format=format_name, problems=problems_of(error, "--format"))
    else:
        valid = not any(fails(problem, strict) for problem in report.problems)
        document = DocumentOutcome(format=format_name, schema=report.schema, valid=valid, problems=report.problems)
    return InputOutcome(input=source.name, format=format_name, documents=(document,))
