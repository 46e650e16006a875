"""Build an article in code and export it: `python build_article.py [FOLDER]`."""

import sys
from pathlib import Path

import pubmeta
from pubmeta.model import Affiliation, Article, Dates, Doi, Journal, License, PartialDate, Person, Reference, Work

article = Article(
    title={"markup": "Uptake of CO<sub>2</sub> by <i>Zea mays</i>"},
    contributors=(
        Person(
            family="van Engelen",
            given="Anna",
            orcid="0000-0002-1825-0097",
            affiliations=(Affiliation(name="University of Examples", country_code="NL"),),
            corresponding=True,
        ),
        Person(family="Okafor", given="Ngozi"),
    ),
    doi=Doi("https://doi.org/10.5555/example.1"),
    journal=Journal(title="Journal of Examples", issn_electronic="2345-6787", publisher_id="jex"),
    volume="12",
    article_number="e101",
    dates=Dates(published_online=PartialDate("2024-02-29")),
    licenses=(License(url="https://creativecommons.org/licenses/by/4.0/"),),
    references=(Reference(key="ref1", work=Work(title="Leaves", doi="10.5555/leaves")),),
)

folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
for name in ("jats", "csl", "schemaorg"):
    document = pubmeta.export(article, name)
    (folder / f"example{pubmeta.get_format(name).suffix}").write_bytes(document.content)
    for problem in document.problems:
        print(name, problem)
