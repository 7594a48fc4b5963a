"""The page for many vendors at once: where to drop a CSV, and where the verdicts go."""

from urllib.parse import quote
from xml.etree.ElementTree import Element

from publish.markdown.elements import button, element
from publish.markdown.page_context import Here

TEMPLATES = {
    "vendors.csv": (
        "A template for vendors you use",
        "vendor,role,vendor-does,our-financial-effect,vendor-data,dependence,wants,vendor-has\n"
        "Acme Payroll,customer,process,direct,personal;financial,processing,auditors,soc-1-type-2\n"
        "Cloudbox,customer,saas,no,confidential,uptime,security,soc-2-type-2\n",
    ),
    "services.csv": (
        "A template for services you provide",
        "service,role,offering,asked-for,asked-by,financial-effect,data,commitments\n"
        "Payroll,provider,process,soc-any,auditors,direct,personal;financial,security\n"
        "Analytics,provider,saas,soc-2,security,no,confidential,security;availability\n",
    ),
}


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001 (every directive is given the page)
    """The elements that `batch/main.js` fills; without scripts the command line is pointed to."""
    note = element("p", "This part of the page needs scripts. The command line does the same without a browser.")
    return element("soc-batch", "", element("noscript", "", note), _file(), _result(), data_engine="loading")


def _file() -> Element:
    """The file field, which is also where a file is dropped, and the templates."""
    field = element("input", type="file", id="batch-input", accept=".csv,text/csv", aria_describedby="batch-hint")
    label = element("label", "Choose a CSV file, or drop it here", for_="batch-input")
    hint = element("p", "It is read by this page alone. Nothing is uploaded.", id="batch-hint", class_="hint")
    templates = [
        element("li", "", element("a", words, href=f"data:text/csv;charset=utf-8,{quote(text)}", download=name))
        for name, (words, text) in TEMPLATES.items()
    ]
    state = element("p", role="status", data_status=True)
    fault = element("p", role="alert", data_fault=True, hidden=True)
    return element("div", "", label, field, hint, element("ul", "", *templates), state, fault, class_="drop", data_drop=True)


def _result() -> Element:
    """Where the verdicts are shown, with a field that narrows them."""
    narrow = element("input", type="search", id="batch-filter", autocomplete="off")
    only = element("input", type="checkbox", id="batch-errors")
    bar = element(
        "div",
        "",
        element("label", "Filter the rows", for_="batch-filter"),
        narrow,
        element("span", "", only, element("label", "Only rows with an error", for_="batch-errors"), class_="only"),
        button("download", "Download the result as CSV", quiet=False),
        class_="filter",
    )
    table = element("table", "", element("thead"), element("tbody"), class_="verdicts")
    more = button("more", "Show more rows")
    frame = element("div", "", table, class_="frame", tabindex="0", role="region", aria_label="Verdicts, a wide table")
    return element("div", "", bar, element("p", role="status", data_count=True), frame, more, hidden=True, data_result=True)
