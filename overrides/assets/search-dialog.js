// The search: pages that the query names, by kind, then passages whose text holds it, by Pagefind. Everything shown is
// put in as text: no HTML is made from what a page or a reader says.
import { fold, nearest, prepare, rank } from "./search-rank.js";

const FILTERS = ["profession", "trajectory", "programme", "support"];
const MOST = 10;
const MOST_OF_KIND = 4;
const MOST_FILTERED = 20;
const MOST_TEXTS = 4;
const MOST_PASSAGES_READ = 12;
// Each word is a piece of the index to wait for: the rarest are the ones that tell.
const MOST_WORDS_IN_TEXTS = 3;
const PAUSE = 300;
const MOST_LETTERS = 200;
const PARAMETER = "search";

// Taken apart for Pagefind by `generator/search.py`: the space after an elision.
const ELISION = /((?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]) (?=<mark>|\p{L})/giu;

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// Load what the search knows of every page, and return what opens its dialog.
export async function make(link) {
  const response = await fetch(link.dataset.search);
  if (!response.ok) throw new Error(response.statusText);
  const data = await response.json();
  return new Search(link, data.words, prepare(data));
}

class Search {
  constructor(link, words, known) {
    this.link = link;
    this.words = words;
    this.known = known;
    this.root = new URL("..", import.meta.url);
    this.byPath = new Map(known.entries.map((entry) => [entry.path, entry]));
    this.asked = 0;
    this.answered = Promise.resolve();
    this.build();
  }

  open(query) {
    if (!this.dialog.open) this.dialog.showModal();
    if (query !== undefined) {
      this.input.value = query.slice(0, MOST_LETTERS);
      this.answer();
    }
    this.input.focus();
    this.input.select();
  }

