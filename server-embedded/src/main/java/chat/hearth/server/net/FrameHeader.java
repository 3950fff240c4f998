package chat.hearth.server.net;

/**
 * What stands before a frame's payload (RFC 6455 section 5.2).
 *
 * @param isFinal      whether the message ends with this frame
 * @param isCompressed RSV1, which begins a compressed message (RFC 7692 section 6)
 * @param length       of the payload as declared, in bytes
 */
record FrameHeader(boolean isFinal, boolean isCompressed, Opcode opcode, long length) {}
