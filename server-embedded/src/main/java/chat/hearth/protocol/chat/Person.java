package chat.hearth.protocol.chat;

import chat.hearth.chat.Member;

/** A member with their presence. */
public record Person(Member member, PresenceState state) {}
