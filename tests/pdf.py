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
