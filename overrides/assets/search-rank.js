// Which pages a query names: their titles and other names in any language, forgiving accents, case, gender and one
// typing error. Pure functions over the list that `generator/exports/names.py` writes.
const MOST_WORDS = 12;
// How much a word counts that fits another name of the page, the body it belongs to, what it is about, a topic.
const ELSEWHERE = 0.8;
const AT = { programme: 0.85 };
const AT_ELSE = 0.4;
const OF = 0.5;
const TOPIC = 0.5;
// Where two pages fit as well: the permit before the job, what helps before what defines.
const FIRST = { profession: 0.06, support: 0.04, trajectory: 0.03, order: 0.03, page: 0.03, institution: 0.02, programme: 0.01, measure: -0.05 };
const LEAST = 0.3;
const NEAR_BEST = 0.6;

const GENDER = /(\p{L}{3})[·•.(/-](?:i?[èe]re|e|ne|le|se|ve|euse|[tr]*rice|esse)\)?(?:[·•.(/-]?s\)?)?(?!\p{L})/giu;
const INITIALS = /(?<!\p{L})(?:\p{L}\.){2,}/gu;

export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[ىی]/g, "ي")
    .replace(/ک/g, "ك")
    .replace(/ة/g, "ه")
    .replace(/\u200c/g, "");
}

