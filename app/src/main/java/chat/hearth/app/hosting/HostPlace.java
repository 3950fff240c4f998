package chat.hearth.app.hosting;

/**
 * Where on this machine to host.
 *
 * @param bindAddress an address of this machine, or {@code 0.0.0.0} for all
 * @param port        0 to 65535; 0 takes any free one
 */
public record HostPlace(String bindAddress, int port) {
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final String ALL_ADDRESSES_V6 = "::";
    private static final String LOOPBACK = "127.0.0.1";

    public static final HostPlace DEFAULT = new HostPlace(ALL_ADDRESSES, 5000);

    public HostPlace withPort(int newPort) {
        return new HostPlace(bindAddress, newPort);
    }

    /** Whether only programs on this machine can reach a host here. */
    public boolean isThisMachineOnly() {
        return bindAddress.startsWith("127.") || bindAddress.equals("::1") || bindAddress.equals("localhost");
    }

    /** The address by which this machine itself reaches a host here that took this port. */
    String joinAddress(int takenPort) {
        boolean all = bindAddress.equals(ALL_ADDRESSES) || bindAddress.equals(ALL_ADDRESSES_V6);
        String host = all ? LOOPBACK : bindAddress;
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + takenPort;
    }
}
