import assert from "node:assert/strict";
import { test } from "node:test";
import { ranked } from "../../overrides/theme/assets/javascripts/wizard/verdict/flips.js";

const finding = (topic, strength) => ({ topic, strength });
const catalogue = {
  findings: new Map([
    ["report", finding("report", "must")],
    ["type", finding("type", "should")],
    ["scope", finding("scope", "should")],
  ]),
};
const flip = (question, gained) => ({ question, from: null, to: "x", gained, lost: [] });

test("what would change the report comes first, each effect once, four at most", () => {
  const flips = [
    flip("a", ["scope"]),
    flip("b", ["type"]),
    flip("c", ["report", "scope"]),
    flip("d", ["type"]),
    ...["e", "f", "g", "h"].map((id) => flip(id, ["scope", id])),
  ];
  assert.deepEqual(
    ranked(catalogue, flips).map((each) => each.question),
    ["c", "b", "a", "e"],
  );
});
