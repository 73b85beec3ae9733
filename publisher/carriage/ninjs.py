"""ninjs to the parts of a story (IPTC ninjs 1.x, 2.x and 3.x).

In: the JSON object. Out: parts and facts. The three generations write the same facts differently: flat keys such as
``body_html``, then lists of values with roles in small letters, then the same in camel case. Keys are read without
regard to case and underscores where that is all the difference; values of the wrong type are as if they were not
there.
"""

from collections.abc import Iterator, Mapping

from publisher.carriage import plain, shape
from publisher.carriage.parts import Facts, Part, Words, part
from publisher.carriage.values import instant, moment, number
from publisher.model import Role
from publisher.text.transcript import folded

_BODIES = ("body_xhtml", "body_html", "body_html5", "body_text")
_DECKS = ("sub", "subhead", "subheadline", "deck", "standfirst", "summary")
_CAPTIONS = ("caption", "text", "summary", "html", "")
_NOT_TO_BE_PRINTED = ("withheld", "canceled")
_PICTURES = ("picture", "graphic")


class Item:
    """A ninjs object, its keys in small letters."""

    def __init__(self, whole: Mapping[object, object]) -> None:
        self.whole = {key.lower(): value for key, value in whole.items() if isinstance(key, str)}

    def text(self, *keys: str) -> str:
        """The first of these that is text, white space folded."""
        found = (self.whole.get(key) for key in keys)
        return next((folded(value) for value in found if isinstance(value, str) and folded(value)), "")

    def raw(self, key: str) -> str:
        """A text as it is."""
        value = self.whole.get(key)
        return value if isinstance(value, str) else ""

    def items(self, *keys: str) -> "tuple[Item, ...]":
        """The objects in a list, or in an object of objects, as associations are in ninjs 1."""
        for key in keys:
            value = self.whole.get(key)
            members = list(value.values()) if isinstance(value, dict) else value
            if isinstance(members, list):
                return tuple(Item(member) for member in members if isinstance(member, dict))
        return ()

    def by_role(self, lists: str, flat: str) -> dict[str, str]:
        """Headlines or descriptions: text by role, from a list of them or from flat keys such as ``headline_sub``."""
        told = {
            item.text("role").rpartition(":")[2].rpartition("/")[2].lower(): item.raw("value")
            for item in self.items(lists)
        }
        flat_keys = [key for key in self.whole if key == flat or key.startswith(f"{flat}_")]
        return {**{key[len(flat) + 1 :]: self.raw(key) for key in flat_keys}, **told}


def is_story(whole: object) -> bool:
    """Has this object what a ninjs story has: a headline or a body?"""
    if not isinstance(whole, dict):
        return False
    item = Item(whole)
    return bool(item.by_role("headlines", "headline") or item.items("bodies") or any(item.raw(key) for key in _BODIES))


def parts_of(item: Item) -> Iterator[Part]:
    """The parts of a story, in the order of a newspaper."""
    headlines = item.by_role("headlines", "headline")
    descriptions = item.by_role("descriptions", "description")
    yield from _one(_main(headlines), Role.HEADLINE, "headline")
    decks = [words[role] for words in (headlines, descriptions) for role in _DECKS if folded(words.get(role, ""))]
    yield from _one(decks[0] if decks else "", Role.DECK, "headline")
    yield from _one(item.text("by", "byline"), Role.BYLINE, "by")
    for source in item.items("infosources", "infosource"):
        yield from _one(source.text("name"), Role.AGENCIES, "infosource", "agencies")
    known = {Role.HEADLINE} if _main(headlines) else set()
    yield from (one for one in _body(item) if one.role not in known)
    for beside in item.items("associations"):
        yield from _picture(beside)
    yield from plain.note_of_the_editor(item.raw("ednote"))
    yield from _one(item.text("located"), Role.DATELINE, "located", "place")  # last: a printed dateline says more


def facts_of(item: Item) -> Facts:
    """What the object states of the story."""
    created = (moment(item.text(key)) for key in ("contentcreated", "firstcreated", "versioncreated"))
    topics = (subject.text("name") for subject in item.items("subjects", "subject"))
    return Facts(
        published=next(filter(None, created), None),
        topics=tuple(dict.fromkeys(filter(None, topics))),
        embargo=instant(item.text("embargoeduntil", "embargoed")),
        withdrawn=item.text("pubstatus").lower() in _NOT_TO_BE_PRINTED,
        priority=number(item.whole.get("urgency")),
    )


def _one(text: str, role: Role, rule: str, field: str = "") -> Iterator[Part]:
    if folded(text):
        yield part(folded(text), role, rule, field)


def _main(headlines: dict[str, str]) -> str:
    """The headline that has the role of the main one, else none, else the first."""
    named = [headlines[role] for role in ("main", "", "headline") if folded(headlines.get(role, ""))]
    rest = [text for role, text in headlines.items() if folded(text) and role not in _DECKS]
    return (*named, *rest, "")[0]


def _body(item: Item) -> tuple[Part, ...]:
    """The whole text: as HTML if it is there, else as plain text."""
    bodies = [(body.text("contenttype"), body.raw("value")) for body in item.items("bodies")]
    bodies += [("text/plain" if key == "body_text" else "text/html", item.raw(key)) for key in _BODIES if item.raw(key)]
    for kind, text in sorted(bodies, key=lambda body: "html" not in body[0]):
        return shape.parts_of(text) if "html" in kind or text.lstrip().startswith("<") else plain.parts_of(text)
    return ()


def _picture(beside: Item) -> Iterator[Part]:
    """Caption and credit of a picture that goes with the story."""
    if beside.text("type").lower() not in _PICTURES:
        return
    descriptions = beside.by_role("descriptions", "description")
    captions = [
        folded(descriptions[role]) for role in (*_CAPTIONS, *descriptions) if folded(descriptions.get(role, ""))
    ]
    credit = beside.text("by", "byline", "creditline", "copyrightholder")
    said = [*(Words(text, "caption") for text in captions[:1]), *([Words(credit, "credit")] if credit else [])]
    if said:
        yield Part(tuple(said), Role.CREDIT, "association")
