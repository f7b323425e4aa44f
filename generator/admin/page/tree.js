/* What a record says, with its comments, and without how it is written: generator/canonical/tree.py and comments.py. */

import { LineCounter, isMap, isScalar, isSeq, parseDocument } from "./yaml/index.js";

const NUMBER = /^-?(?:0|[1-9]\d{0,17})(\.\d{1,9})?$/;
const WORDS = new Map([["", null], ["~", null], ["null", null], ["true", true], ["false", false]]);

export class Leaf {
  /** A value that holds no other; `number` is how a number is written: 747.30 keeps its zero. */
  constructor(value, number = "") {
    this.value = value;
    this.number = number;
  }
}

export class Entry {
  /** An item of a list, or a key of a mapping with its value, and the comments above and at the end of its line. */
  constructor(value, key = null) {
    this.value = value;
    this.key = key;
    this.before = [];
    this.beside = [];
  }
}

export class Group {
  /** A list or a mapping; `foot` holds the comments after its last entry. */
  constructor(isList, entries = []) {
    this.isList = isList;
    this.entries = entries;
    this.foot = [];
  }
}

/** Return the tree of a record's text; throws where it is no YAML or no mapping. */
export function readTree(text) {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: "failsafe", lineCounter: counter, uniqueKeys: true });
  if (document.errors.length) throw document.errors[0];
  if (!isMap(document.contents)) throw new Error("a record is a mapping of keys to values");
  const spots = [];
  const at = (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: line - 1, column: col - 1 };
  };
  const tree = built(document.contents, spots, null, at);
  placeComments(text, document.contents, spots, tree.foot, at);
  return tree;
}

/** Return the plain values of a tree. */
export function plain(tree) {
  if (tree instanceof Leaf) return tree.value;
  if (tree.isList) return tree.entries.map((entry) => plain(entry.value));
  return Object.fromEntries(tree.entries.map((entry) => [entry.key, plain(entry.value)]));
}

/** Return every comment of a tree. */
export function commentsIn(tree) {
  if (tree instanceof Leaf) return [];
  const inside = tree.entries.flatMap((entry) => [...entry.before, ...entry.beside, ...commentsIn(entry.value)]);
  return [...inside, ...tree.foot];
}

function built(node, spots, parent, at) {
  if (isScalar(node)) return leaf(node);
  if (!isMap(node) && !isSeq(node)) throw new Error("an alias or a tag is not allowed");
  const group = new Group(isSeq(node));
  const closes = node.flow ? node.range[1] : null;
  const add = (key, { line, column }, child) => {
    const entry = new Entry(new Leaf(null), key);
    const { before, beside } = entry;
    const spot = { line, column, before, beside, foot: group.foot, parent, closes };
    spots.push(spot);
    entry.value = child === null ? new Leaf(null) : built(child, spots, spot, at);
    group.entries.push(entry);
  };
  for (const item of node.items) {
    if (group.isList) {
      const place = at(item.range[0]);
      // The dash of a block's item stands in the column of the list.
      add(null, { line: place.line, column: node.flow ? place.column : at(node.range[0]).column }, item);
    } else {
      add(String(item.key.value), at(item.key.range[0]), item.value);
    }
  }
  return group;
}

function leaf(node) {
  const text = node.value ?? "";
  if (node.type !== "PLAIN") return new Leaf(text);
  if (WORDS.has(text)) return new Leaf(WORDS.get(text));
  return NUMBER.test(text) ? new Leaf(Number(text), text) : new Leaf(text);
}

function placeComments(text, root, spots, foot, at) {
  const lines = spots.map((spot) => spot.line);
  for (const index of found(text, root)) {
    const start = text.lastIndexOf("\n", index - 1) + 1;
    const { line, column } = at(index);
    const words = text.slice(index).match(/^#[^\r\n]*/)[0].trimEnd();
    const next = after(lines, line);
    if (spots.length && text.slice(start, index).trim()) {
      let spot = spots[Math.max(next - 1, 0)];
      while (spot.closes !== null && spot.closes <= index && spot.parent !== null) spot = spot.parent;
      spot.beside.push(words);
      continue;
    }
    const following = spots[next];
    const least = following ? following.column : -1;
    const ended = next && column > least ? endedAt(spots[next - 1], column, least) : null;
    (ended ?? (following ? following.before : foot)).push(words);
  }
}

/** The foot of the innermost group that ends with `last` and stands at `column` or left of it, right of `least`. */
function endedAt(last, column, least) {
  for (let spot = last; spot !== null; spot = spot.parent) {
    if (spot.closes === null && least < spot.column && spot.column <= column) return spot.foot;
  }
  return null;
}

/** How many of the numbers, which grow, are at most `value`. */
function after(numbers, value) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where every comment starts: what looks like one, outside of every scalar. */
function found(text, root) {
  const places = [];
  const search = (from, to) => {
    for (const match of text.slice(from, to).matchAll(/#[^\r\n]*/g)) {
      const index = from + match.index;
      if (index === 0 || /[ \t\n\r]/.test(text[index - 1])) places.push(index);
    }
  };
  let start = 0;
  for (const node of scalars(root)) {
    let end = node.range[0];
    // A comment may stand beside the mark of a block.
    if (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL") end = text.indexOf("\n", end);
    search(start, end);
    start = node.range[1];
  }
  search(start, text.length);
  return places;
}

function* scalars(node) {
  if (isScalar(node)) yield node;
  else if (isSeq(node)) for (const item of node.items) yield* scalars(item);
  else if (isMap(node)) {
    for (const pair of node.items) {
      yield* scalars(pair.key);
      if (pair.value !== null) yield* scalars(pair.value);
    }
  }
}
