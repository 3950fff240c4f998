package chat.hearth.app.client;

import chat.hearth.protocol.chat.Answer;

/** What became of a request. */
public sealed interface Reply {
    /** The host answered. */
    record Answered(Answer answer) implements Reply {}

    /** The host did not answer: whether it did what it was asked is not known. */
    record Unanswered(Cause cause) implements Reply {}

    /** Why there is no answer. */
    enum Cause {
        /** There was or is no connection. */
        NOT_CONNECTED,
        /** Nothing came in time. */
        TIMED_OUT,
        /** Something came that is no answer to this. */
        NOT_UNDERSTOOD,
        /** It was sent, and the connection broke off before the server showed that it has it; twice would be seen. */
        UNCERTAIN
    }
}
