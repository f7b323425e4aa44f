/*
 * Pickers of what the same record says elsewhere: its sources, its steps. Decap's own relations know other records only,
 * as they were last saved.
 */

const { createClass, h } = window;
const words = document.body.dataset;

/** The sources of a fact, by their ids. */
export const Sources = createClass({
  getInitialState: () => ({ isOpen: false }),
  // Decap's own fields stand still while their value does; the titles of sources may change beside.
  shouldComponentUpdate: () => true,
  focus() {
    document.getElementById(this.props.forID)?.focus();
  },
  change(ids) {
    const { field, onChange } = this.props;
    onChange(ids.reduce((list, id) => list.push(id), field.get("default")));
  },
  render() {
    const { classNameWrapper, forID, setActiveStyle, setInactiveStyle, value } = this.props;
    const titles = new Map(itemsOf(dataOf(this.props).get("sources")).map((one) => [one.get("id"), one.get("title")]));
    const chosen = value ? value.toArray() : [];
    const named = (id) => `${id} : ${titles.get(id) ?? words.unknown}`;
    const without = (id) => () => this.change(chosen.filter((one) => one !== id));
    const options = this.state.isOpen ? [...titles.keys()].filter((id) => id && !chosen.includes(id)) : [];
    return h(
      "div",
      { className: classNameWrapper },
      chosen.length > 0 && h(
        "ul",
        { className: "parcours-sources" },
        chosen.map((id) => h(
          "li",
          { key: id },
          h("span", {}, named(id)),
          h("button", { type: "button", "aria-label": words.removeSource.replace("{id}", id), onClick: without(id) }, "×"),
        )),
      ),
      h(
        "select",
        {
          id: forID,
          className: "parcours-picker",
          value: "",
          onChange: (event) => event.target.value && this.change([...chosen, event.target.value]),
          onFocus: () => {
            this.setState({ isOpen: true });
            setActiveStyle();
          },
          onBlur: setInactiveStyle,
        },
        h("option", { value: "" }, words.addSource),
        options.map((id) => h("option", { key: id, value: id }, named(id))),
      ),
    );
  },
});

/** The step that an outcome leads to, by its id. */
export const StepOf = createClass({
  getInitialState: () => ({ isOpen: false }),
  focus() {
    document.getElementById(this.props.forID)?.focus();
  },
  render() {
    const { classNameWrapper, forID, onChange, setActiveStyle, setInactiveStyle, value } = this.props;
    const groups = this.state.isOpen ? stepsOf(dataOf(this.props)) : [];
    const isListed = groups.some(({ steps }) => steps.some((step) => step.get("id") === value));
    return h(
      "select",
      {
        id: forID,
        className: classNameWrapper,
        value: value ?? "",
        onChange: (event) => onChange(event.target.value || undefined),
        onFocus: () => {
          this.setState({ isOpen: true });
          setActiveStyle();
        },
        onBlur: setInactiveStyle,
      },
      h("option", { value: "" }, words.noStep),
      value && !isListed && h("option", { value }, value),
      groups.map(({ route, steps }) => h(
        "optgroup",
        { key: route, label: route },
        steps.filter((step) => step.get("id")).map((step) => h(
          "option",
          { key: step.get("id"), value: step.get("id") },
          `${step.get("id")} : ${step.getIn(["title", "fr"]) ?? ""}`,
        )),
      )),
    );
  },
});

/** The steps of a record as they stand in the form: those of a trajectory, or of each route of a profession. */
function stepsOf(data) {
  if (data.get("steps")) return [{ route: "", steps: itemsOf(data.get("steps")) }];
  return itemsOf(data.get("routes")).map((route) => ({ route: route.get("id") ?? "", steps: itemsOf(route.get("steps")) }));
}

function dataOf({ entry, getEntry }) {
  return (getEntry ? getEntry() : entry).get("data");
}

function itemsOf(list) {
  return list ? list.toArray() : [];
}
