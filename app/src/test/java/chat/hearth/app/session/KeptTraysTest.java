package chat.hearth.app.session;

import static chat.hearth.app.testkit.Awaited.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.app.session.files.Attaching;
import chat.hearth.app.session.files.Attachment;
import chat.hearth.app.testkit.Opened;
import chat.hearth.chat.RoomId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is attached and not sent outlasts the app, like the draft that it belongs to. */
final class KeptTraysTest {
    private static final RoomId LOBBY = RoomId.LOBBY;

    @TempDir
    Path data;

    @RegisterExtension
    final Opened opened = new Opened();

    private FileHostStub host;

    @BeforeEach
    void startHost() throws IOException {
        host = opened.add(new FileHostStub());
    }

    private FilesScene scene() {
        return opened.add(new FilesScene(data.resolve("app"), host));
    }

    private static boolean isMarked(List<RoomState> rooms) {
        return rooms.stream().anyMatch(room -> room.id().equals(LOBBY) && room.hasDraft());
    }

    @Test
    void itIsThereAgainAfterARestartAndItsRoomIsMarked() throws Exception {
        Attachment file;
        Attachment pasted;
        try (FilesScene scene = scene().connect("t1")) {
            file = scene.attach(Files.write(data.resolve("a.txt"), new byte[12]));
            Attaching kept = FilesScene.get(scene.session.files().keep("Picture.png", new byte[] {1, 2}));
            pasted = assertInstanceOf(Attaching.Attached.class, kept).attachment();
            scene.session.saveTray(LOBBY, List.of(file, pasted));
            await(scene.session.rooms(), KeptTraysTest::isMarked);
        }
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(90L * 24 * 3600));
        Files.setLastModifiedTime(pasted.path().getParent(), longAgo);
        try (FilesScene again = scene()) {
            assertEquals(List.of(file, pasted), FilesScene.get(again.session.tray(LOBBY)));
            await(again.session.rooms(), KeptTraysTest::isMarked);
        }
        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(pasted.path()));
    }

    @Test
    void whatWasSentOrTakenOutIsNotThereAgain() throws Exception {
        try (FilesScene scene = scene().connect("t1")) {
            Attachment file = scene.attach(Files.write(data.resolve("a.txt"), new byte[12]));
            scene.session.saveTray(LOBBY, List.of(file));
            scene.session.saveTray(LOBBY, List.of());
            await(scene.session.rooms(), rooms -> !rooms.isEmpty() && !isMarked(rooms));
        }
        FilesScene again = scene();
        assertEquals(List.of(), FilesScene.get(again.session.tray(LOBBY)));
        await(again.session.rooms(), rooms -> !rooms.isEmpty() && !isMarked(rooms));
    }
}
