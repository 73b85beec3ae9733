"""An account of a build: what is said when it is done.

In: what a build did. Out: results on standard output, notes and faults on standard error, and the exit code that
follows. Nothing here does any work.
"""

import click

from publisher import preflight
from publisher.errors import PreflightError
from publisher.outcome import Outcome
from publisher.telling import say, say_in_colour


def tell(outcome: Outcome, *, explain: bool) -> int:
    """Say what a build did; the exit code."""
    say_in_colour(outcome.filed.said)
    for target, why in outcome.work.docket.stale() if explain else ():
        click.echo(f"{target.path}: {why}")
    for remark in outcome.remarks:
        say(f"publisher: {remark}")
    for message in dict.fromkeys(str(fault) for _, fault in outcome.faults):
        say(f"publisher: {message}")
    for report in outcome.reports:
        click.echo(preflight.as_text(report), nl=False)
    click.echo(_summary(outcome))
    codes = [fault.exit_code for _, fault in outcome.faults]
    codes += [PreflightError.exit_code for report in outcome.reports if report.rejected]
    return max([*codes, outcome.filed.exit_code])


def _summary(outcome: Outcome) -> str:
    whole = outcome.work.files
    left = whole - outcome.written_count - len(outcome.faults)
    parts = [f"{outcome.written_count} written", f"{left} up to date"]
    parts += [f"{len(outcome.removed)} removed"] if outcome.removed else []
    parts += [f"{len(outcome.faults)} not made"] if outcome.faults else []
    return f"{whole} files: {', '.join(parts)}"