  build() {
    const { words } = this;
    this.input = element("input", {
      type: "search",
      id: "search-input",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: false,
      enterKeyHint: "search",
      dir: "auto",
      maxLength: MOST_LETTERS,
      "aria-describedby": "search-keys",
    });
    this.status = element("p", { id: "search-status", className: "as-of", role: "status" });
    this.list = element("div", { className: "search-results" });
    this.kinds = element("fieldset", { className: "search-kinds" }, element("legend", { textContent: words.kinds }));
    for (const kind of ["", ...FILTERS]) {
      const choice = element("input", { type: "radio", name: "search-kind", value: kind, checked: !kind });
      this.kinds.append(element("label", {}, choice, ` ${words[kind || "all"]}`));
    }
    const close = element("button", { type: "button", className: "search-close", textContent: words.close });
    this.dialog = element(
      "dialog",
      { className: "search", "aria-label": words.label },
      element("label", { htmlFor: "search-input", textContent: words.label }),
      this.input,
      close,
      element("p", { id: "search-keys", className: "search-keys", textContent: words.keys }),
      this.kinds,
      this.status,
      this.list,
    );
    close.addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => this.closed());
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    // A result on this very page is not loaded anew: the dialog must leave the way.
    this.list.addEventListener("click", (event) => {
      const to = event.target.closest("a");
      if (to && !event.ctrlKey && !event.metaKey && to.pathname === location.pathname) this.dialog.close();
    });
    this.input.addEventListener("input", () => this.answer());
    this.kinds.addEventListener("change", () => this.answer());
    document.body.append(this.dialog);
  }

  closed() {
    this.asked++;
    remember("");
    this.link.focus();
  }

  // Arrow keys go through the results, as they do in a list; Enter goes to the first of them.
  async move(event) {
    // In a field that holds words the browser would only empty it, and wait for a second press.
    if (event.key === "Escape") {
      event.preventDefault();
      this.dialog.close();
      return;
    }
    if (event.target.type === "radio") return;
    const fromInput = event.target === this.input;
    if (event.key === "Enter" && fromInput && !event.isComposing) {
      event.preventDefault();
      this.hurry?.();
      await this.answered;
      this.list.querySelector("a, button")?.focus();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.list.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  // Answer what is typed. `aria-busy` says that more is to come; the last question asked is the only one answered.
  answer(withTexts = false) {
    const mine = ++this.asked;
    this.list.ariaBusy = "true";
    this.answered = this.find(mine, withTexts).finally(() => {
      if (mine !== this.asked) return;
      this.list.ariaBusy = "false";
      this.list.dataset.query = this.input.value;
      remember(this.input.value.trim());
    });
  }

  async find(mine, withTexts) {
    const text = this.input.value.slice(0, MOST_LETTERS);
    const kind = this.kinds.querySelector(":checked").value;
    const { found, query, isWhole } = rank(this.known, text);
    const named = found.filter(({ entry }) => !kind || entry.kind === kind);
    if (!query.length) {
      this.list.replaceChildren();
      this.status.textContent = "";
      return;
    }
    const groups = this.named(named, kind);
    // The names may answer alone: then the texts, and all that searching them takes, load only if they are asked for.
    if (isWhole && named.length && !withTexts) {
      this.show(groups, [this.offer()]);
      return;
    }
    this.list.replaceChildren(...groups);
    this.status.textContent = this.words.searching;
    if (!withTexts) await this.pause();
    if (mine !== this.asked) return;
    let passages = [];
    let failed = false;
    try {
      passages = await this.passages(query, kind);
    } catch {
      failed = true;
    }
    if (mine !== this.asked) return;
    if (failed) {
      this.show(groups, [element("p", { className: "notice", textContent: this.words.failed }), this.offer()]);
      return;
    }
    const texts = passages.map((passage) => this.passage(passage));
    this.show(texts.length ? [...groups, group(this.words.texts, texts)] : groups, []);
    if (!groups.length && !texts.length) this.list.replaceChildren(...this.otherwise(text));
  }

  // Until the reader stops typing, or says by Enter that the question is whole.
  pause() {
    return new Promise((resolve) => {
      this.hurry = resolve;
      setTimeout(resolve, PAUSE);
    });
  }

  show(groups, after) {
    this.list.replaceChildren(...groups, ...after);
    const count = this.list.querySelectorAll("li").length;
    const { none, one, other } = this.words;
    this.status.textContent = count === 0 ? none : count === 1 ? one : other.replace("{n}", count);
  }

  // The pages that the query names, in groups: the group of the best page first.
  named(found, kind) {
    const byKind = new Map();
    for (const one of found.slice(0, kind ? MOST_FILTERED : undefined)) {
      if (!byKind.has(one.entry.kind)) byKind.set(one.entry.kind, []);
      byKind.get(one.entry.kind).push(one);
    }
    let left = kind ? MOST_FILTERED : MOST;
    return [...byKind].flatMap(([of, all]) => {
      const shown = all.slice(0, Math.min(left, kind ? MOST_FILTERED : MOST_OF_KIND));
      left -= shown.length;
      if (!shown.length) return [];
      const rest = all.length - shown.length;
      const made = group(this.words[of], shown.map((one) => this.row(one)));
      if (rest && FILTERS.includes(of)) made.append(this.others(of, rest));
      return [made];
    });
  }

  row({ entry, name }) {
    const item = element("li", {}, this.linkTo(entry.path, entry.title, entry.lang));
    if (entry.atEntry) item.append(element("p", { className: "at", textContent: entry.atEntry.title, ...inLang(entry.atEntry.lang) }));
    else if (entry.about) item.append(element("p", { className: "at", textContent: entry.about }));
    if (name && !name.words.every((word) => entry.names[0].words.includes(word))) {
      const called = element("mark", { textContent: name.text, dir: "auto", ...inLang(name.lang) });
      item.append(element("p", { className: "excerpt" }, this.words.called + this.words.colon, called));
    }
    return item;
  }

  others(kind, rest) {
    const button = element("button", { type: "button", className: "quiet", textContent: this.words.rest.replace("{n}", rest) });
    button.addEventListener("click", () => {
      this.kinds.querySelector(`[value=${kind}]`).checked = true;
      this.answer();
      this.input.focus();
    });
    return button;
  }

  offer() {
    const button = element("button", { type: "button", className: "quiet", textContent: this.words.more });
    button.addEventListener("click", () => {
      this.answer(true);
      this.input.focus();
    });
    return button;
  }

  // The first passages that hold every word asked for, or every word but one.
  async passages(query, kind) {
    const engine = await this.engine();
    query = query.slice(0, MOST_WORDS_IN_TEXTS);
    let { results } = await engine.search(query.join(" "));
    if (!results.length && query.length > 1) {
      const fewer = await Promise.all(query.map((left) => engine.search(query.filter((word) => word !== left).join(" "))));
      const all = fewer.flatMap((found) => found.results).sort((one, other) => other.score - one.score);
      results = [...new Map(all.map((result) => [result.id, result])).values()];
    }
    const passages = [];
    for (let start = 0; start < (kind ? MOST_PASSAGES_READ : 1) && passages.length < MOST_TEXTS; start += MOST_TEXTS) {
      const read = await Promise.all(results.slice(start, start + MOST_TEXTS).map((result) => result.data()));
      const fitting = read.filter((data) => holds(data.excerpt, query)).map((data) => this.placed(data));
      passages.push(...fitting.filter((passage) => !kind || passage.entry?.kind === kind));
    }
    return passages.slice(0, MOST_TEXTS);
  }

  // Where a passage stands: `professions/infirmiere/french.html` is the section `#french` of its page.
  placed(data) {
    const [, folder, anchor] = data.raw_url.match(/^\/?(.*?)(?:([^/]+)\.html)?$/);
    let above = folder;
    while (above && !this.byPath.has(above)) above = above.replace(/[^/]*\/$/, "");
    return { path: anchor ? `${folder}#${anchor}` : folder, entry: this.byPath.get(`${folder}#${anchor}`) ?? this.byPath.get(above), data };
  }

  passage({ path, entry, data }) {
    const { title, section } = data.meta;
    const item = element("li", {}, this.linkTo(path, title, entry?.path === path ? entry.lang : undefined));
    const kind = entry && this.words[entry.kind];
    const where = [kind, section].filter(Boolean).join(" · ");
    if (where) item.append(element("p", { className: "at", textContent: where }));
    item.append(element("p", { className: "excerpt" }, ...marked(data.excerpt)));
    return item;
  }

  linkTo(path, text, lang) {
    return element("a", { href: new URL(path, this.root).href, textContent: text, ...inLang(lang) });
  }

  // Pagefind, without its worker: its index is small, and its worker would be one more file to wait for.
  engine() {
    this.pagefind ??= import(new URL("pagefind/pagefind.js", this.root)).then(async (module) => {
      await module.options({ baseUrl: "/", noWorker: true, excerptLength: 25 });
      await module.init();
      return module;
    });
    this.pagefind.catch(() => (this.pagefind = undefined));
    return this.pagefind;
  }

  // What one may do who found nothing: a near title, or the lists of the site.
  otherwise(text) {
    const near = nearest(this.known, text, 3).map((entry) => element("li", {}, this.linkTo(entry.path, entry.title, entry.lang)));
    const lists = [...document.querySelectorAll(".site-nav a")].map((link) =>
      element("li", {}, element("a", { href: link.href, textContent: link.textContent })),
    );
    return [...(near.length ? [group(this.words.near, near)] : []), group(this.words.lists, lists)];
  }
}

function group(title, items) {
  return element("section", {}, element("h2", { textContent: title }), element("ul", {}, ...items));
}

function inLang(lang) {
  return lang && lang !== document.documentElement.lang ? { lang } : {};
}

// Whether a passage holds a word asked for: of a word that it does not know Pagefind takes ever shorter starts.
function holds(excerpt, query) {
  const found = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gu)].map(([, word]) => fold(word));
  return found.some((word) => query.some((asked) => word.includes(asked.slice(0, 4))));
}

// Pagefind marks the words it found with <mark>; nothing else of its HTML is taken over.
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt.replace(ELISION, "$1"), "text/html");
  return [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent,
  );
}

// Keep the search in the address, so that it can be shared and is there on the way back from a result.
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set(PARAMETER, query);
  else url.searchParams.delete(PARAMETER);
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
