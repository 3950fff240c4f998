package chat.hearth.app.ui.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.hearth.app.client.InvitationLink;
import chat.hearth.app.hosting.FakeHost;
import chat.hearth.app.hosting.HostPlace;
import chat.hearth.app.hosting.HostingService;
import chat.hearth.app.hosting.OfferedAddress;
import chat.hearth.app.hosting.OfferedAddress.Network;
import chat.hearth.app.session.RoomState;
import chat.hearth.app.settings.LiveSettings;
import chat.hearth.app.settings.Settings;
import chat.hearth.app.testkit.FakeDialogs;
import chat.hearth.app.testkit.FakeNavigation;
import chat.hearth.app.testkit.ManualUiThread;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Lasting;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Row;
import chat.hearth.app.ui.hosting.InvitationsViewModel.Uses;
import chat.hearth.app.ui.shell.Texts;
import chat.hearth.app.ui.shell.UiContext;
import chat.hearth.chat.DoorPolicy;
import chat.hearth.chat.RoomId;
import chat.hearth.server.HostStatus;
import chat.hearth.server.HostStatus.Happening;
import chat.hearth.server.door.InvitationTerms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's panel without a window: the door, the invitations, the link. */
final class HostingViewModelTest {
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final OfferedAddress CABLE = new OfferedAddress("192.168.1.20:5000", "eth0", Network.PHYSICAL);
    private static final OfferedAddress AIR = new OfferedAddress("192.168.7.5:5000", "wlan0", Network.PHYSICAL);
    private static final OfferedAddress TUNNEL = new OfferedAddress("10.8.0.3:5000", "tun0", Network.VIRTUAL);

    private final ManualUiThread fx = new ManualUiThread();
    private final FakeHost host = new FakeHost();
    private final HostingService hosting = host.service(Runnable::run);
    private Consumer<? super List<RoomState>> rooms = now -> {};
    private HostingViewModel panel;

