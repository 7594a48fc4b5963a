// @ts-check
/** Files that are dropped on a place instead of chosen. */

/**
 * Hands the first file dropped to `take`; the place shows that it would.
 * @param {HTMLElement} place
 * @param {(file: File) => void} take
 */
export function listenForDrops(place, take) {
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.toggle("over", name === "dragenter" || name === "dragover");
    });
  }
  place.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
}
