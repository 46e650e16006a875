"""LaTeX in the values of BibTeX fields, as text of the model."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from pubmeta.model import Markup
from pubmeta.reading import Field, quoted
from pubmeta.reading.formulas import formula_of

_LATEX = re.compile(r"[\\{}$~]|--|``|''")
# In a bibliography these are themselves far more often than a comment or the column of a table.
_LITERAL = re.compile(r"(?<!\\)[%&]")
_DEEPEST = 40
_URL = re.compile(r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}")
_TAG = re.compile(r"&lt;/(?:\w+:)?\w+&gt;")
_ESCAPED = re.compile(r"\\([_%&#$~])")

_INLINE = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), "i"),
    **dict.fromkeys(("textbf", "mathbf", "mkbibbold"), "b"),
    **dict.fromkeys(("underline", "uline"), "u"),
    **dict.fromkeys(("sout", "st"), "s"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), "sup"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
    **dict.fromkeys(("textsc",), "sc"),
    **dict.fromkeys(("texttt",), "tt"),
}
"""Our inline element for each macro around text."""
_DECLARED = {
    **dict.fromkeys(("it", "itshape", "em", "sl", "slshape"), "i"),
    **dict.fromkeys(("bf", "bfseries"), "b"),
    **dict.fromkeys(("sc", "scshape"), "sc"),
    **dict.fromkeys(("tt", "ttfamily"), "tt"),
}
"""The same for declarations, which hold to the end of their group."""
_CONTENT = frozenset(
    "text textrm textnormal textup textmd textsf mathrm mathit mathsf mathcal mathbb mbox hbox ensuremath natexlab "
    "bibinfo".split()
)
"""Macros that say how their argument looks, and nothing that is kept."""
_VERBATIM = frozenset({"url", "nolinkurl", "path"})
"""Macros whose argument is no LaTeX."""
_QUOTES = frozenset({"enquote", "mkbibquote"})
_SORTING = frozenset({"noopsort", "SortNoop", "noop"})
"""Macros whose argument is there to sort by, and is not printed."""
_SIGNS = {
    **{name: name for name in ("BibTeX", "LaTeX", "TeX", "XeTeX", "LuaTeX")},
    "copyright": "©",
    "degree": "°",
    "S": "§",
    "P": "¶",
    "ddag": "‡",
    "pounds": "£",
    "euro": "€",
    "micro": "µ",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "_",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lq": "‘",
    "rq": "’",
    "slash": "/",
    "hyp": "-",
    "Dbar": "Đ",
    "dbar": "đ",
}
"""Signs of text that the library does not know."""
_SPACES = frozenset(["par", "newline", "newblock", "enspace", "quad", "qquad", "thinspace", *" \\\n,;:"])
_NOTHING = frozenset(
    {"relax", "protect", "-", "/", "!", "displaystyle", "rm", "rmfamily", "normalfont", "upshape", "sf"}
)

_FORMULAS = frozenset({"frac", "dfrac", "tfrac", "sqrt", "binom", "over"})
"""Macros that become text on one line."""

_BUILT = re.compile(rf"\\(?:{'|'.join(sorted(_FORMULAS))}|begin|hat|vec|tilde|overline|underline|dot|ddot|int|sum)\b")
"""Macros in formulas that have no form in one line of text."""

Write = Callable[[Sequence[Any]], str]


def unescaped(value: str) -> str:
    """A URL or an identifier without what LaTeX needs in it: ``\\url{...}``, ``\\_``, ``{\\textasciitilde}``."""
    bare = _URL.sub(r"\1", value.strip()).replace("{\\textasciitilde}", "~").replace("\\textasciitilde", "~")
    return _ESCAPED.sub(r"\1", bare).replace("\\~{}", "~").strip("{} ")


def is_latex(value: str) -> bool:
    """Whether the value holds anything that LaTeX does not read literally."""
    return _LATEX.search(value) is not None


def line(field: Field | None) -> str | None:
    """The value as literal text on one line: its letters and signs in Unicode, without markup."""
    return None if field is None else field.with_text(plain(field)).as_line()


def plain(field: Field) -> str:
    """The value's letters and signs, line breaks kept."""
    return html.unescape(re.sub(r"<[^<>]*>", "", _markup(field))) if is_latex(field.text) else field.text


