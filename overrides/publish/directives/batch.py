"""The page for many vendors at once: where to drop a file, how its columns are read, and where the verdicts go."""

from urllib.parse import quote
from xml.etree.ElementTree import Element

from publish.markdown.elements import button, element
from publish.markdown.page_context import Here

TEMPLATES = {
    "vendors.csv": (
        "A template for vendors you use",
        "Vendor,Category,SOX relevant,Data,Depend on,SOC report,Period end,Renewal date\n"
        "Acme Payroll,payroll,Y,PII; financial,processing,SOC 1 Type 2,2026-09-30,2027-06-30\n"
        "Cloudbox,SaaS,N,confidential,uptime,SOC 2 Type 2,2026-06-30,\n"
        "Newsletter Co,SaaS,N,contact details,not much,none,,\n",
    ),
    "services.csv": (
        "A template for services you provide",
        "service,role,offering,asked-for,asked-by,financial-effect,data,commitments\n"
        "Payroll,provider,process,soc-any,auditors,direct,personal;financial,security\n"
        "Analytics,provider,saas,soc-2,security,no,confidential,security;availability\n",
    ),
}
ACCEPTED = ".xlsx,.xlsm,.csv,.tsv,.txt"


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001 (every directive is given the page)
    """The elements that `batch/main.js` fills; without scripts the command line is pointed to."""
    note = element("p", "This part of the page needs scripts. The command line does the same without a browser.")
    parts = [element("noscript", "", note), _file(), _sheet(), _progress(), _columns(), _result()]
    return element("soc-batch", "", *parts, data_engine="loading")


def _file() -> Element:
    """The file field, which is also where a file is dropped, and the templates."""
    field = element("input", type="file", id="batch-input", accept=ACCEPTED, aria_describedby="batch-hint", autocomplete="off")
    label = element("label", "Choose your list of vendors, or drop it here", for_="batch-input")
    hint = element(
        "p",
        "An Excel workbook or a CSV file. It is read by this page alone; nothing is uploaded.",
        id="batch-hint",
        class_="hint",
    )
    templates = [
        element("li", "", element("a", words, href=f"data:text/csv;charset=utf-8,{quote(text)}", download=name))
        for name, (words, text) in TEMPLATES.items()
    ]
    state = element("p", role="status", data_status=True)
    fault = element("p", role="alert", data_fault=True, hidden=True)
    return element("div", "", label, field, hint, element("ul", "", *templates), state, fault, class_="drop", data_drop=True)


def _sheet() -> Element:
    """Which sheet of a workbook is read."""
    label = element("label", "Sheet ", for_="batch-sheet")
    return element("p", "", label, element("select", id="batch-sheet"), hidden=True, data_sheet=True)


def _progress() -> Element:
    """How far the rows are, and a way to stop."""
    bar = element("progress", max="1", value="0", aria_label="Rows judged")
    return element(
        "div", "", bar, element("span", data_rows=True), button("stop", "Stop"), hidden=True, class_="work", data_work=True
    )


def _columns() -> Element:
    """How the columns are read, filled when a file is there."""
    body = element("div", data_body=True)
    return element("details", "", element("summary"), body, hidden=True, class_="columns", data_columns=True)


def _result() -> Element:
    """Where the verdicts are shown, with what narrows them."""
    bar = element(
        "div",
        "",
        element("p", role="status", data_count=True),
        button("clear", "Show all rows"),
        button("workbook", "Download the workbook", quiet=False, hidden=True),
        button("download", "Download as CSV", quiet=False),
        class_="filter",
    )
    table = element("table", "", element("caption"), element("thead"), element("tbody"), class_="verdicts")
    more = button("more", "Show more rows")
    frame = element("div", "", table, class_="frame", tabindex="0", role="region", aria_label="Verdicts, a wide table")
    return element("div", "", bar, frame, more, hidden=True, data_result=True)
