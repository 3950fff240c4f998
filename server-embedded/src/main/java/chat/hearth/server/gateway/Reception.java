package chat.hearth.server.gateway;

import chat.hearth.chat.LogState;
import chat.hearth.chat.Member;
import chat.hearth.chat.RoomId;
import chat.hearth.chat.RoomLog;
import chat.hearth.protocol.chat.ClientLimits;
import chat.hearth.protocol.chat.FileJson;
import chat.hearth.protocol.chat.HostEvent;
import chat.hearth.protocol.chat.ResumePoint;
import chat.hearth.server.ServerConfig;
import chat.hearth.server.ServerLimits;
import chat.hearth.server.door.FrontDoor;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Tells newcomers what there is, and lets them hear their rooms from where they left off. Confined to the room loop. */
final class Reception {
    private final ServerConfig config;
    private final RoomLog log;
    private final RoomLoop loop;
    private final House house;
    private final PresenceBoard presence;
    private final Tickets tickets;
    private final FrontDoor door;

    Reception(
            ServerConfig config,
            RoomLog log,
            RoomLoop loop,
            House house,
            PresenceBoard presence,
            Tickets tickets,
            FrontDoor door) {
        this.config = config;
        this.log = log;
        this.loop = loop;
        this.house = house;
        this.presence = presence;
        this.tickets = tickets;
        this.door = door;
    }

    void welcome(Seat seat) {
        LogState opening = log.opening();
        Member member = seat.member();
        Set<RoomId> joined = house.joined(member.id());
        Map<RoomId, Long> resumed = new LinkedHashMap<>();
        for (ResumePoint point : seat.visitor().resume()) {
            house.room(point.room())
                    .filter(room -> joined.contains(room.id()))
                    .filter(room -> point.epoch().equals(opening.epoch()) && point.seq() <= room.head())
                    .ifPresent(room -> resumed.put(room.id(), point.seq()));
        }
        seat.emit(new HostEvent.Welcome(
                opening.sessionId(),
                config.sessionName(),
                opening.epoch(),
                member,
                seat.visitor().newToken(),
                tickets.issue(member),
                house.summaries(),
                List.copyOf(joined),
                List.copyOf(resumed.keySet()),
                house.reads(member.id()),
                presence.people(),
                limits(),
                door.policy()));
        seat.rooms().addAll(joined);
        joined.stream().filter(room -> !resumed.containsKey(room)).forEach(seat::hear);
        Queue<CatchUp.Missing> missing = new ArrayDeque<>();
        resumed.forEach((room, seq) -> house.room(room).ifPresent(live -> missing.add(new CatchUp.Missing(live, seq))));
        new CatchUp(seat, log, loop, config.limits().historyPage(), missing).start();
    }

    private ClientLimits limits() {
        ServerLimits limits = config.limits();
        return new ClientLimits(
                limits.textLength(),
                limits.nameLength(),
                limits.roomNameLength(),
                limits.historyPage(),
                limits.fileBytes(),
                FileJson.MOST);
    }
}
