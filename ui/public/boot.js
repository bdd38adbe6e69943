// Runs before the first paint, as its own file so that the content security policy needs no inline script:
// the theme somebody chose must not flash in the other one. The keys are those of src/lib/preferences.ts.
(() => {
  try {
    const theme = localStorage.getItem("honeylink.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be forbidden; the system's theme then applies.
  }
})();
