package chat.hearth.server.gateway;

import chat.hearth.chat.RoomLog;

/** Keeps the names of those who come with a token of their own and belong somewhere. Confined to the room loop. */
final class NameKeeper {
    private final NameBook names;
    private final RoomLog log;
    private final House house;

    NameKeeper(NameBook names, RoomLog log, House house) {
        this.names = names;
        this.log = log;
        this.house = house;
    }

    void keepIfOwn(Seat seat) {
        boolean belongs = !house.joined(seat.member().id()).isEmpty();
        if (seat.visitor().keepsName() && belongs && names.keep(seat.member())) {
            log.keepName(seat.member());
        }
    }
}
