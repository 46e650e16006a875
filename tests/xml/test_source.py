"""XML of unknown origin: what is refused, what is mended, and where problems are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubmeta.model.base import LONGEST_TEXT
from pubmeta.problems import Kind, Log, Problem
from pubmeta.xml.mending import Mending
from pubmeta.xml.paths import line_number
from pubmeta.xml.source import MOST_BYTES, XmlSource, xml_records, xml_source
from pubmeta.xml.text import characters


def source_of(content: bytes, log: Log | None = None) -> XmlSource:
    source = xml_source(content, Log() if log is None else log)
    assert source is not None
    return source


def text_of(content: bytes, log: Log | None = None) -> str:
    return characters(source_of(content, log).root)


def problem_of(content: bytes) -> Problem:
    log = Log()
    assert xml_source(content, log) is None
    return log.problems[-1]


DOCTYPE = b'<!DOCTYPE a PUBLIC "-//X//EN" "x.dtd">'


class TestEntities:
    @pytest.mark.parametrize("prolog", [b"", DOCTYPE, b"<?xml version='1.0' encoding='UTF-8'?>\n" + DOCTYPE])
    def test_undeclared_ones_of_the_standard_sets_are_their_characters(self, prolog: bytes) -> None:
        log = Log()
        content = prolog + b'<a t="&nbsp;x">p &mdash; q&agr;&b.alpha;&fjlig;&franc;&amp;&lt;</a>'
        source = source_of(content, log)
        assert characters(source.root) == "p — qα𝛂fj₣&<"
        assert source.root.get("t") == "\N{NO-BREAK SPACE}x"
        assert not log.problems

    def test_one_of_no_set_stays_as_it_is_written_and_is_reported_with_its_line_once(self) -> None:
        log = Log()
        assert text_of(DOCTYPE + b"<a>\n&oops; and\n&oops;</a>", log) == "\n&oops; and\n&oops;"
        [problem] = log
        assert (problem.kind, problem.line) == (Kind.GUESSED, 2)
        assert "&oops;" in problem.message

    def test_those_that_the_document_declares_are_expanded(self) -> None:
        log = Log()
        content = b'<!DOCTYPE a [<!ENTITY mdash "-"><!ENTITY e "<b>x</b>">]><a>&mdash;&e;&ndash;</a>'
        source = source_of(content, log)
        assert characters(source.root) == "-x–"
        assert [child.tag for child in source.root] == ["b"]
        assert not log.problems

    @pytest.mark.parametrize(
        ("doctype", "expected"),
        [
            ("", "φϕεϵϕ⟨"),
            ('<!DOCTYPE a PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">', "φϕεϵϕ⟨"),
            ('<!DOCTYPE a PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" "x">', "ϕφϵεφ⟨"),
            ('<!DOCTYPE a PUBLIC "-//NLM//DTD Journal Publishing DTD v2.3 20070202//EN" "x.dtd" []>', "ϕφϵεφ⟨"),
        ],
    )
    def test_two_forms_of_a_letter_have_the_names_of_the_dtd(self, doctype: str, expected: str) -> None:
        content = f"{doctype}<a>&phi;&phiv;&epsi;&epsiv;&varphi;&lang;</a>".encode()
        assert text_of(content, Log()) == expected

    def test_an_external_one_is_not_fetched(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("secret")
        for system in (secret.as_uri(), str(secret), "http://www.example.org/secret"):
            log = Log()
            text = text_of(f'<!DOCTYPE a [<!ENTITY e SYSTEM "{system}">]><a>[&e;]</a>'.encode(), log)
            assert text == "[&e;]"
            assert [problem.kind for problem in log] == [Kind.GUESSED]

    def test_external_parameter_entities_and_dtds_are_not_fetched(self, tmp_path: Path) -> None:
        dtd = tmp_path / "x.dtd"
        dtd.write_text('<!ENTITY e "secret"><!ATTLIST a t CDATA "secret">')
        subset = f'<!DOCTYPE a [<!ENTITY % all SYSTEM "{dtd.as_uri()}"> %all;]>'
        for doctype in (f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}">', subset):
            source = source_of(f"{doctype}<a>x&ndash;&e;</a>".encode())
            assert characters(source.root) == "x–&e;"
            assert source.root.get("t") is None

    def test_what_looks_like_one_in_cdata_and_comments_is_none(self) -> None:
        log = Log()
        assert text_of(DOCTYPE + b"<a>&ndash;<![CDATA[&mdash;]]><!-- &oops; --><?p &oops;?></a>", log) == "–&mdash;"
        assert not log.problems


class TestRefusals:
    def test_entity_bombs(self) -> None:
        tens = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10))
        laughs = b'<!DOCTYPE a [<!ENTITY e0 "ha">' + tens + b"]>"
        squared = b'<!DOCTYPE a [<!ENTITY e "' + b"a" * 100_000 + b'">]>'
        for bomb in (
            laughs + b"<a>&e9;</a>",
            laughs + b'<a t="&e9;"/>',
            squared + b"<a>" + b"&e;" * 20_000 + b"</a>",
        ):
            problem = problem_of(bomb)
            assert problem.kind is Kind.MALFORMED
            assert problem.line == 1

    def test_parameter_entities_are_never_expanded(self) -> None:
        tens = "".join(f'<!ENTITY % p{level} "' + f"&#37;p{level - 1};" * 10 + '">' for level in range(1, 10))
        bomb = f'<!DOCTYPE a [<!ENTITY % p0 "x">{tens}%p9;]><a>T</a>'
        assert text_of(bomb.encode()) == "T"

    def test_entities_that_name_each_other_end(self) -> None:
        for subset in ('<!ENTITY a "&b;"><!ENTITY b "&a;">', '<!ENTITY a "&a;">'):
            log = Log()
            source = xml_source(f"<!DOCTYPE a [{subset}]><a>&a;</a>".encode(), log)
            assert source is None or len(characters(source.root)) < 10
            assert len(log) > 0

    @pytest.mark.parametrize("long", ['<a t="{}"/>', "<a><!--{}--></a>", "<a><?p {}?></a>", "<a{}/>", "<a><{}/></a>"])
    def test_long_parts_of_markup_are_read_or_refused(self, long: str) -> None:
        log = Log()
        source = xml_source(long.format("x" * 11_000_000).encode(), log)
        assert (source is None) == log.has_errors

    def test_deep_nesting(self) -> None:
        deep = b"<a>" * 250 + b"</a>" * 250
        assert source_of(deep).root.tag == "a"
        problem = problem_of(b"<a>" * 300 + b"</a>" * 300)
        assert problem.message == "cannot be read as XML: Excessive depth in document: 256"

    def test_one_text_of_more_than_ten_million_characters(self) -> None:
        assert problem_of(b"<a>" + b"x" * 11_000_000 + b"</a>").kind is Kind.MALFORMED

    def test_more_bytes_than_are_read(self) -> None:
        problem = problem_of(b"<a>" + b" " * MOST_BYTES + b"</a>")
        assert problem.message == "has more than 64 MiB in one record, the most that is read"

    @pytest.mark.parametrize(
        ("content", "line"),
        [(b"", 1), (b"text", 1), (b"<a>\n<b></a>", 2), (b"<a>AT&T</a>", 1), (b"<a>\n", 2), (b"<a x='1' x='2'/>", 1)],
    )
    def test_what_is_not_well_formed_says_where(self, content: bytes, line: int) -> None:
        problem = problem_of(content)
        assert problem.kind is Kind.MALFORMED
        assert problem.line == line
        assert problem.message.startswith("cannot be read as XML: ")


class TestEncodings:
    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    @pytest.mark.parametrize("declaration", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="{}"?>\n'])
    def test_unicode_is_told_by_its_mark_or_its_form(self, codec: str, declaration: str) -> None:
        if codec == "utf-32" and not declaration:
            declaration = "<?xml version='1.0' encoding='utf-32'?>"
        log = Log()
        declared = declaration.format(codec.removesuffix("-sig"))
        assert text_of(f"{declared}<a>é—𝛂</a>".encode(codec), log) == "é—𝛂"
        assert not log.problems

    @pytest.mark.parametrize(
        ("name", "codec"),
        [
            ("ISO-8859-1", "latin-1"),
            ("windows-1252", "cp1252"),
            ("iso-8859-2", "iso-8859-2"),
            ("Big5", "big5"),
            ("us-ascii", "ascii"),
        ],
    )
    def test_declared_ones(self, name: str, codec: str) -> None:
        letters = {"iso-8859-2": "ąŁ", "big5": "中文", "ascii": "e"}.get(codec, "éß")
        log = Log()
        document = f'<?xml version="1.0" encoding="{name}"?><a>{letters}</a>'.encode(codec)
        assert text_of(document, log) == letters
        assert not log.problems

    def test_latin_1_is_read_as_windows_1252_as_everybody_means_it(self) -> None:
        document = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é – “x”</a>'.encode("cp1252")
        assert text_of(document) == "é – “x”"

    @pytest.mark.parametrize(
        ("document", "text", "said"),
        [
            ('<?xml version="1.0" encoding="ISO-8859-1"?><a>é—</a>'.encode(), "é—", "declares ISO-8859-1"),
            ('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode(), "é", "utf-16 is not how"),
            ('<?xml version="1.0" encoding="klingon"?><a>é</a>'.encode(), "é", "klingon is not a known encoding"),
            ('<?xml version="1.0" encoding="hex"?><a>é</a>'.encode(), "é", "hex is not a known encoding"),
            ('<?xml version="1.0" encoding="latin-1"?><a>é</a>'.encode("utf-8-sig"), "é", "byte order mark"),
            ("<a>\n\né–x</a>".encode("cp1252"), "\n\né–x", "the byte 0xE9"),
        ],
    )
    def test_wrong_ones_are_read_all_the_same_and_reported(self, document: bytes, text: str, said: str) -> None:
        log = Log()
        assert text_of(document, log) == text
        [problem] = log
        assert problem.kind is Kind.GUESSED
        assert said in problem.message
        assert problem.line == (3 if "\n" in text else 1)

    @pytest.mark.parametrize(
        "sequence", [b"\xc0\x80", b"\xe0\x80\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"\x80"]
    )
    @pytest.mark.parametrize("document", [b"<a>x%sy</a>", b'<a b="%s">xy</a>'])
    def test_what_utf_8_does_not_have_is_not_taken_for_it(self, document: bytes, sequence: bytes) -> None:
        log = Log()
        assert xml_source(document.replace(b"%s", sequence), log) is not None
        assert [problem.kind for problem in log] == [Kind.GUESSED]


class TestMending:
    def test_characters_that_xml_forbids_are_taken_out_and_reported(self) -> None:
        log = Log()
        assert text_of(b"<a>x\x0by&#11;z&#xFFFF;\n\x00</a>", log) == "xyz\n"
        assert [(problem.kind, problem.line) for problem in log] == [(Kind.DROPPED, 1), (Kind.DROPPED, 1)]

    def test_bytes_of_another_encoding_are_read_where_forbidden_characters_are_taken_out(self) -> None:
        log = Log()
        assert text_of(b"<a>x\x0b\xe9\xe8\x01\x02\x97\n\x81</a>", log) == "xéè—\n\ufffd"
        assert [(problem.kind, problem.message[:14]) for problem in log] == [
            (Kind.DROPPED, "'\\x0b' is not "),
            (Kind.GUESSED, "the byte 0xE9 "),
        ]

    def test_white_space_before_the_declaration_keeps_the_lines(self) -> None:
        source = source_of(b'\n\n<?xml version="1.0"?>\n<a>\n<b/></a>')
        assert [line_number(element) for element in source.root.iter()] == [4, 5]

    def test_namespaces_that_dtds_declare_need_no_declaration(self) -> None:
        content = b"<!-- <x> --><!DOCTYPE a [<!ELEMENT a ANY>]><?p <y>?><a xlink:href='h'><mml:math/><ali:b/></a>"
        root = source_of(content).root
        assert root.get("{http://www.w3.org/1999/xlink}href") == "h"
        assert root[0].tag == "{http://www.w3.org/1998/Math/MathML}math"

    @given(st.lists(st.integers(0, 200), max_size=8))
    def test_chunks_may_be_cut_anywhere(self, cuts: list[int]) -> None:
        text = (
            '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY own "x">]>\n<a b="&nbsp;">&own;&mdash;\n<![CDATA[&mdash;]]>'
            "<!-- &mdash; --]><?p &mdash;?> -->&oops;\x0b&#x41;&#1;</a>"
        )
        log = Log()
        mending = Mending(log)
        head = text.index("b=")  # what is done to the head is done to the first chunk
        places = [head, *sorted(head + cut for cut in cuts if head + cut < len(text)), len(text)]
        chunks = [text[start:end] for start, end in zip([0, *places], places, strict=False)]
        mended = "".join(mending.feed(chunk, final=False) for chunk in chunks) + mending.feed("", final=True)
        whole_log = Log()
        assert mended == Mending(whole_log).feed(text, final=True)
        assert log.problems == whole_log.problems
        assert "&own;&#8212;" in mended
        assert [problem.line for problem in log] == [4, 4, 4]


class TestPlaces:
    def test_problems_bear_the_path_and_line_of_their_element(self) -> None:
        log = Log()
        source = source_of(b"<a>\n<b>1</b>\n<b><c/>10.1/x<c>no</c>\n</b></a>", log)
        second = source.root[1][1]
        assert source.path(second) == "/a/b[2]/c[2]"
        source.at(second).dropped("", "no DOI")
        source.at(second).guessed("", "doubt")
        source.at(second).guessed("elsewhere", "doubt", line=7)
        assert [(problem.path, problem.line) for problem in log] == [
            ("/a/b[2]/c[2]", 3),
            ("/a/b[2]/c[2]", 3),
            ("elsewhere", 7),
        ]

    def test_prefixes_are_those_of_the_document(self) -> None:
        source = source_of(b'<x:a xmlns:x="u"><x:b/><b/><x:b/></x:a>')
        assert [source.path(child) for child in source.root] == ["/x:a/x:b[1]", "/x:a/b", "/x:a/x:b[2]"]

    def test_paths_of_many_siblings_take_linear_time(self) -> None:
        source = source_of(b"<a>" + b"<b/>" * 20_000 + b"</a>")
        assert [source.path(child) for child in source.root][-1] == "/a/b[20000]"


class _Endless(io.RawIOBase):
    """A document of as many records as asked for, made as it is read."""

    def __init__(self, count: int, record: bytes) -> None:
        self._parts = iter((b"<set>", *(record for _ in range(count)), b"</set>"))

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:  # noqa: ARG002 (the signature of its base)
        return next(self._parts, b"")


def records_of(content: bytes) -> Iterator[XmlSource | Problem]:
    return xml_records(io.BytesIO(content), "a")


class TestRecords:
    def test_each_has_its_path_and_its_problems(self) -> None:
        content = b"<set>\n<a>1 &oops;</a><b/>\n<a>2</a>\n<a>\n3\x0b</a></set>"
        found = []
        for one in records_of(content):
            assert isinstance(one, XmlSource)
            found.append((characters(one.root), one.path(one.root), len(one.log)))
        assert found == [("1 &oops;", "/set/a[1]", 1), ("2", "/set/a[2]", 0), ("\n3", "/set/a[3]", 1)]

    def test_a_document_that_is_the_record(self) -> None:
        found = next(records_of(b"<a><b/></a>"))
        assert isinstance(found, XmlSource)
        assert found.path(found.root[0]) == "/a/b"

    def test_what_comes_before_a_fault_is_read(self) -> None:
        first, fault = records_of(b"<set>" + b" " * 2**16 + b"<a>1</a>\n" + b" " * 2**16 + b"<a>2</b></set>")
        assert isinstance(first, XmlSource)
        assert isinstance(fault, Problem)
        assert (fault.kind, fault.line) == (Kind.MALFORMED, 2)
        [*_, cut_off] = records_of(b"<set><a>1</a>")
        assert isinstance(cut_off, Problem)

    def test_encodings(self) -> None:
        for content in ("<set><a>é</a></set>".encode("utf-16"), "<set><a>é</a></set>".encode("cp1252")):
            found = next(records_of(content))
            assert isinstance(found, XmlSource)
            assert characters(found.root) == "é"

    def test_memory_stays_as_it_is(self) -> None:
        import tracemalloc

        record = b"<a>" + b"<b>x &mdash;</b>" * 50 + b"</a>"
        stream = _Endless(1_000, record)
        alive: set[int] = set()
        tracemalloc.start()
        try:
            for number, found in enumerate(xml_records(stream, "a")):  # type: ignore[arg-type]
                assert isinstance(found, XmlSource)
                parent = found.root.getparent()
                alive.add(0 if parent is None else len(parent))
                if number == 100:
                    before = tracemalloc.get_traced_memory()[0]
            after = tracemalloc.get_traced_memory()[0]
        finally:
            tracemalloc.stop()
        assert max(alive) <= 4
        assert after - before < 200_000

    def test_a_record_beyond_the_bound_ends_the_stream(self) -> None:
        stream = _Endless(MOST_BYTES // 2**20 + 2, b"<b>" + b"x" * 2**20 + b"</b>")
        [problem] = xml_records(stream, "a")  # type: ignore[arg-type]
        assert isinstance(problem, Problem)
        assert "64 MiB" in problem.message


TOO_LONG = "9" * (LONGEST_TEXT + 1)
"""More than a text of the model may have."""
START, END = TOO_LONG[: LONGEST_TEXT // 2], TOO_LONG[LONGEST_TEXT // 2 :]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (f"<a><b>{TOO_LONG}</b>kept</a>", "/a/b"),
        (f"<a><b/>{TOO_LONG}<c>kept</c></a>", "/a/b"),
        (f'<a><b c="{TOO_LONG}" d="kept">kept</b></a>', "/a/b"),
        (f"<a><b>{START}<!-- </b> -->{END}</b>kept</a>", "/a/b"),
        (f"<a><b>{START}<?b </b> ?>{END}</b>kept</a>", "/a/b"),
        (f"<a><b>{START}<![CDATA[</b>]]>{END[4:]}</b>kept</a>", "/a/b"),
        (f"<!DOCTYPE a [<!ENTITY b '{START}'> <!ENTITY c '{END}'>]><a><b>&b;&c;</b>kept</a>", "/a/b"),
        (f"<!DOCTYPE a [<!ENTITY b '{TOO_LONG[: LONGEST_TEXT // 4]}'>]><a><b>&b;&b;&b;&b;9</b>kept</a>", "/a/b"),
    ],
    ids=range(8),
)
def test_a_text_that_is_too_long_for_the_model_is_left_out(content: str, path: str) -> None:
    log = Log()
    root = source_of(content.encode(), log).root
    assert characters(root) == "kept"
    [problem] = log
    assert (problem.kind, problem.path) == (Kind.DROPPED, path)
    assert problem.message.startswith("has 1,000,001 characters, which is more than 1,000,000; left out: ")
    assert [element.keys() for element in root.iter("b")] == [["d"] if "d=" in content else []]


def test_a_text_that_is_too_long_is_left_out_of_its_record_alone() -> None:
    stream = io.BytesIO(f"<set><a>1</a><a>{TOO_LONG}</a><a>3</a></set>".encode())
    records = [record for record in xml_records(stream, "a") if isinstance(record, XmlSource)]
    assert [[problem.path for problem in record.log] for record in records] == [[], ["/set/a[2]"], []]


def test_what_an_entity_stands_for_is_measured_in_its_record() -> None:
    entity = f"<!DOCTYPE set [<!ENTITY b '{TOO_LONG[: LONGEST_TEXT // 4]}'>]>"
    stream = io.BytesIO(f"{entity}<set><a>&amp;&#38;</a>{' ' * 200_000}<a>&b;&b;&b;&b;9</a><a>3</a></set>".encode())
    records = [record for record in xml_records(stream, "a") if isinstance(record, XmlSource)]
    assert [[problem.path for problem in record.log] for record in records] == [[], ["/set/a[2]"], []]
