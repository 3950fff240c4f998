// What an official client of any generation gets from the server that the clients' own suites ask for, over each
// transport; prints a line of JSON for each case. Arguments: the package, the server's address. Every wait has an end.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [name, address] = process.argv.slice(2);
const io = createRequire(import.meta.url)(name);
const version = JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const isOld = version.startsWith("2.");
const PATIENCE = 10_000;

const within = (what, start) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${what} in time`)), PATIENCE);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    }, reject);
  });
const next = (emitter, event) => within(`'${event}'`, (done) => emitter.once(event, (...args) => done(args)));
const ask = (socket, ...args) => within("answer", (done) => socket.emit(...args, (...answer) => done(answer)));
const reply = (socket, event, answer) => {
  const came = next(socket, answer);
  socket.emit(...event);
  return came;
};
// Why a namespace did not let us in: older clients get one value, the others an Error.
const refusal = async (socket) => {
  const [error] = await next(socket, isOld ? "error" : "connect_error");
  return isOld ? { message: error } : { message: error.message, data: error.data };
};
const bytes = (value) => [...(value instanceof ArrayBuffer ? new Uint8Array(value) : value)];

const cases = {
  async events(open) {
    const socket = open("/");
    await next(socket, "connect");
    await reply(socket, ["hi"], "hi");
    assert.equal((await reply(socket, ["false"], "false"))[0], false); // behind it the offset for a recovery
    const texts = [];
    const five = within("texts", (done) =>
      socket.on("takeUtf8", (text) => texts.push(text) === 5 && done()),
    );
    socket.emit("getUtf8");
    await five;
    assert.deepEqual(texts, ["てすと", "Я Б Г Д Ж Й", "Ä ä Ü ü ß", "utf8 — string", "utf8 — string"]);
    assert.match((await reply(socket, ["getDateObj"], "takeDateObj"))[0].date, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  },

  async acks(open) {
    const socket = open("/");
    const values = [1, "2", { 3: [true, null, "😀"] }];
    assert.deepEqual(await ask(socket, "echo", ...values), values);
    assert.equal(typeof (await ask(socket, "getAckDate", { test: true }))[0], "string");
    socket.on("ack", (answer) => answer(5, { test: true }));
    await reply(socket, ["ack"], "got it");
  },

  async binary(open) {
    const socket = open("/");
    const [doge] = await reply(socket, ["doge"], "doge");
    assert.deepEqual(bytes(doge), bytes(Buffer.from("asdfasdf")));
    await reply(socket, ["jsonbuff", { hello: "lol", message: Buffer.from("xxx"), goodbye: "gotcha" }], "jsonbuff-ack");
    socket.emit("abuff1", Buffer.from([1]));
    await reply(socket, ["abuff2", "please arrive second"], "abuff2-ack");
    const all = Buffer.from([...Array(256).keys()]);
    const [first, nested] = await ask(socket, "echo", all, { list: [Buffer.alloc(0), { deep: Buffer.from([0, 255]) }] });
    assert.deepEqual(bytes(first), bytes(all));
    assert.deepEqual(bytes(nested.list[0]), []);
    assert.deepEqual(bytes(nested.list[1].deep), [0, 255]);
  },

  async namespaces(open) {
    const main = open("/");
    const foo = main.io.socket("/foo");
    const unknown = main.io.socket("/nowhere");
    const no = main.io.socket("/no");
    const closed = Promise.all([refusal(unknown), refusal(no)]);
    assert.equal((await ask(foo, "getId"))[0], foo.id);
    assert.equal((await ask(main, "getId"))[0], main.id);
    assert.deepEqual(await closed, [
      isOld ? { message: "Invalid namespace" } : { message: "Invalid namespace", data: undefined },
      isOld
        ? { message: "Auth failed (custom namespace)" }
        : { message: "Auth failed (custom namespace)", data: { a: "b", c: 3 } },
    ]);
    const abc = open("/abc", { query: { "&a": "&=?a" }, auth: { c: "d" } });
    const [handshake] = await next(abc, "handshake");
    assert.equal(handshake.query["&a"], "&=?a");
    assert.deepEqual(handshake.auth, isOld ? {} : { c: "d" });
    const failed = open("/", { query: { fail: true } });
    assert.equal((await refusal(failed)).message, "Auth failed (main namespace)");
    foo.disconnect();
    await reply(main, ["hi"], "hi");
  },

  async reconnect(open) {
    const socket = open("/", { reconnectionDelay: 10 });
    await next(socket, "connect");
    const id = socket.id;
    const again = next(socket, "connect");
    socket.io.engine.close();
    await again;
    assert.notEqual(socket.id, id);
    assert.deepEqual(await ask(socket, "echo", "again"), ["again"]);
  },

  async recovery(open) {
    const socket = open("/", { reconnectionDelay: 10 });
    await reply(socket, ["hi"], "hi"); // whose offset it remembers from now on
    const id = socket.id;
    const again = next(socket, "connect");
    socket.io.engine.close();
    await again;
    // Clients before 4.6 and older engines know nothing of it and start anew.
    assert.equal(socket.recovered ?? false, version.startsWith("4.8"));
    assert.equal(socket.id === id, version.startsWith("4.8"));
    await reply(socket, ["hi"], "hi");
  },

  async transport(open, transports) {
    const socket = open("/");
    await next(socket, "connect");
    if (!transports && socket.io.engine.transport.name !== "websocket") {
      await next(socket.io.engine, "upgrade");
    }
    assert.equal(socket.io.engine.transport.name, transports?.[0] ?? "websocket");
    await reply(socket, ["hi"], "hi");
  },
};

const run = async (label, transports) => {
  for (const [title, body] of Object.entries(cases)) {
    const sockets = [];
    const open = (namespace, options = {}) => {
      const socket = io(address + namespace, { forceNew: true, ...(transports && { transports }), ...options });
      sockets.push(socket);
      return socket;
    };
    let outcome = "passed";
    try {
      await body(open, transports);
    } catch (error) {
      outcome = String(error.stack).replaceAll("\n", " ");
    }
    sockets.forEach((socket) => socket.io.engine?.close());
    sockets.forEach((socket) => socket.disconnect());
    console.log(JSON.stringify({ client: version, transport: label, case: title, outcome }));
  }
};

await Promise.all([run("polling", ["polling"]), run("websocket", ["websocket"]), run("default", undefined)]);
process.exit(0);
