// The rows of a conversation: messages with what stands between them, and what is on its way. No DOM.

import { continues, sameDay } from "./timeline.mjs";

/**
 * The rows from top to bottom, each with a `key` that stays the same while it is the same row:
 * `{kind: "day", at}`, `{kind: "new"}`, `{kind: "notice", item}` and
 * `{kind: "message", item, isFirst, isMine, answered, state, reason}`.
 *
 * @param timeline of the room
 * @param waiting  entries of the outbox of this room
 * @param me       who one is
 * @param marker   the sequence up to which all was read when that was last looked at; null for no divider
 */
export function rows(timeline, waiting, me, marker) {
  const made = [];
  let before;
  let isMarked = marker === null;
  for (const item of timeline.items) {
    if (before === undefined || !sameDay(before.at, item.at)) made.push({ key: `day-${item.seq}`, kind: "day", at: item.at });
    if (!isMarked && item.kind === "message" && item.seq > marker && item.author.id !== me.id) {
      made.push({ key: "new", kind: "new" });
      isMarked = true;
    }
    made.push(row(timeline, item, before, made[made.length - 1]?.kind, me));
    before = item;
  }
  for (const entry of waiting) {
    if (timeline.message(entry.id) !== undefined) continue;
    const item = { ...entry, kind: "message", author: me };
    if (before === undefined || !sameDay(before.at, item.at)) made.push({ key: "day-waiting", kind: "day", at: item.at });
    const { state, reason } = entry;
    made.push({ ...row(timeline, item, before, made[made.length - 1]?.kind, me), state, reason });
    before = item;
  }
  return made;
}

function row(timeline, item, before, kindBefore, me) {
  if (item.kind === "notice") return { key: `notice-${item.seq}`, kind: "notice", item };
  return {
    key: `message-${item.id}`,
    kind: "message",
    item,
    isFirst: kindBefore !== "message" || !continues(item, before),
    isMine: item.author.id === me.id,
    answered: item.replyTo === undefined ? undefined : answered(timeline.message(item.replyTo)),
    state: "stored",
  };
}

/** What a reply answers, in short; empty when that is not here. */
function answered(message) {
  if (message === undefined) return {};
  const { id, author, text = "", deleted } = message;
  return { id, name: author.name, text: text.slice(0, 200), deleted };
}

/** Whether two rows of one key look the same, as a string to be compared. */
export function appearance({ kind, item, isFirst, isMine, answered: of, state, reason }) {
  if (kind !== "message") return kind;
  const { text, deleted, edited, at, author, files } = item;
  return JSON.stringify([isFirst, isMine, of, state, reason, text, deleted, edited, at, author.name, author.role, files]);
}
