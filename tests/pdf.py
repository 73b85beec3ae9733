"""What an independent eye sees in a PDF: words through poppler, and where they stand through pikepdf."""

import io
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Matrix


def words(pdf: bytes, *options: str) -> str:
    """The text as pdftotext has it, one space between words."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(pdf)
        line = ["pdftotext", *options, str(path), "-"]
        shown = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    return " ".join(shown.split())


def in_order(pdf: bytes) -> str:
    """The text in the order it was painted, with words that were broken at a line's end put together."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(pdf)
        line = ["pdftotext", "-raw", str(path), "-"]
        shown = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    return " ".join(re.sub(r"-\n", "", shown).split())


def word_ends(pdf: bytes) -> Iterator[tuple[str, float, float]]:
    """Each word, and where it starts and ends, from the left of its sheet, in points, as poppler sees it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(pdf)
        line = ["pdftotext", "-bbox", str(path), "-"]
        shown = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    for left, right, word in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)".*?>(.*?)</word>', shown):
        yield word, float(left), float(right)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Each font, without the tag of its subset, and whether it is embedded."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        descriptors = [each for each in found if each.get("/Type") == "/FontDescriptor"]
        return {
            str(each.FontName)[1:].partition("+")[2]: any(f"/FontFile{kind}" in each for kind in ("", "2", "3"))
            for each in descriptors
        }


def baselines(pdf: bytes) -> Iterator[tuple[float, float, float]]:
    """Where each piece of text starts: from the left, from the top of the sheet, and its size, in points."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        height = float(page.mediabox[3])
        now, kept, text, size = Matrix(), [], Matrix(), 0.0
        for instruction in pikepdf.parse_content_stream(page):
            values, operator = instruction.operands, str(instruction.operator)
            if operator == "q":
                kept.append(now)
            elif operator == "Q":
                now = kept.pop()
            elif operator == "cm":
                now = Matrix(*map(float, values)) @ now
            elif operator == "Tm":
                text = Matrix(*map(float, values)) @ now
            elif operator == "Tf":
                size = float(values[1]) * abs(now.d)
            elif operator == "TJ":
                yield text.e, height - text.f, size


def operators(pdf: bytes) -> set[str]:
    """Every operator that paints on its pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {str(each.operator) for page in document.pages for each in pikepdf.parse_content_stream(page)}


def told(pdf: bytes) -> list[tuple[str, str]]:
    """What a screen reader tells: the type of each element in its order, and its words, one space between them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        marked = dict(_marked(document))
        return [(kind, " ".join(words.split())) for kind, words in _told(document.Root.StructTreeRoot, pages, marked)]


Marked = dict[tuple[int, int], str]


def _told(element: pikepdf.Object, pages: dict[tuple[int, int], int], marked: Marked) -> Iterator[tuple[str, str]]:
    for kid in element.K.as_list():
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:], str(kid.get("/ActualText", "")) or _words(kid, pages, marked)
            yield from _told(kid, pages, marked)


def _words(element: pikepdf.Object, pages: dict[tuple[int, int], int], marked: Marked) -> str:
    words = ""
    for kid in element.K.as_list():
        if isinstance(kid, pikepdf.Dictionary):
            words += marked[pages[kid.Pg.objgen], int(kid.MCID)] if "/MCID" in kid else ""
        else:
            words += marked[pages[element.Pg.objgen], int(kid)]
    return words


def _marked(document: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], str]]:
    """The words of every piece of marked content, by its page and number."""
    meanings = {str(font.ToUnicode.objgen): signs(font) for page in document.pages for font in _fonts(page)}
    for index, page in enumerate(document.pages):
        open_marks: list[tuple[int | None, list[str]]] = []
        reads: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            values, operator = instruction.operands, str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                marks = values[-1]
                number = int(marks.MCID) if isinstance(marks, pikepdf.Dictionary) and "/MCID" in marks else None
                open_marks.append((number, []))
            elif operator == "EMC":
                number, words = open_marks.pop()
                if number is not None:
                    yield (index, number), "".join(words)
            elif operator == "Tf":
                reads = meanings[str(page.obj.Resources.Font[str(values[0])].ToUnicode.objgen)]
            elif operator == "TJ" and open_marks:
                shown = b"".join(bytes(each) for each in values[0].as_list() if isinstance(each, pikepdf.String))
                codes = (shown[at : at + 2] for at in range(0, len(shown), 2))
                open_marks[-1][1].extend(reads.get(int.from_bytes(code, "big"), "") for code in codes)


def _fonts(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    named = page.obj.Resources.get("/Font", pikepdf.Dictionary())
    return (named[name] for name in named.keys())  # noqa: SIM118  a pikepdf dictionary is no mapping


def signs(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font means (ISO 32000-1 9.10.3), as the painter writes it down: one by one."""
    listed = font.ToUnicode.read_bytes().decode()
    block = "".join(re.findall(r"beginbfchar(.*?)endbfchar", listed, re.DOTALL))
    pairs = re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)
    return {int(code, 16): bytes.fromhex(meaning).decode("utf-16-be") for code, meaning in pairs}
