// Opens the search when it is asked for, or when the address holds a search. Nothing else of it loads before; without
// this script its link leads to the list of professions.
const link = document.querySelector("[data-search]");
let loading;

function open(query) {
  loading ??= import("./search-dialog.js").then(async (module) => module.make(link));
  link.ariaBusy = "true";
  loading
    .then((dialog) => dialog.open(query))
    // What cannot be loaded must not leave the reader before a link that does nothing.
    .catch(() => location.assign(link.href))
    .finally(() => (link.ariaBusy = null));
}

link.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
// With a modifier, so that no letter spoken or typed elsewhere opens it (WCAG 2.1.4).
link.setAttribute("aria-keyshortcuts", "Control+K");
document.addEventListener("keydown", (event) => {
  if (event.key?.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  open();
});

const asked = new URLSearchParams(location.search).get("search");
if (asked !== null) open(asked);
