package chat.hearth.app.hosting;

import chat.hearth.app.testkit.LabProgram;
import chat.hearth.app.testkit.NeedsNetworkNamespaces;
import chat.hearth.app.testkit.NetworkLab;
import chat.hearth.server.ServerMain;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three computers at a switch of their own. Only in there is anything sent to groups, or a subnet looked at. */
@NeedsNetworkNamespaces
final class NetworkNamespacesIT {
    private NetworkLab lab;

    @TempDir
    Path data;

    @BeforeEach
    void plugIn() {
        lab = new NetworkLab("ada", "grace", "zoe");
    }

    @AfterEach
    void takeApart() {
        lab.close();
    }

    private LabProgram host(String computer, String name) {
        LabProgram host = lab.java(
                computer, ServerMain.class, "--data", data.resolve(computer).toString(), "--name", name);
        host.await(line -> line.contains(" is open."));
        return host;
    }

    private LabProgram finder(String computer) {
        return lab.java(
                computer, Finder.class, data.resolve("finder-" + computer).toString());
    }

    @Test
    void aHostIsFoundByMdnsAndJoinedWithoutTypingAnAddress() {
        LabProgram grace = finder("grace");
        LabProgram ada = host("ada", "Ada's chat");
        grace.await(line -> line.matches("LISTENING Ada's chat at \\S+:5000 with 0")); // by IPv4 or IPv6
        grace.tell("join");
        grace.await("joined Ada's chat"::equals);
        grace.await(line -> line.matches("LISTENING Ada's chat at \\S+:5000 with 1"));

        ada.stop();
        grace.await(line -> line.startsWith("LISTENING") && !line.contains("Ada"));
    }

    @Test
    void twoSessionsOfTheSameNameAreTwoAndAChangedAddressIsFoundAgain() {
        lab.withoutIpv6("ada");
        lab.withoutIpv6("zoe");
        host("ada", "Chat");
        host("zoe", "Chat");
        LabProgram grace = finder("grace");
        grace.await(line ->
                line.contains("Chat at 10.77.0.1:5000 with 0") && line.contains("Chat at 10.77.0.3:5000 with 0"));

        lab.renumber("zoe", 3, 33);
        grace.await(line -> line.contains("10.77.0.33:5000") && !line.contains("10.77.0.3:5000"));
    }

    @Test
    void whereMulticastIsFilteredALookAroundFindsTheHost() {
        lab.filterMulticast("ada");
        lab.filterMulticast("grace");
        host("ada", "Ada's chat");
        LabProgram grace = finder("grace");
        grace.await("LISTENING CLEAR"::equals); // listened long enough to say that nobody was heard

        grace.tell("look");
        grace.await("LISTENING Ada's chat at 10.77.0.1:5000 with 0"::equals);
        grace.tell("join");
        grace.await("joined Ada's chat"::equals);
    }

    @Test
    void whereNothingGetsThroughTheReasonIsSaid() {
        lab.isolate("ada");
        lab.isolate("grace");
        host("ada", "Ada's chat");
        LabProgram grace = finder("grace");
        grace.await("LISTENING CLEAR"::equals);
        grace.tell("look");
        grace.await("LISTENING NOBODY_ANSWERS"::equals);

        lab.unplug("grace");
        grace.await("LISTENING NO_NETWORK"::equals);
    }
}
