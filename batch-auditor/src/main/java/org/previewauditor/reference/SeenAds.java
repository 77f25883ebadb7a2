package org.previewauditor.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;

/**
 * Which ads a file has had so far. In most exports the ads of an ad account stand together: what is known of one whose
 * last row is long ago is laid aside in a file, and read again if another row comes after all. So there is room needed for
 * some million ads, and more only where the ad accounts are mixed. One thread.
 */
final class SeenAds implements AutoCloseable {

    private static final String FILE = "seen-ads.part";

    /** After how many rows of others an ad account is laid aside. */
    private static final int LONG_AGO = 1 << 19;

    private final @Nullable Path scratch;
    private final int longAgo;
    private final Map<String, Account> accounts = new HashMap<>();
    private @Nullable Account current;
    private @Nullable FileChannel file;
    private long rows;

    /** The ads of an ad account: in memory, or in the file. */
    private static final class Account {
        private final String advertiserId;
        private @Nullable KeySet keys = new KeySet();
        private long lastRow;
        private long place;
        private int count;

        Account(String advertiserId) {
            this.advertiserId = advertiserId;
        }
    }

    /** @param scratch where a file may be made, or {@code null}: then everything stays in memory */
    SeenAds(@Nullable Path scratch) {
        this(scratch, LONG_AGO);
    }

    SeenAds(@Nullable Path scratch, int longAgo) {
        this.scratch = scratch;
        this.longAgo = longAgo;
    }

    /**
     * Remembers an ad, or one creative of it, and returns whether it was not there.
     *
     * @throws IOException if the file cannot be written or read
     */
    boolean add(Ad ad) throws IOException {
        if (++rows % longAgo == 0) {
            layAside();
        }
        Account account = current;
        if (account == null || !account.advertiserId.equals(ad.advertiserId())) {
            account = accounts.computeIfAbsent(ad.advertiserId(), Account::new);
            current = account;
        }
        account.lastRow = rows;
        KeySet keys = account.keys;
        if (keys == null) {
            keys = read(account);
            account.keys = keys;
        }
        return keys.add(Key.of(ad.adId(), ad.tiktokItemId(), ad.videoId()));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void layAside() throws IOException {
        Path folder = scratch;
        if (folder == null) {
            return;
        }
        FileChannel to = file;
        for (Account account : accounts.values()) {
            KeySet keys = account.keys;
            if (keys == null || rows - account.lastRow < longAgo) {
                continue;
            }
            if (to == null) {
                to = FileChannel.open(
                        folder.resolve(FILE),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
                file = to;
            }
            long[] words = keys.words();
            ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
            bytes.asLongBuffer().put(words);
            account.place = to.size();
            account.count = words.length;
            while (bytes.hasRemaining()) {
                to.write(bytes, account.place + bytes.position());
            }
            account.keys = null;
        }
    }

    private KeySet read(Account account) throws IOException {
        FileChannel from = file;
        if (from == null) {
            throw new IllegalStateException("what was laid aside is in a file");
        }
        ByteBuffer bytes = ByteBuffer.allocate(account.count * Long.BYTES);
        while (bytes.hasRemaining()) {
            if (from.read(bytes, account.place + bytes.position()) < 0) {
                throw new IOException(FILE + " has lost its end");
            }
        }
        long[] words = new long[account.count];
        bytes.flip();
        bytes.asLongBuffer().get(words);
        return KeySet.of(words);
    }
}
