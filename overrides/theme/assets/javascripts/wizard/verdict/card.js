// @ts-check
/** The card as plain text and as an e-mail. What it says is decided in Python, `decision/report/card.py`. */

/** @typedef {import("api").Step} Step */

/**
 * The card as plain text, for an e-mail.
 * @param {Pick<Step, "card" | "lead">} step
 * @param {string} address that opens the verdict
 */
export function cardText({ card: { headline, more, facts, next }, lead }, address) {
  const steps = next.map(({ words, when }, place) => `${place + 1}. ${words}${when ? ` (${when})` : ""}`);
  const parts = [
    [headline, more].filter(Boolean).join(" "),
    lead.sentence,
    facts.map(([label, words]) => `${label}: ${words}`).join("\n"),
    steps.length ? ["Next steps", ...steps].join("\n") : "",
    `The whole verdict, with its reasons and sources:\n${address}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/**
 * A link that opens the reader's mail program with subject and text.
 * @param {Pick<Step, "card" | "lead">} step
 * @param {string} address
 */
export function mailTo(step, address) {
  const subject = encodeURIComponent(step.card.headline.replace(/\.$/, ""));
  const body = encodeURIComponent(cardText(step, address).replaceAll("\n", "\r\n"));
  return `mailto:?subject=${subject}&body=${body}`;
}
