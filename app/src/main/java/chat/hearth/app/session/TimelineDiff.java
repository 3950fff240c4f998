package chat.hearth.app.session;

import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.app.session.TimelineChange.Splice;
import java.util.ArrayList;
import java.util.List;

/** The fewest runs of change that turn one list of entries into another. Stateless. */
final class TimelineDiff {
    private TimelineDiff() {}

    /**
     * Walks both lists side by side. What is confirmed stands in ascending sequence in both, so the two can be matched in
     * one pass; what waits is short and is matched by its place.
     */
    static List<Splice> between(List<TimelineEntry> before, List<TimelineEntry> after, Extent extent) {
        List<Splice> splices = new ArrayList<>();
        int shared = commonTail(before, after);
        int beforeEnd = before.size() - shared;
        int afterEnd = after.size() - shared;
        int i = 0;
        int j = 0;
        while (i < beforeEnd || j < afterEnd) {
            if (i < beforeEnd && j < afterEnd && before.get(i).equals(after.get(j))) {
                i++;
                j++;
                continue;
            }
            int from = j; // everything before it is as it will be
            int removed = 0;
            List<TimelineEntry> added = new ArrayList<>();
            while ((i < beforeEnd || j < afterEnd)
                    && !(i < beforeEnd && j < afterEnd && before.get(i).equals(after.get(j)))) {
                long old = i < beforeEnd ? key(before.get(i)) : Long.MAX_VALUE;
                long young = j < afterEnd ? key(after.get(j)) : Long.MAX_VALUE;
                if (i < beforeEnd && old <= young) {
                    removed++;
                    i++;
                }
                if (j < afterEnd && young <= old) {
                    added.add(after.get(j));
                    j++;
                }
            }
            splices.add(new Splice(from, removed, added, extent));
        }
        return splices;
    }

    private static long key(TimelineEntry entry) {
        boolean confirmed = entry.seq() > 0;
        return confirmed ? entry.seq() : Long.MAX_VALUE;
    }

    private static int commonTail(List<TimelineEntry> before, List<TimelineEntry> after) {
        int most = Math.min(before.size(), after.size());
        int same = 0;
        while (same < most && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
            same++;
        }
        return same;
    }
}
