"""The site in a real browser: it fits, it is legible, it settles at once, and it needs neither styles nor scripts."""

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
import skimage.data
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

from tests.conftest import SEED
from tests.desk import Desk

WIDTHS = (320, 390, 768, 1280)
STORY = "/2015/10/08/russia-fires-cruise-missiles-to-back-syria-army-attack/"
PICTURED = "/2015/10/06/rocket-leaves/"
PAGES = (
    "/",
    STORY,
    "/sections/world/",
    "/agencies/reuters/",
    "/topics/harbour/",
    "/page/1/",
    "/2015/10/08/",
    "/2015/10/",
    "/2015/",
    "/404.html",
    PICTURED,
)
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'"
PHOTOGRAPH = Path(skimage.data.__file__).parent / "rocket.jpg"
LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

# Every visible run of text with its colour, the ground behind it, its size in CSS pixels and its weight.
INKS = """() => {
    const ground = node => {
        for (; node; node = node.parentElement) {
            const colour = getComputedStyle(node).backgroundColor;
            if (colour !== 'rgba(0, 0, 0, 0)') return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walk.nextNode()) {
        const node = walk.currentNode.parentElement, style = getComputedStyle(node);
        if (walk.currentNode.data.trim() && node.checkVisibility()) found.push(
            [walk.currentNode.data.trim(), style.color, ground(node), parseFloat(style.fontSize), +style.fontWeight]);
    }
    return found;
}"""
SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => { total += shift.value; }))
        .observe({type: 'layout-shift', buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
})"""
FACES = """() => [...document.fonts].filter(face => face.status === 'loaded')
    .map(face => face.family.replaceAll('"', ''))"""
# Style sheets first, for they ask for the faces; then the faces.
STYLED = """async () => {
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
    await Promise.all(sheets.map(link => link.sheet || new Promise(done => link.addEventListener("load", done))));
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    await document.fonts.ready;
}"""
PLACES = """() => [...document.querySelectorAll('main *')].map(each => {
    const box = each.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height];
})"""
TARGETS = """() => [...document.querySelectorAll('a')].filter(a => !a.closest('.imprint')).map(a => {
    const box = a.getBoundingClientRect();
    return [a.textContent, box.width, box.height];
})"""


@dataclass
class Window:
    """A window of the browser, and what went wrong in it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to a page and wait until its faces have come."""
        self.page.goto(self.address + path)
        self.page.evaluate("document.fonts.ready")
        return self.page


Opener = Callable[..., Window]


class _Server(SimpleHTTPRequestHandler):
    """Serves a folder under a strict content policy, and says nothing."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a full front: the seed, and thirty stories of other lengths over four days."""
    desk = Desk.open(tmp_path_factory.mktemp("site") / "newsroom")
    desk.drop(SEED.name, SEED.read_bytes())
    desk.drop(PHOTOGRAPH.name, PHOTOGRAPH.read_bytes())
    desk.drop("pictured.txt", _pictured())
    for number in range(30):
        desk.drop(f"{number:02}.txt", _copy(number))
    desk.build()
    return desk.output / "site"


def _pictured() -> str:
    line = f"[{PHOTOGRAPH.name}] The rocket at dawn. PHOTO: LENA HOBB"
    far = f"[{PHOTOGRAPH.name}] The rocket, seen again. PHOTO: AFP"
    body = ["MARLOW • The board voted for a second pier.", *["Work begins in spring, said its chairman."] * 40]
    notice = "A version of this article appeared in the print edition of The Straits Times on October 06, 2015,"
    return "\n\n".join(["Rocket leaves", "By Tan Wei", line, *body, far, "It is late.", f"{notice} page A1."]) + "\n"


def _copy(number: int) -> str:
    headline = ("Council delays decision on night buses", LONG_WORD, "Rain stops play with the visitors 214 for six")
    day = f"October 0{8 - number // 8}, 2015"
    body = ["MARLOW • The board voted for a second pier.", "Work begins in spring, said its chairman.", LONG_WORD]
    notice = f"A version of this article appeared in the print edition of The Straits Times on {day}, with the headline"
    lines = [f"{headline[number % 3]} {number}", "By Tan Wei", *body[: 1 + number % 3], "REUTERS"]
    topics = f"---\ntopics: [Harbour, {LONG_WORD}]\n---\n" if number % 2 else ""
    return topics + "\n\n".join([*lines, f"{notice} {headline[number % 3]}."]) + "\n"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Opener]:
    """Open windows of a width, a colour scheme, with style sheets or without; they close when the test is over."""
    with ExitStack() as opened:

        def open_window(*, width: int = 1280, dark: bool = False, styled: bool = True) -> Window:
            scheme: Literal["dark", "light"] = "dark" if dark else "light"
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            opened.callback(context.close)
            made = Window(context.new_page(), address)
            made.page.on("console", lambda message: made.faults.append(message.text))
            made.page.on("pageerror", lambda fault: made.faults.append(str(fault)))
            made.page.on("requestfailed", lambda request: made.faults.extend(_failure(request)))
            made.page.on("response", lambda answer: made.faults.append(answer.url) if answer.status >= 400 else None)
            if not styled:
                made.page.route("**/*.css", lambda route: route.abort())
            return made

        yield open_window


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window_or_complains(window: Opener, width: int, *, dark: bool) -> None:
    seen = window(width=width, dark=dark)
    widths = {path: seen.open(path).evaluate("document.documentElement.scrollWidth") for path in PAGES}

    assert {path: across for path, across in widths.items() if across > width} == {}
    assert seen.faults == []