export function tokens(text) {
  const plain = text.normalize("NFC").replace(GENDER, "$1").replace(INITIALS, (word) => `${word.replaceAll(".", "")} `);
  return fold(plain).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// The same word in the feminine, the masculine and the plural, for the endings of French and English titles.
export function stem(token) {
  if (token.length < 4) return token;
  return token
    .replace(/s$/, "")
    .replace(/aux?$/, "al")
    .replace(/(iere|ier)$/, "ier")
    .replace(/(euse|eure|trice|rice|teur|eur)$/, "eur")
    .replace(/(ienne|ien)$/, "ien")
    .replace(/(.{4})ing$/, "$1")
    .replace(/e+$/, "");
}

// The work and who does it: “chimie”, “chimiste”; “pharmacie”, “pharmacien”; “ergothérapie”, “ergothérapeute”.
function family(stemmed) {
  return stemmed.length > 4 ? stemmed.replace(/(?:ist|ien|eut|(?<=log)u|i|y)$/, "") : stemmed;
}

// How a word sounds, for those who write it by ear: “orthofoniste”.
function sound(token) {
  return token.replace(/ph/g, "f").replace(/th/g, "t").replace(/y/g, "i").replace(/(.)\1/gu, "$1");
}

// Damerau's distance, as far as it matters here: whether one typing error makes one word of the other.
export function isOneErrorAway(one, other) {
  const long = Math.max(one.length, other.length);
  if (long - Math.min(one.length, other.length) > 1) return false;
  let start = 0;
  while (start < long && one[start] === other[start]) start++;
  let end = 0;
  while (end < long - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  if (start + end >= long - 1) return true;
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return swapped && one.length === other.length && start + end >= long - 2;
}

// How well a word of a name fits a word of the query, from 0 to 1.
function fit(known, asked) {
  if (known.text === asked.text) return 1;
  if (known.stem === asked.stem) return 0.95;
  if (asked.family.length > 3 && known.family === asked.family) return 0.92;
  if (asked.text.length > 1 && known.text.startsWith(asked.text)) return 0.8;
  // A word that asks for a topic is not one misspelt: “coûte” is no “court”.
  if (asked.text.length < 5 || asked.isTopic) return 0;
  if (known.text.length > 4 && asked.text.startsWith(known.stem) && asked.text.length - known.text.length < 4) return 0.75;
  if (isOneErrorAway(known.text, asked.text)) return 0.7;
  if (known.sound === asked.sound) return 0.65;
  return isOneErrorAway(known.stem, asked.stem) ? 0.6 : 0;
}

const sum = (numbers) => numbers.reduce((so, number) => so + number, 0);
const rarity = (pages, of) => Math.log(1 + of / (1 + pages)) / Math.log(1 + of);
const unique = (list) => [...new Set(list)];

// A name with its acronym in brackets is said without it, or by it alone.
function asSaid(text) {
  const [, name, acronym] = text.match(/^(.{3,}?) \((\p{Lu}[\p{Lu}\p{N}.-]+)\)$/u) ?? [];
  return acronym ? [text, name, acronym] : [text];
}

// Make the list ready: each name in words, each page with the words of what it belongs to and is about.
export function prepare({ stop, topics, pages }) {
  const ignored = new Set(stop.split(" "));
  const wordsOf = new Map();
  const word = (text) => {
    if (!wordsOf.has(text)) {
      const stemmed = stem(text);
      wordsOf.set(text, { text, stem: stemmed, family: family(stemmed), sound: sound(stemmed), pages: 0 });
    }
    return wordsOf.get(text);
  };
  const inWords = (text) => tokens(text).map(word);
  const meaning = (text) => {
    const all = inWords(text);
    const kept = all.filter((found) => !ignored.has(found.text));
    return kept.length ? kept : all;
  };
  const entries = pages.map((page) => {
    const named = Object.entries(page.names ?? {}).flatMap(([lang, found]) => found.map((name) => [name, lang]));
    const names = [[page.title, page.lang], ...named].flatMap(([text, lang], place) =>
      asSaid(text).map((said) => {
        const words = meaning(said);
        return { text, lang, words, whole: tokens(said).join(" "), isOwn: place === 0 };
      }),
    );
    return { ...page, names, all: unique(names.flatMap((name) => name.words)), said: page.about ? meaning(page.about) : [] };
  });
  for (const { all } of entries) for (const known of all) known.pages++;
  const weigh = (known) => rarity(known.pages, entries.length);
  for (const name of entries.flatMap((entry) => entry.names)) name.weight = sum(name.words.map(weigh));
  for (const entry of entries) {
    entry.atEntry = entries[entry.at];
    entry.ofWords = unique((entry.of ?? []).flatMap((place) => entries[place].all));
    entry.topics = new Set((topics[entry.kind] ?? "").split(" ").map(stem));
  }
  const isTopic = new Set(Object.values(topics).flatMap((of) => of.split(" ")).map(stem));
  return { entries, isTopic, meaning, weigh };
}

// The pages that a query names, the best first, and whether their names hold all that was asked.
export function rank({ entries, isTopic, meaning, weigh }, text) {
  const whole = tokens(text).join(" ");
  const asked = unique(meaning(text)).slice(0, MOST_WORDS).map((word) => ({ ...word, isTopic: isTopic.has(word.stem), fits: new Map() }));
  if (!asked.length) return { found: [], query: [], isWhole: true };
  const fits = entries.map((entry) => asked.map((word) => best(entry.all, word)));
  // A word in few names tells more than one in many; a word that asks for a topic tells little of the page.
  const weights = asked.map((word, place) => {
    const pages = fits.filter((found) => found[place] >= 0.75).length;
    return rarity(pages, entries.length) * (word.isTopic ? 0.5 : 1);
  });
  const scored = entries.map((entry, place) => score(entry, fits[place], asked, weights, whole, weigh));
  const most = Math.max(...scored.map((one) => one.score));
  const found = scored
    .filter((one) => one.score >= LEAST && one.score >= NEAR_BEST * most)
    .sort((one, other) => other.score - one.score || one.entry.title.length - other.entry.title.length);
  return { found, query: rarestFirst(asked, weights), isWhole: found.length > 0 && found[0].isWhole };
}

function rarestFirst(asked, weights) {
  return [...asked.keys()].sort((one, other) => weights[other] - weights[one]).map((place) => asked[place].text);
}

// The best that a word of the query fits any of some words. A word of the list is compared once.
function best(words, asked) {
  let most = 0;
  for (const known of words) {
    let value = asked.fits.get(known);
    if (value === undefined) asked.fits.set(known, (value = fit(known, asked)));
    if (value > most) most = value;
  }
  return most;
}

function score(entry, fits, asked, weights, whole, weigh) {
  const around = asked.map((word, place) => {
    const at = entry.atEntry ? (AT[entry.kind] ?? AT_ELSE) * best(entry.atEntry.all, word) : 0;
    const of = OF * Math.max(best(entry.ofWords, word), best(entry.said, word));
    return Math.max(ELSEWHERE * fits[place], at, of);
  });
  if (!around.some((value) => value > 0)) return { entry, score: 0 };
  const topics = asked.map((word) => (entry.topics.has(word.stem) ? TOPIC : 0));
  const total = sum(weights);
  let most = 0;
  let name;
  for (const one of entry.names) {
    const inName = asked.map((word) => best(one.words, word));
    const used = one.words.filter((known) => asked.some((word) => word.fits.get(known) > 0));
    const cover = 0.7 + (0.3 * sum(used.map(weigh))) / one.weight;
    const held = asked.map((_, place) => weights[place] * Math.max(inName[place] * cover, around[place], topics[place]));
    const value = sum(held) / total + (one.whole === whole ? 0.2 : 0) + (one.isOwn ? 0.02 : 0);
    if (value > most) [most, name] = [value, one];
  }
  return { entry, name, score: most * (1 + (FIRST[entry.kind] ?? 0)), isWhole: around.every((value) => value > 0) };
}

// The titles nearest to a text that names nothing: those that share most pairs of letters with it.
export function nearest({ entries }, text, most) {
  const pairs = (of) => new Set([...of].slice(1).map((letter, place) => of[place] + letter));
  const asked = pairs(fold(text).slice(0, 60));
  const alike = (name) => {
    const own = pairs(name);
    return (2 * [...own].filter((pair) => asked.has(pair)).length) / (own.size + asked.size || 1);
  };
  return entries
    .filter((entry) => entry.kind !== "programme")
    .map((entry) => ({ entry, value: Math.max(...entry.names.map((name) => alike(name.whole))) }))
    .filter(({ value }) => value > 0.4)
    .sort((one, other) => other.value - one.value)
    .slice(0, most)
    .map(({ entry }) => entry);
}
