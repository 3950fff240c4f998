package chat.hearth.server.web;

import chat.hearth.server.socketio.AckReply;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Passes on the first answer, as one value. Any thread. */
final class OneReply implements AckReply {
    private final boolean isWanted;
    private final Consumer<JsonElement> taker;
    private final AtomicBoolean done = new AtomicBoolean();

    OneReply(boolean isWanted, Consumer<JsonElement> taker) {
        this.isWanted = isWanted;
        this.taker = taker;
    }

    @Override
    public boolean isWanted() {
        return isWanted;
    }

    @Override
    public void send(JsonElement... args) {
        if (done.compareAndSet(false, true)) {
            taker.accept(args.length == 0 ? JsonNull.INSTANCE : args[0]);
        }
    }

    @Override
    public void send(List<JsonElement> args, List<byte[]> attachments) {
        send(args.toArray(new JsonElement[0]));
    }
}
