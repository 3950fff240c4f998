// The tutorials' page without its page: socket.io-client 2.1.1 is given an address with a path, which it takes for a
// namespace. Argument: the host's address. Prints a line for each thing that holds. Every wait has an end.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const io = createRequire(import.meta.url)("socket.io-client-2.1");
const address = process.argv[2];
const within = (what, start) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${what} in time`)), 20_000);
    start((...value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
const next = (socket, event) => within(`'${event}'`, (done) => socket.once(event, done));
const open = async (path, options) => {
  const socket = io(address + path, { forceNew: true, ...options });
  await next(socket, "connect");
  return socket;
};
const passed = (what) => console.log(`passed: ${what}`);

for (const transports of [["polling", "websocket"], ["polling"], ["websocket"]]) {
  const [one, two] = await Promise.all([open("/socket.io/", { transports }), open("/socket.io", { transports })]);
  assert.equal(one.nsp, "/socket.io/");
  let heard = Promise.all([next(one, "chat message"), next(two, "chat message")]);
  one.emit("chat message", "héllo ✓ 你好 😀");
  assert.deepEqual(await heard, [["héllo ✓ 你好 😀"], ["héllo ✓ 你好 😀"]]);
  heard = Promise.all([next(one, "chat message"), next(two, "chat message")]);
  const [answer] = await within("answer", (done) => two.emit("chat message", "with an ack", done));
  assert.equal(answer.ok, true);
  assert.deepEqual(await heard, [["with an ack"], ["with an ack"]]);
  one.disconnect();
  two.disconnect();
  passed(`chats over ${transports}`);
}

// One that knows the chat and has no auth: the same in the query.
const ada = io(`${address}/socket.io/?name=Ada`, { forceNew: true });
const [welcome] = await next(ada, "welcome");
assert.equal(welcome.you.name, "Ada");
const [joined] = await within("answer", (done) => ada.emit("join", { room: "lobby" }, done));
assert.equal(joined.ok, true);
ada.disconnect();
passed("joins under a name given in the query");
process.exit(0);
