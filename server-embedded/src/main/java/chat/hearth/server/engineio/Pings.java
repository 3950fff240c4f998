package chat.hearth.server.engineio;

import java.time.Duration;

/**
 * How a session's heart beats, whichever side pings.
 *
 * @param interval from one ping to the next
 * @param timeout  how long the other side waits for what is due
 */
public record Pings(Duration interval, Duration timeout) {}
