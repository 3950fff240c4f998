// The links and the code in a text. Everything else stays text.

const CANDIDATE = /https?:\/\/[^\s<>"'`{}|\\^\u0000-\u001f\u007f]+/giu;
const TRAILING = /[.,;:!?…)\]]+$/u;

/** Longest address that becomes a link. */
const MOST = 2_000;

/** Code between three backquotes each, or one. */
const CODE = /```(?:[\w+-]*\n)?([^]+?)\n?```|`([^`\n]+)`/gu;

/**
 * The text in pieces: strings; `{code, isBlock}`; and `{href, label}` for links to http and https. The label is what was written,
 * unless that could show another host than the one that it leads to.
 */
export function pieces(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(CODE)) {
    found.push(...links(text.slice(end, match.index)));
    found.push({ code: match[1] ?? match[2], isBlock: match[1] !== undefined });
    end = match.index + match[0].length;
  }
  return [...found, ...links(text.slice(end))];
}

function links(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const written = trimmed(match[0]);
    const link = target(written);
    if (link === null) continue;
    if (match.index > end) found.push(text.slice(end, match.index));
    found.push(link);
    end = match.index + written.length;
  }
  if (end < text.length) found.push(text.slice(end));
  return found;
}

/** Without what belongs to the sentence around it; a closing bracket stays when the address has its opening one. */
function trimmed(written) {
  const tail = TRAILING.exec(written)?.[0] ?? "";
  const balanced = tail.startsWith(")") && written.includes("(") ? 1 : 0;
  return tail === "" ? written : written.slice(0, written.length - tail.length + balanced);
}

function target(written) {
  if (written.length > MOST) return null;
  try {
    const url = new URL(written);
    const isWeb = url.protocol === "https:" || url.protocol === "http:";
    // A name before "@" is there to look like a host.
    if (!isWeb || url.username !== "" || url.password !== "" || url.hostname === "") return null;
    const isPlain = written.toLowerCase().startsWith(`${url.protocol}//${url.host}`);
    return { href: url.href, label: isPlain ? written : url.href };
  } catch {
    return null;
  }
}
