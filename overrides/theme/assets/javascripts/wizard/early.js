// @ts-check
/**
 * Runs while the page is read: Continue counts from the first picture on. Pressed before the wizard's own script is
 * there, it is kept, and the script goes on from it.
 */
(() => {
  const untouched = () => document.querySelector("soc-wizard:not([data-mode])");
  document.addEventListener("submit", (event) => {
    const wizard = untouched();
    if (!wizard) return;
    event.preventDefault();
    wizard.toggleAttribute("data-pressed", true);
  });
  const look = () => {
    if (document.querySelector('[data-action="continue"]')) performance.mark("soc:first-question");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
