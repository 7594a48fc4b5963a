/** A small catalogue as the page's scripts see one, without a page. */

const question = (id, kind, ids, alone = []) => ({
  id,
  kind,
  short: id.toUpperCase(),
  day: kind === "when" ? {} : null,
  options: new Map(ids.map((each) => [each, { id: each, exclusive: alone.includes(each) }])),
});

export const catalogue = {
  edition: "2026.11",
  questions: new Map(
    [
      question("role", "one", ["provider", "customer"]),
      question("data", "many", ["card", "health", "nothing", "unsure"], ["nothing", "unsure"]),
      question("needed-by", "when", ["soon", "unsure"]),
    ].map((each) => [each.id, each]),
  ),
  plan: { order: { provider: ["data"] }, fast: ["data", "needed-by"], changes: {} },
};
