package chat.hearth.app;

import chat.hearth.chat.MessageId;
import chat.hearth.chat.RoomId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.json.JSONObject;

/**
 * Says lines in a room, each after the one before is acknowledged; what was not is said again with the same id after
 * coming back. Confined to the visitors' event thread.
 */
final class Speaker implements AutoCloseable {
    /** What is to be said, under the id it keeps. */
    record Line(MessageId id, String text) {}

    /** An acknowledged line. */
    record Said(String room, MessageId id, long seq) {}

    /** Hears of the speaker, on the visitors' event thread. */
    interface Listener {
        void said(Said said);

        void finished();

        void failed(String why);
    }

    private final String room;
    private final List<Line> lines;
    private final Listener listener;
    private final Visitor visitor;
    private int next;
    private int welcomes;
    private boolean finished;

    /** @param auth as for a {@link Visitor} */
    Speaker(
            OkHttpClient http,
            URI host,
            Visitor.Transport transport,
            Map<String, String> auth,
            String room,
            List<Line> lines,
            Listener listener) {
        this.room = room;
        this.lines = List.copyOf(lines);
        this.listener = listener;
        visitor = new Visitor(http, host, transport, auth, this::enter, refusal -> listener.failed(auth + refusal));
    }

    private void enter(Visitor welcomed) {
        int welcome = ++welcomes;
        welcomed.ask("join", Map.of("room", room, "limit", 1), answer -> {
            if (!Visitor.isOk(answer)) {
                listener.failed("join " + room + ": " + answer);
            } else if (welcome == welcomes) {
                say(welcomed, welcome);
            }
        });
    }

    private void say(Visitor present, int welcome) {
        if (next == lines.size()) {
            if (!finished) { // else: came back after the last line
                finished = true;
                listener.finished();
            }
            return;
        }
        Line line = lines.get(next);
        Map<String, Object> post = Map.of(
                "room",
                RoomId.fromName(room).orElseThrow().value(),
                "id",
                line.id().toString(),
                "text",
                line.text());
        present.ask("post", post, answer -> acknowledged(present, welcome, line, answer));
    }

    private void acknowledged(Visitor present, int welcome, Line line, JSONObject answer) {
        if (welcome != welcomes) {
            return; // of a connection that is gone; the line is being said again
        }
        if (!Visitor.isOk(answer)) {
            listener.failed("post in " + room + ": " + answer);
            return;
        }
        next++;
        listener.said(new Said(room, line.id(), Visitor.number(answer, "seq")));
        say(present, welcome);
    }

    @Override
    public void close() {
        visitor.close();
    }
}
