"""Files to the picture lines of copy.

In: a reading, and the pictures below the copy folder. Out: the reading with a file for each line that has one. A line
that names its file has that one; the others take, in order, the files that front matter names, else those beside the
copy. What is left over stands at the end of the story or, in a story without picture lines, the first of it under the
headline. What copy says of a picture wins over what the file says. A picture that is named has to be there; one that
merely lies beside the copy and cannot be used is left out.
"""

import posixpath

import msgspec

from publisher.digests import digest
from publisher.model import Article, Picture, PictureFile
from publisher.notes import Code, Note
from publisher.pictures.folder import PictureFolder
from publisher.pictures.metadata import Told
from publisher.pictures.negative import Unusable, negative_of
from publisher.reading import CopyFile, Reading
from publisher.text.decoding import Decoded, Unreadable, decode
from publisher.text.lines import lines_of, place, shown
from publisher.text.spans import Span


class _Wanted(msgspec.Struct, frozen=True):
    """A file for a picture; ``name`` is below the folder, ``said`` as copy has it, ``None`` for one beside the copy."""

    name: str | None
    said: str | None
    span: Span


class _Attaching:
    """One story's pictures, and the notes found on the way."""

    def __init__(self, file: CopyFile, copy: str, folder: PictureFolder) -> None:
        self.file = file
        self.copy = copy
        self.folder = folder
        self.notes: list[Note] = []

    def queue(self, article: Article) -> list[_Wanted]:
        """The files for lines that name none, in order."""
        if article.named_pictures:
            return [self.wanted(each.text, each.span) for each in article.named_pictures]
        asked = {self.wanted(each.named, each.span).name for each in article.pictures if each.named}
        return [_Wanted(name, None, Span(0, 0)) for name in self.folder.beside(self.copy) if name not in asked]

    def wanted(self, said: str, span: Span) -> _Wanted:
        return _Wanted(self.folder.named(said, self.copy), said, span)

    def attached(self, picture: Picture, wanted: _Wanted) -> Picture:
        """The picture with its file and what that says; as it was where the file cannot be used."""
        if wanted.name is None:
            self.notes.append(self._note(wanted, "does not lie beside the copy", self._like(wanted)))
            return picture
        content = self.folder.read(wanted.name)
        try:
            negative = negative_of(content)
        except Unusable as fault:
            self.notes.append(self._note(wanted, str(fault), "save it again as JPEG, PNG or TIFF, or take it away"))
            return picture
        told = negative.told
        file = PictureFile(
            name=wanted.name,
            digest=digest(content),
            width=negative.width,
            height=negative.height,
            rights=told.rights,
        )
        return _with(picture, file, told)

    def _like(self, wanted: _Wanted) -> str:
        like = self.folder.like(posixpath.basename(wanted.said or ""))
        return f"{like} is there: correct the name" if like else "put it there, or correct the name"

    def _note(self, wanted: _Wanted, why: str, hint: str) -> Note:
        """A note where copy names the picture, else on the copy as a whole."""
        if wanted.said is None:
            name = posixpath.basename(wanted.name or "")
            return _note(Code.BAD_PICTURE, self.file, f"the picture {name} {why}; it is left out", hint)
        return _note(Code.NO_PICTURE, self.file, f"the picture {wanted.said} {why}", hint, wanted)


def attach(reading: Reading, copy: str, folder: PictureFolder) -> Reading:
    """The reading of ``copy``, a name below the folder, with its files and the notes on them."""
    article = reading.article
    if article is None:
        return reading
    it = _Attaching(reading.file, copy, folder)
    queue, pictures = it.queue(article), list[Picture]()
    for line in article.pictures:
        wanted = it.wanted(line.named, line.span) if line.named else queue.pop(0) if queue else None
        pictures.append(it.attached(line, wanted) if wanted else line)
    for wanted in queue:
        bare = Picture(None, None, len(article.paragraphs) if pictures else 0, wanted.span)
        found = it.attached(bare, wanted)
        pictures += [found] if found.file else []
    whole = msgspec.structs.replace(article, pictures=tuple(pictures))
    return msgspec.structs.replace(reading, article=whole, notes=(*reading.notes, *it.notes))


def _with(picture: Picture, file: PictureFile, told: Told) -> Picture:
    return msgspec.structs.replace(
        picture,
        file=file,
        caption=picture.caption or told.caption or told.headline,
        credit=picture.credit or told.credit,
        alt=picture.alt or told.alt,
    )


def _note(code: Code, file: CopyFile, message: str, hint: str, wanted: _Wanted | None = None) -> Note:
    line, column, width, excerpt = _place(file, wanted) if wanted and wanted.said else (1, 1, 1, "")
    return Note(
        code=code,
        file=file.path,
        line=line,
        column=column,
        width=width,
        message=message,
        excerpt=excerpt,
        hint=hint,
    )


def _place(file: CopyFile, wanted: _Wanted) -> tuple[int, int, int, str]:
    """Line, column and width of the name in the copy, and the line; the whole file where the name is not in it."""
    decoded, said = _decoded(file.content), wanted.said or ""
    if decoded is None:
        return 1, 1, 1, ""
    before = len(decoded.decoded(file.content[decoded.mark : max(wanted.span.start, decoded.mark)]))
    at = next((at for start in (before, 0) if (at := decoded.text.find(said, start)) >= 0), -1)
    if at < 0:
        return 1, 1, 1, ""
    line, column = place(lines_of(decoded), decoded, decoded.mark + decoded.size(decoded.text[:at]))
    return line.number, column, len(said), shown(line.text)


def _decoded(content: bytes) -> Decoded | None:
    """The text of copy, of HTML as well; nothing where the file is no text, such as a document of a word processor."""
    decoded = decode(content)
    if decoded is Unreadable.MARKUP:
        return Decoded(content.decode("utf-8", "surrogateescape"), "utf-8", 0)
    return decoded if isinstance(decoded, Decoded) else None
