"""Encodings of text by the names that documents declare them by.

Python has codecs of other kinds under such names (``hex``, ``punycode``, ``unicode_escape``, ``utf-7``); with some of
them bytes that look like plain text become tags.
"""

from __future__ import annotations

import codecs
from typing import Final

_ENCODINGS: Final = frozenset(
    """
    ascii big5 big5hkscs cp866 cp874 cp932 cp949 cp950 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7
    iso8859-8 iso8859-9 iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-cyrillic
    mac-roman shift_jis tis-620 utf-8 utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le
    """.split()
)
"""Python's names of the encodings of the WHATWG Encoding Standard, of which browsers read pages, and of UTF-32."""
_LABELS: Final = {
    "cn-big5": "big5",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "mac": "mac-roman",
    "unicode-1-1-utf-8": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gbk",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "shift_jis",
    "x-x-big5": "big5",
}
"""Labels of the same standard that Python does not know."""


def codec_of(label: str) -> str | None:
    """The name of Python's codec for the encoding with this label; None where no document is so encoded."""
    try:
        name = codecs.lookup(_LABELS.get(label.strip().lower(), label)).name
    except (LookupError, ValueError):
        return None
    return name if name in _ENCODINGS else None
