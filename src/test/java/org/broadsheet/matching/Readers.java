package org.broadsheet.matching;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;

/** Readers for tests, in whom only the interests need saying. */
public final class Readers {

    public static final DigestTime SIX =
            new DigestTime(LocalTime.of(6, 0), ZoneOffset.UTC, EnumSet.allOf(java.time.DayOfWeek.class));

    private Readers() {}

    public static NamedInterest interest(String name, Interest... wants) {
        return new NamedInterest(name, List.of(wants), OptionalInt.empty());
    }

    public static Profile profile(NamedInterest... interests) {
        return new Profile(List.of(interests), 0, 10, 20, 0.1, Profile.WhenEmpty.NOTHING);
    }

    public static Profile about(String text) {
        return profile(interest("main", new Interest.About(text)));
    }

    static Subscriber reader(long number, Profile profile, Instant changed) {
        return new Subscriber(
                new ReaderId(number),
                new EmailAddress("reader" + number + "@example.org"),
                "",
                new Subscriber.Origin.Desk(),
                SIX,
                profile,
                changed,
                changed,
                Optional.empty(),
                1);
    }
}
