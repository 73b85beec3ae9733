"""The last hand on a press page: from what the page painter wrote to what the plant's standard asks for.

In: a painted page as PDF bytes, the plant's profile, the facts that name the page, the advertisements that come as
PDF. Out: PDF bytes, the same ones every time: PDF/X-4 (ISO 15930-7) or PDF/X-1a:2001 (ISO 15930-1). Nothing here
redraws what stands on the page, and nothing here asks the time. The painter need not know the ICC profile at all: the
output intent is attached here, whole.
"""

import datetime as dt
import io
from uuid import NAMESPACE_OID, uuid5
from xml.sax.saxutils import escape

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from publisher import __version__
from publisher.errors import HouseError
from publisher.formats.press import ink, opaque, sheet
from publisher.formats.press.advertisements import PlacedPdf, place
from publisher.press import PressProfile
from publisher.press.standards import Standard

CREATOR = f"publisher {__version__}"

# Whatever else a catalogue or page can hold (outlines, actions, forms, annotations) is for screens: a plant rejects
# some of it and prints none of it.
_OF_CATALOGUE = {"/Type", "/Pages", "/Lang", "/StructTreeRoot", "/MarkInfo"}
_OF_PAGE = {"/Type", "/Parent", "/Contents", "/Resources", "/Group", "/StructParents", "/MediaBox", "/TrimBox"}

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
{identity}
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{heading}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{instant}</xmp:CreateDate>
<xmp:ModifyDate>{instant}</xmp:ModifyDate>
<xmp:MetadataDate>{instant}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


# What a packet says the file is. That of PDF/X-1a, of which ISO 15930-1 knows nothing, repeats the information
# dictionary as Adobe's programs do.
_IDENTITY = "<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>"
_OLD_IDENTITY = """<pdfx:GTS_PDFXVersion xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">{version}</pdfx:GTS_PDFXVersion>
<pdfx:GTS_PDFXConformance xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/">{conformance}</pdfx:GTS_PDFXConformance>"""


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What names one page outside its own type area.

    ``label`` is the page's name in the edition ("A01"), ``heading`` what a reader's window bar shows, ``digest`` the
    hexadecimal digest of everything the page is made of, ``created`` an aware instant that follows from the edition.
    """

    label: str
    heading: str
    digest: str
    created: dt.datetime


def finish(pdf: bytes, profile: PressProfile, facts: PageFacts, advertisements: tuple[PlacedPdf, ...] = ()) -> bytes:
    """The finished page: exact boxes, marks if the plant wants them, black type overprinting, output intent, names.

    ``advertisements`` are laid over the page as they came, their overprint too.

    Raises:
        HouseError: the profile asks for a standard that cannot be made, its ICC profile cannot be read, or the page
            holds what the standard does not know.
        ValueError: an advertisement cannot be read; ``advertisements.faults_of`` says so beforehand.
    """
    standard = profile.demands
    with Pdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            _keep_only(page.obj, _OF_PAGE)
            sheet.lay(document, page, profile)
        ink.put_in_order(document)
        for advertisement in advertisements:
            place(document, document.pages[0], advertisement)
        ink.settle(document)
        if not standard.transparency:
            _make_opaque(document, profile)
        _keep_only(document.Root, _OF_CATALOGUE)
        _declare_intent(document, profile)
        _name(document, facts, standard)
        return _bytes_of(document, standard)


def icc_of(profile: PressProfile) -> bytes:
    """The plant's ICC profile.

    Raises:
        HouseError: it cannot be read.
    """
    try:
        return profile.icc_path.read_bytes()
    except OSError as fault:
        raise HouseError(profile.name, f"icc: {profile.icc} cannot be read; name a file beside the profile") from fault


def _make_opaque(document: Pdf, profile: PressProfile) -> None:
    """No transparency where the standard has none: nothing is flattened, for that would make pictures of type."""
    for page in document.pages:
        unknown = opaque.unknown_to_pdf_1_3(page.obj)
        if unknown:
            why = f"standard: {profile.standard} does not know what is on the page: {', '.join(unknown)}"
            raise HouseError(profile.name, f"{why}; flatten it where it was made")
        opaque.without_transparency(page.obj)


def _bytes_of(document: Pdf, standard: Standard) -> bytes:
    """No object streams: PDF 1.3 has none, and old RIPs read a plain cross-reference table most safely."""
    out = io.BytesIO()
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    document.save(
        out,
        deterministic_id=True,
        force_version=standard.pdf_version,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return out.getvalue()


def _keep_only(holder: pikepdf.Object, wanted: set[str]) -> None:
    for key in set(holder.keys()) - wanted:
        del holder[key]


def _declare_intent(document: Pdf, profile: PressProfile) -> None:
    """The printing condition, with its profile inside the file (ISO 15930-7)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(profile.condition),
        OutputCondition=String(profile.condition_info),
        Info=String(profile.condition_info),
        DestOutputProfile=document.make_stream(icc_of(profile), N=4),
    )
    if profile.registry:
        intent.RegistryName = String(profile.registry)
    document.Root.OutputIntents = Array([intent])


def _name(document: Pdf, facts: PageFacts, standard: Standard) -> None:
    """Say in the information dictionary and in the XMP packet the same things (ISO 15930-7)."""
    producer = str(document.docinfo.get("/Producer", CREATOR))
    instant = _pdf_date(facts.created)
    info = Dictionary(
        Title=String(facts.heading),
        Creator=String(CREATOR),
        Producer=String(producer),
        CreationDate=String(instant),
        ModDate=String(instant),
        Trapped=Name("/False"),
        GTS_PDFXVersion=String(standard.version),
    )
    if standard.conformance:
        info.GTS_PDFXConformance = String(standard.conformance)
    document.trailer.Info = document.make_indirect(info)
    packet = _packet(facts, standard, producer)
    document.Root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _packet(facts: PageFacts, standard: Standard, producer: str) -> bytes:
    """The XMP packet.

    The document's id names the page of that edition and stays when it is replated; the instance's id changes with it.
    """
    identity = _IDENTITY if standard.packet else _OLD_IDENTITY
    return _XMP.format(
        identity=identity.format(version=standard.version, conformance=standard.conformance),
        heading=escape(facts.heading),
        producer=escape(producer),
        creator=escape(CREATOR),
        instant=facts.created.replace(microsecond=0).isoformat(),
        document=uuid5(NAMESPACE_OID, f"{facts.heading}\n{facts.label}\n{facts.created.isoformat()}"),
        instance=uuid5(NAMESPACE_OID, facts.digest),
    ).encode()


def _pdf_date(instant: dt.datetime) -> str:
    """As PDF writes dates: the offset's hours and its minutes each end with an apostrophe."""
    offset = instant.strftime("%z")
    return f"D:{instant:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
