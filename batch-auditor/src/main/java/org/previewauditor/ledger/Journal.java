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
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/**
 * Writes down what is booked for each row, in a few bytes a row, so that a ledger can be filled again without deciding
 * its ads again. An account, and a thing to be mended, is described where it first appears. For one thread.
 */
public final class Journal {

    private static final int SEVEN_BITS = 0x7F;

    private final DataOutputStream out;
    private final Ledger ledger;
    private final Places accounts = new Places();
    private final Places causes = new Places();

    /**
     * @param out grows by what is written here; it stays the caller's to flush and to close
     * @param ledger whose entries are written down
     */
    public Journal(OutputStream out, Ledger ledger) {
        this.out = new DataOutputStream(out);
        this.ledger = ledger;
    }

    /** Writes down what is booked for the next row. */
    public void write(Entry entry) throws IOException {
        Ledger.Account account = entry.account();
        boolean isNewAccount = accounts.add(account.number());
        writeNumber(accounts.of(account.number()));
        if (isNewAccount) {
            write(account.outcome());
        }
        for (int cause : entry.causes()) {
            boolean isNew = causes.add(cause);
            writeNumber(causes.of(cause));
            if (isNew) {
                write(ledger.causes().fix(cause).subjectId());
            }
        }
    }

    /**
     * Reads back what was written before, to go on after it.
     *
     * @param types a type of finding for each code that there may be
     */
    public Reader read(InputStream in, Map<String, FindingType> types) {
        return new Reader(new DataInputStream(in), types);
    }

    private void write(Outcome outcome) throws IOException {
        write(outcome.verdict().name());
        write(outcome.format());
        out.writeBoolean(outcome.spark());
        out.writeBoolean(outcome.deleted());
        writeNumber(outcome.types().size());
        for (FindingType type : outcome.types()) {
            write(type.code());
            write(type.subjectType().name());
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

    /** The place in the journal of each number of the ledger, counted from 0. */
    private static final class Places {
        private static final int UNKNOWN = -1;

        private int[] places = {};
        private int size;

        /** Returns whether it is new. */
        boolean add(int number) {
            if (number >= places.length) {
                int from = places.length;
                places = Arrays.copyOf(places, Math.max(number + 1, from + from / 2));
                Arrays.fill(places, from, places.length, UNKNOWN);
            }
            if (places[number] != UNKNOWN) {
                return false;
            }
            places[number] = size++;
            return true;
        }

        int of(int number) {
            return places[number];
        }
    }

    /** Gives the entries back, row by row. */
    public final class Reader {
        private final DataInputStream in;
        private final Map<String, FindingType> types;

        /** The numbers in the ledger, by their places in the journal. */
        private int[] accountNumbers = new int[1 << 8];

        private int[] causeNumbers = new int[1 << 12];

        private Reader(DataInputStream in, Map<String, FindingType> types) {
            this.in = in;
            this.types = types;
        }

        /**
         * What is booked for the next row.
         *
         * @throws IOException if there is none, or the journal was written with other rules
         */
        public Entry next() throws IOException {
            Ledger.Account account = readAccount();
            List<FindingType> found = account.outcome().types();
            int[] read = new int[found.size()];
            int count = 0;
            for (FindingType type : found) {
                if (type.subjectType() != SubjectType.AD) {
                    read[count++] = readCause(type);
                }
            }
            return new Entry(account, count == read.length ? read : Arrays.copyOf(read, count));
        }

        private Ledger.Account readAccount() throws IOException {
            int place = readNumber();
            if (place < accounts.size) {
                return ledger.account(accountNumbers[place]);
            }
            Ledger.Account account = ledger.account(readOutcome());
            if (place == accountNumbers.length) {
                accountNumbers = Arrays.copyOf(accountNumbers, 2 * place);
            }
            accountNumbers[place] = account.number();
            accounts.add(account.number());
            return account;
        }

        private int readCause(FindingType type) throws IOException {
            int place = readNumber();
            if (place < causes.size) {
                return causeNumbers[place];
            }
            int number = ledger.causes().number(type, readText());
            if (place == causeNumbers.length) {
                causeNumbers = Arrays.copyOf(causeNumbers, place + place / 2);
            }
            causeNumbers[place] = number;
            causes.add(number);
            return number;
        }

        private Outcome readOutcome() throws IOException {
            Verdict verdict = Verdict.valueOf(readText());
            String format = readText();
            boolean spark = in.readBoolean();
            boolean deleted = in.readBoolean();
            int count = readNumber();
            List<FindingType> found = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                FindingType type = types.get(readText());
                if (type == null) {
                    throw new IOException("the journal was written with other rules");
                }
                SubjectType about = SubjectType.valueOf(readText());
                found.add(type.subjectType() == about ? type : type.about(about));
            }
            return new Outcome(verdict, format, spark, deleted, found);
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
