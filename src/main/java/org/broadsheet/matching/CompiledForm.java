package org.broadsheet.matching;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Exclusion;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * A compiled profile as bytes, for the table. Liked papers of the archive are named, not repeated; the reader's own words
 * are kept with their vectors, since reasons quote them.
 */
final class CompiledForm {

    /** Changes when what is written changes, or what becomes a word: forms of another number are compiled anew. */
    private static final byte FORM = 13;

    private static final Analysis ANALYSIS = new Analysis();

    private CompiledForm() {}

    static byte[] write(CompiledProfile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_000);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(profile.revision());
            writeAll(out, profile.missing().stream().map(PaperId::value).toList());
            out.writeInt(profile.interests().size());
            for (CompiledInterest interest : profile.interests()) {
                write(out, interest);
            }
            write(out, profile.model());
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /**
     * The profile; empty if it must be compiled anew: the form is of another number, or a paper that it could not find has
     * come since, one that it names is gone, or it was made by another model than {@code model}.
     */
    static Optional<CompiledProfile> read(byte[] bytes, int floor, Shelf shelf, String model) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.get() != FORM) {
            return Optional.empty();
        }
        long revision = in.getLong();
        List<PaperId> missing = all(in).stream().map(shelf::id).toList();
        if (!missing.isEmpty() && !shelf.find(missing).isEmpty()) {
            return Optional.empty();
        }
        List<CompiledInterest> interests = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            Optional<CompiledInterest> interest = interest(in, shelf);
            if (interest.isEmpty()) {
                return Optional.empty();
            }
            interests.add(interest.get());
        }
        if (!text(in).equals(model)) {
            return Optional.empty();
        }
        return Optional.of(new CompiledProfile(interests, floor, missing, revision, model));
    }

    private static void write(DataOutputStream out, CompiledInterest interest) throws IOException {
        write(out, interest.name());
        write(out, interest.query());
        write(out, interest.concepts());
        out.writeInt(interest.texts().size());
        for (Text text : interest.texts()) {
            out.writeFloat(text.weight());
            boolean known = !text.ids().isEmpty();
            out.writeBoolean(known);
            if (known) {
                write(out, text.ids().getFirst().value());
            } else {
                write(out, text.title());
                write(out, text.vector());
                byte[] meaning = Directions.small(text.meaning());
                out.writeInt(meaning.length);
                out.write(meaning);
            }
        }
        out.writeFloat(interest.categories().other());
        out.writeInt(interest.categories().known().size());
        for (Map.Entry<Category, Float> entry : interest.categories().known().entrySet()) {
            write(out, entry.getKey().value());
            out.writeFloat(entry.getValue());
        }
        write(out, interest.scale().words());
        write(out, interest.scale().coverage());
        write(out, interest.scale().likeness());
        write(out, interest.scale().meaning());
        out.writeFloat(interest.scale().category());
        out.writeInt(interest.evidence());
        out.writeFloat(interest.home());
        writeAll(out, interest.reads().stream().map(Category::value).toList());
        writeAll(out, interest.authors().stream().map(Author::name).toList());
        out.writeInt(interest.without().size());
        for (Exclusion exclusion : interest.without()) {
            out.writeInt(exclusion.phrase().size());
            for (int term : exclusion.phrase()) {
                out.writeInt(term);
            }
            writeAll(out, exclusion.authors().stream().map(Author::name).toList());
            writeAll(out, exclusion.categories().stream().map(Category::value).toList());
        }
        writeAll(out, interest.always().stream().map(Rule::text).toList());
        writeAll(out, interest.only().stream().map(Rule::text).toList());
    }

    private static Optional<CompiledInterest> interest(ByteBuffer in, Shelf shelf) {
        String name = text(in);
        SparseVector query = vector(in);
        SparseVector concepts = vector(in);
        int size = in.getInt();
        float[] likes = new float[size];
        List<Optional<PaperId>> named = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<SparseVector> own = new ArrayList<>();
        List<float[]> meanings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            likes[i] = in.getFloat();
            boolean known = in.get() != 0;
            named.add(known ? Optional.of(shelf.id(text(in))) : Optional.empty());
            titles.add(known ? "" : text(in));
            own.add(known ? SparseVector.EMPTY : vector(in));
            meanings.add(known ? new float[0] : Directions.wide(bytes(in)));
        }
        Map<PaperId, KnownPaper> known =
                shelf.find(named.stream().flatMap(Optional::stream).toList());
        boolean allKnown = named.stream().flatMap(Optional::stream).allMatch(known::containsKey);
        List<Text> texts = new ArrayList<>();
        for (int i = 0; allKnown && i < size; i++) {
            String title = titles.get(i);
            SparseVector words = own.get(i);
            float[] about = meanings.get(i);
            float weight = likes[i];
            texts.add(named.get(i)
                    .map(id -> Objects.requireNonNull(known.get(id)).text(weight))
                    .orElseGet(() -> new Text(List.of(), title, words, about, weight)));
        }
        CompiledInterest interest = new CompiledInterest(
                name,
                query,
                concepts,
                texts,
                weights(in, shelf),
                new Scale(spread(in), spread(in), spread(in), spread(in), in.getFloat()),
                in.getInt(),
                in.getFloat(),
                all(in).stream().map(Category::new).toList(),
                all(in).stream().map(Author::new).toList(),
                exclusions(in),
                rules(in),
                rules(in));
        return allKnown ? Optional.of(interest) : Optional.empty();
    }

    private static CategoryWeights weights(ByteBuffer in, Shelf shelf) {
        float other = in.getFloat();
        int size = in.getInt();
        Map<Category, Float> known = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            known.put(shelf.category(text(in)), in.getFloat());
        }
        return new CategoryWeights(known, other);
    }

    private static List<Exclusion> exclusions(ByteBuffer in) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            List<Integer> phrase = new ArrayList<>();
            for (int terms = in.getInt(); terms > 0; terms--) {
                phrase.add(in.getInt());
            }
            exclusions.add(new Exclusion(
                    phrase,
                    all(in).stream().map(Author::new).toList(),
                    all(in).stream().map(Category::new).toList()));
        }
        return exclusions;
    }

    private static List<Rule> rules(ByteBuffer in) {
        return all(in).stream().map(text -> Rule.of(text, ANALYSIS)).toList();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, SparseVector vector) throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES * vector.size());
        numbers.asIntBuffer().put(vector.terms());
        numbers.position(Integer.BYTES * vector.size());
        numbers.asFloatBuffer().put(vector.weights());
        out.writeInt(vector.size());
        out.write(numbers.array());
    }

    private static SparseVector vector(ByteBuffer in) {
        int[] terms = new int[in.getInt()];
        float[] weights = new float[terms.length];
        in.asIntBuffer().get(terms);
        in.position(in.position() + Integer.BYTES * terms.length);
        in.asFloatBuffer().get(weights);
        in.position(in.position() + Integer.BYTES * terms.length);
        return new SparseVector(terms, weights);
    }

    private static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    private static void write(DataOutputStream out, Spread spread) throws IOException {
        out.writeFloat(spread.mean());
        out.writeFloat(spread.deviation());
    }

    private static Spread spread(ByteBuffer in) {
        return new Spread(in.getFloat(), in.getFloat());
    }

    private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static List<String> all(ByteBuffer in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.getInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }
}
