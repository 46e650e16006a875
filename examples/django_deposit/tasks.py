"""The tasks: `send_due` after papers were changed, `ask` every few minutes. Neither waits, and both may be killed.

With Celery, put `@shared_task(autoretry_for=(DepositError,), retry_backoff=True)` above each: where another worker has
the folder, or the account is refused, they raise DepositError.
"""

from pathlib import Path

from django.conf import settings

import pubmeta
from pubmeta.deposit import Credentials, Depositor, Outcome, deposit, resume
from pubmeta.model import Article, Dates, Journal

from .models import Paper


def send_due() -> None:
    """Deposit the papers that are due."""
    folder = Path(settings.DEPOSITS)
    outbox = folder / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    papers = list(Paper.objects.filter(is_due=True))
    files = [outbox / f"{paper.pk}.json" for paper in papers]
    for paper, file in zip(papers, files, strict=True):
        file.write_bytes(pubmeta.write(article_of(paper), "article").content)
    config = pubmeta.Config.of({"crossref": settings.CROSSREF})
    save(deposit(files, folder, depositor(), config=config, patience=0))
    Paper.objects.filter(pk__in=[paper.pk for paper in papers]).update(is_due=False)


def ask() -> None:
    """Ask for the results of what waits."""
    save(resume(settings.DEPOSITS, depositor(), patience=0))


def depositor() -> Depositor:
    """The account of the environment, at the server of the settings."""
    return Depositor(Credentials.found(), settings.CROSSREF_SERVER)


def article_of(paper: Paper) -> Article:
    """The article that a row is."""
    return Article(
        title=paper.title,
        doi=paper.doi,
        journal=Journal(title=paper.journal, issn_electronic=paper.issn),
        dates=Dates(published_online=paper.published),
        landing_page=paper.page,
    )


def save(outcome: Outcome) -> None:
    """Note what became of each paper."""
    for doi, state in outcome.states.items():
        problems = [problem.as_dict() for problem in outcome.failures.get(doi, ())]
        Paper.objects.filter(doi__iexact=doi).update(state=state, problems=problems)
    for unmade in outcome.unmade:
        problems = [problem.as_dict() for problem in unmade.problems if problem.is_error]
        Paper.objects.filter(pk=Path(unmade.source).stem).update(state="failed", problems=problems)
