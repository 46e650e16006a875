"""Presentation MathML 3, as far as the DTDs of JATS and the schemas of Crossref both have it.

Elements, what may be in each, attributes and their values. What names a place (`id`, `xref`, `href`, `src`), how a page
shows it (`class`, `style`) or what happens there is not part of a formula.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

_EXPRESSIONS = frozenset(
    (
        "maction maligngroup malignmark menclose merror mfenced mfrac mi mlongdiv mmultiscripts mn mo mover mpadded "
        "mphantom mroot mrow ms mspace msqrt mstack mstyle msub msubsup msup mtable mtext munder munderover"
    ).split()
)
_TOKENS = frozenset({"mi", "mn", "mo", "ms", "mtext"})
_EMPTY = frozenset({"maligngroup", "malignmark", "mprescripts", "msline", "mspace", "none"})
_ANY_NUMBER = 1_000_000
_SCRIPTS = _EXPRESSIONS | {"none"}
_STACKED = _EXPRESSIONS | {"mscarries", "msgroup", "msline", "msrow"}

_CONTENT: Mapping[str, tuple[frozenset[str], int, int]] = {
    **dict.fromkeys(_EMPTY, (frozenset[str](), 0, 0)),
    **dict.fromkeys(_TOKENS, (frozenset({"malignmark"}), 0, _ANY_NUMBER)),
    **dict.fromkeys(("mfrac", "mover", "mroot", "msub", "msup", "munder"), (_EXPRESSIONS, 2, 2)),
    **dict.fromkeys(("msubsup", "munderover"), (_EXPRESSIONS, 3, 3)),
    **dict.fromkeys(
        ("math", "menclose", "merror", "mfenced", "mpadded", "mphantom", "mrow", "msqrt", "mstyle", "mtd"),
        (_EXPRESSIONS, 0, _ANY_NUMBER),
    ),
    "maction": (_EXPRESSIONS, 1, _ANY_NUMBER),
    "mmultiscripts": (_SCRIPTS | {"mprescripts"}, 1, _ANY_NUMBER),
    "mtable": (frozenset({"mtr", "mlabeledtr"}), 0, _ANY_NUMBER),
    "mtr": (frozenset({"mtd"}), 0, _ANY_NUMBER),
    "mlabeledtr": (frozenset({"mtd"}), 1, _ANY_NUMBER),
    "mstack": (_STACKED, 0, _ANY_NUMBER),
    "msgroup": (_STACKED, 0, _ANY_NUMBER),
    "mlongdiv": (_STACKED, 3, _ANY_NUMBER),
    "msrow": (_SCRIPTS, 0, _ANY_NUMBER),
    "mscarries": (_SCRIPTS | {"mscarry"}, 0, _ANY_NUMBER),
    "mscarry": (_SCRIPTS, 0, _ANY_NUMBER),
}
"""For each element what elements may be in it, how many at least, and how many at most."""

ELEMENTS = frozenset(_CONTENT)

PLACES = frozenset({"class", "id", "xref"})
"""Attributes that say something in one document only: of no formula in another."""

_SPACE = "veryverythin|verythin|thin|medium|thick|verythick|veryverythick"
_LENGTH = r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[mx]|in|cm|mm|p[xtc]|%)?|(?:negative)?(?:" + _SPACE + ")mathspace"
_PADDED = (
    r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:(?:%?\ ?(?:height|depth|width))|%|e[mx]|in|cm|mm|p[xtc])?"
    r"|(?:negative)?(?:" + _SPACE + ")mathspace"
)
_COLOR = (
    "#(?:[0-9a-fA-F]{3}){1,2}|(?i:aqua|black|blue|fuchsia|gray|green|lime|maroon|navy|olive|purple|red|silver|teal"
    "|white|yellow)"
)
_FORMS: Mapping[str, str] = {
    "boolean": "true|false",
    "color": _COLOR,
    "background": f"transparent|{_COLOR}",
    "direction": "ltr|rtl",
    "length": _LENGTH,
    "padded": _PADDED,
    "thickness": f"thin|medium|thick|{_LENGTH}",
    "size": f"small|normal|big|{_LENGTH}",
    "largest": f"infinity|{_LENGTH}",
    "variant": (
        "normal|bold|italic|bold-italic|double-struck|bold-fraktur|script|bold-script|fraktur|sans-serif"
        "|bold-sans-serif|sans-serif-italic|sans-serif-bold-italic|monospace|initial|tailed|looped|stretched"
    ),
    "weight": "normal|bold",
    "style": "normal|italic",
    "whole": "-?[0-9]{1,9}",
    "positive": "[1-9][0-9]{0,8}",
    "decimal": r"-?(?:[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})",
    "side": "left|center|right",
    "sides": "(?:left|center|right)(?: (?:left|center|right))*",
    "height": "top|bottom|center|baseline|axis",
    "heights": "(?:top|bottom|center|baseline|axis)(?: (?:top|bottom|center|baseline|axis))*",
    "place": "(?:top|bottom|center|baseline|axis)(?: ?[0-9]{1,9})?",
    "line": "none|solid|dashed",
    "lines": "(?:none|solid|dashed)(?: (?:none|solid|dashed))*",
    "lengths": f"(?:{_LENGTH})(?: (?:{_LENGTH}))*",
    "widths": f"(?:auto|fit|{_LENGTH})(?: (?:auto|fit|{_LENGTH}))*",
    "width": f"auto|{_LENGTH}",
    "form": "prefix|infix|postfix",
    "break": "auto|newline|nobreak|goodbreak|badbreak",
    "breaks": "before|after|duplicate",
    "indent": "left|center|right|auto",
    "edge": "left|right",
    "group": "left|center|right|decimalpoint",
    "spacing": f"loose|medium|tight|{_LENGTH}",
    "display": "block|inline",
    "overflow": "linebreak|scroll|elide|truncate|scale",
    "text": r"[^\x00-\x1f]*+",
}

_PRESENTED = "mathcolor=color mathbackground=background"
_TYPE = (
    "mathvariant=variant mathsize=size dir=direction fontfamily=text fontweight=weight fontstyle=style "
    "fontsize=length color=color background=background"
)
_OPERATOR = (
    "form=form fence=boolean separator=boolean lspace=length rspace=length stretchy=boolean symmetric=boolean "
    "maxsize=largest minsize=length largeop=boolean movablelimits=boolean accent=boolean linebreak=break "
    "lineleading=length linebreakstyle=breaks indentalign=indent indentshift=length"
)
_FRACTION = "linethickness=thickness numalign=side denomalign=side bevelled=boolean"
_SHIFTS = "subscriptshift=length superscriptshift=length"
_TABLE = (
    "align=place rowalign=heights columnalign=sides columnwidth=widths width=width rowspacing=lengths "
    "columnspacing=lengths rowlines=lines columnlines=lines frame=line equalrows=boolean equalcolumns=boolean "
    "displaystyle=boolean minlabelspacing=length"
)
_STYLE = (
    "scriptlevel=whole displaystyle=boolean scriptsizemultiplier=decimal scriptminsize=length mathvariant=variant "
    f"mathsize=size dir=direction infixlinebreakstyle=breaks {_OPERATOR} {_FRACTION} {_SHIFTS} accentunder=boolean "
    "columnalign=sides rowalign=heights columnspacing=lengths rowspacing=lengths"
)
_OWN: Mapping[str, str] = {
    **dict.fromkeys(("mi", "mn", "mtext"), _TYPE),
    "ms": f"{_TYPE} lquote=text rquote=text",
    "mo": f"{_TYPE} {_OPERATOR}",
    "mspace": f"{_TYPE} width=length height=length depth=length linebreak=break",
    "math": f"{_STYLE} display=display alttext=text overflow=overflow",
    "mstyle": f"{_STYLE} color=color background=background fontfamily=text fontweight=weight fontstyle=style",
    "maction": "actiontype=text selection=positive",
    "maligngroup": "groupalign=group",
    "malignmark": "edge=edge",
    "menclose": "notation=text",
    "mfenced": "open=text close=text separators=text",
    "mfrac": _FRACTION,
    "mlongdiv": "position=whole shift=whole",
    "mmultiscripts": _SHIFTS,
    "mover": "accent=boolean align=side",
    "mpadded": "width=padded height=padded depth=padded lspace=padded voffset=padded",
    "mrow": "dir=direction",
    "msgroup": "position=whole shift=whole",
    "msrow": "position=whole",
    "mstack": "stackalign=group charalign=side charspacing=spacing",
    "msub": "subscriptshift=length",
    "msubsup": _SHIFTS,
    "msup": "superscriptshift=length",
    "mtable": _TABLE,
    "mtd": "rowspan=positive columnspan=positive rowalign=height columnalign=side",
    "mtr": "rowalign=height columnalign=sides",
    "mlabeledtr": "rowalign=height columnalign=sides",
    "munder": "accentunder=boolean align=side",
    "munderover": "accent=boolean accentunder=boolean align=side",
}
_NEEDED: Mapping[str, str] = {"maction": "actiontype"}


@cache
def forms_of(element: str) -> Mapping[str, str]:
    """The attributes that an element may have, each with the name of the form that its values have."""
    listed = f"{_PRESENTED} {_OWN.get(element, '')}".split()
    return MappingProxyType(dict(pair.split("=") for pair in listed)) if element in ELEMENTS else {}


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(_FORMS[name])


def is_value(element: str, attribute: str, value: str) -> bool:
    """Whether an element may have this attribute with this value."""
    form = forms_of(element).get(attribute)
    return form is not None and _form(form).fullmatch(value) is not None


def fault_of(element: str, children: Sequence[str], *, has_text: bool, attributes: Mapping[str, str]) -> str | None:
    """What is wrong with an element: the names of its child elements, whether it has text, its attributes.

    None where nothing is.
    """
    allowed, least, most = _CONTENT[element]
    if has_text and element not in _TOKENS:
        return f"has text in <{element}>, which may have elements only"
    if foreign := next((child for child in children if child not in allowed), None):
        return f"has <{foreign}> in <{element}>, where it may not be"
    if not least <= len(children) <= most:
        number = f"{least} or more" if most == _ANY_NUMBER else str(least)
        return f"has {len(children)} elements in <{element}>, which needs {number}"
    if element == "mmultiscripts" and not _are_scripts(children):
        return "has scripts in <mmultiscripts> that are not in pairs"
    if (needed := _NEEDED.get(element)) and needed not in attributes:
        return f"has <{element}> without the attribute {needed}"
    for name, value in attributes.items():
        if not is_value(element, name, value):
            known = name in forms_of(element)
            said = f"the value {value[:80]!r} of the attribute {name}" if known else f"the attribute {name}"
            return f"has {said} on <{element}>, which is not allowed here"
    return None


def _are_scripts(children: Sequence[str]) -> bool:
    """Whether a base is followed by pairs of scripts, and perhaps `mprescripts` and more pairs."""
    base, scripts = children[0], list(children[1:])
    if base not in _EXPRESSIONS or scripts.count("mprescripts") > 1:
        return False
    before = scripts.index("mprescripts") if "mprescripts" in scripts else len(scripts)
    return before % 2 == 0 and (len(scripts) - before) % 2 == (before < len(scripts))
