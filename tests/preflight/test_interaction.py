"""What only a screen can show has no place on a page for the press."""

from pikepdf import Array, Dictionary, Name, String


def link(*corners):
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(corners))


def test_a_link_on_the_page_is_refused(draft):
    draft.page.obj.Annots = Array([link(100, 100, 200, 120)])
    report = draft.report()

    assert [finding.rule for finding in report.findings] == ["N01"]
    assert report.findings[0].message == "an annotation (Link) lies on the page"


def test_a_comment_beside_the_page_is_no_fault(draft):
    draft.page.obj.Annots = Array([link(-200, 0, -100, 20)])

    assert draft.broken() == set()


def test_a_script_is_refused(draft):
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    draft.document.Root.OpenAction = draft.document.make_indirect(script)

    assert draft.broken() == {"N02"}


def test_a_form_is_refused(draft):
    draft.document.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("name"))]))

    assert draft.broken() == {"N03"}


def test_an_attachment_is_worth_a_word(draft):
    draft.document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))

    assert draft.broken() == {"N04"}


def test_layers_are_worth_a_word(draft):
    draft.document.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())

    assert draft.broken() == {"N05"}
