package chat.hearth.app.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.hearth.app.testkit.LabPerson;
import chat.hearth.app.testkit.NeedsNetworkNamespaces;
import chat.hearth.app.testkit.NetworkLab;
import chat.hearth.server.ServerMain;
import chat.hearth.testkit.RunningProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private RunningProgram host(String computer, String name) {
        RunningProgram host = lab.java(
                computer, ServerMain.class, "--data", data.resolve(computer).toString(), "--name", name);
        host.await(line -> line.contains(" is open."));
        return host;
    }

    private RunningProgram finder(String computer) {
        return lab.java(
                computer, Finder.class, data.resolve("finder-" + computer).toString());
    }

    @Test
    void aHostIsFoundByMdnsAndJoinedWithoutTypingAnAddress() {
        RunningProgram grace = finder("grace");
        RunningProgram ada = host("ada", "Ada's chat");
        grace.await(line -> line.matches("LISTENING Ada's chat at \\S+:5000 with 0")); // by IPv4 or IPv6
        grace.tell("join");
        grace.await("joined Ada's chat"::equals);
        grace.await(line -> line.matches("LISTENING Ada's chat at \\S+:5000 with 1"));

        ada.stop();
        grace.await(line -> line.startsWith("LISTENING") && !line.contains("Ada"));
    }

    @Test
    void whatIsToBeAnnouncedIsProbedForThreeTimesBefore() {
        lab.withoutIpv6("ada");
        RunningProgram ear = lab.java("grace", MdnsEar.class);
        ear.await("listening"::equals);
        host("ada", "Ada's chat");

        List<String> heard = new ArrayList<>();
        ear.await(line -> heard.add(line) && line.equals("announces"));
        assertEquals(List.of("probes", "probes", "probes", "announces"), heard);
    }

    @Test
    void whoHeardNothingAtFirstAsksAgain() {
        lab.filterMulticast("grace");
        host("ada", "Ada's chat");
        RunningProgram grace = finder("grace");
        grace.await("LISTENING CLEAR"::equals); // by now all that JmDNS asks by itself is asked, and nobody heard it

        lab.letMulticastPass("grace");
        grace.await(line -> line.startsWith("LISTENING Ada's chat at "));
    }

    private RunningProgram person(String computer) {
        RunningProgram person =
                lab.java(computer, LabPerson.class, data.resolve(computer).toString(), computer);
        person.await("ready"::equals);
        return person;
    }

    @Test
    void anAppThatHostsIsFoundByAnotherAndJoinedWithoutTypingAnAddress() {
        RunningProgram grace = person("grace");
        RunningProgram ada = person("ada");
        ada.tell("host");
        ada.await("in ada's chat"::equals);
        grace.await(line -> line.startsWith("sees ada's chat at ") && !line.endsWith("locked"));

        grace.tell("join");
        grace.await("in ada's chat"::equals);
        ada.await("hears grace: hello"::equals);
        ada.tell("say welcome");
        grace.await("hears ada: welcome"::equals);
    }

    @Test
    void aSessionWithAPasswordHasItsLockAndAsks() {
        RunningProgram ada = person("ada");
        ada.tell("host");
        ada.await("in ada's chat"::equals);
        ada.tell("shut open sesame");
        ada.await("shut"::equals);
        RunningProgram grace = person("grace");
        grace.await(line -> line.startsWith("sees ada's chat at ") && line.endsWith("locked"));

        grace.tell("join");
        grace.await("asked for a password"::equals);
        grace.tell("password open barley");
        grace.await("problem That is not the password."::equals);
        grace.tell("password open sesame");
        grace.await("in ada's chat"::equals);
        ada.await("hears grace: hello"::equals);
    }

    @Test
    void whereMulticastIsFilteredAnAppThatLooksAroundFindsAndJoins() {
        lab.filterMulticast("ada");
        lab.filterMulticast("grace");
        RunningProgram ada = person("ada");
        ada.tell("host");
        ada.await("in ada's chat"::equals);
        RunningProgram grace = person("grace");
        grace.await("reads Nobody on this network has said that they host a session."::equals);

        grace.tell("look");
        grace.await("sees ada's chat at 10.77.0.1:5000"::equals);
        grace.tell("join");
        grace.await("in ada's chat"::equals);
        ada.await("hears grace: hello"::equals);
    }

    @Test
    void whereNothingGetsThroughTheStartScreenSaysWhyAndWhatToDo() {
        lab.isolate("ada");
        lab.isolate("grace");
        RunningProgram ada = person("ada");
        ada.tell("host");
        ada.await("in ada's chat"::equals);
        RunningProgram grace = person("grace");
        grace.await("reads Nobody on this network has said that they host a session."::equals);
        grace.tell("look");
        grace.await("reads No computer around hosts a session on the usual port."::equals);
        grace.await(line -> line.startsWith("advice The host may be on another network or behind a firewall."));
    }

    @Test
    void twoSessionsOfTheSameNameAreTwoAndAChangedAddressIsFoundAgain() {
        lab.withoutIpv6("ada");
        lab.withoutIpv6("zoe");
        host("ada", "Chat");
        host("zoe", "Chat");
        RunningProgram grace = finder("grace");
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
        RunningProgram grace = finder("grace");
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
        RunningProgram grace = finder("grace");
        grace.await("LISTENING CLEAR"::equals);
        grace.tell("look");
        grace.await("LISTENING NOBODY_ANSWERS"::equals);

        lab.unplug("grace");
        grace.await("LISTENING NO_NETWORK"::equals);
    }
}
