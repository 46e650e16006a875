"""What the JATS DTDs find, in words and places that people understand."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import process_time

import pytest
from lxml import etree

from pubmeta.checks import dtd
from pubmeta.errors import SchemaError
from pubmeta.problems import Kind, Problem

KEYS = ("jats/1.4/publishing", "jats/1.4/archiving", "jats/1.3/publishing", "jats/1.3/archiving")
JOURNAL = "<journal-meta><journal-id>J</journal-id><issn>2049-3630</issn></journal-meta>"
TITLE = "<title-group><article-title>Mud</article-title></title-group>"
FRONT = f"<front>{JOURNAL}<article-meta>{TITLE}</article-meta></front>"


def article(inner: str, attributes: str = "") -> etree._Element:
    namespaces = (
        'xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
    )
    return etree.fromstring(f"<article {namespaces} {attributes}>\n{inner}\n</article>")


def found(inner: str, key: str = KEYS[0], attributes: str = "") -> list[tuple[str, str]]:
    return [(problem.path, problem.message) for problem in dtd.problems(article(inner, attributes), key)]


@pytest.mark.parametrize("key", KEYS)
def test_a_valid_article_has_no_problems(key: str) -> None:
    formula = "<inline-formula><mml:math><mml:mi>x</mml:mi></mml:math></inline-formula>"
    assert found(f"{FRONT}<body><p>One {formula}.</p></body>", key) == []


def test_a_problem_has_kind_path_and_line() -> None:
    (problem,) = dtd.problems(article("<front><article-meta>" + TITLE + "</article-meta></front>"), KEYS[0])
    assert problem == Problem(
        kind=Kind.INVALID,
        message="<article-meta> is not expected here in <front>; expected: <journal-meta>",
        path="/article/front/article-meta",
        line=2,
    )


def test_archiving_asks_for_less_than_publishing() -> None:
    front = f"<front><article-meta>{TITLE}</article-meta></front>"
    assert found(front, "jats/1.4/archiving") == []
    assert found(front, "jats/1.4/publishing") != []


def body(inner: str) -> str:
    return f"{FRONT}<body>{inner}</body>"


@pytest.mark.parametrize(
    ("inner", "path", "message"),
    [
        (body("<sec/>"), "/article/body/sec", "<sec> lacks <sec-meta>, <label> or <title>"),
        (body("loose"), "/article/body", "<body> may contain elements only, not text of its own"),
        (
            f"{FRONT}<body><p/></body><front/>",
            "/article/front[2]",
            (
                "<front> is not expected here in <article>; "
                "expected: <back>, <floats-group>, <sub-article> or <response>, or nothing more"
            ),
        ),
        (body("<p><sec/></p>"), "/article/body/p/sec", "<sec> is not allowed in <p>"),
        (
            body("<p><foo/></p>"),
            "/article/body/p/foo",
            "<foo> is not an element of the JATS 1.4 Journal Publishing DTD",
        ),
        (body("<p foo='1'/>"), "/article/body/p/@foo", "<p> may not have the attribute foo"),
        (body("<p xml:lang=''/>"), "/article/body/p/@xml:lang", "xml:lang of <p> is “”, which is not a name"),
        (body("<p id='1'/>"), "/article/body/p/@id", "id of <p> is “1”, which is not a name as XML defines names"),
        (body("<fig><graphic/></fig>"), "/article/body/fig/graphic", "<graphic> lacks the attribute xlink:href"),
        (
            body("<p><ext-link xlink:type='complex'/></p>"),
            "/article/body/p/ext-link/@xlink:type",
            "xlink:type of <ext-link> is “complex”; allowed: simple",
        ),
        (
            body("<p><xref rid='a b'/><bold id='b'/></p>"),
            "/article/body/p/xref/@rid",
            "rid of <xref> points to “a”, but no element has that id",
        ),
        (body("<p id='a'/><p id='a'/>"), "/article/body/p[2]", "the id “a” is used more than once"),
        (body("<p><year><bold/></year></p>"), "/article/body/p/year", "<year> may contain text only, not elements"),
        (
            body("<disp-formula><m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/></disp-formula>"),
            "/article/body/disp-formula/m:math",
            "<m:math> is not an element of the JATS 1.4 Journal Publishing DTD",
        ),
        (
            body("<table-wrap><o:table xmlns:o='urn:o'/></table-wrap>"),
            "/article/body/table-wrap/o:table",
            "<o:table> is not expected here in <table-wrap>; expected: <object-id>, ",
        ),
        (
            body("<disp-formula><mml:math xmlns:mml='urn:x'/></disp-formula>"),
            "/article/body/disp-formula/mml:math",
            "the prefix mml must mean http://www.w3.org/1998/Math/MathML",
        ),
        (
            body("<disp-formula><mml:math><mml:mi/><mml:foo/></mml:math></disp-formula>"),
            "/article/body/disp-formula/mml:math/mml:foo",
            "<mml:foo> is not expected here in <mml:math>; expected: <mml:piecewise>, ",
        ),
    ],
)
def test_each_kind_of_fault_has_its_words_and_place(inner: str, path: str, message: str) -> None:
    assert any(where == path and what.startswith(message) for where, what in found(inner)), found(inner)


@pytest.mark.parametrize(
    ("attributes", "faults"),
    [
        ('xlink:type="simple" type="x"', [("/@type", "<ext-link> may not have the attribute type")]),
        (
            'type="x" xlink:type="y"',
            [
                ("/@type", "<ext-link> may not have the attribute type"),
                ("/@xlink:type", "xlink:type of <ext-link> is “y”; allowed: simple"),
            ],
        ),
        (
            'x="1" xlink:x="1"',
            [
                ("/@x", "<ext-link> may not have the attribute x"),
                ("/@xlink:x", "<ext-link> may not have the attribute xlink:x"),
            ],
        ),
        (
            'xmlns:id="urn:id" id="a"',
            [("", "<ext-link> may not declare the prefix id")],
        ),
    ],
)
def test_of_two_attributes_of_one_local_name_the_faulty_one_is_told(
    attributes: str, faults: list[tuple[str, str]]
) -> None:
    place = "/article/body/p/ext-link"
    assert sorted(found(body(f"<p><ext-link {attributes}/></p>"))) == [(place + path, text) for path, text in faults]


def test_many_attributes_are_told_as_quickly_as_few() -> None:
    def seconds(count: int) -> float:
        attributes = " ".join(f"x{number}='1'" for number in range(count))
        content = body(f"<p {attributes}/>")
        started = process_time()
        assert len(found(content)) == count
        return process_time() - started

    seconds(1)
    # in square time it would be a hundred times
    assert min(seconds(1_000) for _ in range(3)) < 50 * min(seconds(100) for _ in range(3))


def test_a_name_without_its_prefix_is_not_the_name_that_is_missing() -> None:
    assert found(body("<fig><graphic href='u'/></fig>")) == [
        ("/article/body/fig/graphic", "<graphic> lacks the attribute xlink:href"),
        ("/article/body/fig/graphic/@href", "<graphic> may not have the attribute href"),
    ]


def test_an_attribute_list_of_the_root_is_checked_too() -> None:
    (path, message), *_ = found(FRONT, attributes='dtd-version="0.9"')
    assert path == "/article/@dtd-version"
    assert message.startswith("dtd-version of <article> is “0.9”; allowed: ")


def test_every_foreign_child_is_reported() -> None:
    paths = [
        path for path, message in found(body("<p><sec><p/></sec>x<sec><p/></sec></p>")) if "is not allowed" in message
    ]
    assert paths == ["/article/body/p/sec[1]", "/article/body/p/sec[2]"]


def test_no_message_is_a_dump() -> None:
    faults = "<p><foo/><sec/></p><disp-formula><mml:math><mml:foo/></mml:math></disp-formula>" + "x" * 5000
    assert max(len(message) for _, message in found(body(faults))) < 300


def test_a_tree_without_lines_is_checked_like_a_parsed_one() -> None:
    root = etree.Element("article")
    etree.SubElement(root, "foo")
    assert {problem.line for problem in dtd.problems(root, KEYS[0])} == {None}


def test_threads_do_not_see_each_other_s_faults() -> None:
    good, bad = article(FRONT), article(body("<p><foo/></p>"))

    def judge(number: int) -> bool:
        return bool(dtd.problems(bad if number % 2 else good, KEYS[0])) == bool(number % 2)

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(judge, range(400)))


def test_an_unknown_key_is_a_schema_error() -> None:
    with pytest.raises(SchemaError, match="no schema has the key 'jats/9'"):
        dtd.problems(article(FRONT), "jats/9")
