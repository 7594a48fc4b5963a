import assert from "node:assert/strict";
import { test } from "node:test";
import { cardText, mailTo } from "../../overrides/theme/assets/javascripts/wizard/verdict/card.js";

const step = {
  lead: { sentence: "We take it that they ask." },
  card: {
    headline: "Get the report.",
    more: "Plan two.",
    facts: [["Type", "Type 2, now"]],
    next: [
      { id: "sign", words: "Engage", when: "now" },
      { id: "write", words: "Write it", when: "before Mar 1, 2027" },
      { id: "tell", words: "Tell them", when: "" },
    ],
  },
};

test("an e-mail leads with the card and has its subject ready", () => {
  const text = cardText(step, "https://example.org/decide/#role=provider");
  assert.ok(text.startsWith("Get the report. Plan two.\n\nWe take it that they ask.\n\nType: Type 2, now\n"));
  assert.ok(text.includes("1. Engage (now)\n2. Write it (before Mar 1, 2027)\n3. Tell them\n"));
  const link = new URL(mailTo(step, "https://example.org/decide/#role=provider"));
  assert.equal(link.searchParams.get("subject"), "Get the report");
  assert.ok(link.searchParams.get("body").replaceAll("\r\n", "\n") === text);
});

test("a card without facts and steps is the headline and the link", () => {
  const bare = { lead: { sentence: "" }, card: { headline: "Say it.", more: "", facts: [], next: [] } };
  assert.equal(cardText(bare, "/x"), "Say it.\n\nThe whole verdict, with its reasons and sources:\n/x\n");
});
