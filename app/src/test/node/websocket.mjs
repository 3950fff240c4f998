// A plain WebSocket that passes each text frame on to everybody, its sender included, and answers one by JSON.
// node websocket.mjs; prints "listening <port>", and "got <message>" for each.
import { WebSocketServer } from "ws";
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/ws" });

server.on("connection", (socket) => {
  socket.on("message", (data) => {
    const text = data.toString();
    console.log(`got ${text}`);
    server.clients.forEach((client) => client.send(text));
    if (text === "who is there?") {
      socket.send(JSON.stringify({ user: "Robot", text: "only the server" }));
    }
  });
});
server.on("listening", () => console.log(`listening ${server.address().port}`));
