import assert from "node:assert/strict";
import { test } from "node:test";
import { handedOver, takenWords } from "../../overrides/theme/assets/javascripts/rfp/handed.js";

const TODAY = "2026-11-29";
const LINK =
  "#role=responder&we-hold=soc-2-type-2&we-hold=engaged&own-opinion=exceptions" +
  "&asker-is=prospect&last-period-end=2026-09-30&edition=2026.12";
const ALL = {
  holds: ["soc-2"],
  "soc-2-type": "type-2",
  next: "engaged",
  reader: "prospect",
  "soc-2-opinion": "unmodified",
  "soc-2-exceptions": "some",
  "soc-2-end": "2026-09-30",
};
const over = (hash, said = {}) => handedOver(hash, said, TODAY);

test("what the wizard knows of a responder comes into an empty form", () => {
  assert.deepEqual(over(LINK).said, ALL);
  assert.deepEqual(over("#role=responder&we-hold=readiness").said, { holds: ["none"], next: "readiness" });
  assert.deepEqual(over("#role=responder&we-hold=nothing").said, { holds: ["none"] });
  assert.deepEqual(over("#role=responder&we-hold=iso-27001").said, { holds: ["none"], "iso-27001": "yes" });
});

test("what is kept is never overwritten, and what would not fit it is left", () => {
  const said = { holds: ["soc-2"], "soc-2-type": "type-1", reader: "customer", system: "Acme" };
  assert.deepEqual(over(LINK, said), { said: { ...said, next: "engaged" }, added: ["next"] });
  assert.deepEqual(over(LINK, { holds: ["soc-1"] }).added, ["next", "reader"]);
  assert.deepEqual(over(LINK, ALL).added, []);
});

test("an opinion or a day goes to no report where there are two", () => {
  const both = over("#role=responder&we-hold=soc-1-type-2&we-hold=soc-2-type-1&own-opinion=adverse");
  assert.deepEqual(both.said, { holds: ["soc-1", "soc-2"], "soc-1-type": "type-2", "soc-2-type": "type-1" });
  const types = over("#role=responder&we-hold=soc-2-type-1&we-hold=soc-2-type-2&own-opinion=clean");
  assert.deepEqual(types.said, { holds: ["soc-2"] });
});

test("a Type 1 has no exceptions, a day to come is no last day, and a span is no day", () => {
  const one = "#role=responder&we-hold=soc-1-type-1&own-opinion=clean";
  assert.deepEqual(over(`${one}&last-period-end=2027-01-01`).said, {
    holds: ["soc-1"],
    "soc-1-type": "type-1",
    "soc-1-opinion": "unmodified",
  });
  assert.equal(over(`${one}&last-period-end=under-3-months`).said["soc-1-end"], undefined);
});

test("other fragments hand nothing over", () => {
  for (const hash of ["", "#rfp-soc-3", "#role=provider&we-hold=soc-3", "#role=responder&own-opinion=toString"])
    assert.deepEqual(over(hash), { said: {}, added: [] }, hash);
});

test("one line says what was taken", () => {
  const library = {
    question: [{ id: "holds", short: "Reports held" }],
    claim: [{ id: "x", says: "We do" }],
    field: [],
  };
  assert.match(takenWords(["holds", "x"], library), /^Taken over from the wizard: “Reports held”, “We do”\./);
});
