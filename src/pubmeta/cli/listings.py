"""The lists of formats and of content rules."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from pubmeta.cli.problems import STYLES
from pubmeta.cli.reports import schema_name
from pubmeta.cli.tables import show, shown, table_of
from pubmeta.errors import FormatError
from pubmeta.registry import Format, format_names, get_format


def print_formats(console: Console) -> None:
    """Each installed format: what it is, what pubmeta does with it, its schema, its options."""
    table = table_of("Format", "Can", "What it is")
    for name in format_names():
        try:
            found = get_format(name)
            row = (Text(found.name), _abilities(found), _described(found))
        except FormatError as error:
            row = (shown(name), "", Text(style="red").append_text(shown(str(error))))
        table.add_row(*row)
    show(console, table)


def print_rules(console: Console, names: Sequence[str] = (), codes: Collection[str] = ()) -> None:
    """Content rules: code and kind, what the rule asks and who asks it.

    names: of these formats only. codes: these only.
    """
    count = 0
    for name in names or format_names():
        try:
            rules = [rule for rule in get_format(name).rules if not codes or rule.code in codes]
        except FormatError:
            continue  # `pubmeta formats` tells why
        if rules:
            table = table_of(name, "Rule")
            for rule in rules:
                code = Text(rule.code).append(f"\n{rule.kind}", STYLES[rule.kind])
                table.add_row(
                    code, Text("; ".join(filter(None, (rule.text, rule.remedy)))).append(f"\n{rule.source}", "dim")
                )
            show(console, table)
            console.print()
            count += len(rules)
    show(console, Text(f"{count} rule{'' if count == 1 else 's'}"))


def _described(found: Format[Any]) -> Text:
    text = Text(f"{found.title}, *{found.suffix}" if found.write else found.title)
    defaults = found.options()
    if found.schema:
        text.append(f"\n{schema_name(found.schema(defaults))}", "dim")
    options = [
        name if value in (None, []) else f"{name} = {json.dumps(value)}"  # as the configuration spells it
        for name, value in defaults.model_dump(mode="json").items()
    ]
    if options:
        text.append(f"\noptions: {', '.join(options)}", "dim")
    return text


def _abilities(found: Format[Any]) -> str:
    return "\n".join(name for name in ("read", "write", "validate") if getattr(found, name))
