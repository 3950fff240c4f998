package chat.hearth.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Every limit that a host puts on what comes from the network. All are settings; the defaults are those of the
 * documentation ({@code PROTOCOL.md}, "Limits").
 *
 * @param frameBytes            largest WebSocket message, in bytes
 * @param maxPayload            largest polling body, in bytes; told to clients as {@code maxPayload}
 * @param fragments             most fragments of one WebSocket message
 * @param attachments           most binary attachments of one packet
 * @param textLength            longest message, in UTF-16 units
 * @param nameLength            longest name of a person, in UTF-16 units
 * @param roomNameLength        longest name of a room, in UTF-16 units
 * @param connections           most connections in all
 * @param connectionsPerAddress most connections from one address
 * @param unauthenticated       most connections that have not been let in yet
 * @param headerDeadline        from the first byte of a request to the end of its headers
 * @param connectDeadline       from the opening of a session to its CONNECT
 * @param pingInterval          from one ping of the host to the next, for Hearth's own clients
 * @param pingTimeout           how long the host waits for their pong
 * @param othersPingInterval    from one ping to the next for all other Socket.IO clients
 * @param othersPingTimeout     how long their pong is waited for
 * @param queueBytes            most bytes that wait to be sent on one connection
 * @param queueTime             longest time for which a connection may take nothing
 * @param memberRate            messages a second of a member, in the long run
 * @param memberBurst           messages that a member may send at once
 * @param guestRate             messages a second of a guest, in the long run
 * @param guestBurst            messages that a guest may send at once
 * @param historyPage           most events of one history page
 * @param rooms                 most rooms of a session
 * @param wrongPasswords        wrong passwords that one address may try at once
 * @param wrongPasswordsOverall wrong passwords that all addresses together may try at once
 * @param wrongPasswordPause    after those, the time for each further one
 * @param fileBytes             largest file, in bytes
 * @param fileNameBytes         longest name of a file, in bytes of UTF-8; longer ones are cut
 * @param uploads               most files that are being sent, or wait to be sent on, at once
 * @param uploadsPerPerson      most of them of one person
 * @param uploadRate            files that one person may begin to send a second, in the long run
 * @param uploadBurst           files that one person may begin to send at once
 * @param diskReserveBytes      free space of the disk below which no file is taken, in bytes
 * @param diskReservePercent    the same, of the whole disk in percent
 */
