// @ts-check
/**
 * A site that is read from a disk: browsers open folders there as lists of files and start no modules. Links lead
 * to the pages in the folders, and where scripts would work something out it says that they cannot, and where all
 * the words are.
 */
(() => {
  if (location.protocol !== "file:") return;
  const WORDS = "This page is read from a disk, where browsers do not start Python. What can be read without is here: ";
  const links = [...document.querySelectorAll("a")].filter((link) => link.protocol === "file:");
  for (const link of links) if (link.pathname.endsWith("/")) link.pathname += "index.html";
  const all = links.find((link) => link.pathname.endsWith("/decide/everything/index.html"));
  for (const fault of document.querySelectorAll("[data-fault]")) {
    const way = document.createElement("a");
    way.href = all?.href ?? "";
    way.textContent = "all questions and findings";
    (fault.querySelector("p") ?? fault).replaceChildren(WORDS, way, ".");
    fault.removeAttribute("hidden");
  }
  const IDLE = "[data-loading], [data-fault] button, soc-wizard .actions";
  for (const idle of document.querySelectorAll(IDLE)) idle.setAttribute("hidden", "");
})();
