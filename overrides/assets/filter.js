// Filters the items of a list in place. Without this script the list is whole and the form stays hidden.
// A field filters by the item's data attribute of the same name: a word of it for a list to choose from, its
// presence for a box to tick. The text field looks into everything the item says.
const form = document.querySelector("form[data-filter]");
const items = [...document.querySelectorAll("[data-item]")];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map(
  items.map((item) => [item, fold(`${item.textContent} ${item.closest("section").querySelector("h2").textContent}`)]),
);
const count = form.querySelector(".count");

function fits(item) {
  const words = fold(form.q.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!words.every((word) => texts.get(item).includes(word))) return false;
  return [...form.elements].every((field) => {
    const value = item.dataset[field.name];
    if (field.type === "checkbox") return !field.checked || value !== undefined;
    if (field.type === "select-one") return !field.value || value.split(" ").includes(field.value);
    return true;
  });
}

function apply() {
  const shown = items.filter((item) => {
    item.hidden = !fits(item);
    return !item.hidden;
  }).length;
  for (const section of document.querySelectorAll("section.filtered")) {
    section.hidden = !section.querySelector("[data-item]:not([hidden])");
  }
  const { none, one, other } = count.dataset;
  count.textContent = shown === 0 ? none : shown === 1 ? one : other.replace("{n}", shown);
}

form.hidden = false;
form.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
