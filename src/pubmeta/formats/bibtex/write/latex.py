"""Texts of the model as LaTeX in UTF-8. What our own reader would not read as it is meant is reported."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubmeta.formats.bibtex.read import latex as reader
from pubmeta.formats.bibtex.write.formulas import tex
from pubmeta.model import Markup, Node
from pubmeta.model.formulas import formula_text
from pubmeta.problems import Log, Place
from pubmeta.reading import Field, quoted

_SPECIAL = re.compile(r"[\\{}%&#_^~$<`]|--|''|[?!]`")
"""What is not written as it is, or may be read as something else."""
_SURE = re.compile(r"[^\\{}^~$<`]*")
_SURE_MARKUP = re.compile(r"[^<\\{}^~$`]*(?:</?(?:i|b|u|s|sub|sup|sc|tt)>[^<\\{}^~$`]*)+")
"""Markup of elements and of texts that are sure; the only character reference in it is ``&amp;``."""
_DOUBTFUL = re.compile(r"--|''|[?!]`|&(?!amp;)")
_ESCAPED = {"\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}"} | {
    sign: f"\\{sign}" for sign in "%&#_$"
}
_SIGN = re.compile(r"[\\^~%&#_$]")
_BRACES = re.compile(r"[{}]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)")
"""Between characters that TeX makes one sign of."""

_INLINE = {
    "i": "emph",
    "b": "textbf",
    "u": "underline",
    "s": "sout",
    "sub": "textsubscript",
    "sup": "textsuperscript",
    "sc": "textsc",
    "tt": "texttt",
}
"""The macro for each element."""


def literal(text: str) -> str:
    """Plain text: what LaTeX does not take literally is escaped.

    BibTeX counts braces whether they are escaped or not, so that those that do not pair are macros.
    """
    if not _SPECIAL.search(text):
        return text
    are_paired = _are_paired(text)
    parts = []
    for piece in re.split(r"([{}])", text):
        if piece in ("{", "}"):
            left = piece == "{"
            parts.append(f"\\{piece}" if are_paired else "\\textbraceleft{}" if left else "\\textbraceright{}")
        else:
            broken = _LIGATURE.sub("\0", piece)
            parts.append(_SIGN.sub(lambda sign: _ESCAPED[sign[0]], broken).replace("\0", "{}"))
    return "".join(parts)


def _are_paired(text: str) -> bool:
    depth = 0
    for brace in _BRACES.finditer(text):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def text(value: str | Markup, at: Place, field: str = "") -> str:
    """A text with its markup."""
    written = markup(value, at, field)
    if is_sure(value):
        return written
    _report(value, reader.text(Field("", written, Log())), at, field)
    return written


def is_sure(value: str | Markup) -> bool:
    """Whether what is written for a text is surely read as it; of most texts it is quickly known."""
    if isinstance(value, str):
        return not _SPECIAL.search(value) or _SURE.fullmatch(value) is not None
    return _SURE_MARKUP.fullmatch(value.markup) is not None and not _DOUBTFUL.search(value.markup)


def markup(value: str | Markup, at: Place, field: str = "") -> str:
    """As `text`, for a caller who looks himself how it is read."""
    if isinstance(value, str):
        return literal(value)
    lost: list[str] = []
    written = _nodes(value.nodes, lost)
    for formula in lost:
        at.dropped(field, f"only the text of a formula is written, {quoted(formula)}: TeX for it is not known")
    return written


def line(value: str, at: Place, field: str = "") -> str:
    """A literal text on one line."""
    written = literal(value)
    if written != value and not _SURE.fullmatch(value):
        _report(value, reader.line(Field("", written, Log())), at, field)
    return written


def _report(value: object, read: object, at: Place, field: str) -> None:
    if read != value:
        shown = read.markup if isinstance(read, Markup) else read
        at.guessed(field, f"is read from BibTeX as {quoted(shown)}")


def _nodes(nodes: Iterable[Node], lost: list[str]) -> str:
    return "".join(_node(node, lost) for node in nodes)


def _node(node: Node, lost: list[str]) -> str:
    if isinstance(node, str):
        return literal(node)
    if node.name != "math":
        return f"\\{_INLINE[node.name]}{{{_nodes(node.children, lost)}}}"
    formula = tex(node)
    if formula is None:
        plain = formula_text(node)
        lost.append(plain)
        return literal(plain)
    return formula
