"""What axe, the accessibility engine, finds against WCAG 2.2 A and AA in a part of a page, in whichever engine."""

from pathlib import Path

from tests.browser.engines import Scripted

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# What the browser has not laid out yet has no size, and it takes on a color of now by and by; axe gets it as it ends up.
# What is hidden is nothing to axe but its ids, and to be told so of each element takes it long: it waits outside of the page.
RUN = """async ([inside, options]) => {
  const ids = [...document.querySelectorAll(`:is(${inside}) [id]`)].map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const hidden = [...document.querySelectorAll(`:is(${inside}) [hidden]`)].filter((each) => !each.checkVisibility());
  const later = [...document.querySelectorAll("*")].filter((each) => getComputedStyle(each).contentVisibility === "auto");
  for (const each of later) each.style.contentVisibility = "visible";
  for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
  const aside = [];
  for (const each of hidden) {
    if (!each.isConnected) continue;
    const place = document.createComment("");
    each.replaceWith(place);
    aside.push([place, each]);
  }
  try {
    const { violations } = await axe.run(inside, options);
    const nodes = twice.map((id) => ({ target: id, failureSummary: "is there twice" }));
    return [...violations, { id: "duplicate-id", nodes }];
  } finally {
    for (const [place, each] of aside) place.replaceWith(each);
    for (const each of later) each.style.removeProperty("content-visibility");
  }
}"""


def faults_of_access(page: Scripted, inside: str = "soc-wizard") -> list[str]:
    """Each rule broken inside the elements that a selector names, with the place; axe comes evaluated, as the policy allows."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {AXE.read_text('utf-8')}\n}}")
    found = page.evaluate(RUN, [inside, OPTIONS])
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
