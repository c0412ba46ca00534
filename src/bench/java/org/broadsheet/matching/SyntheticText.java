package org.broadsheet.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;

/** Papers and interests in invented words with the frequencies of {@link SyntheticTerms}. */
public final class SyntheticText {

    private static final String[] CATEGORIES = {"cs.IR", "cs.CL", "cs.LG", "astro-ph.GA", "math.CO", "q-bio.NC"};

    private final SyntheticTerms terms = new SyntheticTerms();
    private final Random random;
    private int dealt;

    public SyntheticText(long seed) {
        random = new Random(seed);
    }

    /** A paper of about 160 words; the last word of the title is its own. */
    public Paper paper(LocalDate announced) {
        List<Integer> ranks = new ArrayList<>(terms.paper(random));
        Collections.shuffle(ranks, random);
        List<String> words = ranks.stream().map(SyntheticText::word).toList();
        int title = Math.min(9, words.size());
        int number = dealt++;
        return new Paper(
                Optional.of(new ArxivId("%04d.%05d".formatted(1000 + number / 90_000, 10_000 + number % 90_000))),
                Optional.empty(),
                String.join(" ", words.subList(0, title)) + " " + word(20_000 + number),
                String.join(" ", words.subList(title, words.size())),
                List.of(new Author("Ada " + word(number % 5_000))),
                List.of(new Category(CATEGORIES[random.nextInt(CATEGORIES.length)])),
                1,
                announced,
                OptionalInt.empty());
    }

    /** An interest in so many different words of one paper that is never announced. */
    public String interest(int words) {
        return SyntheticTerms.profile(terms.paper(random), words, random).stream()
                .map(SyntheticText::word)
                .collect(Collectors.joining(" "));
    }

    /** A word that no stemmer shortens and no other number has. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("q");
        for (int rest = number; rest > 0; rest /= 10) {
            word.append("bcdfghjkmp".charAt(rest % 10)).append('o');
        }
        return word.append('x').toString();
    }
}