def text(field: Field | None) -> str | Markup | None:
    """The value as text of the model, with its inline markup and the sub- and superscripts of its formulas."""
    if field is None:
        return None
    if not is_latex(field.text):
        return field.as_text()
    markup = field.with_text(_markup(field)).as_line()
    if markup and _TAG.search(markup):  # of HTML or MathML among the LaTeX
        return field.with_text(html.unescape(markup)).as_text()
    if not markup or "<" not in markup:
        return html.unescape(markup) if markup else None
    return Markup(markup=markup) if re.sub(r"<[^<>]*>", "", markup).strip() else None


def fragment(field: Field) -> str:
    """The value as a fragment of markup, the blank lines between its paragraphs kept."""
    paragraphs = re.split(r"\n[ \t]*\n", field.text)
    return "\n\n".join(_markup(field.with_text(text)) for text in paragraphs)


def _markup(field: Field) -> str:
    """The value as a fragment of markup."""
    if not is_latex(field.text):
        return html.escape(field.text, quote=False)
    if _depth(field.text) > _DEEPEST:
        field.guessed(f"nests braces deeper than {_DEEPEST}; kept unchanged")
        return html.escape(field.text, quote=False)
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    try:
        nodes, _, _ = LatexWalker(_LITERAL.sub(r"\\\g<0>", field.text), latex_context=_syntax()).get_latex_nodes()
    except (LatexWalkerError, IndexError) as error:  # the latter of \verb at the end
        reason = "it ends before an argument" if isinstance(error, IndexError) else error
        field.guessed(f"is not LaTeX ({reason}); kept unchanged: {quoted(field.text)}")
        return html.escape(field.text, quote=False)
    return _Reader(field).written(nodes).strip()


