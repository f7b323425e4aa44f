/* Gives Decap CMS what it lacks for records, then starts it. */

import { nameButtons } from "./buttons.js";
import { formatOf } from "./format.js";
import { Sources, StepOf } from "./own.js";

const forms = await (await fetch("forms.json")).json();
for (const kind of Object.keys(forms.kinds)) {
  window.CMS.registerCustomFormat(`parcours-${kind}`, "yaml", formatOf(forms, kind));
}
window.CMS.registerWidget("parcours-sources", Sources);
window.CMS.registerWidget("parcours-step", StepOf);
window.CMS.init();
nameButtons();
