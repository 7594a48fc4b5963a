"""`::: naming-soc`: the register of rules that name a SOC report, and the famous rules that do not, as two tables."""

from xml.etree.ElementTree import Element

from publish.content.minted import naming_id
from publish.content.register import VERIFIED, Naming, Silent
from publish.markdown.elements import element, links
from publish.markdown.page_context import Here

NAMING = ("Rule", "Who, and what it asks", "Report", "Checked")
SILENT = ("Rule", "What it asks for instead", "Checked")


def render(here: Here, arguments: list[str]) -> Element:
    """The table of one kind, `names` or `silent`, in a block that a script puts a filter on."""
    match arguments:
        case ["names"]:
            made = _table(NAMING, [_naming(here, row) for row in here.index.register.naming])
        case ["silent"]:
            made = _table(SILENT, [_silent(here, row) for row in here.index.register.silent])
        case _:
            raise ValueError("write it as `::: naming-soc names` or `::: naming-soc silent`")
    return element("div", "", made, class_="wide filterable register")


def counts(here: Here, _: list[str]) -> Element:
    """How many rules are listed, and of how many we read the text."""
    naming = here.index.register.naming
    read = sum(row.verified == "read" for row in naming)
    reported = len(naming) - read
    said = f"{len(naming)} rules and other texts are listed. We read the text of {read}; {reported} are reported by others."
    return element("p", said, class_="register-counts")


def _table(titles: tuple[str, ...], rows: list[Element]) -> Element:
    head = element("tr", "", *(element("th", title, scope="col") for title in titles))
    return element("table", "", element("thead", "", head), element("tbody", "", *rows))


def _naming(here: Here, row: Naming) -> Element:
    key = _key(row, row.meaning)
    key.append(element("span", f"{row.where}, {row.force}. {row.place}.", class_="about"))
    what = element("td", "", element("strong", row.who))
    what[0].tail = f" {row.meaning} "
    if row.see:
        what.append(_see(here, row.see))
    kind = " ".join(part for part in (row.report, row.type) if part != "–")
    report = element("td", "", element("strong", kind))
    report[0].tail = f" {row.asks}; named as “{row.named}”. Period: {row.period}."
    checked = _checked(here, row.source, f"{VERIFIED[row.verified]}: {row.how} As of {row.as_of}.")
    return element("tr", "", key, what, report, checked)


def _silent(here: Here, row: Silent) -> Element:
    key = _key(row, row.instead)
    key.append(element("span", f"{row.place}.", class_="about"))
    instead = element("td", f"{row.instead} ")
    if row.see:
        instead.append(_see(here, row.see))
    return element("tr", "", key, instead, _checked(here, row.source, f"As of {row.as_of}."))


def _key(row: Naming | Silent, summary: str) -> Element:
    id = naming_id(row.id)
    key = element("th", "", element("span", row.name), id=id, scope="row", data_section=id, data_title=row.name)
    key[0].tail = "\n"
    key.set("data-summary", summary)
    return key


def _see(here: Here, see: tuple[str, ...]) -> Element:
    return links("See", [(here.title(id), here.link(id)) for id in see], class_="see")


def _checked(here: Here, source: str, words: str) -> Element:
    name, address = here.source(source)
    cell = element("td", f"{words[:1].upper()}{words[1:]} ")
    cell.append(element("a", name, href=address))
    return cell
