package org.previewauditor.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.previewauditor.rulebook.RuleFiles;

/**
 * Makes drops at random: the drop of the scenarios for two ad accounts, with cells from all scenarios put into it here
 * and there. The same seed always makes the same drop.
 *
 * <p>No two rows of a drop have an equal claim to be the one that counts, because of those the rules take the first.
 */
final class RandomDrops {

    private static final int ADS = 40;
    private static final List<String> ADVERTISERS = List.of("adv-acme", "adv-brew");
    private static final List<String> POSTS = List.of("post-cora", "post-acme", "post-benny", "post-dora");
    private static final List<String> BAD_LINKS = List.of("UNLINKED", "PENDING", "REMOVED");
    private static final List<String> BAD_CONNECTIONS = List.of("REVOKED", "ERROR");

    /** Columns by which rows find each other: random values would only pull them apart. */
    private static final Set<String> KEYS = Set.of(
            "ad_id", "advertiser_id", "item_id", "adgroup_id", "campaign_id", "username", "display_name", "user_id");

    /** Without it nobody could tell what the file is. */
    private static final Set<String> RECOGNISED_BY = Set.of("ad_accounts.status");

    private final DropRows base =
            Scenarios.nothingWrong(RuleFiles.bundled()).get(0).drop();

    /** Every value that some scenario has in a column, by kind and column. */
    private final Map<String, Map<String, List<String>>> values = new TreeMap<>();

