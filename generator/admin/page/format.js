/*
 * How the CMS reads and writes records. It knows nothing of comments, and its widgets leave empty values behind; so a
 * record carries the text it was read from, and saving puts what changed into that text, in the form of `parcours fmt`.
 */

import { plain, readTree } from "./tree.js";
import { grown, merged, same } from "./merge.js";
import { written } from "./writer.js";

/** The key, which no model has, under which a record carries its text through the CMS. */
const TEXT = "$text";

/**
 * Return the format of a kind of record, as `CMS.registerCustomFormat` takes it.
 *
 * @param forms what generator/admin/forms.py says of the models.
 * @param name the kind.
 */
export function formatOf({ kinds, models }, name) {
  const kind = kinds[name];
  const root = { model: kind.model };
  const fieldOf = (field, key) => models[field.model]?.fields[key] ?? {};
  const bare = (value, field) => bared(value, field, fieldOf);
  return {
    fromFile(text) {
      return { ...shown(plain(readTree(text)), root, fieldOf), [TEXT]: text };
    },
    toFile({ [TEXT]: text, ...data }) {
      const value = bare(data, root) ?? {};
      if (text === undefined) return written(grown(value, root, fieldOf), kind, models);
      const tree = readTree(text);
      if (same(bare(plain(tree), root), value)) return text;
      return written(merged(tree, value, root, { bare, fieldOf }), kind, models);
    },
  };
}

/** Return values as the form holds them: a group that may be absent as a list of at most one, sources always a list. */
function shown(value, field, fieldOf) {
  if (value === null || value === undefined) return value;
  if (field.cites && !Array.isArray(value)) return [value];
  if (Array.isArray(value)) return value.map((item) => shownOne(item, field, fieldOf));
  const one = shownOne(value, field, fieldOf);
  return field.wrapped ? [one] : one;
}

function shownOne(value, field, fieldOf) {
  if (field.date && typeof value === "number") return String(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, shown(held, fieldOf(field, key), fieldOf)]));
}

/**
 * Return values of the form or of a file without what says nothing: empty texts, lists and groups, and what is as the
 * model has it where nothing is written; undefined where nothing is left.
 */
function bared(value, field, fieldOf) {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    if (field.wrapped) return bared(value[0], { ...field, wrapped: false }, fieldOf);
    const each = { ...field, default: undefined, cites: false };
    const items = value.map((item) => bared(item, each, fieldOf)).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (typeof value === "object") {
    const held = Object.entries(value).map(([key, inner]) => [key, bared(inner, fieldOf(field, key), fieldOf)]);
    const left = held.filter(([, inner]) => inner !== undefined);
    return left.length ? Object.fromEntries(left) : undefined;
  }
  if (typeof value === "string") {
    const text = field.prose ? value.trim() : value;
    if (!text.trim() || text === field.default) return undefined;
    if (field.date && /^[1-9]\d{3}$/.test(text)) return Number(text);
    return field.cites ? [text] : text;
  }
  return value === field.default ? undefined : value;
}
