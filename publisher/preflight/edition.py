"""Rules about an edition as a whole: its pages, their folios, and every word of every story, once.

In: the pages that are sent, the page map, the words expected. Out: a ``Report`` in which a page is its number in the
edition. Each page for itself is examined by the rules about files. Spaces, hyphens and capitals do not count, so that
a line may end anywhere, and a story may go on in another column or on another page.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from publisher.preflight.examination import finding_of, together
from publisher.preflight.issue import Issue, Part, Told, book_and_number, where_of
from publisher.preflight.lettering import bare
from publisher.preflight.letters import LONG
from publisher.preflight.places import PLACE_RULES
from publisher.preflight.report import NotRun, Report, Scope, Severity
from publisher.preflight.rules import Found, Rule, Unable
from publisher.preflight.whole import Expected, Sent
from publisher.press import PressProfile
from publisher.text.dates import WEEKDAYS
from publisher.typeset.pagemap import EditionMap

_BETWEEN = ",.|()/"  # what may stand between a weekday and its day, beside a space


def report_on(
    sent: tuple[Sent, ...], edition: EditionMap, expected: Expected, profile: PressProfile, file: str
) -> Report:
    """Hold one edition against every rule about editions."""
    issue = Issue(sent, edition, expected, profile)
    said = [(rule, outcome) for rule in EDITION_RULES for outcome in rule.check(issue)]
    return Report(
        file=file,
        press=profile.name,
        standard=profile.standard,
        scope=Scope.EDITION,
        findings=together(
            finding_of(rule, outcome, outcome.box) for rule, outcome in said if isinstance(outcome, Found)
        ),
        not_run=tuple(NotRun(rule.id, outcome.why) for rule, outcome in said if isinstance(outcome, Unable)),
    )


def _number(issue: Issue) -> Iterator[Found]:
    count, expected = len(issue.map.pages), issue.expected
    if expected.pages and count != expected.pages:
        yield Found(message=f"there {_are(count)}", hint=f"the desk wants {expected.pages}")
    if count % max(1, expected.multiple):
        hint = f"the press prints {expected.multiple} pages at a time: fill up or drop some"
        yield Found(message=f"there {_are(count)}", hint=hint)


def _are(pages: int) -> str:
    return "is 1 page" if pages == 1 else f"are {pages} pages"


def _order(issue: Issue) -> Iterator[Found]:
    pages = issue.map.pages
    if [page.number for page in pages] != list(range(1, len(pages) + 1)):
        numbers = ", ".join(str(page.number) for page in pages)
        yield Found(message=f"the pages come in the order {numbers}", hint="number them from 1, without a gap")
    for what, names in (("page", [page.page for page in pages]), ("file", [page.file for page in pages])):
        for name, times in Counter(names).items():
            if times > 1:
                yield Found(message=f"{what} {name} is there {times} times", hint="send each page once")
    for before, page in pairwise(pages):
        if book_and_number(before.page)[0] == book_and_number(page.page)[0] and _label(before.page) >= _label(
            page.page
        ):
            message = f"page {page.page} comes after page {before.page}"
            yield Found(message=message, hint="put the pages of a book in order", page=page.number)


def _label(label: str) -> int:
    return book_and_number(label)[1]


def _files(issue: Issue) -> Iterator[Found]:
    sent = {each.file for each in issue.sent}
    mapped = {page.file for page in issue.map.pages}
    for page in issue.map.pages:
        if page.file not in sent:
            yield Found(message=f"{page.file} is not there", hint=f"make page {page.page}", page=page.number)
        book, number = book_and_number(page.page)
        name = issue.profile.naming.format(day=issue.map.day.isoformat(), book=book, page=number)
        if page.file != f"{name}.pdf":
            hint = f"{issue.profile.name} asks for {name}.pdf"
            yield Found(message=f"page {page.page} is in {page.file}", hint=hint, page=page.number)
    for file in sorted(sent - mapped):
        yield Found(message=f"{file} is no page of this edition", hint="take it out, or put it into the page map")


def _folios(issue: Issue) -> Iterator[Found]:
    days = [bare(day) for day in issue.expected.days]
    for page in issue.map.pages:
        runs = issue.head_of(page)
        head = bare("".join(runs))
        said = next((day for day in days if day in head), "")
        if days and not said:
            message = f"the head of page {page.page} does not say {issue.expected.days[0]}"
            yield Found(message=message, hint="set day and page in the folio", page=page.number)
        numbers = (run for run in (bare(run).replace(said, " ") if said else bare(run) for run in runs))
        if not any(issue.names(page.page).fullmatch(word) for run in numbers for word in _ends(run)):
            message = f"the head of page {page.page} does not say which page it is"
            yield Found(message=message, hint="set day and page in the folio", page=page.number)


def _weekdays(issue: Issue) -> Iterator[Found]:
    right = WEEKDAYS[issue.map.day.weekday()]
    for page in issue.map.pages:
        head = bare("".join(issue.head_of(page)))
        for day in map(bare, issue.expected.days):
            before, found, after = head.partition(day)
            before, after = before.rstrip(_BETWEEN), after.lstrip(_BETWEEN)
            beside = (name for name in WEEKDAYS if before.endswith(bare(name)) or after.startswith(bare(name)))
            for name in beside if found else ():
                if name != right:
                    message = f"the head of page {page.page} says {name}; {issue.expected.days[0]} is a {right}"
                    yield Found(message=message, hint="put weekday and day in agreement", page=page.number)


def _ends(run: str) -> tuple[str, ...]:
    """What may be a page's name in a run of type: all of it, or what stands at either end beside a sign or space."""
    words = "".join(sign if sign.isalnum() else " " for sign in run).split()
    return (*words[:1], *words[-1:])