    @BeforeEach
    void host() {
        hosting.start("Ada's chat", HostPlace.DEFAULT).toCompletableFuture().join();
        UiContext context = new UiContext(
                fx,
                new Texts(Locale.ENGLISH),
                new LiveSettings(Settings.DEFAULT, saved -> {}),
                new FakeDialogs(),
                new FakeNavigation(),
                Clock.fixed(NOON, ZoneOffset.UTC));
        panel = new HostingViewModel(
                hosting,
                listener -> {
                    rooms = listener;
                    return () -> {};
                },
                context);
        settle();
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            fx.drawFrame();
        }
    }

    private void tells(Happening... recent) {
        host.tells(new HostStatus(1, 1, List.of(recent)));
        settle();
    }

    private InvitationLink link() {
        return panel.link().linkProperty().get();
    }

    private List<String> lines() {
        return panel.invitations().rows().stream()
                .map(row -> row.title() + ": " + row.detail() + (row.shown() ? " *" : ""))
                .toList();
    }

    @Test
    void anOpenDoorNeedsTheAddressOnly() {
        assertEquals("http://192.168.1.20:5000/", link().forBrowsers());
        assertEquals("hearth://join?host=192.168.1.20:5000", link().forTheApp());
    }

    @Test
    void anotherAddressCanBePicked() {
        assertEquals(
                List.of("192.168.1.20:5000  ·  eth0", "10.8.0.3:5000  ·  tun0, VPN or virtual"),
                panel.link().choices().stream()
                        .map(LinkViewModel.Choice::toString)
                        .toList());
        panel.link().chosenProperty().set(panel.link().choices().get(1));

        assertEquals("http://10.8.0.3:5000/", link().forBrowsers());
    }

    @Test
    void aPickedAddressStaysWhileOthersComeAndGoAndTheFirstFollows() {
        host.reachableAt(List.of(AIR, TUNNEL));
        settle();
        assertEquals("http://192.168.7.5:5000/", link().forBrowsers());

        panel.link().chosenProperty().set(panel.link().choices().get(1));
        host.reachableAt(List.of(CABLE, AIR, TUNNEL));
        settle();
        assertEquals("http://10.8.0.3:5000/", link().forBrowsers());

        host.reachableAt(List.of(AIR, CABLE));
        settle();
        assertEquals("http://192.168.7.5:5000/", link().forBrowsers());
    }

    @Test
    void withoutANetworkThereIsNothingToGiveAway() {
        host.reachableAt(List.of());
        settle();

        assertNull(link());
        assertTrue(panel.link().hintProperty().get().startsWith("This computer is in no network"));
    }

    @Test
    void aDoorWithAPasswordIsAskedForOneFirst() {
        panel.door().choose(DoorPolicy.PASSWORD);
        assertTrue(panel.door().askingProperty().get());
        assertEquals(DoorPolicy.OPEN, host.door().policy());

        panel.door().save("open sesame");

        assertFalse(panel.door().askingProperty().get());
        assertEquals(List.of("open sesame"), host.door().passwords());
        assertEquals(DoorPolicy.PASSWORD, host.door().policy());
        assertEquals(DoorPolicy.PASSWORD, panel.door().policyProperty().get());
        assertEquals(
                "Whoever comes by it is asked for the password.",
                panel.link().hintProperty().get());
    }

    @Test
    void thePasswordThatWasSetIsTakenAgainAndCanBeChanged() {
        panel.door().choose(DoorPolicy.PASSWORD);
        panel.door().save("first");
        panel.door().choose(DoorPolicy.OPEN);
        panel.door().choose(DoorPolicy.PASSWORD);
        assertFalse(panel.door().askingProperty().get());
        assertEquals(DoorPolicy.PASSWORD, host.door().policy());

        panel.door().change();
        panel.door().save("second");
        assertEquals(List.of("first", "second"), host.door().passwords());
    }

    @Test
    void turningAwayFromThePasswordLeavesTheDoorAsItWas() {
        panel.door().choose(DoorPolicy.PASSWORD);
        panel.door().keep();

        assertFalse(panel.door().askingProperty().get());
        assertEquals(DoorPolicy.OPEN, panel.door().policyProperty().get());
        assertEquals(List.of(), host.door().passwords());
    }

    @Test
    void aPasswordThatIsTooLongIsNotSet() {
        panel.door().choose(DoorPolicy.PASSWORD);
        panel.door().save("x".repeat(257));

        assertEquals(
                "A password has at most 256 characters.",
                panel.door().problemProperty().get());
        assertEquals(List.of(), host.door().passwords());
    }

    @Test
    void byInvitationOnlyTheLinkHoldsOne() {
        panel.door().choose(DoorPolicy.INVITATION);
        assertNull(link());
        assertTrue(panel.link().hintProperty().get().startsWith("Only those who are invited"));

        panel.invitations().make();

        assertEquals("http://192.168.1.20:5000/#t=token-0000000000000001", link().forBrowsers());
        panel.invitations().showNone();
        assertNull(link());
    }

    @Test
    void anInvitationLeadsWhereAndLastsAsLongAsWasChosen() {
        rooms.accept(List.of(room("lobby", "Lobby"), room("tea-room", "Tea room")));
        settle();
        panel.invitations().placeProperty().set(panel.invitations().places().get(2));
        panel.invitations().lastingProperty().set(Lasting.HOUR);
        panel.invitations().usesProperty().set(Uses.TEN);
        panel.invitations().make();
        panel.invitations().lastingProperty().set(Lasting.FOREVER);
        panel.invitations().usesProperty().set(Uses.MANY);
        panel.invitations().placeProperty().set(panel.invitations().places().get(0));
        panel.invitations().make();

        assertEquals(
                List.of(
                        new InvitationTerms(null, null, InvitationTerms.UNLIMITED, ""),
                        new InvitationTerms(new RoomId("tea-room"), NOON.plus(Duration.ofHours(1)), 10, "")),
                host.door().invitations().stream().map(it -> it.terms()).toList());
        assertEquals("The session: nobody came · holds for good *", lines().get(0));
        assertEquals(
                "Tea room: 0 of 10 came · until Mar 14, 2026, 1:00 PM",
                lines().get(1).replace('\u202f', ' ')); // some Java versions write a narrow space there
    }

    @Test
    void eachInvitationsCodeCanBeShownUntilItIsRevoked() {
        panel.invitations().lastingProperty().set(Lasting.FOREVER);
        panel.invitations().make();
        panel.invitations().make();
        Row first = panel.invitations().rows().get(1);
        panel.invitations().show(first);
        assertEquals("token-0000000000000001", link().token());

        panel.invitations().revoke(panel.invitations().rows().get(1));

        assertEquals(1, panel.invitations().rows().size());
        assertNull(link().token());
    }

    @Test
    void oneMadeBeforeThisStartIsListedWithoutItsCode() {
        host.door().invite(new InvitationTerms(null, null, 5, ""));
        tells();

        Row row = panel.invitations().rows().get(0);
        assertFalse(row.canBeShown());
        panel.invitations().show(row);
        assertNull(panel.invitations().shownProperty().get());
    }

    @Test
    void tooManyWrongPasswordsAreSaidAndForgiven() {
        Happening wrong = new Happening(NOON.minusSeconds(30), "refused", "10.0.0.9", "too-many-tries");
        tells(wrong, new Happening(NOON.minusSeconds(20), "refused", "10.0.0.8", "password-wrong"));
        assertEquals(
                "Too many wrong passwords came from 10.0.0.9. Nobody there can try again for some minutes.",
                panel.door().wrongTriesProperty().get());
        assertEquals(
                "10.0.0.8 was not let in: wrong password",
                panel.happenings().get(0).text());

        panel.door().forgive();
        tells(wrong);

        assertEquals("", panel.door().wrongTriesProperty().get());
        assertEquals(1, host.door().forgotten());
    }

    @Test
    void wrongPasswordsOfLongAgoAreNoNews() {
        tells(new Happening(NOON.minusSeconds(301), "refused", "10.0.0.9", "too-many-tries"));

        assertEquals("", panel.door().wrongTriesProperty().get());
    }

    private static RoomState room(String id, String name) {
        return new RoomState(new RoomId(id), name, "", true, 0, 0, 0, 0, false);
    }
}
