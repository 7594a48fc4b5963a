"""Makes one sheet of the styles that all pages share, and makes those of single rooms small, in a folder named by its content.

The theme's styles are cut to what this site uses; ours follow them as they are. The sheets that they are made of stay beside.
"""

from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from publish.meanwhile import side_by_side
from publish.site.page import cut_styles, esbuild, named_folder

STYLES = Path("assets/stylesheets")
SCRIPTS = Path("assets/javascripts")
THEME = ("main.*.min.css", "palette.*.min.css")
OURS = ("shared/tokens.css", "pages/site.css", "cite/cite.css")  # as in mkdocs.yml
SHEET = "site.css"
ADDRESS = named_folder.addresses(STYLES)


class Sheets(NamedTuple):
    """The folder in the site, and the sheets that are one there; none where the theme has other styles.

    `unsaid` are the words of those sheets that nothing on the site could mean, so that rules with them are cut out.
    """

    folder: str
    joined: tuple[str, ...]
    unsaid: frozenset[str] = frozenset()


def make(site: Path) -> Sheets:
    """Make the folder of a built site, in place of those of earlier runs."""
    source = site / STYLES
    made = named_folder.fresh(source)
    theme = [file for pattern in THEME for file in source.glob(pattern)]
    if len(theme) != len(THEME):
        return Sheets("", ())
    ours = [source / name for name in OURS]
    beside = "".join(file.read_text("utf-8") for file in sorted(source.glob("*/*.css")))
    whole, said = "".join(file.read_text("utf-8") for file in theme), words(site)
    cut = cut_styles.cut(whole, said, beside)
    joined = "\n".join([cut, *(file.read_text("utf-8") for file in ours)])
    single = {file: file.read_text("utf-8") for file in sorted(source.glob("*/*.css")) if file not in ours}
    texts = {SHEET: joined, **{file.relative_to(source).as_posix(): text for file, text in single.items()}}
    for name, text in texts.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, "utf-8")
    esbuild.run(*texts, "--outdir=.", "--allow-overwrite", folder=made)
    target = named_folder.settle(made, source)
    joined_there = tuple(file.relative_to(source).as_posix() for file in (*theme, *ours))
    return Sheets(target.relative_to(site).as_posix(), joined_there, cut_styles.style_words(whole) - said)


def theme_pages(site: Path) -> list[Path]:
    """The files of the built site's pages, without the thousands of small ones under `/go/`."""
    rooms = (room for room in site.iterdir() if room.is_dir() and room.name != "go")
    return sorted([*site.glob("*.html"), *(file for room in rooms for file in room.rglob("*.html"))])


def words(site: Path) -> frozenset[str]:
    """Every word that a style sheet could mean: what the theme's pages have, and all that scripts say."""
    scripts = (cut_styles.script_words(file.read_text("utf-8")) for file in (site / SCRIPTS).rglob("*.js"))
    pages = side_by_side(lambda file: {*cut_styles.page_words(file.read_text("utf-8"))}, theme_pages(site))
    return frozenset().union(*scripts, *pages)


def point(page: LexborHTMLParser, sheets: Sheets) -> None:
    """Let the page's styles come from the folder, those of all pages once; done twice it is the same."""
    there = False
    for link in page.css('link[rel="stylesheet"][href]'):
        address = link.attributes["href"] or ""
        found = ADDRESS.search(address)
        if not sheets.folder or not found:
            continue
        shared = found[1] in (SHEET, *sheets.joined)
        if shared and there:
            link.decompose()
            continue
        there |= shared
        link.attrs["href"] = ADDRESS.sub(f"{sheets.folder}/{SHEET if shared else found[1]}", address)
