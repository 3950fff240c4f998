package chat.hearth.protocol.chat;

import chat.hearth.chat.RoomId;

/** Up to where a client has a room's log: everything above {@code seq} is still missing. */
public record ResumePoint(RoomId room, String epoch, long seq) {}
