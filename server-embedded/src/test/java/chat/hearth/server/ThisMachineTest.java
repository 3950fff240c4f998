package chat.hearth.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
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
}
