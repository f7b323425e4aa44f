/* New values put into the tree of an old text: what did not change keeps its comments and the way it is written. */

import { Entry, Group, Leaf, plain } from "./tree.js";

/**
 * Return the tree of `value`, made of what `tree` has of it.
 *
 * @param tree what the file held.
 * @param value the new plain values, without what is empty.
 * @param bare leaves out of plain values, at a place, what a form does not say: `bare(value, field)`.
 * @param field what the models say of the place.
 * @param fieldOf gives what they say of a key of it.
 */
export function merged(tree, value, field, { bare, fieldOf }) {
  const ways = { bare, fieldOf };
  if (same(bare(plain(tree), field), value)) return tree;
  if (tree instanceof Group && !tree.isList && isMapping(value)) {
    const isEmpty = (entry) => bare(plain(entry.value), fieldOf(field, entry.key)) === undefined;
    const kept = tree.entries.filter((entry) => entry.key in value || isEmpty(entry));
    for (const entry of kept) {
      if (entry.key in value) entry.value = merged(entry.value, value[entry.key], fieldOf(field, entry.key), ways);
    }
    const known = new Set(kept.map((entry) => entry.key));
    const added = Object.entries(value).filter(([key]) => !known.has(key));
    tree.entries = [...kept, ...added.map(([key, found]) => new Entry(grown(found, fieldOf(field, key), fieldOf), key))];
    return tree;
  }
  if (tree instanceof Group && tree.isList && Array.isArray(value)) {
    const partners = partnersOf(tree.entries, value, (entry) => bare(plain(entry.value), field));
    tree.entries = value.map((item, index) => {
      const entry = partners[index];
      if (entry === null) return new Entry(grown(item, field, fieldOf));
      entry.value = merged(entry.value, item, field, ways);
      return entry;
    });
    return tree;
  }
  const made = grown(value, field, fieldOf);
  return made instanceof Leaf && tree instanceof Leaf && made.value === tree.value ? tree : made;
}

/** Return the tree of plain values; one source is written without a list. */
export function grown(value, field, fieldOf) {
  if (Array.isArray(value)) {
    if (field.cites && value.length === 1) return new Leaf(value[0]);
    return new Group(true, value.map((item) => new Entry(grown(item, field, fieldOf))));
  }
  if (!isMapping(value)) return new Leaf(value);
  const held = Object.entries(value);
  return new Group(false, held.map(([key, inner]) => new Entry(grown(inner, fieldOf(field, key), fieldOf), key)));
}

/** For each new item, the old one it comes from: the same, else of the same name, else alike; null where it is new. */
function partnersOf(entries, values, plainOf) {
  const olds = entries.map((entry) => ({ entry, value: plainOf(entry), isFree: true }));
  const partners = values.map(() => null);
  for (const isMatch of [same, isNamedAs, isLike]) {
    values.forEach((value, index) => {
      if (partners[index] !== null) return;
      const old = olds.find((one) => one.isFree && isMatch(one.value, value));
      if (old === undefined) return;
      old.isFree = false;
      partners[index] = old.entry;
    });
  }
  return partners;
}

function isNamedAs(one, other) {
  return isMapping(one) && isMapping(other) && "id" in one && one.id === other.id;
}

/** Whether two items share a value that is not only their source or a choice among few. */
function isLike(one, other) {
  if (!isMapping(one) || !isMapping(other) || "id" in one || "id" in other) return false;
  const keys = Object.keys(one).filter((key) => key in other);
  const shared = keys.filter((key) => same(one[key], other[key]));
  return shared.length * 2 >= keys.length && shared.length > 0;
}

function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether two plain values say the same, in whatever order their keys are. */
export function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  }
  if (!isMapping(one) || !isMapping(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}