def _words(issue: Issue) -> Iterator[Found]:
    known = {over.story for over in issue.map.left_over}
    for words in issue.expected.stories:
        if words.story not in issue.parts and words.story not in known:
            message = f"“{words.first[0] if words.first else words.story}” is on no page"
            yield Found(message=message, hint="place it, or leave it out of the edition")
    for told in issue.told:
        for lost in told.missing:
            message = f"words of {_named(told)} are missing: {lost}"
            hint = "make room for the whole passage, or cut it at the desk"
            yield _at(told.parts[-1], message, hint)


def _twice(issue: Issue) -> Iterator[Found]:
    """A passage is known by its first and last letters, so that one copy of it may be broken over columns."""
    letters = bare("\0".join(issue.text_of(page) for page in issue.map.pages))
    passages = {
        told.words.story: tuple(bare(passage) for passage in (*told.words.first, *told.words.text))
        for told in issue.told
    }
    expected = Counter(end for each in passages.values() for passage in each for end in _known_by(passage))
    for told in issue.told:
        ends = [end for passage in passages[told.words.story] for end in _known_by(passage)]
        often = max((letters.count(end) for end in ends if letters.count(end) > expected[end]), default=0)
        if often:
            yield _at(told.parts[0], f"{_named(told)} stands there {often} times", "place each story once")


def _known_by(passage: str) -> set[str]:
    return {passage[:LONG], passage[-LONG:]} if len(passage) >= LONG else set()


def _jumps(issue: Issue) -> Iterator[Found]:
    for told in issue.told:
        first, last = told.parts[0], told.parts[-1]
        for part, named, where in (
            (first, first.placed.continued_from, "from"),
            (last, last.placed.continues_on, "on"),
        ):
            if named:
                yield _at(part, f"{_named(told)} continues {where} page {named}, and is not there", _JUMP_HINT)
        for at, (before, after) in enumerate(pairwise(told.parts)):
            yield from _jump(issue, told, at, before, after)


_JUMP_HINT = "let the jump lines of both parts name the page of the other"


