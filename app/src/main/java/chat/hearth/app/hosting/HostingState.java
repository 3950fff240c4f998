package chat.hearth.app.hosting;

import java.time.Instant;
import java.util.List;

/** Whether this app hosts a session. */
public sealed interface HostingState {
    record Stopped() implements HostingState {}

    record Starting() implements HostingState {}

    /**
     * Up.
     *
     * @param joinAddress by which this app itself joins
     * @param addresses   that others can use, best first; empty without a network
     * @param connections open chat connections
     * @param people      different people who are connected, the host's own person included
     * @param recent      the newest notable happenings, oldest first
     */
    record Running(
            String sessionName,
            int port,
            String joinAddress,
            List<OfferedAddress> addresses,
            int connections,
            int people,
            List<Happening> recent)
            implements HostingState {
        public Running {
            addresses = List.copyOf(addresses);
            recent = List.copyOf(recent);
        }

        /** How many people other than the one at this machine are connected. */
        public int others() {
            return Math.max(0, people - 1);
        }
    }

    record Failed(HostingProblem problem) implements HostingState {}

    record Stopping() implements HostingState {}

    /**
     * Something worth a line in the window.
     *
     * @param key  which sentence it is: {@code connected}, {@code disconnected}, {@code refused}, {@code error} …
     * @param who  name or address of the person
     * @param what detail, or empty
     */
    record Happening(Instant at, String key, String who, String what) {}
}
