package org.previewauditor.finding;

import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AccountLink;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdAccount;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.Connection;
import org.previewauditor.fact.Creative;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.LoggedError;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.ObservedError;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;
import org.previewauditor.fact.TikTokAccount;
import org.previewauditor.truth.ErrorCase;

/**
 * How rules write down the facts that made them fire: {@code column=value (file:line)}. A column without a value is no
 * evidence: it is left out.
 */
public final class Evidence {

    /** Says nothing, and is left out of a finding. */
    public static final String NONE = "";

    private Evidence() {}

    public static String of(Ad row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(SparkPost row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(TikTokAccount row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(AccountLink row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(AdAccount row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(AdGroup row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(Connection row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(Campaign row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    public static String of(Creative row, String column, @Nullable Object value) {
        return at(row.source(), column, value);
    }

    /** A member, under a masked name. */
    public static String of(MemberPermission row, String column, @Nullable Object value) {
        String roles = at(row.source(), column, value);
        return roles.equals(NONE) ? NONE : "member=" + row.maskedName() + ' ' + roles;
    }

    /** What a log says of an error: its newest row, how many rows there are, and what its number means elsewhere. */
    public static String[] of(ErrorCase told) {
        ObservedError error = told.error();
        LoggedError row = error.latest();
        Source source = row.source();
        return new String[] {
            at(source, "key", row.key()),
            at(source, "code", row.code()),
            at(source, "message", row.message()),
            at(source, "time", row.time()),
            at(source, "request_id", row.requestId()),
            error.rows() > 1 ? "rows=" + error.rows() : NONE,
            error.mayBe().isEmpty() ? NONE : "may be " + String.join(" or ", error.mayBe()),
            error.note() == null ? NONE : error.note()
        };
    }

    /** The instant of the audit, where a time was compared with it. */
    public static String of(AsOf asOf) {
        return "as_of=" + asOf.text();
    }

    /** That a complete export has no row of this kind for this key. */
    public static String noRow(ExportKind kind, String column, @Nullable Object value) {
        return "no row in " + kind + " for " + column + '=' + text(value);
    }

    /** That a complete export has no row of this kind for these two keys together; for each alone it may. */
    public static String noRow(
            ExportKind kind, String column, @Nullable Object value, String otherColumn, @Nullable Object otherValue) {
        return noRow(kind, column, value) + " and " + otherColumn + '=' + text(otherValue);
    }

    /** That a row lacks a value which it should have. */
    public static String missing(Ad row, String column) {
        return column + " missing (" + row.source() + ')';
    }

    /** That a row lacks a value which it should have. */
    public static String missing(AdGroup row, String column) {
        return column + " missing (" + row.source() + ')';
    }

    private static String at(Source source, String column, @Nullable Object value) {
        return value == null ? NONE : column + '=' + text(value) + " (" + source + ')';
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : Masking.text(value.toString());
    }
}
