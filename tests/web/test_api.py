"""The operations: what each of them answers, in which form, and what is said where there is no such answer."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

import pubmeta
from pubmeta import Config
from pubmeta.checks import jsonschema
from pubmeta.web import Settings, create_app
from pubmeta.web.operations import OPERATIONS

BIBTEX = b"@article{a, title = {Rain}, author = {Berg, Anna}, journal = {Weather}, year = 2024}\n"
TWO = BIBTEX + BIBTEX.replace(b"Rain", b"Sun")
REPORT = {"accept": "application/json"}
DEPOSITOR = (
    "crossref.depositor_name=Name&crossref.depositor_email=name%40example.org&crossref.registrant=Name"
    "&crossref.timestamp=20260101000000000&crossref.batch_id=batch-1"
)


def problems_of(answer: Any) -> list[tuple[str, str]]:
    """The paths and messages of a refusal."""
    return [(problem.get("path", ""), problem["message"]) for problem in answer.json()["problems"]]


class TestExport:
    @pytest.mark.parametrize("name", ["article", "bibtex", "csl", "datacite-xml", "doaj", "highwire", "jats", "ris"])
    def test_one_format_is_the_document_itself(self, client: TestClient, jats: bytes, name: str) -> None:
        document = pubmeta.export(pubmeta.read(jats).article, name)
        answer = client.post(f"/export?to={name}", content=jats)
        target = pubmeta.get_format(name)
        assert (answer.status_code, answer.content) == (200, document.content)
        assert answer.headers["content-type"].partition(";")[0] == target.media_type
        assert answer.headers["content-disposition"] == f'attachment; filename="document{target.suffix}"'

    def test_a_document_comes_with_the_number_of_its_problems(self, client: TestClient, jats: bytes) -> None:
        document = pubmeta.export(pubmeta.read(jats).article, "jats")
        answer = client.post("/export?to=jats", content=jats)
        count, todo = len(document.problems), len(document.actionable)
        assert count > 0
        assert answer.headers["pubmeta-problems"] == f"warnings={count}, actionable={todo}"

    def test_options_are_those_of_the_formats(self, client: TestClient, jats: bytes) -> None:
        options = {"version": "5.4.0", "timestamp": "20260101000000000", "batch_id": "batch-1"}
        depositor = {"depositor_name": "Name", "depositor_email": "name@example.org", "registrant": "Name"}
        document = pubmeta.export(pubmeta.read(jats).article, "crossref", {**options, **depositor})
        answer = client.post(f"/export?to=crossref&{DEPOSITOR}&crossref.version=5.4.0", content=jats)
        assert answer.content == document.content

    def test_options_are_beside_those_of_the_configuration(self, jats: bytes) -> None:
        policy = {"crossmark_policy": "10.5555/policy", "depositor_email": "a@example.org", "registrant": "Name"}
        with TestClient(create_app(Settings(workers=1, config=Config.of({"crossref": policy})))) as client:
            query = "to=crossref&crossref.depositor_name=Name&crossref.crossmark_domains=journal.example"
            answer = client.post(f"/export?{query}", content=jats)
            assert answer.status_code == 200
            assert b"journal.example" in answer.content
            alone = client.post("/export?to=crossref&crossref.crossmark_policy=", content=jats)
            assert alone.status_code == 422

    def test_several_formats_are_a_report_with_documents(self, client: TestClient, jats: bytes) -> None:
        answer = client.post("/export?to=jats,csl&to=crossref", content=jats)
        report = answer.json()
        documents = report["inputs"][0]["documents"]
        assert [each["format"] for each in documents] == ["jats", "csl", "crossref"]
        article = pubmeta.read(jats).article
        assert [each["content"] for each in documents] == [
            pubmeta.export(article, "jats").text,
            pubmeta.export(article, "csl").text,
            None,
        ]
        assert [each["valid"] for each in documents] == [True, True, False]
        assert {"missing"} <= {problem["kind"] for problem in documents[2]["problems"]}
        assert documents[1]["media_type"] == "application/vnd.citationstyles.csl+json"
        for each in documents:
            del each["media_type"], each["content"]
        assert jsonschema.problems(report, "report") == []

    @pytest.mark.parametrize("name", ["csl", "article"])
    def test_one_format_is_a_report_where_json_is_named(self, client: TestClient, jats: bytes, name: str) -> None:
        for accept in ("application/json", "application/json, text/plain, */*"):
            answer = client.post(f"/export?to={name}", content=jats, headers={"accept": accept}).json()
            assert answer["command"] == "export"
            assert answer["inputs"][0]["documents"][0]["content"].startswith(("[", "{"))

    @pytest.mark.parametrize(
        ("accept", "name"),
        [
            ("application/vnd.citationstyles.csl+json", "csl"),
            ("application/jats+xml;q=0.9, application/x-bibtex;q=0.1", "jats"),
        ],
    )
    def test_accept_names_the_format_where_nothing_else_does(
        self, client: TestClient, jats: bytes, accept: str, name: str
    ) -> None:
        answer = client.post("/export", content=jats, headers={"accept": accept})
        assert answer.content == pubmeta.export(pubmeta.read(jats).article, name).content

    def test_documents_and_their_report_come_in_one_file(self, client: TestClient) -> None:
        headers = {"accept": "application/zip"}
        answer = client.post("/export?to=csl,ris,crossref", content=TWO, headers=headers)
        with ZipFile(BytesIO(answer.content)) as file:
            names = ["document-1.csl.json", "document-1.ris", "document-2.csl.json", "document-2.ris"]
            assert sorted(file.namelist()) == [*names, "report.json"]
            first = next(iter(pubmeta.read_many(TWO)))
            assert isinstance(first, pubmeta.Reading)
            assert file.read("document-1.ris") == pubmeta.export(first.article, "ris").content
            assert jsonschema.problems(json.loads(file.read("report.json")), "report") == []
        assert client.post("/export?to=csl,ris,crossref", content=TWO, headers=headers).content == answer.content

    def test_a_record_of_several_is_chosen_by_its_number(self, client: TestClient) -> None:
        assert client.post("/export?to=ris", content=TWO).status_code == 422
        assert b"Sun" in client.post("/export?to=ris&record=2", content=TWO).content
        report = client.post("/export?to=ris,csl&record=2", content=TWO).json()
        assert [each["record"] for each in report["inputs"]] == [None]
        assert "record 3" in client.post("/export?to=ris&record=3", content=TWO).json()["detail"]
        assert [each["record"] for each in client.post("/export?to=ris,csl", content=TWO).json()["inputs"]] == [1, 2]

    def test_what_keeps_a_document_from_being_made_is_said_first(self, client: TestClient, jats: bytes) -> None:
        answer = client.post("/export?to=crossref", content=jats)
        assert answer.status_code == 422
        kinds = [problem["kind"] for problem in answer.json()["problems"]]
        assert kinds[0] == "missing"
        assert kinds.index("dropped") > max(index for index, kind in enumerate(kinds) if kind == "missing")

    def test_warnings_that_are_refused_fail(self, client: TestClient, jats: bytes) -> None:
        assert client.post("/export?to=jats&strict=discouraged", content=jats).status_code == 422
        assert client.post("/export?to=jats&strict=guessed", content=jats).status_code == 200

    def test_a_document_may_be_verified_and_its_references_structured(self, client: TestClient) -> None:
        raw = "Grover K, Peshin R. Rituximab in refractory dermatomyositis. Open J Rheumatol. 2013;3(1):31-32."
        article = {"title": "T", "references": [{"key": "r1", "raw": raw}]}
        query, content = "from=article&structure-references=true", json.dumps(article).encode()
        assert client.post(f"/export?to=csl&verify=true&{query}", content=content).status_code == 200
        (reference,) = client.post(f"/read?{query}", content=content).json()["article"]["references"]
        assert reference["work"]["volume"] == "3"
        assert "work" not in client.post("/read?from=article", content=content).json()["article"]["references"][0]


class TestReading:
    def test_the_format_is_named_or_the_media_type_or_the_content(self, client: TestClient) -> None:
        assert client.post("/read", content=BIBTEX).json()["format"] == "bibtex"
        named = client.post("/read?from=ris", content=BIBTEX, headers={"content-type": "application/x-bibtex"})
        assert named.status_code == 422
        typed = client.post("/read", content=BIBTEX, headers={"content-type": "Application/JATS+XML; charset=utf-8"})
        assert "cannot be read as XML" in problems_of(typed)[0][1]
        general = client.post("/read", content=BIBTEX, headers={"content-type": "text/plain"})
        assert general.json()["format"] == "bibtex"

    def test_a_document_may_be_a_part_of_a_form_or_compressed(self, client: TestClient) -> None:
        assert client.post("/read", files={"document": ("../a.bib", BIBTEX)}).json()["format"] == "bibtex"
        assert client.post("/read", data={"document": BIBTEX.decode()}, files={}).status_code == 422
        answer = client.post("/read", content=gzip.compress(BIBTEX), headers={"content-encoding": "gzip"})
        assert answer.json()["article"]["title"] == "Rain"

    def test_problems_of_reading_are_told(self, client: TestClient) -> None:
        answer = client.post("/read", content=BIBTEX.replace(b"year", b"colour = {red}, year")).json()
        assert [problem["kind"] for problem in answer["problems"]] == ["dropped"]


class TestReports:
    def test_a_document_is_validated(self, client: TestClient, jats: bytes) -> None:
        report = client.post("/validate", content=jats).json()
        assert jsonschema.problems(report, "report") == []
        assert report["valid"]
        document = report["inputs"][0]["documents"][0]
        found = pubmeta.validate(jats)
        assert document["schema"] == found.schema
        assert document["problems"] == [problem.as_dict() for problem in found.problems]
        assert not client.post("/validate?strict=all", content=jats).json()["valid"]
        assert not client.post("/validate?from=csl", content=jats).json()["valid"]

    def test_what_to_do_and_what_is_complete_is_told(self, client: TestClient, jats: bytes) -> None:
        report = client.post("/check", content=jats).json()
        assert jsonschema.problems(report, "report") == []
        (record,) = report["inputs"]
        assert {each["format"] for each in record["documents"]} >= {"jats", "crossref", "doaj"}
        assert len(record["coverage"]) == 11
        assert [each["format"] for each in client.post("/check?to=ris", content=jats).json()["inputs"][0]["documents"]]

    def test_an_article_is_compared_with_its_registered_record(self, client: TestClient, jats: bytes) -> None:
        report = client.post("/diff", files={"document": jats, "registered": jats}).json()
        assert jsonschema.problems(report, "diff-report") == []
        assert report["same"]
        changed = jats.replace(b"Rituximab", b"Ritximab")
        report = client.post("/diff", files={"document": changed, "registered": jats}).json()
        assert report["articles"][0]["standing"] == "to deposit"
        refused = client.post("/diff", files={"document": jats, "registered": b"nothing"})
        assert refused.status_code == 422
        assert refused.json()["problems"][0]["remedy"].startswith("send the record as Crossref's REST API gives it")


class TestHead:
    def test_a_page_gets_its_head(self, client: TestClient, jats: bytes) -> None:
        page = "https://journal.example/1"
        made = pubmeta.head(pubmeta.read(jats).article, page=page)
        answer = client.post(f"/head?page={page}", content=jats).json()
        assert (answer["html"], answer["link"]) == (made.html, made.link_header)
        assert answer["linkset"] == json.loads(made.linkset)
        html = client.post(f"/head?page={page}", content=jats, headers={"accept": "text/html"})
        assert (html.text, html.headers["link"]) == (made.html, made.link_header)
        linkset = client.post(f"/head?page={page}", content=jats, headers={"accept": "application/linkset+json"})
        assert linkset.content == made.linkset

    def test_documents_are_linked(self, client: TestClient, jats: bytes) -> None:
        query = "page=https://journal.example/{doi}&documents=https://journal.example/{doi}{suffix}&to=jats"
        assert "/10.4236/ojra.2013.31006.jats.xml" in client.post(f"/head?{query}", content=jats).json()["html"]

    @pytest.mark.parametrize(
        "query",
        ["to=jats", "documents=https://journal.example/{suffix}", "page=nowhere", "page=https://journal.example/{stm}"],
    )
    def test_what_is_needed_besides_is_told(self, client: TestClient, jats: bytes, query: str) -> None:
        assert client.post(f"/head?{query}", content=jats).status_code == 422


class TestRefusals:
    @pytest.mark.parametrize(
        ("address", "status", "path", "message"),
        [
            ("/export?to=jatz", 400, "to", "did you mean 'jats'?"),
            ("/export?to=cff", 400, "to", "pubmeta cannot write cff"),
            ("/export?to=", 400, "to", "names no format"),
            ("/export?to=csl&from=doaj", 400, "from", "pubmeta cannot read doaj"),
            ("/export?to=csl&form=jats", 400, "form", "did you mean 'from'?"),
            ("/export?to=csl&from=jats&from=ris", 400, "from", "is given more than once"),
            ("/export?to=csl&verify=yes", 400, "verify", "must be true or false"),
            ("/export?to=csl&record=0", 400, "record", "must be a number from 1"),
            ("/export?to=csl&record=\u0663", 400, "record", "must be a number from 1"),
            ("/export?to=csl&strict=invalid", 400, "strict", "always fails"),
            ("/export?to=csl&csl.colour=red", 400, "csl.colour", "has no option"),
            ("/export?to=csl&jats.version=9", 422, "jats.version", "is not a known word"),
            ("/head?page=", 400, "page", "is empty"),
            ("/read?to=csl", 400, "to", "is not a parameter here"),
            ("/read?jats.version=1.4", 400, "jats.version", "is not a parameter here"),
        ],
    )
    def test_a_wrong_parameter_is_named(
        self, client: TestClient, address: str, status: int, path: str, message: str
    ) -> None:
        answer = client.post(address, content=BIBTEX)
        assert answer.status_code == status
        ((found, text),) = problems_of(answer)
        assert found == path
        assert message in text

    def test_every_wrong_parameter_is_named_at_once(self, client: TestClient) -> None:
        assert len(problems_of(client.post("/export?to=jatz&verify=1&a=b", content=BIBTEX))) == 3

    def test_a_query_that_cannot_be_read_is_refused(self, client: TestClient) -> None:
        assert client.post("/read?from=%ff", content=BIBTEX).status_code == 400
        assert client.post(f"/read?{'a=1&' * 1000}", content=BIBTEX).status_code == 400

    def test_a_form_that_is_not_as_it_should_be_is_refused(self, client: TestClient) -> None:
        assert client.post("/read", files={"documnet": BIBTEX}).status_code == 400
        assert client.post("/read", files=[("document", BIBTEX), ("document", BIBTEX)]).status_code == 422
        assert client.post("/diff", content=BIBTEX).status_code == 422
        broken = client.post("/read", content=b"--x", headers={"content-type": "multipart/form-data"})
        assert broken.status_code == 400

    @pytest.mark.parametrize("operation", [each.name for each in OPERATIONS if each.name != "diff"])
    def test_each_operation_takes_a_document_and_only_by_post(self, client: TestClient, operation: str) -> None:
        assert client.post(f"/{operation}?to=csl" if operation == "export" else f"/{operation}").status_code == 422
        assert client.get(f"/{operation}").headers["allow"] == "POST"

    def test_an_answer_that_the_client_does_not_take_is_not_made(self, client: TestClient, jats: bytes) -> None:
        answer = client.post("/read", content=jats, headers={"accept": "text/html"})
        assert answer.status_code == 406
        assert "application/json" in answer.json()["detail"]
        assert client.post("/export?to=csl", content=jats, headers={"accept": "image/png"}).status_code == 406
