"""Documents with many children and many problems: as much of them as is reported is judged, and says the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import process_time

import pytest
from lxml import etree

from pubmeta.checks import dtd, wide, xsd
from pubmeta.checks.wording import Wording, worded
from pubmeta.problems import MOST_PROBLEMS, Problem
from tests.conftest import ROOT

_JATS = "jats/1.3/publishing"
_CROSSREF = "crossref/5.5.0"
_DEPOSIT = (ROOT / "tests" / "documents" / "crossref" / "journal_article_5.5.0.xml").read_text(encoding="utf-8")


_NEEDED = "<ref> lacks <label>, <citation-alternatives>, <element-citation>, <mixed-citation>, <nlm-citation> or <note>"


def _article(meta: str = "", back: str = "", attributes: str = "") -> etree._Element:
    title = "<title-group><article-title>Mud</article-title></title-group>"
    front = f"<front><article-meta{attributes}>{title}{meta}</article-meta></front>"
    return etree.fromstring(f'<article dtd-version="1.3">{front}{back}</article>')


def _deposit(citations: str) -> etree._Element:
    before, _, rest = _DEPOSIT.partition("<citation_list>")
    after = rest.partition("</citation_list>")[2]
    return etree.fromstring(f"{before}<citation_list>{citations}</citation_list>{after}".encode())


def _jats(root: etree._Element) -> list[Problem]:
    return dtd.problems(root, _JATS)


def _crossref(root: etree._Element) -> list[Problem]:
    return xsd.problems(root, _CROSSREF)


_FAULTS: dict[str, tuple[Callable[[int], etree._Element], Callable[[etree._Element], list[Problem]]]] = {
    "unknown children": (lambda count: _article("".join(f"<a{each}/>" for each in range(count))), _jats),
    "children of one unknown name": (lambda count: _article("<a/>" * count), _jats),
    "text where none may be": (lambda count: _article("<funding-group>x</funding-group>" * count), _jats),
    "misplaced children in text": (
        lambda count: _article("<abstract><p>" + "".join(f"<a{n}/><sec/>" for n in range(count)) + "</p></abstract>"),
        _jats,
    ),
    "unknown attributes": (
        lambda count: _article(attributes=" " + " ".join(f'a{each}=""' for each in range(count))),
        _jats,
    ),
    "attributes of citations": (lambda count: _deposit("<citation key='a' x=''/>" * count), _crossref),
    "children of citations": (lambda count: _deposit("<citation key='a'><x/></citation>" * count), _crossref),
}


@pytest.mark.parametrize("fault", _FAULTS)
def test_many_faults_take_no_longer_than_a_thousand(fault: str) -> None:
    made, judged = _FAULTS[fault]
    root = made(32_000)
    started = process_time()
    found = judged(root)
    assert process_time() - started < 2  # in square time these take 4 to 260 seconds
    assert len(found) > MOST_PROBLEMS - 10
    few = judged(made(500))
    assert {problem.message for problem in few} & {problem.message for problem in found}


def test_what_a_wide_document_has_is_found_as_in_a_narrow_one() -> None:
    references = "".join(f'<ref id="r{each}"><mixed-citation>x</mixed-citation></ref>' for each in range(2_500))
    back = f'<back><ref-list>{references}<ref id="r1"/></ref-list></back>'
    root = _article(back=back)
    assert wide.is_wide(root)
    assert [(problem.path, problem.message.partition(";")[0]) for problem in _jats(root)] == [
        ("/article/front/article-meta", "<article-meta> is not expected here in <front>"),
        ("/article/back/ref-list/ref[2501]", _NEEDED),
        ("/article/back/ref-list/ref[2501]", "the id “r1” is used more than once"),
    ]


def test_what_follows_the_judged_beginning_is_not_missing() -> None:
    """Neither an id behind it, nor the children that elements have there."""
    pointing = '<p><xref ref-type="bibr" rid="last"/></p>'
    faulty = '<ref id="r"><x/></ref>' * 4_000
    root = _article(back=f'<body>{pointing}</body><back><ref-list>{faulty}<ref id="last"/></ref-list></back>')
    messages = {problem.message for problem in _jats(root)}
    assert not any("points to" in message for message in messages)
    assert any(message.startswith("<x> is not expected here in <ref>") for message in messages)
    assert len(_jats(root)) > MOST_PROBLEMS


def test_a_document_ends_after_so_many_elements() -> None:
    root = etree.fromstring("<a><b><c/>x<d/>y</b>z<e/></a>")
    begun = [etree.tostring(wide.first_elements(root, count)).decode() for count in range(1, 7)]
    assert begun == [
        "<a/>",
        "<a><b/></a>",
        "<a><b><c/>x</b></a>",
        "<a><b><c/>x<d/>y</b>z</a>",
        "<a><b><c/>x<d/>y</b>z<e/></a>",
        "<a><b><c/>x<d/>y</b>z<e/></a>",
    ]


def test_wide_children_of_wide_elements_are_looked_through() -> None:
    inner = "<ref-list>" + "<x/>" * 2_500 + "</ref-list>"
    root = _article(back="<back><ref-list>" + inner * 3 + "<ref/>" * 2_500 + "</ref-list></back>")
    found = _jats(root)
    assert len(found) > MOST_PROBLEMS - 10
    assert {problem.path.rpartition("[")[0] for problem in found} >= {"/article/back/ref-list/ref-list[1]/x"}


def test_nothing_is_worded_while_the_lock_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread would wait for it."""
    validator, wordings = dtd._validator(_JATS), []

    def noticed(sentence: str, wording: Wording, known: Mapping[str, str]) -> str:
        wordings.append(validator._lock._lock.locked())
        return worded(sentence, wording, known)

    monkeypatch.setattr(dtd, "worded", noticed)
    assert _jats(_article(attributes=' x=""'))
    assert wordings == [False]
