package chat.hearth.server.door;

import chat.hearth.chat.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was let in once, and may come back.
 *
 * @param invitation the id of the one that they came by; null when they knew the password
 */
public record Pass(MemberId member, @Nullable String invitation) {}