def _depth(value: str) -> int:
    deepest = depth = 0
    for character in value:
        if character in "{}":
            depth += 1 if character == "{" else -1
            deepest = max(deepest, depth)
    return max(deepest, value.count("\\begin"), value.count("$") // 8)


@cache
def _syntax() -> Any:
    """The macros whose arguments are known to the parser, those of bibliographies added."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroSpec

    context = get_default_latex_context_db()
    names = {*_INLINE, *_CONTENT, *_VERBATIM, *_QUOTES, *_SORTING} - {"bibinfo"}
    macros = [*(MacroSpec(name, "{") for name in names), MacroSpec("bibinfo", "{{"), MacroSpec("href", "{{")]
    context.add_context_category("bibliography", macros=macros, prepend=True)
    return context


@cache
def _unicode() -> Any:
    """The converter of single macros to Unicode."""
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


_signs: dict[tuple[str, bool, str], str | None] = {}
"""What short nodes become: a bibliography has the same few accents again and again, and the converter is slow."""
_MOST_SIGNS = 4_096
_TEMPLATE = re.compile(r"%[(s]")
"""What the converter puts arguments in place of."""
_LONGEST_SIGN = 24


def _sign_of(node: Any) -> str | None:
    """What a macro or a ligature becomes in Unicode; None where it does not have the arguments that it takes."""
    source = node.latex_verbatim()
    if len(source) > _LONGEST_SIGN:
        return _converted(node)
    key = (type(node).__name__, node.parsing_state.in_math_mode, source)
    if key in _signs:
        return _signs[key]
    sign = _converted(node)
    if len(_signs) < _MOST_SIGNS:
        _signs[key] = sign
    return sign


def _converted(node: Any) -> str | None:
    if _lacks_arguments(node):  # the converter would give its own template
        return None
    try:
        return str(_unicode().nodelist_to_text([node])).replace("\xa0", " ")
    except (AttributeError, LookupError, TypeError, ValueError):
        return None


def _lacks_arguments(node: Any) -> bool:
    """Whether a macro in it takes arguments that are not there, as ``\\frac`` at the end of a value."""
    given = getattr(node, "nodeargd", None)
    arguments = [argument for argument in (given.argnlist if given else ()) if argument]
    if (name := getattr(node, "macroname", None)) and not arguments:
        form = getattr(_unicode().latex_context.get_macro_spec(name), "simplify_repl", None)
        if isinstance(form, str) and _TEMPLATE.search(form):
            return True
        parser = getattr(_syntax().get_macro_spec(name), "args_parser", None) if given is None else None
        taken = getattr(parser, "argspec", None)
        if "{" in (taken or ""):
            return True
    return any(map(_lacks_arguments, (*arguments, *(getattr(node, "nodelist", None) or ()))))


class _Reader:
    """Writes the nodes of one value as markup and reports what it could not."""

    def __init__(self, field: Field) -> None:
        self._doubt = field.guessed

    def written(self, nodes: Sequence[Any]) -> str:
        """Text: a declaration holds for all nodes after it."""
        parts = []
        for index, node in enumerate(nodes):
            declared = _DECLARED.get(getattr(node, "macroname", ""))
            if declared:
                rest = self.written(nodes[index + 1 :])
                parts.append(f"<{declared}>{rest}</{declared}>" if rest.strip() else rest)
                break
            parts.append(self._node(node, self.written))
        return "".join(parts)

    def _formula(self, nodes: Sequence[Any]) -> str:
        """A formula: what follows `_` and `^` is lowered and raised."""
        parts: list[str] = []
        script = ""
        for item in _math_items(nodes):
            if isinstance(item, str) and item in "_^":
                script = "sub" if item == "_" else "sup"
                continue
            written = html.escape(item, quote=False) if isinstance(item, str) else self._node(item, self._formula)
            if script and not written.isspace():
                written, script = f"<{script}>{written}</{script}>", ""
            parts.append(written)
        return "".join(parts)

    def _mathml(self, node: Any) -> str | None:
        """A formula that has no form in one line of text, as MathML, where it is surely read."""
        source = node.latex_verbatim().replace("\\&", "&")
        math = formula_of(source) if _BUILT.search(source) else None
        if math:
            self._doubt(f"the TeX formula {quoted(source)} is read as MathML")
        return math

    def _node(self, node: Any, write: Write) -> str:
        kind = type(node).__name__
        if kind == "LatexCharsNode":
            return html.escape(node.chars, quote=False)
        if kind == "LatexGroupNode":
            return write(node.nodelist)
        if kind == "LatexMathNode":
            return self._mathml(node) or self._formula(node.nodelist)
        if kind == "LatexMacroNode":
            return self._macro(node, write)
        if kind == "LatexEnvironmentNode":
            self._doubt(f"\\begin{{{node.environmentname}}} is left out, its content kept")
            return write(node.nodelist)
        return self._sign(node)

    def _macro(self, node: Any, write: Write) -> str:
        name = node.macroname
        arguments = [argument for argument in (node.nodeargd.argnlist if node.nodeargd else ()) if argument]
        if name in _INLINE or name in _CONTENT or name in _QUOTES or name == "href":
            content = write(arguments[-1:])
            if name == "href":
                self._doubt(f"the text is kept without its link: {node.latex_verbatim()}")
            if name in _INLINE and content.strip():
                return f"<{_INLINE[name]}>{content}</{_INLINE[name]}>"
            return f"“{content}”" if name in _QUOTES else content
        if name in _VERBATIM:
            return html.escape("".join(unescaped(argument.latex_verbatim()[1:-1]) for argument in arguments))
        if name in _SORTING or name in _NOTHING:
            return ""
        if name in _SPACES:
            return " "
        if name.startswith("cite"):
            self._doubt(f"{node.latex_verbatim()} cites another entry; left out")
            return ""
        if name not in _SIGNS and _unicode().latex_context.get_macro_spec(name) is None:
            self._doubt(f"\\{name} is not known; it is left out, and the text in braces after it is kept")
            return ""
        return html.escape(_SIGNS[name], quote=False) if name in _SIGNS else self._sign(node)

    def _sign(self, node: Any) -> str:
        """The letter or sign in Unicode that a macro or a ligature means."""
        sign = _sign_of(node)
        if sign is None:
            self._doubt(f"{node.latex_verbatim()} cannot be read as text; left out")
            return ""
        name = getattr(node, "macroname", "")
        if name in _FORMULAS or (len(sign) > 4 and not sign.isalpha()):
            self._doubt(f"a formula is kept as the text {quoted(sign)}")
        elif len(sign) > 1 and sign.isalpha() and node.macro_post_space:  # an operator: \log n
            sign += " "
        return html.escape(sign, quote=False)


def _math_items(nodes: Sequence[Any]) -> Iterator[Any]:
    """The nodes of a formula, text cut so that `_` and `^` and the character after them are alone."""
    for node in nodes:
        if type(node).__name__ != "LatexCharsNode":
            yield node
            continue
        for piece in re.split(r"((?<=[_^])[^\s]|[_^])", node.chars):
            if piece:
                yield piece
