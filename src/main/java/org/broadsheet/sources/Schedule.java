package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A provider's calendar: of which days it announces papers, and when. */
public interface Schedule {

    /** For one that promises nothing: whatever it gives is right. */
    Schedule NONE = new Schedule() {
        @Override
        public Optional<LocalDate> newestDue(Instant now) {
            return Optional.empty();
        }

        @Override
        public Instant due(LocalDate day) {
            return Instant.MAX;
        }

        @Override
        public LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }

        @Override
        public boolean isOn(LocalDate day, Instant now) {
            return false;
        }
    };

    /** The newest day whose papers should be there by now; empty if nothing is promised. */
    Optional<LocalDate> newestDue(Instant now);

    /** When the papers of that day should be there, the usual delay included. */
    Instant due(LocalDate day);

    /** The next day after this one on which the provider announces papers. */
    LocalDate next(LocalDate day);

    /** Whether it is that day now, on the provider's clock. */
    boolean isOn(LocalDate day, Instant now);
}