    RandomDrops(List<Scenario> scenarios) {
        Map<String, Map<String, Set<String>>> found = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            List<ScenarioCase> cases = new ArrayList<>(scenario.fires());
            cases.addAll(scenario.nearMisses());
            cases.stream()
                    .filter(one -> Integer.valueOf(0).equals(one.rejectedRows()))
                    .filter(one -> one.drop().rows("ads").size() < 100)
                    .forEach(one -> collect(one.drop(), found));
        }
        found.forEach((kind, columns) -> {
            Map<String, List<String>> lists = new TreeMap<>();
            columns.forEach((column, set) -> lists.put(column, List.copyOf(set)));
            values.put(kind, lists);
        });
    }

    DropRows drop(long seed) {
        return new Maker(new Random(seed)).make();
    }

    private static void collect(DropRows drop, Map<String, Map<String, Set<String>>> found) {
        for (String kind : drop.kinds()) {
            for (Map<String, String> row : drop.rows(kind).values()) {
                row.forEach((column, cell) -> found.computeIfAbsent(kind, any -> new TreeMap<>())
                        .computeIfAbsent(column, any -> new TreeSet<>(Set.of("none")))
                        .add(cell));
            }
        }
    }

    private final class Maker {
        private final Random random;
        private final DropRows drop = new DropRows();
        private final Set<String> columnsLeftOut = new HashSet<>();

        Maker(Random random) {
            this.random = random;
        }

        DropRows make() {
            values.forEach((kind, columns) -> columns.keySet().stream()
                    .filter(column -> !base.rows(kind).isEmpty())
                    .filter(column ->
                            !base.rows(kind).values().iterator().next().containsKey(column) ? chance(70) : chance(1))
                    .map(column -> kind + '.' + column)
                    .filter(column -> !RECOGNISED_BY.contains(column))
                    .forEach(columnsLeftOut::add));
            ads();
            accounts();
            posts();
            for (String advertiser : ADVERTISERS) {
                if (chance(90)) {
                    add("ad_accounts", "acme", 8, Map.of("advertiser_id", advertiser));
                }
                connections(advertiser);
            }
            for (String group : List.of("group", "group-2")) {
                add("ad_groups", "group", 8, Map.of("adgroup_id", group));
            }
            for (String campaign : List.of("campaign", "campaign-2")) {
                add("campaigns", "campaign", 8, Map.of("campaign_id", campaign));
            }
            errors();
            for (String kind : List.copyOf(drop.kinds())) {
                if (!kind.equals("ads") && chance(7)) {
                    drop.leaveOut(kind);
                }
            }
            return drop;
        }

        private void ads() {
            for (int i = 0; i < ADS; i++) {
                String like = oneOf(List.copyOf(base.rows("ads").keySet()));
                Map<String, String> fixed = new HashMap<>();
                fixed.put("ad_id", "ad-" + i);
                fixed.put("advertiser_id", oneOf(ADVERTISERS));
                fixed.put("adgroup_id", oneOf(List.of("group", "group", "group-2", "none")));
                fixed.put("campaign_id", oneOf(List.of("campaign", "campaign", "campaign-2", "none")));
                add("ads", like, 5, fixed);
            }
        }

        /** Accounts are listed for each ad account, which says how they are linked, or once, beside a list of links. */
        private void accounts() {
            boolean forEachAdAccount = chance(30);
            for (String account : base.rows("identities").keySet()) {
                Map<String, String> names = base.row("identities", account);
                for (String advertiser : forEachAdAccount ? ADVERTISERS : List.of("none")) {
                    if (chance(85)) {
                        Map<String, String> fixed = new HashMap<>(Map.of("advertiser_id", advertiser));
                        fixed.put("identity_id", chance(95) ? names.get("identity_id") : "none");
                        add("identities", account, 5, fixed);
                    }
                }
                for (String advertiser : forEachAdAccount ? List.<String>of() : ADVERTISERS) {
                    Map<String, String> fixed = new HashMap<>(Map.of(
                            "advertiser_id", advertiser,
                            "identity_id", names.get("identity_id"),
                            "username", names.get("username")));
                    if (chance(90)) {
                        add("identity_ad_accounts", account, 8, fixed);
                    }
                    if (chance(10)) {
                        fixed.put("link_status", oneOf(BAD_LINKS));
                        add("identity_ad_accounts", account, 8, fixed);
                    }
                }
                for (String user : List.of("user-mia", "user-leo")) {
                    if (chance(user.equals("user-mia") ? 95 : 25)) {
                        Map<String, String> fixed =
                                Map.of("user_id", user, "user_name", user, "identity_id", names.get("identity_id"));
                        add("member_permissions", account, 8, fixed);
                    }
                }
            }
        }

        private void posts() {
            int number = 0;
            for (String post : POSTS) {
                boolean endIsMissing = false;
                for (String advertiser : List.of("none", "adv-acme", "adv-brew")) {
                    for (int copy = 0; copy < 2; copy++) {
                        if (!chance(copy == 0 ? 55 : 8)) {
                            continue;
                        }
                        Map<String, String> fixed = new HashMap<>(Map.of("item_id", post, "advertiser_id", advertiser));
                        String day =
                                chance(80) ? "2027-10-01" : oneOf(List.of("2026-11-20", "2026-11-28", "2026-12-20"));
                        boolean missing = !endIsMissing && chance(10);
                        endIsMissing |= missing;
                        fixed.put("auth_end_time", missing ? "none" : day + "T09:00:" + (10 + number++) + "Z");
                        add("spark_posts", post.equals("post-acme") ? "acme" : "cora", 3, fixed);
                    }
                }
            }
        }

        /** Ads have more than one error, and an ad id may be that of an ad account that does not have it. */
        private void errors() {
            Map<String, List<String>> cells = values.getOrDefault("error_log", Map.of());
            for (int i = 0; i < ADS / 2; i++) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("ad_id", "ad-" + random.nextInt(ADS / 2));
                row.put("advertiser_id", oneOf(List.of("none", "none", "adv-acme", "adv-brew")));
                String told = oneOf(List.of("key", "code", "message"));
                row.put(told, oneOf(cells.getOrDefault(told, List.of("none"))));
                row.put("time", oneOf(cells.getOrDefault("time", List.of("none"))));
                drop.set("error_log", "error" + i, row);
            }
        }

        private void connections(String advertiser) {
            for (int copy = 0; copy < 2; copy++) {
                if (chance(copy == 0 ? 90 : 20)) {
                    Map<String, String> fixed = new HashMap<>(Map.of("advertiser_id", advertiser));
                    if (copy == 1) {
                        fixed.put("status", oneOf(BAD_CONNECTIONS));
                    }
                    add("connections", "motion", 6, fixed);
                }
            }
        }

        /** Adds a row like one of the base, in which some cells are random, and some as given. */
        private void add(String kind, String like, int percent, Map<String, String> fixed) {
            Map<String, String> row = new LinkedHashMap<>(base.row(kind, like));
            values.getOrDefault(kind, Map.of()).forEach((column, cells) -> {
                if (!KEYS.contains(column) && chance(percent)) {
                    row.put(column, oneOf(cells));
                }
            });
            row.putAll(fixed);
            columnsLeftOut.forEach(place -> {
                String column = place.substring(place.indexOf('.') + 1);
                if (place.startsWith(kind + '.') && !fixed.containsKey(column)) {
                    row.remove(column);
                }
            });
            drop.set(kind, kind + drop.rows(kind).size(), row);
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private String oneOf(List<String> some) {
            return some.get(random.nextInt(some.size()));
        }
    }
}
