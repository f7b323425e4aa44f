// Filters the list of professions in place. Without this script the list is whole and the form stays hidden.
const form = document.querySelector("form[data-filter]");
const items = [...document.querySelectorAll("li[data-sector]")];
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map(items.map((item) => [item, fold(item.textContent)]));
const count = form.querySelector(".count");

function apply() {
  const wanted = fold(form.q.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  let shown = 0;
  for (const item of items) {
    const fits =
      wanted.every((word) => texts.get(item).includes(word)) &&
      (!form.sector.value || item.dataset.sector === form.sector.value) &&
      (!form.practice.value || item.dataset.practice === form.practice.value) &&
      (!form.france.checked || "france" in item.dataset) &&
      (!form.stage.checked || "stage" in item.dataset);
    item.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const section of document.querySelectorAll("section.sector")) {
    section.hidden = !section.querySelector("li[data-sector]:not([hidden])");
  }
  const { none, one, other } = count.dataset;
  count.textContent = shown === 0 ? none : shown === 1 ? one : other.replace("{n}", shown);
}

form.hidden = false;
form.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.addEventListener("input", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
