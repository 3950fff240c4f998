package chat.hearth.server.web;

import chat.hearth.server.net.WebSocketFrames;
import chat.hearth.server.socketio.Broadcast;
import chat.hearth.server.socketio.Emission;
import chat.hearth.server.socketio.ServerSocket;
import com.google.gson.JsonElement;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/** What goes to many plain WebSockets: encoded once for each way of saying it, and one task for each event loop. */
record PlainBroadcast(Listeners listeners, Set<String> rooms, Set<ServerSocket> except, boolean isVolatile)
        implements Broadcast {
    PlainBroadcast {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    @Override
    public Broadcast to(String room) {
        return new PlainBroadcast(listeners, with(rooms, room), except, isVolatile);
    }

    @Override
    public Broadcast except(ServerSocket socket) {
        return new PlainBroadcast(listeners, rooms, with(except, socket), isVolatile);
    }

    @Override
    public Broadcast volatileOnly() {
        return new PlainBroadcast(listeners, rooms, except, true);
    }

    @Override
    public void emit(String event, JsonElement... args) {
        emitAll(List.of(new Emission(event, List.of(args))));
    }

    @Override
    public void emitAll(List<Emission> emissions) {
        Map<EventLoop, List<Delivery>> byLoop = new HashMap<>();
        Map<PlainSocket.Ear, ByteBuf> encoded = new HashMap<>();
        for (PlainSocket socket : receivers()) {
            ByteBuf frames = encoded.computeIfAbsent(socket.ear(), ear -> encode(ear, emissions));
            if (frames.isReadable()) {
                byLoop.computeIfAbsent(socket.eventLoop(), loop -> new ArrayList<>())
                        .add(new Delivery(socket, frames.retainedDuplicate()));
            }
        }
        encoded.values().forEach(ByteBuf::release);
        byLoop.forEach(this::deliver);
    }

    private Set<PlainSocket> receivers() {
        Set<PlainSocket> receivers = new HashSet<>();
        if (rooms.isEmpty()) {
            receivers.addAll(listeners.all());
        }
        rooms.forEach(room -> receivers.addAll(listeners.of(room)));
        receivers.removeAll(except);
        return receivers;
    }

    static ByteBuf encode(PlainSocket.Ear ear, List<Emission> emissions) {
        ByteBuf frames = PooledByteBufAllocator.DEFAULT.buffer();
        for (Emission emission : emissions) {
            ear.dialect().say(emission, ear.room()).ifPresent(text -> WebSocketFrames.text(frames, text));
        }
        return frames;
    }

    private void deliver(EventLoop loop, List<Delivery> deliveries) {
        Runnable task = () -> deliveries.forEach(delivery -> delivery.socket().deliver(delivery.frames(), isVolatile));
        if (loop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            deliveries.forEach(delivery -> delivery.frames().release()); // the loop has ended, and with it its sockets
        }
    }

    /** Frames for one socket, which takes them over. */
    private record Delivery(PlainSocket socket, ByteBuf frames) {}

    private static <T> Set<T> with(Set<T> some, T more) {
        Set<T> all = new HashSet<>(some);
        all.add(more);
        return all;
    }
}
