"""Real articles: what plain XPath finds in each is in the article, or is reported and listed here with its reason.

`pytest -m corpus -s tests/formats/jats/test_read_corpus.py` prints the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.jats import FORMAT, JatsOptions
from pubmeta.formats.jats.read import read
from pubmeta.formats.jats.write import write
from pubmeta.model import Affiliation, Article, Group, Person
from pubmeta.problems import Log
from pubmeta.reports.fidelity import differences

pytestmark = pytest.mark.corpus

XLINK = {"x": "http://www.w3.org/1999/xlink"}
HREF = "{http://www.w3.org/1999/xlink}href"
META = "/article/front/article-meta"

Found = Counter[str]
"""What there is of one field, each value as often as it stands there."""

MISSES = {
    ("aps-prd-100-052015.xml", "affiliations"): (2, "nobody points to it, and others have theirs"),
    ("scielo-rlae-2927.xml", "reference DOIs"): (1, "10.111/... is no DOI: its registrant code is too short"),
}
"""File and field: how many values are not in the article, and why; each of them is reported by the reader."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


class Counted:
    """What plain XPath finds in a document, without any help from the reader."""

    def __init__(self, content: bytes) -> None:
        parser = etree.XMLParser(load_dtd=False, no_network=True, remove_comments=True, remove_pis=True)
        self.root: Any = etree.fromstring(content, parser)

    def fields(self) -> dict[str, Found]:
        return {
            "authors": Counter(self.authors()),
            "affiliations": Counter(self.affiliations()),
            "ORCIDs": Counter(self.orcids()),
            "references": Counter({"": self.references()}),
            "reference DOIs": Counter(self.reference_dois()),
            "awards": Counter(self.awards()),
            "dates": Counter(self.dates()),
            "licence": Counter(self.licences()),
            "conflict": Counter(self.conflicts()),
            "e-mails": Counter(self.emails()),
            "keywords": Counter(map(text_of, self.root.xpath(f"{META}/kwd-group//kwd"))),
            "abstract words": Counter(self.abstract_words()),
            "pages": Counter(map(text_of, self.root.xpath(f"{META}/fpage | {META}/lpage | {META}/elocation-id"))),
            "ISSNs": Counter(map(text_of, self.root.xpath("/article/front/journal-meta/issn"))),
        }

    def authors(self) -> Iterator[str]:
        """Every name of a contributor: family name and given names, or the name of a group."""
        for contrib in self.root.xpath(f"{META}//contrib"):
            family = contrib.xpath("(name | name-alternatives/name)[1]/surname")
            given = contrib.xpath("(name | name-alternatives/name)[1]/given-names")
            if family or given:
                yield " ".join(words(" ".join(map(text_of, (*given, *family)))))
            else:
                texts = contrib.xpath("collab/text() | collab/institution//text() | collab/named-content//text()")
                yield " ".join(words(" ".join(texts)))

    def affiliations(self) -> Iterator[str]:
        """The words of each affiliation, label, printed duplicate, addresses and streets left out, sorted."""
        for aff in self.root.xpath(f"{META}//aff"):
            untagged = (
                "not(ancestor::label or ancestor::xref or ancestor::email or ancestor::institution-id"
                " or parent::sup[parent::aff and not(preceding-sibling::*)]"
                " or ancestor::institution[@content-type='original']"
                " or ancestor::*[@content-type='street' or @content-type='postbox'])"
            )
            found = aff.xpath(f".//text()[{untagged}]")
            said = ""
            for text in found:  # raised letters go on with the word before them
                if not re.fullmatch(r"\s*\([A-Z.]+\);?\s*", text):
                    said += text if text.getparent().tag == "sup" and text.is_text else f" {text}"
            yield " ".join(sorted(set(words(re.sub(r"\S+@\S+", "", said)))))

    def orcids(self) -> Iterator[str]:
        for text in self.root.xpath(f"{META}//contrib/contrib-id/text() | {META}//contrib/uri/text()"):
            yield from re.findall(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", text)

    def references(self) -> int:
        """Citations: of printed and tagged ones in one `ref`, each pair is one."""
        count = 0
        for ref in self.root.xpath("/article/back//ref"):
            printed, tagged = (
                len(ref.xpath(names)) for names in ("mixed-citation | citation", "element-citation | nlm-citation")
            )
            count += max(printed, tagged)
        return count

    def reference_dois(self) -> Iterator[str]:
        """The DOIs of each citation, wherever they stand in it: as an identifier, or at the end of a link."""
        for number, ref in enumerate(self.root.xpath("/article/back//ref")):
            given = ref.xpath(".//pub-id[@pub-id-type='doi']/text()")
            for link in ref.xpath(".//ext-link/@x:href | .//uri/@x:href", namespaces=XLINK):
                given += re.findall(r"doi\.org/(10\..+)", link)
            yield from {f"{number} {doi.strip().casefold()}" for doi in given}

    def awards(self) -> Iterator[str]:
        for group in self.root.xpath(f"{META}/funding-group/award-group"):
            for funder in group.xpath("funding-source"):
                names = funder.xpath(
                    ".//text()[not(ancestor::institution-id or ancestor::named-content[@content-type='funder-id'])]"
                )
                yield f"funder {' '.join(words(' '.join(names)))}"
                yield from (f"number {text_of(number)}" for number in group.xpath("award-id"))
            yield from (f"recipient {text_of(name)}" for name in group.xpath(".//name/surname"))
        for registered in self.root.xpath(f"{META}/funding-group//text()[contains(., '10.13039/')]"):
            yield f"id {registered.partition('10.13039/')[2].strip()}"

    def dates(self) -> Iterator[str]:
        """The days that the model has a place for: publication by medium, issue, receipt, revision, acceptance."""
        known = "@pub-type='epub' or @pub-type='ppub' or @pub-type='collection' or @pub-type='epub-ppub'"
        kinds = f"{known} or @date-type='pub' or @date-type='publication' or @date-type='collection' or not(@*)"
        history = "@date-type='received' or @date-type='accepted' or @date-type='rev-recd'"
        months = "january february march april may june july august september october november december".split()
        for date in self.root.xpath(f"{META}/pub-date[{kinds}] | {META}/history/date[{history}]"):
            month = (date.findtext("month") or "").strip()
            number = months.index(month.casefold()) + 1 if month.casefold() in months else int(month or 0)
            day = int(date.findtext("day") or 0)
            parts = [f"{int(date.findtext('year')):04d}", *(f"{part:02d}" for part in (number, day) if part)]
            yield "-".join(parts)

    def licences(self) -> Iterator[str]:
        """Every licence, by its URL wherever it stands, else by its first words."""
        for licence in self.root.xpath(f"{META}/permissions/license"):
            urls = licence.xpath(".//text()[contains(., 'creativecommons.org/')] | @x:href", namespaces=XLINK)
            urls += licence.xpath(".//@x:href[contains(., 'creativecommons.org/')]", namespaces=XLINK)
            found = [url for text in urls for url in re.findall(r"creativecommons\.org/[\w./-]+\w", text)]
            yield found[0] if found else " ".join(words(text_of(licence))[:6])

    def conflicts(self) -> Iterator[str]:
        """Conflict statements in all the places where real articles have them, by the first words of each."""
        typed = "'conflict' 'COI-statement' 'coi-statement'".split()
        places = [f"//fn[@fn-type={kind}]/p" for kind in typed]
        places += [f"//sec[@sec-type={kind}]/p" for kind in typed]
        places += [f"//notes[@notes-type={kind}]/p" for kind in typed]
        places.append("/article/front//notes[starts-with(@notes-type, 'competing-interest')]/p")
        lower = "translate(title, 'CDEFGHIJKLMNOPQRSTUVWXYZ', 'cdefghijklmnopqrstuvwxyz')"
        title = f"contains({lower}, 'competing interest') or contains({lower}, 'conflict of interest')"
        places.append(f"/article/*/sec[{title}]/p")
        places.append(f"{META}/author-notes/fn[not(@fn-type)]/p[contains(., 'competing financial interests')]")
        seen = {text_of(p) for place in places for p in self.root.xpath(place) if not p.xpath("ancestor::sub-article")}
        yield from (" ".join(words(text)[:8]) for text in seen)

    def emails(self) -> Iterator[str]:
        for address in self.root.xpath(f"{META}//contrib//email | {META}/author-notes/corresp//email"):
            yield text_of(address).casefold()

    def abstract_words(self) -> Iterator[str]:
        for abstract in self.root.xpath(f"{META}/abstract | {META}/trans-abstract"):
            formulas = "ancestor::tex-math or ancestor::inline-formula"
            yield " ".join(words("".join(abstract.xpath(f"(.//p)[1]//text()[not({formulas})]")))[:5])


class Kept:
    """The same of an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.people = [
            person
            for contributor in article.contributors
            for person in (contributor, *(contributor.members if isinstance(contributor, Group) else ()))
        ]

    def fields(self) -> dict[str, Found]:
        article = self.article
        dates = [date for _, value in article.dates for date in (value if isinstance(value, tuple) else (value,))]
        journal = article.journal
        pages = article.pages
        works = [reference.work for reference in article.references]
        return {
            "authors": Counter(self.authors()),
            "affiliations": Counter(map(self.affiliation, self.affiliations())),
            "ORCIDs": Counter(person.orcid for person in self.people if isinstance(person, Person) and person.orcid),
            "references": Counter({"": len(article.references)}),
            "reference DOIs": Counter(work.doi.casefold() for work in works if work and work.doi),
            "awards": Counter(self.awards()),
            "dates": Counter(str(date) for date in dates if date),
            "licence": Counter(self.licences()),
            "conflict": Counter(self.conflicts()),
            "e-mails": Counter(
                person.email.casefold() for person in self.people if isinstance(person, Person | Group) and person.email
            ),
            "keywords": Counter(" ".join(str(word).split()) for group in article.keywords for word in group.keywords),
            "abstract words": Counter(
                " ".join(words(str(abstract.sections[0].paragraphs[0]))[:5]) for abstract in article.abstracts
            ),
            "pages": Counter(filter(None, (*((pages.first, pages.last) if pages else ()), article.article_number))),
            "ISSNs": Counter(map(str, journal.issns if journal else ())),
        }

    def authors(self) -> Iterator[str]:
        for person in self.people:
            if isinstance(person, Person):
                for name in (person, *person.variants):
                    yield " ".join(words(f"{name.given or ''} {name.family}"))
            elif isinstance(person, Group):
                yield " ".join(words(person.name))

    def affiliations(self) -> set[Affiliation]:
        return {affiliation for person in self.people for affiliation in person.affiliations}

    def affiliation(self, affiliation: Affiliation) -> str:
        names = ("name", "departments", "city", "region", "postal_code", "country")
        said = " ".join(str(getattr(affiliation, name) or "") for name in names)
        return " ".join(sorted(set(words(said))))

    def awards(self) -> Iterator[str]:
        for award in self.article.awards:
            yield f"funder {' '.join(words(award.funder.name or ''))}"
            yield from (f"number {number}" for number in award.numbers)
            yield from (f"recipient {name.family}" for name in award.recipients if hasattr(name, "family"))
            if award.funder.funder_id:
                yield f"id {award.funder.funder_id.partition('/')[2]}"

    def licences(self) -> Iterator[str]:
        for licence in self.article.licenses:
            if licence.url:
                yield licence.url.partition("//")[2].rstrip("/")
            else:
                yield " ".join(words(str(licence.statement))[:6])

    def conflicts(self) -> Iterator[str]:
        statement = self.article.statements.conflict_of_interest
        own = {person.conflict_of_interest for person in self.people if isinstance(person, Person)}
        for text in (*(statement.paragraphs if statement else ()), *filter(None, own)):
            yield " ".join(words(str(text))[:8])


def missing(counted: Found, kept: Found, field: str) -> Found:
    """What was counted and is not kept."""
    if field == "reference DOIs":  # kept without the number of the reference
        counted = Counter(doi.partition(" ")[2] for doi in counted.elements())
    if field == "licence":
        return Counter({value: 1 for value in counted if not any(value.rstrip("/") in other for other in kept)})
    if field in ("affiliations", "e-mails", "ORCIDs", "dates"):  # one value may stand for several
        return Counter({value: 1 for value in counted if value not in kept})
    return counted - kept


def articles(shared: Path) -> list[Path]:
    return sorted((shared / "corpus" / "jats").glob("*.xml"))


def article_of(path: Path) -> tuple[Article, Log]:
    log = Log()
    article = read(path.read_bytes(), log)
    assert article is not None, (path.name, log.problems)
    assert not log.has_errors
    return article, log


def test_every_article_is_read_and_every_problem_has_its_place(shared: Path) -> None:
    assert len(articles(shared)) == 31
    for path in articles(shared):
        article, log = article_of(path)
        assert article.title
        lines = path.read_bytes().count(b"\n") + 1
        for problem in log:
            assert problem.path.startswith("/article")
            assert problem.line is not None
            assert 1 <= problem.line <= lines
            assert problem.message


def test_what_plain_xpath_finds_is_in_the_article(shared: Path) -> None:
    totals: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    unexpected = {}
    rows = []
    for path in articles(shared):
        article, log = article_of(path)
        counted, kept = Counted(path.read_bytes()).fields(), Kept(article).fields()
        row = []
        for field, values in counted.items():
            misses = missing(values, kept[field], field)
            totals[field] += values.total()
            lost[field] += misses.total()
            row.append(f"{values.total() - misses.total()}/{values.total()}")
            expected, _ = MISSES.get((path.name, field), (0, ""))
            if misses.total() != expected:
                unexpected[path.name, field] = misses
        rows.append([path.stem, *row, str(len(log))])
    print(table([["article", *totals, "problems"], *rows, ["recall", *recall(totals, lost), ""]]))  # noqa: T201
    assert unexpected == {}
    assert lost.total() / totals.total() < 0.01
    for field, total in totals.items():
        assert lost[field] / total <= 0.01, field


def recall(totals: Counter[str], lost: Counter[str]) -> list[str]:
    return [f"{100 * (totals[field] - lost[field]) / totals[field]:.2f} %" for field in totals]


def table(rows: list[list[str]]) -> str:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n" + "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def test_what_was_missed_is_reported(shared: Path) -> None:
    """Each element that the listed misses stand for has a problem at its path."""
    missed = {
        ("aps-prd-100-052015.xml", "affiliations"): f"{META}//aff[@id='a46a' or @id='a46c']",
        ("scielo-rlae-2927.xml", "reference DOIs"): "/article/back//pub-id[starts-with(., '10.111/')]",
    }
    assert missed.keys() == MISSES.keys()
    for (name, field), path in missed.items():
        file = shared / "corpus" / "jats" / name
        _, log = article_of(file)
        root = Counted(file.read_bytes()).root
        paths = {root.getroottree().getpath(element) for element in root.xpath(path)}
        assert len(paths) == MISSES[name, field][0]
        assert paths <= {problem.path for problem in log}


FULL_TEXT = frozenset("body app-group glossary table-wrap tex-math counts processing-meta sub-article".split())
MARKS = frozenset({"label", "xref", "day", "month", "season"})
PHRASES = re.compile(
    r"https?://(?:dx\.)?(?:doi|orcid)\.org/|\(?arxiv:|/abs/|\b(?:preparation|accessed on|for correspondence)\b|e-?mail"
    r"|\bcorrespondence to\b"
    r"|these authors contributed equally.*|this article is available from|the full text article is available.* from"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
"""What only says that something follows, or says it in other words than the model's."""


def test_no_text_of_front_and_back_is_lost_in_silence(shared: Path) -> None:
    """Each word is in the article, or an element around it has a problem; footnotes of the body are full text."""
    for path in articles(shared):
        article, log = article_of(path)
        root = Counted(path.read_bytes()).root
        kept = set(words(re.sub("<[^<>]*>", " ", article.model_dump_json()) + article.model_dump_json()))
        joined = re.sub(r"\W", "", article.model_dump_json().casefold())
        reported = {problem.path for problem in log}
        headings = set(root.xpath("//sec[sec or fn-group]/title | //ref-list/title | //fn-group/title"))
        cited = {rid for rids in root.xpath("/article/body//xref/@rid") for rid in rids.split()}
        for text in root.xpath("/article/front//text() | /article/back//text()"):
            parent = text.getparent() if text.is_text else text.getparent().getparent()
            around = [parent, *parent.iterancestors()]
            if any(each.tag in FULL_TEXT | MARKS or each.get("id") in cited or each in headings for each in around):
                continue
            lost = [word for word in words(PHRASES.sub(" ", text)) if word not in kept]
            if lost and re.sub(r"\W", "", text.casefold()) not in joined:
                paths = {root.getroottree().getpath(each) for each in around}
                assert paths & reported, (path.name, text, lost)


def test_what_is_read_leaves_valid_and_reads_back_as_it_was(shared: Path) -> None:
    for path in articles(shared):
        article, _ = article_of(path)
        journal = article.journal
        publishing = journal and journal.issns and (journal.nlm_ta or journal.publisher_id or journal.doi)
        options = JatsOptions(tag_set="publishing" if publishing else "archiving")
        log = Log()
        content = write(article, options, log)
        assert not log.has_errors, path.name
        assert FORMAT.validate is not None
        assert [problem for problem in FORMAT.validate(content, options) if problem.is_error] == [], path.name
        back_log = Log()
        back = read(content, back_log)
        assert back is not None
        assert differences(article, back, log) == [], path.name
        assert not back_log.problems, path.name  # what we write ourselves is read without a doubt


def test_no_article_changes_its_kind_on_the_way_through(shared: Path) -> None:
    """Type, container, event, review and status of each, as they were when it was read first."""
    kinds = Counter[str]()
    for path in sorted([*(shared / "corpus" / "jats").glob("*.xml"), *(shared / "cases" / "jats").glob("*.xml")]):
        article = read(path.read_bytes(), Log())
        if article is None:
            continue
        back = read(write(article, JatsOptions(tag_set="archiving"), Log()), Log())
        assert back is not None
        assert back.type is article.type, path.name
        assert (back.journal is None) is (article.journal is None), path.name
        assert (back.proceedings, back.review, back.status) == (article.proceedings, article.review, article.status)
        assert back.event == article.event, path.name
        kinds["event"] += article.event is not None
        kinds[str(article.type)] += 1
    assert kinds["event"] >= 1
    assert sum(kinds.values()) > 60
