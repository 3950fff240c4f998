// Everything that a person reads, in one place. Another language is another module of these names.

/** Words by keys that a host sends: one that is not here gives undefined, whatever it is called. */
const table = (entries) => Object.assign(Object.create(null), entries);

export const words = {
  app: "Hearth",
  tagline: "A chat for the network you are on. No account, no cloud.",
  title: (unread, session) => `${unread > 0 ? `(${unread}) ` : ""}${session} – Hearth`,

  join: "Join",
  joining: "Joining …",
  yourName: "Your name",
  namePrompt: "What others call you",
  nameEmpty: "Type your name first, so that others know who you are.",
  nameTooLong: (most) => `A name has at most ${most} characters.`,
  nameTaken: (name) => `Somebody else here is called ${name}, or something that looks like it.`,
  joinAs: (name) => `Join as ${name}`,
  password: "Password",
  passwordPrompt: "The host has it",
  here: (count) => ["Nobody is there yet.", "One person is there."][count] ?? `${count} people are there.`,
  invited: "You were invited. Only your name is missing.",
  looking: "Looking for the host …",
  notThere: "The host does not answer. Is the session over, or are you on another network?",
  tryAgain: "Try again",

  refusals: table({
    "password-needed": "This session asks for a password.",
    "password-wrong": "That is not the password.",
    "invitation-needed": "One comes in here by invitation only. Ask the host for a link or a code to scan.",
    "invitation-bad": "This invitation is not valid any more. Ask the host for a new one.",
    "too-many-tries": "There were too many tries. Wait a little, then try again.",
    banned: "The host does not let you in any more.",
    busy: "The session is full at the moment. Try again in a little while.",
  }),
  refused: "The host does not let you in.",
  tryAgainIn: (seconds) => `You can try again in ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
  removed: "You were removed from the session.",
  banned: "You were banned from the session.",
  comeBack: "Join again",

  connecting: "Connecting …",
  connected: "Connected",
  waiting: (seconds) => `Not connected. Trying again in ${seconds} s; what you write is sent then.`,
  retryNow: "Retry now",

  rooms: "Rooms",
  otherRooms: "Other rooms",
  noOtherRooms: "There are no other rooms.",
  showRooms: (unread) => (unread > 0 ? `Rooms, ${unread} unread` : "Rooms"),
  unread: (name, count) => (count > 0 ? `${name}, ${count === 1 ? "one unread message" : `${count} unread messages`}` : name),
  many: "99+",
  people: (count) => `People — ${count} here`,
  showPeople: "People",
  you: "you",
  roles: table({ host: "host", moderator: "moderator", guest: "guest" }),
  states: table({ online: "online", away: "away" }),
  close: "Close",
  theme: { light: "Light", dark: "Dark", system: "Like the system" },
  themeLabel: (name) => `Theme: ${name}`,
  leave: "Leave session",

  messages: "Messages",
  today: "Today",
  yesterday: "Yesterday",
  newMessages: "New",
  countNew: (count) => `${count} new`,
  latest: "Latest",
  loadingOlder: "Loading earlier messages …",
  empty: "Nothing here yet",
  emptyHint: "Say the first word.",
  deleted: "This message was deleted",
  edited: "(edited)",
  earlier: "An earlier message",
  sending: "Sending …",
  notSent: (reason) => `Not sent: ${reason}`,
  noReason: "the host did not take it.",
  retry: "Retry",
  discard: "Delete",
  reply: "Reply",
  edit: "Edit",
  erase: "Delete",
  actions: "What to do with this message",
  eraseSure: "It disappears for everybody.",
  map: "Show on a map",

  notices: table({
    joined: (who) => `${who} joined`,
    left: (who) => `${who} left`,
    renamed: (who, was) => `${was} is now called ${who}`,
    removed: (who, by) => `${who} was removed by ${by}`,
    banned: (who, by) => `${who} was banned by ${by}`,
    unbanned: (who, by) => `${who} may come back, says ${by}`,
    role: (who, role) => (role === "moderator" ? `${who} is now a moderator` : `${who} is not a moderator any more`),
    begun: (session) => `${session} begins here`,
    created: (by, name) => `${by} created the room ${name}`,
    room: (by, name, topic) => `${by} changed the room: ${name}${topic === "" ? "" : ` — ${topic}`}`,
  }),

  prompt: (room) => `Message ${room}`,
  send: "Send",
  cancel: "Cancel",
  editing: "Editing message",
  replyingTo: (name) => `Replying to ${name}`,
  left: (count) => `${count} left`,
  outboxFull: "Too many messages are waiting to be sent already. Your text is still here.",
  onlyModerators: "Only moderators write here.",
  slow: (seconds) => `Slow mode: one message every ${seconds} s.`,
  hint: "Enter sends · Shift+Enter breaks the line",
  failed: "That did not work.",

  typing: (names) => {
    if (names.length === 0) return "";
    if (names.length > 3) return "Several people are typing …";
    const last = names[names.length - 1];
    return names.length === 1 ? `${last} is typing …` : `${names.slice(0, -1).join(", ")} and ${last} are typing …`;
  },

  attach: "Attach files",
  dropHere: (room) => `Drop files to send them to ${room}`,
  download: (name, size) => `Download ${name}, ${size}`,
  image: (name) => `Image: ${name}`,
  uploading: (percent) => `${percent} %`,
  uploadPaused: "Waiting for the connection",
  uploadFailed: "Not uploaded",
  removeFile: (name) => `Remove ${name}`,
  tooLarge: (most) => `A file may have at most ${most}.`,
  tooMany: (most) => `A message has at most ${most} files.`,
  size: (bytes) => {
    const units = ["B", "kB", "MB", "GB"];
    let value = bytes;
    let unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
  },
};
