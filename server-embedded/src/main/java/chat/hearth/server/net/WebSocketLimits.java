package chat.hearth.server.net;

import java.time.Duration;

/**
 * What one WebSocket may cost.
 *
 * @param messageBytes largest message that comes in
 * @param fragments    most fragments of it
 * @param queueBytes   most bytes that wait to be sent
 * @param queueTime    longest time for which the peer may take nothing while something waits
 */
public record WebSocketLimits(int messageBytes, int fragments, int queueBytes, Duration queueTime) {}
