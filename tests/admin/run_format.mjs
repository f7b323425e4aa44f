// Reads cases from the standard input and writes what the CMS's script makes of each: the record after edits, as text.
// usage: node run_format.mjs FOLDER, where FOLDER holds the files of /admin/.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { formatOf } = await import(pathToFileURL(`${folder}/format.js`));
const forms = JSON.parse(readFileSync(`${folder}/forms.json`, "utf8"));

/** Do to the data of a form what a person does: set, remove, insert or move something at a path. */
function edit(data, [what, path, value]) {
  const holder = path.slice(0, -1).reduce((held, part) => (held[part] ??= {}), data);
  const last = path.at(-1);
  if (what === "set") holder[last] = value;
  else if (what === "remove" && Array.isArray(holder)) holder.splice(last, 1);
  else if (what === "remove") delete holder[last];
  else if (what === "insert") holder.splice(last, 0, value);
  else if (what === "move") holder.splice(value, 0, ...holder.splice(last, 1));
  else throw new Error(`no such edit: ${what}`);
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const texts = cases.map(({ kind, text, edits }) => {
  const format = formatOf(forms, kind);
  // As Decap does, the data goes through its own structures and back.
  const data = text === null ? {} : JSON.parse(JSON.stringify(format.fromFile(text)));
  for (const one of edits) edit(data, one);
  return format.toFile(data);
});
process.stdout.write(JSON.stringify(texts));
