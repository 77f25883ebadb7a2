package org.previewauditor.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * Fingerprints of files. That of Java is slow without the optimizing compiler (160 MB a second), which audits do better
 * without; that of Bouncy Castle is native (1,500 MB a second) where it knows the processor, but takes 0.2 s to load.
 */
final class Sha256 {

    /** Bytes from which on loading is made up for. */
    static final long LARGE = 32L << 20;

    private static final int AT_ONCE = 1 << 17;

    private Sha256() {}

    /**
     * In lower-case hexadecimal digits.
     *
     * @param size about its length in bytes
     * @throws IOException if it cannot be read
     */
    static String of(Path file, long size) throws IOException {
        byte[] digest = size < LARGE ? ofJava(file) : BouncyCastle.of(file);
        return HexFormat.of().formatHex(digest);
    }

    /** That of no bytes. */
    static String ofNothing() {
        return HexFormat.of().formatHex(javaDigest().digest());
    }

    private static byte[] ofJava(Path file) throws IOException {
        MessageDigest digest = javaDigest();
        read(file, digest::update);
        return digest.digest();
    }

    private static MessageDigest javaDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A class of its own, so that what Java looks up of Bouncy Castle to check this code is looked up for large files only:
     * the first class of a signed archive takes a tenth of a second, in which no other thread can load anything.
     */
    private static final class BouncyCastle {
        static byte[] of(Path file) throws IOException {
            Digest digest = SHA256Digest.newInstance();
            read(file, digest::update);
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        }
    }

    private interface Bytes {
        void take(byte[] buffer, int offset, int length);
    }

    private static void read(Path file, Bytes taker) throws IOException {
        byte[] buffer = new byte[AT_ONCE];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                taker.take(buffer, 0, count);
            }
        }
    }
}
