from __future__ import annotations

import codecs

import pytest

from pubmeta.reading.encodings import _ENCODINGS, _LABELS, codec_of


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        (" latin1 ", "iso8859-1"),
        ("Windows-1251", "cp1251"),
        ("x-sjis", "shift_jis"),
        ("KS_C_5601-1987", "euc_kr"),
        ("macintosh", "mac-roman"),
    ],
)
def test_labels_of_encodings(label: str, codec: str) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    "label",
    "hex base64 bz2 zlib rot13 uu quopri idna punycode undefined unicode_escape raw_unicode_escape utf-7 none".split(),
)
def test_what_is_a_codec_of_python_and_no_encoding_of_documents(label: str) -> None:
    assert codec_of(label) is None


def test_tables_name_codecs_as_python_does() -> None:
    assert [name for name in _ENCODINGS if codecs.lookup(name).name != name] == []
    assert _ENCODINGS.issuperset(_LABELS.values())
