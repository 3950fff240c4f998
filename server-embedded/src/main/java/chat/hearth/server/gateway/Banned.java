package chat.hearth.server.gateway;

import chat.hearth.chat.MemberId;

/** Who must not come in, whatever they show. */
@FunctionalInterface
interface Banned {
    /** Asked in the room loop. */
    boolean isBanned(MemberId member);
}
