"""Rules about the words of one file: everything that was to stand on its pages stands there, once.

In: the file under examination, and the passages it was to hold. Out: what is missing. Where nothing is expected,
nothing is. Spaces, hyphens and capitals do not count, so that a line may end anywhere. The words of an edition, whose
stories go on from page to page, are looked at in ``edition``.
"""

from collections.abc import Iterator

from publisher.preflight.lettering import bare, lines_of
from publisher.preflight.letters import LONG, Letters, ending
from publisher.preflight.report import Severity
from publisher.preflight.rules import Found, Rule, Subject


def _missing(subject: Subject) -> Iterator[Found]:
    runs = [line.text for line in lines_of(subject)] if subject.expects else []
    for passage in subject.expects:
        lost = Letters([runs]).take(passage)  # each for itself: passages that are asked for may hold one another
        if lost:
            hint = "make room for the whole passage, or cut it at the desk"
            yield Found(message=f"words are missing: {lost}", hint=hint)


def _twice(subject: Subject) -> Iterator[Found]:
    page = bare("".join(line.text for line in lines_of(subject))) if subject.expects else ""
    for passage in subject.expects:
        letters = bare(passage)
        if len(letters) >= LONG and page.count(letters) > 1:
            message = f"a passage stands there {page.count(letters)} times: {ending(passage, len(letters))}"
            yield Found(message=message, hint="place each passage once")


RULES = (
    Rule("W01", "Every word that was to stand in the file stands there", "whoever asks", Severity.REJECT, _missing),
    Rule("W02", "No passage that was to stand there stands there twice", "whoever asks", Severity.REJECT, _twice),
)
