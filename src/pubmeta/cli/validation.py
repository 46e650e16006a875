"""What `pubmeta validate` does with one file."""

from __future__ import annotations

from pubmeta import api
from pubmeta.cli.inputs import Input
from pubmeta.cli.outcomes import DocumentOutcome, InputOutcome
from pubmeta.run.job import problems_of


def validation(source: Input, format_name: str | None) -> InputOutcome:
    """Every problem of the document; `format_name` None lets its signature decide."""
    try:
        content = source.content()
        format_name = format_name or api.detect(content)
        report = api.validate(content, format_name)
    except Exception as error:  # noqa: BLE001 (one file must not stop the others)
        document = DocumentOutcome(format=format_name, problems=problems_of(error, "--format"))
    else:
        document = DocumentOutcome(
            format=format_name, schema=report.schema, valid=report.valid, problems=report.problems
        )
    return InputOutcome(input=source.name, format=format_name, documents=(document,))
