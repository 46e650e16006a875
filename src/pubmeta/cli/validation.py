"""What `pubmeta validate` does with one file."""

from __future__ import annotations

from collections.abc import Container

from pubmeta.cli.inputs import Input, InputError
from pubmeta.run.outcomes import DocumentOutcome, InputOutcome, validated


def validation(source: Input, format_name: str | None, strict: Container[str] = ()) -> InputOutcome:
    """Every problem of the document; `format_name` None lets its signature decide.

    strict: the kinds of warnings and the codes of rules with which it is not valid.
    """
    try:
        content = source.content()
    except InputError as error:
        document = DocumentOutcome(format=format_name, problems=error.problems)
        return InputOutcome(input=source.name, format=format_name, documents=(document,))
    return validated(content, source.name, format_name, strict, "--format")
