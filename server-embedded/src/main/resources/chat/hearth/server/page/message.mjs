// One row of a conversation as elements.

import { el, icon, iconButton } from "./dom.mjs";
import { colour, initials } from "./faces.mjs";
import { pieces } from "./markup.mjs";
import { words } from "./words.mjs";

const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const DAY = 86_400_000;

export function face({ id, name }) {
  return el(`span.face.${colour(id)}`, { "aria-hidden": "true" }, initials(name));
}

/** The label of guests, moderators and the host. */
export function roleLabel(role) {
  const word = words.roles[role];
  return word === undefined ? null : el("span.role", {}, word);
}

/**
 * The element of a row.
 *
 * @param row     of rows.mjs
 * @param actions `reply`, `edit`, `erase`, `retry`, `discard`, each with the item; `jump` with an id; `attachment` makes the
 *                element of a file
 */
export function rowElement(row, actions) {
  if (row.kind === "day") return el("div.day", {}, el("span", {}, dayName(row.at)));
  if (row.kind === "new") return el("div.new", {}, el("span", {}, words.newMessages));
  if (row.kind === "notice") return el("div.notice", {}, noticeText(row.item.event));
  return messageElement(row, actions);
}

function dayName(at) {
  const days = [0, 1].find((back) => new Date(Date.now() - back * DAY).toDateString() === new Date(at).toDateString());
  return [words.today, words.yesterday][days] ?? date.format(at);
}

function noticeText({ room, seq, type, author, change, target, was, name, topic }) {
  const { notices } = words;
  if (type === "room" && seq === 1) return room === "lobby" ? notices.begun(author.name) : notices.created(author.name, name);
  if (type === "room") return notices.room(author.name, name, topic);
  if (change === "renamed") return notices.renamed(author.name, was);
  if (change === "role") return notices.role(target.name, target.role);
  if (target !== undefined) return notices[change]?.(target.name, author.name) ?? "";
  return notices[change]?.(author.name) ?? "";
}

function messageElement(row, actions) {
  const { item, isFirst, state } = row;
  const { author, at } = item;
  const time = el("time", { datetime: new Date(at).toISOString(), title: whole.format(at) }, clock.format(at));
  const heading = el("header.heading", {}, el("b.author", { dir: "auto" }, author.name), roleLabel(author.role), time);
  const article = el(
    `article.message.${state}${isFirst ? ".first" : ""}`,
    { "data-id": item.id },
    isFirst ? face(author) : el("span.gutter", { "aria-hidden": "true" }, clock.format(at)),
    el("div.body", {}, answeredLine(row, actions), heading, ...content(item, actions), stateLine(row, actions)),
  );
  if (state === "stored" && !item.deleted) article.append(moreButton(row, article, actions));
  return article;
}

function answeredLine({ answered }, actions) {
  if (answered === undefined) return null;
  const { id, name, text, deleted } = answered;
  const shown = id === undefined ? [words.earlier] : [el("b", {}, name), " ", deleted ? words.deleted : text];
  const jump = () => id !== undefined && actions.jump(id);
  return el("button.answered", { type: "button", dir: "auto", on: { click: jump } }, icon("reply"), el("span", {}, ...shown));
}

function content(item, actions) {
  if (item.deleted) return [el("p.text.deleted", {}, icon("gone"), words.deleted)];
  const shown = [];
  if (item.text) {
    const edited = item.edited ? el("small.edited", {}, ` ${words.edited}`) : "";
    shown.push(el("p.text", {}, ...pieces(item.text).map(piece), edited));
  }
  if (item.files?.length > 0) shown.push(el("div.files", {}, ...item.files.map(actions.attachment)));
  return shown;
}

function piece(part) {
  if (typeof part === "string") return part;
  if (part.code !== undefined) return el(part.isBlock ? "span.code.block" : "span.code", {}, part.code);
  return el("a", { href: part.href, target: "_blank", rel: "noopener noreferrer" }, part.label);
}

function stateLine({ item, state, reason }, actions) {
  if (state === "pending") return el("p.state", {}, icon("clock"), words.sending);
  if (state !== "failed") return null;
  const button = (word, pressed) => el("button.link", { type: "button", on: { click: () => pressed(item) } }, word);
  const sentence = words.notSent(reason ?? words.noReason);
  const buttons = [button(words.retry, actions.retry), button(words.discard, actions.discard)];
  return el("p.state.failed", {}, icon("alert"), el("span", {}, sentence), ...buttons);
}

/** A row of buttons that opens under the message. */
function moreButton({ item, isMine }, article, actions) {
  const more = iconButton("more", words.actions, () => {
    const open = article.querySelector(".actions");
    more.setAttribute("aria-expanded", String(open === null));
    if (open !== null) {
      open.remove();
      return;
    }
    const button = (word, pressed) => {
      const chosen = () => {
        article.querySelector(".actions").remove();
        more.setAttribute("aria-expanded", "false");
        pressed(item);
      };
      return el("button.chip", { type: "button", on: { click: chosen } }, word);
    };
    const offered = [button(words.reply, actions.reply)];
    if (isMine && item.text && !item.position) offered.push(button(words.edit, actions.edit));
    if (isMine) offered.push(button(words.erase, actions.erase));
    const row = el("div.actions", {}, ...offered);
    article.querySelector(".body").append(row);
    row.scrollIntoView({ block: "nearest" });
    row.firstElementChild.focus();
  });
  more.classList.add("more");
  more.setAttribute("aria-expanded", "false");
  return more;
}
