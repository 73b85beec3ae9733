"""Rules about the file itself: what makes a PDF a PDF/X-4 or a PDF/X-1a, and for which printing condition.

In: the file under examination. Out: what breaks a rule. Nothing here looks at what is painted. PDF/X-4 states its facts
in an XMP packet, PDF/X-1a in the information dictionary; a rule looks where the plant's standard has them.
"""

import datetime as dt
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Object, Stream

from publisher.preflight.report import Severity
from publisher.preflight.rules import ANY_X, PDF, X4, Found, Rule, Subject
from publisher.press.icc import fault_of_icc
from publisher.press.standards import Standard

_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?")
_NEEDED_IDS = ("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
_DATES_OF_PACKET = ("XMP packet", ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"))
_DATES_OF_INFO = ("information dictionary", ("CreationDate", "ModDate"))
_SAME_TEXT = (("Title", "dc:title"), ("Producer", "pdf:Producer"), ("Creator", "xmp:CreatorTool"))
_SAME_INSTANT = (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"))


def _damaged(subject: Subject) -> Iterator[Found]:
    for warning in subject.document.get_warnings()[:1]:
        why = str(warning).rpartition(": ")[2]
        yield Found(message=f"the file is damaged and had to be repaired to be read: {why}", hint="export it again")


def _encrypted(subject: Subject) -> Iterator[Found]:
    if subject.document.is_encrypted:
        yield Found(message="the file is encrypted", hint="save it without a password and without restrictions")


def _version(subject: Subject) -> Iterator[Found]:
    stated, standard = subject.document.pdf_version, subject.standard
    if tuple(int(part) for part in stated.split(".")) > standard.newest_pdf:
        hint = f"export it as PDF {standard.pdf_version}, which {standard.name} builds on"
        yield Found(message=f"the file is PDF {stated}", hint=hint)


def _identified(subject: Subject) -> Iterator[Found]:
    standard, info = subject.standard, subject.facts.info
    if standard.packet:
        where, wanted, stated = "XMP packet", standard.version, subject.facts.xmp.get("pdfxid:GTS_PDFXVersion", "")
    else:
        where, wanted = "information dictionary", f"{standard.version} {standard.conformance}"
        stated = f"{info.get('GTS_PDFXVersion', '')} {info.get('GTS_PDFXConformance', '')}".strip()
    if stated != wanted:
        says = f"says it is {stated}" if stated else "does not say that it is PDF/X"
        yield Found(message=f"the {where} {says}", hint=f"export it as {standard.name}")


def _one_intent(subject: Subject) -> Iterator[Found]:
    if len(subject.intents) != 1:
        count = len(subject.intents) or "no"
        yield Found(message=f"there is {count} PDF/X output intent", hint="state exactly one printing condition")


def _condition(subject: Subject) -> Iterator[Found]:
    wanted = subject.profile.condition
    for intent in subject.intents:
        stated = str(intent.get("/OutputConditionIdentifier", ""))
        if stated != wanted:
            message = f"the output intent is for {stated!r}" if stated else "the output intent names no condition"
            yield Found(message=message, hint=f"make the page for {wanted!r}, {subject.profile.condition_info}")


def _profile_embedded(subject: Subject) -> Iterator[Found]:
    for intent in subject.intents:
        fault = _fault_of(intent.get("/DestOutputProfile"), subject.standard)
        if fault:
            hint = "embed the ICC output profile of the press, for CMYK"
            yield Found(message=f"the output intent carries {fault}", hint=hint)


def _fault_of(profile: Object | None, standard: Standard) -> str:
    if not isinstance(profile, Stream):
        return "no ICC profile"
    fault = fault_of_icc(profile.read_bytes(), standard)
    if not fault and profile.get("/N") != 4:  # noqa: PLR2004  the four inks
        return "an ICC profile that is not for CMYK"
    return fault


def _plant_profile(subject: Subject) -> Iterator[Found]:
    wanted = subject.profile.icc_path
    for intent in subject.intents:
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, Stream) and wanted.is_file() and profile.read_bytes() != wanted.read_bytes():
            message = "the ICC profile in the output intent is not the plant's"
            yield Found(message=message, hint=f"embed {wanted.name}")


def _titled(subject: Subject) -> Iterator[Found]:
    packet = subject.standard.packet
    if not (subject.facts.xmp.get("dc:title") if packet else subject.facts.info.get("Title")):
        missing = "the XMP packet has no dc:title" if packet else "the information dictionary has no Title"
        yield Found(message=missing, hint="name the page: paper, page, day")


def _dated(subject: Subject) -> Iterator[Found]:
    packet, facts = subject.standard.packet, subject.facts
    where, needed, stated = (*_DATES_OF_PACKET, facts.xmp) if packet else (*_DATES_OF_INFO, facts.info)
    missing = [name for name in needed if _instant(stated.get(name, "")) is None]
    if missing:
        hint = f"state the dates as {'ISO 8601' if packet else 'PDF'} has them"
        yield Found(message=f"the {where} has no {' and no '.join(missing)}", hint=hint)


def _trapped(subject: Subject) -> Iterator[Found]:
    info, xmp = subject.facts.info.get("Trapped", ""), subject.facts.xmp.get("pdf:Trapped", "")
    if info not in {"True", "False"} or xmp not in ({info} if subject.standard.packet else {info, ""}):
        message = f"Trapped is {info or 'missing'} in the information dictionary, {xmp or 'missing'} in the XMP packet"
        yield Found(message=message, hint="say False in both, unless the page is trapped")


def _ids(subject: Subject) -> Iterator[Found]:
    missing = [name for name in _NEEDED_IDS if not subject.facts.xmp.get(name)]
    if missing and subject.standard.packet:
        yield Found(message=f"the XMP packet has no {' and no '.join(missing)}", hint="give the document its ids")


def _agreement(subject: Subject) -> Iterator[Found]:
    """What is stated twice has to be stated alike; what is stated once is no contradiction."""
    info, xmp = subject.facts.info, subject.facts.xmp
    differing = [key for key, name in _SAME_TEXT if key in info and name in xmp and info[key] != xmp[name]]
    for key, name in _SAME_INSTANT:
        if key in info and name in xmp and _instant(info[key]) != _instant(xmp[name]):
            differing.append(key)
    if differing:
        message = f"information dictionary and XMP packet differ in {', '.join(differing)}"
        yield Found(message=message, hint="write both from the same facts")


def _instant(stated: str) -> dt.datetime | None:
    """A PDF date or an ISO 8601 one; one without an offset counts as UTC."""
    match = _PDF_DATE.fullmatch(stated)
    try:
        found = _of_pdf(match) if match else dt.datetime.fromisoformat(stated)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _of_pdf(match: re.Match[str]) -> dt.datetime:
    year, month, day, hour, minute, second, _, sign, hours, minutes = match.groups()
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
    parts = (int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0))
    return dt.datetime(*parts, tzinfo=dt.timezone(offset))


def _file_id(subject: Subject) -> Iterator[Found]:
    stated = subject.document.trailer.get("/ID")
    if not isinstance(stated, pikepdf.Array) or len(stated) != 2 or not all(bytes(part) for part in stated.as_list()):  # noqa: PLR2004  a pair
        yield Found(message="the file has no ID in its trailer", hint="write the file with an ID")


def _one_page(subject: Subject) -> Iterator[Found]:
    if len(subject.sheets) != 1:
        message = f"the file has {len(subject.sheets)} pages"
        yield Found(message=message, hint="send a file for each page, named as the plant asks")


def _filters(subject: Subject) -> Iterator[Found]:
    for part in subject.dictionaries:
        if isinstance(part, Stream) and "/LZWDecode" in _filters_of(part):
            yield Found(message="a stream is compressed with LZW", hint="compress with Flate")


def _filters_of(stream: Stream) -> tuple[str, ...]:
    stated = stream.get("/Filter")
    if isinstance(stated, pikepdf.Array):
        return tuple(str(each) for each in stated.as_list())
    return (str(stated),)


def _complete(subject: Subject) -> Iterator[Found]:
    for part in subject.dictionaries:
        what = _outside(part)
        if what:
            yield Found(message=f"{what} lies outside the file", hint="put everything the page shows into the file")


def _outside(part: Object) -> str:
    """What this object fetches from elsewhere: stream data, a page of another file, a high-resolution picture."""
    is_xobject = part.get("/Subtype") in {Name.Form, Name.Image}
    if isinstance(part, Stream) and "/F" in part:
        return "the data of a stream"
    if is_xobject and "/Ref" in part:
        return "the page a form stands for"
    return "the picture an OPI comment stands for" if is_xobject and "/OPI" in part else ""


RULES = (
    Rule("S01", "The file opens as a PDF and needs no repair", f"{PDF} 7.5", Severity.REJECT, _damaged),
    Rule("S02", "The file is not encrypted", ANY_X, Severity.REJECT, _encrypted),
    Rule("S03", "The file is PDF 1.6 or older, PDF 1.3 or older for PDF/X-1a", ANY_X, Severity.REJECT, _version),
    Rule("S04", "The file says that it is of the standard the plant asks for", ANY_X, Severity.REJECT, _identified),
    Rule("S05", "There is exactly one PDF/X output intent", ANY_X, Severity.REJECT, _one_intent),
    Rule("S06", "The output intent names the plant's printing condition", ANY_X, Severity.REJECT, _condition),
    Rule("S07", "The output intent carries a CMYK output profile", f"{ANY_X}; GWG 2022 R0035", Severity.REJECT,
         _profile_embedded),
    Rule("S08", "The profile in the output intent is the plant's", "the press profile", Severity.WARN, _plant_profile),
    Rule("S09", "The file has a title", ANY_X, Severity.REJECT, _titled),
    Rule("S10", "The file states when it was made and changed", ANY_X, Severity.REJECT, _dated),
    Rule("S11", "Trapped is True or False, alike wherever it is stated", ANY_X, Severity.REJECT, _trapped),
    Rule("S12", "The XMP packet has document, version and rendition ids", X4, Severity.REJECT, _ids),
    Rule("S13", "Information dictionary and XMP packet agree", X4, Severity.REJECT, _agreement),
    Rule("S14", "The trailer has an ID", ANY_X, Severity.REJECT, _file_id),
    Rule("S15", "The file holds one page", "GWG 2022 R0006, there for advertisements", Severity.WARN, _one_page),
    Rule("S16", "Nothing is compressed with LZW", ANY_X, Severity.REJECT, _filters),
    Rule("S17", "Everything the page shows is in the file", ANY_X, Severity.REJECT, _complete),
)  # fmt: skip
