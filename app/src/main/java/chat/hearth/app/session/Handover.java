package chat.hearth.app.session;

import chat.hearth.chat.MessageId;

/** What became of something said when it was handed to the session. */
public sealed interface Handover {
    /** It is in the outbox, and shown: as pending, or as failed when this computer cannot save it. */
    record Taken(MessageId message) implements Handover {}

    /**
     * Too much waits already; nothing was taken.
     *
     * @param waiting how many messages wait
     */
    record OutboxFull(int waiting) implements Handover {}
}
