package chat.hearth.server;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this machine is called, by those who speak to it. Any thread. */
public final class ThisMachine {
    private static final String LOOPBACK = "localhost";
    private static final String LOCAL = ".local";

    private ThisMachine() {}

    /** Asked for once, when somebody first wants to know: a system may take seconds to answer. */
    private static final class Name {
        static final String GIVEN = Stream.of("COMPUTERNAME", "HOSTNAME")
                .map(name -> System.getenv().getOrDefault(name, ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseGet(Name::ofSystem)
                .strip();

        /** Shells know a name that they do not hand on. */
        private static String ofSystem() {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/hostname"));
            } catch (IOException notLinux) {
                try {
                    return InetAddress.getLocalHost().getHostName();
                } catch (UnknownHostException e) {
                    return ""; // a name that its own network does not know
                }
            }
        }
    }

    /** What this computer is called in its network, without what stands behind a dot; empty when the system does not say. */
    public static String name() {
        String first = label(Name.GIVEN);
        return first.toLowerCase(Locale.ROOT).equals(LOOPBACK) ? "" : first;
    }

    /** Its names besides {@code localhost}, in lower case, as far as the system says so: a browser may be given one. */
    public static Set<String> names() {
        return names(Name.GIVEN);
    }

    /** As people may type what the system calls itself: whole, its first part, and that as mDNS has it. */
    static Set<String> names(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        String first = label(lower);
        return first.isEmpty() || first.equals(LOOPBACK)
                ? Set.of()
                : Stream.of(lower, first, first + LOCAL).collect(Collectors.toUnmodifiableSet());
    }

    private static String label(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * Whether somebody at this address means this machine by that name. Only this machine itself means itself by
     * {@code localhost}.
     *
     * @param name a name in lower case, or an address without brackets
     */
    public static boolean isMeant(String name, InetAddress by) {
        if (name.equals(LOOPBACK)) {
            return by.isLoopbackAddress();
        }
        @Nullable InetAddress address = NetUtil.createInetAddressFromIpAddressString(name);
        if (address == null) {
            return names().contains(name);
        }
        return address.isLoopbackAddress() ? by.isLoopbackAddress() : isOwn(address);
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false; // a machine that does not know its own cards
        }
    }
}
