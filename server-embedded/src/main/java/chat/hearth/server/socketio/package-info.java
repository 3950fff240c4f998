/**
 * A Socket.IO server that is usable by itself, on one port with whatever else an HTTP server answers; {@link
 * chat.hearth.server.socketio.SocketIoServer} has an example.
 *
 * <p>Supported: Socket.IO protocol revision 5 over Engine.IO 4 (the official clients from 3.0 on), revisions 3 and 4 over Engine.IO
 * 3 (1.0 to 2.5), over long-polling, WebSocket, and the one upgraded to the other. Namespaces, also under an alias; middleware
 * that refuses with a message and data; rooms; events with any number of arguments and bytes anywhere in them; acknowledgements
 * both ways, those of clients with a time-out; volatile events; broadcasts to several rooms, to all, and past single sockets, each
 * encoded once; connection state recovery, in memory, on request. Whatever a client can make grow has a limit.
 *
 * <p>Not supported: other parsers than the default one (such as msgpack), namespaces that are made when somebody asks for them,
 * several servers that share their rooms, events between servers, JSONP polling, WebTransport.
 */
@NullMarked
package chat.hearth.server.socketio;

import org.jspecify.annotations.NullMarked;
