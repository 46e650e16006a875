"""MathML as TeX, for the elements that articles have; a table of our own, for no library that does it is maintained."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pubmeta.model.text import Span

_ASCII = {"{": "\\lbrace ", "}": "\\rbrace ", "\\": "\\backslash ", "^": "\\hat{}", "~": "\\sim "} | {
    sign: f"\\{sign}" for sign in "%&#_$"
}
_TEXTUAL = {
    "×": "\\times ",
    "·": "\\cdot ",
    "→": "\\rightarrow ",
    "←": "\\leftarrow ",
    "…": "\\ldots ",
    "÷": "\\div ",
    "¬": "\\neg ",
    "µ": "\\mu ",
    "√": "\\surd ",
}
"""Signs for which the library has the macro of running text."""
_FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot det dim exp gcd hom inf ker lim ln log max min sec sin sinh sup tan "
    "tanh".split()
)
_ACCENTS = {
    **dict.fromkeys("^ˆ\u0302", "hat"),
    **dict.fromkeys("~˜\u0303", "tilde"),
    **dict.fromkeys("¯‾_\u0304\u0305", "overline"),
    **dict.fromkeys("→⃗\u20d7", "vec"),
    **dict.fromkeys("˙.\u0307", "dot"),
    **dict.fromkeys("¨\u0308", "ddot"),
}
"""What is over a letter, and the macro that puts it there."""
_WITH_LIMITS = frozenset("∑∏∫⋃⋂∐")
_ENSURED = re.compile(r"\\ensuremath\{(.*)\}")


def tex(math: Span) -> str | None:
    """The formula between dollar signs; None where an element in it has no form in TeX that is known here."""
    written = _row(math)
    return f"${' '.join(written.split())}$" if written and written.strip() else None


def _row(span: Span) -> str | None:
    parts = [_written(child) for child in span.children if isinstance(child, Span)]
    return None if None in parts else "".join(map(str, parts))


def _written(span: Span) -> str | None:
    write = _ELEMENTS.get(span.name)
    return write(span) if write else None


def _token(span: Span) -> str:
    return " ".join("".join(map(str, span.children)).split())


def _identifier(span: Span) -> str:
    text = _token(span)
    variant = dict(span.attributes).get("mathvariant")
    if text in _FUNCTIONS:
        return f"\\{text} "
    signs = "".join(map(_sign, text))
    if variant == "bold":
        return f"\\mathbf{{{signs.strip()}}}"
    return signs if len(text) == 1 and variant != "normal" else f"\\mathrm{{{signs.strip()}}}"


def _signs(span: Span) -> str:
    return "".join(map(_sign, _token(span)))


def _text(span: Span) -> str:
    escaped = "".join({"\\": "\\textbackslash{}"}.get(sign, _ASCII.get(sign, sign)) for sign in _token(span))
    return f"\\text{{{escaped}}}" if escaped else ""


def _sign(sign: str) -> str:
    if sign.isascii():
        return _ASCII.get(sign, sign)
    if sign in _TEXTUAL:
        return _TEXTUAL[sign]
    found = _ENSURED.fullmatch(_encoder().unicode_to_latex(sign))
    if found is None:
        return sign
    return f"{found[1]} " if found[1][-1:].isalpha() else found[1]


@cache
def _encoder() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)


def _of_parts(pattern: str) -> Callable[[Span], str | None]:
    """An element of so many parts, each a group."""
    count = 1 + max(map(int, re.findall(r"\{(\d)\}", pattern)))

    def write(span: Span) -> str | None:
        parts = [_written(child) for child in span.children if isinstance(child, Span)]
        if len(parts) != count or None in parts:
            return None
        return pattern.format(*(str(part).strip() for part in parts), base=_base(str(parts[0])))

    return write


def _base(written: str) -> str:
    """What an index is at: one letter or macro by itself, all else in a group."""
    bare = written.strip()
    return bare if re.fullmatch(r".|\\[A-Za-z]+", bare) else f"{{{bare}}}"


def _over(span: Span) -> str | None:
    base, above = [child for child in span.children if isinstance(child, Span)][:2] or (None, None)
    if base is None or above is None:
        return None
    inner, sign = _written(base), _token(above) if above.name == "mo" else ""
    if inner is None or sign not in _ACCENTS:
        return _of_parts("\\overset{{{1}}}{{{0}}}")(span)
    return f"\\{_ACCENTS[sign]}{{{inner.strip()}}}"


def _under_over(span: Span) -> str | None:
    base = next((child for child in span.children if isinstance(child, Span)), None)
    if base is not None and _token(base) in _WITH_LIMITS:
        return _of_parts("{base}_{{{1}}}^{{{2}}}" if span.name == "munderover" else "{base}_{{{1}}}")(span)
    if span.name == "munderover":
        return _of_parts("\\overset{{{2}}}{{\\underset{{{1}}}{{{0}}}}}")(span)
    return _of_parts("\\underset{{{1}}}{{{0}}}")(span)


def _fenced(span: Span) -> str | None:
    given = dict(span.attributes)
    parts = [_written(child) for child in span.children if isinstance(child, Span)]
    if None in parts:
        return None
    inner = f"{given.get('separators', ',').strip()[:1]} ".join(map(str, parts))
    opening, closing = (_sign(given.get(name, sign)) for name, sign in (("open", "("), ("close", ")")))
    return f"\\left{opening or '.'}{inner}\\right{closing or '.'} "


def _table(span: Span) -> str | None:
    rows = []
    for row in span.children:
        if isinstance(row, Span):
            cells = [_row(cell) for cell in row.children if isinstance(cell, Span)]
            if row.name != "mtr" or None in cells:
                return None
            rows.append(" & ".join(map(str, cells)))
    lines = " \\\\ ".join(rows)
    return f"\\begin{{matrix}}{lines}\\end{{matrix}}"


_ELEMENTS: Mapping[str, Callable[[Span], str | None]] = {
    **dict.fromkeys(("mrow", "mstyle", "mpadded"), _row),
    "mi": _identifier,
    "mn": _signs,
    "mo": _signs,
    "mtext": _text,
    "ms": _text,
    "mspace": lambda _: "\\,",
    "none": lambda _: "",
    "msup": _of_parts("{base}^{{{1}}}"),
    "msub": _of_parts("{base}_{{{1}}}"),
    "msubsup": _of_parts("{base}_{{{1}}}^{{{2}}}"),
    "mfrac": _of_parts("\\frac{{{0}}}{{{1}}}"),
    "mroot": _of_parts("\\sqrt[{1}]{{{0}}}"),
    "msqrt": lambda span: None if (inner := _row(span)) is None else f"\\sqrt{{{inner.strip()}}}",
    "mover": _over,
    "munder": _under_over,
    "munderover": _under_over,
    "mfenced": _fenced,
    "mtable": _table,
}
