import assert from "node:assert/strict";
import { test } from "node:test";
import { cardOf, cardText, mailTo } from "../../overrides/theme/assets/javascripts/wizard/verdict/card.js";

const words = (headline, short = "") => ({ headline, short });
const book = {
  findings: new Map([
    ["get-it", words("Get the report.")],
    ["both", words("Plan two.")],
    ["type", words("Go for it.", "Type 2, now")],
    ["one", words("Name one.", "One")],
    ["other", words("Add the other.")],
    ["sign", words("Engage a firm.", "Engage")],
    ["write", words("Write it.")],
    ["watch", words("Watch this.")],
  ]),
  plan: {
    due: {
      sign: { word: "before", edge: "start", steps: ["none", "period-soc-1"] },
      write: { word: "before", edge: "start", steps: ["fieldwork"] },
    },
    weighty: ["must", "should", "watch"],
  },
};
const lead = {
  ids: ["get-it", "both"],
  headline: "Get the report. Plan two.",
  sentence: "We take it that they ask.",
  presumed: [],
  type: "type",
  period: null,
  categories: ["one", "other"],
  next: ["sign", "write"],
};
const day = (month) => `2027-0${month}-01`;
const schedule = (feasible, more = {}) => ({
  today: day(1),
  "needed-by": day(6),
  summary: "",
  ways: [
    {
      id: "a",
      label: "report A",
      feasible,
      finish: [day(5), day(7)],
      stages: [
        { id: "period-soc-1", start: [day(1), day(1)], end: [day(3), day(4)] },
        { id: "fieldwork", start: [day(3), day(4)], end: [day(5), day(7)] },
      ],
    },
    { id: "b", label: "report B", feasible: "yes", finish: [day(2), day(2)], stages: [] },
  ],
  ...more,
});
const state = { step: { lead, findings: [] } };

test("the card says report, type, categories, date and next steps with their dates", () => {
  const card = cardOf(book, state, schedule("yes"));
  assert.equal(card.headline, "Get the report.");
  assert.equal(card.more, "Plan two.");
  assert.deepEqual(card.facts, [
    ["Type", "Type 2, now"],
    ["Categories", "One and Add the other"],
    ["In hand", "Between May 1 and Jul 1, 2027; needed by Jun 1, 2027"],
  ]);
  assert.deepEqual(card.next, [
    ["Engage", "now"],
    ["Write it", "before Mar 1, 2027"],
  ]);
});

test("a date that is tight, missed or not given is said on the card", () => {
  const inHand = (plan) => cardOf(book, state, plan).facts.at(-1)[1];
  assert.match(
    inHand(schedule("tight")),
    /needed by Jun 1, 2027: in time only if the period is short and all goes fast$/,
  );
  assert.equal(
    inHand(schedule("no")),
    "Not by Jun 1, 2027: between May 1 and Jul 1, 2027. What can: report B, on Feb 1, 2027",
  );
  assert.match(inHand(schedule(null, { "needed-by": null })), /if you start now$/);
  assert.equal(cardOf(book, state, null).facts.length, 2);
});

test("where nothing is named as a next step, the weightiest findings are", () => {
  const found = [
    { id: "get-it", strength: "must", layer: "sure" },
    { id: "watch", strength: "watch", layer: "sure" },
    { id: "sign", strength: "should", layer: "presumed" },
    { id: "write", strength: "must", layer: "open" },
  ];
  const step = { lead: { ...lead, next: [] }, findings: found };
  assert.deepEqual(cardOf(book, { step }, null).next, [
    ["Engage", ""],
    ["Watch this", ""],
  ]);
});

test("an e-mail leads with the card and has its subject ready", () => {
  const card = cardOf(book, state, schedule("yes"));
  const text = cardText(card, "https://example.org/decide/#role=provider");
  assert.ok(text.startsWith("Get the report. Plan two.\n\nWe take it that they ask.\n\nType: Type 2, now\n"));
  assert.ok(text.includes("1. Engage (now)\n2. Write it (before Mar 1, 2027)"));
  const link = new URL(mailTo(card, "https://example.org/decide/#role=provider"));
  assert.equal(link.searchParams.get("subject"), "Get the report");
  assert.ok(link.searchParams.get("body").replaceAll("\r\n", "\n") === text);
});
