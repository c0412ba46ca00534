package org.broadsheet.matching.meaning;

import java.util.List;
import org.broadsheet.papers.Paper;

/** Turns texts into vectors that lie near each other where the texts mean the like. */
public interface Embedder extends AutoCloseable {

    /** What became of one attempt. */
    sealed interface Answer {

        /** One vector a text, in their order, each of length 1 and all of one dimension. */
        record Vectors(List<float[]> vectors) implements Answer {
            public Vectors {
                vectors = List.copyOf(vectors);
            }
        }

        /** Not now. The reason names what was found and what to do. */
        record Unavailable(String reason) implements Answer {}
    }

    /** What of a paper is read. */
    static String text(Paper paper) {
        return paper.title() + ". " + paper.abstractText();
    }

    /** Which vectors these are: those of another model cannot be compared with them. At most 200 characters. */
    String model();

    /** Tries once. Does not throw for anything that a model, a network or a server can do. */
    Answer embed(List<String> texts);

    @Override
    void close();
}
