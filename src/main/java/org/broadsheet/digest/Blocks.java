package org.broadsheet.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.rendering.Part;
import org.broadsheet.tex.Styled;

/** What a paper's block has in common for all readers: rendered once and kept, as long as the paper's words stay the same. */
final class Blocks {

    static final String INDENT = "    ";

    private static final int MOST = 4_000;

    private final Shapes shapes;
    private final Styled.Marker marker;
    private final Map<Source, Block> blocks = new ConcurrentHashMap<>();

    Blocks(Shapes shapes) {
        this.shapes = shapes;
        this.marker = marker(shapes.mark());
    }

    /** What a block is made of: if it changes, so does the block. */
    private record Source(long number, String title, String text, String summary, boolean line) {}

    /**
     * A paper, ready for any reader.
     *
     * @param id as the paper is best known
     * @param plainTitle as one line of text
     * @param foldedTitle in lines of the text part
     * @param foldedText in lines of the text part; empty if there is no abstract
     */
    record Block(
            PaperId id,
            Part html,
            Part text,
            Markable title,
            Markable summary,
            String plainTitle,
            String foldedTitle,
            String foldedText) {}

    /** @param line whether it is set in one line, as a trending paper beside a reader's own */
    Block of(ShelvedPaper paper, boolean line) {
        if (blocks.size() > MOST) {
            blocks.clear();
        }
        Source source = new Source(
                paper.number(),
                paper.paper().title(),
                paper.paper().abstractText(),
                paper.paper().details().summary(),
                line);
        Block known = blocks.get(source);
        return known != null ? known : blocks.computeIfAbsent(source, unused -> block(paper, line));
    }

    private Block block(ShelvedPaper paper, boolean line) {
        PaperWords words = PaperWords.of(paper.paper());
        PaperWords folded = words.folded(INDENT);
        String title = words.title().text();
        String text = words.text().text();
        return new Block(
                paper.paper().id(),
                line ? shapes.line(Shapes.HTML, words) : shapes.paper(Shapes.HTML, words),
                line ? shapes.line(Shapes.TEXT, folded) : shapes.paper(Shapes.TEXT, folded),
                new Markable(words.title(), marker),
                new Markable(words.text(), marker),
                title,
                Columns.fold(title, INDENT, INDENT).substring(INDENT.length()),
                text.isEmpty() ? "" : Columns.fold(text, INDENT, INDENT));
    }

    private static Styled.Marker marker(Part mark) {
        String between = "*|*";
        StringBuilder out = new StringBuilder();
        mark.filling().with("words", between).appendTo(out);
        int at = out.indexOf(between);
        return new Styled.Marker(
                out.substring(0, at).strip(),
                out.substring(at + between.length()).strip());
    }
}
