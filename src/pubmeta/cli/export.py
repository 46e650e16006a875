"""What `pubmeta export` and `pubmeta check` do with one input."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from pubmeta import api
from pubmeta.cli.inputs import Input
from pubmeta.cli.outcomes import DocumentOutcome, InputOutcome, problems_of
from pubmeta.cli.outputs import Deliver
from pubmeta.completeness import Coverage, coverage
from pubmeta.config import Config
from pubmeta.model import Article
from pubmeta.problems import Log
from pubmeta.registry import Options, get_format


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One run: the documents in these formats go where `deliver` puts them.

    structure_references: references that are only printed get fields where they are surely read. verify: each document
    is read back and compared.
    """

    config: Config
    formats: tuple[str, ...]
    deliver: Deliver
    read_as: str | None = None
    structure_references: bool = False
    verify: bool = False

    def outcome(self, source: Input) -> InputOutcome:
        """Read the input, complete it from the journal profile, and export it to each format."""
        format_name = self.read_as
        log = Log()
        covered: tuple[Coverage, ...] = ()
        try:
            content = source.content()
            format_name = self.read_as or api.detect(content)
            reading = api.read(content, format_name)
            log.extend(reading.problems)
            article = self.config.completed(reading.article, log)
            if self.structure_references:
                article = api.structure_references(article)
            covered = coverage(article, has_update_policy="crossmark_policy" in self.config.tables.get("crossref", {}))
        except Exception as error:  # noqa: BLE001 (see problems_of)
            log.extend(problems_of(error, "--from"))
            documents = tuple(DocumentOutcome(format=name) for name in self.formats)
        else:
            documents = tuple(self._document(source, article, name) for name in self.formats)
        return InputOutcome(
            input=source.name, format=format_name, problems=log.problems, documents=documents, coverage=covered
        )

    def _document(self, source: Input, article: Article, name: str) -> DocumentOutcome:
        target = get_format(name)
        options = self.config.options(name, **_supplied(target.options))
        schema = target.schema(options) if target.schema else None
        try:
            document = api.export(article, name, options, verify=self.verify)
            file = self.deliver(source, name, document.content)
        except Exception as error:  # noqa: BLE001 (see problems_of)
            return DocumentOutcome(format=name, schema=schema, problems=problems_of(error))
        return DocumentOutcome(format=name, schema=schema, file=file, valid=True, problems=document.problems)


def _supplied(options: type[Options]) -> dict[str, str]:
    """What a deposit needs anew each time, for the formats whose options ask for it; the configuration goes before."""
    timestamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")[:17]
    supplied = {"timestamp": timestamp, "batch_id": f"{timestamp}-{uuid4().hex[:12]}"}
    return {name: value for name, value in supplied.items() if name in options.model_fields}
