/**
 * The chat for clients without Socket.IO: plain WebSockets, HTTP with JSON, figures for monitoring. To the chat a plain WebSocket
 * is one more namespace.
 */
@NullMarked
package chat.hearth.server.web;

import org.jspecify.annotations.NullMarked;
