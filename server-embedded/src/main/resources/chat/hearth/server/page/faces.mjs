// Initials and colours of people, the same as in the desktop app.

const COLOURS = 12;

/** Letters with the marks that belong to them, where the browser can tell. */
const letters = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

/** First letters of the first and the last word, upper case; "?" when the name has no letter or digit. */
export function initials(name) {
  const found = name
    .trim()
    .split(/[\s_.-]+/u)
    .map(firstLetter)
    .filter((letter) => letter !== "");
  if (found.length === 0) return "?";
  const last = found.length > 1 ? found[found.length - 1] : "";
  return (found[0] + last).toUpperCase();
}

function firstLetter(word) {
  const from = /[\p{L}\p{N}].*/su.exec(word)?.[0] ?? "";
  if (letters === null) return [...from][0] ?? "";
  return letters.segment(from)[Symbol.iterator]().next().value?.segment ?? "";
}

/** The class of a person's colour: always the same for the same person. */
export function colour(memberId) {
  let hash = 0;
  for (let i = 0; i < memberId.length; i++) hash = (Math.imul(hash, 31) + memberId.charCodeAt(i)) | 0;
  hash = Math.imul(hash, 0x9e3779b1);
  const index = (hash >>> 8) % COLOURS;
  return `face-${index}`;
}
