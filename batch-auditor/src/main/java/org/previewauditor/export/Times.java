package org.previewauditor.export;

import java.time.Instant;
import java.time.chrono.IsoChronology;
import org.jspecify.annotations.Nullable;

/**
 * Reads times: {@code YYYY-M-D} or {@code YYYY/M/D} with an optional time of day and an optional zone, or epoch seconds
 * or milliseconds. Without a zone it is UTC.
 */
public final class Times {

    private static final int EPOCH_SECONDS_DIGITS = 10;
    private static final int EPOCH_MILLIS_DIGITS = 13;
    private static final int SECONDS_PER_DAY = 86_400;

    /** From 0000-03-01 to 1970-01-01. */
    private static final long DAYS_BEFORE_EPOCH = 719_468;

    private static final int MAX_OFFSET_HOURS = 18;

    /** The usual way to write a time; a zero stands for any digit. */
    private static final String PLAIN = "0000-00-00 00:00:00";

    private final String text;
    private int at;

    private Times(String text) {
        this.text = text;
    }

    /**
     * The time in a cell without wrappers, or wherever people write one.
     *
     * @param endOfDay whether a date alone means 23:59:59 of that day, not its beginning
     * @return {@code null} if it cannot be read
     */
    public static @Nullable Instant instant(String text, boolean endOfDay) {
        return new Times(text).read(endOfDay);
    }

    /**
     * A time as {@code YYYY-MM-DD hh:mm:ss}, as nearly every export writes it, from its bytes; {@code null} if it is
     * written in any other way, or on a day that not every month has.
     */
    static @Nullable Instant plain(byte[] bytes, int from, int to) {
        if (to - from != PLAIN.length()) {
            return null;
        }
        int wrong = 0;
        for (int i = 0; i < PLAIN.length(); i++) {
            int b = bytes[from + i];
            char form = PLAIN.charAt(i);
            wrong |= form == '0' ? (b - '0') | ('9' - b) : -(b ^ form);
        }
        if (wrong < 0) {
            return null;
        }
        int year = twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2);
        int month = twoDigits(bytes, from + 5);
        int day = twoDigits(bytes, from + 8);
        int hour = twoDigits(bytes, from + 11);
        int minute = twoDigits(bytes, from + 14);
        int second = twoDigits(bytes, from + 17);
        if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return Instant.ofEpochSecond(
                epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second);
    }

    private static int twoDigits(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private @Nullable Instant read(boolean endOfDay) {
        int year = number(4, 4);
        if (year < 0) {
            return null;
        }
        char separator = peek();
        if (separator != '-' && separator != '/') {
            return epoch();
        }
        at++;
        int month = number(1, 2);
        if (month < 1 || month > 12 || !take(separator)) {
            return null;
        }
        int day = number(1, 2);
        if (day < 1 || day > 28 && day > lengthOf(month, year)) {
            return null;
        }
        long second = endOfDay ? SECONDS_PER_DAY - 1 : 0;
        int nano = 0;
        if (hasTimeOfDay()) {
            at++;
            second = secondOfDay();
            nano = second < 0 ? 0 : fraction();
        }
        int offset = second < 0 || nano < 0 ? Integer.MIN_VALUE : offsetSeconds();
        if (offset == Integer.MIN_VALUE || at != text.length()) {
            return null;
        }
        return Instant.ofEpochSecond(epochDay(year, month, day) * SECONDS_PER_DAY + second - offset, nano);
    }

    /** Days since 1970-01-01, counted in years that begin in March, so that a leap day is a year's last. */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        int leapDays = Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
        return marchYear * 365L + leapDays + dayOfYear - DAYS_BEFORE_EPOCH;
    }

    private static int lengthOf(int month, int year) {
        return switch (month) {
            case 2 -> IsoChronology.INSTANCE.isLeapYear(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private @Nullable Instant epoch() {
        int length = text.length();
        if (length != EPOCH_SECONDS_DIGITS && length != EPOCH_MILLIS_DIGITS || !Cells.areDigits(text, 0, length)) {
            return null;
        }
        long epoch = Long.parseLong(text);
        return length == EPOCH_SECONDS_DIGITS ? Instant.ofEpochSecond(epoch) : Instant.ofEpochMilli(epoch);
    }

    private boolean hasTimeOfDay() {
        return (peek() == ' ' || peek() == 'T' || peek() == 't')
                && at + 1 < text.length()
                && Cells.isDigit(text.charAt(at + 1));
    }

    private int secondOfDay() {
        int hour = number(1, 2);
        if (hour < 0 || hour > 23 || !take(':')) {
            return -1;
        }
        int minute = number(2, 2);
        if (minute < 0 || minute > 59) {
            return -1;
        }
        int second = 0;
        if (take(':')) {
            second = number(2, 2);
            if (second < 0 || second > 59) {
                return -1;
            }
        } else if (peek() == '.') {
            return -1;
        }
        return (hour * 60 + minute) * 60 + second;
    }

    /** Nanoseconds of an optional fraction; digits beyond the ninth do not count. Negative if there is no digit. */
    private int fraction() {
        if (!take('.')) {
            return 0;
        }
        int nano = 0;
        int digits = 0;
        while (Cells.isDigit(peek())) {
            if (digits < 9) {
                nano = nano * 10 + (peek() - '0');
            }
            digits++;
            at++;
        }
        for (int i = digits; i < 9; i++) {
            nano *= 10;
        }
        return digits == 0 ? -1 : nano;
    }

    /** Seconds east of UTC, 0 without a zone, {@link Integer#MIN_VALUE} if the zone cannot be read. */
    private int offsetSeconds() {
        if (at == text.length()) {
            return 0;
        }
        take(' ');
        char first = peek();
        if (first == 'Z' || first == 'z') {
            at++;
            return 0;
        }
        if (text.regionMatches(true, at, "UTC", 0, 3) || text.regionMatches(true, at, "GMT", 0, 3)) {
            at += 3;
            return 0;
        }
        if (!take('+') && !take('-')) {
            return Integer.MIN_VALUE;
        }
        int hours = number(2, 2);
        boolean colon = take(':');
        int minutes = colon || Cells.isDigit(peek()) ? number(2, 2) : 0;
        if (hours < 0 || hours > MAX_OFFSET_HOURS || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int offset = (hours * 60 + minutes) * 60;
        return first == '-' ? -offset : offset;
    }

    private int number(int minDigits, int maxDigits) {
        int value = 0;
        int digits = 0;
        while (digits < maxDigits && Cells.isDigit(peek())) {
            value = value * 10 + (peek() - '0');
            digits++;
            at++;
        }
        return digits < minDigits ? -1 : value;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }
}
