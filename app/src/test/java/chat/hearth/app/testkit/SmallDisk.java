package chat.hearth.app.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of a few megabytes at a directory, made of memory by the kernel. Needs root, and Linux. */
public final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4_096;

    private final Path place;

    /** Mounts it at a directory, which is made. */
    public SmallDisk(Path place, int bytes) throws IOException {
        this.place = Files.createDirectories(place);
        NetworkLab.command("mount", "-t", "tmpfs", "-o", "size=" + bytes, "hearth-test", place.toString());
    }

    /** Fills it by a file of this name, but for so many bytes. */
    public Path fill(String name, long free) throws IOException {
        Path filler = place.resolve(name);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(place).getUsableSpace() >= free + BLOCK) {
                out.write(block);
            }
        }
        return filler;
    }

    /** Lets nothing be written any more. */
    public void protect() {
        NetworkLab.command("mount", "-o", "remount,ro", place.toString());
    }

    /** Lets it be written again. */
    public void unprotect() {
        NetworkLab.command("mount", "-o", "remount,rw", place.toString());
    }

    @Override
    public void close() {
        NetworkLab.command("umount", "-l", place.toString());
    }
}