def test_type_of_twice_the_size_still_fits_a_phone(window: Opener) -> None:
    for path in ("/", STORY):
        page = window(width=390).open(path)
        page.evaluate("document.documentElement.style.fontSize = '32px'")

        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_all_text_stands_out_from_its_ground(window: Opener, *, dark: bool) -> None:
    seen = window(dark=dark)
    for path in PAGES:
        inks = seen.open(path).evaluate(INKS)

        assert inks
        assert [ink for ink in inks if _contrast(ink[1], ink[2]) < _least_contrast(*ink[3:])] == [], path


def test_every_face_comes(window: Opener) -> None:
    for path in ("/", STORY):
        faces = window().open(path).evaluate(FACES)

        assert {"Publisher Text", "Publisher Display", "Publisher Grotesque"} <= set(faces)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", STORY])
def test_faces_that_come_late_move_next_to_nothing(window: Opener, path: str, width: int) -> None:
    seen, late = window(width=width), list[Route]()
    page = seen.page
    page.route("**/*.woff2", lambda route: late.append(route))  # noqa: PLW0108  playwright marks its handlers
    page.goto(seen.address + path, wait_until="domcontentloaded")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    for route in late:
        route.continue_()
    page.evaluate("document.fonts.ready")

    assert late
    assert page.evaluate(SHIFT) < 0.1  # web.dev, "Cumulative Layout Shift": good


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_comes_and_moves_nothing(window: Opener, width: int) -> None:
    seen, late = window(width=width), list[Route]()
    page = seen.page
    page.route("**/pictures/*", lambda route: late.append(route))  # noqa: PLW0108  playwright marks its handlers
    page.goto(seen.address + PICTURED, wait_until="domcontentloaded")
    page.evaluate(STYLED)
    before = page.evaluate(PLACES)
    for route in late:
        route.continue_()
    page.evaluate("document.images[0].decode()")

    assert [".webp" in route.request.url for route in late] == [True]  # the other one is far below
    assert page.evaluate(PLACES) == before
    assert seen.faults == []


def test_a_picture_further_down_comes_when_it_is_seen(window: Opener) -> None:
    page = window(width=390).open(PICTURED)
    page.locator("figure").last.scroll_into_view_if_needed()
    page.evaluate("document.images[1].decode()")

    assert page.evaluate("document.images[1].currentSrc").endswith("-640.webp")


def test_every_link_is_large_enough_for_a_thumb(window: Opener) -> None:
    seen = window(width=390)
    for path in PAGES:
        targets = seen.open(path).evaluate(TARGETS)

        assert [target for target in targets if min(target[1:]) < 24] == [], path  # WCAG 2.2, 2.5.8


def test_a_story_reads_in_order_without_styles(window: Opener) -> None:
    text = window(styled=False).open(STORY).inner_text("body")
    order = [
        "Thursday, October 8, 2015",
        "The Straits Times",
        "Russia fires",
        "Reuters",
        "BEIRUT •",
        "not a French idea",
    ]
    places = [text.find(words) for words in order]

    assert places == sorted(places)
    assert places[0] >= 0


def test_the_keyboard_finds_the_way_past_the_masthead(window: Opener) -> None:
    page = window().open(STORY)
    page.keyboard.press("Tab")
    shown = page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert shown
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_on_paper_a_story_is_two_columns_of_words(window: Opener) -> None:
    page = window().open(STORY)
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.querySelector('.text')).columnCount") == "2"
    assert not page.is_visible(".bar ul")
    assert not page.is_visible(".foot")
    assert page.is_visible(".provenance")


def _failure(request: Request) -> list[str]:
    """What went wrong with a request; one that was on its way when the next page was opened did not go wrong."""
    return [] if "ERR_ABORTED" in (request.failure or "") else [f"{request.url}: {request.failure}"]


def _contrast(ink: str, ground: str) -> float:
    """The contrast ratio of two CSS colours (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(each) / 255 for each in colour.removeprefix("rgb(").removesuffix(")").split(","))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _least_contrast(size_px: float, weight: int) -> float:
    """WCAG 2.2, 1.4.3: large text is 24 px, or 18.66 px and bold."""
    return 3 if size_px >= 24 or (size_px >= 18.66 and weight >= 700) else 4.5
