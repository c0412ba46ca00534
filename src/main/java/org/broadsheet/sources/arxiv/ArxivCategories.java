package org.broadsheet.sources.arxiv;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.broadsheet.papers.Category;

/**
 * arXiv's subject classes among what stands in its category fields, where authors also write MSC and ACM classes:
 * {@code cs.CV cs.RO 68T45 (Machine vision) I.2.10; I.4.8}.
 *
 * <p>Source: <a href="https://arxiv.org/category_taxonomy">arXiv category taxonomy</a>, and the archives it has subsumed.
 */
final class ArxivCategories {

    private static final Set<String> WHOLE_ARCHIVES = Set.of(
            "astro-ph",
            "cond-mat",
            "gr-qc",
            "hep-ex",
            "hep-lat",
            "hep-ph",
            "hep-th",
            "math-ph",
            "nlin",
            "nucl-ex",
            "nucl-th",
            "physics",
            "quant-ph",
            "math",
            "cs",
            "q-bio",
            "q-fin",
            "stat",
            "econ",
            "eess",
            "acc-phys",
            "adap-org",
            "alg-geom",
            "ao-sci",
            "atom-ph",
            "bayes-an",
            "chao-dyn",
            "chem-ph",
            "cmp-lg",
            "comp-gas",
            "dg-ga",
            "funct-an",
            "mtrl-th",
            "patt-sol",
            "plasm-ph",
            "q-alg",
            "solv-int",
            "supr-con");
    private static final Pattern CLASS =
            Pattern.compile("[a-z]{2,}(?:-[a-z]{2,4})?\\.[A-Za-z]{2}(?:[a-z-]{0,12})|q-[a-z]{3}\\.[A-Z]{2}");
    private static final Pattern PARENTHESIS = Pattern.compile("\\([^()]*\\)?");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private ArxivCategories() {}

    /** Whether this is one of arXiv's classes or archives. */
    static boolean isOne(String word) {
        return WHOLE_ARCHIVES.contains(word) || CLASS.matcher(word).matches();
    }

    static List<Category> of(String text) {
        return Arrays.stream(BETWEEN.split(PARENTHESIS.matcher(text).replaceAll(" "), -1))
                .filter(ArxivCategories::isOne)
                .distinct()
                .map(Category::new)
                .toList();
    }
}
