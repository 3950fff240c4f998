package chat.hearth.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this machine is called, by those who speak to it. Any thread. */
public final class ThisMachine {
    private static final String LOOPBACK = "localhost";

    private ThisMachine() {}

    /** Its names besides {@code localhost}, in lower case, as far as the system says so: a browser may be given one. */
    public static Set<String> names() {
        String name = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? Set.of() : Set.of(lower, lower + ".local");
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
