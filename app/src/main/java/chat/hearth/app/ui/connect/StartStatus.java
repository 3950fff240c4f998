package chat.hearth.app.ui.connect;

import java.util.Optional;

/** What the start screen is doing. Texts are finished ones. */
public sealed interface StartStatus {
    record Idle() implements StartStatus {}

    /** Starting to host, or connecting. */
    record Busy(String text) implements StartStatus {}

    /**
     * It did not work.
     *
     * @param advice what can be done about it
     * @param detail for a report, can be copied; empty for none
     */
    record Trouble(String sentence, String advice, String detail, Optional<Fix> fix) implements StartStatus {}

    /** Something to press that may help. */
    record Fix(String label, Runnable action) {}
}
