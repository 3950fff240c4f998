// A chat as in the tutorials: every "chat message" goes to everybody, its sender included.
// node socketio.mjs <package> [port] [transport]; prints "listening <port>", and "got <message>" for each.
const packageName = process.argv[2];
const socketIo = await import(packageName);
const { createServer } = await import("node:http");
const http = createServer();
const options = process.argv[4] ? { transports: [process.argv[4]] } : {};
const io = packageName === "socket.io-2" ? socketIo.default(http, options) : new socketIo.Server(http, options);

io.on("connection", (socket) => {
  socket.on("chat message", (message) => {
    console.log(`got ${message}`);
    io.emit("chat message", message);
    if (message === "who is there?") {
      socket.emit("chat message", "only the server");
    }
  });
});
io.of("/aside").on("connection", (socket) => socket.emit("chat message", "you are aside"));

http.listen(Number(process.argv[3] ?? 0), "127.0.0.1", () => console.log(`listening ${http.address().port}`));
