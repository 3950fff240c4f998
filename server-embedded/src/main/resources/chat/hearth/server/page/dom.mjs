// Elements out of text that nobody trusts: whatever is said becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** Icons on a grid of 24, drawn with one stroke. */
const ICONS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  plus: "M12 8v8M8 12h8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  menu: "M4 7h16M4 12h16M4 17h16",
  people: "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M2 21v-1a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v1M16 3.5a4 4 0 0 1 0 7.2M18 15.3a5 5 0 0 1 4 4.7v1",
  close: "M6 6l12 12M18 6 6 18",
  send: "M21 3 10 14M21 3l-7 18-4-7-7-4z",
  clip: "M20 11.5 11.7 20a5.5 5.5 0 0 1-7.8-7.8l8.5-8.5a3.7 3.7 0 0 1 5.2 5.2l-8.4 8.4a1.8 1.8 0 0 1-2.6-2.6l7.7-7.6",
  down: "M12 5v14M6 13l6 6 6-6",
  reply: "M4 20v-5a5 5 0 0 1 5-5h11M15 5l5 5-5 5",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  alert: "M12 7v6M12 16.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  gone: "M6 6l12 12M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18",
  more: "M6 11.5a.5.5 0 1 0 .01 0M12 11.5a.5.5 0 1 0 .01 0M18 11.5a.5.5 0 1 0 .01 0",
  file: "M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zM13 3v6h6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
  system: "M4 5h16v11H4zM9 20h6M12 16v4",
};

/**
 * An element.
 *
 * @param tag      its name, with a class after a dot where it has one: `p.text`
 * @param given    attributes; `on` has listeners by the names of their events; false and undefined leave an attribute out
 * @param children elements, or strings that become text
 */
export function el(tag, given = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  element.className = classes.join(" ");
  const { on = {}, ...attributes } = given;
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  fill(element, children);
  return element;
}

/** Gives an element these children and no others. */
export function fill(element, children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon alone; the label is for those who do not see it, and for the pointer that rests on it. */
export function iconButton(name, label, pressed, kind = "") {
  return el(`button.icon-button${kind}`, { type: "button", "aria-label": label, title: label, on: { click: pressed } }, icon(name));
}

export function relabel(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}

/** Shows an element or not. */
export function toggle(element, isShown) {
  element.hidden = !isShown;
}

/** Calls a function once, soon, however often it is asked to; not bound to frames, which pages in the back do not get. */
export function soon(task) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      task();
    }, 0);
  };
}
