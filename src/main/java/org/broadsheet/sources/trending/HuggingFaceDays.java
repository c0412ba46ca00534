package org.broadsheet.sources.trending;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/**
 * Hugging Face's daily papers, day by day: a list that people vote on. A day is asked about again while votes still come in,
 * so that what is trending is known. Weekends have no list.
 */
public final class HuggingFaceDays implements Source {

    private final URI base;
    private final Duration every;

    /** @param base such as {@code https://huggingface.co} */
    public HuggingFaceDays(URI base, Duration every) {
        this.base = base;
        this.every = every;
    }

    @Override
    public String name() {
        return "huggingface";
    }

    @Override
    public Provider provider() {
        return Provider.usual("huggingface");
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Schedule schedule() {
        return Schedule.NONE;
    }

    @Override
    public int daysAtOnce() {
        return 1;
    }

    @Override
    public List<URI> questions(Days days) {
        DayOfWeek weekday = days.to().getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY
                ? List.of()
                : List.of(URI.create(base + "/api/daily_papers?date=" + days.to()));
    }

    @Override
    public boolean hasSomethingOn(LocalDate day) {
        return Days.isOrdinaryWorkday(day);
    }

    /** A day that is not open yet is refused with a sentence about its date. */
    @Override
    public boolean saysNotYet(String answer) {
        String start = answer.substring(0, Math.min(answer.length(), 1_000)).stripLeading();
        return start.startsWith("{\"error\"") && start.contains("date");
    }
}
