package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThisMachineTest {
    /** 203.0.113.9 stands for somebody else on the network; 192.0.2.7 is nobody's address. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,   127.0.0.1,   true",
        "::1,         127.0.0.1,   true",
        "localhost,   127.0.0.1,   true",
        "127.0.0.1,   203.0.113.9, false",
        "127.9.9.9,   203.0.113.9, false",
        "::1,         203.0.113.9, false",
        "localhost,   203.0.113.9, false",
        "192.0.2.7,   203.0.113.9, false",
        "192.0.2.7,   127.0.0.1,   false",
        "evil.example, 203.0.113.9, false",
        "'',          127.0.0.1,   false"
    })
    void onlyItsOwnAddressesMeanItAndLoopbackOnlyWhatRunsHere(String name, String by, boolean isMeant)
            throws Exception {
        assertEquals(isMeant, ThisMachine.isMeant(name, InetAddress.getByName(by)));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada-Laptop,       'ada-laptop, ada-laptop.local'",
        "ada.example.org,  'ada.example.org, ada, ada.local'",
        "Adas-Mac.local,   'adas-mac.local, adas-mac'",
        "localhost,        ''",
        "'',               ''"
    })
    void itIsKnownByItsNameAndByThatOfMdns(String given, String names) {
        Set<String> expected = names.isEmpty() ? Set.of() : Set.of(names.split(", "));
        assertEquals(expected, ThisMachine.names(given));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itIsMeantByTheNameThatItsSystemHas() throws Exception {
        Process uname = new ProcessBuilder("uname", "-n").start();
        String name;
        try (BufferedReader output = uname.inputReader()) {
            name = output.readLine().toLowerCase(Locale.ROOT);
        }
        assumeTrue(!name.startsWith("localhost"), "a machine without a name");
        assertTrue(ThisMachine.isMeant(name, InetAddress.getByName("203.0.113.9")), name);
    }
}
