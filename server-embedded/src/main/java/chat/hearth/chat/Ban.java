package chat.hearth.chat;

import java.time.Instant;

/**
 * Somebody who may not come in any more.
 *
 * @param name what they were called when they were banned
 * @param at   by the host's clock, for display only
 * @param by   who did it
 */
public record Ban(MemberId id, String name, Instant at, Member by) {}
