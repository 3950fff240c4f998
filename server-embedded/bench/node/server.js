// The host of the same broadcast on Node, to compare with: Socket.IO's own server, everything in memory.
// What it sends has the same shape and size as what Hearth sends. Prints its port.
const { createServer } = require("node:http");
const { Server } = require("socket.io");

const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });
let seq = 0;

io.on("connection", (socket) => {
  const author = { id: socket.id, name: socket.handshake.auth.name, role: "member" };
  socket.on("join", ({ room }, answer) => {
    socket.join(room);
    answer({ ok: true, room, events: [] });
  });
  socket.on("post", ({ room, id, text }, answer) => {
    const at = Date.now();
    seq += 1;
    io.to(room).emit("event", { room, seq, type: "message", at, author, id, text });
    answer({ ok: true, seq, at });
  });
});

http.listen(0, "127.0.0.1", 4096, () => console.log(`listening on 127.0.0.1:${http.address().port}`));
process.on("SIGTERM", () => process.exit(0));
