package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.session.TimelineChange.Extent;
import chat.hearth.app.session.TimelineChange.Splice;
import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.testkit.ManualLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimelineDiffTest {
    private static final Extent EXTENT = new Extent(false, false);

    private static TimelineEntry entry(long seq, String text) {
        return new TimelineEntry.Message(
                seq, ManualLoop.NOON, Scene.BEN, Scene.id(seq), text, null, false, Delivery.SENT, List.of(), false);
    }

    private static TimelineEntry pending(long id) {
        return new TimelineEntry.Message(
                0, ManualLoop.NOON, Scene.ANNA, Scene.id(id), "p", null, true, Delivery.PENDING, List.of(), false);
    }

    @Test
    void nothingChangedIsNoChange() {
        assertEquals(List.of(), TimelineDiff.between(List.of(entry(1, "a")), List.of(entry(1, "a")), EXTENT));
    }

    @Test
    void whatWasSentTakesThePlaceOfWhatWaited() {
        List<TimelineEntry> before = List.of(entry(1, "a"), pending(9));
        List<TimelineEntry> after = List.of(entry(1, "a"), entry(2, "b"));

        assertEquals(
                List.of(new Splice(1, 1, List.of(entry(2, "b")), EXTENT)), TimelineDiff.between(before, after, EXTENT));
    }

    @Test
    void anEditAndANewMessageAreTwoSmallChanges() {
        List<TimelineEntry> before = List.of(entry(1, "a"), entry(2, "b"), entry(3, "c"));
        List<TimelineEntry> after = List.of(entry(1, "A"), entry(2, "b"), entry(3, "c"), entry(4, "d"));

        assertEquals(
                List.of(
                        new Splice(0, 1, List.of(entry(1, "A")), EXTENT),
                        new Splice(3, 0, List.of(entry(4, "d")), EXTENT)),
                TimelineDiff.between(before, after, EXTENT));
    }

    @Test
    void aPageBeforeTheFirstIsOneChange() {
        List<TimelineEntry> before = List.of(entry(3, "c"));
        List<TimelineEntry> after = List.of(entry(1, "a"), entry(2, "b"), entry(3, "c"));

        assertEquals(
                List.of(new Splice(0, 0, List.of(entry(1, "a"), entry(2, "b")), EXTENT)),
                TimelineDiff.between(before, after, EXTENT));
    }

    @Test
    void applyingTheChangesAlwaysLeadsToTheNewList() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            List<TimelineEntry> before = some(random);
            List<TimelineEntry> after = some(random);
            List<TimelineEntry> applied = new ArrayList<>(before);
            for (Splice splice : TimelineDiff.between(before, after, EXTENT)) {
                assertTrue(splice.removed() > 0 || !splice.added().isEmpty());
                applied.subList(splice.from(), splice.from() + splice.removed()).clear();
                applied.addAll(splice.from(), splice.added());
            }
            assertEquals(after, applied);
        }
    }

    private static List<TimelineEntry> some(Random random) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (long seq = 1; seq < 12; seq++) {
            if (random.nextInt(3) > 0) {
                entries.add(entry(seq, random.nextInt(4) == 0 ? "edited" : "text"));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(pending(100 + random.nextInt(5)));
        }
        return entries;
    }
}
