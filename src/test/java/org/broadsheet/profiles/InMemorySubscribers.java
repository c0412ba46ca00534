package org.broadsheet.profiles;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.broadsheet.profiles.Subscriber.Origin;

/** Readers in a map; keeps the same promises as the table. */
public final class InMemorySubscribers implements Subscribers {

    private final Map<ReaderId, Subscriber> active = new TreeMap<>();
    private final Map<ReaderId, Instant> due = new HashMap<>();
    private final Map<String, Subscriber> endedByFile = new HashMap<>();
    private final Map<String, Subscriber> stopped = new HashMap<>();
    private long last;

    @Override
    public Optional<Subscriber> find(ReaderId id) {
        return Optional.ofNullable(active.get(id));
    }

    @Override
    public Optional<Subscriber> written(ReaderId id) {
        return find(id);
    }

    @Override
    public Optional<Subscriber> find(EmailAddress email) {
        return active.values().stream()
                .filter(reader -> reader.email().key().equals(email.key()))
                .findFirst();
    }

    @Override
    public void each(Consumer<Subscriber> visitor) {
        List.copyOf(active.values()).forEach(visitor);
    }

    @Override
    public FileChanges replaceFiles(List<FileReader> files, List<String> filesUnread, Instant now) {
        Set<String> keys = files.stream().map(file -> file.email().key()).collect(Collectors.toSet());
        if (keys.size() < files.size()) {
            throw new IllegalArgumentException("One address is the address of two files.");
        }
        int added = 0;
        int changed = 0;
        int away = 0;
        for (FileReader file : files) {
            Optional<Subscriber> before = find(file.email());
            Subscriber described = before.or(() ->
                            Optional.ofNullable(endedByFile.get(file.email().key())))
                    .map(old -> described(old, file, now))
                    .orElseGet(() -> described(file, now));
            if (stopped.containsKey(file.email().key())) {
                away++;
            } else if (before.isEmpty()) {
                begin(described, now);
                added++;
            } else if (!sameSaid(before.get(), described)) {
                if (!before.get().time().equals(described.time())) {
                    due.put(described.id(), now);
                }
                active.put(described.id(), described);
                changed++;
            }
        }
        List<Subscriber> gone = active.values().stream()
                .filter(reader -> reader.origin() instanceof Origin.File(String name) && !filesUnread.contains(name))
                .filter(reader -> !keys.contains(reader.email().key()))
                .toList();
        gone.forEach(reader -> endedByFile.put(reader.email().key(), active.remove(reader.id())));
        int ofFiles = (int) active.values().stream()
                .filter(reader -> reader.origin() instanceof Origin.File)
                .count();
        return new FileChanges(added, changed, gone.size(), ofFiles - added - changed, away);
    }

    @Override
    public Optional<ReaderId> join(EmailAddress email, String name, DigestTime time, Profile profile, Instant now) {
        if (find(email).isPresent()) {
            return Optional.empty();
        }
        Optional<Subscriber> before = Optional.ofNullable(stopped.remove(email.key()))
                .or(() -> Optional.ofNullable(endedByFile.get(email.key())));
        Subscriber reader = new Subscriber(
                before.map(Subscriber::id).orElseGet(() -> new ReaderId(++last)),
                email,
                name,
                new Origin.Desk(),
                time,
                profile,
                before.map(Subscriber::since).orElse(now),
                changed(before, profile, now),
                before.flatMap(Subscriber::pausedUntil),
                before.map(old -> old.edition() + 1).orElse(1));
        begin(reader, now);
        return Optional.of(reader.id());
    }

    @Override
    public Changed change(ReaderId id, int seen, String name, DigestTime time, Profile profile, Instant now) {
        Optional<Subscriber> before = find(id).filter(reader -> reader.origin() instanceof Origin.Desk);
        if (before.isEmpty()) {
            return Changed.NOT_THEIRS;
        }
        if (before.get().edition() != seen) {
            return Changed.MEANWHILE;
        }
        before.ifPresent(old -> {
            active.put(
                    id,
                    new Subscriber(
                            id,
                            old.email(),
                            name,
                            old.origin(),
                            time,
                            profile,
                            old.since(),
                            changed(before, profile, now),
                            old.pausedUntil(),
                            old.edition() + 1));
            if (!old.time().equals(time)) {
                due.put(id, now);
            }
        });
        return Changed.DONE;
    }

    @Override
    public boolean pause(ReaderId id, Optional<Instant> until) {
        Optional<Subscriber> before = find(id);
        before.ifPresent(old -> active.put(
                id,
                new Subscriber(
                        id,
                        old.email(),
                        old.name(),
                        old.origin(),
                        old.time(),
                        old.profile(),
                        old.since(),
                        old.profileChanged(),
                        until,
                        old.edition())));
        return before.isPresent();
    }

    @Override
    public boolean stop(ReaderId id, Instant now) {
        Subscriber reader = active.remove(id);
        if (reader != null) {
            stopped.put(reader.email().key(), reader);
        }
        return reader != null;
    }

    @Override
    public List<ReaderId> due(Instant now) {
        return active.values().stream()
                .filter(reader -> !due.get(reader.id()).isAfter(now))
                .filter(reader -> reader.pausedUntil().isEmpty()
                        || !reader.pausedUntil().get().isAfter(now))
                .map(Subscriber::id)
                .sorted(Comparator.comparing((ReaderId id) -> due.get(id)).thenComparing(id -> id))
                .toList();
    }

    @Override
    public List<ReaderId> stillDue(List<ReaderId> readers, Instant now) {
        return due(now).stream().filter(readers::contains).toList();
    }

    @Override
    public List<Subscriber> find(List<ReaderId> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public void nextDue(Map<ReaderId, Instant> next) {
        due.putAll(next);
    }

    private void begin(Subscriber reader, Instant now) {
        endedByFile.remove(reader.email().key());
        active.put(reader.id(), reader);
        due.put(reader.id(), reader.time().nextAfter(reader.time().newestAt(now)));
    }

    private Subscriber described(FileReader file, Instant now) {
        return new Subscriber(
                new ReaderId(++last),
                file.email(),
                file.name(),
                new Origin.File(file.file()),
                file.time(),
                file.profile(),
                now,
                now,
                Optional.empty(),
                1);
    }

    private static Subscriber described(Subscriber before, FileReader file, Instant now) {
        return new Subscriber(
                before.id(),
                file.email(),
                file.name(),
                new Origin.File(file.file()),
                file.time(),
                file.profile(),
                before.since(),
                changed(Optional.of(before), file.profile(), now),
                before.pausedUntil(),
                before.edition() + 1);
    }

    private static boolean sameSaid(Subscriber one, Subscriber other) {
        return one.email().equals(other.email())
                && one.name().equals(other.name())
                && one.origin().equals(other.origin())
                && one.time().equals(other.time())
                && one.profile().equals(other.profile());
    }

    private static Instant changed(Optional<Subscriber> before, Profile profile, Instant now) {
        return before.filter(old -> old.profile().interests().equals(profile.interests()))
                .map(Subscriber::profileChanged)
                .orElse(now);
    }
}