public record ServerLimits(
        int frameBytes,
        int maxPayload,
        int fragments,
        int attachments,
        int textLength,
        int nameLength,
        int roomNameLength,
        int connections,
        int connectionsPerAddress,
        int unauthenticated,
        Duration headerDeadline,
        Duration connectDeadline,
        Duration pingInterval,
        Duration pingTimeout,
        Duration othersPingInterval,
        Duration othersPingTimeout,
        int queueBytes,
        Duration queueTime,
        double memberRate,
        int memberBurst,
        double guestRate,
        int guestBurst,
        int historyPage,
        int rooms,
        int wrongPasswords,
        int wrongPasswordsOverall,
        Duration wrongPasswordPause,
        int fileBytes,
        int fileNameBytes,
        int uploads,
        int uploadsPerPerson,
        double uploadRate,
        int uploadBurst,
        int diskReserveBytes,
        double diskReservePercent) {

    private static final ServerLimits HEADLESS = new ServerLimits(
            64 * 1024,
            1_000_000,
            64,
            10,
            4_000,
            32,
            64,
            10_000,
            20,
            50,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(25),
            Duration.ofSeconds(20),
            1024 * 1024,
            Duration.ofSeconds(10),
            5,
            20,
            1,
            5,
            500,
            1_000,
            5,
            5,
            Duration.ofMinutes(5),
            100_000_000,
            255,
            200,
            20,
            1,
            30,
            1_000_000_000,
            5);

    private static final ServerLimits DESKTOP = HEADLESS.with("connections", "200");

    /** @throws IllegalArgumentException naming the limit that is not positive */
    public ServerLimits {
        requirePositive("frameBytes", frameBytes);
        requirePositive("maxPayload", maxPayload);
        requirePositive("fragments", fragments);
        requirePositive("attachments", attachments);
        requirePositive("textLength", textLength);
        requirePositive("nameLength", nameLength);
        requirePositive("roomNameLength", roomNameLength);
        requirePositive("connections", connections);
        requirePositive("connectionsPerAddress", connectionsPerAddress);
        requirePositive("unauthenticated", unauthenticated);
        requirePositive("headerDeadline", (double) headerDeadline.toMillis());
        requirePositive("connectDeadline", (double) connectDeadline.toMillis());
        requirePositive("pingInterval", (double) pingInterval.toMillis());
        requirePositive("pingTimeout", (double) pingTimeout.toMillis());
        requirePositive("othersPingInterval", (double) othersPingInterval.toMillis());
        requirePositive("othersPingTimeout", (double) othersPingTimeout.toMillis());
        requirePositive("queueBytes", queueBytes);
        requirePositive("queueTime", (double) queueTime.toMillis());
        requirePositive("memberRate", memberRate);
        requirePositive("memberBurst", memberBurst);
        requirePositive("guestRate", guestRate);
        requirePositive("guestBurst", guestBurst);
        requirePositive("historyPage", historyPage);
        requirePositive("rooms", rooms);
        requirePositive("wrongPasswords", wrongPasswords);
        requirePositive("wrongPasswordsOverall", wrongPasswordsOverall);
        requirePositive("wrongPasswordPause", (double) wrongPasswordPause.toMillis());
        requirePositive("fileBytes", fileBytes);
        requirePositive("fileNameBytes", fileNameBytes);
        requirePositive("uploads", uploads);
        requirePositive("uploadsPerPerson", uploadsPerPerson);
        requirePositive("uploadRate", uploadRate);
        requirePositive("uploadBurst", uploadBurst);
        requirePositive("diskReserveBytes", diskReserveBytes);
        requirePositive("diskReservePercent", diskReservePercent);
    }

    /** The defaults of a host without a window. */
    public static ServerLimits headless() {
        return HEADLESS;
    }

    /** The defaults of a host inside the desktop app. */
    public static ServerLimits desktop() {
        return DESKTOP;
    }

    /** The names that {@link #with} takes. */
    public static List<String> names() {
        return Arrays.stream(ServerLimits.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * These limits with another value for one of them.
     *
     * @param value a number, or a time such as {@code 500ms}, {@code 10s} or {@code 2m}
     * @throws IllegalArgumentException with a sentence for people, when there is no such limit or no such value
     */
    public ServerLimits with(String name, String value) {
        RecordComponent[] components = ServerLimits.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                boolean meant = components[i].getName().equals(name);
                values[i] = meant
                        ? parse(name, types[i], value)
                        : components[i].getAccessor().invoke(this);
                found |= meant;
            }
            if (!found) {
                throw new IllegalArgumentException(
                        "There is no limit '" + name + "'; there are " + String.join(", ", names()) + ".");
            }
            return ServerLimits.class.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    e.getCause() == null ? name : e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record has its own accessors and constructor", e);
        }
    }

    private static Object parse(String name, Class<?> type, String value) {
        try {
            if (type == int.class) {
                return Integer.parseInt(value);
            } else if (type == double.class) {
                return Double.parseDouble(value);
            } else if (value.endsWith("ms")) {
                return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
            }
            return Duration.parse("PT" + value.toUpperCase(Locale.ROOT));
        } catch (NumberFormatException | DateTimeException e) {
            String kind = type == Duration.class ? "a time such as 10s" : "a number";
            throw new IllegalArgumentException("The limit '" + name + "' must be " + kind + ".", e);
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("The limit '" + name + "' must be more than 0.");
        }
    }
}
