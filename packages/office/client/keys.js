/*
 * Keys for lists: j and k go from row to row, x ticks, ? shows the help; Enter opens, since the row's link has the focus.
 * The letter's place on the keyboard counts, so that they work under a Kazakh or Russian layout too. They can be turned
 * off (WCAG 2.1.4), which this browser remembers; without the script nothing of it is shown.
 */
const list = document.querySelector("[data-keys]");
const help = document.getElementById("keys");
if (list && help) {
  const fold = help.querySelector("details");
  const tick = help.querySelector("input");
  const NAME = "office-keys";
  try {
    tick.checked = localStorage.getItem(NAME) !== "off";
  } catch {}
  tick.addEventListener("change", () => {
    try {
      localStorage.setItem(NAME, tick.checked ? "on" : "off");
    } catch {}
  });
  help.hidden = false;
  const rows = () => [...list.querySelectorAll("tbody tr")].filter((row) => row.querySelector("a[href]"));
  const here = () => rows().findIndex((row) => row.contains(document.activeElement));
  const go = (to) => {
    const row = rows()[Math.max(0, Math.min(to, rows().length - 1))];
    row?.querySelector("a[href]").focus();
    row?.scrollIntoView({ block: "nearest" });
  };
  const acts = {
    KeyJ: () => go(here() + 1),
    KeyK: () => go(here() - 1),
    KeyX: () => rows()[here()]?.querySelector("input[type=checkbox]")?.click(),
  };
  addEventListener("keydown", (event) => {
    if (!tick.checked || event.ctrlKey || event.metaKey || event.altKey || (event.repeat && event.code === "KeyX"))
      return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const act =
      event.key === "?"
        ? () => {
            fold.open = !fold.open;
            fold.querySelector("summary").focus();
          }
        : event.shiftKey
          ? undefined
          : acts[event.code];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
