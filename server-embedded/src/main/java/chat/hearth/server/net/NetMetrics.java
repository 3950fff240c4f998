package chat.hearth.server.net;

import java.util.concurrent.atomic.LongAdder;

/** What went through a port since it was opened. Any thread; the figures are not a snapshot of one moment. */
public final class NetMetrics {
    private final LongAdder connections = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder tooSlow = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder messagesIn = new LongAdder();
    private final LongAdder messagesOut = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();

    /** Connections that are open. */
    public LongAdder connections() {
        return connections;
    }

    /** Connections that were turned away at a limit. */
    public LongAdder refused() {
        return refused;
    }

    /** Connections that were closed because they did not take what was sent. */
    public LongAdder tooSlow() {
        return tooSlow;
    }

    /** Engine.IO sessions that are open. */
    public LongAdder sessions() {
        return sessions;
    }

    /** Messages that came in, attachments counted by themselves. */
    public LongAdder messagesIn() {
        return messagesIn;
    }

    /** Messages handed to connections, once for each receiver. */
    public LongAdder messagesOut() {
        return messagesOut;
    }

    /** Bytes of messages that came in. */
    public LongAdder bytesIn() {
        return bytesIn;
    }

    /** Bytes of messages handed to connections. */
    public LongAdder bytesOut() {
        return bytesOut;
    }
}
