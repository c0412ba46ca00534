package org.broadsheet;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of {@code architecture.md}, as a test executes them. Whoever changes a row changes the rule.
 *
 * @param root the package in which the rooms lie; another one for planted breaches
 * @param kinds room → {@code the path}, {@code tools}, {@code gates} or {@code doors}, as the tree shows them
 * @param mayUse room → the rooms that it may use, besides itself
 * @param inner inner room, as {@code matching.text} → what it may use of its own house part: inner rooms and {@code door}
 * @param libraries package of a library → the rooms in which it lives
 */
record House(
        String root,
        Map<String, String> kinds,
        Map<String, Set<String>> mayUse,
        Map<String, Set<String>> inner,
        Map<String, Set<String>> libraries) {

    static final Path PAGE = Path.of("src/site/markdown/architecture.md");

    /** What every room may use, as the page says above the table. */
    private static final Set<String> FOR_ALL = Set.of("text", "files", "memory", "ending");

    /** Which calls ask the machine for the time or the zone; {@code app} hands both in. */
    private static final Map<Class<?>, Set<String>> WALL_CLOCK = Map.of(
            Instant.class, Set.of("now"),
            LocalDate.class, Set.of("now"),
            LocalTime.class, Set.of("now"),
            LocalDateTime.class, Set.of("now"),
            ZonedDateTime.class, Set.of("now"),
            System.class, Set.of("currentTimeMillis"),
            ZoneId.class, Set.of("systemDefault"),
            Clock.class, Set.of("systemDefaultZone", "systemUTC"));

    private static final Set<String> PRINTERS = Set.of("app", "commands", "simulation");

    static House onThePage(String root) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        Map<String, String> kinds = kinds(page);
        Map<String, Set<String>> mayUse = new TreeMap<>();
        table(page, "| room |").forEach((room, cells) -> mayUse.put(room, rooms(cells.getLast(), kinds)));
        Map<String, Set<String>> inner = new TreeMap<>();
        table(page, "| inner room |").forEach((room, cells) -> inner.put(room, rooms(cells.getLast(), kinds)));
        Map<String, Set<String>> libraries = new TreeMap<>();
        table(page, "| library |").forEach((library, cells) -> {
            for (String name : cells.get(1).replace("`", "").split(" ", -1)) {
                libraries.put(name, rooms(cells.getLast(), kinds));
            }
        });
        return new House(root, kinds, mayUse, inner, libraries);
    }

    /** The rooms of the tree, each under its heading. */
    private static Map<String, String> kinds(List<String> page) {
        Map<String, String> kinds = new LinkedHashMap<>();
        String kind = "";
        for (String line : page) {
            if (line.startsWith("  ── ")) {
                kind = line.substring(5, line.indexOf(" ─", 5));
            } else if (!kind.isEmpty() && line.startsWith("```")) {
                return kinds;
            } else if (!kind.isEmpty() && line.matches("  [a-z]+/ .*")) {
                kinds.put(line.strip().split("/", -1)[0], kind);
            }
        }
        return kinds;
    }

    /** The rows of the table whose head begins so, by their first cell. */
    private static Map<String, List<String>> table(List<String> page, String head) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        page.stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> {
                    List<String> cells =
                            Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                    List<String> inside = cells.subList(1, cells.size() - 1);
                    rows.put(inside.getFirst(), inside);
                });
        return rows;
    }

    private static Set<String> rooms(String cell, Map<String, String> kinds) {
        Set<String> rooms = new TreeSet<>();
        for (String word : cell.split("[ ,]+", -1)) {
            switch (word) {
                case "–", "" -> {}
                case "all" -> rooms.addAll(kinds.keySet());
                case "path" -> rooms.addAll(ofKind("the path", kinds));
                case "tools" -> rooms.addAll(ofKind("tools", kinds));
                case "gates" -> rooms.addAll(ofKind("gates", kinds));
                default -> rooms.add(word);
            }
        }
        return rooms;
    }

    private static Set<String> ofKind(String kind, Map<String, String> kinds) {
        return kinds.entrySet().stream()
                .filter(room -> room.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A room that uses one that it may not, an inner room too; each with the place. */
    List<String> wrongUses(JavaClasses classes) {
        List<String> wrong = new ArrayList<>();
        for (JavaClass from : classes) {
            String origin = placeOf(from);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (isOurs(to)) {
                    String target = placeOf(to);
                    if (!mayUse(origin, target)) {
                        wrong.add("%s may not use %s: %s".formatted(origin, target, dependency.getDescription()));
                    }
                }
            }
        }
        return wrong;
    }

    private boolean mayUse(String origin, String target) {
        String room = roomOf(origin);
        String other = roomOf(target);
        if (origin.equals(target)) {
            return true;
        }
        if (room.equals(other)) {
            return !inner.containsKey(origin) || inner.get(origin).contains(target.equals(room) ? "door" : target);
        }
        Set<String> named = mayUse.getOrDefault(room, Set.of());
        boolean open = FOR_ALL.contains(other) || named.contains(other);
        return named.contains(target)
                || open && (!inner.containsKey(target) || "gates".equals(kinds.get(room)) || room.equals("app"));
    }

    /** A library that is used outside the rooms in which it lives. */
    List<String> strayLibraries(JavaClasses classes) {
        List<String> stray = new ArrayList<>();
        for (JavaClass from : classes) {
            String origin = placeOf(from);
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                libraryOf(dependency.getTargetClass().getBaseComponentType().getName())
                        .filter(rooms ->
                                rooms.stream().noneMatch(room -> origin.equals(room) || origin.startsWith(room + ".")))
                        .ifPresent(rooms -> stray.add(
                                "lives in %s: %s".formatted(String.join(", ", rooms), dependency.getDescription())));
            }
        }
        return stray;
    }

    private Optional<Set<String>> libraryOf(String name) {
        return libraries.entrySet().stream()
                .filter(library -> name.startsWith(library.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Who asks the machine for the time or the zone outside {@code app}. */
    List<String> wallClocks(JavaClasses classes) {
        List<String> clocks = new ArrayList<>();
        for (JavaClass from : classes) {
            if (!roomOf(placeOf(from)).equals("app")) {
                for (JavaMethodCall call : from.getMethodCallsFromSelf()) {
                    WALL_CLOCK.forEach((type, names) -> {
                        if (call.getTargetOwner().isEquivalentTo(type) && names.contains(call.getName())) {
                            clocks.add(call.getDescription());
                        }
                    });
                }
            }
        }
        return clocks;
    }

    /** Who prints, outside the doors. */
    List<String> prints(JavaClasses classes) {
        List<String> prints = new ArrayList<>();
        for (JavaClass from : classes) {
            if (!PRINTERS.contains(roomOf(placeOf(from)))) {
                for (JavaFieldAccess access : from.getFieldAccessesFromSelf()) {
                    if (access.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err").contains(access.getName())) {
                        prints.add(access.getDescription());
                    }
                }
            }
        }
        return prints;
    }

    /** Simple names that stand for more than one top-level class. */
    List<String> namesThatStandTwice(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        return byName.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> names.stream().sorted().collect(Collectors.joining(" and ")))
                .toList();
    }

    /** Circles between rooms, and between the inner rooms of one; empty if there is none. */
    List<String> circles(JavaClasses classes) {
        return Stream.of(root + ".(*)..", root + ".(**)")
                .map(slices -> SlicesRuleDefinition.slices()
                        .matching(slices)
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .evaluate(classes))
                .flatMap(result -> result.getFailureReport().getDetails().stream())
                .toList();
    }

    /** Rooms that the tree or the table does not know. */
    Set<String> unnamedRooms(JavaClasses classes) {
        Set<String> places = classes.stream().map(this::placeOf).collect(Collectors.toCollection(TreeSet::new));
        places.removeIf(place ->
                place.contains(".") ? inner.containsKey(place) : kinds.containsKey(place) && mayUse.containsKey(place));
        return places;
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(root + ".");
    }

    /** Such as {@code matching.text}. */
    private String placeOf(JavaClass type) {
        return type.getPackageName().substring(root.length() + 1);
    }

    private static String roomOf(String place) {
        return place.split("\\.", -1)[0];
    }
}
