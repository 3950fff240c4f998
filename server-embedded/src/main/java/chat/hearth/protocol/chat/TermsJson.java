package chat.hearth.protocol.chat;

import chat.hearth.chat.RoomTerms;
import chat.hearth.chat.RoomTerms.Writers;
import chat.hearth.protocol.PacketException;
import com.google.gson.JsonObject;
import java.time.Duration;

/** The fields {@code slow}, in seconds, and {@code writers}, wherever a room is described. Stateless; any thread. */
final class TermsJson {
    private static final String SLOW = "slow";
    private static final String WRITERS = "writers";

    private TermsJson() {}

    static void write(JsonObject json, RoomTerms terms) {
        writeSlow(json, terms.slow());
        writeWriters(json, terms.writers());
    }

    static void writeSlow(JsonObject json, Duration slow) {
        json.addProperty(SLOW, slow.toSeconds());
    }

    static void writeWriters(JsonObject json, Writers writers) {
        json.addProperty(WRITERS, writers.word());
    }

    /** Of a host that says nothing of them, everybody may write. */
    static RoomTerms read(Fields fields) throws PacketException {
        return new RoomTerms(
                fields.has(SLOW) ? readSlow(fields) : Duration.ZERO,
                fields.has(WRITERS) ? readWriters(fields) : Writers.EVERYBODY);
    }

    static Duration readSlow(Fields fields) throws PacketException {
        long seconds = fields.number(SLOW);
        if (seconds < 0 || seconds > RoomTerms.SLOWEST.toSeconds()) {
            throw new PacketException("'slow' must be 0 to " + RoomTerms.SLOWEST.toSeconds() + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    static Writers readWriters(Fields fields) throws PacketException {
        return Writers.ofWord(fields.string(WRITERS))
                .orElseThrow(() -> new PacketException("'writers' must be everybody or moderators"));
    }

    static boolean hasSlow(Fields fields) {
        return fields.has(SLOW);
    }

    static boolean hasWriters(Fields fields) {
        return fields.has(WRITERS);
    }
}
