"""Abstracts and statements: the main abstract as such, the rest as parts of the page."""

from __future__ import annotations

from dataclasses import dataclass

from pubmeta.formats.schemaorg.write.nodes import Node, node, plain
from pubmeta.model import Abstract, Article, Language, Markup, Person
from pubmeta.model.single import main_abstract as main_abstract_of
from pubmeta.problems import Log, Place

Paragraphs = tuple[str | Markup, ...]


@dataclass(frozen=True, slots=True)
class MainAbstract:
    """The abstract of the article, as plain text."""

    text: str
    language: Language | None


def main_abstract(article: Article, log: Log) -> MainAbstract | None:
    """The plain abstract, in the article's language if there is one."""
    index = main_abstract_of(article)
    if index is None:
        return None
    abstract, at = article.abstracts[index], log.at("abstracts", index)
    if abstract.title:
        at.dropped("title", "schema.org has no heading of an abstract")
    return MainAbstract(_abstract_text(abstract, at), abstract.language)


def parts(article: Article, log: Log) -> list[Node]:
    """Other abstracts, and statements, for which there are no properties: each a WebPageElement with a local id."""
    main = main_abstract_of(article)
    return [
        *(
            _other_abstract(abstract, index, log.at("abstracts", index))
            for index, abstract in enumerate(article.abstracts)
            if index != main
        ),
        *_statements(article, log),
        *_personal_statements(article, log),
    ]


def _statement_id(field: str) -> str:
    """The local id of a statement: ``conflict-of-interest``."""
    return field.replace("_", "-")


def _other_abstract(abstract: Abstract, index: int, at: Place) -> Node:
    return node(
        "WebPageElement",
        {
            "@id": f"#abstract-{index + 1}",
            "genre": abstract.kind.replace("-", " ") if abstract.kind else "abstract",
            "name": abstract.title and plain(abstract.title, at, "title"),
            "inLanguage": abstract.language,
            "text": _abstract_text(abstract, at),
        },
    )


def _statements(article: Article, log: Log) -> list[Node]:
    statements, of_statements = article.statements, log.at("statements")
    return [
        node(
            "WebPageElement",
            {
                "@id": f"#{_statement_id(field)}",
                "name": statement.heading and plain(statement.heading, of_statements.at(field), "heading"),
                "text": _text(statement.paragraphs, of_statements.at(field)),
            },
        )
        for field in type(statements).model_fields
        if (statement := getattr(statements, field))
    ]


def _personal_statements(article: Article, log: Log) -> list[Node]:
    return [
        node(
            "WebPageElement",
            {
                "@id": f"#conflict-of-interest-{index + 1}",
                "about": [node("Person", {"@id": person.orcid and person.orcid.url, "name": person.display})],
                "text": plain(person.conflict_of_interest, log.at("contributors", index), "conflict_of_interest"),
            },
        )
        for index, person in enumerate(article.contributors)
        if isinstance(person, Person) and person.conflict_of_interest
    ]


def _abstract_text(abstract: Abstract, at: Place) -> str:
    """A line for each paragraph; the titles of sections are run in before their first."""
    if any(section.title for section in abstract.sections):
        at.dropped("sections", "schema.org has an abstract as one text; the titles of its sections are written in it")
    lines = []
    for here, section in at.each("sections", abstract.sections):
        text = _text(section.paragraphs, here)
        if section.title:
            title = plain(section.title, here, "title")
            text = f"{title} {text}" if title.endswith((".", ":", "?", "!")) else f"{title}: {text}"
        lines.append(text)
    if any("</p>" in line for line in lines):
        at.dropped("sections", "contain what programs read as the end of a paragraph")
    return "\n".join(lines)


def _text(paragraphs: Paragraphs, at: Place) -> str:
    return "\n".join(plain(paragraph, place) for place, paragraph in at.each("paragraphs", paragraphs))
