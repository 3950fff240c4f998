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

    void keepIfOwn(Visitor visitor) {
        boolean belongs = !house.joined(visitor.member().id()).isEmpty();
        if (visitor.keepsName() && belongs && names.keep(visitor.member())) {
            log.keepName(visitor.member());
        }
    }
}
