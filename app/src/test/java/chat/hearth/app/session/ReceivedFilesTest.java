package chat.hearth.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.session.TimelineEntry.Delivery;
import chat.hearth.app.session.files.MessageFile;
import chat.hearth.app.testkit.ManualLoop;
import chat.hearth.chat.FileHash;
import chat.hearth.chat.RoomEvent;
import chat.hearth.chat.SharedFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of messages that came from the host, in the timeline and in the store. */
final class ReceivedFilesTest {
    private static final SharedFile SEA =
            new SharedFile(new FileHash("0a".repeat(32)), "sea \u2028.png", 4_000_000_000L, "image/png", 8, 6, true);
    private static final SharedFile NOTES =
            new SharedFile(new FileHash("ff".repeat(32)), "notes", 0, "application/octet-stream", 0, 0, false);

    @TempDir
    Path data;

    @Test
    void theFilesOfAMessageAreThereAgainAfterARestart() {
        TimelineEntry message = message("look", false, List.of(SEA, NOTES));
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            scene.hears(Scene.event(arrived("look")));
            assertEquals(message, shown.last());
        }
        try (Scene scene = new Scene(data)) {
            assertEquals(message, scene.show(Scene.LOBBY).last());
        }
    }

    @Test
    void aDeletedMessageHasNoFiles() {
        TimelineEntry deleted = message("", true, List.of());
        try (Scene scene = Scene.inLobby(data, 1)) {
            Scene.Shown shown = scene.show(Scene.LOBBY);
            scene.hears(Scene.event(arrived("")));
            scene.hears(Scene.event(new RoomEvent.Delete(Scene.LOBBY, 3, ManualLoop.NOON, Scene.BEN, Scene.id(2))));
            assertEquals(deleted, shown.last());
        }
        try (Scene scene = new Scene(data)) {
            assertEquals(deleted, scene.show(Scene.LOBBY).last());
        }
    }

    private static RoomEvent arrived(String text) {
        return new RoomEvent.Message(
                Scene.LOBBY, 2, ManualLoop.NOON, Scene.BEN, Scene.id(2), text, null, null, List.of(SEA, NOTES));
    }

    private static TimelineEntry message(String text, boolean deleted, List<SharedFile> files) {
        return new TimelineEntry.Message(
                2,
                ManualLoop.NOON,
                Scene.BEN,
                Scene.id(2),
                text,
                null,
                false,
                Delivery.SENT,
                List.of(),
                deleted,
                files.stream().<MessageFile>map(MessageFile.Stored::new).toList());
    }
}
