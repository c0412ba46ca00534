package org.broadsheet.profiles;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;

/** Random profiles and times for laws: every kind of interest, every script, every limit. */
public final class AnyProfile {

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final List<String> WORDS = List.of(
            "sparse",
            "Größe",
            "検索",
            "\"quoted\"",
            "back\\slash",
            "line\nbreak",
            "tab\tbed",
            "{x: [1]}",
            "𝔸",
            "a: b #c",
            "é̂");

    private AnyProfile() {}

    public static Profile any(Random random) {
        List<NamedInterest> interests = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<Interest> wants = new ArrayList<>();
            for (int j = random.nextInt(6); j >= 0; j--) {
                wants.add(want(random));
            }
            OptionalInt atMost = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(9));
            interests.add(new NamedInterest("Interest " + i + ": 検索 \"x\"", wants, atMost));
        }
        return new Profile(
                interests,
                random.nextInt(101),
                1 + random.nextInt(100),
                random.nextInt(101),
                random.nextDouble(),
                random.nextBoolean() ? Profile.WhenEmpty.NOTHING : Profile.WhenEmpty.A_LINE,
                random.nextBoolean() ? "en" : "de");
    }

    public static DigestTime time(Random random) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return new DigestTime(
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                days,
                random.nextBoolean());
    }

    private static Interest want(Random random) {
        String id = "2408.%05d".formatted(random.nextInt(100_000));
        return switch (random.nextInt(11)) {
            case 0 -> new Interest.About(words(random));
            case 1 -> new Interest.LikePaper(new PaperReference.ById(new PaperId(id)));
            case 2 -> new Interest.LikePaper(new PaperReference.ByTitle(words(random)));
            case 3 -> new Interest.DislikePaper(new PaperReference.ById(new PaperId(id)));
            case 10 ->
                new Interest.LikePaper(new PaperReference.InList(
                        PaperList.parse("zotero:users/" + random.nextInt(1, 99)).orElseThrow()));
            case 4 -> new Interest.DislikePaper(new PaperReference.ByTitle(words(random)));
            case 5 -> new Interest.ByAuthor(new Author("Tomáš Novák " + random.nextInt(9)));
            case 6 -> new Interest.InCategory(new Category("cs.IR"));
            case 7 -> new Interest.Without(words(random));
            case 8 -> new Interest.Always("title:" + words(random) + " OR author:\"Jimmy Lin\"");
            default -> new Interest.Only(words(random));
        };
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder("about");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
