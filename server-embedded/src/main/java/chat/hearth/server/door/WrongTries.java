package chat.hearth.server.door;

import chat.hearth.server.ServerLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may try a password yet: each address, and all of them together. Confined to whoever guards it. */
final class WrongTries {
    /** Most addresses that are remembered. One that is forgotten begins anew, but not so all together. */
    private static final int MOST_ADDRESSES = 4_096;

    private final ServerLimits limits;
    private final Map<InetAddress, Tries> ofAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Tries> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };
    private Tries ofAll;

    WrongTries(ServerLimits limits, long now) {
        this.limits = limits;
        this.ofAll = ofAll(now);
    }

    private Tries ofAll(long now) {
        return new Tries(limits.wrongPasswordsOverall(), limits.wrongPasswordPause(), now);
    }

    private Tries of(InetAddress address, long now) {
        return ofAddress.computeIfAbsent(
                address, any -> new Tries(limits.wrongPasswords(), limits.wrongPasswordPause(), now));
    }

    /** How long this address has to wait; zero when it may try now. */
    Duration waiting(InetAddress address, long now) {
        Tries own = ofAddress.get(address);
        Duration forAll = ofAll.waiting(now);
        Duration forIt = own == null ? Duration.ZERO : own.waiting(now);
        return forIt.compareTo(forAll) > 0 ? forIt : forAll;
    }

    void take(InetAddress address, long now) {
        of(address, now).take(now);
        ofAll.take(now);
    }

    /** The one that was taken last was right. */
    void giveBack(InetAddress address, long now) {
        of(address, now).giveBack();
        ofAll.giveBack();
    }

    void forget(long now) {
        ofAddress.clear();
        ofAll = ofAll(now);
    }
}
