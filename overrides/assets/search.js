// Opens the search when it is asked for. Nothing else of it loads before; without this script its link leads to the
// list of professions.
const link = document.querySelector("[data-search]");
let opening;

function open(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opening ??= import("./search-dialog.js");
  opening.then((dialog) => dialog.open(link)).catch(() => location.assign(link.href));
}

link.addEventListener("click", open);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key === "/" && !typing) open(event);
});
