package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.hosting.HostingState.Failed;
import chat.hearth.app.hosting.HostingState.Happening;
import chat.hearth.app.hosting.HostingState.Running;
import chat.hearth.app.hosting.HostingState.Starting;
import chat.hearth.app.hosting.HostingState.Stopped;
import chat.hearth.app.hosting.HostingState.Stopping;
import chat.hearth.app.hosting.OfferedAddress.Network;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import chat.hearth.server.HostStatus;
import chat.hearth.server.StartFailure;
import chat.hearth.server.door.InvitationTerms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class HostingServiceTest {
    private static final HostPlace PLACE = new HostPlace("0.0.0.0", 5000);
    private static final List<OfferedAddress> ADDRESSES = List.of(
            new OfferedAddress("192.168.1.20:5000", "eth0", Network.PHYSICAL),
            new OfferedAddress("10.8.0.3:5000", "tun0", Network.VIRTUAL));

    private final FakeHost host = new FakeHost();
    private final HostingService service = host.service(Runnable::run);

    private List<HostingState> recorded() {
        List<HostingState> states = new ArrayList<>();
        service.subscribe(states::add);
        return states;
    }

    @Test
    void aSessionStartsIsUpAndStops() {
        List<HostingState> states = recorded();

        service.start("Ada's chat", PLACE).toCompletableFuture().join();
        service.stop().toCompletableFuture().join();

        assertEquals(
                List.of(
                        new Stopped(),
                        new Starting(),
                        new Running("Ada's chat", 5000, "127.0.0.1:5000", ADDRESSES, 0, 0, List.of()),
                        new Stopping(),
                        new Stopped()),
                states);
        assertEquals(List.of("Ada's chat on 0.0.0.0:5000", "stop"), host.asked);
    }

    @Test
    void whatTheHostTellsOfItselfIsInTheState() {
        service.start("Chat", PLACE).toCompletableFuture().join();
        Instant noon = Instant.parse("2026-03-14T12:00:00Z");

        host.tells(new HostStatus(3, 2, List.of(new HostStatus.Happening(noon, "connected", "Grace", ""))));

        assertEquals(
                new Running(
                        "Chat",
                        5000,
                        "127.0.0.1:5000",
                        ADDRESSES,
                        3,
                        2,
                        List.of(new Happening(noon, "connected", "Grace", ""))),
                service.get());
    }

    @Test
    void aLastWordOfAStoppedHostIsNotHeard() {
        service.start("Chat", PLACE).toCompletableFuture().join();
        service.stop().toCompletableFuture().join();

        host.tells(new HostStatus(1, 1, List.of()));

        assertEquals(new Stopped(), service.get());
    }

    @Test
    void anAddressThatChangesIsToldWhileHosting() {
        service.start("Chat", PLACE).toCompletableFuture().join();
        List<OfferedAddress> moved = List.of(new OfferedAddress("192.168.1.21:5000", "eth0", Network.PHYSICAL));

        host.reachableAt(moved);

        assertEquals(new Running("Chat", 5000, "127.0.0.1:5000", moved, 0, 0, List.of()), service.get());
        service.stop().toCompletableFuture().join();
        host.reachableAt(ADDRESSES);
        assertEquals(new Stopped(), service.get());
    }

    @Test
    void theDoorIsThereAsLongAsTheHostIs() {
        assertTrue(service.door().isEmpty());
        service.start("Chat", PLACE).toCompletableFuture().join();

        service.door().orElseThrow().setPassword("secret").toCompletableFuture().join();
        service.door()
                .orElseThrow()
                .setPolicy(DoorPolicy.PASSWORD)
                .toCompletableFuture()
                .join();

        assertEquals(List.of("secret"), host.door().passwords());
        assertEquals(DoorPolicy.PASSWORD, host.door().policy());
        service.stop().toCompletableFuture().join();
        assertTrue(service.door().isEmpty());
    }

    @Test
    void anInvitationMadeHereCanBeShownUntilItIsRevoked() {
        service.start("Chat", PLACE).toCompletableFuture().join();
        HostDoor door = service.door().orElseThrow();

        HostDoor.Invite made = door.invite(RoomId.LOBBY, Instant.MAX, OptionalInt.of(3));
        host.door().invite(new InvitationTerms(null, null, InvitationTerms.UNLIMITED, ""));

        assertEquals(
                List.of(
                        new HostDoor.Invite("invitation-2", null, null, null, OptionalInt.empty(), 0, true),
                        new HostDoor.Invite(
                                "invitation-1",
                                "token-0000000000000001",
                                RoomId.LOBBY,
                                Instant.MAX,
                                OptionalInt.of(3),
                                0,
                                true)),
                door.invitations());
        assertEquals("Invite[invitation-1]", made.toString());
        door.revoke("invitation-1").toCompletableFuture().join();
        assertEquals(
                List.of("invitation-2"),
                door.invitations().stream().map(HostDoor.Invite::id).toList());
    }

    @Test
    void afterAFailureAnotherStartIsPossible() {
        host.willFail(new StartFailure.PortInUse(5000, OptionalInt.of(5001)));

        HostingState first = service.start("Chat", PLACE).toCompletableFuture().join();
        service.start("Chat", PLACE.withPort(5001)).toCompletableFuture().join();

        assertEquals(new Failed(new HostingProblem.PortInUse(5000, OptionalInt.of(5001))), first);
        assertEquals(List.of("Chat on 0.0.0.0:5000", "Chat on 0.0.0.0:5001"), host.asked);
    }

    @Test
    void twoSessionsAtOnceAreNotPossible() {
        service.start("Chat", PLACE).toCompletableFuture().join();

        assertThrows(IllegalStateException.class, () -> service.start("Other", PLACE));
    }

    @Test
    void whatNobodyForesawIsAProblemLikeOthers() {
        HostingService broken = new HostingService(
                (name, place) -> {
                    throw new IllegalStateException("no such thing");
                },
                (bindAddress, port, listener) -> () -> {},
                Clock.systemUTC(),
                Runnable::run);

        HostingState state = broken.start("Chat", PLACE).toCompletableFuture().join();

        assertEquals(
                new Failed(new HostingProblem.Unforeseen("java.lang.IllegalStateException: no such thing")), state);
    }

    static List<Arguments> failures() {
        Path data = Path.of("data");
        return List.of(
                Arguments.of(new StartFailure.PortForbidden(80), new HostingProblem.PortForbidden(80)),
                Arguments.of(new StartFailure.NoSuchAddress("10.0.0.9"), new HostingProblem.NoSuchAddress("10.0.0.9")),
                Arguments.of(new StartFailure.DataLocked(data), new HostingProblem.DataLocked(data)),
                Arguments.of(new StartFailure.NoPermission(data), new HostingProblem.NoPermission(data)),
                Arguments.of(new StartFailure.DiskFull(data), new HostingProblem.DiskFull(data)),
                Arguments.of(
                        new StartFailure.StoreDamaged(data, "row 7"), new HostingProblem.HistoryDamaged(data, "row 7")),
                Arguments.of(new StartFailure.StoreTooNew(data, 9), new HostingProblem.HistoryTooNew(data)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureOfTheServerIsAProblemThatCanBeShown(StartFailure failure, HostingProblem problem) {
        host.willFail(failure);

        assertEquals(
                new Failed(problem),
                service.start("Chat", PLACE).toCompletableFuture().join());
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 127.0.0.1:5000",
        "::, 127.0.0.1:5000",
        "192.168.1.20, 192.168.1.20:5000",
        "fe80::1, [fe80::1]:5000"
    })
    void theAppJoinsWhereTheHostListens(String bind, String join) {
        assertEquals(join, new HostPlace(bind, 0).joinAddress(5000));
    }
}
