"""What a page tells machines: its head, the Open Graph, and schema.org in JSON-LD.

In: a card and its article, or the name of a page. Out: a ``Head``. Only what the copy says: a fact it does not state is
left out, and days stay days, for no copy states an hour.
Properties: schema.org 30, NewsArticle; ogp.me, "article"; RFC 4151 for the identifier.
"""

from publisher.catalogue import Card
from publisher.formats.web.furniture import feeds_at
from publisher.formats.web.jsonld import Value, script_safe
from publisher.formats.web.paper import Paper
from publisher.formats.web.pictures import main_rendition
from publisher.formats.web.places import FRONT, agency_place, author_place, section_place
from publisher.formats.web.views import Head, Property
from publisher.model import Article, Picture, PrintNotice
from publisher.prose import credit_name, lede_of
from publisher.text.typography import typographic

_DESCRIPTION_CHARACTERS = 180  # what search pages show of it


def story_head(card: Card, article: Article, paper: Paper) -> Head:
    """The head of a story's page."""
    url, headline = paper.places.url(card.address), typographic(card.headline)
    description = _description(card, article)
    return Head(
        name=f"{headline} – {paper.house.name}",
        description=description,
        canonical=url,
        properties=(
            *_graph("article", headline, description, url, paper),
            *_graph_picture(card, paper),
            Property("article:published_time", _published(card, article)),
            *((Property("article:modified_time", card.modified.isoformat()),) if card.modified else ()),
            Property("article:section", card.section),
            *(Property("article:tag", topic) for topic in card.topics),
        ),
        feeds=feeds_at(FRONT, "", paper) + feeds_at(section_place(card.section), card.section, paper),
        json_ld=script_safe(_news_article(card, article, description, paper)),
    )


def list_head(name: str, place: str, description: str, paper: Paper, *, feeds: bool = False) -> Head:
    """The head of any other page; ``feeds`` says that its folder has feeds of its own."""
    house, url = paper.house, paper.places.url(place)
    title = f"{name} – {house.name}" if name else house.name
    description = description or house.description or house.name
    return Head(
        name=title,
        description=description,
        canonical=url,
        properties=_graph("website", name or house.name, description, url, paper),
        feeds=feeds_at(FRONT, "", paper) + (feeds_at(place, name, paper) if feeds else ()),
        json_ld=script_safe(_web_site(paper)) if place == FRONT else "",
    )


def _news_article(card: Card, article: Article, description: str, paper: Paper) -> dict[str, Value]:
    """schema.org/NewsArticle of one story."""
    url = paper.places.url
    facts: dict[str, Value] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url(card.address),
        "url": url(card.address),
        "mainEntityOfPage": url(card.address),
        "identifier": paper.house.permanent_id(card.day, card.id),
        "headline": typographic(card.headline),
        "description": description,
        "image": [_image(picture, paper) for picture in card.pictures],
        "dateline": article.dateline.place if article.dateline else None,
        "datePublished": _published(card, article),
        "dateModified": card.modified.isoformat() if card.modified else None,
        "articleSection": card.section,
        "keywords": card.topics,
        "wordCount": card.words,
        "inLanguage": paper.house.language,
        "isAccessibleForFree": True,
        "author": _people(article, paper) or _organisations(card, paper),
        "sourceOrganization": _organisations(card, paper),
        "publisher": _publisher(paper),
        "correction": [{"@type": "CorrectionComment", "text": note.text} for note in article.corrections],
    }
    return facts | (_print_facts(article.print_notice) if article.print_notice else {})


def _print_facts(notice: PrintNotice) -> dict[str, Value]:
    return {"printEdition": notice.edition, "printPage": notice.page, "printSection": notice.section}


def _published(card: Card, article: Article) -> str:
    return (article.published.day if article.published else card.day).isoformat()


def _description(card: Card, article: Article) -> str:
    """The deck, or the beginning of the text."""
    words = " ".join(typographic(card.deck or lede_of(article)).split())
    if len(words) <= _DESCRIPTION_CHARACTERS:
        return words
    room = words[: _DESCRIPTION_CHARACTERS - 1]  # the last sign of it falls to the ellipsis, or is a space before it
    whole, space, _ = room.rpartition(" ")
    return f"{whole if space else room[:-1]} …"


def _graph(kind: str, name: str, description: str, url: str, paper: Paper) -> tuple[Property, ...]:
    """The Open Graph properties every page has."""
    return (
        Property("og:type", kind),
        Property("og:title", name),
        Property("og:description", description),
        Property("og:url", url),
        Property("og:site_name", paper.house.name),
        Property("og:locale", paper.house.language.replace("-", "_")),
    )


def _graph_picture(card: Card, paper: Paper) -> tuple[Property, ...]:
    """The first picture of a story, as the Open Graph has it (ogp.me, "structured properties")."""
    for picture in card.pictures[:1]:
        shown = main_rendition(picture)
        alt = typographic(picture.alt or picture.caption or "")
        return (
            Property("og:image", paper.places.url(shown.place)),
            Property("og:image:type", shown.form.media_type),
            Property("og:image:width", str(shown.width)),
            Property("og:image:height", str(shown.height)),
            *((Property("og:image:alt", alt),) if alt else ()),
        )
    return ()


def _image(picture: Picture, paper: Paper) -> dict[str, Value]:
    shown = main_rendition(picture)
    return {
        "@type": "ImageObject",
        "url": paper.places.url(shown.place),
        "width": shown.width,
        "height": shown.height,
        "caption": typographic(picture.caption or ""),
        "creditText": credit_name(picture.credit, paper.house) if picture.credit else None,
        "copyrightNotice": picture.file.rights if picture.file else None,
    }


def _people(article: Article, paper: Paper) -> list[Value]:
    return [
        {
            "@type": "Person",
            "name": byline.name,
            "jobTitle": byline.title,
            "url": paper.places.url(author_place(byline.name)),
        }
        for byline in article.bylines
    ]


def _organisations(card: Card, paper: Paper) -> list[Value]:
    return [
        {"@type": "Organization", "name": name, "url": paper.places.url(agency_place(name))} for name in card.agencies
    ]


def _publisher(paper: Paper) -> dict[str, Value]:
    name = paper.house.publisher or paper.house.name
    return {"@type": "NewsMediaOrganization", "name": name, "url": paper.places.url(FRONT)}


def _web_site(paper: Paper) -> dict[str, Value]:
    house = paper.house
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": house.name,
        "url": paper.places.url(FRONT),
        "description": house.description or None,
        "inLanguage": house.language,
        "publisher": _publisher(paper),
    }
