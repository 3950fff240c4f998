package chat.hearth.server.socketio;

import chat.hearth.server.engineio.Outgoing;
import io.netty.util.AbstractReferenceCounted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to many sockets of a namespace, encoded once for each name by which some of them know it. Nearly
 * always that is one: the namespace's own. Counts its references; whoever makes one releases it. Any thread.
 */
final class Announcement extends AbstractReferenceCounted {
    private final NamespaceHub namespace;
    private final List<Emission> emissions;
    private final Outgoing packets;
    private volatile @Nullable Alias aliases;

    /** The events under another name; a list, since there are one or two. */
    private record Alias(
            String name, Outgoing packets, @Nullable Alias next) {}

    Announcement(NamespaceHub namespace, List<Emission> emissions) {
        this.namespace = namespace;
        this.emissions = emissions;
        this.packets = namespace.encode(namespace.name(), emissions); // here, so that no event loop has to
    }

    /** Under the namespace's own name. */
    Outgoing packets() {
        return packets;
    }

    /** Under another name. */
    Outgoing packets(String alias) {
        Outgoing known = find(alias);
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = find(alias);
            if (known == null) {
                known = namespace.encode(alias, emissions);
                aliases = new Alias(alias, known, aliases);
            }
            return known;
        }
    }

    private @Nullable Outgoing find(String name) {
        for (Alias alias = aliases; alias != null; alias = alias.next) {
            if (alias.name.equals(name)) {
                return alias.packets;
            }
        }
        return null;
    }

    /** For one more holder. */
    @Override
    public Announcement retain() {
        super.retain();
        return this;
    }

    @Override
    public Announcement touch(Object hint) {
        return this;
    }

    @Override
    protected void deallocate() {
        packets.release();
        for (Alias alias = aliases; alias != null; alias = alias.next) {
            alias.packets.release();
        }
    }
}
