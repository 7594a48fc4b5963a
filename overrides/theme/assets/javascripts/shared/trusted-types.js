// @ts-check
/**
 * For browsers that enforce Trusted Types: the theme's search writes its results as HTML and starts its worker by
 * URL. HTML is rebuilt from a few inert tags that keep nothing but their class; the only worker is the site's own
 * search. The wizard's worker has a policy of its own.
 */
(() => {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types) return;
  const TAGS = new Set("A ARTICLE ASIDE B BR CODE DIV EM H1 H2 H3 H4 LI MARK NAV OL P SMALL SPAN STRONG UL".split(" "));
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const search = new URL("../workers/search.", new URL(script.dataset.from ?? script.src, location.href)).href;
  const inert = types.createPolicy("inert", { createHTML: (/** @type {string} */ html) => html });

  /** @param {string} html */
  function rebuilt(html) {
    const parsed = new DOMParser().parseFromString(inert.createHTML(html), "text/html");
    const target = document.implementation.createHTMLDocument("").body;
    copy(parsed.body, target);
    return target.innerHTML;
  }

  /** @param {Node} from @param {Element} to */
  function copy(from, to) {
    for (const node of from.childNodes) {
      if (node instanceof Text) to.append(node.data);
      else if (node instanceof Element && TAGS.has(node.tagName)) copy(node, plain(node, to));
    }
  }

  /** @param {Element} like @param {Element} parent */
  function plain(like, parent) {
    const made = parent.ownerDocument.createElement(like.tagName);
    if (like.className) made.className = like.className;
    parent.append(made);
    return made;
  }

  types.createPolicy("default", {
    createHTML: rebuilt,
    createScriptURL: (/** @type {string} */ url) => (new URL(url, location.href).href.startsWith(search) ? url : null),
  });
})();
