"""Rules about what only a screen can show: links, forms, scripts, films, attachments, layers.

In: the file under examination. Out: what breaks a rule.
"""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object

from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, Found, Rule, Sheet, Subject

# Annotations that a plant itself makes.
_OF_PLANTS = {Name.PrinterMark, Name.TrapNet}


def _annotations(subject: Subject) -> Iterator[Found]:
    for sheet in subject.sheets:
        for annotation in sheet.annotations:
            if annotation.get("/Subtype") not in _OF_PLANTS and _reaches_into(annotation, sheet):
                kind = str(annotation.get("/Subtype", "/unknown")).removeprefix("/")
                message = f"an annotation ({kind}) lies on the page"
                yield Found(message=message, hint="export without links and comments", page=sheet.number)


def _reaches_into(annotation: Object, sheet: Sheet) -> bool:
    stated = annotation.get("/Rect")
    if stated is None:
        return True
    x1, y1, x2, y2 = (float(corner) for corner in stated.as_list())
    left, bottom, right, top = sheet.bleed
    return min(x1, x2) < right and max(x1, x2) > left and min(y1, y2) < top and max(y1, y2) > bottom


def _actions(subject: Subject) -> Iterator[Found]:
    for part in subject.dictionaries:
        if any(key in part for key in ("/AA", "/OpenAction", "/JavaScript", "/JS")):
            message = "the file carries an action or a script"
            yield Found(message=message, hint="export without actions; a plant runs nothing")


def _fields(subject: Subject) -> Iterator[Found]:
    form = subject.document.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and (len(form.get("/Fields", ())) or "/XFA" in form):
        yield Found(message="the file holds form fields", hint="flatten the form")


def _attachments(subject: Subject) -> Iterator[Found]:
    names = subject.document.Root.get("/Names")
    if isinstance(names, Dictionary) and "/EmbeddedFiles" in names:
        yield Found(message="files are attached", hint="send them apart from the page")


def _layers(subject: Subject) -> Iterator[Found]:
    if "/OCProperties" in subject.document.Root:
        hint = "export one version of the page, without layers"
        yield Found(message="the page has layers that can be switched off", hint=hint)


RULES = (
    Rule("N01", "No annotation reaches into the bleed", ANY_X, Severity.REJECT, _annotations),
    Rule("N02", "There are no actions and no scripts", ANY_X, Severity.REJECT, _actions),
    Rule("N03", "There are no form fields", ANY_X, Severity.REJECT, _fields),
    Rule("N04", "No files are attached", "practice: nobody would print them", Severity.WARN, _attachments),
    Rule("N05", "There are no layers", "practice: a layer off at the plant is a story gone", Severity.WARN, _layers),
)
