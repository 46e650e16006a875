"""The parts of the site that the code itself tells: kinds of problems, formats, options, rules, commands."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from textwrap import dedent
from typing import Any

from typer.testing import CliRunner

from pubmeta.cli.app import app
from pubmeta.deposit.catalogue import MESSAGES, REFERENCE
from pubmeta.problems import Kind
from pubmeta.registry import Format, format_names, get_format
from pubmeta.web.operations import OPERATIONS
from pubmeta.web.problems import Refusal


def kinds() -> str:
    """A table of the kinds of problems."""
    told = attribute_docstrings(Kind)
    rows = [(f"`{kind}`", "error" if kind.is_error else "warning", told[kind.name]) for kind in Kind]
    return table(("kind", "is", "meaning"), rows)


def formats() -> str:
    """A table of the installed formats and what each can do."""
    rows = []
    for target in _formats():
        verbs = {"read": target.read or target.read_many, "write": target.write, "validate": target.validate}
        can = ", ".join(verb for verb, call in verbs.items() if call)
        many = "yes" if target.read_many else "no"
        rows.append((f"`{target.name}`", target.title, can, many, f"`{target.suffix}`", f"`{target.media_type}`"))
    return table(("name", "format", "can", "many records in a file", "suffix", "media type"), rows)


def options() -> str:
    """A section for each format that has options, with a table of them."""
    sections = []
    for target in _formats():
        told = attribute_docstrings(target.options)
        properties = target.options.model_json_schema().get("properties", {})
        rows = [(f"`{name}`", *_value(schema), told.get(name, "")) for name, schema in properties.items()]
        if rows:
            intro = inspect.cleandoc(target.options.__doc__ or "")
            heading = f"## {target.title} {{ #{target.name} }}\n\nTable `[{target.name}]`. {intro}\n"
            sections.append(f"{heading}\n{table(('option', 'value', 'default', 'meaning'), rows)}")
    return "\n".join(sections)


def rules() -> str:
    """A section for each format that has content rules, with a table of them."""
    sections = []
    for target in _formats():
        rows = [(f"`{rule.code}`", str(rule.kind), _escaped(rule.text), rule.source) for rule in target.rules]
        if rows:
            heading = f"## {target.title} {{ #{target.name} }}\n"
            sections.append(f"{heading}\n{table(('code', 'kind', 'rule', 'made by'), rows)}")
    return "\n".join(sections)


def messages() -> str:
    """A section for each message of Crossref's deposit system: its words, its meaning, what to do."""
    sections = []
    for each in (*MESSAGES, REFERENCE):
        place = f" at `{each.path}`" if each.path else ""
        heading = f"## {each.meaning[0].upper()}{each.meaning[1:]} {{ #{each.code.partition('.')[2]} }}\n"
        told = f"Code `{each.code}`{place}. Crossref writes:\n\n```text\n{each.example}\n```\n"
        sections.append(f"{heading}\n{told}\n{each.remedy[0].upper()}{each.remedy[1:]}.\n")
    return "\n".join(sections)


def operations() -> str:
    """A section for each operation of the service, with a table of its parameters."""
    sections = []
    for each in OPERATIONS:
        rows = [(f"`{parameter.name}`", _escaped(parameter.text)) for parameter in each.parameters]
        parts = (
            f"A form has the parts {' and '.join(f'`{part}`' for part in each.parts)}.\n\n" if each.parts[1:] else ""
        )
        heading = f"## POST /{each.name} {{ #{each.name} }}\n\n{each.summary}. {_escaped(each.text)}\n\n"
        sections.append(f"{heading}{parts}{table(('parameter', 'meaning'), rows)}")
    return "\n".join(sections)


def refusals() -> str:
    """A table of the refusals of the service."""
    rows = [(str(each.status), f"`{each.type}`", each.title) for each in Refusal]
    return table(("status", "type", "what is the case"), sorted(rows))


def commands() -> str:
    """A section for each command: what it says of itself."""
    runner = CliRunner(env={"COLUMNS": "80", "NO_COLOR": "1"})
    sections = []
    groups = [(f"{group.name}", group.typer_instance) for group in app.registered_groups]
    for group, commands in (("", app), *groups):
        for command in commands.registered_commands if commands else ():
            words = [*group.split(), str(command.name or getattr(command.callback, "__name__", ""))]
            told = runner.invoke(app, [*words, "--help"], prog_name="pubmeta").stdout
            heading = f"## pubmeta {' '.join(words)} {{ #{'-'.join(words)} }}"
            sections.append(f"{heading}\n\n```text\n{told.strip()}\n```\n")
    return "\n".join(sections)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; what is written over several lines comes on one."""
    heads = tuple(head)
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [f"| {' | '.join(' '.join(cell.split()) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def attribute_docstrings(cls: type) -> dict[str, str]:
    """The string below each attribute of a class, by the attribute's name: Python itself does not keep them."""
    (body,) = [node for node in ast.parse(dedent(inspect.getsource(cls))).body if isinstance(node, ast.ClassDef)]
    told = {}
    for attribute, below in zip(body.body, body.body[1:], strict=False):
        target = attribute.targets[0] if isinstance(attribute, ast.Assign) else getattr(attribute, "target", None)
        if isinstance(target, ast.Name) and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            told[target.id] = inspect.cleandoc(str(below.value.value))
    return told


def _formats() -> Iterator[Format[Any]]:
    return map(get_format, format_names())


def _value(schema: dict[str, Any]) -> tuple[str, str]:
    """What an option takes and what it is by default, from its JSON Schema."""
    words = {
        "string": "text",
        "boolean": "`true` or `false`",
        "array": "list of texts",
        "integer": "whole number",
        "object": "table of texts",
    }
    choices = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    values = [
        " or ".join(f'`"{value}"`' for value in one["enum"]) if "enum" in one else words[one["type"]] for one in choices
    ]
    default = schema.get("default")
    shown = str(default).lower() if isinstance(default, bool) else f'"{default}"' if default else ""
    return " or ".join(values), f"`{shown}`" if shown else "none"


def _escaped(text: str) -> str:
    """The text with what Markdown and HTML take for their own made literal, code spans left alone."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if part.startswith("`") else re.sub(r"([\\*_\[\]|])", r"\\\1", part).replace("<", "&lt;") for part in parts
    )
