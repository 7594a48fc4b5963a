import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

globalThis.self = globalThis; // the script is a worker's
const { integrityOf } = await import("../../overrides/theme/assets/javascripts/python/rest.js");

test("the hash of a download that Python waits for is that of Node", () => {
  for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 100_000]) {
    const bytes = Uint8Array.from({ length: size }, (_, place) => (place * 31 + (place >> 8)) & 255);
    assert.equal(integrityOf(bytes.buffer), `sha256-${createHash("sha256").update(bytes).digest("base64")}`, `${size}`);
  }
});