def _jump(issue: Issue, told: Told, at: int, before: Part, after: Part) -> Iterator[Found]:
    """Both parts name each other in the page map, and in what is left of their type when the story's own is taken."""
    both = (
        (before, before.placed.continues_on, after.page.page, told.left[at]),
        (after, after.placed.continued_from, before.page.page, told.left[at + 1]),
    )
    for part, named, page, left in both:
        if not named or book_and_number(named) != book_and_number(page):
            message = f"{_named(told)} on page {part.page.page} does not go with its part on page {page}"
            yield _at(part, message, _JUMP_HINT)
        elif not issue.names(page).search(left):
            yield _at(part, f"{_named(told)} on page {part.page.page} has no line naming page {page}", _JUMP_HINT)


def _overset(issue: Issue) -> Iterator[Found]:
    for over in issue.map.overset:
        if over.lines > 0:
            lines = "1 line" if over.lines == 1 else f"{over.lines} lines"
            hint = "cut the story, give it more room, or let it jump"
            parts = issue.parts.get(over.story, ())
            message = f"“{over.headline}” is {lines} over"
            yield _at(parts[-1], message, hint) if parts else Found(message=message, hint=hint)


def _left_over(issue: Issue) -> Iterator[Found]:
    for over in issue.map.left_over:
        yield Found(message=f"“{over.headline}” is on no page", hint="find room for it, or hold it for another day")


def _pinned(issue: Issue) -> Iterator[Found]:
    known = {words.story for words in issue.expected.stories}
    for story, page in issue.expected.pinned:
        parts = issue.parts.get(story, ())
        if story not in known:
            hint = "write its id as its front matter has it, else the name of its file without ending"
            yield Found(message=f"the desk wants {story!r} on page {page}; the edition has no such story", hint=hint)
        elif parts and parts[0].page.number != page:
            message = f"“{parts[0].placed.headline}” begins on page {parts[0].page.number}; the desk wants it on {page}"
            yield _at(parts[0], message, "make room on that page, or let the story stand where it is")


def _pictured(issue: Issue) -> Iterator[Found]:
    found = dict(issue.expected.pictured)
    for page in issue.map.pages:
        for each in page.advertisements:
            if each.file in found:
                why = f"{issue.profile.standard} does not know {' and '.join(found[each.file])}"
                message = f"{each.file} is printed as a picture of {issue.profile.line_ppi} pixels an inch: {why}"
                hint = "look at its type, or have it sent flattened by whoever made it"
                yield Found(message=message, hint=hint, page=page.number, box=where_of(each.box))


def _named(told: Told) -> str:
    return f"“{told.parts[0].placed.headline}”"


def _at(part: Part, message: str, hint: str) -> Found:
    return Found(message=message, hint=hint, page=part.page.number, box=part.where)


EDITION_RULES = (
    Rule("E01", "The edition has as many pages as the desk wants and the press prints", "the edition", Severity.REJECT,
         _number),
    Rule("E02", "The pages come in order, each once", "the page map", Severity.REJECT, _order),
    Rule("E03", "The files are those of the page map, named as the plant asks", "the press profile", Severity.REJECT,
         _files),
    Rule("E04", "The head of each page names the page and the day", "practice: a plant sorts pages by their folios",
         Severity.REJECT, _folios),
    Rule("E05", "Every word of every story stands on its pages, jumps included", "the edition", Severity.REJECT,
         _words),
    Rule("E06", "No story stands there twice", "the edition", Severity.REJECT, _twice),
    Rule("E07", "A story that jumps names in each part the page of the other", "practice: readers have to find it",
         Severity.REJECT, _jumps),
    Rule("E08", "No story is overset", "the page map", Severity.REJECT, _overset),
    Rule("E09", "No story is left over", "the page map", Severity.WARN, _left_over),
    Rule("E10", "Stories begin on the pages the desk wants them on", "edition.toml", Severity.WARN, _pinned),
    Rule("E11", "Advertisements are printed as they came, type as type", "practice: a client pays for sharp type",
         Severity.WARN, _pictured),
    Rule("E12", "A weekday in the head of a page is that of its day", "practice: yesterday's folio is easily kept",
         Severity.REJECT, _weekdays),
    *PLACE_RULES,
)  # fmt: skip
