package chat.hearth.app.session;

import java.util.List;

/**
 * One change of a timeline's loaded part. Changes must be applied in order. Confirmed entries stand in ascending
 * sequence; pending and failed ones follow them.
 */
public sealed interface TimelineChange {
    /** Everything is new. */
    record Reset(List<TimelineEntry> entries, Extent extent) implements TimelineChange {
        public Reset {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Entries {@code from} to {@code from + removed} give way to the new ones.
     *
     * @param removed how many are taken out, may be 0
     * @param added   what takes their place, may be empty
     */
    record Splice(int from, int removed, List<TimelineEntry> added, Extent extent) implements TimelineChange {
        public Splice {
            added = List.copyOf(added);
        }
    }

    Extent extent();

    /** Whether the room has more than what is loaded, on either side. */
    record Extent(boolean hasOlder, boolean hasNewer) {}
}
