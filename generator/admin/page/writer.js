/* A tree written as the text of a record: the form of generator/canonical/writer.py, which `parcours fmt` gives. */

import { Group, Leaf, commentsIn, plain, readTree } from "./tree.js";

const WIDTH = 110;
const SCHEMA_LINE = /^#\s*yaml-language-server:/;
const WORD =
  /^(?:[\p{L}\p{N}]|[\p{L}\p{N}][^\s,[\]{}"\\]*[^\s,[\]{}"\\:]|\/[^\s,[\]{}"\\]*[^\s,[\]{}"\\:])$/u;
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;
const NO_TEXT = /^(?:[-+]?[\d.][\d_.,:]*([eE][-+]?\d+)?|0[xo]?[\da-f]+|~|null|true|false|y|yes|n|no|on|off|\.?(inf|nan))$/i;
const KEY = /^[a-z][a-z0-9_-]*$/;
const UNPRINTABLE = /[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Return the canonical text of a record's tree; throws where it would not read as the tree does. */
export function written(tree, kind, models) {
  const form = formed({ model: kind.model }, models);
  const formOf = (holder, key) => formed(models[holder.model]?.fields[key] ?? {}, models);
  tidy(tree, form, formOf);
  if (tree.entries.length) {
    const first = tree.entries[0];
    first.before = first.before.filter((comment) => !SCHEMA_LINE.test(comment));
  }
  const writer = new Writer(formOf);
  const lines = tree.entries.length ? [] : ["{}"];
  const text = `${[kind.line, ...lines, ...writer.lines(tree, form, 0)].join("\n")}\n`;
  const again = readTree(text);
  const comments = [kind.line, ...commentsIn(tree)].sort().join("\n");
  if (JSON.stringify(plain(again)) !== JSON.stringify(plain(tree)) || commentsIn(again).sort().join("\n") !== comments) {
    throw new Error("The record would not read as it was written; nothing was saved.");
  }
  return text;
}

/** What the models say of a place, with the order of its keys. */
function formed(field, models) {
  return { ...field, order: field.order ?? models[field.model]?.order ?? [] };
}

/** Take blanks from around text, the quotes from a year, and put keys in order. */
function tidy(tree, form, formOf) {
  if (tree instanceof Leaf) {
    if (typeof tree.value === "string") {
      if (form.prose) tree.value = tree.value.trim();
      else if (form.date && /^[1-9]\d{3}$/.test(tree.value)) tree.value = Number(tree.value);
    }
    return;
  }
  if (!tree.isList) {
    const place = (entry) => (form.order.includes(entry.key) ? form.order.indexOf(entry.key) : Infinity);
    tree.entries.sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
  }
  for (const entry of tree.entries) {
    tidy(entry.value, tree.isList ? form : formOf(form, entry.key), formOf);
    if (!(entry.value instanceof Group)) continue;
    if (!entry.value.entries.length) {
      // Brackets with nothing in them have no line for a comment.
      entry.before.push(...entry.value.foot.splice(0));
    } else if (tree.isList) {
      // The first key of an item shares the line of its dash: its comments stand above both.
      entry.before.push(...entry.value.entries[0].before.splice(0));
    }
  }
}

class Writer {
  constructor(formOf) {
    this.formOf = formOf;
  }

  *lines(group, form, indent) {
    const pad = " ".repeat(indent);
    for (const entry of group.entries) {
      const inner = group.isList ? form : this.formOf(form, entry.key);
      const lead = group.isList ? `${pad}-` : `${pad}${keyText(entry.key)}:`;
      const above = [...entry.before];
      const lines = [...this.entryLines(entry, inner, lead, indent, above)];
      for (const comment of above) yield pad + comment;
      yield* lines;
    }
    for (const comment of group.foot) yield pad + comment;
  }

  /** The lines of an entry; comments for which its own line has no place are put above it. */
  *entryLines(entry, form, lead, indent, above) {
    const value = entry.value;
    const beside = entry.beside.length ? `  ${entry.beside[0]}` : "";
    above.push(...entry.beside.slice(1));
    let one = this.inline(value, form);
    if (value instanceof Leaf && typeof value.value === "string" && form.prose) {
      const isEasy = one !== null && !one.includes("\\") && size(lead) + 1 + size(one) <= WIDTH;
      const block = isEasy ? null : blockLines(value.value, indent + 2);
      if (block !== null) {
        const [mark, ...text] = block;
        yield `${lead} ${mark}${beside}`;
        yield* text;
        return;
      }
    }
    if (one === null && value instanceof Leaf) one = quoted(String(value.value));
    if (one !== null && (value instanceof Leaf || !value.entries.length || size(lead) + 1 + size(one) <= WIDTH)) {
      yield `${lead} ${one}${beside}`;
      return;
    }
    if (entry.key !== null) {
      yield lead + beside;
      yield* this.lines(value, form, indent + 2);
      return;
    }
    above.push(...entry.beside.slice(0, 1));
    const [first, ...rest] = this.lines(value, form, indent + 2);
    yield `${lead} ${first.trimStart()}`;
    yield* rest;
  }

  /** The value on one line; null where it takes more, however short it is. */
  inline(value, form) {
    if (value instanceof Leaf) return leafText(value, form);
    if (!value.entries.length) return value.isList ? "[]" : "{}";
    if (commentsIn(value).length) return null;
    if (value.isList) {
      if (!value.entries.every((entry) => entry.value instanceof Leaf)) return null;
      const items = value.entries.map((entry) => this.inline(entry.value, form));
      return items.includes(null) ? null : `[${items.join(", ")}]`;
    }
    const parts = [];
    for (const { key, value: held } of value.entries) {
      if (key === "id" || key === "source" || (held instanceof Group && held.isList)) return null;
      const inner = this.inline(held, this.formOf(form, key));
      if (inner === null) return null;
      parts.push(`${keyText(key)}: ${inner}`);
    }
    return `{${parts.join(", ")}}`;
  }
}

function leafText({ value, number }, form) {
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") return number || String(value);
  if (value.includes("\n")) return null;
  return form.prose || !isWord(value) ? quoted(value) : value;
}

function isWord(text) {
  return (
    WORD.test(text) && !text.includes(": ") && (DATE.test(text) || !NO_TEXT.test(text)) && !UNPRINTABLE.test(text)
  );
}

function keyText(key) {
  return KEY.test(key) && key !== "null" ? key : quoted(key);
}

function quoted(text) {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"${escaped.replace(new RegExp(UNPRINTABLE, "gu"), code)}"`;
}

function code(character) {
  const number = character.codePointAt(0);
  return number < 0x100 ? `\\x${number.toString(16).padStart(2, "0")}` : `\\u${number.toString(16).padStart(4, "0")}`;
}

/** A block's mark and its lines: folded where the text is one line, else line by line; null where it cannot be. */
function blockLines(text, indent) {
  const lines = text.split("\n");
  if (!text || lines.some((line) => UNPRINTABLE.test(line) || (line && !line.replace(/ /g, "")))) return null;
  const pad = " ".repeat(indent);
  if (lines.length > 1) {
    // The first line shows how far the block is indented.
    return /^($| )/.test(lines[0]) ? null : ["|-", ...lines.map((line) => (line ? pad + line : ""))];
  }
  const words = text.split(" ");
  if (words.includes("")) return null;
  return [">-", ...wrapped(words, WIDTH - indent).map((line) => pad + line)];
}

function wrapped(words, width) {
  const lines = [words[0]];
  for (const word of words.slice(1)) {
    const line = lines[lines.length - 1];
    if (size(line) + 1 + size(word) > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** How many characters, not units of UTF-16, a text has. */
function size(text) {
  return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length;
}
