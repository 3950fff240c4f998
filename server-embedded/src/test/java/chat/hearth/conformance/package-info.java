/**
 * The host as official clients and the specifications' own examples see it; and the harness servers, which let the public
 * conformance suites run against the layers below the chat. After {@code ./mvnw -pl server-embedded test-compile}, each is
 * one command, ends with Ctrl+C, and says {@code listening on 127.0.0.1:PORT} once it does:
 *
 * <pre>{@code
 * server-embedded/conformance/run EngineIoEcho --port 3000
 * server-embedded/conformance/run SocketIoEcho --port 3000 --alias /socket.io/
 * server-embedded/conformance/run ClientSuiteServer --port 3210
 * server-embedded/conformance/run WebSocketEcho --port 9001
 * }</pre>
 */
@NullMarked
package chat.hearth.conformance;

import org.jspecify.annotations.NullMarked;
