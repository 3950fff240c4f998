package chat.hearth.server.socketio;

import chat.hearth.protocol.engineio.EngineIoPacket;
import chat.hearth.protocol.socketio.SocketIoEncoder;
import chat.hearth.protocol.socketio.SocketIoPacket;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The answer to one event, in the namespace as its client knows it. */
final class SocketReply implements AckReply {
    private final String namespace;
    private final OptionalInt ackId;
    private final Consumer<List<EngineIoPacket>> send;
    private final AtomicBoolean sent = new AtomicBoolean();

    /**
     * Makes an answer.
     *
     * @param ackId empty when nobody waits for it
     * @param send  may be called by any thread
     */
    SocketReply(String namespace, OptionalInt ackId, Consumer<List<EngineIoPacket>> send) {
        this.namespace = namespace;
        this.ackId = ackId;
        this.send = send;
    }

    @Override
    public boolean isWanted() {
        return ackId.isPresent();
    }

    @Override
    public void send(JsonElement... args) {
        send(List.of(args), List.of());
    }

    @Override
    public void send(List<JsonElement> args, List<byte[]> attachments) {
        if (ackId.isPresent() && sent.compareAndSet(false, true)) {
            JsonArray values = new JsonArray(args.size());
            args.forEach(values::add);
            SocketIoPacket ack = new SocketIoPacket.Ack(namespace, ackId.getAsInt(), values, attachments);
            send.accept(SocketIoEncoder.encode(ack));
        }
    }
}
