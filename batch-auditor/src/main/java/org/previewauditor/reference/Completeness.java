package org.previewauditor.reference;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.export.Column;
import org.previewauditor.export.DropFile;
import org.previewauditor.fact.CompleteExports;
import org.previewauditor.fact.ExportKind;

/** Finds out, row by row, of which kinds absence may be concluded. */
final class Completeness {

    /** Kinds that are complete for each ad account by itself, where their files have a column for it. */
    private static final Set<ExportKind> BY_AD_ACCOUNT =
            EnumSet.of(ExportKind.IDENTITY_AD_ACCOUNTS, ExportKind.SPARK_POSTS, ExportKind.IDENTITIES);

    /** Only posts with one of these say whether they are authorized. */
    private static final Set<Column> AUTHORIZATION_COLUMNS =
            EnumSet.of(Column.AUTH_CODE, Column.AD_AUTH_STATUS, Column.AUTH_END_TIME, Column.AUTH_CODE_STATUS);

    private final Map<ExportKind, State> states = new EnumMap<>(ExportKind.class);

    /** The file whose rows are being added, and whether it says which posts are authorized. */
    private @Nullable DropFile current;

    private boolean tellsAuthorization;

    private static final class State {
        private boolean hasFact;
        private boolean isBroken;
        private boolean hasAdvertiserColumn;
        private boolean hasRowOfAnyAdvertiser;
        private final Set<String> advertiserIds = new HashSet<>();
        private final Set<String> unreadableKeys = new HashSet<>();
        private boolean namesIds;
        private boolean namesHandles;
    }

    /** A file that was not read, and may have been meant to be of these kinds. */
    void refused(Set<ExportKind> nearKinds) {
        nearKinds.forEach(kind -> state(kind).isBroken = true);
    }

    /** A file of which only the beginning was read. */
    void cutShort(DropFile file) {
        file.kinds().forEach(kind -> state(kind).isBroken = true);
    }

    /** @param keys the ids and handles that the row is about; empty if they cannot be read */
    void rejected(DropFile file, Set<String> keys) {
        for (ExportKind kind : file.kinds()) {
            if (keys.isEmpty()) {
                state(kind).isBroken = true;
            } else {
                state(kind).unreadableKeys.addAll(keys);
            }
        }
    }

    /** A row that became a fact of this kind and names no ad account and no TikTok account. */
    void fact(ExportKind kind) {
        state(kind).hasFact = true;
    }

    /**
     * A row that became a fact of this kind.
     *
     * @param advertiserId the ad account that it names, if any
     */
    void fact(DropFile file, ExportKind kind, @Nullable String advertiserId, boolean namesId, boolean namesHandle) {
        if (kind == ExportKind.SPARK_POSTS && !tellsAuthorization(file)) {
            return;
        }
        State state = state(kind);
        state.hasFact = true;
        state.namesIds |= namesId;
        state.namesHandles |= namesHandle;
        if (!file.has(kind, Column.ADVERTISER_ID)) {
            state.hasRowOfAnyAdvertiser = true;
        } else {
            state.hasAdvertiserColumn = true;
            if (advertiserId != null) {
                state.advertiserIds.add(advertiserId);
            }
        }
    }

    CompleteExports exports() {
        Map<ExportKind, CompleteExports.Scope> scopes = new EnumMap<>(ExportKind.class);
        states.forEach((kind, state) -> {
            if (state.hasFact && !state.isBroken) {
                boolean byAccount =
                        BY_AD_ACCOUNT.contains(kind) && state.hasAdvertiserColumn && !state.hasRowOfAnyAdvertiser;
                scopes.put(
                        kind,
                        new CompleteExports.Scope(
                                byAccount ? Set.copyOf(state.advertiserIds) : null,
                                Set.copyOf(state.unreadableKeys),
                                state.namesIds,
                                state.namesHandles));
            }
        });
        return new CompleteExports(scopes);
    }

    private boolean tellsAuthorization(DropFile file) {
        if (file != current) {
            current = file;
            tellsAuthorization =
                    AUTHORIZATION_COLUMNS.stream().anyMatch(column -> file.has(ExportKind.SPARK_POSTS, column));
        }
        return tellsAuthorization;
    }

    private State state(ExportKind kind) {
        return states.computeIfAbsent(kind, key -> new State());
    }
}
