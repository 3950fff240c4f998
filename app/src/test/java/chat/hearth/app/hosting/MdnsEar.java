package chat.hearth.app.hosting;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Says what is sent to the mDNS group about Hearth's services, as a program for a computer of a network lab. IPv4 only. */
final class MdnsEar {
    private static final int PORT = 5353;
    private static final int MOST_BYTES = 9000;
    private static final int ANSWER = 0x8000;

    private MdnsEar() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws IOException {
        try (MulticastSocket socket = new MulticastSocket(PORT)) {
            InetSocketAddress group = new InetSocketAddress(InetAddress.getByName("224.0.0.251"), PORT);
            socket.joinGroup(group, NetworkInterface.getByName("eth0"));
            System.out.println("listening");
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                if (text.contains("\7_hearth\4_tcp")) {
                    System.out.println(what(ByteBuffer.wrap(packet.getData())));
                }
            }
        }
    }

    /** By the header (RFC 1035 section 4.1.1): what is asked with authorities is whether a name is free. */
    private static String what(ByteBuffer header) {
        boolean answer = (header.getShort(2) & ANSWER) != 0;
        int authorities = header.getShort(8);
        return answer ? "announces" : authorities > 0 ? "probes" : "asks";
    }
}
