// The search: pages whose name fits first (in any language, with one typing error forgiven), then pages whose text
// does, by Pagefind. Everything shown is put in as text: no HTML is made from what a page or a reader says.
const MOST_NAMES = 6;
const MOST_TEXTS = 8;
const KINDS = ["profession", "trajectory", "programme", "support"];

let link, words, dialog, input, list, status, kinds, names, pagefind;
let asked = 0;

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']/g, " ");
const tokens = (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

export async function open(from) {
  if (!dialog) build(from);
  dialog.showModal();
  input.select();
  names ??= fetch(link.dataset.names).then((response) => response.json()).then(prepare);
  pagefind ??= import(new URL(link.dataset.pagefind, location.href)).then(async (module) => {
    await module.options({ baseUrl: new URL(link.dataset.root, location.href).pathname });
    await module.init();
    return module;
  });
  await names;
}

function build(from) {
  link = from;
  words = JSON.parse(link.dataset.words);
  input = element("input", { type: "search", id: "search-input", autocomplete: "off" });
  input.setAttribute("aria-describedby", "search-status");
  status = element("p", { id: "search-status", className: "as-of" });
  status.setAttribute("role", "status");
  list = element("div", { className: "search-results" });
  kinds = element("fieldset", { className: "search-kinds" }, element("legend", { textContent: words.kinds }));
  for (const kind of ["", ...KINDS]) {
    const box = element("input", { type: "radio", name: "kind", value: kind, checked: !kind });
    kinds.append(element("label", {}, box, ` ${words[kind || "all"]}`));
  }
  const close = element("button", { type: "button", className: "search-close", textContent: words.close });
  close.addEventListener("click", () => dialog.close());
  const label = element("label", { htmlFor: "search-input", textContent: words.label });
  dialog = element("dialog", { className: "search" }, close, label, input, kinds, status, list);
  dialog.setAttribute("aria-label", words.label);
  dialog.addEventListener("close", () => link.focus());
  dialog.addEventListener("keydown", move);
  input.addEventListener("input", () => answer());
  kinds.addEventListener("change", () => answer());
  document.body.append(dialog);
}

// Arrow keys go through the results, as they do in a list.
function move(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.target.type === "radio") return;
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function prepare(rows) {
  return rows.map(([path, title, kind, others]) => ({
    path,
    title,
    kind,
    names: [title, ...others].map((name) => ({ whole: tokens(name).join(" "), tokens: tokens(name) })),
  }));
}

async function answer() {
  const mine = ++asked;
  const query = tokens(input.value);
  const kind = kinds.querySelector(":checked").value;
  if (!query.length) {
    list.replaceChildren();
    status.textContent = "";
    return;
  }
  const byName = rank(await names, query, kind);
  if (mine === asked) show(byName, []);
  const engine = await pagefind.catch(() => null);
  if (!engine || mine !== asked) return;
  const found = await engine.debouncedSearch(input.value, {}, 150);
  if (!found || mine !== asked) return;
  const texts = await firstTexts(found.results, kind);
  if (mine === asked) show(byName, texts);
}

// The first texts on pages of a kind. The list of names knows the kind of a page: Pagefind's own filters would be
// written in another order by every build.
async function firstTexts(results, kind) {
  const kindAt = new Map((await names).map((entry) => [address(entry.path), entry.kind]));
  const texts = [];
  for (let start = 0; start < Math.min(results.length, 5 * MOST_TEXTS); start += MOST_TEXTS) {
    const batch = await Promise.all(results.slice(start, start + MOST_TEXTS).map((result) => result.data()));
    texts.push(...batch.filter((text) => !kind || kindAt.get(text.url) === kind));
    if (texts.length >= MOST_TEXTS) break;
  }
  return texts.slice(0, MOST_TEXTS);
}

// Where a page of the site stands on its server.
function address(path) {
  return new URL(link.dataset.root + path, location.href).pathname;
}

export function rank(entries, query, kind) {
  return entries
    .filter((entry) => !kind || entry.kind === kind)
    .map((entry) => ({ ...entry, score: Math.max(...entry.names.map((name, place) => score(name, query, place))) }))
    .filter((entry) => entry.score > 0)
    .sort((one, other) => other.score - one.score || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
    .slice(0, MOST_NAMES);
}

// How well a name fits: the whole name, then its start, then each word in it, then words with one typing error.
function score(name, query, place) {
  const whole = query.join(" ");
  const own = place === 0 ? 1 : 0;
  if (name.whole === whole) return 100 + own;
  let sum = 0;
  for (const word of query) {
    const fit = Math.max(0, ...name.tokens.map((token) => wordFit(token, word)));
    if (!fit) return 0;
    sum += fit;
  }
  const cover = query.length / Math.max(name.tokens.length, query.length);
  return 60 * (sum / query.length) * (0.6 + 0.4 * cover) + own + (name.whole.startsWith(whole) ? 15 : 0);
}

function wordFit(token, word) {
  if (token === word) return 1;
  if (stem(token) === stem(word)) return 0.95;
  if (word.length > 1 && token.startsWith(word)) return 0.85;
  if (word.length > 4 && distance(token, word) <= 1) return 0.7;
  if (word.length > 4 && distance(stem(token), stem(word)) <= 1) return 0.6;
  return 0;
}

// The same word in the feminine, the masculine and the plural, for the endings of French and English titles.
function stem(token) {
  return token
    .replace(/s$/, "")
    .replace(/(iere|ier)$/, "ier")
    .replace(/(euse|eur|rice|trice|teur)$/, "eur")
    .replace(/(ienne|ien)$/, "ien")
    .replace(/(nne|n)$/, "n")
    .replace(/ee?$/, "");
}

// Damerau's distance, as far as it matters here: 0, 1, or more.
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 1) return 2;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const rest = (text, by) => text.slice(start + by);
  if (start === one.length && start === other.length) return 0;
  const swapped = rest(one, 2) === rest(other, 2) && one[start] === other[start + 1] && one[start + 1] === other[start];
  const same = rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1);
  return same || swapped ? 1 : 2;
}

function show(byName, texts) {
  const root = link.dataset.root;
  const known = new Set(byName.map((entry) => address(entry.path)));
  const others = texts.filter((text) => !known.has(new URL(text.url, location.href).pathname));
  const groups = [];
  if (byName.length) {
    const rows = byName.map((entry) => row(root + entry.path, entry.title, words[entry.kind]));
    groups.push(element("h2", { textContent: words.names }), element("ul", {}, ...rows));
  }
  if (others.length) {
    const rows = others.map((text) => row(text.url, text.meta.title, "", marked(text.excerpt)));
    groups.push(element("h2", { textContent: words.texts }), element("ul", {}, ...rows));
  }
  list.replaceChildren(...groups);
  const count = byName.length + others.length;
  status.textContent = count === 0 ? words.none : count === 1 ? words.one : words.other.replace("{n}", count);
}

function row(href, title, tag, excerpt) {
  const item = element("li", {}, element("a", { href, textContent: title }));
  if (tag) item.append(" ", element("span", { className: "tag", textContent: tag }));
  if (excerpt) item.append(excerpt);
  return item;
}

// Pagefind marks the words it found with <mark>; nothing else of its HTML is taken over.
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  const parts = [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent,
  );
  return element("p", { className: "excerpt" }, ...parts);
}
