// @ts-check
/**
 * The way through the interview: which question comes next, which came before, which can be shown. Nothing is drawn
 * here.
 */

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 */

export const FIRST = "role";
export const NEXT = "next";
export const VERDICT = "verdict";

/**
 * What to show next: from the plan while Python is not there, from Python's last step once it is.
 * @param {State} state
 * @param {Pick<Catalogue, "plan">} catalogue
 * @returns {string} a question, or NEXT or VERDICT
 */
export function following(state, { plan }) {
  const role = state.answers[FIRST]?.[0];
  if (!role) return FIRST;
  if (state.lane === "fast") {
    const wanted = (/** @type {string} */ id) => state.step?.open.some((each) => each.question === id) ?? true;
    return (settled(state) ? undefined : firstOpen(state, plan.fast.filter(wanted))) ?? VERDICT;
  }
  if (state.ready) return state.step?.next ?? VERDICT;
  return firstOpen(state, plan.order[role] ?? []) ?? NEXT;
}

/** Whether some report is called for already: the short way ends there. @param {State} state */
function settled({ step }) {
  return step?.findings.some(
    (each) => each.topic === "report" && each.truth === "true" && ["must", "should"].includes(each.strength),
  );
}

/** The first question of a list without an answer. @param {State} state @param {string[]} ids */
function firstOpen({ answers }, ids) {
  return ids.find((id) => !answers[id]);
}

/**
 * The answered question before the one that is shown.
 * @param {State} state
 * @param {Pick<Catalogue, "questions">} catalogue
 */
export function before({ shown, answers }, { questions }) {
  const order = [...questions.keys()];
  const end = shown === VERDICT ? order.length : order.indexOf(shown);
  return order.slice(0, Math.max(end, 0)).findLast((id) => answers[id]) ?? FIRST;
}

/** Whether a question is asked of this reader, as far as is known. @param {State} state @param {string} id */
export function reachable({ step, lane }, id) {
  return id === FIRST || lane !== "" || !step || step.next === id || step.path.includes(id);
}
