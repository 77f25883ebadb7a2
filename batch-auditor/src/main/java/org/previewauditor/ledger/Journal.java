package org.previewauditor.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;

/**
 * Writes down under which account each row counts, in a byte or two a row, so that a ledger can be filled again without
 * deciding its ads again. An account is described where it first appears. For one thread.
 */
public final class Journal {

    private static final int UNKNOWN = -1;
    private static final int SEVEN_BITS = 0x7F;

    private final DataOutputStream out;

    /** The place in the journal of each account, by its number in the ledger. */
    private int[] places = {};

    private int size;

    /** @param out grows by what is written here; it stays the caller's to flush and to close */
    public Journal(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes down the account of the next row. */
    public void write(Ledger.Account account) throws IOException {
        boolean isNew = placeOf(account) == UNKNOWN;
        if (isNew) {
            remember(account);
        }
        writeNumber(placeOf(account));
        if (isNew) {
            write(account.outcome());
        }
    }

    /**
     * Reads back what was written before, to go on after it.
     *
     * @param ledger gets the accounts
     * @param types all types of findings by their codes
     */
    public Reader read(InputStream in, Ledger ledger, Map<String, FindingType> types) {
        return new Reader(new DataInputStream(in), ledger, types);
    }

    private int placeOf(Ledger.Account account) {
        int number = account.number();
        return number < places.length ? places[number] : UNKNOWN;
    }

    private void remember(Ledger.Account account) {
        int number = account.number();
        if (number >= places.length) {
            int from = places.length;
            places = Arrays.copyOf(places, Math.max(number + 1, 2 * from));
            Arrays.fill(places, from, places.length, UNKNOWN);
        }
        places[number] = size++;
    }

    private void write(Outcome outcome) throws IOException {
        write(outcome.verdict().name());
        write(outcome.format());
        out.writeBoolean(outcome.spark());
        out.writeBoolean(outcome.deleted());
        writeNumber(outcome.fixes().size());
        for (FixKey fix : outcome.fixes()) {
            write(fix.type().code());
            write(fix.subjectId());
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length);
        out.write(bytes);
    }

    /** Seven bits a byte, the lowest first. */
    private void writeNumber(int number) throws IOException {
        int rest = number;
        while (rest > SEVEN_BITS) {
            out.write(rest & SEVEN_BITS | SEVEN_BITS + 1);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Gives the accounts back, row by row. */
    public final class Reader {
        private final DataInputStream in;
        private final Ledger ledger;
        private final Map<String, FindingType> types;
        private final List<Ledger.Account> accounts = new ArrayList<>();

        private Reader(DataInputStream in, Ledger ledger, Map<String, FindingType> types) {
            this.in = in;
            this.ledger = ledger;
            this.types = types;
        }

        /**
         * The account of the next row.
         *
         * @throws IOException if there is none, or the journal was written with other rules
         */
        public Ledger.Account next() throws IOException {
            int place = readNumber();
            if (place < accounts.size()) {
                return accounts.get(place);
            }
            Ledger.Account account = ledger.account(readOutcome());
            accounts.add(account);
            remember(account);
            return account;
        }

        private Outcome readOutcome() throws IOException {
            Verdict verdict = Verdict.valueOf(readText());
            String format = readText();
            boolean spark = in.readBoolean();
            boolean deleted = in.readBoolean();
            int count = readNumber();
            List<FixKey> fixes = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                FindingType type = types.get(readText());
                if (type == null) {
                    throw new IOException("the journal was written with other rules");
                }
                fixes.add(new FixKey(type, readText()));
            }
            return new Outcome(verdict, format, spark, deleted, fixes);
        }

        private String readText() throws IOException {
            return new String(in.readNBytes(readNumber()), StandardCharsets.UTF_8);
        }

        private int readNumber() throws IOException {
            int number = 0;
            int shift = 0;
            int next = in.readUnsignedByte();
            while (next > SEVEN_BITS) {
                number |= (next & SEVEN_BITS) << shift;
                shift += 7;
                next = in.readUnsignedByte();
            }
            return number | next << shift;
        }
    }
}
