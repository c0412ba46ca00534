package org.broadsheet.web.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.Wish;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.rendering.Language;

/** What stands in the field {@code about} of a form: words, and numbers of papers among them. */
public final class WishFields {

    /** A number or an address of a paper; longer words are not. */
    private static final int LONGEST_NUMBER = 200;

    private WishFields() {}

    /** Numbers of papers among the words, and addresses of lists of papers, are papers that they like; the rest is what they say. */
    public static String withoutNumbers(String about, List<LikedPaper> papers, Mistakes problems, Language language) {
        if (about.length() > Wish.LONGEST_ABOUT) {
            problems.add("about", language.say("page.problem.too-long", about.length(), Wish.LONGEST_ABOUT));
        }
        String cut = about.substring(0, Math.min(about.length(), Wish.LONGEST_ABOUT));
        List<String> words = new ArrayList<>();
        for (String word : cut.split("(?<=\\s)|(?=\\s)", -1)) {
            Optional<LikedPaper> paper = word.length() > LONGEST_NUMBER ? Optional.empty() : numbered(word);
            paper.ifPresentOrElse(papers::add, () -> words.add(word));
        }
        String rest = String.join("", words).strip();
        return rest.chars().anyMatch(Character::isLetter) ? rest : "";
    }

    private static Optional<LikedPaper> numbered(String word) {
        String bare = word.replaceAll("^[(\\[<]+|(?<![)\\]>,;.])[)\\]>,;.]+$", "");
        return PaperList.parse(bare).isPresent() || ArxivId.find(bare).isPresent()
                ? LikedPaper.parse(bare)
                : Optional.empty();
    }
}
