// @ts-check
/** What scripts add to pages that are whole without them: filters, checks that stay, a word on late reviews. */

import { openByKey } from "./drawer.js";
import { addFilters } from "./filter.js";
import { showNotes } from "./notes.js";
import { markLate } from "./review.js";
import { improveSearch } from "./search.js";
import { keepRoles } from "./stacked.js";
import { keepTicks } from "./ticks.js";

keepRoles(document);
addFilters(document);
keepTicks(document);
markLate(document, new Date());
improveSearch();
openByKey();
showNotes(document);
document.documentElement.style.setProperty("--site", JSON.stringify(new URL("../../../", import.meta.url).href));
