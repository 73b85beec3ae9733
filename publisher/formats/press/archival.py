"""The last hand on a reader's edition: from a tagged page to a file that is kept, PDF/A-2b and PDF/UA-1 at once.

In: a painted document with its structure, the pages' bookmarks, the inks of its advertisements. Out: the document with
its colours declared (ISO 19005-2 6.2.3, 6.2.4), its names told (6.6.2, ISO 14289-1 5) and its outline. Nothing that
stands on a page changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, Stream, String

from publisher.formats.press import ink, opaque
from publisher.formats.press.markup import Naming

_SRGB = "sRGB IEC61966-2.1"
_OF_TAGS = {"BMC", "BDC", "EMC", "MP", "DP"}  # marked content (ISO 32000-1 14.6)

# The schema of PDF/UA is none that PDF/A knows, so it is described (ISO 19005-2 6.6.2.3.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{heading}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the outline: the index of a page, and a spot there from the lower left corner of the sheet."""

    words: str
    page: int
    spot: tuple[float, float]
    under: tuple["Bookmark", ...] = ()


def declare(document: Pdf, naming: Naming, srgb: bytes) -> None:
    """Say what the file is and what its colours mean; leave every page what it paints with, and no more."""
    for page in document.pages:
        ink.keep_used(document, page.obj)
    for part in document.objects:
        if isinstance(part, Stream) and "/Interpolate" in part:
            del part["/Interpolate"]
    document.Root.PageMode = Name.UseOutlines
    introduce(document, naming, srgb)


def introduce(document: Pdf, naming: Naming, srgb: bytes) -> None:
    """Say what the file is and what its colours mean."""
    intend(document, srgb)
    _name(document, naming)


def intend(document: Pdf, srgb: bytes) -> None:
    """Say what colours are meant for: a screen."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_SRGB),
        Info=String(_SRGB),
        DestOutputProfile=document.make_stream(srgb, N=3),
    )
    document.Root.OutputIntents = Array([intent])


def _name(document: Pdf, naming: Naming) -> None:
    """The same in the information dictionary, which the painter wrote, and in the packet."""
    packet = _XMP.format(
        heading=escape(naming.heading),
        authors="".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in naming.authors),
        language=escape(naming.language),
        producer=escape(str(document.docinfo.get("/Producer", naming.maker))),
        creator=escape(naming.maker),
        created=naming.created.isoformat(),
        modified=naming.modified.isoformat(),
    )
    document.Root.Metadata = document.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def mark(document: Pdf, bookmarks: Iterable[Bookmark], labels: Sequence[str] = ()) -> None:
    """The outline in the place of the painter's, and names of pages if they have some (ISO 32000-1 12.3.3, 12.4.2)."""
    if "/Outlines" in document.Root:
        del document.Root.Outlines
    with document.open_outline() as outline:
        outline.root.extend(_item(each) for each in bookmarks)
    numbers: list[Object | int] = []
    for number, label in enumerate(labels):
        numbers += [number, Dictionary(P=String(label))]
    if numbers:
        document.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _item(bookmark: Bookmark) -> OutlineItem:
    left, top = bookmark.spot
    made = OutlineItem(bookmark.words, bookmark.page, "XYZ", left=round(left, 3), top=round(top, 3))
    made.children.extend(_item(each) for each in bookmark.under)
    return made


def domesticate(form: Object, inks: Object) -> None:
    """Make what others painted in the four inks of the press at home in a file whose colours are those of screens.

    ``inks`` is the plant's ICC profile, as every form finds it for DeviceCMYK (ISO 32000-1 8.6.5.6). With it overprint
    may not keep what lies below (ISO 19005-2 6.2.4.2); nothing does here. Its tags would be read as tags of ours.
    """
    for part in opaque.parts_of(form):
        if isinstance(part, Stream) and ink.is_content(part):
            spaces = part.Resources.get("/ColorSpace", Dictionary()) if "/Resources" in part else Dictionary()
            spaces.DefaultCMYK = Array([Name.ICCBased, inks])
            part.Resources = Dictionary({**_entries(part.get("/Resources", Dictionary())), "/ColorSpace": spaces})
            part.write(_untagged(part))
        elif "/OPM" in part:
            part.OPM = 0
        group = part.get("/Group")
        if isinstance(group, Dictionary) and group.get("/CS") == Name.DeviceCMYK:
            group.CS = Array([Name.ICCBased, inks])


def _entries(resources: Object) -> dict[str, Object]:
    return {key: resources[key] for key in resources.keys()}  # noqa: SIM118  a pikepdf dictionary is no mapping


def _untagged(content: Stream) -> bytes:
    kept = [each for each in pikepdf.parse_content_stream(content) if str(each.operator) not in _OF_TAGS]
    return pikepdf.unparse_content_stream(kept)
