package org.previewauditor.explanation;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContent;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.ExportKind;
import org.previewauditor.fact.Masking;
import org.previewauditor.fact.MemberPermission;
import org.previewauditor.fact.Source;
import org.previewauditor.truth.AuditedAd;

/** The rows that an ad is decided by, with their columns. */
final class Facts {

    /** Says who a member is; told once, as a masked name. */
    private static final Set<String> OF_MEMBERS = Set.of("userId", "userEmail", "userName");

    private final List<ExplainedAd.Fact> facts = new ArrayList<>();

    private Facts(AuditedAd audited) {
        AdContext context = audited.context();
        add(ExportKind.ADS, context.ad(), true);
        add(ExportKind.AD_GROUPS, context.adGroup(), true);
        add(ExportKind.CAMPAIGNS, context.campaign(), true);
        add(ExportKind.AD_ACCOUNTS, context.adAccount(), true);
        add(ExportKind.CREATIVES, context.creative(), true);
        context.access()
                .tikTokAccounts()
                .forEach(row -> add(ExportKind.IDENTITIES, row, row.equals(audited.tikTokAccount())));
        context.access()
                .links()
                .forEach(row -> add(
                        ExportKind.IDENTITY_AD_ACCOUNTS, row, audited.links().contains(row)));
        context.access()
                .members()
                .forEach(row -> add(
                        ExportKind.MEMBER_PERMISSIONS,
                        row,
                        audited.activeMembers().contains(row)));
        context.posts().forEach(row -> add(ExportKind.SPARK_POSTS, row, row.equals(audited.post())));
        context.originalPosts().forEach(row -> add(ExportKind.SPARK_POSTS, row, false));
        context.connections()
                .forEach(row ->
                        add(ExportKind.CONNECTIONS, row, audited.connections().contains(row)));
    }

    static List<ExplainedAd.Fact> of(AuditedAd ad) {
        return List.copyOf(new Facts(ad).facts);
    }

    private void add(ExportKind kind, @Nullable Record row, boolean counts) {
        if (row == null) {
            return;
        }
        Map<String, String> columns = new LinkedHashMap<>();
        String source = "";
        if (row instanceof MemberPermission member) {
            columns.put("member", member.maskedName());
        }
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            Object value = value(component, row);
            if (value instanceof Source place) {
                source = place.toString();
            } else if (value != null && isTold(component, row)) {
                put(columns, component.getName(), value);
            }
        }
        facts.add(new ExplainedAd.Fact(kind.id(), source, counts, columns));
    }

    /** Some columns of an ad stand in a record of their own; which columns its file has is no column. */
    private static void put(Map<String, String> columns, String name, Object value) {
        if (value instanceof AdContent content) {
            for (RecordComponent component : content.getClass().getRecordComponents()) {
                Object part = value(component, content);
                if (part != null) {
                    put(columns, component.getName(), part);
                }
            }
        } else if (!(value instanceof Ad.Columns) && !shown(value).isEmpty()) {
            columns.put(column(name), shown(value));
        }
    }

    private static boolean isTold(RecordComponent component, Record row) {
        return !(row instanceof MemberPermission && OF_MEMBERS.contains(component.getName()));
    }

    /** Facts bear TikTok's own names, but for the case of the letters. */
    private static String column(String component) {
        return component.equals("roles")
                ? "tt_account_roles"
                : component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String shown(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(Facts::shown).sorted().collect(Collectors.joining(","))
                : Masking.text(value.toString());
    }

    private static @Nullable Object value(RecordComponent component, Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The components of a fact can be read.", e);
        }
    }
}
