package org.broadsheet.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a replay moves by hand, and only forwards. */
public final class SimulatedTime implements InstantSource {

    private final AtomicReference<Instant> now;

    private final boolean readToday;

    public SimulatedTime(Instant start) {
        this(start, false);
    }

    private SimulatedTime(Instant start, boolean readToday) {
        now = new AtomicReference<>(start);
        this.readToday = readToday;
    }

    /** Of past days whose letters somebody reads today. */
    public static SimulatedTime readToday(Instant start) {
        return new SimulatedTime(start, true);
    }

    public boolean isReadToday() {
        return readToday;
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    /** @throws IllegalArgumentException if {@code instant} is before now */
    public void moveTo(Instant instant) {
        if (instant.isBefore(now.get())) {
            throw new IllegalArgumentException("Simulated time cannot go back from %s to %s.".formatted(now, instant));
        }
        now.set(instant);
    }

    /**
     * A clock that starts at an instant and runs faster than the wall: for watching weeks of the daemon's life in minutes.
     *
     * @param text such as {@code 2025-09-01T00:00:00Z@3600}: an instant, and how many seconds pass in each
     * @throws IllegalArgumentException if {@code text} has another form
     */
    public static InstantSource fast(String text) {
        String[] parts = text.split("@", -1);
        if (parts.length != 2 || !parts[1].matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a simulated clock. Expected a form like 2025-09-01T00:00:00Z@3600.".formatted(text));
        }
        Instant start = Instant.parse(parts[0]);
        long speed = Long.parseLong(parts[1]);
        long began = System.nanoTime();
        return () -> start.plus(Duration.ofNanos(System.nanoTime() - began).multipliedBy(speed));
    }
}
