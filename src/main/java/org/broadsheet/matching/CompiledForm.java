package org.broadsheet.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** Changes when what is written changes: forms of another number are compiled anew. */
    private static final byte FORM = 10;

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
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORM) {
                return Optional.empty();
            }
            long revision = in.readLong();
            List<PaperId> missing = all(in).stream().map(PaperId::new).toList();
            if (!missing.isEmpty() && !shelf.find(missing).isEmpty()) {
                return Optional.empty();
            }
            List<CompiledInterest> interests = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
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
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
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
                write(out, text.meaning());
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

    private static Optional<CompiledInterest> interest(DataInputStream in, Shelf shelf) throws IOException {
        String name = text(in);
        SparseVector query = vector(in);
        SparseVector concepts = vector(in);
        int size = in.readInt();
        float[] likes = new float[size];
        List<Optional<PaperId>> named = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        List<SparseVector> own = new ArrayList<>();
        List<float[]> meanings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            likes[i] = in.readFloat();
            boolean known = in.readBoolean();
            named.add(known ? Optional.of(new PaperId(text(in))) : Optional.empty());
            titles.add(known ? "" : text(in));
            own.add(known ? SparseVector.EMPTY : vector(in));
            meanings.add(known ? new float[0] : floats(in));
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
                weights(in),
                new Scale(spread(in), spread(in), spread(in), spread(in), in.readFloat()),
                in.readInt(),
                in.readFloat(),
                all(in).stream().map(Category::new).toList(),
                all(in).stream().map(Author::new).toList(),
                exclusions(in),
                rules(in),
                rules(in));
        return allKnown ? Optional.of(interest) : Optional.empty();
    }

    private static CategoryWeights weights(DataInputStream in) throws IOException {
        float other = in.readFloat();
        int size = in.readInt();
        Map<Category, Float> known = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            known.put(new Category(text(in)), in.readFloat());
        }
        return new CategoryWeights(known, other);
    }

    private static List<Exclusion> exclusions(DataInputStream in) throws IOException {
        List<Exclusion> exclusions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            List<Integer> phrase = new ArrayList<>();
            for (int terms = in.readInt(); terms > 0; terms--) {
                phrase.add(in.readInt());
            }
            exclusions.add(new Exclusion(
                    phrase,
                    all(in).stream().map(Author::new).toList(),
                    all(in).stream().map(Category::new).toList()));
        }
        return exclusions;
    }

    private static List<Rule> rules(DataInputStream in) throws IOException {
        return all(in).stream().map(text -> Rule.of(text, ANALYSIS)).toList();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, SparseVector vector) throws IOException {
        out.writeInt(vector.size());
        for (int i = 0; i < vector.size(); i++) {
            out.writeInt(vector.terms()[i]);
            out.writeFloat(vector.weights()[i]);
        }
    }

    private static SparseVector vector(DataInputStream in) throws IOException {
        int size = in.readInt();
        int[] terms = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            terms[i] = in.readInt();
            weights[i] = in.readFloat();
        }
        return new SparseVector(terms, weights);
    }

    private static void write(DataOutputStream out, float[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] numbers = new float[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static void write(DataOutputStream out, Spread spread) throws IOException {
        out.writeFloat(spread.mean());
        out.writeFloat(spread.deviation());
    }

    private static Spread spread(DataInputStream in) throws IOException {
        return new Spread(in.readFloat(), in.readFloat());
    }

    private static void writeAll(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static List<String> all(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }
}
