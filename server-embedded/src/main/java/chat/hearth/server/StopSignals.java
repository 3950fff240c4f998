package chat.hearth.server;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/**
 * What a system says to a process that is to end: SIGTERM, and SIGINT of Ctrl+C. A JVM that hears one does end in order, but
 * with 143 or 130, which to the shell and to a service's supervisor is a failure.
 */
final class StopSignals {
    private static final List<String> NAMES = List.of("TERM", "INT");

    private StopSignals() {}

    /**
     * Lets this process end with 0 when it is told to, after all that it does at its end. Where there are no such signals it
     * ends as any JVM does.
     */
    static void endWithSuccess() {
        try {
            // By name: the compiler warns of this class of jdk.unsupported in a way that cannot be turned off for one
            // place.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle exit = MethodHandles.publicLookup()
                    .findStatic(System.class, "exit", MethodType.methodType(void.class, int.class));
            MethodHandle end = MethodHandles.dropArguments(MethodHandles.insertArguments(exit, 0, 0), 0, signal);
            Object handling = MethodHandleProxies.asInterfaceInstance(handler, end);
            for (String name : NAMES) {
                Object one = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, handler).invoke(null, one, handling);
            }
        } catch (ReflectiveOperationException e) {
            // A runtime without that class, or one that was told to leave signals alone: 143 it is.
        }
    }
}
