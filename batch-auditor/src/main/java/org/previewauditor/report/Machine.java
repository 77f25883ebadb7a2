package org.previewauditor.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The machine on which this program runs. */
public final class Machine {

    private static final int LONGEST_NAME = 255;
    private static final Path LINUX_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final String NAME = shortened(find());

    private Machine() {}

    /** The name under which other machines and people know it. */
    public static String name() {
        return NAME;
    }

    /** Where there is a cheap way, not by asking the network, which may take seconds to answer. */
    private static String find() {
        String name = read(LINUX_NAME);
        for (String variable : new String[] {"HOSTNAME", "COMPUTERNAME"}) {
            name = name == null || name.isBlank() ? System.getenv(variable) : name;
        }
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file, StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
