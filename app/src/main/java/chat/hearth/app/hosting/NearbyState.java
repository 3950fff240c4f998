package chat.hearth.app.hosting;

import java.util.List;

/**
 * What is known of the sessions around.
 *
 * @param sessions in the order in which they were found, at most {@value NearbyList#MOST_SHOWN}
 * @param hearing  why there may be none
 */
public record NearbyState(Activity activity, List<NearbySession> sessions, Hearing hearing) {
    /** Nothing is done. */
    public static final NearbyState OFF = new NearbyState(Activity.OFF, List.of(), Hearing.TOO_EARLY);

    public NearbyState {
        sessions = List.copyOf(sessions);
    }

    /** What is being done to find some. */
    public enum Activity {
        OFF,
        LISTENING,
        /** Listening, and asking the addresses around. */
        LOOKING
    }

    /** How well sessions can be found from this computer, as far as it can tell. */
    public enum Hearing {
        /** It has only begun. */
        TOO_EARLY,
        /** Nothing here stands in the way; nobody has been heard. */
        CLEAR,
        /** As before, and the addresses around were asked too. */
        NOBODY_ANSWERS,
        NO_NETWORK,
        /** The card that was asked for with {@code --interface} is not there. */
        NO_SUCH_CARD,
        /** All cards lead into containers, virtual machines or tunnels. */
        ONLY_VIRTUAL,
        /** The system cannot send to everybody on the network at once. */
        NO_MULTICAST
    }
}
