"""What a format says of itself: its name, options and rules."""

from __future__ import annotations

import re
from typing import Any

from pubmeta.problems import Kind
from pubmeta.registry import Format
from pubmeta.testing.outcomes import require

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def check_declared(subject: Format[Any]) -> None:
    """Raise AssertionError unless the fields of a guarded format that are not functions are as `Format` says."""
    name = subject.name
    require(subject, "", _NAME.fullmatch(name), "the name must be one word in lower case, such as 'wiki'")
    require(subject, "", subject.write or subject.read, "a format is written or read; give `write` or `read`")
    config = subject.options.model_config
    kept = config.get("frozen") and config.get("extra") == "forbid"
    require(subject, "", kept, "the options must stay frozen and refuse unknown keys, as `pubmeta.Options` does")
    codes = [rule.code for rule in subject.rules]
    double = sorted({code for code in codes if codes.count(code) > 1})
    require(subject, "", not double, f"several rules have the code {', '.join(double)}; give each its own")
    for rule in subject.rules:
        prefixed = rule.code.startswith(f"{name}.") and rule.code != f"{name}."
        require(subject, "", prefixed, f"the code of the rule {rule.code!r} must start with '{name}.'")
        known = rule.kind in (Kind.INVALID, Kind.DISCOURAGED)
        require(subject, "", known, f"the kind of {rule.code!r} must be Kind.INVALID or Kind.DISCOURAGED")
        require(subject, "", rule.text and rule.source, f"{rule.code!r} needs a text, and a source that made the rule")
    require(subject, "", not subject.rules or subject.validate, "rules need a `validate` that applies them")
    explained = subject.validate or not subject.conforms
    require(subject, "", explained, "`conforms` needs a `validate` that explains where it says no")
    require(subject, "", subject.conforms or not subject.advise, "`advise` is for formats with `conforms`; give both")
