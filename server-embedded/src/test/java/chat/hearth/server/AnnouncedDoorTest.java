package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.hearth.chat.DoorPolicy;
import chat.hearth.discovery.Announcement.Door;
import chat.hearth.discovery.Reach;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnnouncedDoorTest {
    @TempDir
    Path data;

    @Test
    void whatIsAnnouncedFollowsTheDoor() throws Exception {
        ServerConfig config = new ServerConfig("Our house", "127.0.0.1", 0, data, ServerLimits.headless(), null);
        RunningServer server = assertInstanceOf(StartOutcome.Started.class, ChatServer.start(config))
                .server();
        try (AnnouncedServer host = AnnouncedServer.of(server, "Our house", "127.0.0.1", new Reach(null, null))) {
            BlockingQueue<Door> announced = new LinkedBlockingQueue<>();
            host.onStatus(status -> announced.add(host.announcement().door()));
            assertEquals(Door.OPEN, host.announcement().door());
            host.door().setPolicy(DoorPolicy.INVITATION).toCompletableFuture().join();
            assertEquals(Door.PASSWORD, announced.poll(20, TimeUnit.SECONDS));
            host.door().setPolicy(DoorPolicy.OPEN).toCompletableFuture().join();
            assertEquals(Door.OPEN, announced.poll(20, TimeUnit.SECONDS));
        }
    }
}
