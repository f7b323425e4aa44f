/* Names for the buttons that Decap leaves without one, or names in English: whoever hears the page must know them. */

const words = document.body.dataset;

/** Name every button of a form, now and whenever the form changes. */
export function nameButtons() {
  let isAsked = false;
  const observer = new MutationObserver(() => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      nameAll();
    });
  });
  const kinds = { childList: true, subtree: true, characterData: true, attributes: true };
  observer.observe(document.body, { ...kinds, attributeFilter: ["aria-label", "class"] });
}

function nameAll() {
  // The part of a class that says which component it is of is all that Decap's elements have to be known by.
  for (const bar of document.querySelectorAll('[class*="-StyledListItemTopBar"]')) {
    const name = bar.nextElementSibling?.textContent ?? "";
    const [toggle, remove] = bar.querySelectorAll(":scope > button");
    const handle = bar.querySelector(":scope > [role=button]");
    for (const [element, word] of [[toggle, words.toggle], [handle, words.move], [remove, words.remove]]) {
      if (element) label(element, word.replace("{name}", name));
    }
  }
  for (const [decaps, word] of [["Expand", words.open], ["Collapse", words.close]]) {
    for (const button of document.querySelectorAll(`button[aria-label="${decaps}"]`)) {
      const field = button.closest('[class*="-ControlContainer"]')?.querySelector("label");
      label(button, word.replace("{name}", field?.textContent ?? ""));
    }
  }
}

function label(element, name) {
  if (element.getAttribute("aria-label") !== name) element.setAttribute("aria-label", name);
}
